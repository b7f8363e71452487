//! The sentences that a person can read beside their quotes: those about which a check asks something first.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use serde::Serialize;

use super::live::Workspace;
use crate::diagnostic::{Diagnostic, Level};
use crate::model::{
    Authorship, Borne, Compared, Discount, NoteId, ParsedNote, QuotedPassage, Readers, Required, Review,
    ReviewKey, same_person,
};

/// A sentence to be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ToRead {
    /// Its note.
    pub note: NoteId,
    /// Its number among the note's statements, from 0.
    pub number: usize,
    /// A digest of it with its quotes.
    pub key: ReviewKey,
    /// What checks ask about it: numbers of findings.
    pub questions: Vec<usize>,
}

/// How a sentence stands to those who have read it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum ReadState {
    /// Nobody whose word counts has read it.
    Unread,
    /// Somebody agrees, and nobody disagrees.
    Read,
    /// Somebody disagrees.
    Disputed,
}

impl ReadState {
    /// Of the readers of a sentence.
    #[must_use]
    pub const fn of(readers: &Readers<'_>) -> Self {
        match (readers.disagree.is_empty(), readers.agree.is_empty()) {
            (false, _) => Self::Disputed,
            (true, true) => Self::Unread,
            (true, false) => Self::Read,
        }
    }
}

/// A sentence with all that a reader is shown of it.
#[derive(Clone, Debug, Serialize)]
pub struct SentenceView {
    /// A digest of it with its quotes.
    pub key: String,
    /// The note's title, and its file from the dossier's folder.
    pub title: String,
    /// The file.
    pub path: String,
    /// Where it begins, from 1.
    pub line: u32,
    /// The column, from 1.
    pub column: u32,
    /// Who has read it.
    pub state: ReadState,
    /// Whether somebody must have read it.
    pub required: bool,
    /// Its words.
    pub words: Vec<RunView>,
    /// What checks ask about it.
    pub questions: Vec<QuestionView>,
    /// Whether its quotes are cited where it stands; else they are all that its note has.
    pub cited: bool,
    /// The quotes.
    pub quotes: Vec<QuoteView>,
    /// What those say who have read it.
    pub readers: Vec<ReaderView>,
}

/// Words, with what in them was compared and agrees.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RunView {
    /// The words.
    pub text: String,
    /// `number`, `date` or `name`; none where nothing was compared.
    pub borne: Option<&'static str>,
    /// Of a passage, whether they are quoted.
    pub quoted: bool,
}

/// What a check asks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct QuestionView {
    /// The rule's code.
    pub code: &'static str,
    /// The rule's name.
    pub name: &'static str,
    /// The question.
    pub message: String,
    /// What it is about.
    pub label: String,
}

/// A quote in its passage.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct QuoteView {
    /// The source's id.
    pub source: String,
    /// What the dossier calls the source.
    pub title: String,
    /// Whether the quote was found in it.
    pub found: bool,
    /// The passage.
    pub words: Vec<RunView>,
}

/// What a reader says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ReaderView {
    /// Who.
    pub reader: String,
    /// When.
    pub day: String,
    /// `agree` or `disagree`.
    pub verdict: &'static str,
    /// Why.
    pub remark: String,
    /// Why it does not count: `no-reviewer` or `author`.
    pub discount: Option<&'static str>,
}

/// How many sentences there are to be read, and how many of them have been.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct ReadCounts {
    /// Those that can be read.
    pub total: usize,
    /// Somebody agrees, and nobody disagrees.
    pub read: usize,
    /// Somebody disagrees.
    pub disputed: usize,
    /// Neither.
    pub unread: usize,
    /// Those that must be read, and are not.
    pub missing: usize,
}

impl Workspace {
    /// All sentences that can be read, those first about which something is asked, else by file and place.
    #[must_use]
    pub fn to_read(&self, findings: &[Diagnostic]) -> Vec<ToRead> {
        let mut questions = self.questions(findings);
        let mut all = Vec::new();
        for (id, found) in &self.verification().notes {
            for (number, key) in &found.reviewable {
                let questions = questions.remove(&(id.clone(), *number)).unwrap_or_default();
                all.push(ToRead { note: id.clone(), number: *number, key: *key, questions });
            }
        }
        let path = |one: &ToRead| self.material.dossier.note(&one.note).map(|note| note.path.clone());
        all.sort_by_cached_key(|one| (one.questions.is_empty(), path(one), one.number));
        all
    }

    /// The suspicions, by the sentences that they are about.
    fn questions(&self, findings: &[Diagnostic]) -> BTreeMap<(NoteId, usize), Vec<usize>> {
        let notes = self.material.dossier.notes.values();
        let by_file: BTreeMap<_, &ParsedNote> = notes.map(|note| (note.file, note.as_ref())).collect();
        let mut questions: BTreeMap<(NoteId, usize), Vec<usize>> = BTreeMap::new();
        for (at, finding) in findings.iter().enumerate().filter(|(_, f)| f.level == Level::Suspicion) {
            let place = finding.finding.primary.span;
            let Some(note) = by_file.get(&place.file) else { continue };
            for number in note.statements_about(place) {
                questions.entry((note.id.clone(), number)).or_default().push(at);
            }
        }
        questions
    }

    /// Who has read a sentence.
    #[must_use]
    pub fn readers(&self, one: &ToRead) -> Readers<'_> {
        self.material.dossier.readers(&one.note, one.number, &one.key)
    }

    /// Whether somebody must have read a sentence.
    #[must_use]
    pub fn must_be_read(&self, one: &ToRead) -> bool {
        match self.material.config.policy.review.required {
            Required::None => false,
            Required::Suspected => !one.questions.is_empty(),
            Required::All => true,
        }
    }

    /// How many of some sentences have been read.
    #[must_use]
    pub fn read_counts<'t>(&self, sentences: impl IntoIterator<Item = &'t ToRead>) -> ReadCounts {
        let mut counts = ReadCounts::default();
        for one in sentences {
            let state = ReadState::of(&self.readers(one));
            counts.total += 1;
            counts.read += usize::from(state == ReadState::Read);
            counts.disputed += usize::from(state == ReadState::Disputed);
            counts.unread += usize::from(state == ReadState::Unread);
            counts.missing += usize::from(state != ReadState::Read && self.must_be_read(one));
        }
        counts
    }

    /// How many sign-offs are of sentences that are not there any more, as they were.
    #[must_use]
    pub fn lapsed(&self) -> usize {
        let known = self.reviewable_keys();
        self.material.dossier.reviews.all().filter(|review| !known.contains(&review.key)).count()
    }

    /// The digests of all sentences that can be read.
    #[must_use]
    pub fn reviewable_keys(&self) -> BTreeSet<ReviewKey> {
        self.verification().notes.values().flat_map(|found| found.reviewable.values().copied()).collect()
    }

    /// Whether a sentence waits to be read: nobody has, or somebody disagrees.
    #[must_use]
    pub fn waits(&self, one: &ToRead) -> bool {
        ReadState::of(&self.readers(one)) != ReadState::Read
    }

    /// Whether a sentence waits for this reader, who neither has signed it nor wrote it where that must be another.
    /// One that others have read waits for a `second` reader.
    #[must_use]
    pub fn waits_for(&self, one: &ToRead, reader: &str, second: bool) -> bool {
        let mut reviews = self.material.dossier.reviews.of(&one.key);
        let has_signed = reviews.any(|review| same_person(&review.reader) == same_person(reader));
        !has_signed && !self.is_own(one, reader) && (second || self.waits(one))
    }

    /// Whether a reader may not sign a sentence because they wrote it, and another must.
    fn is_own(&self, one: &ToRead, reader: &str) -> bool {
        let (dossier, reader) = (&self.material.dossier, same_person(reader));
        dossier.policy.review.by_another.is_some()
            && matches!(&dossier.authorship, Authorship::Known(known) if known
                .get(&one.note)
                .and_then(|statements| statements.get(one.number))
                .is_some_and(|who| who.contains(&reader)))
    }

    /// How many of some sentences wait for others alone, since this reader wrote them.
    #[must_use]
    pub fn waits_for_others<'t>(
        &self,
        sentences: impl IntoIterator<Item = &'t ToRead>,
        reader: &str,
    ) -> usize {
        sentences.into_iter().filter(|one| self.waits(one) && self.is_own(one, reader)).count()
    }

    /// Those of the `reviewers` who are not this reader.
    #[must_use]
    pub fn other_reviewers(&self, reader: &str) -> Vec<&str> {
        let reviewers = self.material.config.policy.review.reviewers.iter();
        reviewers.map(String::as_str).filter(|name| same_person(name) != same_person(reader)).collect()
    }

    /// Whether an agreement of this reader can count.
    #[must_use]
    pub fn may_sign(&self, reader: &str) -> bool {
        let reviewers = &self.material.config.policy.review.reviewers;
        let reader = same_person(reader);
        reviewers.is_empty() || reviewers.iter().any(|name| same_person(name) == reader)
    }

    /// Sentences with all that a reader is shown, in their order.
    #[must_use]
    pub fn sentence_views<'t>(&self, sentences: &'t [ToRead], findings: &[Diagnostic]) -> Vec<SentenceView> {
        let mut known: BTreeMap<&NoteId, Vec<Compared>> = BTreeMap::new();
        let view = |one: &'t ToRead| {
            let ToRead { note, number, .. } = one;
            let compared = known.entry(note).or_insert_with(|| self.compared(note));
            let compared = compared.iter().find(|compared| compared.statement == *number)?;
            self.sentence_view(one, compared, findings)
        };
        sentences.iter().filter_map(view).collect()
    }

    fn sentence_view(
        &self,
        one: &ToRead,
        compared: &Compared,
        findings: &[Diagnostic],
    ) -> Option<SentenceView> {
        let note = self.material.dossier.note(&one.note)?;
        let (path, at) = self.material.sources.locate(note.statements.get(one.number)?.span);
        let readers = self.readers(one);
        let question = |number: &usize| {
            let Diagnostic { code, name, finding, .. } = findings.get(*number)?;
            let (message, label) = (finding.message.clone(), finding.primary.text.clone());
            Some(QuestionView { code, name, message, label })
        };
        Some(SentenceView {
            key: one.key.to_string(),
            title: note.title().to_owned(),
            path: path.to_owned(),
            line: at.line,
            column: at.column,
            state: ReadState::of(&readers),
            required: self.must_be_read(one),
            words: runs(&compared.text, &compared.borne, false),
            questions: one.questions.iter().filter_map(question).collect(),
            cited: compared.is_cited,
            quotes: compared.quotes.iter().map(quote_view).collect(),
            readers: reader_views(&readers),
        })
    }
}

fn quote_view(quote: &QuotedPassage) -> QuoteView {
    let words = quote.parts.iter().flat_map(|part| runs(&part.text, &part.borne, part.is_quoted));
    QuoteView {
        source: quote.source.to_string(),
        title: quote.title.clone(),
        found: quote.is_found,
        words: words.collect(),
    }
}

fn reader_views(readers: &Readers<'_>) -> Vec<ReaderView> {
    let counted = readers.disagree.iter().chain(&readers.agree).map(|review| (*review, None));
    let all = counted.chain(readers.discounted.iter().map(|(review, why)| (*review, Some(*why))));
    let view = |(review, discount): (&Review, Option<Discount>)| ReaderView {
        reader: review.reader.clone(),
        day: review.day.clone(),
        verdict: review.verdict.name(),
        remark: review.remark.clone(),
        discount: discount.map(|why| match why {
            Discount::NoReviewer => "no-reviewer",
            Discount::Author => "author",
        }),
    };
    all.map(view).collect()
}

/// A text in runs, of which some were compared and agree.
fn runs(text: &str, borne: &[(Range<usize>, Borne)], quoted: bool) -> Vec<RunView> {
    let (mut runs, mut at) = (Vec::new(), 0);
    let mut push = |range: Range<usize>, borne: Option<&'static str>| {
        let text = text.get(range).unwrap_or("");
        if !text.is_empty() {
            runs.push(RunView { text: text.to_owned(), borne, quoted });
        }
    };
    for (range, what) in borne {
        push(at..range.start, None);
        push(range.clone(), Some(what.name()));
        at = range.end;
    }
    push(at..text.len(), None);
    runs
}
