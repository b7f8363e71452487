//! The long files of `data/`: made note by note and handed on piece by piece, each table in both of its forms at once.

use rayon::prelude::*;

use super::build::{Rendering, output_path};
use super::sink::{Growing, Sink};
use crate::error::Result;
use crate::model::ParsedNote;
use crate::render::{table_envelope, table_rows};
use crate::site::view::Envelope;
use crate::site::{DataFile, DataForm, DataTables, Page, Route, TableKind};

/// The forms of each table.
const FORMS: [DataForm; 2] = [DataForm::Csv, DataForm::Json];
/// The other files that are made note by note.
const IN_PIECES: [DataFile; 2] = [DataFile::Annotations, DataFile::Entities];

/// How many notes make a piece.
const IN_A_PIECE: usize = 16;
/// How many notes are asked at once, and their pieces then in memory.
const AT_ONCE: usize = 16 * IN_A_PIECE;

/// A file that grows, with what stands around its entries.
struct GrowingFile<'s> {
    file: Box<dyn Growing + 's>,
    envelope: Envelope,
    is_empty: bool,
}

impl<'s> GrowingFile<'s> {
    fn begin(sink: &'s dyn Sink, route: &Route, envelope: Envelope) -> Result<Self> {
        let mut file = sink.begin(output_path(&route.path)?)?;
        file.push(envelope.head.as_bytes())?;
        Ok(Self { file, envelope, is_empty: true })
    }

    fn push(&mut self, entries: &[u8]) -> Result<()> {
        if entries.is_empty() {
            return Ok(());
        }
        if !self.is_empty {
            self.file.push(self.envelope.between.as_bytes())?;
        }
        self.is_empty = false;
        self.file.push(entries)
    }

    fn finish(mut self) -> Result<()> {
        self.file.push(self.envelope.tail.as_bytes())?;
        self.file.finish()
    }
}

impl Rendering<'_> {
    /// Hands the files to `sink` that are made note by note. All of them are made of some notes before any is made of the
    /// next ones: so what is asked of a note is asked while it is at hand.
    pub(super) fn data_to(&self, sink: &dyn Sink) -> Result<()> {
        let tables = self.site.data_tables();
        let mut files = Vec::new();
        for kind in TableKind::ALL {
            for form in FORMS {
                files
                    .push(self.grow(sink, Page::Table(kind, form), || table_envelope(kind.columns(), form))?);
            }
        }
        for file in IN_PIECES {
            files.push(self.grow(sink, Page::DataFile(file), || tables.envelope(file))?);
        }
        for notes in tables.notes().chunks(AT_ONCE) {
            let pieces = notes.par_chunks(IN_A_PIECE).map(|notes| piece(&tables, notes));
            for piece in pieces.collect::<Vec<_>>() {
                for (file, entries) in files.iter_mut().zip(piece) {
                    file.as_mut().map_or(Ok(()), |file| file.push(&entries))?;
                }
            }
        }
        files.into_iter().flatten().try_for_each(GrowingFile::finish)
    }

    /// Begins a file, where the site has it.
    fn grow<'s>(
        &self,
        sink: &'s dyn Sink,
        page: Page,
        envelope: impl FnOnce() -> Envelope,
    ) -> Result<Option<GrowingFile<'s>>> {
        let route = self.routes.iter().find(|route| route.page == page);
        route.map(|route| GrowingFile::begin(sink, route, envelope())).transpose()
    }
}

/// What each of the files has of some notes.
fn piece<'s>(tables: &DataTables<'s>, notes: &[&'s ParsedNote]) -> Vec<Vec<u8>> {
    let tabled = TableKind::ALL.into_iter().flat_map(|kind| {
        let table = tables.table(kind, notes);
        FORMS.map(|form| table_rows(&table, form))
    });
    tabled.chain(IN_PIECES.map(|file| tables.entries(file, notes).into_bytes())).collect()
}
