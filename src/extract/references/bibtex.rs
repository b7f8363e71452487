//! BibTeX and BibLaTeX, and the files that Zotero writes beside an entry.

use biblatex::{Bibliography, ChunksExt, Entry, Pair, RawBibliography, RawChunk};

use super::reference::Reference;
use super::{language_names, latex};
use crate::extract::article::{Article, Field, joined};

const PLACE: &str = "the list of references";

pub(super) fn read(text: &str) -> Result<Vec<Reference>, String> {
    let written = RawBibliography::parse(text).map_err(|error| error.to_string())?;
    let plain: Vec<String> = pairs(&written).flat_map(plain_values).collect();
    let mut bibliography = written.clone();
    let entries = bibliography.entries.iter_mut().flat_map(|entry| entry.v.fields.iter_mut());
    let values =
        entries.chain(bibliography.abbreviations.iter_mut()).flat_map(|pair| pair.value.v.iter_mut());
    let texts = values.filter(|value| matches!(value.v, RawChunk::Normal(_)));
    for (value, plain) in texts.zip(&plain) {
        value.v = RawChunk::Normal(plain);
    }
    let bibliography = Bibliography::from_raw(bibliography).map_err(|error| error.to_string())?;
    Ok(bibliography.iter().map(reference).collect())
}

/// The fields of all entries, and then the abbreviations.
fn pairs<'p, 's>(written: &'p RawBibliography<'s>) -> impl Iterator<Item = &'p Pair<'s>> {
    written.entries.iter().flat_map(|entry| entry.v.fields.iter()).chain(written.abbreviations.iter())
}

/// The texts of a field without LaTeX, which the reader of entries knows in part only.
fn plain_values(pair: &Pair<'_>) -> Vec<String> {
    let plain = |value: &str| match pair.key.v.to_ascii_lowercase().as_str() {
        "url" | "uri" | "doi" | "eprint" | "urlraw" => latex::address(value),
        "howpublished" | "note" => latex::note(value),
        // Paths and days have signs of their own: in `2031~` the last says that it was about then.
        "file" | "pdf" | "date" | "urldate" | "year" => latex::undashed(value),
        _ => latex::prose(value),
    };
    let texts = pair.value.v.iter().filter_map(|value| match value.v {
        RawChunk::Normal(text) => Some(plain(text)),
        RawChunk::Abbreviation(_) => None,
    });
    texts.collect()
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
    for key in ["langid", "language"] {
        article.state(Field::Language, language_names::tag_of(&text(&[key])), PLACE);
    }
    article.state(Field::Url, &text(&["url"]), PLACE);
    let doi = text(&["doi"]);
    if !doi.is_empty() {
        article.state(Field::Url, &address_of_doi(&doi), PLACE);
    }
    for key in ["howpublished", "note"] {
        article.state(Field::Url, address_in(&text(&[key])), PLACE);
    }
    article.state(Field::Accessed, &text(&["urldate"]), PLACE);
    Reference::of(entry.key.clone(), article, files(&text(&["file"])))
}

/// The address of a DOI, which some write as an address already.
fn address_of_doi(doi: &str) -> String {
    if doi.starts_with("http") { doi.to_owned() } else { format!("https://doi.org/{doi}") }
}

/// The first address that stands in a text.
fn address_in(text: &str) -> &str {
    let word = text.split(|c: char| c.is_whitespace() || "<>\"".contains(c));
    let address = word.map(|word| word.trim_start_matches(['(', '['])).find(|word| word.starts_with("http"));
    address.unwrap_or("").trim_end_matches(['.', ',', ';', ')', ']'])
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

    #[test]
    fn latex_is_text() {
        let read = read(
            r#"@string{herald = {Lunde {\"A}nderungsblatt}}
            @online{a, author = {Garc{\'\i}a, Jos{\'e} and Dvo{\v r}{\'a}k, Anton{\'\i}n and {\'E}mile van der {\O}rsted},
                title = {{Rain}: a \textit{study} of 5\,\% \emph{rain}, 2030--2031}, journal = herald,
                url = {http://x.example/a\_b\%20c--d}, langid = {ngerman}, date = {2031-05~}}
            @misc{b, title = "Wind \& \"{o}l", howpublished = {\url{https://x.example/~b/c--d_e}}, language = {english}}
            @misc{c, title = {Snow}, author = {{Board of \textsc{Trade and Ports}}}, note = {Seen at \url{https://x.example/c}. A note},
                doi = {https://doi.org/10.1/c\_d}}
            @misc{d, title = {Snow}, note = {See \href{https://x.example/d}{the page}, 3 May}}"#,
        )
        .unwrap();
        let values =
            |n: usize| -> Vec<&str> { read[n].facts.iter().map(|fact| fact.value.as_str()).collect() };
        assert_eq!(
            values(0),
            [
                "Rain: a study of 5 % rain, 2030–2031",
                "José García, Antonín Dvořák and Émile van der Ørsted",
                "Lunde Änderungsblatt",
                "2031-05~",
                "de",
                "http://x.example/a_b%20c--d"
            ]
        );
        assert_eq!(values(1), ["Wind & öl", "en", "https://x.example/~b/c--d_e"]);
        assert_eq!(values(2), ["Snow", "Board of Trade and Ports", "https://doi.org/10.1/c_d"]);
        assert_eq!(values(3), ["Snow", "https://x.example/d"]);
    }
}
