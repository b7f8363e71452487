//! The long files of `data/`: made note by note and handed on piece by piece, each table in both of its forms at once.

use rayon::prelude::*;

use super::build::{Rendering, output_path};
use super::sink::{Growing, Sink};
use crate::error::Result;
use crate::model::ParsedNote;
use crate::render::{TableRows, table_envelope};
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
/// A note with more statements than these is no part of a piece: its rows are handed on while they are made.
const LONG: usize = 4_096;
/// How many bytes of such a note's rows wait until they are handed on.
const WAITING: usize = 1 << 18;

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
        let is_long = |note: &&ParsedNote| note.statements.len() > LONG;
        for notes in tables.notes().chunk_by(|one, next| !is_long(one) && !is_long(next)) {
            if let [note] = notes
                && is_long(note)
            {
                push_long(&tables, note, &mut files)?;
                continue;
            }
            for notes in notes.chunks(AT_ONCE) {
                let pieces = notes.par_chunks(IN_A_PIECE).map(|notes| piece(&tables, notes));
                pieces.collect::<Vec<_>>().into_iter().try_for_each(|piece| push_all(&mut files, piece))?;
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

/// Adds to each of the files, where the site has it.
fn push_all(files: &mut [Option<GrowingFile<'_>>], entries: impl IntoIterator<Item = Vec<u8>>) -> Result<()> {
    files
        .iter_mut()
        .zip(entries)
        .try_for_each(|(file, entries)| file.as_mut().map_or(Ok(()), |file| file.push(&entries)))
}

/// What each of the files has of some notes.
fn piece<'s>(tables: &DataTables<'s>, notes: &[&'s ParsedNote]) -> Vec<Vec<u8>> {
    let tabled = TableKind::ALL.into_iter().flat_map(|kind| {
        let mut rows = TableRows::new(kind.columns());
        tables.each_row(kind, notes, &mut |row| rows.push(row));
        rows.take()
    });
    tabled.chain(others(tables, notes)).collect()
}

/// Adds what each of the files has of a long note.
fn push_long<'s>(
    tables: &DataTables<'s>,
    note: &'s ParsedNote,
    files: &mut [Option<GrowingFile<'_>>],
) -> Result<()> {
    let (tabled, rest) = files.split_at_mut(TableKind::ALL.len() * FORMS.len());
    for (kind, files) in TableKind::ALL.into_iter().zip(tabled.chunks_mut(FORMS.len())) {
        let mut rows = TableRows::new(kind.columns());
        let mut pushed = Ok(());
        tables.each_row(kind, &[note], &mut |row| {
            if pushed.is_err() {
                return;
            }
            rows.push(row);
            if rows.len() > WAITING {
                pushed = push_all(files, rows.take());
            }
        });
        pushed?;
        push_all(files, rows.take())?;
    }
    push_all(rest, others(tables, &[note]))
}

/// What each of the files that are no tables has of some notes.
fn others(tables: &DataTables<'_>, notes: &[&ParsedNote]) -> [Vec<u8>; 2] {
    IN_PIECES.map(|file| tables.entries(file, notes).into_bytes())
}
