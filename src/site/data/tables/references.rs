//! References of the sources for reference managers: CSL-JSON 1.0 and BibTeX.

use serde_json::{Map, Value, json};

use crate::model::{Date, ParsedNote, SourceFields};
use crate::site::context::PageContext;
use crate::site::format::date;
use crate::site::format::person::{self, Author};

/// `references.json`: what pandoc, Zotero and others read as CSL-JSON.
pub(super) fn csl_json(context: PageContext<'_>) -> String {
    let items = context.graph.notes().filter_map(|note| Some(csl(note, note.source()?)));
    let text = serde_json::to_string_pretty(&items.collect::<Vec<Value>>()).unwrap_or_default();
    format!("{text}\n")
}

fn csl(note: &ParsedNote, source: &SourceFields) -> Value {
    let mut item = Map::new();
    let mut put = |name: &str, value: Value| item.insert(name.to_owned(), value);
    put("id", json!(note.id.as_str()));
    put("type", json!(if source.publisher.is_some() { "article-newspaper" } else { "webpage" }));
    put("title", json!(title(note)));
    let authors = authors(source);
    if !authors.is_empty() {
        let name = |author: &Author| match author {
            Author::Whole(name) => json!({"literal": name}),
            Author::Parts { family, given } => json!({"family": family, "given": given}),
        };
        put("author", Value::Array(authors.iter().map(name).collect()));
    }
    if let Some(publisher) = &source.publisher {
        put("container-title", json!(publisher.value));
    }
    if let Some(issued) = note.front.date.as_ref().and_then(|date| csl_date(&date.value)) {
        put("issued", issued);
    }
    if let Some(accessed) = source.accessed.as_ref().and_then(|date| csl_date(&date.value)) {
        put("accessed", accessed);
    }
    if let Some(url) = &source.url {
        put("URL", json!(url.value));
    }
    if let Some(archived) = &source.archive_url {
        put("archive_location", json!(archived.value));
    }
    if let Some(language) = &source.language {
        put("language", json!(language.value));
    }
    Value::Object(item)
}

/// The headline; the description in brackets stands for one that is not known.
fn title(note: &ParsedNote) -> String {
    note.front.title.as_ref().map_or_else(|| format!("[{}]", note.title()), |title| title.value.clone())
}

fn authors(source: &SourceFields) -> Vec<Author> {
    source
        .author
        .as_ref()
        .map_or_else(Vec::new, |author| person::named(&author.value, source.author_is_organisation))
}

fn csl_date(date: &Date) -> Option<Value> {
    let (year, month, day) = date::parts(date)?;
    let parts: Vec<i64> =
        [Some(year), month.map(i64::from), day.map(i64::from)].into_iter().flatten().collect();
    Some(json!({"date-parts": [parts]}))
}

/// `references.bib`.
pub(super) fn bibtex(context: PageContext<'_>) -> String {
    context.graph.notes().filter_map(|note| Some(entry(note, note.source()?))).collect()
}

fn entry(note: &ParsedNote, source: &SourceFields) -> String {
    let mut fields: Vec<(&str, String)> = vec![("title", format!("{{{}}}", escaped(&title(note))))];
    let name = |author: &Author| match author {
        Author::Whole(name) => format!("{{{}}}", escaped(name)),
        Author::Parts { family, given } => format!("{}, {}", escaped(family), escaped(given)),
    };
    let authors: Vec<String> = authors(source).iter().map(name).collect();
    if !authors.is_empty() {
        fields.push(("author", authors.join(" and ")));
    }
    if let Some(publisher) = &source.publisher {
        fields.push(("journal", escaped(&publisher.value)));
    }
    if let Some((year, month, day)) = note.front.date.as_ref().and_then(|date| date::parts(&date.value)) {
        let rest = [month, day].into_iter().map_while(|part| Some(format!("-{:02}", part?)));
        fields.push(("date", format!("{year:04}{}", rest.collect::<String>())));
        fields.push(("year", year.to_string()));
    }
    if let Some(url) = &source.url {
        fields.push(("url", url.value.replace(['{', '}', '\\'], "")));
    }
    if let Some(language) = &source.language {
        fields.push(("langid", escaped(&language.value)));
    }
    let kind = if source.publisher.is_some() { "article" } else { "misc" };
    let fields: String =
        fields.into_iter().map(|(name, value)| format!("  {name} = {{{value}}},\n")).collect();
    format!("@{kind}{{{},\n{fields}}}\n\n", note.id)
}

/// Text within a field: what BibTeX and TeX take for signs of their own is escaped.
fn escaped(text: &str) -> String {
    text.chars().fold(String::with_capacity(text.len()), |mut out, c| {
        match c {
            '\\' => out.push_str("\\textbackslash{}"),
            // BibTeX counts braces whether or not a backslash stands before them.
            '{' => out.push_str("\\textbraceleft{}"),
            '}' => out.push_str("\\textbraceright{}"),
            '%' | '&' | '#' | '$' | '_' => out.extend(['\\', c]),
            '~' => out.push_str("\\textasciitilde{}"),
            '^' => out.push_str("\\textasciicircum{}"),
            _ => out.push(c),
        }
        out
    })
}

#[cfg(test)]
mod tests {
    use super::escaped;

    #[test]
    fn signs_of_tex_are_text() {
        assert_eq!(escaped("50% & x_1 \\ ~"), "50\\% \\& x\\_1 \\textbackslash{} \\textasciitilde{}");
        // Whatever stands in the text, each brace that opens is closed.
        assert_eq!(
            escaped("}{ } @misc{x"),
            "\\textbraceright{}\\textbraceleft{} \\textbraceright{} @misc\\textbraceleft{}x"
        );
    }
}
