//! Takes a saved article in: its text for the captures, and the note of its source.
//!
//! Only what the file or a list of references states is filled in, each with where it was found.

use super::blank::{check_id, id_of, kind_of, quoted, scalar};
use crate::error::{Error, Result};
use crate::extract::{Article, Fact, Field, Reference};
use crate::model::{Date, Dossier};
use crate::text::sha256_hex;

/// The files that a saved article comes to, by path from the dossier's folder. The first is the note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taken {
    /// The note.
    pub note: (String, String),
    /// The text as it is verified, by its name below the captures folder; none where only a reference is known.
    pub capture: Option<(String, String)>,
    /// The file as it was, where it is not the text itself.
    pub original: Option<(String, Vec<u8>)>,
}

/// What is taken in.
#[derive(Clone, Copy, Debug, Default)]
pub struct Intake<'i> {
    /// The name of the file, its bytes, and what they come to.
    pub file: Option<(&'i str, &'i [u8], &'i Article)>,
    /// What a list of references says of it, and the list's name.
    pub reference: Option<(&'i Reference, &'i str)>,
    /// The id that is wanted.
    pub id: Option<&'i str>,
}

/// Makes the files of a source.
///
/// # Errors
/// Where a note has its id already, or the dossier has no kind for it.
pub fn take_in(dossier: &Dossier, intake: Intake<'_>) -> Result<Taken> {
    let kind = kind_of(dossier, "source")?;
    let id = intake.id.map_or_else(|| id_for(intake), str::to_owned);
    check_id(dossier, &id)?;
    let capture = intake.file.map(|(_, _, article)| (format!("{id}.txt"), article.text.clone()));
    let original = intake
        .file
        .filter(|(_, _, article)| !article.is_same)
        .map(|(name, bytes, _)| (format!("{id}.original.{}", ending_of(name)), bytes.to_vec()));
    let taken_from = original.as_ref().map(|(name, bytes)| (name.as_str(), bytes.as_slice()));
    let note = note_text(intake, capture.as_ref().map(|(name, _)| name.as_str()), taken_from);
    Ok(Taken { note: (format!("content/{}/{id}.md", kind.folder), note), capture, original })
}

/// The id: of the key or title that a list gives where no file has a name, else of the file's name.
fn id_for(intake: Intake<'_>) -> String {
    if let Some((name, ..)) = intake.file {
        let stem = ["warc.gz", "single.html"]
            .iter()
            .find_map(|ending| name.strip_suffix(&format!(".{ending}")))
            .unwrap_or_else(|| name.rsplit_once('.').map_or(name, |(stem, _)| stem));
        return id_of(stem, None);
    }
    let Some((reference, _)) = intake.reference else { return String::new() };
    let of_key = id_of(&reference.key.to_lowercase(), None);
    // Zotero's own keys are numbers or addresses, which tell nobody anything.
    let is_telling = of_key.chars().any(char::is_alphabetic) && !reference.key.contains('/');
    let title = reference.facts.iter().find(|fact| fact.field == Field::Title);
    if is_telling { of_key } else { title.map_or(of_key, |fact| id_of(&fact.value, None)) }
}

/// The ending of a file's name; `bin` where it has none that can stand in a name.
fn ending_of(name: &str) -> String {
    let name = name.to_ascii_lowercase();
    if name.ends_with(".warc.gz") {
        return "warc.gz".to_owned();
    }
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    let is_plain =
        !ending.is_empty() && ending.len() <= 10 && ending.bytes().all(|b| b.is_ascii_alphanumeric());
    if is_plain { ending.to_owned() } else { "bin".to_owned() }
}

/// The keys of a source's note that are offered, with what belongs there.
const KEYS: [(&str, &[Field], &str); 8] = [
    ("title", &[Field::Title], "the article's title; only if it is known"),
    ("author", &[Field::Author, Field::Organisation], "who wrote it; only if it is known"),
    ("publisher", &[Field::Publisher], "who published it; only if it is known"),
    (
        "date",
        &[Field::Date],
        "needed: when it appeared, as far as it is known: 2021-05-08, 2021-05, or 2021-05~ for about then",
    ),
    ("language", &[Field::Language], "its language, such as en"),
    ("url", &[Field::Url], "where it stands; only if it is known"),
    ("accessed", &[Field::Accessed], "when it was saved, EDTF"),
    ("licence", &[Field::Licence], "the licence of its text"),
];

fn note_text(intake: Intake<'_>, capture: Option<&str>, original: Option<(&str, &[u8])>) -> String {
    let mut text = String::from("---\n");
    let own = intake.file.map_or(&[][..], |(_, _, article)| article.facts.as_slice());
    let listed = intake.reference.map_or(&[][..], |(reference, _)| reference.facts.as_slice());
    let of =
        |facts: &'_ [Fact], fields: &[Field]| facts.iter().find(|fact| fields.contains(&fact.field)).cloned();
    let list_name = intake.reference.map_or("", |(_, name)| name);
    let mut grounds: Vec<(&str, &str, String)> = Vec::new();
    for (key, fields, hint) in KEYS {
        let (said, listed) = (of(own, fields), of(listed, fields));
        let place = match (&said, &listed) {
            (Some(fact), _) => fact.place.clone(),
            (None, Some(fact)) => format!("{}, {list_name}", fact.place),
            (None, None) => String::new(),
        };
        match said.as_ref().or(listed.as_ref()) {
            Some(fact) => {
                text.push_str(&format!("{key}: {}  # found in {}\n", value_of(fact), comment(&place)));
                match key {
                    "date" => grounds.push(("inferred", key, place)),
                    // A headline is the article's own, and no sentence of the dossier that quotes would bear out.
                    "title" | "url" => grounds.push(("identified", key, place)),
                    _ => {}
                }
            }
            None if matches!(key, "accessed" | "licence") => {}
            None => text.push_str(&format!("# {key}:  {hint}\n")),
        }
        if let (Some(said), Some(listed)) = (&said, &listed)
            && said.value != listed.value
        {
            text.push_str(&format!(
                "# {key}: {}  # says {}, {}\n",
                value_of(listed),
                listed.place,
                comment(list_name)
            ));
        }
    }
    match capture {
        Some(capture) => text.push_str(&format!("capture: {}\n", quoted(capture))),
        None => text.push_str(
            "# capture:  its text below captures/; `factum new source FILE` takes a saved article in\n",
        ),
    }
    if let Some((name, bytes)) = original {
        text.push_str(&format!("# The file as it was saved: {name}, SHA-256 {}\n", sha256_hex(bytes)));
    }
    for remark in intake.file.map_or(&[][..], |(_, _, article)| article.remarks.as_slice()) {
        text.push_str(&format!("# {}\n", comment(remark)));
    }
    text.push_str(&written(grounds));
    text.push_str(
        "---\n<!-- What kind of report is it? Each sentence ends with the words that it rests on: [@this-source, \"exact \
         words\"]. It may stay empty. -->\n",
    );
    text
}

/// Where things were found, as front matter has it: each key once.
fn written(mut grounds: Vec<(&str, &str, String)>) -> String {
    let mut text = String::new();
    grounds.sort_by_key(|(key, ..)| *key);
    for grounds in grounds.chunk_by(|one, other| one.0 == other.0) {
        text.push_str(&format!("{}:\n", grounds[0].0));
        for (_, field, place) in grounds {
            text.push_str(&format!("  {field}: {}\n", quoted(&format!("It stands in {place}."))));
        }
    }
    text
}

/// A value as front matter has it.
fn value_of(fact: &Fact) -> String {
    match fact.field {
        Field::Date | Field::Accessed if Date::parse(&fact.value).is_ok() => fact.value.clone(),
        Field::Organisation => format!("{{organisation: {}}}", quoted(&fact.value)),
        _ => scalar(&fact.value),
    }
}

/// Words that a comment of one line can hold.
fn comment(words: &str) -> String {
    words.chars().map(|c| if c.is_control() { ' ' } else { c }).take(300).collect()
}

/// The one entry of a list that a key or title names; the only one where none is named.
///
/// # Errors
/// Where there is none, or more than one.
pub fn entry<'r>(references: &'r [Reference], key: Option<&str>, list: &str) -> Result<&'r Reference> {
    let title = |reference: &'r Reference| reference.facts.iter().find(|fact| fact.field == Field::Title);
    let known: Vec<&str> = references
        .iter()
        .filter_map(|reference| match reference.key.as_str() {
            "" => title(reference).map(|fact| fact.value.as_str()),
            key => Some(key),
        })
        .take(10)
        .collect();
    match (key, references) {
        (None, [one]) => Ok(one),
        (None, _) => Err(Error::new(format!("{list} has {} entries", references.len())).help(format!(
            "say which one by its key, as in `--from '{list}#{}'`; it has {}",
            known.first().unwrap_or(&""),
            known.join(", ")
        ))),
        (Some(key), _) => references
            .iter()
            .find(|reference| reference.key == key || title(reference).is_some_and(|fact| fact.value == key))
            .ok_or_else(|| {
                Error::new(format!("{list} has no entry {key}")).help(format!("it has {}", known.join(", ")))
            }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::starter;
    use crate::extract::{read, references};
    use crate::model::NoteId;
    use crate::vfs::Memory;
    use crate::workspace::{Inputs, Material};

    fn dossier(more: &[(String, String)]) -> Material {
        let files = starter().unwrap();
        let files = files.iter().map(|(path, text)| ((*path).to_owned(), text.clone()));
        Material::open(&Inputs::of(Memory::new(files.chain(more.iter().cloned())))).unwrap()
    }

    fn take(name: &str, text: &str, list: Option<(&str, &str)>) -> Result<Taken> {
        let article = read(name, text.as_bytes(), None)?;
        let listed = list.map(|(name, text)| references(name, text.as_bytes()).unwrap());
        let reference = listed.as_ref().zip(list).map(|(listed, (name, _))| (&listed[0], name));
        let file = Some((name, text.as_bytes(), &article));
        take_in(&dossier(&[]).dossier, Intake { file, reference, id: None })
    }

    /// The note as the compiler reads it.
    fn read_note(taken: &Taken, id: &str) -> Material {
        let capture = taken.capture.clone().map(|(name, text)| (format!("captures/{name}"), text));
        let more: Vec<_> = std::iter::once(taken.note.clone()).chain(capture).collect();
        let material = dossier(&more);
        let note = material.dossier.note(&NoteId::new(id)).unwrap();
        assert!(note.faults.is_empty(), "{:?}\n{}", note.faults, taken.note.1);
        material
    }

    #[test]
    fn a_text_is_taken_in_as_it_is() {
        let taken = take("Herald 9 May.txt", "It rained.\n", None).unwrap();
        assert_eq!(taken.capture, Some(("herald-9-may.txt".to_owned(), "It rained.\n".to_owned())));
        assert_eq!((taken.note.0.as_str(), &taken.original), ("content/sources/herald-9-may.md", &None));
        assert!(
            !taken.note.1.contains("\ntitle:") && !taken.note.1.contains("\ndate:"),
            "nothing is guessed"
        );
    }

    #[test]
    fn what_a_file_states_is_filled_in_with_where_it_was_found() {
        let text = "---\ntitle: \"Rain: a report\"\nauthor: Ida Vik\ndate: 2031-05-09\nurl: https://herald.example/rain\ntags: [x]\n---\n\nIt rained.\n";
        let taken = take("rain.md", text, None).unwrap();
        assert_eq!(taken.capture.as_ref().unwrap().1, "It rained.\n");
        assert_eq!(taken.original.as_ref().unwrap().0, "rain.original.md");
        assert!(taken.note.1.contains(&sha256_hex(text.as_bytes())), "{}", taken.note.1);
        let with = read_note(&taken, "rain");
        let note = with.dossier.note(&NoteId::new("rain")).unwrap();
        let source = note.source().unwrap();
        assert_eq!(note.title(), "Rain: a report");
        assert_eq!(source.url.as_ref().unwrap().value, "https://herald.example/rain");
        assert_eq!(source.author.as_ref().unwrap().value, "Ida Vik");
        assert!(with.dossier.captures.contains_key(&NoteId::new("rain")));
    }

    #[test]
    fn a_list_of_references_fills_in_what_the_file_does_not_say() {
        let list = r#"[{"id": "vik", "title": "Rain and wind", "publisher": "Herald", "author": [{"literal": "Harbour \"Board\""}],
            "issued": {"date-parts": [[2031, 5]]}}]"#;
        let taken =
            take("rain.md", "---\ntitle: Rain\n---\nIt rained.\n", Some(("list.json", list))).unwrap();
        let note = &taken.note.1;
        assert!(
            note.contains(
                "title: Rain  # found in the saved file's front matter\n# title: Rain and wind  # says"
            ),
            "{note}"
        );
        assert!(note.contains("publisher: Herald  # found in the list of references, list.json"), "{note}");
        let with = read_note(&taken, "rain");
        let source = with.dossier.note(&NoteId::new("rain")).unwrap().source().unwrap().clone();
        assert!(source.author_is_organisation && source.author.unwrap().value == "Harbour \"Board\"");
    }

    #[test]
    fn a_reference_without_a_file_has_a_note_too() {
        let listed =
            references("a.ris", b"TY  - NEWS\nTI  - Rain: a report\nAU  - Vik, Ida\nER  - \n").unwrap();
        let taken = take_in(
            &dossier(&[]).dossier,
            Intake { reference: Some((&listed[0], "a.ris")), ..Intake::default() },
        )
        .unwrap();
        assert_eq!((taken.note.0.as_str(), &taken.capture), ("content/sources/rain-a-report.md", &None));
        read_note(&taken, "rain-a-report");
        assert!(
            entry(&listed, None, "a.ris").is_ok() && entry(&listed, Some("Rain: a report"), "a.ris").is_ok()
        );
        assert!(
            entry(&listed, Some("Snow"), "a.ris")
                .unwrap_err()
                .what_to_do()
                .unwrap()
                .contains("Rain: a report")
        );
        let two = [listed[0].clone(), listed[0].clone()];
        assert!(entry(&two, None, "a.ris").is_err());
    }

    #[test]
    fn what_has_an_id_already_is_refused() {
        assert!(take("herald-2031-05-07.txt", "It rained.", None).is_err());
    }
}
