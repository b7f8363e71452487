//! A small invented dossier for the tests of `site` and `render`, made by hand: no parser is asked.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::index::Index;
use crate::model::{
    ActorFields, ActorType, AlertKind, BaseKind, Block, Body, Bound, Citation, CitationPlace, Class,
    CodeBlock, Date, Details, Dossier, EventFields, EventStatus, Evidence, FigureLink, FrontMatter, Heading,
    Inline, Kind, MatchKind, NoteId, NoteLink, NoteQuotes, NoteVerification, Observation, ObservationCite,
    ObservationOutcome, ParsedNote, Passage, Piece, Place, Quantity, QuoteOutcome, SiteInfo, SourceEvidence,
    SourceFields, Statement, StatisticFields, Table, ValueSource, Verification,
};
use crate::text::{FileId, Span, Spanned};

pub(crate) fn spanned<T>(value: T) -> Spanned<T> {
    Spanned::new(value, Span::default())
}

fn text(value: &str) -> Spanned<String> {
    spanned(value.to_owned())
}

fn texts(values: &[&str]) -> Vec<Spanned<String>> {
    values.iter().map(|v| text(v)).collect()
}

pub(crate) fn date(value: &str) -> Spanned<Date> {
    spanned(Date::parse(value).unwrap())
}

pub(crate) fn cite(source: &str, quote: &str, supports: &[&str]) -> Citation {
    Citation {
        place: CitationPlace::Label(String::new()),
        source: text(source),
        quote: crate::syntax::parse_quote(text(quote)),
        prefix: None,
        suffix: None,
        supports: texts(supports),
        note: None,
        id: None,
        voice: crate::model::Voice::default(),
        span: Span::default(),
    }
}

/// A note with nothing in it.
pub(crate) fn note(folder: &str, id: &str, base: BaseKind, details: Details) -> ParsedNote {
    let path = if folder.is_empty() { format!("{id}.md") } else { format!("{folder}/{id}.md") };
    ParsedNote {
        file: FileId(0),
        path,
        id: NoteId::new(id),
        folder: folder.to_owned(),
        base,
        front: FrontMatter {
            span: Span::default(),
            title: None,
            description: None,
            date: None,
            updated: None,
            aliases: Vec::new(),
            tags: Vec::new(),
            draft: false,
            lang: None,
            slug: None,
            told_in: None,
            order: None,
            cites: Vec::new(),
            allow: Vec::new(),
            inferred: Vec::new(),
            resolution: None,
            corrections: Vec::new(),
            addresses: Vec::new(),
            translations: Vec::new(),
            images: Vec::new(),
            details,
        },
        body: Body::default(),
        statements: Vec::new(),
        faults: Vec::new(),
        unread: None,
    }
}

/// Fills a note from the outside in, for notes written in one expression.
pub(crate) trait Filled: Sized {
    fn titled(self, title: &str, description: &str) -> Self;
    fn dated(self, value: &str) -> Self;
    fn citing(self, label: &str, source: &str, quote: &str, supports: &[&str]) -> Self;
    fn inferring(self, field: &str, ground: &str) -> Self;
    fn named(self, aliases: &[&str]) -> Self;
    fn told(self, place: &str) -> Self;
    fn saying(self, blocks: &[&str]) -> Self;
}

impl Filled for ParsedNote {
    fn titled(mut self, title: &str, description: &str) -> Self {
        self.front.title = Some(text(title));
        self.front.description = (!description.is_empty()).then(|| text(description));
        self
    }

    fn dated(mut self, value: &str) -> Self {
        self.front.date = Some(date(value));
        self
    }

    fn citing(mut self, label: &str, source: &str, quote: &str, supports: &[&str]) -> Self {
        let place = CitationPlace::Label(label.to_owned());
        self.front.cites.push((text(label), Citation { place, ..cite(source, quote, supports) }));
        self
    }

    fn inferring(mut self, field: &str, ground: &str) -> Self {
        self.front.inferred.push((text(field), text(ground)));
        self
    }

    fn named(mut self, aliases: &[&str]) -> Self {
        self.front.aliases = texts(aliases);
        self
    }

    fn told(mut self, place: &str) -> Self {
        self.front.told_in = Some(text(place));
        self
    }

    fn saying(mut self, blocks: &[&str]) -> Self {
        let mut scribe = Scribe { note: &mut self, editorial: false };
        let blocks = blocks.iter().map(|block| scribe.block(block)).collect();
        self.body.blocks = blocks;
        self
    }
}

/// Makes blocks and statements of lines: `## heading`, `> editor's note`, `- item`, `| a | b`,
/// text.
struct Scribe<'n> {
    note: &'n mut ParsedNote,
    editorial: bool,
}

impl Scribe<'_> {
    fn block(&mut self, line: &str) -> Block {
        if let Some(heading) = line.strip_prefix("## ") {
            let slug = heading.to_lowercase().replace(' ', "-");
            self.note.body.headings.push(Heading {
                level: 2,
                text: heading.to_owned(),
                slug,
                span: Span::default(),
            });
            return Block::Heading(
                self.note.body.headings.len() - 1,
                self.sentences(heading, Place::Heading),
            );
        }
        if let Some(remark) = line.strip_prefix("> ") {
            self.editorial = true;
            let content = self.sentences(remark, Place::Sentence);
            self.editorial = false;
            return Block::Alert(AlertKind::Note, vec![Block::Paragraph(content)]);
        }
        if let Some(code) = line.strip_prefix("``` ") {
            let language = Some("rust".to_owned());
            return Block::Code(CodeBlock { language, title: None, text: code.to_owned() });
        }
        if line.starts_with('|') {
            let mut rows = line.split('\n').map(|row| {
                let cells = row.trim_matches('|').split('|').map(str::trim);
                cells.map(|cell| self.sentences(cell, Place::Cell)).collect::<Vec<_>>()
            });
            let head = rows.next().unwrap_or_default();
            let rows = rows.collect();
            return Block::Table(Table { aligns: Vec::new(), head, rows });
        }
        Block::Paragraph(self.sentences(line, Place::Sentence))
    }

    /// Cuts at `¶`, and puts a space between sentences.
    fn sentences(&mut self, line: &str, place: Place) -> Vec<Inline> {
        let mut out = Vec::new();
        for (i, sentence) in line.split('¶').enumerate() {
            if i > 0 {
                out.push(Inline::Text(" ".to_owned()));
            }
            out.push(self.sentence(sentence.trim(), place));
        }
        out
    }

    fn sentence(&mut self, written: &str, place: Place) -> Inline {
        let mut statement = Statement {
            span: Span::default(),
            pieces: Vec::new(),
            place,
            editorial: self.editorial,
            marks: Vec::new(),
            citations: Vec::new(),
            open: None,
            anchor: String::new(),
            also: None,
        };
        let mut content = Vec::new();
        let mut rest = written;
        while let Some(at) = rest.find('[') {
            push_text(&rest[..at], &mut content, &mut statement);
            let tail = &rest[at..];
            let end = if tail.starts_with("[[") {
                tail.find("]]").unwrap() + 2
            } else {
                tail.find(']').unwrap() + 1
            };
            push_special(&tail[..end], &mut content, &mut statement);
            rest = &tail[end..];
        }
        push_text(rest, &mut content, &mut statement);
        self.note.statements.push(statement);
        Inline::Sentence(self.note.statements.len() - 1, content)
    }
}

fn push_text(written: &str, content: &mut Vec<Inline>, statement: &mut Statement) {
    if !written.is_empty() {
        content.push(Inline::Text(written.to_owned()));
        statement.pieces.push(Piece::Text(text(written)));
    }
}

fn push_special(written: &str, content: &mut Vec<Inline>, statement: &mut Statement) {
    if written == "[?]" {
        content.push(Inline::OpenQuestion(Span::default()));
        statement.open = Some(Span::default());
    } else if let Some(label) = written.strip_prefix("[^") {
        let label = text(label.trim_end_matches(']'));
        content.push(Inline::Mark(label.clone().into()));
        statement.marks.push(label);
    } else {
        let inner = written.trim_start_matches('[').trim_end_matches(']');
        let (target, label) = inner.split_once('|').map_or((inner, None), |(t, l)| (t, Some(l.to_owned())));
        if let Some((statistic, period)) = target.split_once('@') {
            let figure =
                FigureLink { statistic: text(statistic), period: text(period), span: Span::default() };
            content.push(Inline::Figure(figure.clone().into()));
            statement.pieces.push(Piece::Figure(figure.into()));
        } else {
            let link = NoteLink { target: text(target), heading: None, label, span: Span::default() };
            content.push(Inline::Note(link.clone().into()));
            statement.pieces.push(Piece::Note(link.into()));
        }
    }
}

pub(crate) fn observation(period: &str, value: &str, bound: Bound, evidence: Option<&str>) -> Observation {
    let value = match value.strip_prefix('=') {
        Some(formula) => ValueSource::Derived(crate::syntax::parse_formula(text(formula.trim()))),
        None => ValueSource::Stated(text(value)),
    };
    Observation {
        period: date(period),
        value,
        bound: (bound != Bound::Exact).then(|| spanned(bound)),
        label: None,
        note: None,
        cite: evidence.map(|label| ObservationCite::Label(text(label))),
        anchor: String::new(),
        span: Span::default(),
    }
}

pub(crate) fn statistic(id: &str, unit: &str, observations: Vec<Observation>) -> ParsedNote {
    let fields = StatisticFields {
        unit: Some(text(unit)),
        frequency: Some(text("annual")),
        about: texts(&["morvania"]),
        observations,
    };
    note("statistics", id, BaseKind::Statistic, Details::Statistic(fields.into()))
}

pub(crate) fn event(
    folder: &str,
    id: &str,
    status: EventStatus,
    place: &str,
    participants: &[&str],
) -> ParsedNote {
    let fields = EventFields {
        status: Some(spanned(status)),
        category: Some(text(if folder == "summits" { "summit" } else { "ceremony" })),
        place: Some(text(place)),
        participants: texts(participants),
        ..EventFields::default()
    };
    note(folder, id, BaseKind::Event, Details::Event(fields.into()))
}

pub(crate) fn actor(id: &str, kind: ActorType, role: &str) -> ParsedNote {
    let fields = ActorFields {
        actor_type: Some(spanned(kind)),
        role: Some(text(role)),
        affiliation: Vec::new(),
        coordinates: None,
    };
    note("actors", id, BaseKind::Actor, Details::Actor(fields.into()))
}

fn source(id: &str, label: &str, publisher: Option<&str>) -> ParsedNote {
    let fields = SourceFields {
        label: Some(text(label)),
        publisher: publisher.map(text),
        language: Some(text("en")),
        ..SourceFields::default()
    };
    note("sources", id, BaseKind::Source, Details::Source(Box::new(fields)))
}

fn kind(folder: &str, base: BaseKind, label: &str, plural: &str) -> Kind {
    let description = format!("Every {} of the dossier.", label.to_lowercase());
    Kind {
        folder: folder.into(),
        base,
        label: label.into(),
        plural: plural.into(),
        description,
        is_meeting: folder == "summits",
    }
}

/// A dossier with what was found out about it.
#[derive(Debug)]
pub(crate) struct Fixture {
    pub(crate) dossier: Dossier,
    pub(crate) index: Index,
    pub(crate) verification: Verification,
}

impl Fixture {
    /// A dossier of these notes, every quote verified, each at the next ten words of its source.
    pub(crate) fn of(notes: impl IntoIterator<Item = ParsedNote>) -> Self {
        let notes: BTreeMap<NoteId, Arc<ParsedNote>> =
            notes.into_iter().map(|note| (note.id.clone(), Arc::new(note))).collect();
        let site = SiteInfo {
            title: "The Arven accord".to_owned(),
            description: "What two newspapers reported of the talks on the river Arven.".to_owned(),
            base_url: String::new(),
            language: "en".to_owned(),
            kinds: vec![
                kind("summits", BaseKind::Event, "Summit", "Summits"),
                kind("events", BaseKind::Event, "Event", "Events"),
                kind("actors", BaseKind::Actor, "Actor", "Actors"),
                kind("statistics", BaseKind::Statistic, "Statistic", "Statistics"),
                kind("sources", BaseKind::Source, "Source", "Sources"),
                kind("about", BaseKind::Page, "Page", "About"),
            ],
            map: None,
            imprint: None,
            meetings: vec!["call".to_owned()],
            share_pictures: None,
        };
        let dossier = Dossier { site, notes, ..Dossier::default() };
        let index = Index::of(&dossier);
        let verification = verified(&dossier);
        Self { dossier, index, verification }
    }
}

fn verified(dossier: &Dossier) -> Verification {
    let mut verification = Verification::default();
    let mut places: BTreeMap<(String, String), usize> = BTreeMap::new();
    for note in dossier.notes.values() {
        let (mut found, mut quotes) = (NoteVerification::default(), NoteQuotes::default());
        for (label, citation) in &note.front.cites {
            let key = (citation.source.value.clone(), citation.quote.value.clone());
            let next = places.len() * 17;
            let at = *places.entry(key).or_insert(next);
            let words = citation.quote.value.split_whitespace().count();
            let kind = if at.is_multiple_of(2) { MatchKind::Exact } else { MatchKind::Folded };
            let place = CitationPlace::Label(label.value.clone());
            let passage = Passage { words: std::iter::once(at..at + words).collect() };
            quotes.outcomes.insert(place, QuoteOutcome::Verified(kind, passage));
            let source = verification.sources.entry(NoteId::new(&citation.source.value)).or_default();
            source.quoted.push(at..at + words);
        }
        for observation in note.observations() {
            let quantity = quantity(observation);
            found.observations.push(ObservationOutcome { quantity, faults: Vec::new() });
        }
        found.quotes = Arc::new(quotes);
        verification.notes.insert(note.id.clone(), Arc::new(found));
    }
    for source in verification.sources.values_mut() {
        source.quoted.sort_by_key(|r| r.start);
        source.quoted.dedup();
        *source = SourceEvidence { evidence: Evidence::Capture, words: 420, ..source.clone() };
    }
    verification
}

fn quantity(observation: &Observation) -> Option<Quantity> {
    let bound = observation.bound.as_ref().map_or(Bound::Exact, |b| b.value);
    let value = match &observation.value {
        ValueSource::Stated(text) => {
            let mut words = text.value.split(' ');
            let number: crate::model::Decimal = words.next()?.replace(',', "").parse().ok()?;
            match words.next() {
                Some("million") => number * crate::model::Decimal::from(1_000_000),
                Some("billion") => number * crate::model::Decimal::from(1_000_000_000),
                _ => number,
            }
        }
        ValueSource::Derived(_) => "1067235858.06".parse().ok()?,
        ValueSource::Counted(notes) => crate::model::Decimal::from(notes.len()),
    };
    let bound = if matches!(observation.value, ValueSource::Derived(_)) { Bound::Above } else { bound };
    Some(Quantity { value, class: Class::Money("USD".to_owned()), bound })
}

/// The invented dossier.
pub(crate) fn arven() -> Fixture {
    Fixture::of(arven_notes())
}

/// A weir of which the note of its river tells, with a figure for it, and a source that was found out about.
pub(crate) fn told_notes() -> Vec<ParsedNote> {
    let mut report = source("river-report", "River report", Some("River Post")).dated("2019-04-13");
    if let Details::Source(fields) = &mut report.front.details {
        fields.url = Some(text("https://example.org/report"));
        fields.identified.push((text("url"), text("The text was found there.")));
    }
    vec![
        report,
        note("", "index", BaseKind::Page, Details::Page)
            .titled("Home", "")
            .saying(&[
                "The [[weir]] holds back [[weir-height@2019]].[^high]",
                "## More",
                "See [[river]].[^high]",
            ])
            .citing("high", "river-report", "the weir is five metres high", &[]),
        actor("river", ActorType::Place, "River")
            .titled("River", "")
            .citing("high", "river-report", "the weir is five metres high", &[])
            .saying(&["It is long.[?]", "## Its weir", "The weir is high.[^high]"]),
        actor("weir", ActorType::Facility, "Weir")
            .titled("Old weir", "A weir.")
            .citing("role", "river-report", "the weir is five metres high", &["role"])
            .told("river#its-weir"),
        statistic("weir-height", "metres", vec![observation("2019", "5", Bound::Exact, Some("high"))])
            .titled("Height of the weir", "")
            .citing("high", "river-report", "the weir is five metres high", &[])
            .told("river#Its weir"),
    ]
}

pub(crate) fn arven_notes() -> Vec<ParsedNote> {
    let mut notes = arven_events();
    notes.extend(arven_rest());
    notes
}

fn arven_events() -> Vec<ParsedNote> {
    vec![
        event("summits", "2019-04-12-brask", EventStatus::Held, "brask", &["ada-lindqvist", "morvania"])
            .titled("Talks in Brask, 12 April 2019", "The first meeting on the river, reported the day after.")
            .dated("2019-04-12")
            .citing("met", "harbour-post-2019", "met in Brask on 12 April to discuss the river", &["date", "place", "status"])
            .citing("who", "harbour-post-2019", "Ada Lindqvist and a delegation from Morvania", &["participants"])
            .saying(&["The parties met in [[brask]] on 12 April.[^met]¶ [[ada-lindqvist]] led one side.[^who]"]),
        event("summits", "2021-05-08-vell", EventStatus::Planned, "Vell", &["ada-lindqvist", "morvania"])
            .titled("Talks in Vell, 8 May 2021", "A second round, announced with grain and the bridge on its agenda.")
            .dated("2021-05-08~")
            .named(&["second round", "Vell talks"])
            .citing("talks", "harbour-post-2021", "will take place in Vell on 8 May", &["date", "place", "status"])
            .citing("who", "harbour-post-2021", "Ada Lindqvist is to receive the delegation from Morvania", &["participants"])
            .citing("exports", "harbour-post-2021", "grain exports stood at $973.6 million in 2020", &[])
            .citing("bridge", "arven-report", "the bridge, closed since the flood ... would reopen [for carts]", &[])
            .citing("older", "arven-report", "a little more than one billion dollars", &[])
            .inferring("date", "The article names the day without the year; the year is that of its dateline.")
            .saying(&[
                "[[ada-lindqvist]] was to receive a delegation from [[morvania]] in Vell on 8 May.[^talks][^who]¶ Grain exports stood at [[grain-exports@2020]] in 2020.[^exports]¶ Four years earlier they had been [[grain-exports@2016]], and [[grain-exports@2015]] the year before that.[^older]¶ Who sat on the Morvanian side, the article does not say.[?]",
                "## The agenda",
                "The bridge, closed since the flood, was to reopen for carts.[^bridge]¶ The announcement followed the [[2019-04-12-brask|talks in Brask]] and the [[bridge-opening]].[^talks]",
                "> The two articles count differently: one speaks of grain, the other of all exports.[^exports][^older]",
                "| report | speaks of\n| Harbour Post | [[grain-exports]]\n| Arven report | the bridge",
                "## What the sources leave open",
                "Whether the talks were held, neither article says.[?]",
                "``` fn main() { println!(\"<script>\"); }",
            ]),
        event("events", "bridge-opening", EventStatus::Unknown, "brask", &["morvania"])
            .titled("Opening of the Arven bridge", "")
            .dated("2019-04-28/2019-04-29")
            .citing("bridge", "arven-report", "the bridge, closed since the flood ... would reopen [for carts]", &["date", "place", "status", "participants"])
            .saying(&["The bridge was to reopen for carts.[^bridge]"]),
    ]
}

fn arven_rest() -> Vec<ParsedNote> {
    vec![
        note("", "index", BaseKind::Page, Details::Page)
            .titled("The Arven accord", "What was announced of the talks on the river, and on which words each statement rests.")
            .citing("talks", "harbour-post-2021", "will take place in Vell on 8 May", &[])
            .saying(&["The parties met in [[2019-04-12-brask|Brask]] and were to meet in [[2021-05-08-vell|Vell]].[^talks]¶ How it ended is not known here.[?]"]),
        actor("ada-lindqvist", ActorType::Person, "Harbour master of Vell")
            .titled("Ada Lindqvist", "Harbour master of Vell, and host of the second round.")
            .named(&["Lindqvist"])
            .citing("role", "harbour-post-2021", "the harbour master of Vell, Ada Lindqvist", &["role"])
            .saying(&["She is the harbour master of Vell.[^role]¶ She was to receive the delegation at the [[2021-05-08-vell]].[^role]"]),
        actor("morvania", ActorType::State, "State on the upper Arven").titled("Morvania", "").saying(&["A state.[?]"]),
        actor("brask", ActorType::Place, "Town").titled("Brask", ""),
        statistic(
            "grain-exports",
            "USD",
            vec![
                observation("2020", "973.6 million", Bound::Exact, Some("exports")),
                observation("2018", "950 million", Bound::About, Some("exports")),
                observation("2016", "1 billion", Bound::Above, Some("older")),
                observation("2015", "= @2016 / (1 - 0.063)", Bound::Exact, None),
            ],
        )
        .titled("Grain exports of Morvania", "The yearly value of grain that went down the river.")
        .citing("exports", "harbour-post-2021", "grain exports stood at $973.6 million in 2020", &["unit"])
        .citing("older", "arven-report", "a little more than one billion dollars", &[])
        .saying(&["Exports stood at [[grain-exports@2020]] in 2020.[^exports]"]),
        source("harbour-post-2019", "Harbour Post report of April 2019", Some("Harbour Post")).dated("2019-04-13"),
        source("harbour-post-2021", "Harbour Post report of May 2021", Some("Harbour Post")).dated("2021-05-06"),
        source("arven-report", "Report from the Arven", None)
            .dated("2019~")
            .inferring("date", "The text has no date; it mentions the flood of 2019.")
            .saying(&["The report names neither author nor date.[?]¶ It announces the [[bridge-opening]].[?]"]),
        note("about", "methodology", BaseKind::Page, Details::Page)
            .titled("Method", "How the dossier is checked.")
            .saying(&["Each quotation stands in its source."]),
    ]
}
