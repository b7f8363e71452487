//! CSL-JSON, and the JSON that Zotero's Better BibTeX exports.

use serde_json::Value;

use super::language_names;
use super::reference::Reference;
use crate::extract::article::{Article, Field, joined};
use crate::extract::entities::plain;

const PLACE: &str = "the list of references";

pub(super) fn read(text: &str) -> Result<Vec<Reference>, String> {
    let value: Value = serde_json::from_str(text).map_err(|error| error.to_string())?;
    let items = match &value {
        Value::Array(items) => items.as_slice(),
        Value::Object(object) => match object.get("items").and_then(Value::as_array) {
            Some(items) => items.as_slice(),
            None => std::slice::from_ref(&value),
        },
        _ => &[],
    };
    Ok(items
        .iter()
        .filter(|item| item.get("title").is_some() || item.get("URL").is_some())
        .map(reference)
        .collect())
}

fn reference(item: &Value) -> Reference {
    let text = |keys: &[&str]| keys.iter().find_map(|key| item.get(*key)?.as_str()).unwrap_or("");
    let mut article = Article::default();
    article.state(Field::Title, &plain(text(&["title"])), PLACE);
    for key in ["author", "creators"] {
        if let Some(people) = item.get(key).and_then(Value::as_array) {
            state_people(people, &mut article);
        }
    }
    // What an article stands in comes before who prints it.
    article.state(
        Field::Publisher,
        &plain(text(&["container-title", "publicationTitle", "websiteTitle", "publisher"])),
        PLACE,
    );
    let date = item.get("issued").or_else(|| item.get("date")).and_then(self::date);
    article.state(Field::Date, date.as_deref().unwrap_or(""), PLACE);
    article.state(Field::Language, language_names::tag_of(text(&["language"])), PLACE);
    article.state(Field::Url, text(&["URL", "url"]), PLACE);
    if let Some(doi) = item.get("DOI").and_then(Value::as_str) {
        article.state(Field::Url, &format!("https://doi.org/{doi}"), PLACE);
    }
    let accessed = item.get("accessed").or_else(|| item.get("accessDate")).and_then(self::date);
    article.state(Field::Accessed, accessed.as_deref().unwrap_or(""), PLACE);
    let files = item.get("attachments").and_then(Value::as_array).map_or_else(Vec::new, |files| {
        files.iter().filter_map(|file| Some(file.get("path")?.as_str()?.to_owned())).collect()
    });
    Reference::of(text(&["citation-key", "citationKey", "id"]), article, files)
}

fn state_people(people: &[Value], article: &mut Article) {
    let part = |person: &Value, keys: [&str; 2]| {
        plain(keys.iter().find_map(|key| person.get(*key)?.as_str()).unwrap_or("").trim())
    };
    let is_author = |person: &&Value| {
        person.get("creatorType").and_then(Value::as_str).is_none_or(|kind| kind == "author")
    };
    let people: Vec<&Value> = people.iter().filter(is_author).take(50).collect();
    if let [one] = people.as_slice()
        && let whole = part(one, ["literal", "name"])
        && !whole.is_empty()
    {
        article.state(Field::Organisation, &whole, PLACE);
        return;
    }
    let names: Vec<String> = people
        .iter()
        .map(|person| {
            let parts = [
                part(person, ["given", "firstName"]),
                part(person, ["non-dropping-particle", "dropping-particle"]),
                part(person, ["family", "lastName"]),
                part(person, ["literal", "name"]),
            ];
            parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
        })
        .filter(|name| !name.is_empty())
        .collect();
    article.state(Field::Author, &joined(&names), PLACE);
}

/// A date: a text, or parts in figures.
fn date(value: &Value) -> Option<String> {
    if let Some(text) =
        value.as_str().or_else(|| value.get("raw")?.as_str()).or_else(|| value.get("literal")?.as_str())
    {
        return Some(text.to_owned());
    }
    let number = |value: &Value| value.as_u64().or_else(|| value.as_str()?.parse().ok());
    let day = |parts: &Value| {
        let parts: Vec<u64> = parts.as_array()?.iter().map_while(number).collect();
        match parts.as_slice() {
            [year] => Some(format!("{year:04}")),
            [year, month] => Some(format!("{year:04}-{month:02}")),
            [year, month, day, ..] => Some(format!("{year:04}-{month:02}-{day:02}")),
            [] => None,
        }
    };
    match value.get("date-parts")?.as_array()?.as_slice() {
        [one] => day(one),
        [start, end, ..] => Some(format!("{}/{}", day(start)?, day(end)?)),
        [] => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_are_read() {
        let read = read(
            r#"[{"id": "vik2031", "type": "article-newspaper", "title": "Rain", "container-title": "Lunde Herald",
                "author": [{"family": "Vik", "given": "Ida"}, {"family": "Berg", "given": "Jo", "non-dropping-particle": "van"}],
                "issued": {"date-parts": [[2031, 5, 7]]}, "accessed": {"date-parts": [["2031", "5", "8"]]},
                "URL": "https://herald.example/rain", "language": "en-GB"},
               {"id": 7, "title": "Report", "author": [{"literal": "Harbour Board"}], "publisher": "Board",
                "issued": {"raw": "2031-04"}, "DOI": "10.1/x"}]"#,
        )
        .unwrap();
        let values =
            |n: usize| -> Vec<&str> { read[n].facts.iter().map(|fact| fact.value.as_str()).collect() };
        assert_eq!(
            values(0),
            [
                "Rain",
                "Ida Vik and Jo van Berg",
                "Lunde Herald",
                "2031-05-07",
                "en-GB",
                "https://herald.example/rain",
                "2031-05-08"
            ]
        );
        assert_eq!(read[0].key, "vik2031");
        assert_eq!(values(1), ["Report", "Harbour Board", "Board", "2031-04", "https://doi.org/10.1/x"]);
        assert_eq!(read[1].facts[1].field, Field::Organisation);
    }

    #[test]
    fn form_and_entities_are_no_words() {
        let read = read(
            r#"[{"title": "Ferry plans <i>changed</i> &amp; a < b", "container-title": "Lunde <b>Herald</b> &amp; Post",
                "author": [{"literal": "Holm &amp; Sons"}], "language": "English"}]"#,
        )
        .unwrap();
        let values: Vec<&str> = read[0].facts.iter().map(|fact| fact.value.as_str()).collect();
        assert_eq!(values, ["Ferry plans changed & a < b", "Holm & Sons", "Lunde Herald & Post", "en"]);
    }

    #[test]
    fn an_export_of_zotero_is_read() {
        let read = read(
            r#"{"config": {}, "items": [{"itemType": "newspaperArticle", "citationKey": "vikRain", "title": "Rain", "date": "2031-05-07",
                "creators": [{"firstName": "Ida", "lastName": "Vik", "creatorType": "author"}, {"name": "x", "creatorType": "editor"}],
                "publicationTitle": "Herald", "attachments": [{"path": "files/1/rain.html"}]}]}"#,
        )
        .unwrap();
        assert_eq!((read[0].key.as_str(), read[0].files[0].as_str()), ("vikRain", "files/1/rain.html"));
        assert_eq!(read[0].facts[1].value, "Ida Vik");
        assert!(super::read("[").is_err());
        assert_eq!(super::read("{\"a\": 1}").unwrap(), []);
    }
}
