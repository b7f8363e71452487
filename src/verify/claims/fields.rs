//! Fields of front matter against the quotes that support them: dates, places, participants, roles.

use super::given::{is_among, is_given};
use super::names::{is_common_name, is_near};
use super::note_evidence::{CitedQuote, NoteEvidence};
use crate::model::{ClaimFault, ClaimKind, ClaimPlace, Date, NoteId, QuotedWords};
use crate::read::cues;
use crate::read::date::{agrees, read_dates};
use crate::read::lower;
use crate::read::number::ENGLISH;
use crate::text::Spanned;

impl<'b> NoteEvidence<'b, '_> {
    /// The fields whose supporting quotes do not have what they say.
    pub(super) fn supported_fields(&self) -> Vec<ClaimFault> {
        let mut found = Vec::new();
        found.extend(self.date());
        found.extend(self.date_conflict());
        if let Some(event) = self.note.event() {
            let place = event.place.iter().map(|place| ("place", place));
            let participants = event.participants.iter().map(|name| ("participants", name));
            found.extend(place.chain(participants).filter_map(|(field, name)| self.named(field, name)));
        }
        if let Some(role) = self.note.actor().and_then(|actor| actor.role.as_ref()) {
            found.extend(self.role(role));
        }
        found
    }

    /// The note's quotes that support a field.
    fn supporting(&self, field: &str) -> Vec<&CitedQuote> {
        let supports = self.note.citations().map(|c| c.supports.iter().any(|name| name.value == field));
        self.quotes.iter().zip(supports).filter(|(_, supports)| *supports).map(|(quote, _)| quote).collect()
    }

    fn is_inferred(&self, field: &str) -> bool {
        self.note.front.inferred.iter().any(|(name, _)| name.value == field)
    }

    fn fault(
        &self,
        field: &'static str,
        value: &Spanned<String>,
        kind: ClaimKind,
        quotes: &[&CitedQuote],
    ) -> ClaimFault {
        let keys = quotes.iter().map(|quote| quote.key.clone()).collect();
        ClaimFault {
            place: ClaimPlace::Field(field),
            span: value.span,
            written: value.value.clone(),
            kind,
            quotes: keys,
        }
    }

    /// The date is given by a supporting quote. One that is inferred may not disagree with what those give, and
    /// is at most as exact as its ground.
    fn date(&self) -> Option<ClaimFault> {
        let date = self.note.front.date.as_ref().filter(|_| self.note.event().is_some())?;
        let quotes = self.supporting("date");
        let given = dates_of(&quotes);
        let holds = match (self.is_inferred("date"), given.is_empty()) {
            (false, _) => quotes.is_empty() || is_given(&date.value, &quotes),
            (true, _) => {
                let agrees = |other: &&Date| agrees(&date.value, other);
                (given.is_empty() || given.iter().any(agrees)) && self.is_grounded(&date.value)
            }
        };
        let written = Spanned::new(date.text.clone(), date.span);
        let kind = || ClaimKind::Field(given.iter().map(|date| date.text.clone()).collect());
        (!holds).then(|| self.fault("date", &written, kind(), &quotes))
    }

    /// Whether an inferred date has a ground: a date in a quote of the note, that of a source it cites, or one
    /// that the editor's own words give, as in "a week after April 30". In other languages than English, dates
    /// are not read, and none is missed.
    fn is_grounded(&self, date: &Date) -> bool {
        let quotes: Vec<&CitedQuote> = self.quotes.iter().take(self.own).collect();
        if quotes.iter().any(|quote| !self.base.is_english(quote.source.as_ref())) {
            return true;
        }
        let sources: Vec<&Date> =
            quotes.iter().filter_map(|quote| self.base.date_of(quote.source.as_ref()?)).collect();
        let ground = self.note.front.inferred.iter().find(|(name, _)| name.value == "date");
        let told: Vec<Date> = ground.map_or_else(Vec::new, |(_, ground)| {
            let read = sources.iter().flat_map(|source| read_dates(ground, Some(source)));
            read.filter_map(|reading| reading.date).collect()
        });
        let given = dates_of(&quotes).into_iter().chain(sources).chain(&told);
        quotes.is_empty() || is_among(date, &given.collect::<Vec<_>>())
    }

    /// Dates of different quotes that cannot all be the event's.
    fn date_conflict(&self) -> Option<ClaimFault> {
        let date = self.note.front.date.as_ref().filter(|_| self.note.event().is_some())?;
        let quotes = self.supporting("date");
        let dates = |quote: &CitedQuote| -> Vec<Date> {
            quote.reading.dates.iter().filter_map(|reading| reading.date.clone()).collect()
        };
        let of_quotes: Vec<(&CitedQuote, Vec<Date>)> = quotes
            .iter()
            .map(|quote| (*quote, dates(quote)))
            .filter(|(_, dates)| !dates.is_empty())
            .collect();
        let (first, known) = of_quotes.first()?;
        let agree = |others: &[Date]| known.iter().any(|one| others.iter().any(|other| agrees(one, other)));
        let (second, _) = of_quotes.iter().find(|(_, others)| !agree(others))?;
        let kind =
            ClaimKind::DateConflict([first, second].iter().filter_map(|quote| first_date(quote)).collect());
        let written = Spanned::new(date.text.clone(), date.span);
        self.note.front.resolution.is_none().then(|| self.fault("date", &written, kind, &quotes))
    }

    /// A place or participant is named in a supporting quote.
    fn named(&self, field: &'static str, name: &Spanned<String>) -> Option<ClaimFault> {
        let quotes = self.supporting(field);
        if quotes.is_empty() || self.is_inferred(field) {
            return None;
        }
        let note = self.base.notes.find(name);
        let is_named = |quote: &&CitedQuote| match &note {
            Some(note) => is_near(self, quote, note) || is_common_name(self, quote, note),
            None => quote.text.to_lowercase().contains(&name.to_lowercase()),
        };
        let kind = ClaimKind::Field(Vec::new());
        (!quotes.iter().any(is_named)).then(|| self.fault(field, name, kind, &quotes))
    }

    /// The words of a role are those of a supporting quote, save small words and names that stand close by.
    fn role(&self, role: &Spanned<String>) -> Option<ClaimFault> {
        let quotes = self.supporting("role");
        if quotes.is_empty() || self.is_inferred("role") {
            return None;
        }
        // A role begins with a capital that its first word need not have.
        let small: String =
            role.chars().take(1).flat_map(char::to_lowercase).chain(role.chars().skip(1)).collect();
        let mut names = self.base.names_in(role).0;
        if small.len() == role.len() {
            names.extend(self.base.names_in(&small).0);
        }
        let has = |word: &str| quotes.iter().any(|quote| has_word(&quote.text, word));
        let is_near_by = |note: &NoteId| quotes.iter().any(|quote| is_near(self, quote, note));
        let mut missing: Vec<String> = names
            .iter()
            .map(|name| (&name.note, &role[name.span.clone()]))
            .filter(|(note, word)| !is_near_by(note) && !has(word))
            .map(|(_, word)| word.to_owned())
            .collect();
        for (at, word) in role.split_inclusive(|c: char| !c.is_alphanumeric()).scan(0, |end, part| {
            *end += part.len();
            Some((*end - part.len(), part.trim_end_matches(|c: char| !c.is_alphanumeric())))
        }) {
            let in_name = names.iter().any(|name| name.span.start <= at && at < name.span.end);
            if !in_name && !word.is_empty() && !is_small(word) && !has(word) {
                missing.push(word.to_owned());
            }
        }
        (!missing.is_empty()).then(|| self.fault("role", role, ClaimKind::Field(missing), &quotes))
    }
}

/// The dates that quotes give.
fn dates_of<'q>(quotes: &[&'q CitedQuote]) -> Vec<&'q Date> {
    quotes.iter().flat_map(|q| &q.reading.dates).filter_map(|reading| reading.date.as_ref()).collect()
}

/// The first date of a quote, as it is written and as it is meant.
fn first_date(quote: &CitedQuote) -> Option<QuotedWords> {
    let reading = quote.reading.dates.iter().find(|reading| reading.date.is_some())?;
    let written = quote.text.get(reading.span.clone())?.to_owned();
    let meaning = reading.date.as_ref().map(|date| date.text.clone());
    Some(QuotedWords { citation: quote.key.clone(), written, meaning })
}

fn is_small(word: &str) -> bool {
    let lower = lower::plain(word);
    lower.chars().nth(2).is_none()
        || matches!(
            lower.as_str(),
            "the" | "and" | "for" | "from" | "with" | "that" | "which" | "who" | "its"
        )
}

/// Whether a text has a word, in any number or in another form of the same stem.
fn has_word(text: &str, word: &str) -> bool {
    let word = lower::plain(word);
    let word = ENGLISH.singular(&word);
    let mut words = text.split(|c: char| !c.is_alphanumeric()).filter(|other| !other.is_empty());
    words.any(|other| cues::same_stem(&word, &ENGLISH.singular(&lower::plain(other))))
}
