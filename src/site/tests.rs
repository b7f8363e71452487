//! What pages say, asked of the views of an invented dossier.

use super::fixture::{Filled, Fixture, arven, arven_notes};
use super::view::{BlockView, Content, InlineView, NoteView, PageView};
use super::{BuildOptions, Site};
use crate::model::NoteId;

fn page(fixture: &Fixture, path: &str) -> PageView {
    let site = Site::new(&fixture.dossier, &fixture.index, &fixture.verification, &BuildOptions::default());
    let route = site.routes().into_iter().find(|r| r.path == path).unwrap();
    site.view(&route)
}

fn note_page(fixture: &Fixture, path: &str) -> NoteView {
    match page(fixture, path).content {
        Content::Note(note) => *note,
        other => panic!("not a note: {other:?}"),
    }
}

fn numbers(note: &NoteView) -> Vec<String> {
    fn of_inlines(inlines: &[InlineView], out: &mut Vec<String>) {
        for inline in inlines {
            match inline {
                InlineView::Statement(_, _, content, _) => of_inlines(content, out),
                InlineView::Mark(mark) => out.push(mark.number.clone()),
                _ => {}
            }
        }
    }
    let mut out = Vec::new();
    for block in &note.body.blocks {
        if let BlockView::Paragraph(inlines) = block {
            of_inlines(inlines, &mut out);
        }
    }
    out
}

#[test]
fn footnotes_are_numbered_by_source_and_passage() {
    let fixture = arven();
    let note = note_page(&fixture, "summits/2021-05-08-vell.html");
    let facts: Vec<&str> = note.facts.iter().flat_map(|f| &f.marks).map(|m| m.number.as_str()).collect();
    assert_eq!(facts, ["1.1", "1.1", "1.1", "1.2"]);
    assert_eq!(numbers(&note), ["1.1", "1.2", "1.3", "a", "2.1", "2.2", "1.1"]);
    let sources: Vec<&str> = note.notes.sources.iter().map(|s| s.title.as_str()).collect();
    assert_eq!(sources, ["Harbour Post report of May 2021", "Report from the Arven"]);
    let first = &note.notes.sources[0].passages[0];
    assert_eq!(first.back.len(), 5, "three facts and two sentences");
    assert_eq!(first.supports, ["date", "place", "status"]);
}

#[test]
fn a_single_passage_of_a_source_has_the_sources_number() {
    let note = note_page(&arven(), "events/bridge-opening.html");
    assert_eq!(numbers(&note), ["1"]);
    assert_eq!(note.notes.sources[0].passages[0].id, "f-1-1");
}

#[test]
fn marks_and_footnotes_find_each_other() {
    let note = note_page(&arven(), "summits/2021-05-08-vell.html");
    let ids: Vec<&str> = note.notes.sources.iter().flat_map(|s| &s.passages).map(|p| p.id.as_str()).collect();
    for fact in note.facts.iter().flat_map(|f| &f.marks) {
        assert!(ids.contains(&fact.href.trim_start_matches('#')), "{fact:?}");
    }
    let mut back: Vec<&str> = note
        .notes
        .sources
        .iter()
        .flat_map(|s| &s.passages)
        .flat_map(|p| &p.back)
        .map(|b| b.href.as_str())
        .collect();
    back.extend(note.notes.remarks.iter().flat_map(|r| &r.back).map(|b| b.href.as_str()));
    let count = back.len();
    back.sort_unstable();
    back.dedup();
    assert_eq!(back.len(), count, "each mark has one footnote");
}

#[test]
fn mentions_show_the_sentence_with_the_link_marked() {
    let note = note_page(&arven(), "summits/2019-04-12-brask.html");
    let mentions: Vec<_> = note.mentioned_in.iter().flat_map(|g| &g.mentions).collect();
    assert_eq!(mentions.len(), 2);
    let vell = mentions.iter().find(|m| m.title.starts_with("Talks in Vell")).unwrap();
    assert_eq!(vell.href, "2021-05-08-vell.html");
    let parts: Vec<(&str, bool)> =
        vell.sentences[0].parts.iter().map(|p| (p.text.as_str(), p.marked)).collect();
    assert_eq!(parts[1], ("talks in Brask", true));
    assert!(vell.sentences[0].href.starts_with("2021-05-08-vell.html#s"));
}

#[test]
fn neighbours_are_of_the_same_kind_in_the_order_of_time() {
    let fixture = arven();
    let first = note_page(&fixture, "summits/2019-04-12-brask.html");
    assert!(first.previous.is_none());
    assert_eq!(first.next.unwrap().href, "2021-05-08-vell.html");
    let second = note_page(&fixture, "summits/2021-05-08-vell.html");
    assert_eq!(second.previous.unwrap().date, "12 April 2019");
    assert!(second.next.is_none());
}

#[test]
fn drafts_are_left_out_and_not_linked() {
    let mut notes = arven_notes();
    let draft = notes.iter_mut().find(|n| n.id == NoteId::new("brask")).unwrap();
    draft.front.draft = true;
    let fixture = Fixture::of(notes);
    let site = Site::new(&fixture.dossier, &fixture.index, &fixture.verification, &BuildOptions::default());
    assert!(site.routes().iter().all(|r| r.path != "actors/brask.html"));
    let note = note_page(&fixture, "summits/2019-04-12-brask.html");
    let place = note.facts.iter().find(|f| f.field == "place").unwrap();
    assert_eq!(place.values[0].href, None);
}

#[test]
fn a_view_is_the_same_however_often_it_is_made() {
    let fixture = arven();
    let site = Site::new(&fixture.dossier, &fixture.index, &fixture.verification, &BuildOptions::default());
    for route in site.routes() {
        assert_eq!(site.view(&route), site.view(&route));
    }
}

#[test]
fn what_a_note_links_to_itself_stays_on_its_page() {
    let mut notes = arven_notes();
    notes.push(
        super::fixture::statistic("own", "troops", vec![])
            .titled("Own", "")
            .saying(&["See [[own]] and [[grain-exports@2020]]."]),
    );
    let note = note_page(&Fixture::of(notes), "statistics/own.html");
    let BlockView::Paragraph(inlines) = &note.body.blocks[0] else { panic!() };
    let InlineView::Statement(_, _, content, _) = &inlines[0] else { panic!() };
    assert_eq!(content[1], InlineView::Note("own.html".into(), "Own".into()));
    assert_eq!(content[3], InlineView::Figure("grain-exports.html#o1".into(), "$973.6 million".into()));
}
