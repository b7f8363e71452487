//! Ranks the passages of all captures by what they share with a sentence: numbers, dates, names and words.
//!
//! Passages are drawn by their words; only those that share most are read for numbers and dates.

use std::collections::BTreeMap;
use std::ops::Range;

use memchr::memmem::Finder;
use rayon::prelude::*;

use super::archive::Archived;
use super::cite::{Cited, ceiling, cited, floor, one_line};
use super::runs::{begins, runs};
use crate::model::Class;
use crate::read::names::NameFinder;
use crate::read::number::{Agreement, ENGLISH, NumberReading, compare};
use crate::text::words::count_words;
use crate::workspace::reading::{SentenceReading, read};

/// How many passages are read closely.
const MAX_READ: usize = 40;

/// How many places of one word are looked at in one text.
const MAX_PLACES: usize = 4000;

/// To how many places words lead, the rarest first, before one only adds to what others have led to.
const MAX_LED: usize = 4000;

/// The most bytes of a passage.
const MAX_PASSAGE: usize = 600;

/// The most words of a passage that is cited whole.
const MAX_CITED: usize = 25;

/// The most bytes of a number with its unit as they are told.
const MAX_NUMBER: usize = 60;

/// Words that stand in every text.
const COMMON: [&str; 48] = [
    "the", "and", "that", "with", "for", "was", "were", "are", "has", "have", "had", "not", "but", "his",
    "her", "its", "their", "they", "this", "these", "those", "from", "into", "than", "then", "who", "which",
    "what", "when", "where", "will", "would", "been", "being", "also", "about", "after", "before", "said",
    "says", "more", "most", "some", "such", "only", "other", "over", "did",
];

/// A passage that could bear a sentence out.
#[derive(Clone, Debug, PartialEq)]
pub struct Passage {
    /// The source, its capture, and the line in it.
    pub source: String,
    /// The capture below the captures folder.
    pub capture: String,
    /// The line, from 1.
    pub line: usize,
    /// The passage.
    pub text: String,
    /// What weighs how much of the sentence it shares.
    pub score: f64,
    /// The sentence's numbers, dates and names that it has.
    pub covers: Vec<String>,
    /// Those that it has not.
    pub lacks: Vec<String>,
    /// Other sources that have the same passage word for word.
    pub also: Vec<String>,
    /// The citation of the passage, where it is short enough to be one.
    pub citation: Option<String>,
    /// The same in its parts.
    pub cited: Option<Cited>,
}

/// A fact of a sentence.
#[derive(Clone, Debug, PartialEq)]
enum Fact {
    Number(Box<NumberReading>, String),
    Date(String, String),
    /// A word of a name, and how many words the name has.
    Name(String, u32),
}

impl Fact {
    fn written(&self) -> &str {
        match self {
            Self::Number(_, text) | Self::Date(_, text) | Self::Name(text, _) => text,
        }
    }

    fn weight(&self) -> f64 {
        match self {
            Self::Number(..) | Self::Date(..) => 4.0,
            // A name of two words is one name.
            Self::Name(_, words) => 3.0 / f64::from(*words),
        }
    }
}

/// The passages that could bear a sentence out, the likeliest first.
#[must_use]
pub fn evidence(archive: &[Archived], sentence: &str, most: usize) -> Vec<Passage> {
    let sentence = &sentence[..floor(sentence, 4000)];
    let words = sought(sentence);
    let facts = facts(sentence);
    let drawn = distinct(archive, drawn(archive, &words));
    let mut passages: Vec<Passage> = drawn
        .into_par_iter()
        .map(|(places, score)| {
            let (n, range) = places[0].clone();
            let others = places.iter().map(|(n, _)| &archive[*n].source);
            let mut also: Vec<String> =
                others.filter(|source| **source != archive[n].source).cloned().collect();
            also.dedup();
            Passage { also, ..passage(&archive[n], range, score, &facts) }
        })
        .collect();
    passages.sort_by(|a, b| b.score.total_cmp(&a.score));
    passages.truncate(most);
    passages
}

/// A passage's places, each with the number of its text, and what weighs how much it shares.
type Drawn = (Vec<(usize, Range<usize>)>, f64);

/// The first of the passages, those that are the same word for word as one: another paper's print of a report says
/// nothing that the first does not.
fn distinct(archive: &[Archived], drawn: Vec<(usize, Range<usize>, f64)>) -> Vec<Drawn> {
    let mut kept: Vec<(String, Drawn)> = Vec::new();
    for (n, range, score) in drawn {
        // The same words weigh the same.
        let alike = kept.iter().rposition(|(_, (_, other))| other.total_cmp(&score).is_ne());
        let first = alike.map_or(0, |last| last + 1);
        if first == kept.len() && kept.len() == MAX_READ {
            break;
        }
        let words: Vec<String> = runs(&archive[n].text[range.clone()])
            .map(|run| archive[n].text[range.clone()][run].to_owned())
            .collect();
        let words = words.join(" ");
        if let Some((_, (places, _))) = kept[first..].iter_mut().find(|(other, _)| *other == words) {
            places.push((n, range));
        } else if kept.len() < MAX_READ {
            kept.push((words, (vec![(n, range)], score)));
        }
    }
    kept.into_iter().map(|(_, drawn)| drawn).collect()
}

/// The beginnings of the words that are looked for: so other forms of them are found too.
fn sought(sentence: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for run in runs(sentence) {
        let word = sentence[run].to_lowercase();
        let letters = word.chars().count();
        let is_number = word.chars().all(char::is_numeric);
        if (letters < 3 && !is_number) || COMMON.contains(&word.as_str()) {
            continue;
        }
        let kept = if is_number || letters < 6 { letters } else { letters - 2 };
        let stem: String = word.chars().take(kept).collect();
        if !words.contains(&stem) && words.len() < 24 {
            words.push(stem);
        }
    }
    words
}

/// The passages that share words, by how rare these are.
fn drawn(archive: &[Archived], words: &[String]) -> Vec<(usize, Range<usize>, f64)> {
    let finders: Vec<Finder<'_>> = words.iter().map(|word| Finder::new(word.as_bytes())).collect();
    let places = |buffer: &mut Vec<u8>, text: &Archived| -> Vec<Vec<usize>> {
        let lower = text.lower(buffer);
        let begins = |at: &usize| begins(&text.text, *at);
        finders
            .iter()
            .map(|finder| finder.find_iter(lower).filter(begins).take(MAX_PLACES).collect())
            .collect()
    };
    let places: Vec<Vec<Vec<usize>>> = archive.par_iter().map_init(Vec::new, places).collect();
    let sought = Sought::of(archive, &places, words.len());
    let numbered = archive.par_iter().zip(&places).enumerate();
    let mut drawn: Vec<(usize, Range<usize>, f64)> = numbered
        .flat_map_iter(|(n, (text, places))| {
            let shared = shared(&text.text, places, &sought);
            shared.into_iter().map(move |(start, (end, score))| (n, start..end, score))
        })
        .collect();
    drawn.sort_by(|a, b| b.2.total_cmp(&a.2).then_with(|| (a.0, a.1.start).cmp(&(b.0, b.1.start))));
    drawn
}

/// The words that are looked for, the rarest first.
struct Sought {
    /// Their numbers, and how much each weighs.
    words: Vec<(usize, f64)>,
    /// How many of them lead to passages; the others are counted in passages to which one of these has led.
    leading: usize,
}

impl Sought {
    fn of(archive: &[Archived], places: &[Vec<Vec<usize>>], words: usize) -> Self {
        let all: usize = archive.iter().map(|text| text.text.len() / 150 + 1).sum();
        let count = |word: usize| places.iter().map(|places| places[word].len()).sum::<usize>();
        let mut counted: Vec<(usize, usize)> = (0..words).map(|word| (count(word), word)).collect();
        counted.sort_unstable();
        let mut led = 0;
        let is_leading = |(count, _): &&(usize, usize)| {
            let is_leading = led < MAX_LED;
            led += count;
            is_leading
        };
        let leading = counted.iter().take_while(is_leading).count();
        #[expect(clippy::cast_precision_loss, reason = "no archive has 2^52 bytes")]
        let weight = |count: usize| (1.0 + all as f64 / (1 + count) as f64).ln();
        Self { words: counted.into_iter().map(|(count, word)| (word, weight(count))).collect(), leading }
    }
}

/// The passages of a text by their starts, each with its end and what the words weigh that it has.
fn shared(text: &str, places: &[Vec<usize>], sought: &Sought) -> BTreeMap<usize, (usize, f64)> {
    let mut shared: BTreeMap<usize, (usize, f64)> = BTreeMap::new();
    for (n, (word, weight)) in sought.words.iter().enumerate() {
        let mut last = None;
        for at in &places[*word] {
            // Another word has led to this passage already, most times.
            let known = shared.range(..=*at).next_back().filter(|(_, (end, _))| at < end);
            let passage = match known {
                Some((start, (end, _))) => *start..*end,
                None if n < sought.leading => bounds(text, *at),
                None => continue,
            };
            if last != Some(passage.start) {
                shared.entry(passage.start).or_insert((passage.end, 0.0)).1 += weight;
                last = Some(passage.start);
            }
        }
    }
    shared
}

/// The sentence around a place, as far as its marks tell.
fn bounds(text: &str, at: usize) -> Range<usize> {
    let first = floor(text, at.saturating_sub(MAX_PASSAGE / 2));
    let last = ceiling(text, at + MAX_PASSAGE / 2);
    // Every mark is one byte, so no character has to be read to find one.
    let bytes = text.as_bytes();
    let ends = |at: &usize| match bytes[*at] {
        b'\n' => bytes.get(at + 1) == Some(&b'\n'),
        b'.' | b'!' | b'?' => text[at + 1..].starts_with([' ', '\n', '"', '”']),
        _ => false,
    };
    let (before, after) = ((first..at).rev().find(ends), (at..last).find(ends));
    let start = before.map_or(first, |end| end + 1);
    let end = after.map_or(last, |end| ceiling(text, end + 1));
    let trimmed = text[start..end].trim_start_matches(|c: char| c.is_whitespace() || "\"”".contains(c));
    end - trimmed.len()..start + text[start..end].trim_end().len().max(end - trimmed.len() - start)
}

/// What a sentence says that can be compared.
fn facts(sentence: &str) -> Vec<Fact> {
    let mut facts: Vec<Fact> = Vec::new();
    for SentenceReading { numbers, dates, .. } in read(sentence, "en", None, &NameFinder::default()) {
        let written = |span: &Range<usize>| sentence[span.clone()].to_owned();
        facts.extend(numbers.into_iter().map(|number| {
            let unit = number.unit.as_ref().map_or(number.span.end, |unit| unit.span.end);
            // A word that is a number says little without what it counts: "two weeks".
            let words = number.span.start..unit.max(number.span.end);
            let words = if words.len() <= MAX_NUMBER { words } else { number.span.clone() };
            let written = written(&words);
            Fact::Number(Box::new(number), written)
        }));
        facts.extend(dates.iter().map(|date| Fact::Date(format!("{:?}", date.date), written(&date.span))));
    }
    facts.extend(names(sentence, &facts));
    facts
}

/// The words that begin with a capital and are part of no other fact.
fn names(sentence: &str, facts: &[Fact]) -> Vec<Fact> {
    let is_taken = |word: &str| facts.iter().any(|fact| fact.written().contains(word));
    let is_name = |word: &str| {
        word.chars().next().is_some_and(char::is_uppercase) && word.chars().count() > 2 && !is_taken(word)
    };
    let found = runs(sentence).skip(1).filter(|run| is_name(&sentence[run.clone()]));
    let found: Vec<Range<usize>> = found.collect();
    let mut names: Vec<Fact> = Vec::new();
    for name in found.chunk_by(|one, other| &sentence[one.end..other.start] == " ") {
        let words = u32::try_from(name.len()).unwrap_or(u32::MAX);
        for run in name {
            let word = &sentence[run.clone()];
            if !names.iter().any(|fact| fact.written() == word) {
                names.push(Fact::Name(word.to_owned(), words));
            }
        }
    }
    names
}

/// Whether a number of a passage is that of a sentence: in value, and in what it measures or counts.
fn bears(stated: &NumberReading, quoted: &NumberReading) -> bool {
    // A bare number may be in any measure; one of people is in none.
    let is_measured =
        |number: &NumberReading| number.unit.as_ref().map(|unit| ENGLISH.measure(&unit.name).is_some());
    let is_counted = stated.class == Class::Count && quoted.class == Class::Count;
    let is_other = is_measured(stated).zip(is_measured(quoted)).is_some_and(|(one, other)| one != other);
    compare(stated, quoted) != Agreement::Differs && !(is_counted && is_other)
}

fn passage(text: &Archived, range: Range<usize>, score: f64, sought: &[Fact]) -> Passage {
    let words = &text.text[range.clone()];
    let there = facts(words);
    let has = |fact: &&Fact| match fact {
        // Two weeks are 14 days and not two hours.
        Fact::Number(number, _) => {
            there.iter().any(|other| matches!(other, Fact::Number(quoted, _) if bears(number, quoted)))
        }
        Fact::Date(date, _) => there.iter().any(|other| matches!(other, Fact::Date(d, _) if d == date)),
        Fact::Name(name, _) => words.contains(name.as_str()),
    };
    let (covers, lacks): (Vec<&Fact>, Vec<&Fact>) = sought.iter().partition(has);
    let bonus: f64 = covers.iter().map(|fact| fact.weight()).sum();
    let cited = (count_words(words) <= MAX_CITED).then(|| cited(text, range.clone()));
    let names = |facts: &[&Fact]| facts.iter().map(|fact| fact.written().to_owned()).collect();
    Passage {
        source: text.source.clone(),
        capture: text.capture.clone(),
        line: text.line(range.start),
        text: one_line(words).trim().to_owned(),
        score: score + bonus,
        covers: names(&covers),
        lacks: names(&lacks),
        also: Vec::new(),
        citation: cited.as_ref().map(Cited::written),
        cited,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn archive() -> Vec<Archived> {
        let courier = "LUNDE, May 2. The board met. The ferry carried 212,000 passengers in 2030, the board said. In 2029 \
                       it was 198,000 passengers.\n\nMayor Ada Holm wants more ferries.";
        let herald = "Per Vik spoke of passengers. \"We count the passengers,\" Vik added.";
        vec![
            Archived::new("courier", "courier.txt", courier.to_owned()),
            Archived::new("herald", "herald.txt", herald.to_owned()),
        ]
    }

    #[test]
    fn the_passage_with_the_facts_comes_first() {
        let found = evidence(&archive(), "In 2030 some 212 thousand passengers took the ferry.", 3);
        assert_eq!(found[0].text, "The ferry carried 212,000 passengers in 2030, the board said.");
        assert_eq!(found[0].source, "courier");
        assert!(found[0].covers.iter().any(|fact| fact.contains("212")), "{found:?}");
        assert!(
            found[0].citation.as_ref().is_some_and(|cite| cite.starts_with("[@courier, \"The ferry carried"))
        );
    }

    #[test]
    fn a_number_has_its_unit() {
        let archive = [
            (
                "bridge",
                "The bridge at Weir Street was closed for 14 days, said Mara Finch, who leads the works.",
            ),
            (
                "ferry",
                "From November the ferry will leave Lunde every two hours on weekdays. The bridge is old.",
            ),
            ("trees", "Two people watched while the road was closed. It was 2 km long."),
        ]
        .map(|(source, text)| Archived::new(source, format!("{source}.txt"), text.to_owned()));
        let found = evidence(&archive, "The bridge was closed for two weeks.", 5);
        assert_eq!((found[0].source.as_str(), found[0].covers.join(", ").as_str()), ("bridge", "two weeks"));
        for other in &found[1..] {
            assert_eq!(
                (&other.covers, other.lacks.join(", ").as_str()),
                (&vec![], "two weeks"),
                "{}",
                other.text
            );
        }
        let of = |sentence: &str, source: &str| {
            let found = evidence(&archive, sentence, 9);
            let found =
                found.into_iter().find(|passage| passage.source == source && passage.lacks.is_empty());
            found.map(|passage| passage.covers)
        };
        assert!(of("The ferry leaves every 120 minutes.", "ferry").is_some());
        assert!(of("The road was 2,000 metres long.", "trees").is_some());
        assert!(of("The bridge was closed for 14 weeks.", "bridge").is_none());
        assert!(of("The bridge was closed for 14 people.", "bridge").is_none());
    }

    #[test]
    fn the_same_passage_of_another_capture_is_no_rival() {
        let report = "Some 1,250 people left the town, Mara Finch said.";
        let archive = [
            ("courier", format!("LUNDE. {report}")),
            ("herald", format!("{}\n", report.replace(' ', "\n"))),
            ("post", "On 2 May 2031 the river reached Hollin, where people waited.".to_owned()),
            ("times", format!("{report} {report}")),
        ]
        .map(|(source, text)| Archived::new(source, format!("{source}.txt"), text));
        let found = evidence(&archive, "On 2 May 2031 some 1,250 people left Hollin, Mara Finch said.", 9);
        let of = |source: &str| found.iter().find(|passage| passage.source == source).unwrap();
        assert_eq!(found.len(), 2, "{found:?}");
        assert_eq!(of("courier").also, ["herald", "times"]);
        assert_eq!(of("courier").lacks, ["2 May 2031", "Hollin"]);
        assert_eq!(of("post").covers, ["2 May 2031", "Hollin"]);
    }

    #[test]
    fn what_is_not_borne_out_is_told() {
        let found = evidence(&archive(), "The ferries that Ada Holm wants are 7.", 1);
        assert_eq!(found[0].text, "Mayor Ada Holm wants more ferries.");
        assert_eq!(found[0].lacks, ["7"]);
        assert!(evidence(&archive(), "zzz qqq", 3).is_empty());
        assert!(evidence(&[], "The ferry", 3).is_empty());
    }
}
