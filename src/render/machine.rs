//! Files for machines: the sitemap, robots.txt and the Atom feed.

use atom_syndication::{Entry, Feed, FixedDateTime, Link, Text};
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};

use crate::site::view::{AtomEntry, FeedView, RobotsView, SitemapView};

/// `sitemap.xml`, after sitemaps.org 0.9.
pub(super) fn sitemap(view: &SitemapView) -> Vec<u8> {
    let mut writer = Writer::new_with_indent(Vec::new(), b' ', 1);
    // Writing into memory does not fail; what was written so far is the file.
    let _ = write_sitemap(&mut writer, view);
    let mut bytes = writer.into_inner();
    bytes.push(b'\n');
    bytes
}

fn write_sitemap(writer: &mut Writer<Vec<u8>>, view: &SitemapView) -> std::io::Result<()> {
    writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    let set = writer
        .create_element("urlset")
        .with_attribute(("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9"));
    set.write_inner_content(|writer| {
        for (address, modified) in &view.pages {
            writer.create_element("url").write_inner_content(|writer| {
                writer.create_element("loc").write_text_content(BytesText::new(address))?;
                if let Some(modified) = modified {
                    writer.create_element("lastmod").write_text_content(BytesText::new(modified))?;
                }
                Ok(())
            })?;
        }
        Ok(())
    })?;
    Ok(())
}

/// `robots.txt`, after RFC 9309.
pub(super) fn robots(view: &RobotsView) -> Vec<u8> {
    let sitemap = view.sitemap.as_ref().map_or(String::new(), |address| format!("Sitemap: {address}\n"));
    format!("User-agent: *\nAllow: /\n{sitemap}").into_bytes()
}

/// `feed.xml`, after RFC 4287.
pub(super) fn feed(view: &FeedView) -> Vec<u8> {
    let link = |href: &str, rel: &str| Link { href: href.to_owned(), rel: rel.to_owned(), ..Link::default() };
    let feed = Feed {
        id: view.id.clone(),
        title: Text::plain(view.title.clone()),
        subtitle: (!view.subtitle.is_empty()).then(|| Text::plain(view.subtitle.clone())),
        lang: Some(view.language.clone()),
        updated: moment(&view.updated),
        authors: vec![atom_syndication::Person {
            name: view.author.clone(),
            ..atom_syndication::Person::default()
        }],
        links: vec![link(&view.home, "alternate"), link(&view.own, "self")],
        entries: view.entries.iter().map(entry).collect(),
        ..Feed::default()
    };
    let mut bytes = feed.to_string().into_bytes();
    bytes.push(b'\n');
    bytes
}

fn entry(view: &AtomEntry) -> Entry {
    Entry {
        id: view.id.clone(),
        title: Text::plain(view.title.clone()),
        updated: moment(&view.updated),
        links: vec![Link { href: view.href.clone(), rel: "alternate".to_owned(), ..Link::default() }],
        summary: (!view.summary.is_empty()).then(|| Text::plain(view.summary.clone())),
        ..Entry::default()
    }
}

/// A moment in RFC 3339; the beginning of 1970 where it cannot be read.
fn moment(text: &str) -> FixedDateTime {
    text.parse().unwrap_or_default()
}
