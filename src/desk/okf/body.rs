//! The body of a concept as a note has it: links to concepts become links to notes, footnotes of quotes become marks.

use std::collections::BTreeMap;

use super::concept::{Concept, field};
use crate::model::anchor_of;
use crate::text::UniqueNames;

/// What a concept's links may lead to.
pub(super) struct Bundle<'b> {
    /// Notes by the paths of their concepts: id and title.
    pub(super) names: &'b BTreeMap<String, (String, String)>,
    /// The concepts by their paths.
    pub(super) concepts: &'b BTreeMap<String, Concept>,
    /// Notes of sources by their addresses.
    pub(super) sources: &'b BTreeMap<String, String>,
}

impl Bundle<'_> {
    /// The note, and the heading in it where it has such a one, to which an address in a concept leads.
    pub(super) fn heading_at(&self, concept: &str, address: &str) -> Option<(String, Option<String>)> {
        let (path, fragment) = address.split_once('#').unwrap_or((address, ""));
        let path = resolved(concept, path)?;
        let (id, _) = self.names.get(&path)?;
        let has = |concept: &Concept| headings(&concept.body).any(|anchor| anchor == fragment);
        let heading = self.concepts.get(&path).is_some_and(has).then(|| fragment.to_owned());
        Some((id.clone(), heading))
    }

    /// The note that an address in a concept leads to.
    pub(super) fn note_at(&self, concept: &str, address: &str) -> Option<String> {
        let path = address.split(['#', '?']).next().unwrap_or("");
        let found = resolved(concept, path).and_then(|path| self.names.get(&path)).map(|(id, _)| id.clone());
        found.or_else(|| self.sources.get(address).cloned())
    }
}

/// The anchors that the headings of a body have by their words, the second of the same with a number.
fn headings(body: &str) -> impl Iterator<Item = String> {
    let mut names = UniqueNames::default();
    let mut is_code = false;
    body.lines().filter_map(move |line| {
        is_code ^= line.trim_start().starts_with("```");
        let text = line.trim_start_matches('#');
        let is_heading = !is_code && text.len() < line.len() && text.starts_with(' ');
        is_heading.then(|| names.give(anchor_of(&text.replace('\\', ""))))
    })
}

/// The path of the bundle that an address in a concept means: from the bundle's root, or from the concept (6.1).
fn resolved(concept: &str, address: &str) -> Option<String> {
    let (start, rest) = match address.strip_prefix('/') {
        Some(rest) => ("", rest),
        None => (concept.rsplit_once('/').map_or("", |(folder, _)| folder), address),
    };
    let mut parts: Vec<&str> = start.split('/').filter(|part| !part.is_empty()).collect();
    for part in rest.split('/') {
        match part {
            "" | "." => {}
            ".." => _ = parts.pop()?,
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

/// The body as a note has it.
pub(super) fn body(concept: &Concept, bundle: &Bundle<'_>) -> String {
    let mut out = String::new();
    let mut fence: Option<&str> = None;
    for line in concept.body.lines() {
        let mark = ["```", "~~~"].into_iter().find(|mark| line.trim_start().starts_with(mark));
        match (fence, mark) {
            (Some(open), Some(mark)) if open == mark => fence = None,
            (None, Some(mark)) => fence = Some(mark),
            (Some(_), _) => {}
            (None, None) => {
                if let Some(text) = converted(line, concept, bundle) {
                    out.push_str(&text);
                    out.push('\n');
                }
                continue;
            }
        }
        out.push_str(line);
        out.push('\n');
    }
    out
}

/// A line of text; none where it is the footnote of a quote, which `cites` has.
fn converted(line: &str, concept: &Concept, bundle: &Bundle<'_>) -> Option<String> {
    let note = line.strip_prefix("[^").and_then(|rest| rest.split_once("]:"));
    if let Some((label, text)) = note {
        let entries = concept.entries("sources");
        let entry = entries.iter().find(|entry| field(entry, "id") == Some(label));
        let source = entry.and_then(|entry| bundle.note_at(&concept.path, field(entry, "resource")?));
        if entry.is_some_and(|entry| field(entry, "quote").is_some()) && source.is_some() {
            return None;
        }
        if let Some(source) = source {
            return Some(format!("[^{label}]: [[{source}]]. {}", linked(text.trim(), concept, bundle)));
        }
    }
    Some(linked(line, concept, bundle))
}

/// A line with its links to concepts as links to notes. Code stays as it is.
fn linked(line: &str, concept: &Concept, bundle: &Bundle<'_>) -> String {
    let (mut out, mut rest, mut in_code) = (String::new(), line, false);
    while let Some(at) = rest.find(['`', '[', '\\']) {
        let (before, after) = rest.split_at(at);
        out.push_str(before);
        let end = match after.as_bytes().first() {
            Some(b'`') => {
                in_code = !in_code;
                1
            }
            Some(b'\\') => after.chars().take(2).map(char::len_utf8).sum(),
            _ if in_code => 1,
            _ => match link(after) {
                Some((words, address, length)) => {
                    let is_picture = out.ends_with('!');
                    if is_picture {
                        out.pop();
                    }
                    out.push_str(&written(words, address, is_picture, concept, bundle));
                    rest = after.get(length..).unwrap_or("");
                    continue;
                }
                None => 1,
            },
        };
        out.push_str(after.get(..end).unwrap_or(after));
        rest = after.get(end..).unwrap_or("");
    }
    out + rest
}

/// The words, the address and the length of a link at the beginning of a text.
fn link(text: &str) -> Option<(&str, &str, usize)> {
    let mut is_escaped = false;
    let inner = text.strip_prefix('[')?;
    let end = inner.char_indices().find(|(_, c)| {
        let is_end = *c == ']' && !is_escaped;
        is_escaped = *c == '\\' && !is_escaped;
        is_end
    })?;
    let (words, after) = (inner.get(..end.0)?, inner.get(end.0 + 1..)?);
    let address = after.strip_prefix('(')?;
    let close = address.find(')')?;
    let length = 1 + end.0 + 1 + 1 + close + 1;
    // A title in quotation marks may follow the address.
    let address = address.get(..close)?.split(" \"").next()?.trim().trim_matches(['<', '>']);
    (!words.contains('[')).then_some((words, address, length))
}

fn written(words: &str, address: &str, is_picture: bool, concept: &Concept, bundle: &Bundle<'_>) -> String {
    let is_outer = address.contains("://") || address.starts_with("mailto:") || address.starts_with('#');
    if is_picture {
        return words.to_owned();
    }
    let path = address.split('#').next().unwrap_or("");
    let found = resolved(&concept.path, path).and_then(|path| bundle.names.get(&path));
    let plain = words.replace('\\', "");
    match found {
        Some((id, title)) => {
            // An observation of a statistic goes by its period.
            let period = address.split_once('#').map_or("", |(_, fragment)| fragment);
            let is_period = period.starts_with(|c: char| c.is_ascii_digit());
            let heading = bundle.heading_at(&concept.path, address).and_then(|(_, heading)| heading);
            let heading = heading.map_or(String::new(), |heading| format!("#{heading}"));
            match (is_period && heading.is_empty(), *title == plain) {
                (true, _) => format!("[[{id}@{period}]]"),
                (false, true) => format!("[[{id}{heading}]]"),
                (false, false) => format!("[[{id}{heading}|{}]]", plain.replace(['|', '[', ']'], " ")),
            }
        }
        None if is_outer => format!("[{words}]({address})"),
        None => words.to_owned(),
    }
}
