//! Every quote as a W3C Web Annotation: the words in the original, linked to what rests on them.

use serde_json::{Value, json};

use super::names::note_address;
use super::quotes::{Quoted, all};
use crate::model::QuotePartKind;
use crate::site::context::PageContext;
use crate::site::graph::passages::Use;
use crate::site::urls::statement_anchor;

/// `annotations.json`: an annotation page (Web Annotation Data Model, a Recommendation of 23 February 2017).
pub(super) fn annotations(context: PageContext<'_>) -> String {
    let items: Vec<Value> = all(context).iter().map(|quoted| annotation(context, quoted)).collect();
    let base = &context.graph.base_url;
    let id = if base.is_empty() {
        "urn:factum:annotations".to_owned()
    } else {
        format!("{base}data/annotations.json")
    };
    let page = json!({
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": id,
        "type": "AnnotationPage",
        "partOf": {
            "id": format!("{id}#all"),
            "type": "AnnotationCollection",
            "label": context.graph.dossier.site.title,
            "total": items.len(),
        },
        "startIndex": 0,
        "items": items,
    });
    format!("{}\n", serde_json::to_string(&page).unwrap_or_default())
}

fn annotation(context: PageContext<'_>, quoted: &Quoted<'_>) -> Value {
    let base = &context.graph.base_url;
    let iri = |address: String| {
        if base.is_empty() { format!("urn:factum:{}", quoted.id(context)) } else { address }
    };
    let source = quoted.source.source();
    let url = source.and_then(|source| source.url.as_ref()).map(|url| url.value.clone());
    let target = url.unwrap_or_else(|| {
        if base.is_empty() {
            format!("urn:factum:{}", quoted.source.id)
        } else {
            note_address(context, &quoted.source.id, "")
        }
    });
    let selectors = selectors(quoted);
    let targets: Vec<Value> = selectors
        .into_iter()
        .map(|one| json!({"type": "SpecificResource", "source": target, "selector": one}))
        .collect();
    let bodies = quoted.passage.uses().filter_map(|(note, one)| {
        let anchor = match (one, context.graph.note(note)) {
            (Use::Sentence(number), Some(note)) => statement_anchor(note, *number),
            _ => String::new(),
        };
        let address = note_address(context, note, &anchor);
        (!base.is_empty() && !address.is_empty()).then_some(address)
    });
    let mut bodies: Vec<Value> = bodies
        .map(|address| json!({"type": "SpecificResource", "source": address, "purpose": "linking"}))
        .collect();
    bodies.dedup();
    let mut annotation = json!({
        "id": iri(quoted.address(context)),
        "type": "Annotation",
        "motivation": "linking",
        "target": targets,
    });
    if !bodies.is_empty() {
        annotation["body"] = json!(bodies);
    }
    annotation
}

/// A selector for each run of the source's words, in order; what stands before the first and after the last as the note
/// has it.
fn selectors(quoted: &Quoted<'_>) -> Vec<Value> {
    let citation = quoted.citation;
    let words = citation.quote.parts.iter().filter(|part| part.kind == QuotePartKind::Words);
    let words = words.map(|part| citation.quote.written(part).trim()).filter(|text| !text.is_empty());
    let words: Vec<&str> = words.collect();
    let last = words.len().saturating_sub(1);
    let selector = |(at, exact): (usize, &&str)| {
        let mut selector = json!({"type": "TextQuoteSelector", "exact": exact});
        let prefix = citation.prefix.as_ref().filter(|_| at == 0);
        let suffix = citation.suffix.as_ref().filter(|_| at == last);
        for (name, side) in [("prefix", prefix), ("suffix", suffix)] {
            if let Some(side) = side {
                selector[name] = json!(side.value);
            }
        }
        selector
    };
    words.iter().enumerate().map(selector).collect()
}
