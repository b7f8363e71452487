//! What a page states as JSON-LD, in the words of schema.org.

use serde_json::Value;

use super::article::{Article, Field, joined};
use super::entities::decoded;

const PLACE: &str = "the page's JSON-LD";

/// Notes what a script of JSON-LD states of an article.
pub(super) fn read(script: &str, article: &mut Article) {
    let Ok(value) = serde_json::from_str::<Value>(script.trim()) else { return };
    if let Some(found) = find(&value, 0) {
        state(found, article);
    }
}

/// The first object that is an article, in a list or under `@graph`.
fn find(value: &Value, depth: usize) -> Option<&Value> {
    match value {
        _ if depth > 4 => None,
        Value::Array(values) => values.iter().find_map(|value| find(value, depth + 1)),
        Value::Object(object) => {
            let is_article = |kind: &str| {
                kind.ends_with("Article")
                    || matches!(kind, "BlogPosting" | "Report" | "WebPage" | "LiveBlogPosting")
            };
            let kinds = object.get("@type").map(texts).unwrap_or_default();
            if kinds.iter().any(|kind| is_article(kind))
                && (object.contains_key("headline") || object.contains_key("datePublished"))
            {
                return Some(value);
            }
            object.get("@graph").and_then(|graph| find(graph, depth + 1))
        }
        _ => None,
    }
}

fn state(value: &Value, article: &mut Article) {
    // A script's text is no markup, so what templates escape in it comes as it is written.
    let text = |key: &str| decoded(value.get(key).and_then(Value::as_str).unwrap_or(""));
    article.state(Field::Title, &text("headline"), PLACE);
    article.state(Field::Date, &text("datePublished"), PLACE);
    article.state(Field::Language, &text("inLanguage"), PLACE);
    for key in ["url", "mainEntityOfPage"] {
        if let Some(address) = value.get(key).and_then(address) {
            article.state(Field::Url, &address, PLACE);
        }
    }
    article.state(Field::Licence, &text("license"), PLACE);
    if let Some(publisher) = value.get("publisher").map(names).and_then(|names| names.into_iter().next()) {
        article.state(Field::Publisher, &publisher, PLACE);
    }
    if let Some(author) = value.get("author") {
        let is_organisation =
            author.get("@type").and_then(Value::as_str).is_some_and(|kind| kind.ends_with("Organization"));
        let field = if is_organisation { Field::Organisation } else { Field::Author };
        article.state(field, &joined(&names(author)), PLACE);
    }
}

/// The address that a value is, or that it has: the page's own, without the part of it that is meant.
fn address(value: &Value) -> Option<String> {
    let address = match value {
        Value::String(address) => address,
        Value::Array(values) => return values.first().filter(|one| !one.is_array()).and_then(self::address),
        object => ["@id", "url"].iter().find_map(|key| object.get(*key)?.as_str())?,
    };
    let address = decoded(address);
    Some(address.split('#').next().unwrap_or("").to_owned())
}

fn texts(value: &Value) -> Vec<&str> {
    match value {
        Value::String(text) => vec![text],
        Value::Array(values) => values.iter().filter_map(Value::as_str).collect(),
        _ => Vec::new(),
    }
}

/// The names of people or organisations: texts, or objects that have one.
fn names(value: &Value) -> Vec<String> {
    match value {
        Value::String(name) => vec![decoded(name)],
        Value::Array(values) => values
            .iter()
            .take(20)
            .flat_map(|value| match value {
                Value::Array(_) => Vec::new(),
                one => names(one),
            })
            .collect(),
        Value::Object(object) => {
            object.get("name").and_then(Value::as_str).map(decoded).into_iter().collect()
        }
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_article_is_found_wherever_it_stands() {
        let mut article = Article::default();
        read(
            r#"{"@graph": [{"@type": "WebSite", "name": "x"}, {"@type": ["NewsArticle"], "headline": "Rain",
                "datePublished": "2031-05-07T08:00:00Z", "author": [{"name": "Ida Vik"}, {"name": "Per Holm"}],
                "publisher": {"@type": "Organization", "name": "Lunde Herald"}}]}"#,
            &mut article,
        );
        let values: Vec<_> = article.facts.iter().map(|fact| fact.value.as_str()).collect();
        assert_eq!(values, ["Rain", "2031-05-07", "Lunde Herald", "Ida Vik and Per Holm"]);
    }

    #[test]
    fn entities_are_characters() {
        let mut article = Article::default();
        read(
            r#"{"@type": "NewsArticle", "headline": "Oil price &amp; the R&amp;amp;D of caf&eacute;s", "author": "Vik &amp; Holm",
                "publisher": {"name": "Lunde&#8217;s Herald"}}"#,
            &mut article,
        );
        let values: Vec<_> = article.facts.iter().map(|fact| fact.value.as_str()).collect();
        assert_eq!(values, ["Oil price & the R&amp;D of cafés", "Lunde’s Herald", "Vik & Holm"]);
    }

    #[test]
    fn the_page_that_an_article_is_on_is_its_address() {
        for (stated, address) in [
            (r#""mainEntityOfPage": "https://x.example/a?b=1&amp;c=2""#, Some("https://x.example/a?b=1&c=2")),
            (
                r#""mainEntityOfPage": {"@type": "WebPage", "@id": "https://x.example/a#page"}"#,
                Some("https://x.example/a"),
            ),
            (r#""mainEntityOfPage": [{"url": "https://x.example/a"}]"#, Some("https://x.example/a")),
            (
                r#""url": "https://x.example/a", "mainEntityOfPage": "https://x.example/b""#,
                Some("https://x.example/a"),
            ),
            (r#""url": "/a", "mainEntityOfPage": "https://x.example/b""#, Some("https://x.example/b")),
            (r#""mainEntityOfPage": true"#, None),
        ] {
            let mut article = Article::default();
            read(&format!("{{\"@type\": \"Article\", \"headline\": \"x\", {stated}}}"), &mut article);
            let found =
                article.facts.iter().find(|fact| fact.field == Field::Url).map(|fact| fact.value.as_str());
            assert_eq!(found, address, "{stated}");
        }
    }

    #[test]
    fn other_things_state_nothing() {
        for script in [
            "",
            "[]",
            "{\"@type\": \"BreadcrumbList\", \"name\": \"x\"}",
            "[[[[[[{\"@type\":\"Article\",\"headline\":\"x\"}]]]]]]",
        ] {
            let mut article = Article::default();
            read(script, &mut article);
            assert_eq!(article.facts, [], "{script}");
        }
        let mut article = Article::default();
        read(
            r#"{"@type": "Report", "headline": "x", "author": {"@type": "Organization", "name": "Board"}}"#,
            &mut article,
        );
        assert_eq!(article.facts[1].field, Field::Organisation);
    }
}
