//! Documents of word processors: DOCX and ODT, both XML in a ZIP archive.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::article::{Article, Field};
use super::unpack::Archive;
use crate::error::{Error, Result};

/// The deepest nesting of elements that is read.
const MAX_DEPTH: usize = 500;

/// How the elements of a form are to be read, by their names without prefix.
struct Form {
    /// What ends a paragraph.
    paragraphs: &'static [&'static str],
    /// What holds text; nothing where all text within paragraphs is meant.
    texts: &'static [&'static str],
    /// What is left out with all that is in it.
    left_out: &'static [&'static str],
    /// What stands in the midst of a sentence and is read below the text: notes.
    notes: &'static [&'static str],
}

const DOCX: Form = Form {
    paragraphs: &["p"],
    texts: &["t"],
    // What is moved stands at its new place too.
    left_out: &["Fallback", "del", "moveFrom", "instrText"],
    notes: &[],
};
const ODT: Form = Form {
    paragraphs: &["p", "h"],
    texts: &[],
    left_out: &["annotation", "tracked-changes", "note-citation", "automatic-styles", "styles"],
    notes: &["note"],
};

/// Reads a document of Word.
pub(super) fn read_docx(bytes: &[u8]) -> Result<Article> {
    let archive = Archive::open(bytes)?;
    let mut article = Article::default();
    for path in ["word/document.xml", "word/footnotes.xml", "word/endnotes.xml"] {
        if let Some(xml) = archive.read(path)? {
            article.text.push_str(&text(&xml, &DOCX)?);
        }
    }
    if let Some(xml) = archive.read("docProps/core.xml")? {
        state(&xml, &mut article, "the document's properties");
    }
    Ok(article)
}

/// Reads a document of LibreOffice.
pub(super) fn read_odt(bytes: &[u8]) -> Result<Article> {
    let archive = Archive::open(bytes)?;
    let mut article = Article::default();
    if let Some(xml) = archive.read("content.xml")? {
        article.text = text(&xml, &ODT)?;
    }
    if let Some(xml) = archive.read("meta.xml")? {
        state(&xml, &mut article, "the document's properties");
    }
    Ok(article)
}

/// What was read of a document.
#[derive(Default)]
struct Parts {
    /// Its text, its footnotes, and its endnotes.
    texts: [String; 3],
    /// The depth of the note that is read, and which of the texts it belongs to.
    note: Option<(usize, usize)>,
}

impl Parts {
    /// The text that is read now.
    fn now(&mut self) -> &mut String {
        &mut self.texts[self.note.map_or(0, |(_, which)| which)]
    }
}

/// The text of a document, a paragraph each between empty lines, and then its notes.
fn text(xml: &[u8], form: &Form) -> Result<String> {
    let mut reader = Reader::from_reader(xml);
    let (mut parts, mut depth, mut skipped, mut open, mut is_text) =
        (Parts::default(), 0_usize, None, 0_usize, form.texts.is_empty());
    loop {
        match reader.read_event().map_err(damaged)? {
            Event::Start(tag) => {
                depth += 1;
                if depth > MAX_DEPTH {
                    return Err(Error::new("the document is nested too deep to be read"));
                }
                let name = local(tag.local_name().as_ref());
                if skipped.is_none() && form.left_out.contains(&name.as_str()) {
                    skipped = Some(depth);
                }
                if parts.note.is_none() && form.notes.contains(&name.as_str()) {
                    parts.note = Some((depth, if is_endnote(&tag) { 2 } else { 1 }));
                }
                open += usize::from(form.paragraphs.contains(&name.as_str()));
                is_text |= form.texts.contains(&name.as_str());
                if skipped.is_none() {
                    parts.now().push_str(between(&name));
                }
            }
            Event::Empty(tag) if skipped.is_none() => {
                parts.now().push_str(between(&local(tag.local_name().as_ref())));
            }
            Event::Text(words) if skipped.is_none() && open > 0 && is_text => {
                parts.now().push_str(&words.decode().map_err(|error| damaged(error.into()))?);
            }
            Event::GeneralRef(name) if skipped.is_none() && open > 0 && is_text => {
                parts.now().extend(entity(&name));
            }
            Event::End(tag) => {
                let name = local(tag.local_name().as_ref());
                if form.paragraphs.contains(&name.as_str()) {
                    open = open.saturating_sub(1);
                    if skipped.is_none() {
                        parts.now().push_str("\n\n");
                    }
                }
                if form.texts.contains(&name.as_str()) {
                    is_text = false;
                }
                skipped = skipped.filter(|start| *start != depth);
                parts.note = parts.note.filter(|(start, _)| *start != depth);
                depth = depth.saturating_sub(1);
            }
            Event::Eof => return Ok(parts.texts.concat()),
            _ => {}
        }
    }
}

fn is_endnote(tag: &BytesStart<'_>) -> bool {
    tag.attributes().flatten().any(|attribute| {
        attribute.key.local_name().as_ref() == b"note-class" && attribute.value.as_ref() == b"endnote"
    })
}

/// What an element without text stands for.
fn between(name: &str) -> &'static str {
    match name {
        "tab" => "\t",
        "br" | "cr" | "line-break" => "\n",
        "s" => " ",
        "noBreakHyphen" => "\u{2011}",
        _ => "",
    }
}

fn local(name: &[u8]) -> String {
    String::from_utf8_lossy(name).into_owned()
}

/// A character by its entity: the five of XML, or a number.
fn entity(name: &quick_xml::events::BytesRef<'_>) -> Option<char> {
    if let Ok(Some(c)) = name.resolve_char_ref() {
        return Some(c);
    }
    match name.as_ref() {
        b"amp" => Some('&'),
        b"lt" => Some('<'),
        b"gt" => Some('>'),
        b"quot" => Some('"'),
        b"apos" => Some('\''),
        _ => None,
    }
}

/// Notes what the properties of a document state. The day on which it was made is no day of publication.
fn state(xml: &[u8], article: &mut Article, place: &str) {
    let mut reader = Reader::from_reader(xml);
    let (mut name, mut value) = (String::new(), String::new());
    while let Ok(event) = reader.read_event() {
        match event {
            Event::Start(tag) => {
                name = local(tag.name().as_ref());
                value.clear();
            }
            Event::Text(words) => value.push_str(&words.decode().unwrap_or_default()),
            Event::GeneralRef(name) => value.extend(entity(&name)),
            Event::End(_) => {
                let field = match name.as_str() {
                    "dc:title" => Some(Field::Title),
                    "dc:creator" | "meta:initial-creator" => Some(Field::Author),
                    "dc:publisher" => Some(Field::Publisher),
                    "dc:language" => Some(Field::Language),
                    _ => None,
                };
                if let Some(field) = field {
                    article.state(field, &value, place);
                }
                if matches!(name.as_str(), "dcterms:created" | "meta:creation-date")
                    && let Some(day) = super::article::day(&value)
                {
                    article.remarks.push(format!("the document was made on {day}, says {place}"));
                }
                name.clear();
            }
            Event::Eof => break,
            _ => {}
        }
    }
}

fn damaged(error: quick_xml::Error) -> Error {
    Error::new(format!("the document cannot be read: {error}"))
}

#[cfg(test)]
mod tests {
    use super::super::unpack::tests::zip;
    use super::*;

    #[test]
    fn a_document_of_word_is_read() {
        let body = "<w:document xmlns:w='w'><w:body><w:p><w:r><w:t>Rain &amp; </w:t></w:r><w:r><w:t>wind</w:t></w:r></w:p>\
                    <w:p><w:r><w:t xml:space='preserve'>It </w:t><w:del><w:r><w:delText>never </w:delText></w:r></w:del>\
                    <w:t>rained.</w:t><w:br/><w:t>Again&#8217;s.</w:t></w:r></w:p></w:body></w:document>";
        let core = "<cp:coreProperties><dc:title>Rain</dc:title><dc:creator>Ida Vik</dc:creator>\
                    <dcterms:created>2031-05-07T08:00:00Z</dcterms:created></cp:coreProperties>";
        let bytes = zip(&[("word/document.xml", body.as_bytes()), ("docProps/core.xml", core.as_bytes())]);
        let article = read_docx(&bytes).unwrap();
        assert_eq!(article.text, "Rain & wind\n\nIt rained.\nAgain’s.\n\n");
        let fields: Vec<Field> = article.facts.iter().map(|fact| fact.field).collect();
        assert_eq!(fields, [Field::Title, Field::Author], "the day it was made is no day of publication");
        assert!(article.remarks[0].contains("2031-05-07"));
    }

    #[test]
    fn a_document_of_libre_office_is_read() {
        let body = "<office:document-content><office:styles><text:p>no</text:p></office:styles><office:text>\
                    <text:h>Rain</text:h>\n<text:p>It<text:s/>rained <text:span>again</text:span>.<office:annotation>\
                    <text:p>hm</text:p></office:annotation></text:p></office:text></office:document-content>";
        let bytes = zip(&[("META-INF/manifest.xml", b""), ("content.xml", body.as_bytes())]);
        assert_eq!(read_odt(&bytes).unwrap().text, "Rain\n\nIt rained again.\n\n");
    }

    #[test]
    fn what_stands_beside_a_sentence_does_not_cut_it() {
        let note = |class: &str, mark: &str, words: &str| {
            format!(
                "<text:note text:note-class='{class}'><text:note-citation>{mark}</text:note-citation><text:note-body>\
                 <text:p>{words}</text:p></text:note-body></text:note>"
            )
        };
        let body = format!(
            "<office:document-content><office:body><office:text><text:tracked-changes><text:changed-region><text:deletion>\
             <text:p>never</text:p></text:deletion></text:changed-region></text:tracked-changes>\
             <text:p>It opened{} on 9 June<office:annotation><dc:creator>Ida</dc:creator><text:p>sure?</text:p>\
             <text:p>yes</text:p></office:annotation> 2031.{} It<text:change text:change-id='c'/> found<office:annotation-end/> \
             rust.</text:p><text:p>It closed.</text:p></office:text></office:body></office:document-content>",
            note("endnote", "i", "An endnote."),
            note("footnote", "1", "A footnote about <text:span>17</text:span> bolts.")
        );
        let bytes = zip(&[
            ("content.xml", body.as_bytes()),
            ("styles.xml", b"<style:footer><text:p>foot</text:p></style:footer>"),
        ]);
        assert_eq!(
            read_odt(&bytes).unwrap().text,
            "It opened on 9 June 2031. It found rust.\n\nIt closed.\n\nA footnote about 17 bolts.\n\nAn endnote.\n\n"
        );
    }

    #[test]
    fn what_was_moved_stands_at_its_new_place_alone() {
        let body = "<w:document><w:body><w:p><w:moveFrom><w:r><w:t>Rain. </w:t></w:r></w:moveFrom><w:r><w:t>Wind. </w:t></w:r>\
                    <w:moveTo><w:r><w:t>Rain.</w:t></w:r></w:moveTo></w:p></w:body></w:document>";
        let bytes = zip(&[("word/document.xml", body.as_bytes())]);
        assert_eq!(read_docx(&bytes).unwrap().text, "Wind. Rain.\n\n");
    }

    #[test]
    fn what_is_damaged_or_too_deep_is_refused() {
        let deep = "<w:p>".repeat(600);
        for body in ["<w:p><w:t>x</w:p>", deep.as_str()] {
            assert!(read_docx(&zip(&[("word/document.xml", body.as_bytes())])).is_err());
        }
    }
}
