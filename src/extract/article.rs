//! What a saved file comes to: its text, and what it states of itself.

use serde::{Deserialize, Serialize};

use crate::model::Date;

/// The text of a saved file, and what it states of itself.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Article {
    /// The readable text.
    pub text: String,
    /// What it states, each field once.
    pub facts: Vec<Fact>,
    /// What else is to be known of it, a sentence each.
    pub remarks: Vec<String>,
    /// Whether the file is the text itself, byte for byte.
    pub is_same: bool,
}

/// A statement of a file about itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fact {
    /// The field.
    pub field: Field,
    /// Its value.
    pub value: String,
    /// Where it was found, in words that follow "found in".
    pub place: String,
}

/// What a file can state of itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Field {
    /// Its title.
    Title,
    /// Who wrote it, people by name.
    Author,
    /// The organisation that wrote it.
    Organisation,
    /// Who published it.
    Publisher,
    /// The day of publication, EDTF.
    Date,
    /// Its language, BCP 47.
    Language,
    /// Its address.
    Url,
    /// The day it was saved.
    Accessed,
    /// Its licence.
    Licence,
}

impl Article {
    /// Notes a statement, where the field has none yet and the value may stand under it.
    pub(super) fn state(&mut self, field: Field, value: &str, place: &str) {
        if let Some(value) = fit(field, value)
            && !self.has(field)
        {
            self.facts.push(Fact { field, value, place: place.to_owned() });
        }
    }

    /// Whether a field is stated.
    pub(super) fn has(&self, field: Field) -> bool {
        let is_author = |field| matches!(field, Field::Author | Field::Organisation);
        self.facts.iter().any(|fact| fact.field == field || (is_author(fact.field) && is_author(field)))
    }
}

/// A value as it may stand under a field; none where it is no value of that field.
fn fit(field: Field, value: &str) -> Option<String> {
    let value = value.split_whitespace().collect::<Vec<_>>().join(" ");
    let value = value.as_str();
    match field {
        Field::Date | Field::Accessed => day(value),
        Field::Url => {
            let is_address = value.starts_with("https://") || value.starts_with("http://");
            (is_address && value.len() < 2000 && !value.contains(['"', '<', '>', ' ']))
                .then(|| value.to_owned())
        }
        Field::Language => {
            let tag = value.replace('_', "-");
            let is_part =
                |part: &str| (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric());
            let is_tag = tag.split('-').all(is_part) && (2..=3).contains(&tag.find('-').unwrap_or(tag.len()));
            is_tag.then_some(tag)
        }
        _ => {
            let is_text =
                !value.is_empty() && value.chars().count() < 300 && !value.chars().any(char::is_control);
            let is_address = value.contains("://") && field != Field::Licence;
            (is_text && !is_address).then(|| value.to_owned())
        }
    }
}

/// A date as EDTF: what stands before a time, with `-` between its parts. A date in words is left alone.
pub(super) fn day(value: &str) -> Option<String> {
    let value = value.trim();
    let end = value.find(|c: char| c == 'T' || c.is_whitespace()).unwrap_or(value.len());
    if end == value.len() && Date::parse(value).is_ok() {
        return Some(value.to_owned());
    }
    let day = value[..end].replace(['/', '.'], "-");
    let digits = |part: &str, count: usize| part.len() == count && part.bytes().all(|b| b.is_ascii_digit());
    let parts: Vec<&str> = day.split('-').collect();
    let day = match parts.as_slice() {
        [whole] if digits(whole, 8) => format!("{}-{}-{}", &whole[..4], &whole[4..6], &whole[6..]),
        [year, month, day] if digits(year, 4) && month.len() <= 2 && day.len() <= 2 => {
            format!("{year}-{month:0>2}-{day:0>2}")
        }
        [year, month] if digits(year, 4) && month.len() <= 2 => format!("{year}-{month:0>2}"),
        [year] if digits(year, 4) => (*year).to_owned(),
        _ => return None,
    };
    Date::parse(&day).is_ok().then_some(day)
}

/// Text as a capture holds it: one kind of line end, no control characters, at most one empty line in a row.
pub(super) fn tidy(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut empty = 0;
    for line in text.replace("\r\n", "\n").split(['\n', '\r', '\u{c}', '\u{2028}', '\u{2029}']) {
        let line: String = line.chars().filter(|c| !c.is_control() || *c == '\t').collect();
        let line = line.trim_end();
        if line.trim().is_empty() {
            empty += 1;
            continue;
        }
        if !out.is_empty() {
            out.push_str(if empty > 0 { "\n\n" } else { "\n" });
        }
        empty = 0;
        out.push_str(line);
    }
    out.push('\n');
    out
}

/// Names as front matter lists them.
pub(super) fn joined(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [name] => name.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_stands_only_where_it_may() {
        let mut article = Article::default();
        for (field, value) in [
            (Field::Date, "yesterday"),
            (Field::Date, "2031-02-30"),
            (Field::Url, "javascript:alert(1)"),
            (Field::Language, "english language"),
            (Field::Author, "https://herald.example/authors/ida"),
            (Field::Title, "  "),
        ] {
            article.state(field, value, "x");
        }
        assert_eq!(article.facts, []);
        article.state(Field::Language, "en_US", "x");
        article.state(Field::Organisation, "Harbour  Board", "x");
        article.state(Field::Author, "Ida Vik", "y");
        let values: Vec<&str> = article.facts.iter().map(|fact| fact.value.as_str()).collect();
        assert_eq!(values, ["en-US", "Harbour Board"], "the first statement of an author holds");
    }

    #[test]
    fn days_are_read_in_figures() {
        for (written, read) in [
            ("2031-05-07T08:00:00+02:00", Some("2031-05-07")),
            ("2031/5/7", Some("2031-05-07")),
            ("20310507", Some("2031-05-07")),
            ("2031.05", Some("2031-05")),
            ("2031", Some("2031")),
            ("2031-05~", Some("2031-05~")),
            ("7 May 2031", None),
            ("05/07/2031", None),
            ("2031-13-01", None),
        ] {
            assert_eq!(day(written).as_deref(), read, "{written}");
        }
    }

    #[test]
    fn text_is_tidied() {
        assert_eq!(tidy("\r\n\r\nA  b \r\n\n\n\u{c}C\u{0}\u{7}d\n"), "A  b\n\nCd\n");
    }
}
