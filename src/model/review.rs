//! Sign-offs: which sentence, with the quotes that it rests on, a person has read, and what they said to it.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use super::id::NoteId;
use crate::text::Span;

/// A digest of a sentence with its quotes. It says nothing of where the sentence stands, so text that is moved keeps
/// it, and text that is changed has another.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ReviewKey(pub [u8; 16]);

impl ReviewKey {
    /// The digest in 32 hexadecimal digits; none where they are not.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let is_digest = text.len() == 32 && text.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
        let number = is_digest.then(|| u128::from_str_radix(text, 16).ok()).flatten()?;
        Some(Self(number.to_be_bytes()))
    }
}

impl fmt::Display for ReviewKey {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{:032x}", u128::from_be_bytes(self.0))
    }
}

impl fmt::Debug for ReviewKey {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{self}")
    }
}

/// What a reader says to a sentence. Of two on one day the graver counts, which is the greater.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// The quotes bear it out.
    Agree,
    /// They do not.
    Disagree,
}

impl Verdict {
    /// Both of them.
    pub const ALL: [Self; 2] = [Self::Agree, Self::Disagree];

    /// The word for it in `factum.reviews`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Agree => "agree",
            Self::Disagree => "disagree",
        }
    }
}

/// A sign-off.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Review {
    /// The sentence with its quotes.
    pub key: ReviewKey,
    /// Who has read it.
    pub reader: String,
    /// The day, as `2021-05-08`.
    pub day: String,
    /// What they say.
    pub verdict: Verdict,
    /// Why; empty where nothing is said.
    pub remark: String,
}

/// All sign-offs of a dossier: of each reader the latest to each sentence.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reviews(BTreeMap<ReviewKey, BTreeMap<String, Review>>);

impl Reviews {
    /// Adds one. Of two by one reader to one sentence the later counts, and of two on one day the graver.
    pub fn add(&mut self, review: Review) {
        let of_reader = self.0.entry(review.key).or_default();
        let weight = |review: &Review| (review.day.clone(), review.verdict, review.remark.clone());
        match of_reader.get(&same_person(&review.reader)) {
            Some(known) if weight(known) >= weight(&review) => {}
            _ => drop(of_reader.insert(same_person(&review.reader), review)),
        }
    }

    /// Puts one in place of what its reader has said to the sentence before.
    pub fn replace(&mut self, review: Review) {
        self.0.entry(review.key).or_default().insert(same_person(&review.reader), review);
    }

    /// The sign-offs of a sentence, by reader.
    pub fn of(&self, key: &ReviewKey) -> impl Iterator<Item = &Review> {
        self.0.get(key).into_iter().flat_map(BTreeMap::values)
    }

    /// All of them, by sentence and reader.
    pub fn all(&self) -> impl Iterator<Item = &Review> {
        self.0.values().flat_map(BTreeMap::values)
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Keeps only those of these sentences, and says how many others there were.
    pub fn keep_only(&mut self, keys: &BTreeSet<ReviewKey>) -> usize {
        let before = self.all().count();
        self.0.retain(|key, _| keys.contains(key));
        before - self.all().count()
    }

    /// The sentences whose sign-offs are others there than here.
    #[must_use]
    pub fn differences(&self, other: &Self) -> BTreeSet<ReviewKey> {
        let keys = self.0.keys().chain(other.0.keys());
        keys.filter(|key| self.0.get(*key) != other.0.get(*key)).copied().collect()
    }
}

/// A name as people are compared: capitals and the spaces around it make no difference.
#[must_use]
pub fn same_person(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// Which sentences a second person must have read before the dossier is published.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Required {
    /// None.
    #[default]
    None,
    /// Those about which a check asks a question.
    Suspected,
    /// All that cite.
    All,
}

/// The editors' decisions about reading, from `factum.yaml`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReviewPolicy {
    /// What must be read.
    pub required: Required,
    /// Who may sign; everybody where nobody is named.
    pub reviewers: Vec<String>,
    /// Whether whoever wrote a line is no second reader of it, and where that is said.
    pub by_another: Option<Span>,
}

/// Who has written the sentences of a dossier, as the history of its files tells.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Authorship {
    /// Nobody has asked.
    #[default]
    NotAsked,
    /// It cannot be told; why.
    Unknown(&'static str),
    /// The names and addresses of those who wrote each statement of a note, as people are compared. A note that is
    /// not here was written by nobody who has signed anything.
    Known(BTreeMap<NoteId, Vec<BTreeSet<String>>>),
}

/// Why an agreement does not count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Discount {
    /// The reader is not among those who may sign.
    NoReviewer,
    /// The reader has written the line.
    Author,
}

/// What the sign-offs of one sentence come to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Readers<'r> {
    /// Those who agree, as far as that counts.
    pub agree: Vec<&'r Review>,
    /// Those who do not agree; that counts whoever they are.
    pub disagree: Vec<&'r Review>,
    /// Those whose agreement does not count, and why.
    pub discounted: Vec<(&'r Review, Discount)>,
}

impl<'r> Readers<'r> {
    /// The readers of the statement with this number of a note.
    #[must_use]
    pub fn of(
        reviews: &'r Reviews,
        key: &ReviewKey,
        policy: &ReviewPolicy,
        authorship: &Authorship,
        (note, number): (&NoteId, usize),
    ) -> Self {
        let written_by = |reader: &str| match authorship {
            Authorship::Known(known) if policy.by_another.is_some() => {
                known.get(note).and_then(|all| all.get(number)).is_some_and(|who| who.contains(reader))
            }
            _ => false,
        };
        let mut readers = Self::default();
        for review in reviews.of(key) {
            let reader = same_person(&review.reader);
            let may_sign = |name: &String| same_person(name) == reader;
            if review.verdict == Verdict::Disagree {
                readers.disagree.push(review);
            } else if !policy.reviewers.is_empty() && !policy.reviewers.iter().any(may_sign) {
                readers.discounted.push((review, Discount::NoReviewer));
            } else if written_by(&reader) {
                readers.discounted.push((review, Discount::Author));
            } else {
                readers.agree.push(review);
            }
        }
        readers
    }

    /// Whether the sentence counts as read: somebody agrees, and nobody disagrees.
    #[must_use]
    pub const fn is_read(&self) -> bool {
        !self.agree.is_empty() && self.disagree.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn review(key: u8, reader: &str, day: &str, verdict: Verdict) -> Review {
        let (reader, day, remark) = (reader.to_owned(), day.to_owned(), String::new());
        Review { key: ReviewKey([key; 16]), reader, day, verdict, remark }
    }

    #[test]
    fn the_latest_word_of_a_reader_counts_and_on_one_day_the_graver() {
        let mut reviews = Reviews::default();
        for (day, verdict) in [
            ("2021-05-02", Verdict::Agree),
            ("2021-05-01", Verdict::Disagree),
            ("2021-05-02", Verdict::Disagree),
            ("2021-05-02", Verdict::Agree),
        ] {
            reviews.add(review(1, "Ada  Holm", day, verdict));
        }
        let all: Vec<_> = reviews.all().map(|r| (r.day.as_str(), r.verdict)).collect();
        assert_eq!(all, [("2021-05-02", Verdict::Disagree)]);
        reviews.replace(review(1, "ada holm", "2021-05-02", Verdict::Agree));
        assert_eq!(reviews.of(&ReviewKey([1; 16])).next().unwrap().verdict, Verdict::Agree);
    }

    #[test]
    fn who_may_not_sign_does_not_count_and_a_disagreement_always_does() {
        let mut reviews = Reviews::default();
        for (reader, verdict) in [
            ("Ada Holm", Verdict::Agree),
            ("Ben Falk", Verdict::Agree),
            ("A stranger", Verdict::Agree),
            ("Another", Verdict::Disagree),
        ] {
            reviews.add(review(1, reader, "2021-05-02", verdict));
        }
        let reviewers = vec!["ada holm".to_owned(), "Ben Falk".to_owned()];
        let policy = ReviewPolicy { required: Required::All, reviewers, by_another: Some(Span::default()) };
        let (note, wrote) = (NoteId::new("a"), BTreeSet::from(["ben falk".to_owned()]));
        let known = Authorship::Known([(note.clone(), vec![BTreeSet::new(), wrote])].into());
        let of = |number, authorship: &Authorship| {
            let (key, of) = (ReviewKey([1; 16]), (&note, number));
            let readers = Readers::of(&reviews, &key, &policy, authorship, of);
            (readers.agree.len(), readers.disagree.len(), readers.discounted.len())
        };
        assert_eq!(of(0, &known), (2, 1, 1));
        assert_eq!(of(1, &known), (1, 1, 2));
        assert_eq!(of(1, &Authorship::NotAsked), (2, 1, 1));
    }

    #[test]
    fn digests_are_read_as_they_are_written() {
        let key = ReviewKey(*b"0123456789abcdef");
        assert_eq!(ReviewKey::parse(&key.to_string()), Some(key));
        for text in ["", "0", &"g".repeat(32), &"A".repeat(32), &"0".repeat(33)] {
            assert_eq!(ReviewKey::parse(text), None, "{text}");
        }
    }
}
