//! The footnotes of one page: which passages it rests on, how they are numbered, and which marks
//! lead to each.
//!
//! A source gets its number where it is first used. Whether its passages are numbered `1.1`, `1.2`
//! or the only one just `1` is known at the end alone, so a page is laid out twice with one set of
//! footnotes.

use crate::model::{Citation, CitationKey, NoteId, ParsedNote};
use crate::site::context::PageContext;
use crate::site::format::{label, quote};
use crate::site::graph::passages::PassageKey;
use crate::site::graph::series::Observed;
use crate::site::view::{BackLink, MarkView, NotesView, PassageNote, RemarkView, SourceNotes};

/// The content of a lettered footnote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::site) enum Remark {
    /// An ordinary footnote, by its place among the note's.
    Text(usize),
    /// How an observation was computed.
    Computation(NoteId, usize),
}

#[derive(Debug)]
struct Passage<'s> {
    key: PassageKey,
    name: CitationKey,
    citation: &'s Citation,
    supports: Vec<String>,
    remarks: Vec<String>,
    back: Vec<String>,
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
    sources: Vec<Source<'s>>,
    remarks: Vec<(Remark, Vec<String>)>,
    marks: usize,
}

impl<'s> Footnotes<'s> {
    /// Lays a page out twice and gives back what the second time made, with the footnotes. What a
    /// lettered one says is written by `write_remark`, and may refer to others.
    pub(in crate::site) fn laid_out<T>(
        context: PageContext<'s>,
        note: &'s ParsedNote,
        layout: impl Fn(&mut Self) -> T,
        write_remark: impl Fn(&mut Self, &Remark) -> RemarkView,
    ) -> (T, NotesView) {
        let mut footnotes = Self { context, note, sources: Vec::new(), remarks: Vec::new(), marks: 0 };
        layout(&mut footnotes);
        footnotes.remark_views(&write_remark);
        footnotes.begin_again();
        let page = layout(&mut footnotes);
        let remarks = footnotes.remark_views(&write_remark);
        let sources: Vec<SourceNotes> =
            (0..footnotes.sources.len()).map(|i| footnotes.source_notes(i)).collect();
        let outcomes = label::distinct(sources.iter().flat_map(|s| &s.passages).map(|p| &p.outcome));
        (page, NotesView { sources, remarks, outcomes })
    }

    fn begin_again(&mut self) {
        self.marks = 0;
        self.remarks.iter_mut().for_each(|(_, back)| back.clear());
        self.sources.iter_mut().flat_map(|s| &mut s.passages).for_each(|p| p.back.clear());
    }

    /// A mark for a passage. `name` is the name under which the citation was verified.
    pub(in crate::site) fn cite(&mut self, name: &CitationKey, citation: &'s Citation) -> MarkView {
        let id = self.next_mark();
        let (source, passage) = self.place(name, citation);
        let number = self.number(source, passage);
        let entry = &mut self.sources[source].passages[passage];
        entry.back.push(id.clone());
        let outcome = label::outcome(self.context.graph.verification.quotes.get(&entry.name)).class;
        MarkView { number, href: format!("#{}", anchor(source, passage)), id, outcome, through: None }
    }

    fn next_mark(&mut self) -> String {
        self.marks += 1;
        format!("r{}", self.marks)
    }

    /// The places of a passage and its source, entered if they are new.
    fn place(&mut self, name: &CitationKey, citation: &'s Citation) -> (usize, usize) {
        let note = self.context.find(&citation.source.value);
        let key = PassageKey::of(citation, note.map(|n| &n.id));
        let source = self.sources.iter().position(|s| s.id == key.source).unwrap_or_else(|| {
            self.sources.push(Source { id: key.source.clone(), note, passages: Vec::new() });
            self.sources.len() - 1
        });
        let passages = &mut self.sources[source].passages;
        let passage = passages.iter().position(|p| p.key == key).unwrap_or_else(|| {
            let (supports, remarks, back) = Default::default();
            passages.push(Passage { key, name: name.clone(), citation, supports, remarks, back });
            passages.len() - 1
        });
        self.enrich(source, passage, citation);
        (source, passage)
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

    fn number(&self, source: usize, passage: usize) -> String {
        if self.sources[source].passages.len() > 1 {
            format!("{}.{}", source + 1, passage + 1)
        } else {
            (source + 1).to_string()
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

    fn lettered(&mut self, remark: Remark) -> MarkView {
        let id = self.next_mark();
        let place = self.remarks.iter().position(|(known, _)| *known == remark).unwrap_or_else(|| {
            self.remarks.push((remark, Vec::new()));
            self.remarks.len() - 1
        });
        self.remarks[place].1.push(id.clone());
        let number = letter(place);
        MarkView { href: format!("#f-{number}"), number, id, outcome: "remark", through: None }
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

    fn source_notes(&self, number: usize) -> SourceNotes {
        let source = &self.sources[number];
        SourceNotes {
            number: number + 1,
            title: source.note.map_or(source.id.as_str(), |n| n.title()).to_owned(),
            language: self.other_language(source.note),
            href: source.note.and_then(|n| self.context.note_href(&n.id)),
            reference: self.context.graph.references.of_source(&source.id).to_vec(),
            passages: (0..source.passages.len()).map(|i| self.passage_note(number, i)).collect(),
        }
    }

    /// The language of a source, where it is not the page's.
    fn other_language(&self, source: Option<&ParsedNote>) -> String {
        let own =
            self.note.front.lang.as_ref().map_or(&self.context.graph.dossier.site.language, |l| &l.value);
        let stated = source.and_then(|n| n.source()).and_then(|s| s.language.as_ref());
        label::written(stated.filter(|language| language.value != *own))
    }

    fn passage_note(&self, source: usize, passage: usize) -> PassageNote {
        let entry = &self.sources[source].passages[passage];
        let place = self.context.graph.passages.place_of(&entry.key);
        PassageNote {
            number: self.number(source, passage),
            id: anchor(source, passage),
            quote: quote::parts(&entry.citation.quote.value),
            outcome: label::outcome(self.context.graph.verification.quotes.get(&entry.name)),
            supports: entry.supports.clone(),
            remarks: entry.remarks.clone(),
            href: place.and_then(|place| self.context.passage_href(&entry.key.source, place)),
            original: self.sources[source].note.and_then(|note| quote::original(note, entry.citation)),
            back: back_links(&entry.back),
        }
    }

    /// What stands beside a mark where there is room: the source's short name, and the quote as
    /// written.
    pub(in crate::site) fn beside(&self, mark: &MarkView) -> Option<(String, &'s str)> {
        let mut numbers = mark.href.strip_prefix("#f-")?.split('-').map(|n| n.parse::<usize>().ok());
        let source = self.sources.get(numbers.next()??.checked_sub(1)?)?;
        let passage = source.passages.get(numbers.next()??.checked_sub(1)?)?;
        let title = source.note.map_or(source.id.as_str(), |n| n.title()).to_owned();
        Some((title, passage.citation.quote.value.as_str()))
    }
}

fn anchor(source: usize, passage: usize) -> String {
    format!("f-{}-{}", source + 1, passage + 1)
}

fn back_links(marks: &[String]) -> Vec<BackLink> {
    marks.iter().enumerate().map(|(i, id)| BackLink { ordinal: i + 1, href: format!("#{id}") }).collect()
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
