//! Names that no note has: whether a capitalised name in a sentence stands in the quotes that it cites.
//!
//! A word of such a name is borne out by the words of the quotes, in any form, and by the names of the sentences
//! that they are taken from; by who published or wrote the source, and its title; by the names of the notes to
//! which the sentence links; and by the name of the page. Names with a note are judged in `names.rs`.

use std::collections::BTreeSet;
use std::ops::Range;

use super::claim::Found;
use super::name_forms::{
    NameWord, capital_initials, has_acronym, is_borne_out, is_called_otherwise, is_given_name, name_words,
};
use super::names::{beside, sentences};
use super::note_evidence::{CitedQuote, NoteEvidence, Scope};
use super::prose::Prose;
use super::speech::{is_title, speeches};
use super::subjects::{called, is_name};
use crate::model::{ClaimKind, NoteId, Place, Statement};
use crate::read::allusion::Allusion;
use crate::read::cues::Cues;
use crate::read::name_words::{is_generic, is_nation, name_word, names_nobody};
use crate::read::proper::{Capitals, opening_name, opens_with_nation};
use crate::read::reading::{Reading, lies_within};
use crate::text::words::words;
use crate::verify::sources::{has_name_around_quotes, has_surname_around_quotes};

/// How many names a finding repeats.
const MOST_NAMED: usize = 8;

/// Offices that are told by what they are of.
const OFFICES: [&str; 2] = ["Minister", "Secretary"];

/// How the words begin by which such an office is told, in whatever words: its holder, or the body.
const OFFICE_STEMS: [&str; 9] =
    ["minist", "secretar", "depart", "premier", "pm", "cabinet", "govern", "chancellor", "treasur"];

/// The names of a sentence that its quotes do not bear out.
pub(super) fn new_name_faults(
    evidence: &NoteEvidence<'_, '_>,
    scope: &Scope,
    statement: &Statement,
    reading: &Reading,
    prose: &Prose,
) -> Vec<Found> {
    let is_judged = scope.is_cited && statement.place == Place::Sentence && !statement.is_remark();
    if !is_judged || !evidence.tells_names_by_capitals() {
        return Vec::new();
    }
    let is_english = |quote: &CitedQuote| evidence.base.is_english(quote.source.as_ref());
    let opener = opening_name(&prose.text)
        .filter(|word| prose.is_own(word) && !prose.names.iter().any(|name| name.span.start < word.end));
    let opener = opener.and_then(|word| {
        let mut borne_out = BorneOut { evidence, scope, statement, words: None };
        borne_out.surname(&prose.text, word).filter(|_| evidence.quotes(scope).all(is_english))
    });
    let figures = reading.numbers.iter().map(|number| &number.span);
    let figures = figures.chain(reading.dates.iter().map(|date| &date.span));
    let figures = figures.chain(reading.clocks.iter().map(|clock| &clock.span));
    let mut known: Vec<Range<usize>> =
        prose.names.iter().map(|name| &name.span).chain(figures).cloned().collect();
    known.sort_by_key(|span| (span.start, span.end));
    if has_known_capitals(&prose.text, &known) {
        return Vec::from_iter(opener);
    }
    let runs = prose.capital_runs();
    if runs.is_empty() || !evidence.quotes(scope).all(is_english) {
        return Vec::from_iter(opener);
    }
    // "EUR 5 million", "1 Sept. 2018".
    let told: Vec<Range<usize>> =
        speeches(&prose.text).into_iter().filter(|span| !is_title(&prose.text[span.clone()])).collect();
    let titles: Vec<Range<usize>> =
        speeches(&prose.text).into_iter().filter(|span| is_title(&prose.text[span.clone()])).collect();
    let mut borne_out = BorneOut { evidence, scope, statement, words: None };
    let mut found = Vec::from_iter(opener);
    for run in runs {
        let own = |span: &Range<usize>| {
            prose.is_own(span)
                && !lies_within(span, &known)
                && !lies_within(span, &prose.sources)
                && !lies_within(span, &told)
        };
        let parts: Vec<Range<usize>> = name_parts(&prose.text, run).filter(|span| own(span)).collect();
        let fault = borne_out.fault(&prose.text, run, &parts);
        let fault = fault.or_else(|| borne_out.office(&prose.text, run).filter(|found| own(&found.range)));
        // The title of a work, of which the quotes have all words but one, is that work's.
        let is_the_work = |fault: &Found| {
            let within =
                titles.iter().any(|title| title.start <= fault.range.start && fault.range.end <= title.end);
            within && parts.len() > 2 && !prose.text[fault.range.clone()].contains(' ')
        };
        found.extend(fault.filter(|fault| !is_the_work(fault)));
    }
    found
}

/// How many known names may begin before a letter and hold it.
const MOST_NESTED: usize = 8;

/// Whether every capital of a text but its first word's belongs to what is known, which is sorted, as those of most
/// sentences do: a quick answer that is given only where it is sure.
fn has_known_capitals(text: &str, known: &[Range<usize>]) -> bool {
    let bytes = text.as_bytes();
    let ends_word = |end: usize| match bytes.get(end) {
        None | Some(b' ' | b',' | b';') => true,
        Some(b'.') => bytes.get(end + 1).is_none_or(|after| *after == b' '),
        Some(_) => false,
    };
    let is_known = |at: usize| {
        let near = known.partition_point(|span| span.start <= at);
        let before = known[..near].iter().rev().take(MOST_NESTED);
        let whole = before.filter(|span| span.contains(&at) && ends_word(span.end));
        whole.map(|span| at..span.end).any(|rest| lies_within(&rest, known))
    };
    let is_sure = opens_with_nation(text);
    let begins = |at: usize| !is_sure && !text[..at].contains(char::is_alphanumeric);
    text.char_indices().all(|(at, c)| !c.is_uppercase() || begins(at) || is_known(at))
}

/// The words of a run of capitalised words that name someone, without the first word of the sentence.
fn name_parts<'t>(text: &'t str, run: &Range<usize>) -> impl Iterator<Item = Range<usize>> + 't {
    let start = run.start;
    words(&text[run.clone()]).into_iter().flat_map(move |word| {
        let word = start + word.start..start + word.end;
        let written = &text[word.clone()];
        let mut at = word.start;
        let parts: Vec<Range<usize>> = written
            .split('-')
            .map(|part| {
                let range = at..at + part.len();
                at = range.end + 1;
                range
            })
            .collect();
        parts.into_iter().filter(move |part| {
            let written = &text[part.clone()];
            let is_name =
                written.starts_with(char::is_uppercase) && !written.contains(|c: char| c.is_ascii_digit());
            let is_inner = || text[..part.start].contains(char::is_alphanumeric);
            is_name && written.chars().nth(1).is_some() && (is_inner() || is_nation(&written.to_lowercase()))
        })
    })
}

/// Whether a text has words as they are written, with no letter on either side.
fn has_word(text: &str, words: &str) -> bool {
    text.match_indices(words).any(|(at, _)| {
        let (before, after) = (&text[..at], &text[at + words.len()..]);
        !before.ends_with(char::is_alphanumeric) && !after.starts_with(char::is_alphanumeric)
    })
}

struct BorneOut<'c, 'b, 'd> {
    evidence: &'c NoteEvidence<'b, 'd>,
    scope: &'c Scope,
    statement: &'c Statement,
    /// The words by which names are borne out, text by text; read where they are asked for.
    words: Option<Vec<Vec<NameWord>>>,
}

impl BorneOut<'_, '_, '_> {
    /// What of a run is not borne out; none where all of it is.
    fn fault(&mut self, text: &str, run: &Range<usize>, parts: &[Range<usize>]) -> Option<Found> {
        let ready = |part: &Range<usize>| (part.clone(), name_word(&text[part.clone()]));
        let parts: Vec<(Range<usize>, String)> = parts.iter().map(ready).collect();
        let judged: Vec<&(Range<usize>, String)> =
            parts.iter().filter(|(_, word)| !names_nobody(word)).collect();
        if judged.is_empty() {
            return None;
        }
        // Most names stand in a quote as they are written here.
        let is_verbatim = |range: &Range<usize>| {
            self.evidence.quotes(self.scope).any(|quote| has_word(&quote.text, &text[range.clone()]))
        };
        let is_plain = |(range, word): &&(Range<usize>, String)| !is_generic(word) && is_verbatim(range);
        if is_verbatim(run) || judged.iter().all(is_plain) {
            return None;
        }
        let texts = self.texts();
        let initials: String = capital_initials(text[run.clone()].split([' ', '-']));
        if has_acronym(texts, &initials) {
            return None;
        }
        let (generic, certain): (Vec<_>, Vec<_>) = judged.iter().partition(|(_, word)| is_generic(word));
        let missing = |part: &&&(Range<usize>, String)| !is_borne_out(texts, &part.1);
        let mut failing: Vec<&(Range<usize>, String)> = certain.iter().filter(missing).copied().collect();
        failing.retain(|part| !is_given_name(texts, part, &parts));
        let own: Vec<&str> = judged.iter().map(|(_, word)| word.as_str()).collect();
        if failing.is_empty() {
            let is_another = |part: &&&(Range<usize>, String)| {
                certain.iter().any(|name| is_called_otherwise(texts, &name.1, &part.1, &own))
            };
            failing = generic.iter().filter(is_another).copied().collect();
        }
        let range = failing.first()?.0.start..failing.last()?.0.end;
        let has = |source: &NoteId, word: &str| has_name_around_quotes(self.evidence.base, source, word);
        let mut sources = self.evidence.quotes(self.scope).filter_map(|quote| quote.source.as_ref());
        let is_elsewhere = sources.any(|source| failing.iter().all(|(_, word)| has(source, word)));
        // "He resigned": whom a quote does not name may be anyone.
        let has_person = self.evidence.quotes(self.scope).any(|quote| quote.cues.has(Cues::PERSONAL));
        let named = self.named();
        let kind = if is_elsewhere || has_person {
            ClaimKind::NameElsewhere(named)
        } else {
            ClaimKind::NewName(named)
        };
        Some(Found::new(range, kind))
    }

    /// "The Minister of Ports", where no quote tells of any minister or ministry.
    fn office(&mut self, text: &str, run: &Range<usize>) -> Option<Found> {
        let written = &text[run.clone()];
        let (at, office) = OFFICES.iter().find_map(|office| Some((written.find(office)?, *office)))?;
        let of = written[at + office.len()..].strip_prefix(" of ")?;
        if !of.starts_with(|c: char| c.is_uppercase() || of.starts_with("the ")) {
            return None;
        }
        let begins = |word: &NameWord| OFFICE_STEMS.iter().any(|stem| word.word.starts_with(stem));
        if self.texts().iter().flatten().any(begins) {
            return None;
        }
        let range = run.start + at..run.end;
        Some(Found::new(range, ClaimKind::NameElsewhere(self.named())))
    }

    /// The word that opens a sentence, where it is the surname of somebody whom the source names elsewhere, and nothing
    /// bears it out.
    fn surname(&mut self, text: &str, word: Range<usize>) -> Option<Found> {
        let name = name_word(&text[word.clone()]);
        let mut sources = self.evidence.quotes(self.scope).filter_map(|quote| quote.source.as_ref());
        let is_known = sources.any(|source| has_surname_around_quotes(self.evidence.base, source, &name));
        // "Holm was sent off", where another was.
        let verb = text[word.end..].split_whitespace().next().unwrap_or("");
        let is_told_of_another = |quote: &CitedQuote| {
            quote.text.match_indices(verb).any(|(at, _)| {
                let (before, after) = (&quote.text[..at], &quote.text[at + verb.len()..]);
                let named = before.strip_suffix(' ').and_then(|before| before.rsplit(' ').next());
                named.is_some_and(|word| word.starts_with(char::is_uppercase)) && after.starts_with(' ')
            })
        };
        if !is_known
            || !self.evidence.quotes(self.scope).any(is_told_of_another)
            || names_nobody(&name)
            || is_generic(&name)
            || is_borne_out(self.texts(), &name)
        {
            return None;
        }
        Some(Found::new(word, ClaimKind::NameElsewhere(self.named())))
    }

    fn texts(&mut self) -> &[Vec<NameWord>] {
        let (evidence, scope, statement) = (self.evidence, self.scope, self.statement);
        self.words.get_or_insert_with(|| {
            let mut texts = Vec::new();
            for quote in evidence.quotes(scope) {
                texts.push(name_words(&quote.text));
                texts.extend(names_around(quote).map(name_words));
            }
            texts.extend(names_given(evidence, scope, statement).iter().map(|name| name_words(name)));
            texts
        })
    }

    /// The names of the quotes and their sentences.
    fn named(&self) -> Vec<String> {
        let mut named: Vec<String> = Vec::new();
        for quote in self.evidence.quotes(self.scope) {
            let own = quote.capital_runs().iter().map(|run| quote.text[run.clone()].to_owned());
            for name in own.chain(names_around(quote).map(str::to_owned)) {
                if named.len() < MOST_NAMED && !named.contains(&name) {
                    named.push(name);
                }
            }
        }
        named
    }
}

/// The names in the sentences of the source that a quote is taken from; where it speaks of someone without naming
/// them, in those beside them too.
fn names_around(quote: &CitedQuote) -> impl Iterator<Item = &str> {
    let near = if quote.allusion == Allusion::None { sentences(quote) } else { beside(quote) };
    let names = quote.landmarks.iter().flat_map(|landmarks| &landmarks.around.names);
    let is_near = move |words: &Range<usize>| {
        near.iter().any(|near| near.start <= words.start && words.end <= near.end)
    };
    names.filter(move |name| is_near(&name.words)).map(|name| &*name.text)
}

/// The most notes whose names are given to one sentence.
const MOST_NOTES: usize = 64;

/// The names that the page, the notes to which the sentence links, and the sources are called by.
fn names_given(evidence: &NoteEvidence<'_, '_>, scope: &Scope, statement: &Statement) -> Vec<String> {
    let base = evidence.base;
    let called = |note| called(note).map(str::to_owned);
    let mut given: Vec<String> = called(evidence.note).collect();
    let linked: BTreeSet<NoteId> =
        statement.links().filter_map(|link| base.notes.find(&link.target)).collect();
    let sources: BTreeSet<NoteId> = evidence.quotes(scope).filter_map(|quote| quote.source.clone()).collect();
    let notes = linked.iter().chain(&sources).chain(&evidence.subjects).take(MOST_NOTES);
    for note in notes.filter_map(|id| base.notes.note(id)) {
        given.extend(called(note));
        let Some(source) = note.source() else { continue };
        let names = [&source.label, &source.publisher, &source.author].into_iter().flatten();
        for name in names.filter(|name| is_name(&name.value)) {
            given.push(name.value.clone());
            given.extend(
                base.notes.find(name).and_then(|id| base.notes.note(&id)).into_iter().flat_map(called),
            );
        }
    }
    given
}

impl NoteEvidence<'_, '_> {
    /// Whether capitals tell names in the language of the note.
    pub(super) fn tells_names_by_capitals(&self) -> bool {
        let own = self.note.front.lang.as_ref().map(|lang| lang.value.as_str());
        let site = &self.base.notes.site().language;
        let language = own.unwrap_or(site);
        language.split('-').next() == Some("en") && Capitals::in_language(Some(language)) == Capitals::Names
    }
}
