//! WARC: the answers of servers, as a crawler kept them.

use super::article::{Article, Field};
use super::{decode, html, pdf, unpack};
use crate::error::{Error, Result};

/// The most pages of an archive that are considered.
const MAX_PAGES: usize = 1000;

/// A page with fewer letters than this is a notice: a consent, a redirection, a frame.
const LEAST_TEXT: usize = 200;

/// A page in an archive.
pub(super) struct Page<'b> {
    url: String,
    day: String,
    media_type: String,
    headers: Headers<'b>,
    body: &'b [u8],
}

/// Reads an archive; `page` is the address of the page that is wanted.
pub(super) fn read(bytes: &[u8], page: Option<&str>) -> Result<Article> {
    choose(&pages(bytes)?, page, None)
}

/// The pages of an archive, in order.
pub(super) fn pages(bytes: &[u8]) -> Result<Vec<Page<'_>>> {
    let mut rest = bytes;
    let mut pages = Vec::new();
    while let Some(at) = memchr::memmem::find(rest, b"WARC/") {
        let Some((head, body)) = split_head(&rest[at..]) else { break };
        let headers = Headers(head);
        let length = headers.get("content-length").and_then(|length| length.parse::<usize>().ok());
        let Some(length) = length else {
            return Err(Error::new("it is no WARC that can be read: a record does not tell its length"));
        };
        let length = length.min(body.len());
        if pages.len() < MAX_PAGES {
            pages.extend(page_of(headers, &body[..length]));
        }
        rest = &body[length..];
    }
    Ok(pages)
}

/// The article of a page: the one that is wanted, else the main one, else the first that is more than a notice.
pub(super) fn choose(pages: &[Page<'_>], wanted: Option<&str>, main: Option<&str>) -> Result<Article> {
    if let Some(wanted) = wanted {
        let page = pages.iter().find(|page| is_same(&page.url, wanted));
        return page.map_or_else(|| Err(no_page(pages, Some(wanted))), article_of);
    }
    let main = main.and_then(|main| pages.iter().find(|page| is_same(&page.url, main)));
    let mut first = None;
    for page in main.into_iter().chain(pages) {
        let Ok(mut article) = article_of(page) else { continue };
        if article.text.len() >= LEAST_TEXT {
            if pages.len() > 1 {
                article.remarks.push(format!(
                    "the archive has {} pages; this is {}; `--page ADDRESS` takes another",
                    pages.len(),
                    page.url
                ));
            }
            return Ok(article);
        }
        first.get_or_insert(article);
    }
    first.ok_or_else(|| no_page(pages, None))
}

fn no_page(pages: &[Page<'_>], wanted: Option<&str>) -> Error {
    let what = match wanted {
        Some(wanted) => format!("the archive has no page {wanted}"),
        None => "the archive has no page with text".to_owned(),
    };
    let urls: Vec<&str> = pages.iter().take(10).map(|page| page.url.as_str()).collect();
    let error = Error::new(what);
    if urls.is_empty() {
        error.help("save the page again, as HTML or PDF")
    } else {
        error.help(format!("it has {}", urls.join(", ")))
    }
}

/// Two addresses are the same without fragment and without a slash at the end.
fn is_same(one: &str, other: &str) -> bool {
    let plain = |url: &str| url.split('#').next().unwrap_or("").trim_end_matches('/').to_owned();
    plain(one) == plain(other)
}

fn article_of(page: &Page<'_>) -> Result<Article> {
    let body = page.decoded()?;
    let mut article = if page.media_type == "application/pdf" {
        pdf::read(&body)?
    } else {
        let charset =
            page.headers.get("content-type").and_then(|kind| Some(kind.split_once("charset=")?.1.to_owned()));
        html::read(&body, charset.as_deref())?
    };
    article.state(Field::Url, &page.url, "the archive's record of the page");
    article.state(Field::Accessed, &page.day, "the archive's record of the page");
    Ok(article)
}

impl Page<'_> {
    /// The body as it was before it was sent.
    fn decoded(&self) -> Result<Vec<u8>> {
        let is_chunked = self.headers.get("transfer-encoding").is_some_and(|how| how.contains("chunked"));
        let body = if is_chunked { unchunk(self.body) } else { None }.unwrap_or_else(|| self.body.to_vec());
        match self.headers.get("content-encoding").as_deref() {
            Some("gzip" | "x-gzip") if body.starts_with(b"\x1f\x8b") => unpack::gunzip(&body),
            Some("deflate") => unpack::inflate(&body),
            // What an archive keeps unpacked goes on to be called packed.
            Some("br" | "zstd") if std::str::from_utf8(&body).is_err() => {
                Err(Error::new(format!("{} was kept packed in a way that is not known", self.url)))
            }
            _ => Ok(body),
        }
    }
}

/// The page in a record; none where it holds something else.
fn page_of<'b>(record: Headers<'b>, body: &'b [u8]) -> Option<Page<'b>> {
    let kind = record.get("warc-type")?;
    let url = record.get("warc-target-uri")?.trim_matches(['<', '>']).to_owned();
    let day = record.get("warc-date").unwrap_or_default();
    let (headers, body) = match kind.as_str() {
        "response" if url.starts_with("http") => {
            let (head, body) = split_head(body)?;
            let status = head.split(|b| *b == b' ').nth(1)?;
            if status != b"200" {
                return None;
            }
            (Headers(head), body)
        }
        "resource" => (record, body),
        _ => return None,
    };
    let media_type = headers.get("content-type")?;
    let media_type = media_type.split(';').next().unwrap_or("").trim().to_owned();
    let is_page = matches!(media_type.as_str(), "text/html" | "application/xhtml+xml" | "application/pdf");
    is_page.then_some(Page { url, day, media_type, headers, body })
}

/// Lines of `Name: value`.
#[derive(Clone, Copy)]
pub(super) struct Headers<'b>(pub(super) &'b [u8]);

impl Headers<'_> {
    /// A value by its name in small letters; itself in small letters but for addresses.
    pub(super) fn get(&self, name: &str) -> Option<String> {
        let text = decode::decode(self.0, Some("utf-8"));
        let line = text.lines().find_map(|line| {
            let (key, value) = line.split_once(':')?;
            key.trim().eq_ignore_ascii_case(name).then(|| value.trim().to_owned())
        })?;
        Some(if name.ends_with("uri") || name.ends_with("date") || name.ends_with("location") {
            line
        } else {
            line.to_ascii_lowercase()
        })
    }
}

/// A head and what follows it, apart at the first empty line.
pub(super) fn split_head(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let crlf = memchr::memmem::find(bytes, b"\r\n\r\n").map(|at| (at, at + 4));
    let lf = memchr::memmem::find(&bytes[..crlf.map_or(bytes.len(), |(at, _)| at)], b"\n\n")
        .map(|at| (at, at + 2));
    let (end, start) = lf.or(crlf)?;
    Some((&bytes[..end], &bytes[start..]))
}

/// A body without the lengths of its chunks; none where it is not chunked after all.
fn unchunk(mut body: &[u8]) -> Option<Vec<u8>> {
    let mut out = Vec::with_capacity(body.len());
    loop {
        let end = memchr::memmem::find(&body[..body.len().min(64)], b"\r\n")?;
        let size = std::str::from_utf8(&body[..end]).ok()?.split(';').next()?.trim();
        let size = usize::from_str_radix(size, 16).ok()?;
        body = &body[end + 2..];
        if size == 0 {
            return Some(out);
        }
        out.extend_from_slice(body.get(..size)?);
        body = body.get(size..)?.strip_prefix(b"\r\n").unwrap_or(b"");
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    pub(in crate::extract) fn record(url: &str, http: &str, body: &[u8]) -> Vec<u8> {
        let block = [http.as_bytes(), b"\r\n\r\n", body].concat();
        let head = format!(
            "WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2031-05-08T10:20:30Z\r\n\
             Content-Length: {}\r\n\r\n",
            block.len()
        );
        [head.as_bytes(), &block, b"\r\n\r\n"].concat()
    }

    pub(in crate::extract) const HTML: &str = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8";

    fn page(title: &str) -> Vec<u8> {
        let prose = "It rained in the morning, and the board met all the same, said the clerk. ".repeat(8);
        format!("<html><h1>{title}</h1><p>{prose}</p><p>{prose}</p></html>").into_bytes()
    }

    #[test]
    fn the_first_page_with_text_is_taken() {
        let archive = [
            record("https://a.example/", "HTTP/1.1 301 Moved\r\nContent-Type: text/html", b"moved"),
            record("https://a.example/x.png", "HTTP/1.1 200 OK\r\nContent-Type: image/png", b"\x89PNG WARC/"),
            record("https://a.example/consent", HTML, b"<p>Accept?</p>"),
            record("https://a.example/rain", HTML, &page("Rain")),
            record("https://a.example/wind", HTML, &page("Wind")),
        ]
        .concat();
        let article = read(&archive, None).unwrap();
        assert!(article.text.starts_with("Rain"), "{}", article.text);
        let values: Vec<&str> = article.facts.iter().map(|fact| fact.value.as_str()).collect();
        assert!(values.contains(&"https://a.example/rain") && values.contains(&"2031-05-08"), "{values:?}");
        assert_eq!(article.remarks.len(), 1);
        assert!(read(&archive, Some("https://a.example/wind#top")).unwrap().text.starts_with("Wind"));
        let error = read(&archive, Some("https://a.example/snow")).unwrap_err();
        assert!(error.what_to_do().unwrap().contains("https://a.example/rain"));
    }

    #[test]
    fn bodies_are_unpacked() {
        let mut chunked = Vec::new();
        for part in page("Rain").chunks(100) {
            chunked.extend(format!("{:x}\r\n", part.len()).into_bytes());
            chunked.extend(part);
            chunked.extend(b"\r\n");
        }
        chunked.extend(b"0\r\n\r\n");
        let archive =
            record("https://a.example/", &format!("{HTML}\r\nTransfer-Encoding: chunked"), &chunked);
        assert!(read(&archive, None).unwrap().text.starts_with("Rain"));
        let archive = record("https://a.example/", &format!("{HTML}\r\nContent-Encoding: br"), &page("Rain"));
        assert!(read(&archive, None).unwrap().text.starts_with("Rain"));
    }

    #[test]
    fn what_is_damaged_is_told() {
        assert!(read(b"WARC/1.1\r\nWARC-Type: response\r\n\r\nx", None).is_err());
        assert!(read(b"WARC/1.1", None).is_err());
        let cut = record("https://a.example/", HTML, &page("Rain"));
        assert!(
            read(&cut[..cut.len() - 300], None).is_ok(),
            "a body that ends early is read as far as it goes"
        );
    }
}
