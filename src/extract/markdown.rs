//! Markdown: what stands between fences at its start says what it is; the rest is the text.

use super::article::{Article, Field};

pub(super) fn read(text: &str) -> Article {
    let whole = Article { text: text.to_owned(), is_same: true, ..Article::default() };
    let Some(rest) = text.strip_prefix("---\n").or_else(|| text.strip_prefix("---\r\n")) else {
        return whole;
    };
    let Some((front, body)) = rest.split_once("\n---") else { return whole };
    let body = body.split_once('\n').map_or("", |(_, body)| body);
    let mut article = Article { text: body.trim_start_matches('\n').to_owned(), ..Article::default() };
    for line in front.lines() {
        let Some((key, value)) = line.split_once(':') else { continue };
        let value = value.trim().trim_matches(['"', '\'']).trim();
        let Some(field) = field_of(&key.trim().to_ascii_lowercase()) else { continue };
        if !value.starts_with(['[', '{', '|', '>']) {
            article.state(field, value, "the saved file's front matter");
        }
    }
    article
}

/// The field that a key in lower case means.
pub(super) fn field_of(key: &str) -> Option<Field> {
    Some(match key {
        "title" => Field::Title,
        "author" | "byline" => Field::Author,
        "publisher" | "site" | "site_name" => Field::Publisher,
        "date" | "published" | "date_published" => Field::Date,
        "url" | "source" | "canonical" | "link" => Field::Url,
        "lang" | "language" => Field::Language,
        "accessed" | "saved" | "created" | "clipped" => Field::Accessed,
        "licence" | "license" => Field::Licence,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn front_matter_is_no_text() {
        let article = read("---\ntitle: \"Rain: a report\"\ndate: yesterday\ntags: [x]\n---\n\nIt rained.\n");
        assert_eq!(article.text, "It rained.\n");
        let facts: Vec<_> = article.facts.iter().map(|fact| (fact.field, fact.value.as_str())).collect();
        assert_eq!(facts, [(Field::Title, "Rain: a report")]);
        assert!(read("It rained.\n").is_same);
    }
}
