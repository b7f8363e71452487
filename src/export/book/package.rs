//! What an EPUB says of itself: its package, its contents and landmarks, its cover.

use crate::text::html::escaped;
use crate::text::{held_by_xml, sha256_hex};

/// The particulars of a book.
pub(super) struct Particulars {
    /// The dossier's title as it is written.
    pub(super) name: String,
    /// The same as a printer sets it.
    pub(super) title: String,
    pub(super) description: String,
    pub(super) language: String,
    pub(super) creator: String,
    pub(super) rights: String,
    /// The site's address; empty where it is not known.
    pub(super) address: String,
    /// The day of the last change: `2026-11-26`.
    pub(super) day: String,
    /// Version and day in words; may be empty.
    pub(super) edition: String,
}

/// A file of a book.
pub(super) struct Item {
    pub(super) id: String,
    pub(super) path: String,
    pub(super) media: &'static str,
    pub(super) properties: &'static str,
    /// Whether it is read in its turn.
    pub(super) is_read: bool,
}

/// A line of the contents.
pub(super) struct Entry {
    pub(super) title: String,
    pub(super) path: String,
    pub(super) pages: Vec<(String, String)>,
}

impl Particulars {
    /// A name that no other dossier has, and that stays: of its address, or of its title.
    fn identifier(&self) -> String {
        let name = if self.address.is_empty() { &self.name } else { &self.address };
        let digest = sha256_hex(format!("factum epub\n{name}").as_bytes());
        let part = |range: std::ops::Range<usize>| digest.get(range).unwrap_or_default().to_owned();
        // RFC 9562, version 8: a name's own digest.
        format!(
            "urn:uuid:{}-{}-8{}-8{}-{}",
            part(0..8),
            part(8..12),
            part(13..16),
            part(17..20),
            part(20..32)
        )
    }
}

/// `package.opf`.
pub(super) fn package(book: &Particulars, items: &[Item]) -> String {
    let of = |name: &str, value: &str| {
        if value.is_empty() {
            String::new()
        } else {
            format!("    <dc:{name}>{}</dc:{name}>\n", escaped(value))
        }
    };
    let property = |name: &str, value: &str| format!("    <meta property=\"{name}\">{value}</meta>\n");
    let mut text = format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<package xmlns=\"http://www.idpf.org/2007/opf\" version=\"3.0\" \
         unique-identifier=\"id\" xml:lang=\"{}\">\n  <metadata xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n    \
         <dc:identifier id=\"id\">{}</dc:identifier>\n",
        escaped(&book.language),
        book.identifier()
    );
    text.push_str(&of("title", &book.title));
    text.push_str(&of("language", &book.language));
    text.push_str(&of("creator", &book.creator));
    text.push_str(&of("description", &book.description));
    text.push_str(&of("rights", &book.rights));
    text.push_str(&of("source", &book.address));
    text.push_str(&of("date", &book.day));
    text.push_str(&property("dcterms:modified", &format!("{}T00:00:00Z", book.day)));
    for mode in ["textual", "visual"] {
        text.push_str(&property("schema:accessMode", mode));
    }
    text.push_str(&property("schema:accessModeSufficient", "textual"));
    let features = [
        "structuralNavigation",
        "tableOfContents",
        "readingOrder",
        "alternativeText",
        "ARIA",
        "displayTransformability",
    ];
    for feature in features {
        text.push_str(&property("schema:accessibilityFeature", feature));
    }
    text.push_str(&property("schema:accessibilityHazard", "none"));
    let summary = "Headings, lists, tables and footnotes are marked as such; every picture says in words what it shows.";
    text.push_str(&property("schema:accessibilitySummary", summary));
    text.push_str("  </metadata>\n  <manifest>\n");
    for Item { id, path, media, properties, .. } in items {
        let properties =
            if properties.is_empty() { String::new() } else { format!(" properties=\"{properties}\"") };
        let path = escaped(path);
        text.push_str(&format!(
            "    <item id=\"{id}\" href=\"{path}\" media-type=\"{media}\"{properties}/>\n"
        ));
    }
    text.push_str("  </manifest>\n  <spine>\n");
    for item in items.iter().filter(|item| item.is_read) {
        text.push_str(&format!("    <itemref idref=\"{}\"/>\n", item.id));
    }
    text.push_str("  </spine>\n</package>\n");
    held_by_xml(text)
}

/// A document around its content.
pub(super) fn document(language: &str, title: &str, style: &str, body: &str) -> String {
    held_by_xml(format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<!DOCTYPE html>\n<html xmlns=\"http://www.w3.org/1999/xhtml\" \
         xmlns:epub=\"http://www.idpf.org/2007/ops\" lang=\"{0}\" xml:lang=\"{0}\">\n<head>\n<meta \
         charset=\"utf-8\"/>\n<title>{1}</title>\n<link rel=\"stylesheet\" type=\"text/css\" \
         href=\"{style}\"/>\n</head>\n{body}\n</html>\n",
        escaped(language),
        escaped(title)
    ))
}

/// `nav.xhtml`: contents and landmarks.
pub(super) fn navigation(book: &Particulars, entries: &[Entry], contents: &str) -> String {
    let link = |path: &str, title: &str| format!("<a href=\"{}\">{}</a>", escaped(path), escaped(title));
    let mut body = format!(
        "<body>\n<nav epub:type=\"toc\" role=\"doc-toc\" id=\"toc\">\n<h1>{}</h1>\n<ol>\n",
        escaped(contents)
    );
    for entry in entries {
        body.push_str(&format!("<li>{}", link(&entry.path, &entry.title)));
        if !entry.pages.is_empty() {
            let pages = entry.pages.iter().map(|(path, title)| format!("<li>{}</li>\n", link(path, title)));
            body.push_str(&format!("\n<ol>\n{}</ol>\n", pages.collect::<String>()));
        }
        body.push_str("</li>\n");
    }
    body.push_str(
        "</ol>\n</nav>\n<nav epub:type=\"landmarks\" hidden=\"hidden\">\n<h2>Landmarks</h2>\n<ol>\n",
    );
    body.push_str("<li><a epub:type=\"cover\" href=\"cover.xhtml\">Cover</a></li>\n");
    body.push_str("<li><a epub:type=\"toc\" href=\"nav.xhtml#toc\">Contents</a></li>\n");
    if let Some(first) = entries.first() {
        let path = escaped(&first.path);
        body.push_str(&format!("<li><a epub:type=\"bodymatter\" href=\"{path}\">Beginning</a></li>\n"));
    }
    body.push_str("</ol>\n</nav>\n</body>");
    document(&book.language, &book.title, "book.css", &body)
}

/// The cover as a picture: title, a rule, and which edition it is.
pub(super) fn cover(book: &Particulars) -> String {
    let mut lines: Vec<String> = vec![String::new()];
    for word in book.title.split_whitespace() {
        let is_full = lines
            .last()
            .is_some_and(|line| !line.is_empty() && line.chars().count() + word.chars().count() > 17);
        if is_full {
            lines.push(String::new());
        }
        if let Some(line) = lines.last_mut() {
            line.push_str(if line.is_empty() { "" } else { " " });
            line.push_str(word);
        }
    }
    let mut text = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1200 1800\" width=\"1200\" height=\"1800\" \
         role=\"img\">\n<title>{}</title>\n<rect width=\"1200\" height=\"1800\" fill=\"#f5f2ea\"/>\n<rect x=\"90\" \
         y=\"210\" width=\"1020\" height=\"6\" fill=\"#22333b\"/>\n",
        escaped(&book.title)
    );
    for (i, line) in lines.iter().take(9).enumerate() {
        let y = 370 + 120 * i;
        text.push_str(&format!(
            "<text x=\"90\" y=\"{y}\" font-family=\"serif\" font-size=\"104\" fill=\"#22333b\">{}</text>\n",
            escaped(line)
        ));
    }
    text.push_str(&format!(
        "<text x=\"90\" y=\"1690\" font-family=\"sans-serif\" font-size=\"36\" fill=\"#5e503f\">{}</text>\n</svg>\n",
        escaped(&book.edition)
    ));
    text
}
