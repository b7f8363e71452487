//! The files of `data/`: what the dossier states and rests on, as tables for spreadsheets and programs, and in the forms
//! of others. docs/content/reference/dossier-data.md describes them.

mod annotations;
mod entities;
mod evidence;
mod names;
mod observations;
mod package;
mod quotes;
mod references;
mod statements;
mod things;

use crate::site::context::PageContext;
use crate::site::frame::machine;
use crate::site::route::{DataFile, DataForm};
use crate::site::table_kind::TableKind;
use crate::site::view::{FactTable, MachineFile, PageView};

/// A table in one of its forms.
pub(in crate::site) fn file(context: PageContext<'_>, kind: TableKind, form: DataForm) -> PageView {
    let table = table(context, kind);
    machine(
        context,
        if form == DataForm::Csv { MachineFile::TableCsv(table) } else { MachineFile::TableJson(table) },
    )
}

/// A table.
pub(in crate::site) fn table(context: PageContext<'_>, kind: TableKind) -> FactTable {
    let rows = match kind {
        TableKind::Statements => statements::rows(context),
        TableKind::Quotes => quotes::rows(context),
        TableKind::Observations => observations::rows(context),
        TableKind::Events => things::events(context),
        TableKind::Actors => things::actors(context),
        TableKind::Sources => things::sources(context),
        TableKind::Links => statements::links(context),
    };
    FactTable { name: kind.name(), columns: kind.columns(), rows }
}

/// A file in a form of others.
pub(in crate::site) fn other(context: PageContext<'_>, file: DataFile) -> PageView {
    let text = match file {
        DataFile::Package => package::package(context),
        DataFile::CslJson => references::csl_json(context),
        DataFile::BibTex => references::bibtex(context),
        DataFile::Citation => package::citation(context),
        DataFile::Entities => entities::entities(context),
        DataFile::Annotations => annotations::annotations(context),
    };
    machine(context, MachineFile::Text(text))
}
