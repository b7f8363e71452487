//! What pages say, asked of the views of an invented dossier.

use std::sync::Arc;

use super::fixture::{Filled, Fixture, arven, arven_notes, spanned, told_notes};
use super::view::{BlockView, Content, FeedView, InlineView, NoteView, PageView, UseView, VoiceView};
use super::{BuildOptions, Site};
use crate::model::{
    Citation, CitationPlace, Details, MatchKind, NoteId, ParsedNote, Passage, QuoteOutcome, Says,
    SourceVoice, Strength, Voice,
};

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
                InlineView::Statement(statement) => of_inlines(&statement.content, out),
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
fn pages_with_an_order_are_listed_in_it_and_lead_from_one_to_the_next() {
    use super::fixture::note;
    use crate::model::{BaseKind, Details};
    let paged = |id: &str, order: Option<u32>| {
        let mut note = note("about", id, BaseKind::Page, Details::Page).titled(id, "");
        note.front.order = order;
        note
    };
    let pages =
        [paged("apart", None), paged("first", Some(1)), paged("last", Some(10)), paged("mid", Some(2))];
    let fixture = Fixture::of(arven_notes().into_iter().filter(|note| note.folder != "about").chain(pages));
    let Content::Index(index) = page(&fixture, "about/index.html").content else { panic!("no list") };
    let titles: Vec<&str> = index.groups.iter().flat_map(|g| &g.entries).map(|e| e.title.as_str()).collect();
    assert_eq!(titles, ["first", "mid", "last", "apart"]);
    assert_eq!(index.filter.unwrap().sorts[0].label, "In order of reading");
    let sides = |id: &str| {
        let note = note_page(&fixture, &format!("about/{id}.html"));
        let title =
            |one: Option<super::view::Neighbour>| one.map_or(String::new(), |one| one.title + &one.date);
        (title(note.previous), title(note.next))
    };
    assert_eq!(sides("first"), (String::new(), "mid".to_owned()));
    assert_eq!(sides("mid"), ("first".to_owned(), "last".to_owned()));
    assert_eq!(sides("last"), ("mid".to_owned(), String::new()));
    assert_eq!(sides("apart"), (String::new(), String::new()));
}

#[test]
fn where_nothing_happens_there_is_no_timeline() {
    let told = arven_notes().into_iter().filter(|note| note.base != crate::model::BaseKind::Event);
    let fixture = Fixture::of(told);
    let site = Site::new(&fixture.dossier, &fixture.index, &fixture.verification, &BuildOptions::default());
    assert!(!site.routes().iter().any(|route| route.path == "timeline.html"));
    let frame = page(&fixture, "index.html").frame;
    assert!(!frame.nav.iter().any(|item| item.label == "Timeline"), "{:?}", frame.nav);
}

/// A dossier of these events, each with its date (empty where it has none) and the events that it came after.
fn ordered(events: &[(&str, &str, &[&str])]) -> Fixture {
    let made = events.iter().map(|(id, date, after)| {
        let mut note =
            super::fixture::event("events", id, crate::model::EventStatus::Held, "brask", &["morvania"])
                .titled(id, "");
        if !date.is_empty() {
            note = note.dated(date);
        }
        if let crate::model::Details::Event(event) = &mut note.front.details {
            event.after = after.iter().map(|name| super::fixture::spanned((*name).to_owned())).collect();
        }
        note
    });
    // The bridge of the dossier is opened long before.
    Fixture::of(arven_notes().into_iter().filter(|note| note.id.as_str() != "bridge-opening").chain(made))
}

/// What stands before, after and beside an event on its page.
fn beside(fixture: &Fixture, id: &str) -> (String, String, String) {
    let note = note_page(fixture, &format!("events/{id}.html"));
    let titles: Vec<String> = note.together.into_iter().map(|one| one.title).collect();
    let title = |one: Option<super::view::Neighbour>| one.map_or(String::new(), |one| one.title);
    (title(note.previous), title(note.next), titles.join(" "))
}

#[test]
fn events_whose_dates_tie_or_overlap_have_no_order() {
    let fixture = ordered(&[
        ("call", "2021-04-23", &[]),
        ("ceasefire", "2021-04-29", &[]),
        ("fighting", "2021-04-29", &[]),
        ("tour", "2021-04-28/2021-05-02", &[]),
        ("talks", "2021-05-08", &[]),
        ("wish", "", &[]),
    ]);
    let said =
        |before: &str, after: &str, beside: &str| (before.to_owned(), after.to_owned(), beside.to_owned());
    assert_eq!(beside(&fixture, "ceasefire"), said("call", "talks", "tour fighting"));
    assert_eq!(beside(&fixture, "fighting"), said("call", "talks", "tour ceasefire"));
    assert_eq!(beside(&fixture, "tour"), said("call", "talks", "ceasefire fighting"));
    assert_eq!(beside(&fixture, "talks"), said("fighting", "", ""), "nothing undated came after it");
    assert_eq!(beside(&fixture, "wish"), said("", "", ""), "an undated event stands apart");
}

#[test]
fn whatever_has_no_known_order_is_named_on_both_pages_or_counted() {
    let mut events: Vec<(String, &str)> = vec![
        ("spring".to_owned(), "2021-03/2021-05"),
        ("call".to_owned(), "2021-04-23"),
        ("visit".to_owned(), "2021-05-08"),
        ("tour".to_owned(), "2021-05-08/2021-05-10"),
        ("year".to_owned(), "2020"),
    ];
    let of = |events: &[(String, &str)]| {
        let events: Vec<(&str, &str, &[&str])> =
            events.iter().map(|(id, date)| (id.as_str(), *date, [].as_slice())).collect();
        ordered(&events)
    };
    let named = |fixture: &Fixture, id: &str| -> (Vec<String>, usize) {
        let note = note_page(fixture, &format!("events/{id}.html"));
        assert_eq!(note.together_href.is_empty(), note.together_more == 0);
        (note.together.into_iter().map(|one| one.title).collect(), note.together_more)
    };
    let fixture = of(&events);
    assert_eq!(
        named(&fixture, "spring"),
        (vec!["call".to_owned(), "visit".to_owned(), "tour".to_owned()], 0)
    );
    assert_eq!(named(&fixture, "call").0, ["spring"]);
    assert_eq!(named(&fixture, "tour").0, ["spring", "visit"]);
    assert!(named(&fixture, "year").0.is_empty());
    events.extend((0..200).map(|number| (format!("march-{number:03}"), "2021-03-02")));
    let fixture = of(&events);
    let (names, more) = named(&fixture, "march-100");
    assert_eq!((names.len(), more), (8, 192), "199 others of the day, and the spring");
    assert!(names.contains(&"march-101".to_owned()) && !names.contains(&"march-000".to_owned()));
    assert_eq!(named(&fixture, "tour"), (vec!["spring".to_owned(), "visit".to_owned()], 0), "far above it");
    assert_eq!(named(&fixture, "spring").1, 195);
}

#[test]
fn what_a_source_says_of_the_order_is_printed() {
    let fixture = ordered(&[
        ("ceasefire", "2021-04-29", &["fighting"]),
        ("fighting", "2021-04-29", &["announced"]),
        ("announced", "2021-04-29~", &[]),
        ("later", "2021-06-20", &[]),
        ("wish", "", &["ceasefire"]),
        ("round", "2021-04-29", &["about"]),
        ("about", "2021-04-29", &["round"]),
        ("wrong", "1999", &["later"]),
    ]);
    let (before, after, _) = beside(&fixture, "ceasefire");
    assert_eq!((before.as_str(), after.as_str()), ("fighting", "later"));
    let (before, after, _) = beside(&fixture, "fighting");
    assert_eq!((before.as_str(), after.as_str()), ("announced", "ceasefire"));
    let (before, after, together) = beside(&fixture, "wish");
    assert_eq!((before.as_str(), after.as_str(), together.as_str()), ("ceasefire", "", ""));
    let (before, after, _) = beside(&fixture, "round");
    assert_eq!((before.as_str(), after.as_str()), ("wrong", "later"), "a circle says nothing");
    assert_eq!(beside(&fixture, "wrong").0, "", "dates weigh more than what they exclude");
}

#[test]
fn the_timeline_ties_what_has_no_order() {
    let fixture = ordered(&[
        ("a", "2021-04-29", &["b"]),
        ("b", "2021-04-29", &[]),
        ("c", "2021-04-30", &[]),
        ("d", "2021-04-30", &[]),
        ("e", "2021-04", &[]),
        ("f", "2021-12", &[]),
        ("h", "2022-01-01", &["i"]),
        ("i", "2022-01-01", &[]),
        ("g", "", &[]),
    ]);
    let Content::Timeline(timeline) = page(&fixture, "timeline.html").content else { panic!("no timeline") };
    let year = |label: &str| timeline.years.iter().find(|year| year.label == label).unwrap();
    let entries: Vec<(&str, &str)> = year("2021").entries.iter().map(|e| (e.title.as_str(), e.tie)).collect();
    let titles: Vec<&str> = entries.iter().map(|(title, _)| *title).collect();
    assert_eq!(titles, ["e", "b", "a", "c", "d", "Talks in Vell, 8 May 2021", "f"]);
    let tied: Vec<&str> = entries.iter().map(|(_, tie)| *tie).collect();
    // April as a whole overlaps with its days, and about 8 May is after them.
    assert_eq!(tied, ["first", "middle", "middle", "middle", "last", "", ""]);
    let said: Vec<(&str, &str)> = year("2022").entries.iter().map(|e| (e.title.as_str(), e.tie)).collect();
    assert_eq!(said, [("i", ""), ("h", "")]);
    assert_eq!(year("Undated").entries.len(), 1);
}

/// A dossier with so many events, one each month from 1990 on, the odd ones tagged.
fn many_events(count: usize) -> Fixture {
    let mut notes = arven_notes();
    for i in 0..count {
        let date = format!("{}-{:02}-03", 1990 + i / 12, i % 12 + 1);
        let mut note = super::fixture::event(
            "events",
            &format!("e{i:04}"),
            crate::model::EventStatus::Held,
            "brask",
            &["ada-lindqvist", "morvania"],
        )
        .titled(&format!("Meeting {i}"), "")
        .dated(&date);
        if i % 2 == 1 {
            note.front.tags.push(super::fixture::spanned("Water & power".to_owned()));
        }
        notes.push(note);
    }
    Fixture::of(notes)
}

fn list_page(fixture: &Fixture, path: &str) -> super::view::IndexView {
    match page(fixture, path).content {
        Content::Index(index) => index,
        other => panic!("not a list: {other:?}"),
    }
}

#[test]
fn long_lists_go_on_on_further_pages_and_lose_nothing() {
    let fixture = many_events(250);
    let pages =
        ["events/index.html", "events/index-2.html", "events/index-3.html"].map(|p| list_page(&fixture, p));
    let titles: Vec<String> =
        pages.iter().flat_map(|p| &p.groups).flat_map(|g| &g.entries).map(|e| e.title.clone()).collect();
    assert_eq!(titles.len(), 251, "every event once");
    assert!(pages.iter().all(|p| p.groups.iter().map(|g| g.entries.len()).sum::<usize>() <= 100));
    assert!(pages[0].filter.is_some() && pages[1].filter.is_none());
    let late = pages[0].jump.iter().find(|j| j.label == "2005").unwrap();
    assert_eq!(late.href, "index-2.html#g-2005");
    assert!(pages[1].groups.iter().any(|g| g.id == "g-2005"));
    assert_eq!(pages[1].pager.as_ref().unwrap().previous.as_deref(), Some("index.html"));
}

#[test]
fn filters_offer_what_tells_the_notes_apart() {
    let index = list_page(&arven(), "events/index.html");
    assert!(index.filter.is_none(), "one event needs no filter");
    let fixture = many_events(30);
    let index = list_page(&fixture, "events/index.html");
    let filter = index.filter.unwrap();
    let names: Vec<&str> = filter.facets.iter().map(|f| f.name).collect();
    assert_eq!(names, ["year", "status", "actor", "source", "tag"], "all took place in Brask");
    let tag = &filter.facets[4].options[0];
    assert_eq!((tag.label.as_str(), tag.count), ("Water & power", 15));
    let entries = index.groups.iter().flat_map(|g| &g.entries);
    let tagged = entries.filter(|e| e.tokens.split(' ').any(|t| t == tag.value)).count();
    assert_eq!(tagged, 15);
}

#[test]
fn tags_list_what_has_them_and_are_linked_from_it() {
    let fixture = many_events(4);
    let list = list_page(&fixture, "tags/water-power.html");
    assert_eq!((list.title.as_str(), list.count), ("Water & power", 2));
    assert_eq!(list.groups[0].label, "Events");
    let note = note_page(&fixture, "events/e0001.html");
    assert_eq!(note.tags[0].href, "../tags/water-power.html");
    let Content::Tags(tags) = page(&fixture, "tags/index.html").content else { panic!() };
    assert_eq!(tags.tags[0].count, 2);
    let site = arven();
    let site = Site::new(&site.dossier, &site.index, &site.verification, &BuildOptions::default());
    assert!(site.routes().iter().all(|r| !r.path.starts_with("tags/")), "no tags, no pages of tags");
}

#[test]
fn who_met_whom_is_a_matrix_a_graph_and_a_list() {
    use super::fixture::{actor, event};
    use crate::model::{ActorType, EventStatus};
    let mut notes = arven_notes();
    notes.push(actor("bo-ek", ActorType::Person, "Miller").titled("Bo Ek", ""));
    let all = ["ada-lindqvist", "bo-ek", "morvania"];
    for (folder, id, status) in [
        ("summits", "call", EventStatus::Held),
        ("summits", "visit", EventStatus::Planned),
        ("events", "trial", EventStatus::Held),
    ] {
        notes.push(event(folder, id, status, "brask", &all).dated("2020-05-01"));
    }
    let fixture = Fixture::of(notes);
    let Content::Meetings(view) = page(&fixture, "meetings.html").content else { panic!() };
    let names: Vec<&str> = view.rows.iter().map(|row| row.name.as_str()).collect();
    assert_eq!(names, ["Ada Lindqvist", "Bo Ek"], "states do not meet; the most connected comes first");
    let cells: Vec<&str> = view.rows[1].cells.iter().map(|cell| cell.status).collect();
    assert_eq!(cells, ["", "held", "planned", ""], "a trial is no meeting");
    assert_eq!(view.pairs.len(), 1);
    assert_eq!(view.pairs[0].said, "met, as reported");
    assert_eq!(view.pairs[0].events.len(), 2);
    let picture = view.picture.unwrap();
    let basis = picture.basis.as_ref().unwrap();
    assert_eq!((basis.events, basis.sources), (2, 0), "nothing is quoted of the two meetings");
    assert!(picture.areas.iter().any(|area| area.href == format!("#{}", view.pairs[0].id)));
    let alone = arven();
    let site = Site::new(&alone.dossier, &alone.index, &alone.verification, &BuildOptions::default());
    assert!(site.routes().iter().all(|r| r.path != "meetings.html"), "nobody met anybody");
}

#[test]
fn only_what_is_declared_as_a_meeting_makes_one_and_a_plan_stays_a_plan() {
    use super::fixture::{actor, event};
    use crate::model::{ActorType, EventStatus};
    let with = |folder: &str, category: &str, statuses: &[EventStatus]| {
        let mut notes = arven_notes();
        notes.push(actor("bo-ek", ActorType::Person, "Miller").titled("Bo Ek", ""));
        for (i, status) in statuses.iter().enumerate() {
            let mut note = event(folder, &format!("m{i}"), *status, "brask", &["ada-lindqvist", "bo-ek"]);
            if let crate::model::Details::Event(event) = &mut note.front.details {
                event.category = Some(super::fixture::spanned(category.to_owned()));
            }
            notes.push(note);
        }
        Fixture::of(notes)
    };
    let title = |fixture: &Fixture| {
        let site =
            Site::new(&fixture.dossier, &fixture.index, &fixture.verification, &BuildOptions::default());
        let route = site.routes().into_iter().find(|r| r.path == "meetings.html");
        route.map(|route| {
            let page = site.view(&route);
            let Content::Meetings(view) = page.content else { panic!() };
            (page.head.name, view.pairs[0].said)
        })
    };
    let (held, planned) = (EventStatus::Held, EventStatus::Planned);
    let told = |name: &str, said: &'static str| Some((name.to_owned(), said));
    assert_eq!(title(&with("events", "trial", &[held])), None);
    assert_eq!(title(&with("events", "call", &[held])), told("Who met whom", "met, as reported"));
    assert_eq!(title(&with("summits", "trial", &[planned])), told("Who was to meet whom", "were to meet"));
    let both = with("summits", "talks", &[planned, held]);
    assert_eq!(title(&both), told("Who met whom, and who was to", "met, as reported"));
    let off = with("summits", "talks", &[EventStatus::Cancelled]);
    assert_eq!(title(&off), told("Who may have met whom", "were to meet, and it was called off"));
}

/// The page's own data, and that of what it is about.
fn told_to_machines(fixture: &Fixture, path: &str) -> (serde_json::Value, serde_json::Value) {
    let data: serde_json::Value = serde_json::from_str(&page(fixture, path).head.json_ld).unwrap();
    assert_eq!(data["@context"], "https://schema.org");
    (data["@graph"][0].clone(), data["@graph"][1].clone())
}

#[test]
fn machines_are_told_what_a_page_is_about() {
    let fixture = arven();
    let read = |path: &str| told_to_machines(&fixture, path).1;
    let data = read("statistics/grain-exports.html");
    assert_eq!(data["@type"], "Dataset");
    assert_eq!(data["distribution"][0]["contentUrl"], "grain-exports.csv");
    assert_eq!(data["temporalCoverage"], "2015/2020");
    assert_eq!(data["variableMeasured"]["unitText"], "USD");
    let cited: Vec<&str> =
        data["citation"].as_array().unwrap().iter().filter_map(|source| source["name"].as_str()).collect();
    assert!(cited.contains(&"Harbour Post report of May 2021"), "{cited:?}");
    assert!(data.get("creator").is_none(), "a dossier is nobody");
    let event = read("events/bridge-opening.html");
    assert_eq!((&event["startDate"], &event["endDate"]), (&"2019-04-28".into(), &"2019-04-29".into()));
    assert_eq!(event["location"]["name"], "Brask");
    assert_eq!(event["location"]["@id"], "../actors/brask.html#actor");
    assert_eq!(read("actors/brask.html")["@type"], "Place");
}

#[test]
fn machines_are_told_no_more_than_readers() {
    use super::fixture::{actor, event};
    use crate::model::{ActorType, EventStatus};
    let mut notes = arven_notes();
    notes.push(actor("bo-ek", ActorType::Person, "Miller").titled("Bo Ek", ""));
    for (id, status, date) in [
        ("held", EventStatus::Held, "2020-05-01"),
        ("about", EventStatus::Held, "2020-05-01~"),
        ("off", EventStatus::Cancelled, "2020-05-01"),
        ("unknown", EventStatus::Unknown, ""),
    ] {
        let note = event("events", id, status, "brask", &["bo-ek", "morvania"]);
        notes.push(if date.is_empty() { note } else { note.dated(date) });
    }
    notes.push(
        event("events", "inferred", EventStatus::Held, "brask", &["bo-ek"])
            .dated("2020-05-01")
            .inferring("date", "so")
            .inferring("participants", "so"),
    );
    let fixture = Fixture::of(notes);
    let read = |path: &str| told_to_machines(&fixture, path).1;
    let held = read("events/held.html");
    assert_eq!(held["startDate"], "2020-05-01");
    assert_eq!(held["attendee"].as_array().unwrap().len(), 1, "a country attends nothing: {held}");
    assert_eq!(held["attendee"][0]["@type"], "Person");
    assert!(read("events/about.html").get("startDate").is_none(), "about a day is no day");
    let inferred = read("events/inferred.html");
    assert!(inferred.get("startDate").is_none() && inferred.get("attendee").is_none());
    let talks = read("summits/2021-05-08-vell.html");
    assert!(talks.get("eventStatus").is_none() && talks.get("attendee").is_none(), "a plan: {talks}");
    assert!(talks.get("startDate").is_none() && talks.get("location").is_none(), "a plan: {talks}");
    assert_eq!(talks["disambiguatingDescription"], "Announced. No source here tells whether it took place.");
    assert!(read("events/unknown.html").get("eventStatus").is_none());
    assert_eq!(
        read("events/unknown.html")["disambiguatingDescription"],
        "Whether it took place is not known."
    );
    assert!(held.get("disambiguatingDescription").is_none());
    assert_eq!(read("events/off.html")["eventStatus"], "https://schema.org/EventCancelled");
    let (page, source) = told_to_machines(&fixture, "sources/harbour-post-2021.html");
    assert_eq!((&page["@type"], &source["@type"]), (&"WebPage".into(), &"CreativeWork".into()));
    assert_ne!(page["@id"], source["@id"], "the page about an article is not the article");
    assert!(source.get("headline").is_none());
}

#[test]
fn of_a_plan_whose_day_is_to_come_nothing_is_said_of_what_became_of_it() {
    let mut fixture = arven();
    let path = "summits/2021-05-08-vell.html";
    let remark = |fixture: &Fixture| note_page(fixture, path).facts.iter().find_map(|fact| fact.remark);
    let told = Some("No source here tells whether it took place.");
    assert_eq!(remark(&fixture), told, "it is not said what day it is");
    for (day, expected) in [("2021-04-01", None), ("2021-05-08", told), ("2022-01-01", told)] {
        fixture.dossier.today = Some(crate::model::Date::parse(day).unwrap());
        assert_eq!(remark(&fixture), expected, "{day}");
    }
    fixture.dossier.today = Some(crate::model::Date::parse("2021-04-01").unwrap());
    assert_eq!(told_to_machines(&fixture, path).1["disambiguatingDescription"], "Announced.");
}

#[test]
fn a_page_tells_machines_where_it_belongs_and_what_it_rests_on() {
    let mut fixture = arven();
    let (page, event) = told_to_machines(&fixture, "events/bridge-opening.html");
    assert_eq!(page["@id"], "bridge-opening.html#page");
    assert_eq!(page["isPartOf"]["@id"], "../index.html#site");
    assert_eq!(page["mainEntity"]["@id"], event["@id"]);
    assert_eq!(page["breadcrumb"]["itemListElement"][1]["item"], "index.html");
    assert_eq!(page["breadcrumb"]["itemListElement"][2]["name"], event["name"]);
    assert_eq!(page["isBasedOn"][0]["@type"], "CreativeWork");
    let home: serde_json::Value =
        serde_json::from_str(&self::page(&fixture, "index.html").head.json_ld).unwrap();
    assert_eq!(home["@graph"][0]["isPartOf"]["@id"], "index.html#site");
    assert_eq!(home["@graph"].as_array().unwrap().len(), 1);
    fixture.dossier.site.base_url = "https://arven.example/a/".to_owned();
    let options =
        BuildOptions { base_url: Some("https://arven.example/a/".to_owned()), ..BuildOptions::default() };
    let site = Site::new(&fixture.dossier, &fixture.index, &fixture.verification, &options);
    let routes = site.routes();
    let read = |path: &str| -> serde_json::Value {
        let route = routes.iter().find(|route| route.path == path).unwrap();
        serde_json::from_str(&site.view(route).head.json_ld).unwrap()
    };
    let data = read("events/bridge-opening.html");
    assert_eq!(data["@graph"][0]["@id"], "https://arven.example/a/events/bridge-opening.html#page");
    assert_eq!(data["@graph"][0]["isPartOf"]["@id"], "https://arven.example/a/#site");
    assert_eq!(data["@graph"][1]["location"]["@id"], "https://arven.example/a/actors/brask.html#actor");
    let crumbs = &data["@graph"][0]["breadcrumb"]["itemListElement"];
    assert_eq!(crumbs[0]["item"], "https://arven.example/a/");
    assert_eq!(crumbs[1]["item"], "https://arven.example/a/events/index.html");
    assert_eq!(read("index.html")["@graph"][0]["url"], "https://arven.example/a/");
}

#[test]
fn an_open_question_is_no_fault_and_a_page_of_the_dossiers_own_voice_has_no_share() {
    use super::fixture::note;
    use crate::model::{BaseKind, Details};
    let mut notes = arven_notes();
    let asked = |id: &str, text: &str| {
        super::fixture::event("events", id, crate::model::EventStatus::Unknown, "brask", &[])
            .titled(id, "")
            .citing("talks", "arven-report", "the bridge", &[])
            .saying(&[text])
    };
    notes.push(asked("question", "The bridge was opened.[^talks]¶ Who paid is not known.[?]"));
    notes.push(asked("bare", "The bridge was opened.[^talks]¶ Somebody paid."));
    notes.push(note("about", "own", BaseKind::Page, Details::Page).saying(&["We read.¶ We wrote."]));
    let fixture = Fixture::of(notes);
    let counts = |path: &str| {
        let coverage = note_page(&fixture, path).coverage;
        (coverage.sourced, coverage.open, coverage.bare, coverage.strip.map(|strip| strip.description))
    };
    let said = |text: &str| Some(text.to_owned());
    assert_eq!(
        counts("events/question.html"),
        (1, 1, 0, said("1 sentence is sourced, 1 is an open question."))
    );
    assert_eq!(counts("events/bare.html"), (1, 0, 1, said("1 sentence is sourced, 1 without a source.")));
    assert_eq!(counts("about/own.html"), (0, 0, 0, None));
}

#[test]
fn a_list_of_sources_tells_what_is_taken_from_them() {
    let fixture = arven();
    let Content::Index(index) = page(&fixture, "sources/index.html").content else { panic!("no list") };
    let entries: Vec<_> = index.groups.iter().flat_map(|group| &group.entries).collect();
    assert!(entries.iter().all(|entry| entry.taken.is_some_and(|taken| taken.uses > 0 && taken.words > 0)));
    let Content::Index(events) = page(&fixture, "events/index.html").content else { panic!("no list") };
    assert!(events.groups.iter().flat_map(|group| &group.entries).all(|entry| entry.taken.is_none()));
}

#[test]
#[allow(clippy::too_many_lines, reason = "one dossier is asked in all places that tell of a correction")]
fn corrections_stand_on_their_page_on_a_page_of_their_own_and_in_the_feed() {
    use crate::model::{Correction, Imprint};
    let correction = |day: &str, wrong: &str, right: &str| Correction {
        date: super::fixture::date(day),
        wrong: super::fixture::spanned(wrong.to_owned()),
        right: super::fixture::spanned(right.to_owned()),
        span: crate::text::Span::default(),
    };
    let mut notes = arven_notes();
    for note in &mut notes {
        if note.id.as_str() == "bridge-opening" {
            note.front.corrections = vec![
                correction("2021-06-01", "Opened on 27 April.", "Opened on 28 April."),
                correction("2021-07-01", "In Vell.", "In Brask."),
                correction("2041-01-01", "Now.", "Then."),
            ];
        }
    }
    let mut fixture = Fixture::of(notes);
    let site = |fixture: &Fixture, path: &str| {
        let options =
            BuildOptions { base_url: Some("https://arven.example/".to_owned()), ..BuildOptions::default() };
        let site = Site::new(&fixture.dossier, &fixture.index, &fixture.verification, &options);
        let route = site.routes().into_iter().find(|route| route.path == path)?;
        Some(site.view(&route))
    };
    let note = note_page(&fixture, "events/bridge-opening.html");
    let wrong: Vec<&str> = note.corrections.iter().map(|one| one.wrong.as_str()).collect();
    assert_eq!(wrong, ["Now.", "In Vell.", "Opened on 27 April."], "the latest first");
    let listed = site(&fixture, "corrections.html").unwrap();
    assert!(listed.frame.foot.iter().any(|link| link.href == "corrections.html"));
    let Content::Corrections(view) = listed.content else { panic!() };
    assert_eq!(view.corrections[1].page.as_ref().unwrap().href, "events/bridge-opening.html");
    fixture.dossier.published_on = Some(crate::model::Date::parse("2022-01-01").unwrap());
    let Content::Machine(super::view::MachineFile::Feed(feed)) = site(&fixture, "feed.xml").unwrap().content
    else {
        panic!()
    };
    let names = |feed: &FeedView| -> Vec<String> { feed.entries.iter().map(|one| one.id.clone()).collect() };
    let ids = names(&feed);
    let of_day = "https://arven.example/#bridge-opening-corrected-2021-07-01-";
    let known = ids.iter().find(|id| id.starts_with(of_day)).unwrap();
    assert!(!ids.iter().any(|id| id.contains("2041")), "nothing that is still to come: {ids:?}");
    // One of the same day that is written above it takes no name away.
    let mut more = fixture.dossier.note(&NoteId::new("bridge-opening")).unwrap().clone();
    more.front.corrections.insert(0, correction("2021-07-01", "Three.", "Four."));
    let mut others = Fixture::of(
        fixture
            .dossier
            .notes
            .values()
            .map(|note| if note.id == more.id { more.clone() } else { ParsedNote::clone(note) }),
    );
    others.dossier.published_on.clone_from(&fixture.dossier.published_on);
    let Content::Machine(super::view::MachineFile::Feed(other)) = site(&others, "feed.xml").unwrap().content
    else {
        panic!()
    };
    let others = names(&other);
    assert!(others.contains(known) && others.len() == ids.len() + 1, "{others:?}");
    assert_eq!(feed.updated, "2021-07-01T00:00:00Z");
    assert!(site(&arven(), "corrections.html").is_none() && site(&fixture, "imprint.html").is_none());

    fixture.dossier.site.imprint = Some(Imprint {
        editor: Some("Arven Watch".to_owned()),
        editor_is_organisation: true,
        licence: Some("CC BY 4.0".to_owned()),
        version: Some("2".to_owned()),
        contact: Some("mailto:errors@arven.example".to_owned()),
        ..Imprint::default()
    });
    let whole = site(&fixture, "imprint.html").unwrap();
    assert_eq!(whole.head.description, "Who answers for this dossier, and where to report an error.");
    let Content::Imprint(imprint) = whole.content else { panic!() };
    let facts: Vec<(&str, &str)> =
        imprint.facts.iter().map(|fact| (fact.field, fact.values[0].text.as_str())).collect();
    let expected = [
        ("editor", "Arven Watch"),
        ("licence", "CC BY 4.0"),
        ("version", "2"),
        ("contact", "errors@arven.example"),
    ];
    assert_eq!(facts, expected);
    for (editor, contact, lead) in [
        ("E", "C", "Who answers for this dossier, and where to report an error."),
        ("E", "", "Who answers for this dossier."),
        ("", "C", "Where to report an error in this dossier."),
        ("", "", "What this dossier says of itself."),
    ] {
        let given = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        let (editor, contact) = (given(editor), given(contact));
        let imprint = Imprint { editor, contact, version: Some("2".to_owned()), ..Imprint::default() };
        let mut fixture = arven();
        fixture.dossier.site.imprint = Some(imprint);
        assert_eq!(site(&fixture, "imprint.html").unwrap().head.description, lead, "promises what follows");
    }
    let data: serde_json::Value = serde_json::from_str(&page(&fixture, "index.html").head.json_ld).unwrap();
    assert_eq!(data["@graph"][0]["isPartOf"]["editor"]["@type"], "Organization");
    fixture.dossier.site.imprint = Some(Imprint { version: Some("2".to_owned()), ..Imprint::default() });
    let bare = site(&fixture, "imprint.html").unwrap().head.description;
    assert!(!bare.contains("answers") && !bare.contains("report"), "it promises what is not there: {bare}");
}

#[test]
fn what_is_mentioned_often_goes_on_on_further_pages() {
    let fixture = many_events(330);
    let mut seen = 0;
    let mut titles = std::collections::BTreeSet::new();
    let site = Site::new(&fixture.dossier, &fixture.index, &fixture.verification, &BuildOptions::default());
    let routes = site.routes().into_iter().map(|route| route.path);
    for path in routes.filter(|path| path.starts_with("actors/ada-lindqvist.")) {
        let note = note_page(&fixture, &path);
        let mentions: Vec<_> = note.mentioned_in.iter().flat_map(|group| &group.mentions).collect();
        assert!(mentions.len() < 130, "{path}: {}", mentions.len());
        assert!(note.mention_count >= 330 && note.pager.is_some());
        assert_eq!(note.has_body, path == "actors/ada-lindqvist.html");
        titles.extend(mentions.iter().map(|mention| mention.href.clone()));
        seen += mentions.len();
    }
    assert!(seen >= 330 && titles.len() == seen, "{seen} entries, {} pages", titles.len());
}

#[test]
fn the_methodology_page_counts_by_kind() {
    let note = note_page(&arven(), "about/methodology.html");
    let kinds = note.method.unwrap().kinds;
    let summits = kinds.iter().find(|k| k.label == "Summits").unwrap();
    assert_eq!(summits.sourced + summits.open + summits.bare, summits.total);
    let drawn: f64 = summits.strip.marks.iter().map(|m| m.width).sum();
    assert!((drawn - summits.strip.width).abs() < 0.01);
}

#[test]
fn the_site_publishes_what_it_is_given() {
    let mut notes = arven_notes();
    let draft = notes.iter_mut().find(|n| n.id == NoteId::new("brask")).unwrap();
    draft.front.draft = true;
    let taken = Fixture::of(notes.clone());
    let site = Site::new(&taken.dossier, &taken.index, &taken.verification, &BuildOptions::default());
    assert!(site.routes().iter().any(|r| r.path == "actors/brask.html"));
    notes.retain(|note| !note.front.draft);
    let note = note_page(&Fixture::of(notes), "summits/2019-04-12-brask.html");
    let place = note.facts.iter().find(|f| f.field == "place").unwrap();
    assert_eq!(place.values[0].href, None, "what is left out is not linked to");
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
    let InlineView::Statement(statement) = &inlines[0] else { panic!() };
    let content = &statement.content;
    assert_eq!(content[1], InlineView::Note("own.html".into(), "Own".into()));
    assert_eq!(content[3], InlineView::Figure("grain-exports.html#o1".into(), "$973.6 million".into()));
}

#[test]
fn the_home_page_shows_the_leading_events_and_the_counts() {
    let note = note_page(&arven(), "index.html");
    let home = note.home.unwrap();
    let leads: Vec<(&str, &str)> = home.leads.iter().map(|l| (l.href.as_str(), l.status)).collect();
    assert_eq!(
        leads,
        [("summits/2019-04-12-brask.html", "held"), ("summits/2021-05-08-vell.html", "planned")]
    );
    assert_eq!(home.figures[0].value, "$973.6 million");
    assert_eq!(home.figures[0].marks[0].number, "1.2", "the text's marks come first");
    let sentences = &home.tallies[0];
    assert_eq!((sentences.count, sentences.total), (12, 12));
    let quotes = &home.tallies[2];
    assert_eq!(quotes.count, quotes.total);
    assert_eq!(quotes.parts.iter().map(|p| p.count).sum::<usize>(), quotes.count);
}

#[test]
fn a_dossier_without_a_home_note_has_a_home_page() {
    let notes = arven_notes().into_iter().filter(|n| n.id.as_str() != "index");
    let note = note_page(&Fixture::of(notes), "index.html");
    assert_eq!(note.title, "The Arven accord");
    assert!(!note.has_body && note.home.is_some());
}

#[test]
fn a_source_shows_what_would_fall_with_each_passage() {
    let note = note_page(&arven(), "sources/harbour-post-2021.html");
    let source = note.source.unwrap();
    assert_eq!(source.unknown, ["headline", "author", "address"]);
    let exports = source.passages.iter().find(|p| p.quote[0].text.starts_with("grain exports")).unwrap();
    let rests = |one: &&UseView| one.passages.iter().any(|p| p.href == format!("#q{}", exports.number));
    let uses: Vec<(&str, &str, &str)> = source
        .uses
        .iter()
        .flat_map(|g| &g.uses)
        .filter(rests)
        .map(|u| (u.kind, u.text.as_str(), u.href.as_str()))
        .collect();
    assert_eq!(
        uses,
        [
            (
                "sentence",
                "Grain exports stood at $973.6 million in 2020.",
                "../summits/2021-05-08-vell.html#s2"
            ),
            (
                "sentence",
                "The two articles count differently: one speaks of grain, the other of all exports.",
                "../summits/2021-05-08-vell.html#s8"
            ),
            ("fact", "unit", "../statistics/grain-exports.html"),
            ("observation", "2020: $973.6 million", "../statistics/grain-exports.html#o1"),
            ("observation", "2018: about $950 million", "../statistics/grain-exports.html#o2"),
            ("sentence", "Exports stood at $973.6 million in 2020.", "../statistics/grain-exports.html#s1"),
        ]
    );
    let strip = source.strip.unwrap();
    assert!(strip.marks.iter().all(|m| m.x + m.width <= strip.width));
}

#[test]
fn a_derived_figure_shows_its_formula_and_the_evidence_of_its_inputs() {
    let note = note_page(&arven(), "statistics/grain-exports.html");
    let derived = note.statistic.unwrap().observations.into_iter().find(|o| o.period == "2015").unwrap();
    let computed = derived.computed.unwrap();
    assert_eq!(computed.formula.as_deref(), Some("more than $1 billion ÷ (1 − 0.063)"));
    assert_eq!(computed.inputs[0].value, "more than $1 billion");
    assert_eq!(computed.inputs[0].marks.len(), 1);
    assert_eq!((derived.bound, derived.value.as_str()), ("more than", "$1.06 billion"));
}

#[test]
fn figures_that_compute_each_other_do_not_go_round_for_ever() {
    use super::fixture::{observation, statistic};
    use crate::model::Bound;
    let circle = statistic(
        "circle",
        "troops",
        vec![
            observation("2020", "= @2021 * 2", Bound::Exact, None),
            observation("2021", "= @2020 / 2", Bound::Exact, None),
        ],
    )
    .titled("Circle", "")
    .saying(&["There were [[circle@2020]]."]);
    let note = note_page(&Fixture::of([circle]), "statistics/circle.html");
    assert_eq!(note.notes.remarks.len(), 2);
}

#[test]
fn the_methodology_page_lists_what_is_open_and_what_is_inferred() {
    let note = note_page(&arven(), "about/methodology.html");
    let method = note.method.unwrap();
    assert_eq!(method.open_count, 6);
    assert_eq!(method.open_questions[0].href, "../index.html");
    let inferred: Vec<&str> = method.inferred.iter().map(|i| i.note.as_str()).collect();
    assert_eq!(inferred, ["Talks in Vell, 8 May 2021", "Report from the Arven"]);
    assert!(method.allows.is_empty());
    assert_eq!(method.shares.len(), 3);
}

#[test]
fn lists_are_grouped_and_the_timeline_keeps_plans_apart() {
    let fixture = arven();
    let Content::Index(actors) = page(&fixture, "actors/index.html").content else { panic!() };
    let labels: Vec<&str> = actors.groups.iter().map(|g| g.label.as_str()).collect();
    assert_eq!(labels, ["People", "States", "Places"]);
    let Content::Timeline(timeline) = page(&fixture, "timeline.html").content else { panic!() };
    let basis = timeline.pictures[0].basis.as_ref().unwrap();
    assert_eq!((basis.events, basis.sources, basis.href.as_str()), (3, 0, "sources/index.html"));
    let years: Vec<(&str, i64)> = timeline.years.iter().map(|y| (y.label.as_str(), y.gap)).collect();
    assert_eq!(years, [("2019", 0), ("2021", 1)]);
    let last = &timeline.years[1].entries[0];
    assert_eq!((last.date.as_str(), last.status, last.inferred), ("c. 8 May 2021", "planned", true));
}

#[test]
fn a_list_changed_when_the_newest_of_what_it_lists_did() {
    let mut fixture = arven();
    let updated = |fixture: &Fixture, path: &str| page(fixture, path).head.updated;
    let day = |text: &str| crate::model::Date::parse(text).unwrap();
    assert_eq!(updated(&fixture, "actors/index.html"), None, "nothing is known of any");
    let ids: Vec<NoteId> = fixture.dossier.notes.keys().cloned().collect();
    for id in &ids {
        fixture.dossier.changed_on.insert(id.clone(), day("2021-06-01"));
    }
    let (actor, event) = (NoteId::new("brask"), NoteId::new("2021-05-08-vell"));
    fixture.dossier.changed_on.insert(actor, day("2021-07-02"));
    fixture.dossier.changed_on.insert(event.clone(), day("2021-08-03"));
    assert_eq!(updated(&fixture, "actors/index.html").as_deref(), Some("2 July 2021"));
    assert_eq!(updated(&fixture, "timeline.html").as_deref(), Some("3 August 2021"));
    assert_eq!(updated(&fixture, "data/index.html").as_deref(), Some("3 August 2021"));
    assert_eq!(updated(&fixture, "search.html"), None, "it lists nothing");
    fixture.dossier.changed_on.remove(&event);
    assert_eq!(updated(&fixture, "timeline.html"), None, "one of them may be newer");
    assert_eq!(updated(&fixture, "actors/index.html").as_deref(), Some("2 July 2021"));
}

#[test]
fn only_files_that_need_it_use_the_sites_address() {
    let mut fixture = arven();
    fixture.dossier.site.base_url = "https://example.org/arven".into();
    let not_found = page(&fixture, "404.html");
    assert_eq!(not_found.frame.root, "https://example.org/arven/");
    assert!(not_found.frame.nav.iter().all(|n| n.href.starts_with("https://example.org/arven/")));
    let vell = page(&fixture, "summits/2021-05-08-vell.html");
    assert_eq!(vell.frame.root, "../");
    assert_eq!(
        vell.head.canonical.as_deref(),
        Some("https://example.org/arven/summits/2021-05-08-vell.html")
    );
    let Content::Machine(super::view::MachineFile::Sitemap(sitemap)) = page(&fixture, "sitemap.xml").content
    else {
        panic!()
    };
    assert_eq!(sitemap.pages[0].0, "https://example.org/arven/about/index.html");
    assert!(sitemap.pages.iter().any(|(address, _)| address == "https://example.org/arven/"));
    assert!(sitemap.pages.iter().all(|(address, _)| !address.contains("404")));
}

#[test]
fn a_note_that_another_tells_of_has_a_heading_there_instead_of_a_page() {
    let fixture = Fixture::of(told_notes());
    let Content::Redirect(link) = page(&fixture, "actors/weir.html").content else { panic!("a page") };
    assert_eq!(link.href, "river.html#h-its-weir");
    let river = note_page(&fixture, "actors/river.html");
    let told: Vec<(&str, &str)> =
        river.told.iter().map(|one| (one.link.label.as_str(), one.link.href.as_str())).collect();
    assert_eq!(told, [("Old weir", "#h-its-weir"), ("Height of the weir", "#h-its-weir")]);
    assert_eq!(river.told[0].facts[1].marks.len(), 1, "its role has its evidence");
    assert_eq!(river.told[1].facts[0].values[0].text, "5 metres (2019)");
    assert_eq!(river.told[1].files[0].href, "../statistics/weir-height.csv");
    let mentions: Vec<(&str, &str)> =
        river.told[0].mentions.iter().map(|link| (link.label.as_str(), link.href.as_str())).collect();
    assert_eq!(mentions, [("Home", "../index.html#s1")], "whoever mentions it is named where it is told");
    let Content::Index(actors) = page(&fixture, "actors/index.html").content else { panic!() };
    let addresses: Vec<&str> =
        actors.groups.iter().flat_map(|g| &g.entries).map(|e| e.href.as_str()).collect();
    assert_eq!(addresses, ["river.html", "river.html#h-its-weir"]);
    let home = note_page(&fixture, "index.html");
    let shown: Vec<&str> = home.previews.iter().map(|one| one.href.as_str()).collect();
    assert!(
        shown.contains(&"actors/river.html") && shown.contains(&"actors/river.html#h-its-weir"),
        "{shown:?}"
    );
}

#[test]
fn what_was_found_out_about_a_source_is_told_apart_with_its_ground() {
    let source = note_page(&Fixture::of(told_notes()), "sources/river-report.html");
    let ground = |field: &str| source.facts.iter().find(|f| f.field == field).unwrap().identified.as_deref();
    assert_eq!(ground("url"), Some("The text was found there."));
    assert_eq!(ground("publisher"), None);
    let passages = &source.source.as_ref().unwrap().passages;
    let words = "https://example.org/report#:~:text=the%20weir%20is%20five%20metres%20high";
    assert_eq!(passages[0].original.as_deref(), Some(words));
}

/// A source in which two people speak, one within the other, and a page that cites it.
#[allow(clippy::single_range_in_vec_init, reason = "a passage is a list of ranges, often of one")]
fn voices() -> Fixture {
    let mut notes = told_notes();
    let report = notes.iter_mut().find(|note| note.id.as_str() == "river-report").unwrap();
    let Details::Source(fields) = &mut report.front.details else { panic!("a source") };
    let voice = |number, says, strength, quote| SourceVoice {
        voice: Voice { says: Some(Box::new(says)), strength },
        citation: Citation {
            place: CitationPlace::Voice(number),
            ..crate::site::fixture::cite("river-report", quote, &[])
        },
    };
    let named = |name: &str| Says::Named(spanned(name.to_owned()));
    let guess = Some(spanned(Strength::Conjecture));
    fields.has_own_voice = true;
    fields.voices = vec![
        voice(0, named("river"), None, "v0"),
        voice(1, Says::Unnamed(spanned("a guard".to_owned())), guess, "v1"),
    ];
    let mut home = notes.iter_mut().find(|note| note.id.as_str() == "index").unwrap().clone();
    for label in ["within", "inner", "both", "outside", "own"] {
        home = home.citing(label, "river-report", label, &[]);
    }
    home.front.cites.last_mut().unwrap().1.voice.says = Some(Box::new(named("Ada Quinn")));
    let home = home.saying(&["A.[^within]", "B.[^inner]", "C.[^both]", "D.[^outside]", "E.[^own]"]);
    notes.retain(|note| note.id.as_str() != "index");
    notes.push(home);
    let mut fixture = Fixture::of(notes);
    let mut place = |note: &str, place: CitationPlace, words: &[std::ops::Range<usize>]| {
        let found = Arc::make_mut(fixture.verification.notes.get_mut(&NoteId::new(note)).unwrap());
        let outcome = QuoteOutcome::Verified(MatchKind::Exact, Passage { words: words.to_vec() });
        Arc::make_mut(&mut found.quotes).outcomes.insert(place, outcome);
    };
    place("river-report", CitationPlace::Voice(0), &[10..12, 28..30]);
    place("river-report", CitationPlace::Voice(1), &[20..24, 25..26]);
    let label = |label: &str| CitationPlace::Label(label.to_owned());
    place("index", label("within"), &[12..18]);
    place("index", label("inner"), &[20..22]);
    place("index", label("both"), &[8..12, 18..22]);
    place("index", label("outside"), &[30..33]);
    place("index", label("own"), &[40..42]);
    fixture
}

#[test]
fn a_passage_has_the_voice_that_is_declared_around_it() {
    let fixture = voices();
    let page = note_page(&fixture, "index.html");
    let said = |voice: &VoiceView| {
        let speakers = voice.speakers.iter().map(|one| format!("{} {}", one.kind, one.name));
        (speakers.collect::<Vec<_>>().join("; "), voice.strengths.join(", "))
    };
    let voices: Vec<(String, String)> =
        page.notes.sources[0].passages.iter().take(5).map(|passage| said(&passage.voice)).collect();
    let expected = [
        ("named River", "on record"),
        ("unnamed a guard", "unnamed, conjecture"),
        ("named River; unnamed a guard; own River Post", "no source named, on record, unnamed, conjecture"),
        ("own River Post", "no source named"),
        ("named Ada Quinn", "on record"),
    ];
    assert_eq!(voices, expected.map(|(who, how)| (who.to_owned(), how.to_owned())));
    let first = &page.notes.sources[0].passages[0].voice;
    assert_eq!(
        (first.via.as_str(), first.speakers[0].href.as_deref()),
        ("River Post", Some("actors/river.html"))
    );
    let source = note_page(&fixture, "sources/river-report.html").source.unwrap();
    let guard = source.voices.iter().find(|one| one.voice.speakers[0].name == "a guard").unwrap();
    assert_eq!((guard.count, guard.quotes.len(), guard.passages.len()), (1, 1, 1));
}

#[test]
fn where_nothing_is_declared_nothing_is_said_of_who_speaks() {
    let mut fixture = voices();
    let report = fixture.dossier.notes.get_mut(&NoteId::new("river-report")).unwrap();
    let Details::Source(fields) = &mut Arc::make_mut(report).front.details else { panic!("a source") };
    fields.has_own_voice = false;
    let page = note_page(&fixture, "index.html");
    let counts: Vec<usize> =
        page.notes.sources[0].passages.iter().take(5).map(|passage| passage.voice.speakers.len()).collect();
    assert_eq!(counts, [1, 1, 0, 0, 1], "a passage of which a part is nobody's says nothing");
}
