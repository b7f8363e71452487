//! The files of `data/`: what the dossier states and rests on, as tables for spreadsheets and programs, and in the forms
//! of others. docs/content/reference/dossier-data.md describes them.

mod annotations;
mod entities;
mod evidence;
mod images;
mod names;
mod observations;
mod package;
mod quotes;
mod references;
mod statements;
mod things;

use std::sync::{LazyLock, OnceLock};

use crate::model::ParsedNote;
use crate::site::context::PageContext;
use crate::site::frame::machine;
use crate::site::graph::SiteGraph;
use crate::site::route::{DataFile, DataForm, Page, Route};
use crate::site::table_kind::TableKind;
use crate::site::view::{Envelope, FactTable, MachineFile, PageView, TableCell};
use evidence::Evidence;

/// A file of `data/`: addresses lead from all of them in the same way.
static PLACE: LazyLock<Route> = LazyLock::new(|| {
    let file = DataFile::Package;
    Route { path: file.path(), page: Page::DataFile(file) }
});

/// The tables, and the long files in forms of others, whose entries are made note by note, in the order of the notes:
/// of a large dossier none of them need be in memory as a whole. Any thread may ask.
pub struct DataTables<'s> {
    context: PageContext<'s>,
    evidence: OnceLock<Evidence<'s>>,
}

impl<'s> DataTables<'s> {
    pub(in crate::site) fn of(graph: &'s SiteGraph<'s>) -> Self {
        Self::at(PageContext::at(graph, &PLACE))
    }

    const fn at(context: PageContext<'s>) -> Self {
        Self { context, evidence: OnceLock::new() }
    }

    fn evidence(&self) -> &Evidence<'s> {
        self.evidence.get_or_init(|| Evidence::of(self.context))
    }

    /// All notes, whose entries make the whole of each file.
    #[must_use]
    pub fn notes(&self) -> Vec<&'s ParsedNote> {
        self.context.graph.notes().collect()
    }

    /// Hands on the rows of a table that are of these notes, one after the other.
    pub fn each_row(
        &self,
        kind: TableKind,
        notes: &[&'s ParsedNote],
        take: &mut dyn FnMut(&[TableCell<'_>]),
    ) {
        let context = self.context;
        let rows = match kind {
            // A note may have a hundred thousand of them.
            TableKind::Statements => {
                return notes.iter().for_each(|note| statements::each(context, self.evidence(), note, take));
            }
            TableKind::Quotes => quotes::rows(context, notes),
            TableKind::Observations => observations::rows(context, self.evidence(), notes),
            TableKind::Events => things::events(context, notes),
            TableKind::Actors => things::actors(context, notes),
            TableKind::Sources => things::sources(context, notes),
            TableKind::Images => images::rows(context, notes),
            TableKind::Links => statements::links(context, notes),
        };
        rows.iter().for_each(|row| take(row));
    }

    /// What stands around the entries of a file in a form of others. Only annotations and entities are made note by note;
    /// of another the whole is one entry.
    #[must_use]
    pub fn envelope(&self, file: DataFile) -> Envelope {
        match file {
            DataFile::Annotations => annotations::envelope(self.context, self.evidence().quotes),
            _ => Envelope::default(),
        }
    }

    /// The entries of such a file that are of these notes.
    #[must_use]
    pub fn entries(&self, file: DataFile, notes: &[&ParsedNote]) -> String {
        match file {
            DataFile::Package => package::package(self.context),
            DataFile::CslJson => references::csl_json(self.context),
            DataFile::BibTex => references::bibtex(self.context),
            DataFile::Citation => package::citation(self.context),
            DataFile::Entities => entities::entities(self.context, notes),
            DataFile::Annotations => annotations::annotations(self.context, notes),
        }
    }
}

/// A table in one of its forms.
pub(in crate::site) fn file(context: PageContext<'_>, kind: TableKind, form: DataForm) -> PageView {
    let tables = DataTables::at(context);
    let mut rows = Vec::new();
    tables.each_row(kind, &tables.notes(), &mut |row| {
        rows.push(row.iter().cloned().map(TableCell::into_owned).collect());
    });
    let table = FactTable { name: kind.name(), columns: kind.columns(), rows };
    machine(
        context,
        if form == DataForm::Csv { MachineFile::TableCsv(table) } else { MachineFile::TableJson(table) },
    )
}

/// A file in a form of others.
pub(in crate::site) fn other(context: PageContext<'_>, file: DataFile) -> PageView {
    let tables = DataTables::at(context);
    let (envelope, entries) = (tables.envelope(file), tables.entries(file, &tables.notes()));
    machine(context, MachineFile::Text([envelope.head, entries, envelope.tail].concat()))
}
