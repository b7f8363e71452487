//! Every quote as a W3C Web Annotation: the words in the original, linked to what rests on them.

use serde::Serialize;
use serde_json::Value;

use super::names::note_address;
use super::quotes::{Quoted, of_source};
use crate::model::{ParsedNote, QuotePartKind};
use crate::site::context::PageContext;
use crate::site::graph::passages::Use;
use crate::site::urls::statement_anchor;
use crate::site::view::Envelope;

/// An annotation. Fields are in the order of their names here and below.
#[derive(Serialize)]
struct Annotation {
    #[serde(skip_serializing_if = "Vec::is_empty")]
    body: Vec<Body>,
    id: String,
    motivation: &'static str,
    target: Vec<Target>,
    #[serde(rename = "type")]
    kind: &'static str,
}

/// What rests on the words.
#[derive(PartialEq, Eq, Serialize)]
struct Body {
    purpose: &'static str,
    source: String,
    #[serde(rename = "type")]
    kind: &'static str,
}

/// A run of the words.
#[derive(Serialize)]
struct Target {
    selector: Selector,
    source: String,
    #[serde(rename = "type")]
    kind: &'static str,
}

/// The words and what stands around them.
#[derive(Serialize)]
struct Selector {
    exact: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    prefix: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    suffix: Option<String>,
    #[serde(rename = "type")]
    kind: &'static str,
}

/// What stands around the annotations in `annotations.json`, which is an annotation page (Web Annotation Data Model, a
/// Recommendation of 23 February 2017).
pub(super) fn envelope(context: PageContext<'_>) -> Envelope {
    let base = &context.graph.base_url;
    let id = if base.is_empty() {
        "urn:factum:annotations".to_owned()
    } else {
        format!("{base}data/annotations.json")
    };
    let total: usize = context.graph.notes().map(|note| of_source(context, note).len()).sum();
    let json = |text: &str| Value::from(text).to_string();
    let (collection, label) = (json(&format!("{id}#all")), json(&context.graph.dossier.site.title));
    Envelope {
        head: format!(r#"{{"@context":"http://www.w3.org/ns/anno.jsonld","id":{},"items":["#, json(&id)),
        between: ",",
        tail: format!(
            concat!(
                r#"],"partOf":{{"id":{},"label":{},"total":{},"type":"AnnotationCollection"}},"#,
                r#""startIndex":0,"type":"AnnotationPage"}}"#,
                "\n"
            ),
            collection, label, total
        ),
    }
}

/// The annotations of the quotes of some notes.
pub(super) fn annotations(context: PageContext<'_>, notes: &[&ParsedNote]) -> String {
    let mut text = String::new();
    for quoted in notes.iter().flat_map(|note| of_source(context, note)) {
        if !text.is_empty() {
            text.push(',');
        }
        // Writing plain data into memory does not fail.
        text.push_str(&serde_json::to_string(&annotation(context, &quoted)).unwrap_or_default());
    }
    text
}

fn annotation(context: PageContext<'_>, quoted: &Quoted<'_>) -> Annotation {
    let has_address = !context.graph.base_url.is_empty();
    let url = quoted.source.source().and_then(|source| source.url.as_ref()).map(|url| url.value.clone());
    let source = url.unwrap_or_else(|| {
        if has_address {
            note_address(context, &quoted.source.id, "")
        } else {
            format!("urn:factum:{}", quoted.source.id)
        }
    });
    let target = |selector| Target { selector, source: source.clone(), kind: "SpecificResource" };
    let mut body = if has_address { bodies(context, quoted) } else { Vec::new() };
    body.dedup();
    Annotation {
        body,
        id: if has_address { quoted.address(context) } else { format!("urn:factum:{}", quoted.id()) },
        motivation: "linking",
        target: selectors(quoted).into_iter().map(target).collect(),
        kind: "Annotation",
    }
}

fn bodies(context: PageContext<'_>, quoted: &Quoted<'_>) -> Vec<Body> {
    let addresses = quoted.passage.uses().map(|(note, one)| {
        let anchor = match (one, context.graph.note(note)) {
            (Use::Sentence(number), Some(note)) => statement_anchor(note, *number),
            _ => String::new(),
        };
        note_address(context, note, &anchor)
    });
    let addresses = addresses.filter(|address| !address.is_empty());
    addresses.map(|source| Body { purpose: "linking", source, kind: "SpecificResource" }).collect()
}

/// A selector for each run of the source's words, in order; what stands before the first and after the last as the note
/// has it.
fn selectors(quoted: &Quoted<'_>) -> Vec<Selector> {
    let citation = quoted.citation;
    let words = citation.quote.parts.iter().filter(|part| part.kind == QuotePartKind::Words);
    let words = words.map(|part| citation.quote.written(part).trim()).filter(|text| !text.is_empty());
    let words: Vec<&str> = words.collect();
    let last = words.len().saturating_sub(1);
    let selector = |(at, exact): (usize, &&str)| Selector {
        exact: (*exact).to_owned(),
        prefix: citation.prefix.as_ref().filter(|_| at == 0).map(|side| side.value.clone()),
        suffix: citation.suffix.as_ref().filter(|_| at == last).map(|side| side.value.clone()),
        kind: "TextQuoteSelector",
    };
    words.iter().enumerate().map(selector).collect()
}
