//! RIS: a line for each field, by two letters.

use super::language_names;
use super::reference::Reference;
use crate::extract::article::{Article, Field, joined};
use crate::extract::entities::plain;

const PLACE: &str = "the list of references";

pub(super) fn read(text: &str) -> Vec<Reference> {
    let mut references = Vec::new();
    let mut lines: Vec<(&str, &str)> = Vec::new();
    for line in text.lines() {
        let Some((tag, value)) = line.split_once("  -") else { continue };
        let tag = tag.trim();
        if tag == "ER" {
            references.extend(reference(&lines));
            lines.clear();
        } else if tag.len() == 2 {
            lines.push((tag, value.trim()));
        }
    }
    references.extend(reference(&lines));
    references
}

fn reference(lines: &[(&str, &str)]) -> Option<Reference> {
    let first = |tags: &[&str]| {
        tags.iter()
            .find_map(|tag| lines.iter().find(|(other, _)| other == tag))
            .map_or("", |(_, value)| *value)
    };
    if lines.is_empty() {
        return None;
    }
    let mut article = Article::default();
    article.state(Field::Title, &plain(first(&["TI", "T1", "CT"])), PLACE);
    let authors: Vec<&str> = lines
        .iter()
        .filter(|(tag, _)| matches!(*tag, "AU" | "A1"))
        .map(|(_, value)| *value)
        .take(50)
        .collect();
    match authors.as_slice() {
        // A name without a comma is an organisation's.
        [one] if !one.contains(',') => article.state(Field::Organisation, &plain(one), PLACE),
        names => {
            let names: Vec<String> = names.iter().map(|name| turned(&plain(name))).collect();
            article.state(Field::Author, &joined(&names), PLACE);
        }
    }
    article.state(Field::Publisher, &plain(first(&["T2", "JO", "JF", "JA", "PB"])), PLACE);
    let date = [first(&["DA"]), first(&["PY", "Y1"])];
    for date in date {
        article.state(Field::Date, date.trim_end_matches('/'), PLACE);
    }
    article.state(Field::Language, language_names::tag_of(first(&["LA"])), PLACE);
    article.state(Field::Url, first(&["UR", "L2"]), PLACE);
    let doi = first(&["DO"]);
    if !doi.is_empty() {
        article.state(Field::Url, &format!("https://doi.org/{doi}"), PLACE);
    }
    article.state(Field::Accessed, first(&["Y2"]).trim_end_matches('/'), PLACE);
    let files =
        lines.iter().filter(|(tag, _)| matches!(*tag, "L1" | "L4")).map(|(_, value)| (*value).to_owned());
    Some(Reference::of(first(&["ID"]), article, files.collect()))
}

/// `Vik, Ida` is Ida Vik.
fn turned(name: &str) -> String {
    let parts: Vec<&str> = name.split(',').map(str::trim).filter(|part| !part.is_empty()).collect();
    match parts.as_slice() {
        [family, given] => format!("{given} {family}"),
        [family, given, suffix] => format!("{given} {family} {suffix}"),
        _ => name.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_are_read() {
        let text = "TY  - NEWS\r\nTI  - Rain\r\nAU  - Vik, Ida\r\nAU  - Holm, Per\r\nT2  - Lunde Herald\r\nPY  - 2031\r\n\
                    DA  - 2031/05/07/\r\nUR  - https://herald.example/rain\r\nY2  - 2031/05/08/10:20\r\nL1  - files/1/a.pdf\r\n\
                    ER  - \r\n\r\nTY  - RPRT\r\nT1  - Report\r\nAU  - Harbour Board\r\nPY  - 2031///\r\nER  - ";
        let read = read(text);
        let values =
            |n: usize| -> Vec<&str> { read[n].facts.iter().map(|fact| fact.value.as_str()).collect() };
        assert_eq!(
            values(0)[..5],
            ["Rain", "Ida Vik and Per Holm", "Lunde Herald", "2031-05-07", "https://herald.example/rain"]
        );
        assert_eq!(read[0].files, ["files/1/a.pdf"]);
        assert_eq!(values(1), ["Report", "Harbour Board", "2031"]);
    }

    #[test]
    fn form_and_entities_are_no_words() {
        let read =
            read("TY  - NEWS\nTI  - Rain <i>and</i> wind &amp; snow\nT2  - A &amp; B\nLA  - English\nER  - ");
        let values: Vec<&str> = read[0].facts.iter().map(|fact| fact.value.as_str()).collect();
        assert_eq!(values, ["Rain and wind & snow", "A & B", "en"]);
    }
}
