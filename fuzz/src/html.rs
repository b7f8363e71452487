//! What every page has to be: HTML without errors, the same when it is written anew, with each anchor once, no script
//! but the template's own, and no address that runs anything.

use std::collections::BTreeSet;

use html5ever::tendril::TendrilSink;
use html5ever::{ParseOpts, parse_document, serialize};
use markup5ever_rcdom::{Handle, NodeData, RcDom, SerializableHandle};
use url::Url;

fn parsed(html: &str) -> RcDom {
    parse_document(RcDom::default(), ParseOpts::default()).one(html)
}

fn written(dom: &RcDom) -> String {
    let mut bytes = Vec::new();
    let document = SerializableHandle::from(dom.document.clone());
    serialize(&mut bytes, &document, Default::default()).expect("a tree is written");
    String::from_utf8(bytes).expect("what is written is text")
}

/// Everything that is wrong with a page at a path.
pub fn faults(path: &str, html: &str) -> Vec<String> {
    let dom = parsed(html);
    let mut faults: Vec<String> = dom.errors.borrow().iter().map(ToString::to_string).collect();
    let once = written(&dom);
    if written(&parsed(&once)) != once {
        faults.push("it is another page when it is written anew".to_owned());
    }
    let base = format!("https://dossier.example/{path}");
    let mut walk = Walk { base: Url::parse(&base).ok(), ids: BTreeSet::new(), faults };
    // The walk keeps its own stack, so that nesting cannot exhaust the machine's.
    let mut nodes = vec![dom.document.clone()];
    while let Some(node) = nodes.pop() {
        walk.look_at(&node);
        nodes.extend(node.children.borrow().iter().cloned());
        if let NodeData::Element { template_contents, .. } = &node.data {
            nodes.extend(template_contents.borrow().iter().cloned());
        }
    }
    walk.faults
}

struct Walk {
    base: Option<Url>,
    ids: BTreeSet<String>,
    faults: Vec<String>,
}

impl Walk {
    fn look_at(&mut self, node: &Handle) {
        let NodeData::Element { name, attrs, .. } = &node.data else { return };
        let attributes: Vec<(String, String)> = attrs
            .borrow()
            .iter()
            .map(|attribute| (attribute.name.local.to_string(), attribute.value.to_string()))
            .collect();
        let value = |wanted: &str| {
            attributes.iter().find(|(name, _)| name == wanted).map(|(_, value)| value.as_str())
        };
        let name = name.local.to_string();
        for (attribute, value) in &attributes {
            self.look_at_attribute(&name, attribute, value);
        }
        match name.as_str() {
            "script" => {
                // The theme's, the search's, and one beside a list that has several pages.
                let own = |src: &str| self.base.as_ref().and_then(|base| base.join(src).ok());
                let is_own = value("src").and_then(own).is_some_and(|url| {
                    let is_theirs = |path: &str| path.starts_with("/assets/") || path.starts_with("/search/");
                    url.host_str() == Some("dossier.example")
                        && url.path().ends_with(".js")
                        && (is_theirs(url.path()) || url.path().ends_with("/index.js"))
                });
                let is_data = value("type") == Some("application/ld+json");
                let text: String = node.children.borrow().iter().map(text_of).collect();
                let is_json = || serde_json::from_str::<serde_json::Value>(&text).is_ok();
                if !(is_own && text.is_empty() || is_data && is_json()) {
                    self.faults.push(format!("a script that is not the template's: {attributes:?} {text}"));
                }
            }
            "iframe" | "object" | "embed" | "base" | "applet" | "frame" | "portal" | "style" => {
                self.faults.push(format!("an element {name}"));
            }
            "form" if value("action").is_some_and(|action| action.contains(':')) => {
                self.faults.push("a form that leads elsewhere".to_owned());
            }
            _ => {}
        }
    }

    fn look_at_attribute(&mut self, element: &str, attribute: &str, value: &str) {
        match attribute {
            "id" if !self.ids.insert(value.to_owned()) => {
                self.faults.push(format!("the anchor {value} stands twice"))
            }
            "style" | "srcdoc" | "integrity" | "ping" | "formaction" => {
                self.faults.push(format!("an attribute {attribute}"));
            }
            name if name.starts_with("on") => self.faults.push(format!("a handler {name}")),
            "href" | "src" | "poster" | "data" | "xlink:href" if element != "data" => {
                self.look_at_address(element, value)
            }
            _ => {}
        }
    }

    fn look_at_address(&mut self, element: &str, address: &str) {
        let resolved = match &self.base {
            Some(base) => base.join(address),
            None => Url::parse(address),
        };
        let Ok(url) = resolved else { return };
        let is_link = matches!(element, "a" | "area" | "link");
        let is_known = match url.scheme() {
            "http" | "https" => is_link || url.host_str() == Some("dossier.example"),
            "mailto" => element == "a",
            "data" => element == "link" || element == "img",
            _ => false,
        };
        if !is_known {
            self.faults.push(format!("<{element}> leads to {address}"));
        }
    }
}

fn text_of(node: &Handle) -> String {
    match &node.data {
        NodeData::Text { contents } => contents.borrow().to_string(),
        _ => String::new(),
    }
}
