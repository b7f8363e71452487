//! A page's readable text, and what its head states.

use dom_query::Document;
use dom_smoothie::{Config, Readability, TextMode};

use super::article::{Article, Field, joined, tidy};
use super::{decode, json_ld, single_file};
use crate::error::{Error, Result};

/// A page whose readable part has fewer letters than one in this many of its whole text is taken whole.
const LEAST_SHARE: usize = 8;

/// The most elements of a page that are weighed.
const MAX_ELEMENTS: usize = 200_000;

/// The deepest nesting of elements that is read: deeper, each step costs as much as all before it.
const MAX_DEPTH: usize = 2_000;

/// Reads a page, whose encoding may be told from outside.
///
/// # Errors
/// Where it is nested deeper than any page that is written for readers.
pub(super) fn read(bytes: &[u8], charset: Option<&str>) -> Result<Article> {
    let html = decode::decode(bytes, charset);
    if is_too_deep(html.as_bytes()) {
        return Err(Error::new(format!("the page has more than {MAX_DEPTH} elements within each other"))
            .help("open it, copy the article's words into a file that ends with .txt, and take that in"));
    }
    let mut article = Article::default();
    single_file::read(&html, &mut article);
    let document = Document::from(html.as_str());
    state(&document, &mut article);
    let heading = heading(&document, &article);
    drop(document);
    let (readable, byline) = readable(&html);
    if let Some(byline) = byline {
        article.state(Field::Author, without_by(&byline), "the page's byline");
    }
    let whole = whole(&html);
    let is_enough = readable.len() >= whole.len() / LEAST_SHARE;
    let text = if is_enough { readable } else { whole };
    // The readable part begins below the headline, whose words are the article's too.
    let starts_with_it = text.chars().take(600).collect::<String>().contains(&heading);
    article.text = if heading.is_empty() || starts_with_it { text } else { format!("{heading}\n\n{text}") };
    Ok(article)
}

/// Whether more elements are open at a place than a page has, those left out that need no end.
fn is_too_deep(html: &[u8]) -> bool {
    const ENDLESS: [&str; 24] = [
        "p", "li", "td", "tr", "th", "dt", "dd", "br", "hr", "img", "meta", "link", "input", "option",
        "tbody", "thead", "source", "wbr", "col", "area", "base", "embed", "path", "html",
    ];
    let mut depth = 0_usize;
    for at in memchr::memchr_iter(b'<', html) {
        match html.get(at + 1) {
            Some(b'/') => depth = depth.saturating_sub(1),
            Some(b) if b.is_ascii_alphabetic() => {
                let name = html[at + 1..].split(|b| !b.is_ascii_alphanumeric()).next().unwrap_or(b"");
                let name = String::from_utf8_lossy(name).to_ascii_lowercase();
                depth += usize::from(!ENDLESS.contains(&name.as_str()));
            }
            _ => {}
        }
        if depth > MAX_DEPTH {
            return true;
        }
    }
    false
}

/// The part of a page that a reader came for.
fn readable(html: &str) -> (String, Option<String>) {
    let config =
        Config { text_mode: TextMode::Formatted, max_elements_to_parse: MAX_ELEMENTS, ..Config::default() };
    let parsed = Readability::new(html, None, Some(config)).and_then(|mut page| page.parse());
    parsed.map_or_else(|_| (String::new(), None), |page| (tidy(&page.text_content), page.byline))
}

/// All text of a page but what is no text.
fn whole(html: &str) -> String {
    let document = Document::from(html);
    document.select("script, style, noscript, template, svg, nav, footer, form, iframe, head").remove();
    tidy(&document.formatted_text())
}

/// The headline: the first heading of the highest level, else what the page calls itself.
fn heading(document: &Document, article: &Article) -> String {
    let first = document.select_single("h1").text();
    let first = first.split_whitespace().collect::<Vec<_>>().join(" ");
    if !first.is_empty() {
        return first;
    }
    let title = article.facts.iter().find(|fact| fact.field == Field::Title);
    title.map_or_else(String::new, |fact| fact.value.clone())
}

fn without_by(byline: &str) -> &str {
    let words = byline.trim();
    ["By ", "by ", "BY ", "Von ", "von ", "Par ", "Por "]
        .iter()
        .find_map(|by| words.strip_prefix(by))
        .unwrap_or(words)
}

/// An element that states a field: how it is found, which attribute holds the value, and how its place is called.
type Stated = (Field, &'static str, &'static str, &'static str);

/// Those that come before JSON-LD, and those that come after it.
const BEFORE: [Stated; 12] = [
    (Field::Url, "link[rel~='canonical']", "href", "the page's canonical link"),
    (Field::Url, "meta[property='og:url']", "content", "the page's og:url"),
    (Field::Title, "meta[property='og:title']", "content", "the page's og:title"),
    (Field::Title, "meta[name='citation_title']", "content", "the page's citation_title"),
    (Field::Date, "meta[property='article:published_time']", "content", "the page's article:published_time"),
    (
        Field::Date,
        "meta[name='citation_publication_date']",
        "content",
        "the page's citation_publication_date",
    ),
    (Field::Publisher, "meta[property='og:site_name']", "content", "the page's og:site_name"),
    (Field::Author, "meta[property='article:author']", "content", "the page's article:author"),
    (Field::Language, "html", "lang", "the page's lang"),
    (Field::Licence, "link[rel~='license']", "href", "the page's link to its licence"),
    (Field::Licence, "a[rel~='license']", "href", "the page's link to its licence"),
    (Field::Author, "meta[name='author']", "content", "the page's meta author"),
];
const AFTER: [Stated; 15] = [
    (Field::Author, "meta[name='dc.creator' i]", "content", "the page's dc.creator"),
    (Field::Author, "meta[name='parsely-author']", "content", "the page's parsely-author"),
    (Field::Author, "[itemprop='author'] [itemprop='name']", "", "the page's itemprop author"),
    (Field::Author, "[rel='author']", "", "the page's link to its author"),
    (Field::Title, "meta[name='dc.title' i]", "content", "the page's dc.title"),
    (Field::Title, "meta[name='twitter:title']", "content", "the page's twitter:title"),
    (Field::Title, "title", "", "the page's title element"),
    (Field::Date, "meta[name='dc.date' i]", "content", "the page's dc.date"),
    (Field::Date, "meta[name='dcterms.created' i]", "content", "the page's dcterms.created"),
    (Field::Date, "meta[name='date' i]", "content", "the page's meta date"),
    (Field::Date, "meta[itemprop='datePublished']", "content", "the page's itemprop datePublished"),
    (Field::Date, "time[itemprop='datePublished']", "datetime", "the page's itemprop datePublished"),
    (Field::Date, "time[pubdate]", "datetime", "the page's time element"),
    (Field::Publisher, "meta[name='dc.publisher' i]", "content", "the page's dc.publisher"),
    (Field::Language, "meta[http-equiv='content-language' i]", "content", "the page's content-language"),
];

/// Notes what a page's elements state.
fn state(document: &Document, article: &mut Article) {
    let authors = every(document, "meta[name='citation_author']");
    article.state(Field::Author, &joined(&authors), "the page's citation_author");
    for stated in BEFORE {
        state_one(document, article, stated);
    }
    for script in document.select("script[type='application/ld+json']").iter().take(20) {
        json_ld::read(&script.text(), article);
    }
    for stated in AFTER {
        state_one(document, article, stated);
    }
}

fn state_one(document: &Document, article: &mut Article, (field, selector, attribute, place): Stated) {
    if article.has(field) {
        return;
    }
    let element = document.select_single(selector);
    let value = if attribute.is_empty() { Some(element.text()) } else { element.attr(attribute) };
    if let Some(value) = value {
        article.state(field, &value, place);
    }
}

fn every(document: &Document, selector: &str) -> Vec<String> {
    let contents =
        document.select(selector).iter().filter_map(|meta| meta.attr("content")).take(20).collect::<Vec<_>>();
    // Libraries write the family name first: `Vik, Ida`.
    let turned = |name: &str| match name.split_once(", ") {
        Some((family, given)) => format!("{given} {family}"),
        None => name.to_owned(),
    };
    contents.iter().map(|name| turned(name.trim())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    pub(in crate::extract) fn page(head: &str) -> String {
        let paragraph = "The ferry carried 212,000 passengers in 2030, the harbour board said, and no decision about \
                         Sundays had been reached, which surprised nobody who had followed the talks.";
        format!(
            "<!DOCTYPE html><html lang=en><head><title>Rain - Herald</title>{head}</head><body>\
             <nav><a href=/>Home</a> <a href=/sport>Sport</a></nav><article><h1>Rain on the quay</h1>\
             <p>{paragraph}</p><p>It rained.<br>It rained&nbsp;again: 5 &lt; 6.</p><p>{paragraph}</p></article>\
             <script>var x = 'never shown';</script><footer>All rights reserved</footer></body></html>"
        )
    }

    fn facts(article: &Article) -> Vec<(Field, &str, &str)> {
        article.facts.iter().map(|fact| (fact.field, fact.value.as_str(), fact.place.as_str())).collect()
    }

    #[test]
    fn the_readable_text_has_its_headline_and_nothing_else() {
        let article = read(page("").as_bytes(), None).unwrap();
        assert!(article.text.starts_with("Rain on the quay\n\nThe ferry carried"), "{}", article.text);
        assert!(article.text.contains("It rained again: 5 < 6."), "{}", article.text);
        for other in ["Sport", "never shown", "All rights"] {
            assert!(!article.text.contains(other), "{}", article.text);
        }
    }

    #[test]
    fn what_a_page_states_has_its_place() {
        let head = "<link rel=canonical href=https://herald.example/rain><meta property=og:title content='Rain &amp; wind'>\
                    <meta property=article:published_time content=2031-05-07T23:30:00+02:00><meta name=author content='Ida Vik'>\
                    <meta property=og:site_name content='Lunde Herald'>";
        let article = read(page(head).as_bytes(), None).unwrap();
        for fact in [
            (Field::Url, "https://herald.example/rain", "the page's canonical link"),
            (Field::Title, "Rain & wind", "the page's og:title"),
            (Field::Date, "2031-05-07", "the page's article:published_time"),
            (Field::Author, "Ida Vik", "the page's meta author"),
            (Field::Publisher, "Lunde Herald", "the page's og:site_name"),
            (Field::Language, "en", "the page's lang"),
        ] {
            assert!(facts(&article).contains(&fact), "{:?}", article.facts);
        }
    }

    #[test]
    fn nothing_is_invented() {
        let article = read(page("").as_bytes(), None).unwrap();
        let fields: Vec<Field> = article.facts.iter().map(|fact| fact.field).collect();
        assert_eq!(fields, [Field::Language, Field::Title]);
        let authors =
            "<meta name=citation_author content='Vik, Ida'><meta name=citation_author content='Per Holm'>";
        let article = read(page(authors).as_bytes(), None).unwrap();
        assert!(facts(&article).contains(&(
            Field::Author,
            "Ida Vik and Per Holm",
            "the page's citation_author"
        )));
    }

    #[test]
    fn depth_is_refused_before_it_costs() {
        assert!(read("<div>".repeat(3_000).as_bytes(), None).is_err());
        assert!(read("<p>It rained.<li>x".repeat(3_000).as_bytes(), None).is_ok());
    }

    #[test]
    fn a_page_of_little_prose_is_taken_whole() {
        let rows: String =
            (1..60).map(|n| format!("<tr><td>{}</td><td>{n},000 passengers</td></tr>", 1990 + n)).collect();
        let html = format!("<html><body><h1>Passengers</h1><table>{rows}</table></body></html>");
        let article = read(html.as_bytes(), None).unwrap();
        assert!(
            article.text.contains("59,000 passengers") && article.text.contains("1,000 passengers"),
            "{}",
            article.text
        );
    }
}
