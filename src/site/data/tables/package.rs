//! What says of the data what it is: `datapackage.json` for its tables, `CITATION.cff` for how to cite the dossier.

use serde_json::{Map, Value, json};

use crate::model::Date;
use crate::site::context::PageContext;
use crate::site::table_kind::TableKind;
use crate::site::view::TableColumn;

/// `datapackage.json`, after Frictionless Data Package 1.
pub(super) fn package(context: PageContext<'_>) -> String {
    let info = &context.graph.dossier.site;
    let imprint = info.imprint.clone().unwrap_or_default();
    let mut package = Map::new();
    let mut put = |name: &str, value: Value| package.insert(name.to_owned(), value);
    put("profile", json!("tabular-data-package"));
    put("name", json!(slug(&info.title)));
    put("title", json!(info.title));
    if !info.description.is_empty() {
        put("description", json!(info.description));
    }
    if !context.graph.base_url.is_empty() {
        put("homepage", json!(context.graph.base_url));
    }
    if let Some(version) = imprint.version {
        put("version", json!(version));
    }
    if let Some(licence) = imprint.licence {
        let mut entry = json!({"title": licence});
        let name = slug_kept(&licence);
        entry["name"] = json!(name);
        if let Some(url) = imprint.licence_url {
            entry["path"] = json!(url);
        }
        put("licenses", json!([entry]));
    }
    if let Some(editor) = imprint.editor {
        put("contributors", json!([{"title": editor, "role": "author"}]));
    }
    put("resources", Value::Array(TableKind::ALL.into_iter().map(resource).collect()));
    format!("{}\n", serde_json::to_string_pretty(&package).unwrap_or_default())
}

fn resource(kind: TableKind) -> Value {
    let fields: Vec<Value> = kind.columns().iter().map(field).collect();
    json!({
        "profile": "tabular-data-resource",
        "name": kind.name(),
        "path": format!("{}.csv", kind.name()),
        "description": kind.description(),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "quoteChar": "\"", "doubleQuote": true},
        "schema": {"fields": fields, "primaryKey": kind.key(), "missingValues": [""]},
    })
}

fn field(column: &TableColumn) -> Value {
    let (kind, description) = match column.kind {
        "list" => ("string", format!("{}; several with \"; \" between them", column.description)),
        kind => (kind, column.description.to_owned()),
    };
    json!({"name": column.name, "type": kind, "description": description})
}

/// A name of small letters, digits and hyphens.
fn slug(text: &str) -> String {
    let plain: String =
        text.chars().map(|c| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { ' ' }).collect();
    let slug = plain.split_whitespace().collect::<Vec<_>>().join("-");
    if slug.is_empty() { "dossier".to_owned() } else { slug }
}

/// The same with capitals and dots, as names of licences have them.
fn slug_kept(text: &str) -> String {
    let plain: String =
        text.chars().map(|c| if c.is_ascii_alphanumeric() || c == '.' { c } else { ' ' }).collect();
    plain.split_whitespace().collect::<Vec<_>>().join("-")
}

/// Names of licences that the Citation File Format knows by their SPDX names, as far as dossiers have them.
const SPDX: [&str; 8] = [
    "CC0-1.0",
    "CC-BY-4.0",
    "CC-BY-SA-4.0",
    "CC-BY-NC-4.0",
    "CC-BY-NC-SA-4.0",
    "MIT",
    "Apache-2.0",
    "ODbL-1.0",
];

/// `CITATION.cff`, after Citation File Format 1.2.0.
pub(super) fn citation(context: PageContext<'_>) -> String {
    let info = &context.graph.dossier.site;
    let imprint = info.imprint.clone().unwrap_or_default();
    let author = imprint.editor.as_deref().unwrap_or(&info.title);
    let author = if author.is_empty() { "dossier" } else { author };
    let title = if info.title.is_empty() { "Dossier" } else { &info.title };
    let mut text = format!(
        "cff-version: 1.2.0\nmessage: \"If you use this dossier, please cite it as below.\"\ntype: dataset\ntitle: \
         {}\nauthors:\n  - name: {}\n",
        quoted(title),
        quoted(author)
    );
    if !info.description.is_empty() {
        text.push_str(&format!("abstract: {}\n", quoted(&info.description)));
    }
    if let Some(version) = &imprint.version {
        text.push_str(&format!("version: {}\n", quoted(version)));
    }
    if let Some(day) = last_change(context) {
        text.push_str(&format!("date-released: {}\n", quoted(&day)));
    }
    if !context.graph.base_url.is_empty() {
        text.push_str(&format!("url: {}\n", quoted(&context.graph.base_url)));
    }
    match (&imprint.licence, &imprint.licence_url) {
        (Some(licence), _) if SPDX.contains(&licence.as_str()) => {
            text.push_str(&format!("license: {}\n", quoted(licence)))
        }
        (_, Some(url)) => text.push_str(&format!("license-url: {}\n", quoted(url))),
        _ => {}
    }
    text
}

fn last_change(context: PageContext<'_>) -> Option<String> {
    let dossier = context.graph.dossier;
    context.graph.notes().filter_map(|note| dossier.changed(note)).filter_map(Date::first_day).max()
}

/// A text in YAML's double quotes, which are JSON's.
fn quoted(text: &str) -> String {
    Value::from(text).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_packages_are_what_others_take() {
        assert_eq!(slug("Russian–Tajik Summits"), "russian-tajik-summits");
        assert_eq!(slug("Москва"), "dossier");
        assert_eq!(slug_kept("MIT or Apache-2.0, at your option"), "MIT-or-Apache-2.0-at-your-option");
    }
}
