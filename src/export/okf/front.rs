//! The front matter of a note: what the format asks for, where it comes from, and what is on record of it.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use serde_json::{Value, json};

use super::body::heading_of;
use super::facts::{Facts, Row, cell, list, path_of};
use crate::model::{ParsedNote, ValueSource};

/// Columns of tables that go over as they are, and their keys: `status` and `type` have other meanings in the format.
const TEXTS: [(&str, &str); 10] = [
    ("status", "event_status"),
    ("category", "category"),
    ("place", "place"),
    ("type", "actor_type"),
    ("role", "role"),
    ("headline", "headline"),
    ("publisher", "publisher"),
    ("author", "author"),
    ("language", "language"),
    ("archive_url", "archive_url"),
];
const LISTS: [&str; 5] = ["participants", "after", "before", "announces", "affiliation"];

impl Facts<'_> {
    pub(super) fn front(&self, note: &ParsedNote, label: &str) -> String {
        let mut text = format!("---\ntype: {}\ntitle: {}\n", json!(label), json!(note.title()));
        let mut put = |key: &str, value: Value| {
            let _ = writeln!(text, "{key}: {value}");
        };
        if !note.description().is_empty() {
            put("description", json!(note.description()));
        }
        if let Some(url) = note.source().and_then(|source| source.url.as_ref()) {
            put("resource", json!(url.value));
        }
        let tags: Vec<&str> = note.front.tags.iter().map(|tag| tag.value.as_str()).collect();
        if !tags.is_empty() {
            put("tags", json!(tags));
        }
        let aliases: Vec<&str> = note.front.aliases.iter().map(|alias| alias.value.as_str()).collect();
        if !aliases.is_empty() {
            put("aliases", json!(aliases));
        }
        if let Some(date) = &note.front.date {
            put("date", json!(date.value.text));
        }
        if let Some(language) = &note.front.lang {
            put("lang", json!(language.value));
        }
        let row = self.things.get(note.id.as_str()).and_then(|rows| rows.first());
        for (column, key) in row.into_iter().flat_map(|_| TEXTS) {
            let value = row.map_or("", |row| cell(row, column));
            if !value.is_empty() {
                put(key, json!(value));
            }
        }
        for column in row.into_iter().flat_map(|_| LISTS) {
            let values: Vec<&str> = row.into_iter().flat_map(|row| list(row, column)).collect();
            if !values.is_empty() {
                put(column, json!(values));
            }
        }
        if let Some(statistic) = note.statistic() {
            let unit = statistic.unit.as_ref().map(|unit| unit.value.as_str());
            unit.into_iter().for_each(|unit| put("unit", json!(unit)));
            let about: Vec<&str> = statistic.about.iter().map(|name| name.value.as_str()).collect();
            put("about", json!(about));
        }
        self.put_grounds(&mut text, note);
        self.put_observations(&mut text, note);
        self.put_sources(&mut text, note);
        text.push_str("---\n\n");
        text
    }

    /// Under which heading of another note it is told, and grounds: for what is inferred, for what was found out about a
    /// source, for what a rule would say.
    fn put_grounds(&self, text: &mut String, note: &ParsedNote) {
        let mut put = |key: &str, value: Value| {
            let _ = writeln!(text, "{key}: {value}");
        };
        let told = note.front.told_in.as_ref().and_then(|told| told.split_once('#'));
        if let Some((host, heading)) = told
            && let Some(host) = self.target(host)
        {
            put("told_in", json!(format!("/{}#{}", path_of(host), heading_of(host, heading))));
        }
        let identified = note.source().map_or(&[][..], |source| &source.identified);
        for (key, grounds) in
            [("inferred", &note.front.inferred[..]), ("identified", identified), ("allow", &note.front.allow)]
        {
            if !grounds.is_empty() {
                let grounds = grounds.iter().map(|(name, why)| (name.value.clone(), json!(why.value)));
                put(key, Value::Object(grounds.collect()));
            }
        }
    }

    /// The observations of a statistic, one a line.
    fn put_observations(&self, text: &mut String, note: &ParsedNote) {
        let rows = self.observations.get(note.id.as_str());
        text.push_str(if rows.is_some() { "observations:\n" } else { "" });
        for row in rows.into_iter().flatten() {
            let kept = ["period", "value", "bound", "label", "origin", "formula", "quote", "note"];
            let fields = kept.into_iter().map(|name| (name, cell(row, name)));
            let fields = fields.filter(|(_, value)| !value.is_empty());
            let observation = note.observations().iter().find(|one| {
                let label = one.label.as_ref().map_or("", |label| label.value.as_str());
                (one.period.text.as_str(), label) == (cell(row, "period"), cell(row, "label"))
            });
            // As it is written, not as it is computed with.
            let (written, counted) = match observation.map(|one| &one.value) {
                Some(ValueSource::Stated(text)) => (Some(text.value.as_str()), None),
                Some(ValueSource::Counted(names)) => (None, Some(names)),
                _ => (None, None),
            };
            let field = |(name, value)| match (name, written) {
                ("value", Some(written)) => format!("{name}: {}", json!(written)),
                (name, _) => format!("{name}: {}", json!(value)),
            };
            let mut fields: Vec<String> = fields.map(field).collect();
            fields.extend(counted.map(|names| {
                format!("counted: {}", json!(names.iter().map(|name| &name.value).collect::<Vec<_>>()))
            }));
            let _ = writeln!(text, "  - {{{}}}", fields.join(", "));
        }
    }

    /// What it derives from (5.1): each quote that it rests on, with the source that it stands in.
    fn put_sources(&self, text: &mut String, note: &ParsedNote) {
        let statements = self.statements.get(note.id.as_str()).into_iter().flatten();
        let mut cited: BTreeSet<&str> = statements.flat_map(|row| list(row, "quotes")).collect();
        let observations = self.observations.get(note.id.as_str()).into_iter().flatten();
        cited.extend(observations.map(|row| cell(row, "quote")).filter(|id| !id.is_empty()));
        let prefix = format!("{}.", note.id);
        let supports = |row: &Row| -> Vec<String> {
            list(row, "fields").filter_map(|field| field.strip_prefix(&prefix).map(str::to_owned)).collect()
        };
        let rows = self.quotes.values().flatten();
        let rows = rows.filter(|row| cited.contains(cell(row, "id")) || !supports(row).is_empty());
        let mut is_first = true;
        for row in rows {
            text.push_str(if is_first { "sources:\n" } else { "" });
            is_first = false;
            let source = self.notes.get(cell(row, "source"));
            let path =
                source.map_or_else(|| cell(row, "source").to_owned(), |note| format!("/{}", path_of(note)));
            let _ = writeln!(text, "  - id: {}\n    resource: {}", json!(cell(row, "id")), json!(path));
            if let Some(source) = source {
                let _ = writeln!(text, "    title: {}", json!(source.title()));
            }
            for name in ["quote", "prefix", "suffix"] {
                if !cell(row, name).is_empty() {
                    let _ = writeln!(text, "    {name}: {}", json!(cell(row, name)));
                }
            }
            let supports = supports(row);
            if !supports.is_empty() {
                let _ = writeln!(text, "    supports: {}", json!(supports));
            }
        }
    }
}
