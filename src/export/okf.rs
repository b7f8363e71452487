//! The dossier as an archive of Markdown notes in the Open Knowledge Format 0.2: a note a file with its type and title,
//! plain links between them, and a list of all at the root.
//!
//! What a note states is kept, sentence by sentence with its quotes; tables and pictures are not.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde_json::Value;

use super::zip::{Packing, Zip};
use crate::error::{Error, Result};
use crate::model::ParsedNote;
use crate::site::{BuildOptions, TableKind};
use crate::workspace::{Rendering, Workspace};

/// A row of a table of facts.
type Row = BTreeMap<String, Value>;

/// The archive's bytes: the same for the same dossier.
///
/// # Errors
/// When the theme cannot be used, or the archive would be larger than one can be.
pub fn okf(workspace: &mut Workspace, options: &BuildOptions) -> Result<Vec<u8>> {
    let dossier = workspace.material.dossier.clone();
    let rendering = workspace.rendering(options)?;
    let facts = Facts {
        statements: by(&rendering, TableKind::Statements, "note")?,
        quotes: by(&rendering, TableKind::Quotes, "id")?,
    };
    let notes: BTreeMap<&str, &ParsedNote> =
        dossier.notes.iter().map(|(id, note)| (id.as_str(), &**note)).collect();
    let mut zip = Zip::default();
    let mut index = format!("---\nokf_version: \"0.2\"\n---\n\n# {}\n", line(&dossier.site.title));
    let mut folder = None;
    let mut sorted: Vec<&&ParsedNote> = notes.values().collect();
    sorted.sort_by(|a, b| (&a.folder, &a.id).cmp(&(&b.folder, &b.id)));
    for note in sorted {
        if folder != Some(&note.folder) {
            folder = Some(&note.folder);
            let kind = dossier.kind_of(note).map_or("Pages", |kind| kind.plural.as_str());
            let _ = write!(index, "\n## {}\n\n", line(kind));
        }
        let description = if note.description().is_empty() {
            String::new()
        } else {
            format!(": {}", line(note.description()))
        };
        let _ = writeln!(index, "* [{}]({}){description}", line(note.title()), path_of(note));
        let label = dossier.kind_of(note).map_or("Page", |kind| kind.label.as_str());
        let text = facts.write(note, label, &notes);
        zip.add(&path_of(note), text.as_bytes(), Packing::Deflated)?;
    }
    zip.add("index.md", index.as_bytes(), Packing::Deflated)?;
    zip.finish()
}

/// The rows of a table by a column.
fn by(rendering: &Rendering<'_>, kind: TableKind, column: &str) -> Result<BTreeMap<String, Vec<Row>>> {
    let mut rows: BTreeMap<String, Vec<Row>> = BTreeMap::new();
    let Some(route) = rendering.table(kind) else { return Ok(rows) };
    let read: Vec<Row> = serde_json::from_slice(&rendering.page(route)?)
        .map_err(|error| Error::new(format!("the table {} cannot be read: {error}", kind.name())))?;
    for row in read {
        rows.entry(cell(&row, column).to_owned()).or_default().push(row);
    }
    Ok(rows)
}

fn cell<'r>(row: &'r Row, name: &str) -> &'r str {
    row.get(name).and_then(Value::as_str).unwrap_or("")
}

fn list<'r>(row: &'r Row, name: &str) -> impl Iterator<Item = &'r str> {
    row.get(name).and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str)
}

/// The path of a note. `index` and `log` have a meaning of their own in the format.
fn path_of(note: &ParsedNote) -> String {
    let id = match note.id.as_str() {
        name @ ("index" | "log") => format!("{name}-note"),
        name => name.to_owned(),
    };
    if note.folder.is_empty() { format!("{id}.md") } else { format!("{}/{id}.md", note.folder) }
}

struct Facts {
    statements: BTreeMap<String, Vec<Row>>,
    quotes: BTreeMap<String, Vec<Row>>,
}

impl Facts {
    fn write(&self, note: &ParsedNote, label: &str, notes: &BTreeMap<&str, &ParsedNote>) -> String {
        let mut text = front(note, label);
        let (mut cited, mut linked): (Vec<&str>, Vec<&str>) = (Vec::new(), Vec::new());
        let mut is_within = false;
        for row in self.statements.get(note.id.as_str()).into_iter().flatten() {
            let words = line(cell(row, "text"));
            match cell(row, "place") {
                "heading" => {
                    let _ = write!(text, "{}## {words}\n\n", if is_within { "\n\n" } else { "" });
                    is_within = false;
                    continue;
                }
                "sentence" => text.push_str(if is_within { " " } else { "" }),
                _ => text.push_str(if is_within { "\n\n" } else { "" }),
            }
            is_within = true;
            text.push_str(&words);
            for quote in list(row, "quotes") {
                let _ = write!(text, "[^{quote}]");
                cited.push(quote);
            }
            linked.extend(list(row, "links"));
        }
        text.push_str(if is_within { "\n" } else { "" });
        cited.sort_unstable();
        cited.dedup();
        linked.sort_unstable();
        linked.dedup();
        let to = |id: &str| notes.get(id).map(|note| format!("[{}](/{})", line(note.title()), path_of(note)));
        let related: Vec<String> = linked.into_iter().filter_map(to).collect();
        if !related.is_empty() {
            let _ = write!(text, "\n## Related\n\n* {}\n", related.join("\n* "));
        }
        let quotes = cited.into_iter().filter_map(|id| self.quotes.get(id)?.first());
        for (i, row) in quotes.enumerate() {
            let source = to(cell(row, "source")).unwrap_or_else(|| line(cell(row, "source")));
            let start = if i == 0 { "\n" } else { "" };
            let _ = writeln!(text, "{start}[^{}]: “{}” {source}", cell(row, "id"), line(cell(row, "quote")));
        }
        text
    }
}

fn front(note: &ParsedNote, label: &str) -> String {
    let quoted = |text: &str| Value::from(text).to_string();
    let mut text = format!("---\ntype: {}\ntitle: {}\n", quoted(label), quoted(note.title()));
    if !note.description().is_empty() {
        let _ = writeln!(text, "description: {}", quoted(note.description()));
    }
    if let Some(url) = note.source().and_then(|source| source.url.as_ref()) {
        let _ = writeln!(text, "resource: {}", quoted(&url.value));
    }
    let tags: Vec<String> = note.front.tags.iter().map(|tag| quoted(&tag.value)).collect();
    if !tags.is_empty() {
        let _ = writeln!(text, "tags: [{}]", tags.join(", "));
    }
    if let Some(date) = &note.front.date {
        let _ = writeln!(text, "date: {}", quoted(&date.value.text));
    }
    if let Some(event) = note.event() {
        let _ = writeln!(text, "status: {}", quoted(event.status().name()));
    }
    text.push_str("---\n\n");
    text
}

/// Text on one line that Markdown takes for nothing else.
fn line(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.split_whitespace().collect::<Vec<_>>().join(" ").chars() {
        if "\\`*_[]<>#|~".contains(c) {
            out.push('\\');
        }
        out.push(c);
    }
    out
}
