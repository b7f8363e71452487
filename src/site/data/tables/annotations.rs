//! Every quote as a W3C Web Annotation: the words in the original, linked to what rests on them.

use std::borrow::Cow;

use serde_json::Value;

use super::names::note_address;
use super::quotes::{Quoted, of_source};
use crate::model::{ParsedNote, QuotePartKind};
use crate::site::context::PageContext;
use crate::site::graph::passages::Use;
use crate::site::urls::statement_anchor;
use crate::site::view::Envelope;
use crate::text::push_json;

/// What stands around the annotations in `annotations.json`, which is an annotation page (Web Annotation Data Model, a
/// Recommendation of 23 February 2017) of `total` annotations.
pub(super) fn envelope(context: PageContext<'_>, total: usize) -> Envelope {
    let base = &context.graph.base_url;
    let id = if base.is_empty() {
        "urn:factum:annotations".to_owned()
    } else {
        format!("{base}data/annotations.json")
    };
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
        text.push_str(if text.is_empty() { "" } else { "," });
        push_annotation(&mut text, context, &quoted);
    }
    text
}

/// Appends an annotation. Fields are in the order of their names here and below.
fn push_annotation(out: &mut String, context: PageContext<'_>, quoted: &Quoted<'_>) {
    let has_address = !context.graph.base_url.is_empty();
    let bodies = if has_address { bodies(context, quoted) } else { Vec::new() };
    out.push('{');
    if !bodies.is_empty() {
        out.push_str(r#""body":["#);
        push_all(out, &bodies, |out, body| {
            out.push_str(r#"{"purpose":"linking","source":"#);
            push_json(out, body);
            out.push_str(r#","type":"SpecificResource"}"#);
        });
        out.push_str("],");
    }
    out.push_str(r#""id":"#);
    let id = if has_address { quoted.address(context) } else { ["urn:factum:", &quoted.id()].concat() };
    push_json(out, &id);
    out.push_str(r#","motivation":"linking","target":["#);
    let mut source = String::new();
    push_json(&mut source, &source_of(context, quoted));
    push_all(out, &selectors(quoted), |out, selector| {
        push_selector(out, selector);
        out.push_str(r#","source":"#);
        out.push_str(&source);
        out.push_str(r#","type":"SpecificResource"}"#);
    });
    out.push_str(r#"],"type":"Annotation"}"#);
}

/// Appends some things with commas between them.
fn push_all<T>(out: &mut String, all: &[T], push: impl Fn(&mut String, &T)) {
    for (place, one) in all.iter().enumerate() {
        out.push_str(if place > 0 { "," } else { "" });
        push(out, one);
    }
}

/// What a quote is taken from: the original where it has an address, else the source's page.
fn source_of<'q>(context: PageContext<'_>, quoted: &Quoted<'q>) -> Cow<'q, str> {
    let source = quoted.source;
    if let Some(url) = source.source().and_then(|source| source.url.as_ref()) {
        Cow::Borrowed(url.value.as_str())
    } else if context.graph.base_url.is_empty() {
        Cow::Owned(["urn:factum:", source.id.as_str()].concat())
    } else {
        Cow::Owned(note_address(context, &source.id, ""))
    }
}

/// The addresses of what rests on the words.
fn bodies(context: PageContext<'_>, quoted: &Quoted<'_>) -> Vec<String> {
    let addresses = quoted.passage.uses().map(|(note, one)| {
        let anchor = match (one, context.graph.note(note)) {
            (Use::Sentence(number), Some(note)) => statement_anchor(note, *number),
            _ => String::new(),
        };
        note_address(context, note, &anchor)
    });
    let mut addresses: Vec<String> = addresses.filter(|address| !address.is_empty()).collect();
    addresses.dedup();
    addresses
}

/// A run of words of a source, and what stands before and after it.
struct Selector<'q> {
    exact: &'q str,
    prefix: Option<&'q str>,
    suffix: Option<&'q str>,
}

/// Appends what begins a run of the words, and the words with what stands around them.
fn push_selector(out: &mut String, selector: &Selector<'_>) {
    out.push_str(r#"{"selector":{"exact":"#);
    push_json(out, selector.exact);
    for (name, side) in [(r#","prefix":"#, selector.prefix), (r#","suffix":"#, selector.suffix)] {
        if let Some(side) = side {
            out.push_str(name);
            push_json(out, side);
        }
    }
    out.push_str(r#","type":"TextQuoteSelector"}"#);
}

/// A selector for each run of the source's words, in order; what stands before the first and after the last as the note
/// has it.
fn selectors<'q>(quoted: &Quoted<'q>) -> Vec<Selector<'q>> {
    let citation = quoted.citation;
    let words = citation.quote.parts.iter().filter(|part| part.kind == QuotePartKind::Words);
    let words = words.map(|part| citation.quote.written(part).trim()).filter(|text| !text.is_empty());
    let words: Vec<&str> = words.collect();
    let last = words.len().saturating_sub(1);
    let selector = |(at, exact): (usize, &&'q str)| Selector {
        exact,
        prefix: citation.prefix.as_ref().filter(|_| at == 0).map(|side| side.value.as_str()),
        suffix: citation.suffix.as_ref().filter(|_| at == last).map(|side| side.value.as_str()),
    };
    words.iter().enumerate().map(selector).collect()
}
