//! What the pages' HTML holds and does not hold.

use super::{Renderer, Theme};
use crate::model::NoteId;
use crate::site::fixture::{Filled, Fixture, arven, arven_notes, told_notes};
use crate::site::{BuildOptions, Site};

fn pages(fixture: &Fixture) -> Vec<(String, String)> {
    pages_of(fixture, &Renderer::new(Theme::embedded()).unwrap())
}

fn pages_of(fixture: &Fixture, renderer: &Renderer) -> Vec<(String, String)> {
    let site = Site::new(&fixture.dossier, &fixture.index, &fixture.verification, &BuildOptions::default());
    let render = |route| {
        let view = site.view(route);
        (view.path.clone(), String::from_utf8(renderer.render(&view).unwrap()).unwrap())
    };
    site.routes().iter().filter(|route| !route.path.ends_with(".png")).map(render).collect()
}

fn html_pages(fixture: &Fixture) -> Vec<(String, String)> {
    pages(fixture).into_iter().filter(|(path, _)| path.ends_with(".html")).collect()
}

/// The same pages, all of them made by the theme's templates.
fn pages_by_templates(fixture: &Fixture) -> Vec<(String, String)> {
    let mut renderer = Renderer::new(Theme::embedded()).unwrap();
    std::sync::Arc::get_mut(&mut renderer.templates).unwrap().forget_native();
    pages_of(fixture, &renderer)
}

#[test]
fn what_is_written_without_templates_is_what_they_make() {
    let mut fixtures =
        vec![arven(), Fixture::of(told_notes()), hostile_fixture("\"><b>'x'...{n} & {{ 7*7 }}")];
    for language in ["de-AT", "fr", "ar"] {
        let mut fixture = arven();
        fixture.dossier.site.language = language.to_owned();
        fixtures.push(fixture);
    }
    for fixture in &fixtures {
        let (native, by_templates) = (pages(fixture), pages_by_templates(fixture));
        for ((path, native), (_, by_templates)) in native.iter().zip(&by_templates) {
            assert_eq!(native, by_templates, "{path}");
        }
    }
}

#[test]
fn a_template_of_a_theme_s_own_is_used() {
    let mut theme = Theme::embedded();
    let own = "{% extends \"note.html\" %}{% block under_title %}mine{% endblock %}";
    theme = theme.overridden_by(Theme {
        templates: vec![("event.html".to_owned(), own.to_owned())],
        ..Theme::default()
    });
    let pages = pages_of(&arven(), &Renderer::new(theme).unwrap());
    let events = pages.iter().filter(|(_, html)| html.contains("<body class=\"note event\">"));
    assert!(events.clone().count() > 0);
    assert!(events.clone().all(|(_, html)| html.contains("mine\n</div>")));
}

/// Writes the fixture's pages below `target/`, to be looked at.
#[test]
#[allow(clippy::disallowed_methods, reason = "pages are looked at in a browser, which reads files")]
fn pages_for_looking_at() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("target/look");
    let renderer = Renderer::new(Theme::embedded()).unwrap();
    let assets = renderer.assets();
    let files = pages(&arven()).into_iter().map(|(path, html)| (path, html.into_bytes()));
    for (path, bytes) in files.chain(assets.map(|(path, bytes)| (path, bytes.to_vec()))) {
        let path = root.join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    }
}

/// The fixture with the same text in every place that an editor writes.
fn hostile_fixture(hostile: &str) -> Fixture {
    let mut notes = arven_notes();
    for note in &mut notes {
        note.front.title = Some(crate::site::fixture::spanned(hostile.to_owned()));
        note.front.description = Some(crate::site::fixture::spanned(hostile.to_owned()));
        for (_, cite) in &mut note.front.cites {
            let quote = format!("{} {hostile}", cite.quote.value);
            cite.quote = crate::syntax::parse_quote(crate::site::fixture::spanned(quote));
        }
        if let crate::model::Details::Source(source) = &mut note.front.details {
            source.label = Some(crate::site::fixture::spanned(hostile.to_owned()));
        }
    }
    let brask = notes.iter_mut().find(|n| n.id == NoteId::new("brask")).unwrap();
    brask.body.blocks = hostile_blocks(hostile);
    let mut fixture = Fixture::of(notes);
    fixture.dossier.site.title = hostile.to_owned();
    for kind in &mut fixture.dossier.site.kinds {
        kind.plural = hostile.to_owned();
        kind.description = hostile.to_owned();
    }
    fixture
}

#[test]
fn what_was_written_never_becomes_markup() {
    let fixture = hostile_fixture("\"><script>alert(1)</script>{{ 7*7 }}{% raw %}");
    for (path, html) in pages(&fixture) {
        if [".csv", ".json", ".cff", ".bib"].iter().any(|end| path.ends_with(end)) {
            continue; // data is no markup, and says what was written
        }
        for tag in html.split("<script").skip(1).map(|rest| rest.split('>').next().unwrap_or("")) {
            let is_theme = tag.starts_with(" src=\"") && tag.trim_end_matches(" defer").ends_with(".js\"");
            assert!(tag == " type=\"application/ld+json\"" || is_theme, "{path}: {tag}");
        }
        assert!(!html.contains("=\"\">") && !html.contains("href=\"javascript"), "{path}");
        if path.ends_with(".html") {
            assert!(html.contains("{{ 7*7 }}"), "{path} says it literally");
            assert!(!html.contains("}}49"), "{path}");
            assert_eq!(parse_errors(html), [""; 0], "{path}");
        }
    }
}

/// The same text in every place that a body has for text.
fn hostile_blocks(hostile: &str) -> Vec<crate::model::Block> {
    use crate::model::{Block, CodeBlock, Image, Inline, NoteLink};
    use crate::site::fixture::spanned;
    let text = || hostile.to_owned();
    let address = |address: &str| spanned(address.to_owned());
    let link_to = |to: &str| Inline::Link(Box::new((address(to), vec![Inline::Text(text())])));
    let label = Some(text());
    let link = NoteLink { target: address("vell"), heading: None, label, span: crate::text::Span::default() };
    vec![
        Block::Paragraph(vec![
            Inline::Text(text()),
            Inline::Code(text()),
            Inline::Literal(text()),
            Inline::Image(Box::new(Image {
                address: address(&format!("a{hostile}")),
                description: text(),
                width: None,
            })),
            link_to("javascript:alert(1)"),
            link_to(&format!("https://example.org/{hostile}")),
            Inline::Mark(spanned(text()).into()),
            Inline::Note(link.into()),
        ]),
        Block::Code(CodeBlock { language: Some(text()), title: Some(text()), text: text() }),
        Block::Code(CodeBlock { language: Some("html".to_owned()), title: None, text: text() }),
        Block::Literal(text()),
    ]
}

#[test]
fn every_page_has_its_frame() {
    for (path, html) in html_pages(&arven()) {
        let start = "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\"";
        assert!(html.starts_with(start), "{path}");
        assert_eq!(html.matches("<h1").count(), 1, "{path}");
        assert_eq!(html.matches("<main").count(), 1, "{path}");
        assert!(!html.contains(" style="), "{path}");
        assert!(!html.contains("<style"), "{path}");
        assert!(!html.contains(" onclick"), "{path}");
    }
}

#[test]
fn every_link_leads_to_a_file_and_an_anchor_that_are_there() {
    let assets: Vec<String> =
        Renderer::new(Theme::embedded()).unwrap().assets().map(|(path, _)| path).collect();
    for fixture in [arven(), Fixture::of(told_notes())] {
        links_lead_somewhere(&pages(&fixture), &assets);
    }
}

fn links_lead_somewhere(pages: &[(String, String)], assets: &[String]) {
    for (path, html) in pages.iter().filter(|(path, _)| path.ends_with(".html")) {
        for href in html.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next()) {
            if href.starts_with("http") {
                continue;
            }
            let (file, anchor) = href.split_once('#').map_or((href, None), |(f, a)| (f, Some(a)));
            assert!(!file.ends_with('/'), "{path}: {href}");
            let target = if file.is_empty() { path.clone() } else { joined(path, file) };
            let Some((_, found)) = pages.iter().find(|(path, _)| *path == target) else {
                assert!(assets.contains(&target), "{path}: {href} leads to {target}");
                continue;
            };
            if let Some(anchor) = anchor {
                assert!(found.contains(&format!("id=\"{anchor}\"")), "{path}: {href}");
            }
        }
    }
}

fn joined(from: &str, href: &str) -> String {
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in href.split('/') {
        match part {
            ".." => drop(parts.pop()),
            "." => {}
            part => parts.push(part),
        }
    }
    parts.join("/")
}

#[test]
fn no_anchor_stands_twice_on_a_page() {
    for (path, html) in html_pages(&arven()) {
        let mut ids: Vec<&str> =
            html.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
        let count = ids.len();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), count, "{path}");
    }
}

#[test]
fn statements_can_be_linked_and_show_their_evidence_beside_them() {
    let pages = pages(&arven());
    let (_, html) = pages.iter().find(|(path, _)| path == "summits/2021-05-08-vell.html").unwrap();
    assert!(
        html.contains(
            "<span class=\"statement sourced\" id=\"s1\"><span class=\"side\" aria-hidden=\"true\">"
        )
    );
    assert!(html.contains("<span class=\"statement open\" id=\"s4\">"));
    assert!(html.contains("<h2 id=\"h-the-agenda\">"));
    assert!(
        html.contains("<a class=\"figure\" href=\"../statistics/grain-exports.html#o1\">$973.6 million</a>")
    );
    assert!(html.contains("more than $1 billion"));
    assert!(html.contains("<p class=\"alert-label\">Editor’s note</p>"));
    assert!(html.contains("hl-"), "code is highlighted");
    assert!(!html.contains("println!(\"<script>"), "and escaped");
}

#[test]
fn sentences_lead_to_themselves_and_pages_carry_their_cards() {
    let pages = pages(&arven());
    let (_, html) = pages.iter().find(|(path, _)| path == "summits/2021-05-08-vell.html").unwrap();
    assert!(html.contains("<a class=\"pin\" href=\"#s1\" aria-label=\"§ 1\"></a></span>"));
    let headings = html.split("<h2").skip(1).filter_map(|rest| rest.split("</h2>").next());
    assert!(headings.into_iter().all(|heading| !heading.contains("class=\"pin\"")));
    assert!(html.contains("<template id=\"previews\">") && html.contains("<p id=\"said\""));
}

#[test]
fn prose_is_typeset_and_quotes_are_not() {
    let mut notes = arven_notes();
    let note = notes.iter_mut().find(|n| n.id == NoteId::new("brask")).unwrap();
    *note = note.clone().titled("Brask's \"port\"", "").saying(&["It's the mayor's \"port\"."]);
    let fixture = Fixture::of(notes);
    let pages = pages(&fixture);
    let (_, html) = pages.iter().find(|(path, _)| path == "actors/brask.html").unwrap();
    assert!(html.contains("<h1>Brask’s “port”</h1>"));
    assert!(html.contains("It’s the mayor’s “port”."));
}

#[test]
fn headings_cannot_take_names_that_browsers_use() {
    let mut notes = arven_notes();
    let note = notes.iter_mut().find(|n| n.id == NoteId::new("brask")).unwrap();
    *note = note.clone().saying(&["## __proto__", "## location"]);
    let pages = pages(&Fixture::of(notes));
    let (_, html) = pages.iter().find(|(path, _)| path == "actors/brask.html").unwrap();
    assert!(html.contains("id=\"h-__proto__\""));
    assert!(html.contains("id=\"h-location\""));
}

#[test]
fn pages_are_the_same_bytes_from_every_thread() {
    let fixture = arven();
    let once = pages(&fixture);
    std::thread::scope(|scope| {
        let others: Vec<_> = (0..2).map(|_| scope.spawn(|| pages(&fixture))).collect();
        for other in others {
            assert_eq!(other.join().unwrap(), once);
        }
    });
}

#[test]
fn a_theme_is_replaced_file_by_file_and_checked_at_once() {
    let mut other = Theme::default();
    other.templates.push(("page.html".into(), "{{ note.title }}".into()));
    assert!(Renderer::new(Theme::embedded().overridden_by(other)).is_ok());
    let mut broken = Theme::default();
    broken.templates.push(("page.html".into(), "{{ note.title | no_such_filter }}".into()));
    let error = Renderer::new(Theme::embedded().overridden_by(broken)).unwrap_err();
    assert!(error.to_string().contains("no_such_filter"));
    assert!(Renderer::new(Theme::default()).unwrap_err().to_string().contains("404.html"));
}

#[test]
fn an_old_address_leads_on() {
    let mut notes = arven_notes();
    let note = notes.iter_mut().find(|n| n.id == NoteId::new("brask")).unwrap();
    *note = note.clone().named(&["Old Brask", "places/old-brask"]);
    let pages = pages(&Fixture::of(notes));
    let (_, html) = pages.iter().find(|(path, _)| path == "places/old-brask.html").unwrap();
    assert!(html.contains("content=\"0; url=../actors/brask.html\""));
    let (_, page) = pages.iter().find(|(path, _)| path == "actors/brask.html").unwrap();
    assert!(page.contains("Old Brask") && !page.contains("places/old-brask"));
}

#[test]
fn pages_are_html_without_errors() {
    for (path, html) in html_pages(&arven()) {
        assert_eq!(parse_errors(html), [""; 0], "{path}");
    }
}

fn parse_errors(html: String) -> Vec<String> {
    use html5ever::tendril::TendrilSink;
    let dom = html5ever::parse_document(markup5ever_rcdom::RcDom::default(), Default::default()).one(html);
    dom.errors.borrow().iter().map(ToString::to_string).collect()
}

#[test]
fn data_for_machines_cannot_end_its_element() {
    let mut notes = arven_notes();
    for note in &mut notes {
        note.front.title = Some(crate::site::fixture::spanned("</script><b>".to_owned()));
    }
    for (path, html) in html_pages(&Fixture::of(notes)) {
        let data = html.split("<script type=\"application/ld+json\">").nth(1);
        let Some(data) = data.and_then(|rest| rest.split("</script>").next()) else { continue };
        let value: serde_json::Value = serde_json::from_str(data).unwrap();
        assert_eq!(value["@graph"][0]["name"], "</script><b>", "{path}");
    }
}

#[test]
fn the_theme_stays_small_and_asks_no_other_host() {
    let renderer = Renderer::new(Theme::embedded()).unwrap();
    let assets: Vec<_> = renderer.assets().collect();
    let of_kind = |end: &str| {
        let found = assets.iter().filter(|(path, _)| path.ends_with(end));
        found.map(|(_, bytes)| String::from_utf8(bytes.to_vec()).unwrap()).collect::<String>()
    };
    let (css, js) = (of_kind(".css"), of_kind(".js"));
    assert!(
        !js.contains("fetch(") && !js.contains("import ") && !js.contains("http"),
        "a script stays at home"
    );
    assert!(!css.contains("url(") && !css.contains("@import"));
    for (path, html) in html_pages(&arven()) {
        assert!(!html.contains("src=\"http") && !html.contains("href=\"//"), "{path}");
        let bytes = |end: &str| -> usize {
            let is_loaded = |path: &str| path.ends_with(end) && html.contains(&format!("{path}\""));
            assets.iter().filter(|(path, _)| is_loaded(path)).map(|(_, bytes)| bytes.len()).sum()
        };
        let (script, style) = (bytes(".js"), bytes(".css"));
        assert!((1..=25 * 1024).contains(&script), "{path} loads {script} bytes of JavaScript");
        assert!((1..=30 * 1024).contains(&style), "{path} loads {style} bytes of CSS");
    }
}

#[test]
fn files_for_machines_are_well_formed() {
    let mut fixture = arven();
    fixture.dossier.site.base_url = "https://example.org/a&b/".into();
    fixture.dossier.site.title = "A & <B>".into();
    for (path, text) in
        pages(&fixture).into_iter().filter(|(path, _)| path.ends_with(".xml") || path.ends_with(".svg"))
    {
        let mut reader = quick_xml::Reader::from_str(&text);
        loop {
            match reader.read_event() {
                Ok(quick_xml::events::Event::Eof) => break,
                Ok(_) => {}
                Err(error) => panic!("{path}: {error}"),
            }
        }
        assert!(text.contains("https://example.org/a&amp;b/"), "{path}");
        assert!(!path.ends_with(".svg") || text.contains("A &amp; &lt;B&gt;"), "{path} names the dossier");
    }
}
