//! The whole dossier as one page: a cover, a numbered list of contents, and every note in order.
//!
//! It loads nothing: styles, fonts and pictures are in it, its policy allows these alone, and there is no
//! script. On paper its links name the section that they lead to.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use super::markup::{Place, Target, head, main_part};
use super::style::{data_address, self_contained, source_of};
use crate::error::Result;
use crate::model::{Date, Dossier};
use crate::site::{BuildOptions, Chapter, Route};
use crate::text::html::{escaped, resolved};
use crate::workspace::{Rendering, Workspace};

/// The styles that the page adds to the theme's.
const PAPER: &str = include_str!("paper.css");

/// The whole dossier as one HTML page, in pieces that follow each other.
///
/// # Errors
/// When the theme cannot be used.
pub fn single_file(workspace: &mut Workspace, options: &BuildOptions) -> Result<Vec<String>> {
    let site = workspace.material.config.site.clone();
    let edition = edition(&workspace.material.dossier);
    let rendering = workspace.rendering(options)?;
    let parts = rendering.chapters();
    let routes = rendering.routes.iter().map(|route| (route.path.as_str(), route));
    let files = rendering.copied().collect();
    let book = Book {
        rendering: &rendering,
        routes: routes.collect(),
        files,
        sections: sections(&parts),
        parts: &parts,
    };
    let (title, description) = (rendering.typeset(&site.title), rendering.typeset(&site.description));
    book.write_page(&title, &description, &site.language, &edition)
}

/// Which version it is and of what day, as far as that is known.
pub(super) fn edition(dossier: &Dossier) -> String {
    let version = dossier.site.imprint.as_ref().and_then(|imprint| imprint.version.clone());
    let changes = dossier.notes.values().filter_map(|note| dossier.changed(note));
    let day = changes.filter_map(Date::first_day).max();
    let version = version.map(|version| format!("Version {version}"));
    let day = day.map(|day| format!("last changed on {day}"));
    version.into_iter().chain(day).collect::<Vec<_>>().join(", ")
}

/// A page within the larger one.
struct Section {
    /// Its anchor, and what its own anchors begin with.
    id: String,
    /// `2.3`.
    number: String,
    /// Whether it is a page; else it is the beginning of a part.
    is_page: bool,
}

/// By the paths of pages and of lists.
fn sections(parts: &[Chapter]) -> BTreeMap<String, Section> {
    let mut sections = BTreeMap::new();
    for (i, part) in parts.iter().enumerate() {
        let id = format!("part-{}", i + 1);
        let opening = Section { id, number: (i + 1).to_string(), is_page: false };
        sections.extend(part.list.clone().map(|list| (list, opening)));
        for (j, (path, _)) in part.pages.iter().enumerate() {
            let id = format!("n{}-{}", i + 1, j + 1);
            let number = if is_single(part) { (i + 1).to_string() } else { format!("{}.{}", i + 1, j + 1) };
            sections.insert(path.clone(), Section { id, number, is_page: true });
        }
    }
    sections
}

/// Whether a part is a page by itself.
fn is_single(part: &Chapter) -> bool {
    part.list.is_none() && part.pages.len() == 1
}

struct Book<'a> {
    rendering: &'a Rendering<'a>,
    routes: BTreeMap<&'a str, &'a Route>,
    /// Styles, fonts and pictures.
    files: BTreeMap<String, &'a [u8]>,
    sections: BTreeMap<String, Section>,
    parts: &'a [Chapter],
}

/// A note as a part of the page.
#[derive(Default)]
struct Note {
    html: String,
    /// The style sheets that its page loads: path, and the media that it is for.
    sheets: Vec<(String, Option<String>)>,
}

impl Book<'_> {
    fn write_page(
        &self,
        title: &str,
        description: &str,
        language: &str,
        edition: &str,
    ) -> Result<Vec<String>> {
        // A page is dropped as soon as its part of the whole is made.
        let notes = self.parts.iter().map(|part| {
            let deeper = if is_single(part) { 1 } else { 2 };
            part.pages.par_iter().map(|(path, _)| self.write_note(path, deeper)).collect()
        });
        let notes = notes.collect::<Result<Vec<Vec<Note>>>>()?;
        let css = self.collect_styles(notes.iter().flatten());
        let language = if language.is_empty() { "en" } else { language };
        let (title, description) = (escaped(title), escaped(description));
        let mut opening = format!(
            "<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n<meta \
             http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src {}; img-src data:; \
             font-src data:; base-uri 'none'; form-action 'none'\">\n<meta name=\"viewport\" \
             content=\"width=device-width, initial-scale=1\">\n<meta name=\"referrer\" \
             content=\"no-referrer\">\n<meta name=\"color-scheme\" content=\"light \
             dark\">\n<link rel=\"icon\" href=\"data:,\">\n<title>{title}</title>\n<meta name=\"description\" \
             content=\"{description}\">\n<style>{css}</style>\n</head>\n<body class=\"paper\">\n",
            escaped(language),
            source_of(&css),
        );
        opening.push_str(&format!(
            "<header class=\"cover\">\n<h1>{title}</h1>\n<p class=\"standfirst\">{description}</p>\n{}</header>\n<main>\n",
            if edition.is_empty() { String::new() } else { format!("<p class=\"edition\">{}</p>\n", escaped(edition)) }
        ));
        self.write_contents(&mut opening);
        let mut pieces = vec![opening];
        for (i, (part, notes)) in self.parts.iter().zip(notes).enumerate() {
            let (n, title) = (i + 1, escaped(&part.title));
            pieces.push(format!("<div class=\"part\" id=\"part-{n}\">\n"));
            if !is_single(part) {
                pieces.push(format!("<h2><span class=\"no\">{n}</span> {title}</h2>\n"));
            }
            pieces.extend(notes.into_iter().map(|note| note.html));
            pieces.push("</div>\n".to_owned());
        }
        pieces.push("</main>\n</body>\n</html>\n".to_owned());
        Ok(pieces)
    }

    fn write_contents(&self, out: &mut String) {
        out.push_str("<nav class=\"book-contents\" aria-labelledby=\"contents\">\n<h2 id=\"contents\">Contents</h2>\n<ol>\n");
        for (i, part) in self.parts.iter().enumerate() {
            let (n, title) = (i + 1, escaped(&part.title));
            out.push_str(&format!(
                "<li><a href=\"#part-{n}\" data-ref=\"{n}\"><span class=\"no\">{n}</span> {title}</a>"
            ));
            if !is_single(part) {
                out.push_str("\n<ol>\n");
                for (path, title) in &part.pages {
                    let Some(section) = self.sections.get(path) else { continue };
                    out.push_str(&format!(
                        "<li><a href=\"#{}\" data-ref=\"{}\"><span class=\"no\">{}</span> {}</a></li>\n",
                        section.id,
                        section.number,
                        section.number,
                        escaped(title)
                    ));
                }
                out.push_str("</ol>\n");
            }
            out.push_str("</li>\n");
        }
        out.push_str("</ol>\n</nav>\n");
    }

    fn write_note(&self, path: &str, deeper: u8) -> Result<Note> {
        let (Some(route), Some(section)) = (self.routes.get(path), self.sections.get(path)) else {
            return Ok(Note::default());
        };
        let bytes = self.rendering.page(route)?;
        let html = String::from_utf8_lossy(&bytes);
        let prefix = format!("{}-", section.id);
        let target = |address: &str| self.target(path, address);
        let place = Place { prefix: &prefix, deeper, number: &section.number, target: &target };
        let mut attributes = format!(" id=\"{}\"", section.id);
        let mut sheets = Vec::new();
        for tag in head(&html) {
            let wanted: &[&str] = match tag.name {
                "html" => &["lang", "dir"],
                "body" => &["class"],
                _ => &[],
            };
            for name in wanted {
                let value = tag.value(name).map(|value| format!(" {name}=\"{}\"", escaped(&value)));
                attributes.push_str(&value.unwrap_or_default());
            }
            if tag.value("rel").as_deref() == Some("stylesheet") {
                let sheet = tag.value("href").and_then(|href| resolved(path, &href));
                sheets.extend(sheet.map(|sheet| (sheet, tag.value("media").map(Cow::into_owned))));
            }
        }
        let html = format!("<div{attributes}>\n{}\n</div>\n", main_part(&html, &place).trim());
        Ok(Note { html, sheets })
    }

    /// The target of a page's address in the whole.
    fn target(&self, page: &str, address: &str) -> Target {
        let is_elsewhere =
            ["http:", "https:", "mailto:", "data:"].iter().any(|scheme| address.starts_with(scheme));
        if is_elsewhere {
            return Target::To(address.to_owned(), None);
        }
        let (path, fragment) = address.split_once('#').map_or((address, None), |(path, f)| (path, Some(f)));
        let is_own = path.is_empty();
        let Some(path) = (if is_own { Some(page.to_owned()) } else { resolved(page, path) }) else {
            return Target::Nowhere;
        };
        if let Some(section) = self.sections.get(&path) {
            let address = match fragment.filter(|f| !f.is_empty() && section.is_page) {
                Some(fragment) => format!("#{}-{fragment}", section.id),
                None => format!("#{}", section.id),
            };
            return Target::To(address, (!is_own).then(|| section.number.clone()));
        }
        let file = self.files.get(path.as_str());
        let data = file.and_then(|bytes| data_address(&path, bytes));
        data.map_or(Target::Nowhere, |data| Target::To(data, None))
    }

    /// The style sheets of the pages in one, each once, those for some media last, and those of paper.
    fn collect_styles<'n>(&self, notes: impl Iterator<Item = &'n Note>) -> String {
        let mut seen = BTreeSet::new();
        let (mut everywhere, mut somewhere) = (String::new(), String::new());
        for (path, media) in notes.flat_map(|note| &note.sheets) {
            let Some(sheet) = seen.insert(path).then(|| self.read_sheet(path)).flatten() else { continue };
            match media {
                Some(media) => somewhere.push_str(&format!("@media {media} {{\n{sheet}}}\n")),
                None => everywhere.push_str(&sheet),
            }
        }
        format!("{everywhere}{somewhere}{PAPER}")
    }

    /// A style sheet with what it loads in itself.
    fn read_sheet(&self, path: &str) -> Option<String> {
        let load = |address: &str| {
            let path = resolved(path, address)?;
            data_address(&path, self.files.get(path.as_str())?)
        };
        let sheet = String::from_utf8_lossy(self.files.get(path)?);
        Some(self_contained(&sheet, &load) + "\n")
    }
}
