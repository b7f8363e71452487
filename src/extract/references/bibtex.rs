//! BibTeX and BibLaTeX, and the files that Zotero writes beside an entry.

use biblatex::{Bibliography, ChunksExt, Entry};

use super::reference::Reference;
use crate::extract::article::{Article, Field, joined};

const PLACE: &str = "the list of references";

pub(super) fn read(text: &str) -> Result<Vec<Reference>, String> {
    let bibliography = Bibliography::parse(text).map_err(|error| error.to_string())?;
    Ok(bibliography.iter().map(reference).collect())
}

fn reference(entry: &Entry) -> Reference {
    let text = |keys: &[&str]| {
        keys.iter().find_map(|key| entry.get(key)).map_or_else(String::new, |chunks| chunks.format_verbatim())
    };
    let mut article = Article::default();
    article.state(Field::Title, &text(&["title"]), PLACE);
    let people = entry.author().unwrap_or_default();
    let names: Vec<String> = people
        .iter()
        .take(50)
        .map(|person| {
            let parts = [&person.given_name, &person.prefix, &person.name, &person.suffix];
            parts
                .into_iter()
                .filter(|part| !part.is_empty())
                .map(String::as_str)
                .collect::<Vec<_>>()
                .join(" ")
        })
        .collect();
    // A name in braces of its own is an organisation's.
    let is_whole = matches!(people.as_slice(), [one] if one.given_name.is_empty());
    article.state(if is_whole { Field::Organisation } else { Field::Author }, &joined(&names), PLACE);
    article.state(
        Field::Publisher,
        &text(&["journaltitle", "journal", "publisher", "institution", "organization", "howpublished"]),
        PLACE,
    );
    article.state(
        Field::Date,
        &date(&text(&["date"]), &text(&["year"]), &text(&["month"]), &text(&["day"])),
        PLACE,
    );
    article.state(Field::Language, &text(&["langid", "language"]), PLACE);
    article.state(Field::Url, &text(&["url"]), PLACE);
    let doi = text(&["doi"]);
    if !doi.is_empty() {
        article.state(Field::Url, &format!("https://doi.org/{doi}"), PLACE);
    }
    article.state(Field::Accessed, &text(&["urldate"]), PLACE);
    Reference::of(entry.key.clone(), article, files(&text(&["file"])))
}

/// `date` of BibLaTeX, else year, month and day of BibTeX.
fn date(date: &str, year: &str, month: &str, day: &str) -> String {
    if !date.is_empty() || year.is_empty() {
        return date.to_owned();
    }
    let names = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let number = month.parse::<usize>().ok().or_else(|| {
        let start: String = month.to_lowercase().chars().take(3).collect();
        names.iter().position(|name| *name == start).map(|n| n + 1)
    });
    match (number, day.parse::<u8>()) {
        (Some(month), Ok(day)) => format!("{year}-{month:02}-{day:02}"),
        (Some(month), Err(_)) => format!("{year}-{month:02}"),
        _ => year.to_owned(),
    }
}

/// Paths of `file`: `Full Text:files/1/a.pdf:application/pdf;…`, or paths alone.
fn files(written: &str) -> Vec<String> {
    let one = |part: &str| {
        let part = part.replace("\\:", "\u{1}");
        let fields: Vec<&str> = part.split(':').collect();
        let path = match fields.as_slice() {
            [_, path, _] => path,
            [path] => path,
            _ => return None,
        };
        let path = path.replace('\u{1}', ":").trim().to_owned();
        (!path.is_empty()).then_some(path)
    };
    written.split(';').filter_map(one).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_are_read() {
        let read = read(
            "@article{vik2031, title = {Rain on the {Quay}}, author = {Vik, Ida and van Berg, Jo}, journal = {Lunde Herald}, \
             year = 2031, month = may, day = 7, url = {https://herald.example/rain}, urldate = {2031-05-08}, \
             file = {Snapshot:files/1/rain.html:text/html}}\n\
             @report{board, title = {Report}, author = {{Harbour Board}}, institution = {Board}, date = {2031-04}}",
        )
        .unwrap();
        let values =
            |n: usize| -> Vec<&str> { read[n].facts.iter().map(|fact| fact.value.as_str()).collect() };
        assert_eq!(
            values(0),
            [
                "Rain on the Quay",
                "Ida Vik and Jo van Berg",
                "Lunde Herald",
                "2031-05-07",
                "https://herald.example/rain",
                "2031-05-08"
            ]
        );
        assert_eq!((read[0].key.as_str(), read[0].files[0].as_str()), ("vik2031", "files/1/rain.html"));
        assert_eq!(values(1), ["Report", "Harbour Board", "Board", "2031-04"]);
        assert_eq!(read[1].facts[1].field, Field::Organisation);
        assert!(super::read("@article{").is_err());
    }
}
