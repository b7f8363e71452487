//! A saved file to its article: the one function that knows all forms.

use super::article::{Article, tidy};
use super::format::{Format, format_of};
use super::{html, markdown, message, office, pdf, plain, unpack, wacz, warc};
use crate::error::{Error, Result};

/// The most bytes of an article's text: what is longer is no article.
const MAX_TEXT: usize = 16 << 20;

/// Reads a file that was saved under a name. Of an archive of several pages, `page` is the address of the one that
/// is wanted.
///
/// # Errors
/// Where it is of no kind that is known, cannot be read, or has no text.
pub fn read(name: &str, bytes: &[u8], page: Option<&str>) -> Result<Article> {
    let format = format_of(name, bytes)?;
    let mut article = match format {
        Format::Text => plain::read(name, bytes)?,
        Format::Markdown => markdown::read(&plain::text_of(name, bytes)?),
        Format::Html => html::read(bytes, None)?,
        Format::Message => message::read(bytes)?,
        Format::Pdf => pdf::read(bytes)?,
        Format::Docx => office::read_docx(bytes)?,
        Format::Odt => office::read_odt(bytes)?,
        Format::Warc => warc::read(bytes, page)?,
        Format::WarcGz => warc::read(&unpack::gunzip(bytes)?, page)?,
        Format::Wacz => wacz::read(bytes, page)?,
    };
    if !article.is_same {
        article.text = tidy(&article.text);
    }
    if article.text.trim().is_empty() {
        let help = if format == Format::Pdf {
            "its pages are pictures: recognise their text first (for example with `ocrmypdf`), or save the words as a \
             file that ends with .txt"
        } else {
            "open it, copy the article's words into a file that ends with .txt, and take that in"
        };
        return Err(Error::new(format!("{name} has no text")).help(help));
    }
    if article.text.len() > MAX_TEXT {
        return Err(Error::new(format!("{name} has more than {} MiB of text", MAX_TEXT >> 20))
            .help("save the part of it that is cited as a file that ends with .txt"));
    }
    article.facts.sort_by_key(|fact| fact.field);
    Ok(article)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_text_is_its_own_capture() {
        let article = read("a.txt", "It rained.\n".as_bytes(), None).unwrap();
        assert!(article.is_same && article.text == "It rained.\n");
        let article = read("a.txt", b"\xff\xfeI\0t\0", None).unwrap();
        assert_eq!((article.is_same, article.text.as_str()), (false, "It\n"));
    }

    #[test]
    fn what_has_no_text_is_refused() {
        for bytes in [&b" \n"[..], b"a\0b", b"\xe4\xe4"] {
            assert!(read("a.txt", bytes, None).is_err());
        }
    }
}
