//! The long files of `data/`: made note by note and handed on piece by piece, each table in both of its forms at once.

use rayon::prelude::*;

use super::build::{Rendering, output_path};
use super::sink::{Growing, Sink};
use crate::error::Result;
use crate::model::ParsedNote;
use crate::render::{table_envelope, table_rows};
use crate::site::view::Envelope;
use crate::site::{DataFile, DataForm, Page, Route, TableKind};

/// How many notes make a piece.
const IN_A_PIECE: usize = 32;
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
    /// Hands the files to `sink` that are made note by note.
    pub(super) fn data_to(&self, sink: &dyn Sink) -> Result<()> {
        let tables = self.site.data_tables();
        let notes = tables.notes();
        for kind in TableKind::ALL {
            let forms = [DataForm::Csv, DataForm::Json];
            let files = forms.map(|form| (Page::Table(kind, form), table_envelope(kind.columns(), form)));
            self.grow(sink, &notes, files.into(), |notes| {
                let table = tables.table(kind, notes);
                forms.map(|form| table_rows(&table, form)).into()
            })?;
        }
        for file in [DataFile::Annotations, DataFile::Entities] {
            let files = vec![(Page::DataFile(file), tables.envelope(file))];
            self.grow(sink, &notes, files, |notes| vec![tables.entries(file, notes).into_bytes()])?;
        }
        Ok(())
    }

    /// Makes some files at once of all notes. `entries` makes what each of them has of some notes.
    fn grow(
        &self,
        sink: &dyn Sink,
        notes: &[&ParsedNote],
        files: Vec<(Page, Envelope)>,
        entries: impl Fn(&[&ParsedNote]) -> Vec<Vec<u8>> + Sync,
    ) -> Result<()> {
        let mut growing = Vec::new();
        for (page, envelope) in files {
            let Some(route) = self.routes.iter().find(|route| route.page == page) else { return Ok(()) };
            growing.push(GrowingFile::begin(sink, route, envelope)?);
        }
        for notes in notes.chunks(AT_ONCE) {
            let pieces: Vec<Vec<Vec<u8>>> = notes.par_chunks(IN_A_PIECE).map(&entries).collect();
            for piece in pieces {
                for (file, entries) in growing.iter_mut().zip(piece) {
                    file.push(&entries)?;
                }
            }
        }
        growing.into_iter().try_for_each(GrowingFile::finish)
    }
}
