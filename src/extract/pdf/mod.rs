//! The text of a PDF: what its pages draw, in the order in which they draw it.
//!
//! The syntax is hayro-syntax's. Here codes become characters (`font.rs`, `cmap.rs`, `glyphs.rs`), the operators of
//! a page become pieces with a place (`content.rs`), and pieces become lines and paragraphs (`layout.rs`).

mod cmap;
mod content;
mod destinations;
mod encoding;
mod font;
mod glyphs;
mod layout;
mod lines;

use std::sync::Arc;

use hayro_syntax::object::{DateTime, Dict, String as PdfString};
use hayro_syntax::{DecryptionError, LoadPdfError, Pdf};

use super::article::{Article, Field};
use crate::error::{Error, Result};

pub use destinations::destinations;

const PLACE: &str = "the PDF's document information";

/// The most pages that are read.
const MAX_PAGES: usize = 5_000;

/// Reads a document.
pub(super) fn read(bytes: &[u8]) -> Result<Article> {
    let pdf = Pdf::new(Arc::new(bytes.to_vec())).map_err(|error| match error {
        LoadPdfError::Decryption(DecryptionError::PasswordProtected) => {
            Error::new("the PDF is protected by a password")
                .help("print it to a new PDF, which has none, and take that in")
        }
        LoadPdfError::Decryption(_) => Error::new("the PDF is encrypted in a way that is not known")
            .help("print it to a new PDF, which is not, and take that in"),
        LoadPdfError::Invalid => Error::new("it is no PDF that can be read").help(
            "open it in a browser and print it to a new PDF, or save its words as a file that ends with .txt",
        ),
    })?;
    let mut article = Article::default();
    let mut fonts = font::Fonts::default();
    let pages = pdf
        .pages()
        .iter()
        .take(MAX_PAGES)
        .map(|page| layout::lines(content::pieces(page, &mut fonts)))
        .collect();
    let text = lines::text(pages);
    article.text = text.text;
    if text.joined > 0 {
        article
            .remarks
            .push(format!("{} words that were divided at the end of a line are joined", text.joined));
    }
    if text.left_out > 0 {
        article.remarks.push(format!(
            "{} lines that stand on most pages, such as page numbers, are left out",
            text.left_out
        ));
    }
    if fonts.unknown > 0 {
        article.remarks.push(format!(
            "{} characters have no meaning in the PDF and are written as \u{fffd}: check what you quote",
            fonts.unknown
        ));
    }
    state(&pdf, &mut article);
    Ok(article)
}

/// Notes what the document states of itself. The day on which it was made is no day of publication.
fn state(pdf: &Pdf, article: &mut Article) {
    let metadata = pdf.metadata();
    let text = |bytes: &Option<Box<[u8]>>| bytes.as_deref().map_or_else(String::new, text_of);
    let title = text(&metadata.title);
    // A word processor writes the name of its file there.
    let is_file = title.starts_with("Microsoft ")
        || [".doc", ".docx", ".indd", ".odt", ".pdf", ".tex", ".html"]
            .iter()
            .any(|ending| title.ends_with(ending))
        || title.eq_ignore_ascii_case("untitled");
    if !is_file {
        article.state(Field::Title, &title, PLACE);
    }
    article.state(Field::Author, &text(&metadata.author), PLACE);
    let catalogue = pdf.xref().get::<Dict<'_>>(pdf.xref().root_id());
    if let Some(language) = catalogue.and_then(|root| root.get::<PdfString<'_>>("Lang")) {
        article.state(Field::Language, &text_of(language.as_bytes()), "the PDF's catalogue");
    }
    if let Some(DateTime { year, month, day, .. }) = metadata.creation_date {
        article.remarks.push(format!("the PDF was made on {year:04}-{month:02}-{day:02}, it says"));
    }
}

/// A text of a PDF: UTF-16 or UTF-8 by its mark, else as in Western Europe.
fn text_of(bytes: &[u8]) -> String {
    if bytes.starts_with(b"\xFE\xFF") || bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xEF\xBB\xBF")
    {
        return encoding_rs::UTF_16BE.decode(bytes).0.into_owned();
    }
    encoding_rs::WINDOWS_1252.decode(bytes).0.into_owned()
}

#[cfg(test)]
mod tests;
