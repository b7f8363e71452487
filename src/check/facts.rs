//! The facts that rules are shown, and the walks over them that many rules take.

use std::collections::{BTreeMap, BTreeSet};

use litemap::LiteMap;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;
use unicode_security::MixedScript;

use super::wording::code;
use crate::diagnostic::{Finding, Level};
use crate::index::{Index, Key, ReadLog, Reads, Stub};
use crate::model::{
    Citation, Date, Details, Dossier, Fault, NoteId, NoteVerification, Observation, ObservationCite,
    ObservationOutcome, ParsedNote, QuoteOutcome, Readers, ReviewKey, SourceEvidence, StatisticFields,
    ValueFault, ValueSource, Verification,
};
use crate::text::{FileId, SourceMap, Span, Spanned};

/// One line of the levels in `factum.yaml`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LevelSetting {
    /// A rule's code or name as written.
    pub rule: Spanned<String>,
    /// The level it is given.
    pub level: Level,
}

/// Everything that a rule is shown.
///
/// A rule that looks at one note, source or name asks `notes` and the functions below, each of which logs what
/// was asked; only a rule about the dossier as a whole may look at `whole`.
#[derive(Clone, Copy, Debug)]
pub struct Facts<'a> {
    /// The door to the notes.
    pub notes: Reads<'a>,
    /// The texts, to see how a value was written.
    pub sources: &'a SourceMap,
    /// The levels that `factum.yaml` sets.
    pub levels: &'a [LevelSetting],
    /// The day on which it is checked; none where nothing is to depend on it.
    pub today: Option<&'a Date>,
    /// Everything at once.
    pub whole: Whole<'a>,
}

/// A dossier as a whole.
#[derive(Clone, Copy, Debug)]
pub struct Whole<'a> {
    /// The notes, captures and seals that were read.
    pub dossier: &'a Dossier,
    /// The names of the notes, and who mentions whom.
    pub index: &'a Index,
    /// The outcomes of verifying quotes and values.
    pub verification: &'a Verification,
    /// The faults of files that are no notes: the configuration, the theme, files that could not become notes, and
    /// captures.
    pub other_faults: &'a [Fault],
    /// The files of `content/` that are published as they are: the path below `content/`, and a number
    /// in `sources`, where an empty text stands for bytes that are no text.
    pub assets: &'a BTreeMap<String, FileId>,
}

impl<'a> Whole<'a> {
    /// The notes in the order of their ids.
    pub fn notes(&self) -> impl Iterator<Item = &'a ParsedNote> + use<'a> {
        self.dossier.notes.values().map(AsRef::as_ref)
    }
}

/// A citation with what became of its quote.
#[derive(Clone, Debug)]
pub struct Cited<'a> {
    /// The citation.
    pub citation: &'a Citation,
    /// The outcome of looking for its quote.
    pub outcome: Option<&'a QuoteOutcome>,
}

/// An observation with what became of it.
#[derive(Clone, Copy, Debug)]
pub struct Observed<'a> {
    /// The statistic.
    pub note: &'a ParsedNote,
    /// The observation.
    pub observation: &'a Observation,
    /// The outcome of verifying it.
    pub outcome: Option<&'a ObservationOutcome>,
}

impl<'a> Facts<'a> {
    /// The facts with a log of what is asked.
    #[must_use]
    pub const fn logged(self, log: &'a ReadLog) -> Self {
        Self { notes: self.notes.logged(log), ..self }
    }

    /// What others need to know of the one note that a written name stands for.
    #[must_use]
    pub fn stub(&self, name: &str) -> Option<&'a Stub> {
        self.notes.stub(&self.notes.find(name)?)
    }

    /// Everything that was found out about a note.
    #[must_use]
    pub fn found(&self, note: &ParsedNote) -> Option<&'a NoteVerification> {
        self.notes.read(|| Key::Verified(note.id.clone()));
        self.whole.verification.note(&note.id)
    }

    /// The sentences of a note that a person can read, by number, each with its digest.
    #[must_use]
    pub fn reviewable(&self, note: &ParsedNote) -> Option<&'a LiteMap<usize, ReviewKey>> {
        self.notes.read(|| Key::Readers(note.id.clone()));
        self.whole.verification.note(&note.id).map(|found| &found.reviewable)
    }

    /// Who has read the sentence of a note with this number and digest.
    #[must_use]
    pub fn readers(&self, note: &ParsedNote, number: usize, key: &ReviewKey) -> Readers<'a> {
        self.notes.read(|| Key::Readers(note.id.clone()));
        self.whole.dossier.readers(&note.id, number, key)
    }

    /// What is known of a source's text.
    #[must_use]
    pub fn source(&self, id: &NoteId) -> Option<&'a SourceEvidence> {
        self.notes.read(|| Key::Source(id.clone()));
        self.whole.verification.sources.get(id)
    }

    /// Whether two sources bear something out independently of each other.
    #[must_use]
    pub fn are_independent(&self, one: &NoteId, other: &NoteId) -> bool {
        self.notes.read(|| Key::Independence);
        self.whole.verification.are_independent(one, other)
    }

    /// The faults of files that are no notes, and of captures.
    #[must_use]
    pub fn other_faults(&self) -> &'a [Fault] {
        self.notes.read(|| Key::Faults);
        self.whole.other_faults
    }

    /// Whether any capture is here.
    #[must_use]
    pub fn has_captures(&self) -> bool {
        self.notes.read(|| Key::Archives);
        !self.whole.dossier.captures.is_empty()
    }

    /// The files of `content/` that are published as they are.
    #[must_use]
    pub fn assets(&self) -> &'a BTreeMap<String, FileId> {
        self.notes.read(|| Key::Assets);
        self.whole.assets
    }

    /// The citations of a note.
    pub fn citations_of<'n>(&'n self, note: &'n ParsedNote) -> impl Iterator<Item = Cited<'n>> {
        self.notes.read(|| Key::Quotes(note.id.clone()));
        let found = self.whole.verification.note(&note.id);
        note.citations().map(move |citation| {
            let outcome = found.and_then(|found| found.quotes.outcomes.get(&citation.place));
            Cited { citation, outcome }
        })
    }

    /// The citations of a source in any note, in the order of the notes.
    pub fn citations_from<'n>(&'n self, source: &'n NoteId) -> impl Iterator<Item = Cited<'n>> {
        self.citations_in(source, |_| true)
    }

    /// The same of the notes that give any citation an address, as few do: no text of others is looked at.
    pub fn citations_by_address<'n>(&'n self, source: &'n NoteId) -> impl Iterator<Item = Cited<'n>> {
        self.citations_in(source, |id| self.notes.stub(id).is_some_and(|stub| stub.addresses_citations))
    }

    /// The citations of a source in some notes.
    fn citations_in<'n>(
        &'n self,
        source: &'n NoteId,
        is_meant: impl Fn(&NoteId) -> bool + 'n,
    ) -> impl Iterator<Item = Cited<'n>> {
        // A note that cites a source mentions it; only a source that cites itself is not listed there.
        let citing: BTreeSet<&NoteId> = self.notes.mentioned_by(source).chain([source]).collect();
        let notes = citing.into_iter().filter(move |id| is_meant(id)).filter_map(|id| self.notes.text(id));
        notes.flat_map(|note| self.citations_of(note)).filter(move |cited| {
            let name = cited.citation.source.value.as_str();
            name == source.as_str() || self.notes.find(name).as_ref() == Some(source)
        })
    }

    /// The observations of a statistic; none for another note.
    pub fn observations_of<'n>(&'n self, note: &'n ParsedNote) -> impl Iterator<Item = Observed<'n>> {
        let found = self.found(note);
        note.observations().iter().enumerate().map(move |(i, observation)| {
            let outcome = found.and_then(|found| found.observations.get(i));
            Observed { note, observation, outcome }
        })
    }
}

/// Whether an id holds only what every file system and every address takes, and what reads as it is: small letters of
/// one script, so that none stands for another's, digits and hyphens.
pub(super) fn is_plain(id: &NoteId) -> bool {
    let id = id.as_str();
    if id.is_ascii() {
        let is_plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        return !id.is_empty() && id.chars().all(is_plain);
    }
    let is_small = |c: char| c.is_alphabetic() && c.to_lowercase().eq([c]);
    let is_plain = |c: char| is_small(c) || is_combining_mark(c) || c.is_ascii_digit() || c == '-';
    let is_composed = id.nfkc().eq(id.chars());
    is_composed && id.is_single_script() && id.chars().all(is_plain) && !id.starts_with(is_combining_mark)
}

/// The place of a finding about a note as a whole: its title, a source's label, or the file's start.
pub(super) fn heading_span(note: &ParsedNote) -> Span {
    let label = note.source().and_then(|s| s.label.as_ref());
    let named = note.front.title.as_ref().or(label);
    named.map_or(Span { file: note.file, start: 0, end: 0 }, |title| title.span)
}

/// The place of a finding about a source's capture: its name, or the note's heading where it has none.
pub(super) fn capture_span(source: &ParsedNote) -> Span {
    let capture = source.source().and_then(|fields| fields.capture.as_ref());
    capture.map_or(heading_span(source), |capture| capture.span)
}

/// The labels of `cites` that a note rests on: marked in its body, named by an observation or by a
/// resolution, or evidence for a field.
pub(super) fn used_labels(note: &ParsedNote) -> BTreeSet<&str> {
    let marks = note.statements.iter().flat_map(|s| &s.marks).map(|mark| mark.value.as_str());
    let observed = note.observations().iter().filter_map(|o| match &o.cite {
        Some(ObservationCite::Label(label)) => Some(label.value.as_str()),
        _ => None,
    });
    let preferred = note.front.resolution.iter().map(|r| r.preferred.value.as_str());
    let supporting = note.front.cites.iter().filter(|(_, citation)| !citation.supports.is_empty());
    let supporting = supporting.map(|(label, _)| label.value.as_str());
    marks.chain(observed).chain(preferred).chain(supporting).collect()
}

/// The names of notes that a note links to or lists, apart from the sources that it cites. A place may be
/// plain text and is not among them.
pub(super) fn references(note: &ParsedNote) -> Vec<&Spanned<String>> {
    let linked = note.statements.iter().flat_map(|s| s.links()).map(|link| &link.target);
    let figures = note.statements.iter().flat_map(|s| s.figures()).map(|figure| &figure.statistic);
    let listed = match &note.front.details {
        Details::Event(event) => event.participants.iter().chain(event.ordered()).collect(),
        Details::Actor(actor) => actor.affiliation.iter().collect(),
        Details::Statistic(statistic) => statistic.about.iter().chain(counted(statistic)).collect(),
        Details::Source(source) => source.syndicated_from.iter().collect(),
        Details::Page => Vec::new(),
    };
    // `[[#heading]]` names no note: it stays within its own.
    linked.chain(figures).chain(listed).filter(|name| !name.trim().is_empty()).collect()
}

fn counted(statistic: &StatisticFields) -> impl Iterator<Item = &Spanned<String>> {
    statistic.observations.iter().flat_map(|o| match &o.value {
        ValueSource::Counted(notes) => notes.as_slice(),
        _ => &[],
    })
}

/// Whether the front matter could be read at all. Where it could not, that is said by other rules.
pub(super) fn is_read(note: &ParsedNote) -> bool {
    note.unread.is_none()
}

/// The finding that a name stands for a draft, which is not published.
pub(super) fn leads_to_draft(span: Span, draft: &NoteId) -> Finding {
    let id = code(draft.as_str());
    Finding::at(span, format!("{id} is a draft, and drafts are left out"))
        .label("not published")
        .note("the link would lead nowhere until the draft is published")
        .help(format!("publish {id} by taking `draft: true` out of it, or leave the link out; `--drafts` takes drafts in"))
}

/// Whether another note's front matter could not be read, so that little is known of it.
pub(super) fn is_unread(facts: &Facts<'_>, id: &NoteId) -> bool {
    facts.notes.stub(id).is_some_and(|stub| stub.unread.is_some())
}

/// Whether front matter that could not be read may mention a note.
pub(super) fn may_be_named_unread(facts: &Facts<'_>, note: &ParsedNote) -> bool {
    let aliases = note.front.aliases.iter().map(|alias| alias.value.as_str());
    let mut names = aliases.chain([note.id.as_str(), note.title()]);
    names.any(|name| facts.notes.may_be_unread(name))
}

/// Whether a key has a value, though one that was not understood: that, too, is said by other rules.
pub(super) fn is_given(front: &str, key: &str) -> bool {
    let mut lines = front.lines();
    let value = lines.find_map(|line| line.strip_prefix(key)?.strip_prefix(':'));
    let is_empty = |value: &str| value.trim().is_empty() || value.trim_start().starts_with('#');
    let goes_on = |line: Option<&str>| line.is_some_and(|line| line.starts_with([' ', '-']));
    value.is_some_and(|value| !is_empty(value) || goes_on(lines.next()))
}

impl<'a> Observed<'a> {
    /// The points in which it does not agree with its evidence.
    pub(super) fn faults(&self) -> &'a [ValueFault] {
        self.outcome.map_or(&[], |outcome| outcome.faults.as_slice())
    }

    /// The place at which its value is written.
    pub(super) fn value_span(&self) -> Span {
        let listed = |notes: &[Spanned<String>]| notes.iter().map(|note| note.span).reduce(Span::to);
        match &self.observation.value {
            ValueSource::Stated(text) => text.span,
            ValueSource::Derived(formula) => formula.span,
            ValueSource::Counted(notes) => listed(notes).unwrap_or(self.observation.period.span),
        }
    }

    /// The finding with words under the quote that is the observation's evidence.
    pub(super) fn quoted(&self, finding: Finding, text: &str) -> Finding {
        match self.note.evidence_of(self.observation) {
            Some(citation) => finding.also(citation.quote.span, text),
            None => finding,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{is_given, is_plain};
    use crate::model::NoteId;

    #[test]
    fn an_id_has_small_letters_of_one_script() {
        for id in ["quay-2", "план", "план-2", "café", "σχέδιο", "計画", "プラン案", "계획", "แผนที่", "योजना"]
        {
            assert!(is_plain(&NoteId::new(id)), "{id}");
        }
        for id in [
            "",
            "Quay",
            "План",
            "plаn",
            "a b",
            "a.b",
            "план!",
            "cafe\u{301}",
            "ａｂ",
            "a\u{200d}b",
            "x²",
            "\u{301}a",
        ] {
            assert!(!is_plain(&NoteId::new(id)), "{id}");
        }
    }

    #[test]
    fn a_key_without_a_value_is_not_given() {
        assert!(is_given("title: x\ndate: 5.5.\n", "date"));
        assert!(is_given("observations:\n  - period: x\n", "observations"));
        assert!(is_given("observations:\n- period: x\n", "observations"));
        for front in ["", "date:\n", "date: # to come\ntitle: x\n", "  date: x\n", "update: x\n"] {
            assert!(!is_given(front, "date"), "{front:?}");
        }
    }
}
