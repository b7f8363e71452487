//! The note that a concept becomes.

use std::fmt::Write as _;

use super::body::{Bundle, body};
use super::concept::{Concept, field, flow};
use crate::desk::blank::{quoted, scalar};
use crate::model::{BaseKind, Date, EventStatus, Kind};

/// A key of a concept, that of a note, the base that has it, and what fits.
type PlainKey<'k> = (&'static str, &'k str, Option<BaseKind>, &'k dyn Fn(&str) -> bool);

impl Concept {
    /// The note.
    pub(super) fn to_note(&self, kind: &Kind, bundle: &Bundle<'_>) -> String {
        let mut front = Front { text: "---\n".to_owned(), kept: Vec::new() };
        let (description, title) = (self.text("description").unwrap_or("").trim(), self.title());
        // A source without a headline goes by its description in brackets.
        let is_named = kind.base != BaseKind::Source || title != format!("[{description}]");
        if is_named {
            front.put("title", &scalar(&title));
        }
        front.text.push_str("draft: true  # delete this line when the note is read\n");
        if !description.is_empty() {
            front.put("description", &scalar(description));
        }
        let mut taken = vec!["title", "description", "sources", "headline", "observations"];
        taken.extend(self.put_plain(&mut front, kind));
        taken.extend(self.put_grounds(&mut front, kind, bundle));
        let body = body(self, bundle);
        self.put_observations(&mut front, bundle);
        self.put_cites(&mut front, bundle);
        for (key, value) in &self.keys {
            if !taken.contains(&key.as_str()) {
                front.kept.push(format!("{key}: {}", flow(value)));
            }
        }
        for line in front.kept {
            let _ = writeln!(
                front.text,
                "# {}",
                line.chars().filter(|c| !c.is_control()).take(500).collect::<String>()
            );
        }
        format!("{}---\n{}\n", front.text, body.trim_start_matches('\n').trim_end())
    }

    /// The fields that a note of the kind has. Returns the keys that are taken over.
    fn put_plain(&self, front: &mut Front, kind: &Kind) -> Vec<&'static str> {
        let mut taken = Vec::new();
        let base = kind.base;
        let date = |text: &str| Date::parse(text).is_ok();
        let status = |text: &str| EventStatus::ALL.iter().any(|status| status.name() == text);
        let any = |_: &str| true;
        let web = |text: &str| ["https://", "http://"].iter().any(|scheme| text.starts_with(scheme));
        let rows: [PlainKey<'_>; 12] = [
            ("date", "date", None, &date),
            ("lang", "lang", None, &any),
            ("event_status", "status", Some(BaseKind::Event), &status),
            ("category", "category", Some(BaseKind::Event), &any),
            ("place", "place", Some(BaseKind::Event), &any),
            ("actor_type", "type", Some(BaseKind::Actor), &any),
            ("role", "role", Some(BaseKind::Actor), &any),
            ("publisher", "publisher", Some(BaseKind::Source), &any),
            ("author", "author", Some(BaseKind::Source), &any),
            ("language", "language", Some(BaseKind::Source), &any),
            ("resource", "url", Some(BaseKind::Source), &web),
            ("archive_url", "archive_url", Some(BaseKind::Source), &web),
        ];
        for (key, own, wanted, is_fit) in rows {
            let text = self.text(key).filter(|text| is_fit(text));
            if let Some(text) = text.filter(|_| wanted.is_none_or(|wanted| wanted == base)) {
                front.put(own, &if own == "date" { text.to_owned() } else { scalar(text) });
                taken.push(key);
            }
        }
        let unit = self.text("unit").filter(|_| base == BaseKind::Statistic);
        if let Some(unit) = unit {
            front.put("unit", &scalar(unit));
            taken.push("unit");
        }
        for (key, wanted) in [
            ("tags", None),
            ("participants", Some(BaseKind::Event)),
            ("after", Some(BaseKind::Event)),
            ("before", Some(BaseKind::Event)),
            ("announces", Some(BaseKind::Event)),
            ("affiliation", Some(BaseKind::Actor)),
            ("aliases", None),
            ("about", Some(BaseKind::Statistic)),
        ] {
            let texts = self.texts(key);
            if wanted.is_none_or(|wanted| wanted == base) && self.value(key).is_some() {
                let all: Vec<String> = texts.into_iter().map(quoted).collect();
                if !all.is_empty() {
                    front.put(key, &format!("[{}]", all.join(", ")));
                }
                taken.push(key);
            }
        }
        taken
    }

    /// Under which heading of another note it is told, and grounds: for what is inferred, for what was found out about a
    /// source, for what a rule would say. Returns the keys that are taken over.
    fn put_grounds(&self, front: &mut Front, kind: &Kind, bundle: &Bundle<'_>) -> Vec<&'static str> {
        let mut taken = Vec::new();
        let told = self.text("told_in").and_then(|told| bundle.heading_at(&self.path, told));
        if let Some((host, Some(heading))) = told {
            front.put("told_in", &format!("{host}#{heading}"));
            taken.push("told_in");
        }
        for key in ["inferred", "identified", "allow"] {
            let entries = self.entries(key);
            let Some(grounds) =
                entries.first().filter(|_| key != "identified" || kind.base == BaseKind::Source)
            else {
                continue;
            };
            let told: Vec<(&str, &str)> = grounds
                .iter()
                .filter_map(|(name, _)| Some((name.value.as_str(), field(grounds, &name.value)?)))
                .collect();
            let is_plain =
                |name: &str| name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'));
            if !told.is_empty() && told.iter().all(|(name, _)| is_plain(name)) {
                front.text.push_str(key);
                front.text.push_str(":\n");
                told.iter().for_each(|(name, why)| front.put(&format!("  {name}"), &quoted(why)));
                taken.push(key);
            }
        }
        taken
    }

    /// What a statistic's values were read from, and how others follow from them.
    fn put_observations(&self, front: &mut Front, bundle: &Bundle<'_>) {
        let entries = self.entries("observations");
        front.text.push_str(if entries.is_empty() { "" } else { "observations:\n" });
        for entry in entries {
            let text = |name: &str| field(entry, name);
            let Some(period) = text("period") else { continue };
            let _ = writeln!(front.text, "  - period: {}", period_of(period));
            match (text("origin"), text("formula"), text("value")) {
                (Some("derived"), Some(formula), _) => {
                    let _ = writeln!(front.text, "    derived: {}", quoted(formula));
                }
                (Some("counted"), ..) if entry.iter().any(|(key, _)| key.value == "counted") => {
                    let names = entry.iter().find(|(key, _)| key.value == "counted");
                    let names = names.map_or(String::new(), |(_, node)| flow(&node.value));
                    let _ = writeln!(front.text, "    counted: {names}");
                }
                (_, _, Some(value)) => {
                    let _ = writeln!(front.text, "    value: {}", scalar_or_number(value));
                }
                _ => {}
            }
            for (name, is_told) in
                [("bound", text("bound") != Some("exact")), ("label", true), ("note", true)]
            {
                if let Some(value) =
                    text(name).filter(|_| is_told && text("origin") != Some("derived") || name == "label")
                {
                    let _ = writeln!(front.text, "    {name}: {}", scalar(value));
                }
            }
            let cited = text("quote").and_then(|id| self.cite(id, bundle));
            if let Some((source, quote)) = cited.filter(|_| text("origin") != Some("derived")) {
                let _ = writeln!(front.text, "    cite: {{source: {source}, quote: {}}}", quoted(quote));
            }
        }
    }

    /// The source, by its note, and the words of a quote, by its key in `sources`.
    fn cite<'c>(&'c self, id: &str, bundle: &Bundle<'_>) -> Option<(String, &'c str)> {
        let entry = self.entries("sources").into_iter().find(|entry| field(entry, "id") == Some(id))?;
        let source = bundle.note_at(&self.path, field(entry, "resource")?)?;
        Some((source, field(entry, "quote")?))
    }

    /// The entries of `sources` that are quotes of notes: those that the body marks, or that bear a field out.
    fn put_cites(&self, front: &mut Front, bundle: &Bundle<'_>) {
        let mut is_first = true;
        for entry in self.entries("sources") {
            let text = |name: &str| field(entry, name);
            let Some((id, (source, quote))) = text("id").and_then(|id| Some((id, self.cite(id, bundle)?)))
            else {
                if let Some(resource) = text("resource") {
                    front.kept.push(format!("source: {} {resource}", text("title").unwrap_or("")));
                }
                continue;
            };
            let supports =
                entry.iter().find(|(key, _)| key.value == "supports").map(|(_, node)| flow(&node.value));
            let is_marked = self.body.contains(&format!("[^{id}]"));
            if !is_marked && supports.is_none() {
                continue;
            }
            front.text.push_str(if is_first { "cites:\n" } else { "" });
            is_first = false;
            let _ = writeln!(front.text, "  {id}:\n    source: {source}\n    quote: {}", quoted(quote));
            for side in ["prefix", "suffix"] {
                if let Some(words) = text(side) {
                    let _ = writeln!(front.text, "    {side}: {}", quoted(words));
                }
            }
            if let Some(supports) = supports {
                let _ = writeln!(front.text, "    supports: {supports}");
            }
        }
    }
}

/// Front matter as it is written, and what has no place in it.
struct Front {
    text: String,
    kept: Vec<String>,
}

impl Front {
    fn put(&mut self, key: &str, value: &str) {
        let _ = writeln!(self.text, "{key}: {value}");
    }
}

/// A number as it is written, plain where YAML takes it for nothing else.
fn scalar_or_number(text: &str) -> String {
    let is_plain = text.starts_with(|c: char| c.is_ascii_digit())
        && text.chars().all(|c| c.is_alphanumeric() || matches!(c, ' ' | '.' | ','));
    if is_plain { text.to_owned() } else { quoted(text) }
}

/// A period as YAML has it: plain where it is a date.
fn period_of(period: &str) -> String {
    if Date::parse(period).is_ok() && !period.contains([':', '#', '?']) {
        period.to_owned()
    } else {
        quoted(period)
    }
}
