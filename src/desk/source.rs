//! Takes a saved article in: its text for the captures, and the note of its source.
//!
//! Only what the file itself states is filled in, each with where it was found. Nothing is guessed.

use super::blank::{check_id, id_of, kind_of, quoted, scalar};
use crate::error::{Error, Result};
use crate::model::{Date, Dossier, Kind};
use crate::text::sha256_hex;

/// The files that a saved article comes to, by path from the dossier's folder. The first is the note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taken {
    /// The note.
    pub note: (String, String),
    /// The text as it is verified, by its name below the captures folder.
    pub capture: (String, String),
    /// The file as it was, where it is not the text itself.
    pub original: Option<(String, Vec<u8>)>,
}

/// What a file says of itself.
#[derive(Clone, Debug, Default)]
struct Stated {
    text: String,
    /// Key, value, and where it was found.
    facts: Vec<(&'static str, String, &'static str)>,
    is_same: bool,
}

/// Takes in a file that was saved under a name.
///
/// # Errors
/// Where it is no text of a kind that is known, or a note has its id already.
pub fn take_in(dossier: &Dossier, name: &str, bytes: &[u8], id: Option<&str>) -> Result<Taken> {
    let kind = source_kind(dossier)?;
    let (stem, ending) = name.rsplit_once('.').unwrap_or((name, ""));
    let text = std::str::from_utf8(bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes)).map_err(|_| {
        Error::new(format!("{name} is not text in UTF-8")).help(
            "save the article's text as UTF-8, for example by copying it into an editor, and take that in",
        )
    })?;
    let ending = ending.to_ascii_lowercase();
    let stated = match ending.as_str() {
        "md" | "markdown" => markdown(text),
        "txt" | "text" | "" => Stated { text: text.to_owned(), is_same: true, ..Stated::default() },
        _ => {
            return Err(Error::new(format!("{name} is no plain text and no Markdown"))
                .help("save the article's text as a file that ends with .txt, and take that in"));
        }
    };
    if stated.text.trim().is_empty() {
        return Err(Error::new(format!("{name} has no text")));
    }
    let id = id.map_or_else(|| id_of(stem, None), str::to_owned);
    check_id(dossier, &id)?;
    let capture = format!("{id}.txt");
    let original = (!stated.is_same).then(|| (format!("{id}.original.{ending}"), bytes.to_vec()));
    let note = note_text(
        &stated,
        &capture,
        original.as_ref().map(|(name, bytes)| (name.as_str(), bytes.as_slice())),
    );
    Ok(Taken {
        note: (format!("content/{}/{id}.md", kind.folder), note),
        capture: (capture, stated.text),
        original,
    })
}

fn source_kind(dossier: &Dossier) -> Result<&Kind> {
    kind_of(dossier, "source")
}

/// Markdown: what stands between fences at its start says what it is; the rest is the text.
fn markdown(text: &str) -> Stated {
    let plain = Stated { text: text.to_owned(), is_same: true, ..Stated::default() };
    let Some(rest) = text.strip_prefix("---\n").or_else(|| text.strip_prefix("---\r\n")) else {
        return plain;
    };
    let Some((front, body)) = rest.split_once("\n---") else { return plain };
    let body = body.split_once('\n').map_or("", |(_, body)| body);
    let mut facts: Vec<(&str, String, &str)> = Vec::new();
    for line in front.lines() {
        let Some((key, value)) = line.split_once(':') else { continue };
        let value = value.trim().trim_matches(['"', '\'']).trim();
        let key = match key.trim().to_ascii_lowercase().as_str() {
            "title" => "title",
            "author" | "byline" => "author",
            "publisher" | "site" | "site_name" => "publisher",
            "date" | "published" | "date_published" => "date",
            "url" | "source" | "canonical" | "link" => "url",
            "lang" | "language" => "language",
            _ => continue,
        };
        if is_fit(key, value) && facts.iter().all(|(other, ..)| *other != key) {
            facts.push((key, value.to_owned(), "the saved file's front matter"));
        }
    }
    Stated { text: body.trim_start_matches('\n').to_owned(), facts, is_same: false }
}

/// Whether a value may stand under a key. A date with a time is no date of a source.
fn is_fit(key: &str, value: &str) -> bool {
    match key {
        "date" => Date::parse(value).is_ok(),
        "url" => value.starts_with("https://") || value.starts_with("http://"),
        _ => !value.is_empty() && value.len() < 300 && !value.starts_with(['[', '{', '|', '>']),
    }
}

fn note_text(stated: &Stated, capture: &str, original: Option<(&str, &[u8])>) -> String {
    let mut text = String::from("---\n");
    let found = |key: &str| stated.facts.iter().find(|(other, ..)| *other == key);
    for (key, hint) in [
        ("title", "the article's title"),
        ("author", "who wrote it"),
        ("publisher", "who published it"),
        ("date", "when, EDTF"),
        ("language", "its language, such as en"),
        ("url", "where it stands"),
    ] {
        match found(key) {
            Some((_, value, place)) => {
                text.push_str(&format!(
                    "{key}: {}  # found in {place}\n",
                    if key == "date" { value.clone() } else { scalar(value) }
                ));
            }
            None => text.push_str(&format!("# {key}:  {hint}; only if it is known\n")),
        }
    }
    text.push_str(&format!("capture: {}\n", quoted(capture)));
    if let Some((name, bytes)) = original {
        text.push_str(&format!("# The file as it was saved: {name}, SHA-256 {}\n", sha256_hex(bytes)));
    }
    for (key, value) in [("date", "inferred"), ("url", "identified")] {
        if let Some((_, _, place)) = found(key) {
            text.push_str(&format!("{value}:\n  {key}: {}\n", quoted(&format!("It stands in {place}."))));
        }
    }
    text.push_str("---\n<!-- What kind of report is it, and what does it speak of? -->\n");
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::starter;
    use crate::model::NoteId;
    use crate::vfs::Memory;
    use crate::workspace::{Inputs, Material};

    fn dossier(more: &[(String, String)]) -> Material {
        let files = starter().unwrap();
        let files = files.iter().map(|(path, text)| ((*path).to_owned(), text.clone()));
        Material::open(&Inputs::of(Memory::new(files.chain(more.iter().cloned())))).unwrap()
    }

    fn take(name: &str, text: &str) -> Result<Taken> {
        take_in(&dossier(&[]).dossier, name, text.as_bytes(), None)
    }

    #[test]
    fn a_text_is_taken_in_as_it_is() {
        let taken = take("Herald 9 May.txt", "It rained.\n").unwrap();
        assert_eq!(taken.capture, ("herald-9-may.txt".to_owned(), "It rained.\n".to_owned()));
        assert_eq!((taken.note.0.as_str(), taken.original), ("content/sources/herald-9-may.md", None));
        assert!(
            !taken.note.1.contains("\ntitle:") && !taken.note.1.contains("\ndate:"),
            "nothing is guessed"
        );
    }

    #[test]
    fn what_a_file_states_is_filled_in_with_where_it_was_found() {
        let text = "---\ntitle: \"Rain: a report\"\nauthor: Ida Vik\ndate: 2031-05-09\nurl: https://herald.example/rain\ntags: [x]\n---\n\nIt rained.\n";
        let taken = take("rain.md", text).unwrap();
        assert_eq!(taken.capture.1, "It rained.\n");
        assert_eq!(taken.original.as_ref().unwrap().0, "rain.original.md");
        assert!(taken.note.1.contains(&sha256_hex(text.as_bytes())), "{}", taken.note.1);
        let with = dossier(&[taken.note.clone(), (format!("captures/{}", taken.capture.0), taken.capture.1)]);
        let note = with.dossier.note(&NoteId::new("rain")).unwrap();
        assert!(note.faults.is_empty(), "{:?}\n{}", note.faults, taken.note.1);
        let source = note.source().unwrap();
        assert_eq!(note.title(), "Rain: a report");
        assert_eq!(source.url.as_ref().unwrap().value, "https://herald.example/rain");
        assert_eq!(source.author.as_ref().unwrap().value, "Ida Vik");
        assert!(with.dossier.captures.contains_key(&NoteId::new("rain")));
        let taken = take("x.md", "---\ndate: yesterday\nurl: javascript:x\n---\nIt rained.\n").unwrap();
        assert!(
            !taken.note.1.contains("yesterday") && !taken.note.1.contains("javascript"),
            "{}",
            taken.note.1
        );
    }

    #[test]
    fn what_is_no_text_is_refused() {
        for (name, text) in [("a.pdf", "%PDF"), ("a.txt", "  \n"), ("herald-2031-05-07.txt", "It rained.")] {
            assert!(take(name, text).is_err(), "{name}");
        }
        assert!(take_in(&dossier(&[]).dossier, "a.txt", b"\xff\xfe", None).is_err());
    }
}
