//! The page of `data/`: its tables with their columns, the files in forms of others, and what stays the same in them.

use crate::index::DATA;
use crate::site::context::PageContext;
use crate::site::frame::{breadcrumbs, frame, head_of_list};
use crate::site::route::{DataFile, DataForm};
use crate::site::table_kind::TableKind;
use crate::site::view::{Content, DataFileView, DataSetView, DataTableView, LinkView, PageView};

pub(in crate::site) const TITLE: &str = "The dossier as data";
/// What the page holds.
pub(in crate::site) const ABOUT: &str =
    "Every statement, quote, value and link as tables, and in forms that other programs read.";

/// The page.
pub(in crate::site) fn page(context: PageContext<'_>) -> PageView {
    let imprint = context.graph.dossier.site.imprint.as_ref();
    let licence = imprint.and_then(|imprint| {
        let label = imprint.licence.as_ref().or(imprint.licence_url.as_ref())?.clone();
        Some(LinkView { label, href: imprint.licence_url.clone().unwrap_or_default() })
    });
    let view = DataSetView {
        breadcrumbs: breadcrumbs(context, None),
        tables: TableKind::ALL.into_iter().map(|kind| table(context, kind)).collect(),
        files: DataFile::ALL.into_iter().map(|one| file(context, one)).collect(),
        licence,
    };
    PageView {
        path: context.path.to_owned(),
        template: "data.html",
        frame: frame(context),
        head: head_of_list(context, TITLE, ABOUT, context.graph.notes()),
        content: Content::DataSet(view),
    }
}

fn table(context: PageContext<'_>, kind: TableKind) -> DataTableView {
    let href = |form: DataForm| context.href(&format!("{DATA}/{}.{}", kind.name(), form.extension()));
    DataTableView {
        name: kind.name(),
        title: kind.title(),
        description: kind.description(),
        csv: href(DataForm::Csv),
        json: href(DataForm::Json),
        columns: kind.columns(),
        key: kind.key(),
    }
}

fn file(context: PageContext<'_>, file: DataFile) -> DataFileView {
    let path = file.path();
    DataFileView { href: context.href(&path), description: file.description(), name: path }
}
