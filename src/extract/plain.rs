//! Plain text, which is its own capture, and the lines at its start that say what it is.

use super::article::{Article, Fact, Field};
use super::decode::decode_plain;
use super::markdown::field_of;
use crate::error::{Error, Result};

/// The most lines that may say what a text is.
const MAX_LINES: usize = 20;

const PLACE: &str = "the text's first lines";

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// Reads a text that was saved under a name. It is its own capture, unless it is encoded in another way.
pub(super) fn read(name: &str, bytes: &[u8]) -> Result<Article> {
    let text = text_of(name, bytes)?;
    let is_same = text.as_bytes() == bytes;
    let facts = header(&text);
    Ok(Article { text, is_same, facts, ..Article::default() })
}

/// The text of a file in UTF-8.
pub(super) fn text_of(name: &str, bytes: &[u8]) -> Result<String> {
    let text = decode_plain(bytes).filter(|text| !text.contains('\0'));
    text.ok_or_else(|| {
        let quoted = format!("'{}'", name.replace('\'', "'\\''"));
        Error::new(format!("{name} is not text in UTF-8")).help(format!(
            "older programs write Windows-1252 or ISO-8859-1: `iconv -f WINDOWS-1252 -t UTF-8 {quoted} > utf-8.txt`; look \
             whether its letters are right, and take utf-8.txt in"
        ))
    })
}

/// What a block of `Key: value` at the very start states, where an empty line ends it and two keys of it are known.
fn header(text: &str) -> Vec<Fact> {
    let block = text.lines().take(MAX_LINES + 1).take_while(|line| !line.trim().is_empty());
    let lines: Vec<&str> = block.collect();
    let is_ended = text.lines().nth(lines.len()).is_some();
    let pairs: Option<Vec<(&str, &str)>> = lines.iter().map(|line| pair(line)).collect();
    let Some(pairs) = pairs.filter(|pairs| is_ended && pairs.len() <= MAX_LINES) else { return Vec::new() };
    let known: Vec<(Field, &str)> =
        pairs.into_iter().filter_map(|(key, value)| Some((field(key, value)?, value))).collect();
    let mut article = Article::default();
    if known.len() >= 2 {
        for (field, value) in known {
            let day = matches!(field, Field::Date | Field::Accessed).then(|| day_in_words(value)).flatten();
            article.state(field, day.as_deref().unwrap_or(value), PLACE);
        }
    }
    article.facts
}

/// A key of one or two words, and its value.
fn pair(line: &str) -> Option<(&str, &str)> {
    let (key, value) = line.split_once(':')?;
    let is_key =
        key.starts_with(char::is_alphabetic) && key.len() <= 20 && key.split_whitespace().count() <= 2;
    let is_value = value.starts_with(char::is_whitespace) && !value.trim().is_empty();
    (is_key && is_value).then(|| (key.trim(), value.trim()))
}

fn field(key: &str, value: &str) -> Option<Field> {
    match key.to_ascii_lowercase().as_str() {
        "headline" => Some(Field::Title),
        "by" => Some(Field::Author),
        "newspaper" | "publication" => Some(Field::Publisher),
        "address" | "web address" => Some(Field::Url),
        "retrieved" | "date accessed" => Some(Field::Accessed),
        // Who says where a text is from names a paper as often as an address.
        "source" if !value.starts_with("http") => Some(Field::Publisher),
        key => field_of(key),
    }
}

/// `3 May 2031` and `May 3, 2031`, with or without the day of the week; nothing else is plain enough.
fn day_in_words(value: &str) -> Option<String> {
    let words: Vec<&str> = value
        .split([' ', ',', '.', '\u{a0}'])
        .filter(|word| !word.is_empty() && !word.ends_with("day"))
        .collect();
    let (day, month, year) = match words.as_slice() {
        [day, month, year] if day.starts_with(|c: char| c.is_ascii_digit()) => (*day, *month, *year),
        [month, day, year] => (*day, *month, *year),
        _ => return None,
    };
    let day = ["st", "nd", "rd", "th"].iter().find_map(|end| day.strip_suffix(end)).unwrap_or(day);
    let day: u8 = day.parse().ok().filter(|_| year.len() == 4 && year.bytes().all(|b| b.is_ascii_digit()))?;
    let month = month.to_ascii_lowercase();
    // As a whole or by its first three letters; September has four in newspapers.
    let month = if month == "sept" { "sep" } else { month.as_str() };
    let number = MONTHS.iter().position(|full| month == *full || month == &full[..3])? + 1;
    Some(format!("{year}-{number:02}-{day:02}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn facts(text: &str) -> Vec<(Field, String)> {
        let article = read("rain.txt", text.as_bytes()).unwrap();
        assert!(article.is_same && article.text == text, "a text is its own capture, its first lines too");
        article.facts.into_iter().map(|fact| (fact.field, fact.value)).collect()
    }

    #[test]
    fn first_lines_say_what_a_text_is() {
        let stated = facts(
            "Title: Rain: a report\nAuthor: Ida Vik\nDate: Saturday, 3 May 2031\nSection: Local\nSource: Lunde Herald\n\
             URL: https://x.example/a\n\nIt rained.\n",
        );
        let expected = [
            (Field::Title, "Rain: a report"),
            (Field::Author, "Ida Vik"),
            (Field::Date, "2031-05-03"),
            (Field::Publisher, "Lunde Herald"),
            (Field::Url, "https://x.example/a"),
        ];
        assert_eq!(stated, expected.map(|(field, value)| (field, value.to_owned())));
        assert_eq!(facts("Headline: Rain\r\nPublished: 2031-05-03\r\n\r\nIt rained.\r\n").len(), 2);
    }

    #[test]
    fn other_first_lines_say_nothing() {
        for text in [
            "Title: Rain\n\nIt rained.\n",
            "Title: Rain\nAuthor: Ida Vik\nIt rained.\n\nAgain.\n",
            "Title: Rain\nAuthor: Ida Vik\n",
            "It rained.\n\nTitle: Rain\nAuthor: Ida Vik\n\n",
            "Anna: It rains.\nBo: It does.\n\nThey left.\n",
            "Title: Rain\nWhat the board said: it rained\n\nThey left.\n",
            "\nTitle: Rain\nAuthor: Ida Vik\n\nIt rained.\n",
        ] {
            assert_eq!(facts(text), [], "{text}");
        }
    }

    #[test]
    fn days_are_read_where_they_are_plain() {
        for (written, read) in [
            ("3 May 2031", Some("2031-05-03")),
            ("May 3rd, 2031", Some("2031-05-03")),
            ("Sat 3 Sept. 2031", None),
            ("12 Sept. 2031", Some("2031-09-12")),
            ("May 2031", None),
            ("3 Mayhem 2031", None),
            ("03/05/2031", None),
            ("x 5 2031", None),
        ] {
            assert_eq!(day_in_words(written).as_deref(), read, "{written}");
        }
    }

    #[test]
    fn other_encodings_are_refused_with_what_to_do() {
        let error = read("it's rain.txt", b"F\xe4hre").unwrap_err();
        let help = error.what_to_do().unwrap();
        assert!(help.contains(r"iconv -f WINDOWS-1252 -t UTF-8 'it'\''s rain.txt'"), "{help}");
    }
}
