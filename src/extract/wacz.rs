//! WACZ: a ZIP archive of WARC files, with a list of the pages in it.

use serde_json::Value;

use super::article::{Article, Field};
use super::unpack::{Archive, gunzip};
use super::warc::{Page, choose, pages};
use crate::error::Result;

const LIST: &str = "pages/pages.jsonl";

/// Reads an archive; `page` is the address of the page that is wanted.
pub(super) fn read(bytes: &[u8], page: Option<&str>) -> Result<Article> {
    let archive = Archive::open(bytes)?;
    let listed = listed(&archive)?;
    let main = main_page(&archive)?.or_else(|| listed.first().map(|page| page.url.clone()));
    let mut kept: Vec<Vec<u8>> = Vec::new();
    for path in archive.paths().filter(|path| path.starts_with("archive/")).take(100) {
        let Some(bytes) = archive.read(path)? else { continue };
        kept.push(if bytes.starts_with(b"\x1f\x8b") { gunzip(&bytes)? } else { bytes });
    }
    let mut found: Vec<Page<'_>> = Vec::new();
    for bytes in &kept {
        found.extend(pages(bytes)?);
    }
    match choose(&found, page, main.as_deref()) {
        Ok(mut article) => {
            complete(&mut article, &listed);
            Ok(article)
        }
        // The list may have the text of a page whose answer was not kept, or not in a way that can be read.
        Err(error) => {
            let wanted = page.or(main.as_deref());
            let with_text = listed
                .into_iter()
                .find(|page| !page.text.is_empty() && wanted.is_none_or(|url| url == page.url));
            with_text.map_or(Err(error), |page| Ok(page.article()))
        }
    }
}

/// A page as the list has it.
struct Listed {
    url: String,
    title: String,
    time: String,
    text: String,
}

impl Listed {
    fn article(self) -> Article {
        let mut article = Article { text: self.text, ..Article::default() };
        article.state(Field::Title, &self.title, LIST);
        article.state(Field::Url, &self.url, LIST);
        article.state(Field::Accessed, &self.time, LIST);
        article
    }
}

fn listed(archive: &Archive<'_>) -> Result<Vec<Listed>> {
    let bytes = archive.read(LIST)?.unwrap_or_default();
    let text = String::from_utf8_lossy(&bytes);
    let read = |line: &str| {
        let value: Value = serde_json::from_str(line).ok()?;
        let text = |key: &str| value.get(key).and_then(Value::as_str).unwrap_or("").to_owned();
        let url = text("url");
        (!url.is_empty()).then(|| Listed { url, title: text("title"), time: text("ts"), text: text("text") })
    };
    Ok(text.lines().take(10_000).filter_map(read).collect())
}

/// The page that the archive was made for.
fn main_page(archive: &Archive<'_>) -> Result<Option<String>> {
    let bytes = archive.read("datapackage.json")?.unwrap_or_default();
    let package: Value = serde_json::from_slice(&bytes).unwrap_or_default();
    Ok(package
        .get("mainPageUrl")
        .or_else(|| package.get("mainPageURL"))
        .and_then(Value::as_str)
        .map(str::to_owned))
}

/// What the page itself does not say, the list may.
fn complete(article: &mut Article, listed: &[Listed]) {
    let url = article.facts.iter().find(|fact| fact.field == Field::Url).map(|fact| fact.value.clone());
    if let Some(page) = listed.iter().find(|page| Some(&page.url) == url.as_ref()) {
        article.state(Field::Title, &page.title, LIST);
        article.state(Field::Accessed, &page.time, LIST);
    }
}

#[cfg(test)]
mod tests {
    use super::super::unpack::tests::zip;
    use super::super::warc::tests::{HTML, record};
    use super::*;

    const PAGES: &str = "{\"format\": \"json-pages-1.0\", \"id\": \"pages\"}\n{\"url\": \"https://a.example/rain\", \"title\": \"Rain\", \
                         \"ts\": \"2031-05-08T10:20:30Z\", \"text\": \"It rained, says the list.\"}\n";

    #[test]
    fn the_main_page_is_read_from_the_archive() {
        let prose = "It rained in the morning, and the board met all the same, said the clerk. ".repeat(8);
        let warc = [
            record("https://a.example/start", HTML, format!("<h1>Start</h1><p>{prose}</p>").as_bytes()),
            record("https://a.example/rain", HTML, format!("<p>{prose}</p>").as_bytes()),
        ]
        .concat();
        let bytes =
            zip(&[("datapackage.json", b"{}"), (LIST, PAGES.as_bytes()), ("archive/data.warc", &warc)]);
        let article = read(&bytes, None).unwrap();
        assert!(article.text.contains("the clerk") && !article.text.contains("Start"), "{}", article.text);
        let title = article.facts.iter().find(|fact| fact.field == Field::Title).unwrap();
        assert_eq!((title.value.as_str(), title.place.as_str()), ("Rain", LIST));
        assert!(read(&bytes, Some("https://a.example/start")).unwrap().text.contains("Start"));
    }

    #[test]
    fn a_list_with_text_is_enough() {
        let article = read(&zip(&[(LIST, PAGES.as_bytes())]), None).unwrap();
        assert_eq!(article.text, "It rained, says the list.");
        assert!(read(&zip(&[("datapackage.json", b"{}")]), None).is_err());
    }
}
