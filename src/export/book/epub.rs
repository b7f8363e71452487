//! Puts an EPUB together: a document for each page, in the order of the site's chapters, with the pictures that they show.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Mutex, PoisonError};

use rayon::prelude::*;

use super::super::html::edition;
use super::super::markup::{Place, Target, main_part};
use super::super::zip::{Packing, Zip};
use super::package::{Entry, Item, Particulars, cover, document, navigation, package};
use super::xhtml;
use crate::error::Result;
use crate::model::Date;
use crate::site::{BuildOptions, Chapter, Route};
use crate::text::html::{escaped, resolved};
use crate::workspace::{Rendering, Workspace};

const STYLE: &str = include_str!("book.css");
const CONTAINER: &str = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<container version=\"1.0\" \
    xmlns=\"urn:oasis:names:tc:opendocument:xmlns:container\">\n<rootfiles>\n<rootfile full-path=\"EPUB/package.opf\" \
    media-type=\"application/oebps-package+xml\"/>\n</rootfiles>\n</container>\n";
/// When nothing at all is dated.
const NEVER: &str = "1970-01-01";

/// The dossier as an EPUB: the same bytes for the same dossier.
///
/// # Errors
/// When the theme cannot be used, or the book would be larger than an archive can be.
pub fn epub(workspace: &mut Workspace, options: &BuildOptions) -> Result<Vec<u8>> {
    let book = particulars(workspace, options);
    let rendering = workspace.rendering(options)?;
    let (title, description) = (rendering.typeset(&book.name), rendering.typeset(&book.description));
    let book = Particulars { title, description, ..book };
    let parts = rendering.chapters();
    let press = Press::of(&rendering, &parts);
    press.print(&book)
}

fn particulars(workspace: &Workspace, options: &BuildOptions) -> Particulars {
    let (site, dossier) = (&workspace.material.config.site, &workspace.material.dossier);
    let imprint = site.imprint.clone().unwrap_or_default();
    let days = dossier.notes.values().filter_map(|note| dossier.changed(note)).filter_map(Date::first_day);
    let or = |text: &str, other: &str| if text.is_empty() { other.to_owned() } else { text.to_owned() };
    let name = or(&site.title, "Dossier");
    Particulars {
        title: name.clone(),
        name,
        description: site.description.clone(),
        language: or(&site.language, "en"),
        creator: imprint.editor.unwrap_or_default(),
        rights: imprint.licence.unwrap_or_default(),
        address: options.base_url.clone().unwrap_or_else(|| site.base_url.clone()),
        day: days.max().unwrap_or_else(|| NEVER.to_owned()),
        edition: edition(dossier),
    }
}

/// A document of the book.
struct Printed {
    path: String,
    text: String,
    has_drawings: bool,
}

struct Press<'a> {
    rendering: &'a Rendering<'a>,
    parts: &'a [Chapter],
    routes: BTreeMap<&'a str, &'a Route>,
    files: BTreeMap<String, &'a [u8]>,
    /// The documents of pages and lists, by the paths that these have on the site.
    documents: BTreeMap<String, String>,
    /// The pictures that are shown, by their paths on the site.
    shown: Mutex<BTreeSet<String>>,
}

impl<'a> Press<'a> {
    fn of(rendering: &'a Rendering<'a>, parts: &'a [Chapter]) -> Self {
        let mut documents = BTreeMap::new();
        for (i, part) in parts.iter().enumerate() {
            documents.extend(part.list.clone().map(|list| (list, part_path(i))));
            for (j, (path, _)) in part.pages.iter().enumerate() {
                documents.insert(path.clone(), format!("text-{}-{}.xhtml", i + 1, j + 1));
            }
        }
        Self {
            rendering,
            parts,
            routes: rendering.routes.iter().map(|route| (route.path.as_str(), route)).collect(),
            files: rendering.copied().collect(),
            documents,
            shown: Mutex::default(),
        }
    }

    fn print(&self, book: &Particulars) -> Result<Vec<u8>> {
        let mut printed = Vec::new();
        for (i, part) in self.parts.iter().enumerate() {
            printed.extend(self.opening(i, part, book));
            let pages = part.pages.par_iter().map(|(path, title)| self.page(path, title, book));
            printed.extend(pages.collect::<Result<Vec<Option<Printed>>>>()?.into_iter().flatten());
        }
        let cover_page =
            "<body class=\"cover\" epub:type=\"cover\">\n<img src=\"cover.svg\" alt=\"Cover\"/>\n</body>";
        let mut files: Vec<(Item, Vec<u8>)> = vec![
            (
                item("cover", "cover.xhtml", XHTML, "", true),
                document(&book.language, &book.title, "book.css", cover_page).into(),
            ),
            (item("cover-image", "cover.svg", "image/svg+xml", "cover-image", false), cover(book).into()),
            (item("style", "book.css", "text/css", "", false), STYLE.into()),
        ];
        let contents = navigation(book, &self.entries(), "Contents");
        files.push((item("nav", "nav.xhtml", XHTML, "nav", true), contents.into()));
        for (i, document) in printed.into_iter().enumerate() {
            let properties = if document.has_drawings { "svg" } else { "" };
            files.push((
                item(&format!("t{}", i + 1), &document.path, XHTML, properties, true),
                document.text.into(),
            ));
        }
        let shown = self.shown.lock().unwrap_or_else(PoisonError::into_inner);
        for (i, path) in shown.iter().enumerate() {
            if let (Some(bytes), Some(media)) = (self.files.get(path), media_of(path)) {
                files.push((
                    item(&format!("m{}", i + 1), &media_path(path), media, "", false),
                    bytes.to_vec(),
                ));
            }
        }
        let items: Vec<Item> = files
            .iter()
            .map(|(one, _)| Item { id: one.id.clone(), path: one.path.clone(), ..*one })
            .collect();
        let mut zip = Zip::default();
        zip.add("mimetype", b"application/epub+zip", Packing::Stored)?;
        zip.add("META-INF/container.xml", CONTAINER.as_bytes(), Packing::Deflated)?;
        zip.add("EPUB/package.opf", package(book, &items).as_bytes(), Packing::Deflated)?;
        for (item, bytes) in &files {
            zip.add(&format!("EPUB/{}", item.path), bytes, Packing::Deflated)?;
        }
        zip.finish()
    }

    /// The first page of a part that has a list.
    fn opening(&self, number: usize, part: &Chapter, book: &Particulars) -> Option<Printed> {
        part.list.as_ref()?;
        let link = |(path, title): &(String, String)| {
            let document = self.documents.get(path).map_or("", String::as_str);
            format!("<li><a href=\"{document}\">{}</a></li>\n", escaped(title))
        };
        let title = escaped(&part.title);
        let list: String = part.pages.iter().map(link).collect();
        let body = format!("<body epub:type=\"part\">\n<h1>{title}</h1>\n<ol>\n{list}</ol>\n</body>");
        let text = document(&book.language, &part.title, "book.css", &body);
        Some(Printed { path: part_path(number), text, has_drawings: false })
    }

    fn page(&self, path: &str, title: &str, book: &Particulars) -> Result<Option<Printed>> {
        let (Some(route), Some(document_path)) = (self.routes.get(path), self.documents.get(path)) else {
            return Ok(None);
        };
        let bytes = self.rendering.page(route)?;
        let html = String::from_utf8_lossy(&bytes);
        let target = |address: &str| self.target(path, address);
        let place = Place { prefix: "", deeper: 0, number: "", target: &target };
        let (body, has_drawings) = xhtml::of(main_part(&html, &place).trim());
        let body = format!("<body>\n{body}\n</body>");
        let text = document(&language_of(&html).unwrap_or(book.language.clone()), title, "book.css", &body);
        Ok(Some(Printed { path: document_path.clone(), text, has_drawings }))
    }

    fn target(&self, page: &str, address: &str) -> Target {
        let is_elsewhere = ["http:", "https:", "mailto:"].iter().any(|scheme| address.starts_with(scheme));
        if is_elsewhere {
            return Target::To(address.to_owned(), None);
        }
        let (path, fragment) = address.split_once('#').map_or((address, None), |(path, f)| (path, Some(f)));
        if path.is_empty() {
            return Target::To(address.to_owned(), None);
        }
        let Some(path) = resolved(page, path) else { return Target::Nowhere };
        if let Some(document) = self.documents.get(&path) {
            // A list has become the first page of its part, which has no anchors.
            let is_part = document.starts_with("part-");
            let fragment =
                fragment.filter(|_| !is_part).map_or(String::new(), |fragment| format!("#{fragment}"));
            return Target::To(format!("{document}{fragment}"), None);
        }
        if self.files.contains_key(&path) && media_of(&path).is_some() {
            let address = media_path(&path);
            self.shown.lock().unwrap_or_else(PoisonError::into_inner).insert(path);
            return Target::To(address, None);
        }
        Target::Nowhere
    }

    fn entries(&self) -> Vec<Entry> {
        let path = |path: &String| self.documents.get(path).cloned().unwrap_or_default();
        let of_part = |(i, part): (usize, &Chapter)| {
            let pages: Vec<(String, String)> =
                part.pages.iter().map(|(page, title)| (path(page), title.clone())).collect();
            let first = pages.first().map_or(String::new(), |(path, _)| path.clone());
            match &part.list {
                Some(_) => Entry { title: part.title.clone(), path: part_path(i), pages },
                None if pages.len() == 1 => {
                    Entry { title: part.title.clone(), path: first, pages: Vec::new() }
                }
                None => Entry { title: part.title.clone(), path: first, pages },
            }
        };
        self.parts.iter().enumerate().map(of_part).collect()
    }
}

const XHTML: &str = "application/xhtml+xml";

fn item(id: &str, path: &str, media: &'static str, properties: &'static str, is_read: bool) -> Item {
    Item { id: id.to_owned(), path: path.to_owned(), media, properties, is_read }
}

fn part_path(number: usize) -> String {
    format!("part-{}.xhtml", number + 1)
}

/// The place of a picture in the book.
fn media_path(path: &str) -> String {
    let digest = crate::text::sha256_hex(path.as_bytes());
    let end = path.rsplit_once('.').map_or("bin", |(_, end)| end);
    format!("media-{}.{}", &digest[..16], end.to_ascii_lowercase())
}

/// The media type of a picture that every reader of EPUB shows.
fn media_of(path: &str) -> Option<&'static str> {
    let (_, end) = path.rsplit_once('.')?;
    Some(match end.to_ascii_lowercase().as_str() {
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "gif" => "image/gif",
        "webp" => "image/webp",
        "svg" => "image/svg+xml",
        _ => return None,
    })
}

/// The language that a page says it is in.
fn language_of(html: &str) -> Option<String> {
    let tag = super::super::markup::head(html).find(|tag| tag.name == "html")?;
    tag.value("lang").map(std::borrow::Cow::into_owned).filter(|language| !language.is_empty())
}
