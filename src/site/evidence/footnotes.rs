//! The footnotes of one page: the passages that it rests on, how they are numbered, and the marks
//! that lead to each.
//!
//! Three passes make them: a page is laid out, which numbers sources and passages where they are
//! first used; the numbers are written into its marks (`1.1` and `1.2`, or `1` where a source has one
//! passage only); and each footnote links back to its marks.

use super::numbers::{Numbered, Numbers};
use super::voices::voice_of;
use crate::model::{Citation, CitationKey, NoteId, NoteQuotes, ParsedNote, Quote};
use crate::site::context::{PageContext, PassageAddresses};
use crate::site::format::{label, quote};
use crate::site::graph::passages::PassageKey;
use crate::site::graph::series::Observed;
use crate::site::urls::{numbered, push_digits};
use crate::site::view::{
    BackLink, MarkView, NotesView, OutcomeView, PassageNote, PassagePlace, RemarkView, SourceNotes, VoiceView,
};

/// The content of a lettered footnote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::site) enum Remark {
    /// An ordinary footnote, by its place among the note's.
    Text(usize),
    /// How an observation was computed.
    Computation(NoteId, usize),
    /// How a number in the text was computed: its statement, and which of its numbers.
    Computed(usize, usize),
}

#[derive(Debug)]
struct Passage<'s> {
    key: PassageKey<'s>,
    citation: &'s Citation,
    outcome: OutcomeView,
    /// By how many people the sentence that rests on it was read which the fewest have read.
    read: Option<usize>,
    voice: VoiceView,
    supports: Vec<String>,
    remarks: Vec<String>,
    /// The numbers of the marks that lead here.
    back: Vec<usize>,
}

#[derive(Debug)]
struct Source<'s> {
    id: NoteId,
    note: Option<&'s ParsedNote>,
    passages: Vec<Passage<'s>>,
}

/// The footnotes of a page that is being laid out.
#[derive(Debug)]
pub(in crate::site) struct Footnotes<'s> {
    context: PageContext<'s>,
    note: &'s ParsedNote,
    /// What became of the quotes of the note itself, of which nearly all citations are.
    own: Option<&'s NoteQuotes>,
    sources: Vec<Source<'s>>,
    remarks: Vec<(Remark, Vec<usize>)>,
    marks: usize,
}

impl<'s> Footnotes<'s> {
    /// Lays a page out and gives it back with its footnotes. A lettered one is written by
    /// `write_remark`, and may refer to others. The numbers are written last, when it is known which
    /// sources have one passage only; then the footnotes know all marks that lead to them.
    pub(in crate::site) fn laid_out<T: Numbered>(
        context: PageContext<'s>,
        note: &'s ParsedNote,
        layout: impl FnOnce(&mut Self) -> T,
        write_remark: impl Fn(&mut Self, &Remark) -> RemarkView,
    ) -> (T, NotesView) {
        let own = context.graph.quotes_of(&note.id);
        let mut footnotes = Self { context, note, own, sources: Vec::new(), remarks: Vec::new(), marks: 0 };
        let mut page = layout(&mut footnotes);
        let mut remarks = footnotes.remark_views(write_remark);
        let numbers = Numbers::new(footnotes.sources.iter().map(|source| source.passages.len()));
        page.write_numbers(&numbers);
        remarks.write_numbers(&numbers);
        let sources = footnotes.sources.iter().enumerate();
        let sources: Vec<SourceNotes> =
            sources.map(|(i, source)| footnotes.source_notes(i, source, &numbers)).collect();
        let outcomes = label::distinct(sources.iter().flat_map(|s| &s.passages).map(|p| &p.outcome));
        (page, NotesView { sources, remarks, outcomes })
    }

    /// A mark for a passage, without its number. `name` gives the name under which the citation was
    /// verified.
    pub(in crate::site) fn cite(
        &mut self,
        name: impl FnOnce() -> CitationKey,
        citation: &'s Citation,
    ) -> MarkView {
        let (id, mark) = self.next_mark();
        let place = self.place(name, citation);
        let entry = &mut self.sources[place.source].passages[place.passage];
        entry.back.push(mark);
        let outcome = entry.outcome.class;
        let (number, href) = (String::new(), anchor_of("#f-", place));
        MarkView { number, href, id, outcome, through: None, place: Some(place) }
    }

    /// Notes how many people have read a sentence that rests on a passage.
    pub(in crate::site) fn read_by(&mut self, place: PassagePlace, people: usize) {
        let passages = self.sources.get_mut(place.source).map(|source| &mut source.passages);
        if let Some(passage) = passages.and_then(|passages| passages.get_mut(place.passage)) {
            passage.read = Some(passage.read.map_or(people, |known| known.min(people)));
        }
    }

    /// The anchor of the next mark, and its number.
    fn next_mark(&mut self) -> (String, usize) {
        self.marks += 1;
        (numbered("r", self.marks), self.marks)
    }

    /// The places of a passage and its source, entered if they are new.
    fn place(&mut self, name: impl FnOnce() -> CitationKey, citation: &'s Citation) -> PassagePlace {
        if let Some(place) = self.known_place(citation) {
            return place;
        }
        let note = self.context.find(&citation.source.value);
        let key = PassageKey::of(citation, note.map(|n| &n.id));
        let source = self.sources.iter().position(|s| s.id == key.source).unwrap_or_else(|| {
            self.sources.push(Source { id: key.source.clone(), note, passages: Vec::new() });
            self.sources.len() - 1
        });
        let passages = &mut self.sources[source].passages;
        let passage = passages.iter().position(|p| p.key == key).unwrap_or_else(|| {
            let name = name();
            let found = match &self.own {
                Some(own) if name.note == self.note.id => own.outcomes.get(&name.place),
                _ => self.context.graph.quote(&name),
            };
            let outcome = label::outcome(found);
            let voice = note.map(|note| voice_of(self.context, note, citation, found)).unwrap_or_default();
            let (supports, remarks, back) = Default::default();
            passages.push(Passage { key, citation, outcome, read: None, voice, supports, remarks, back });
            passages.len() - 1
        });
        self.enrich(source, passage, citation);
        PassagePlace { source, passage }
    }

    /// The place of a passage that this very citation has brought up before.
    fn known_place(&self, citation: &Citation) -> Option<PassagePlace> {
        let places = self.sources.iter().enumerate().flat_map(|(source, entry)| {
            let passages = entry.passages.iter().enumerate();
            passages.map(move |(passage, entry)| (PassagePlace { source, passage }, entry.citation))
        });
        places.filter(|(_, known)| std::ptr::eq(*known, citation)).map(|(place, _)| place).next()
    }

    fn enrich(&mut self, source: usize, passage: usize, citation: &Citation) {
        let entry = &mut self.sources[source].passages[passage];
        for field in citation.supports.iter().map(|s| label::field(&s.value)) {
            if !entry.supports.contains(&field) {
                entry.supports.push(field);
            }
        }
        if let Some(remark) = citation.note.as_ref().filter(|r| !entry.remarks.contains(&r.value)) {
            entry.remarks.push(remark.value.clone());
        }
    }

    /// A mark for an ordinary footnote of the note, by its place among them.
    pub(in crate::site) fn remark(&mut self, footnote: usize) -> MarkView {
        self.lettered(Remark::Text(footnote))
    }

    /// A mark for how an observation was computed.
    pub(in crate::site) fn computation(&mut self, observed: Observed<'_>) -> MarkView {
        self.lettered(Remark::Computation(observed.note.id.clone(), observed.number))
    }

    /// A mark for how a number in the text was computed.
    pub(in crate::site) fn computed(&mut self, statement: usize, number: usize) -> MarkView {
        self.lettered(Remark::Computed(statement, number))
    }

    fn lettered(&mut self, remark: Remark) -> MarkView {
        let (id, mark) = self.next_mark();
        let place = self.remarks.iter().position(|(known, _)| *known == remark).unwrap_or_else(|| {
            self.remarks.push((remark, Vec::new()));
            self.remarks.len() - 1
        });
        self.remarks[place].1.push(mark);
        let number = letter(place);
        MarkView { href: format!("#f-{number}"), number, id, outcome: "remark", through: None, place: None }
    }

    /// The lettered footnotes. A remark may itself refer to others: they follow.
    fn remark_views(&mut self, write: impl Fn(&mut Self, &Remark) -> RemarkView) -> Vec<RemarkView> {
        let mut views = Vec::new();
        while let Some((remark, _)) = self.remarks.get(views.len()) {
            let mut view = write(self, &remark.clone());
            view.number = letter(views.len());
            view.id = format!("f-{}", view.number);
            views.push(view);
        }
        for (view, (_, back)) in views.iter_mut().zip(&self.remarks) {
            view.back = back_links(back);
        }
        views
    }

    fn source_notes(&self, place: usize, source: &Source<'_>, numbers: &Numbers) -> SourceNotes {
        let addresses = source.note.and_then(|note| self.context.passages_of(&note.id));
        let passages = source.passages.iter().enumerate();
        let passages = passages.map(|(passage, entry)| {
            let place = PassagePlace { source: place, passage };
            self.passage_note(place, source, entry, numbers, addresses.as_ref())
        });
        SourceNotes {
            number: place + 1,
            title: source.note.map_or(source.id.as_str(), |n| n.title()).to_owned(),
            language: self.other_language(source.note),
            href: addresses.as_ref().map(|addresses| self.context.href_of(addresses.source())),
            reference: self.context.graph.reference_of(&source.id),
            passages: passages.collect(),
        }
    }

    /// The language of a source, where it is not the page's.
    fn other_language(&self, source: Option<&ParsedNote>) -> String {
        let own =
            self.note.front.lang.as_ref().map_or(&self.context.graph.dossier.site.language, |l| &l.value);
        let stated = source.and_then(|n| n.source()).and_then(|s| s.language.as_ref());
        label::written(stated.filter(|language| language.value != *own))
    }

    fn passage_note(
        &self,
        place: PassagePlace,
        source: &Source<'_>,
        entry: &Passage<'_>,
        numbers: &Numbers,
        addresses: Option<&PassageAddresses<'_>>,
    ) -> PassageNote {
        PassageNote {
            number: numbers.of(place),
            id: anchor(place),
            quote: quote::parts(&entry.citation.quote),
            voice: entry.voice.clone(),
            outcome: entry.outcome.clone(),
            read: entry.read.filter(|_| matches!(entry.outcome.class, "exact" | "folded")).unwrap_or(0),
            supports: entry.supports.clone(),
            remarks: entry.remarks.clone(),
            href: addresses.and_then(|addresses| addresses.of_key(&entry.key)),
            original: source.note.and_then(|note| quote::original(note, entry.citation)),
            back: back_links(&entry.back),
        }
    }

    /// The evidence that stands beside a mark where there is room: the source's short name, the
    /// quote as written, and who says so.
    pub(in crate::site) fn beside(&self, place: PassagePlace) -> Option<(&'s str, &'s Quote, &VoiceView)> {
        let source = self.sources.get(place.source)?;
        let passage = source.passages.get(place.passage)?;
        let title = source.note.map_or(passage.citation.source.value.as_str(), |n| n.title());
        Some((title, &passage.citation.quote, &passage.voice))
    }
}

fn anchor(place: PassagePlace) -> String {
    anchor_of("f-", place)
}

fn anchor_of(beginning: &str, place: PassagePlace) -> String {
    let mut anchor = numbered(beginning, place.source + 1);
    anchor.push('-');
    push_digits(&mut anchor, place.passage + 1);
    anchor
}

fn back_links(marks: &[usize]) -> Vec<BackLink> {
    let link = |(i, mark): (usize, &usize)| BackLink { ordinal: i + 1, href: numbered("#r", *mark) };
    marks.iter().enumerate().map(link).collect()
}

/// `a` to `z`, `aa`, `ab` and so on.
fn letter(mut place: usize) -> String {
    let mut letters = Vec::new();
    loop {
        letters.push(b'a' + u8::try_from(place % 26).unwrap_or(0));
        if place < 26 {
            break;
        }
        place = place / 26 - 1;
    }
    letters.iter().rev().map(|b| char::from(*b)).collect()
}

#[cfg(test)]
mod tests {
    use super::letter;

    #[test]
    fn letters_go_on_after_z() {
        let letters: Vec<String> = [0, 25, 26, 27, 701, 702].map(letter).into();
        assert_eq!(letters, ["a", "z", "aa", "ab", "zz", "aaa"]);
    }
}
