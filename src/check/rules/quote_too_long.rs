//! Says that a quote has more words than the dossier's policy allows. An editor's words in brackets
//! do not count; of scripts without spaces several letters count as a word.

use crate::check::facts::Facts;
use crate::check::findings::Findings;
use crate::check::locate::quote;
use crate::check::rule::{Check, Rule};
use crate::check::wording::counted;
use crate::diagnostic::{Finding, Level};
use crate::model::{ParsedNote, Quote};
use crate::text::fold::fold;
use crate::text::words::count_words;

pub(super) static RULE: Rule = Rule {
    code: "F0306",
    name: "quote-too-long",
    level: Level::Error,
    summary: "a quote of more words than the dossier allows",
    explanation: include_str!("quote_too_long.md"),
    checks: &[Check::Note(check)],
    may_be_allowed: true,
};

fn check(facts: &Facts<'_>, note: &ParsedNote, findings: &mut Findings) {
    let most = facts.notes.policy().quote_max_words;
    for cited in facts.citations_of(note) {
        let quote_of = &cited.citation.quote;
        if is_short(&quote_of.text, most) {
            continue;
        }
        let words = quoted_words(quote_of);
        if words > most {
            findings.add(
                Finding::at(
                    quote(facts.sources, cited.citation),
                    format!("this quote has {}", counted(words, "word")),
                )
                .label(format!("the most is {most}"))
                .note(
                    "a long quote takes the author's work in place of pointing to it, and \
                     hides what bears the sentence out",
                )
                .help(
                    "quote the shortest run of words that carries the fact; `...` leaves words \
                     out",
                ),
            );
        }
    }
}

/// The first character beyond the letters of Latin.
const FIRST_OTHER: char = '\u{250}';

/// Whether a text surely has no more words than these: it has no more runs of plain letters and digits.
fn is_short(text: &str, most: usize) -> bool {
    // Letters of other scripts may each be a word, and all other signs may part words.
    let is_plain = |c: char| c.is_ascii() || c < FIRST_OTHER && c.is_alphabetic();
    let bytes = text.as_bytes();
    let is_letter = |byte: &u8| byte.is_ascii_alphanumeric() | !byte.is_ascii();
    let begins = |(before, byte): (&u8, &u8)| !is_letter(before) & is_letter(byte);
    let runs: usize = bytes.iter().zip(bytes.iter().skip(1)).map(|pair| usize::from(begins(pair))).sum();
    runs < most && (text.is_ascii() || text.chars().all(is_plain))
}

/// How many words of the source a quote holds.
fn quoted_words(quote: &Quote) -> usize {
    count_words(fold(&quote.quoted_words()).text())
}

#[cfg(test)]
mod tests {
    use super::{is_short, quoted_words};
    use crate::index::fixture::citation;
    use crate::model::CitationPlace;

    fn words(quote: &str) -> usize {
        quoted_words(&citation(CitationPlace::Observation(0), "a", quote).quote)
    }

    #[test]
    fn only_the_words_of_the_source_count() {
        assert_eq!(words("the bridge is closed"), 4);
        assert_eq!(words("the [old] bridge ... is – [it seems] closed"), 4);
        assert_eq!(words("unclosed [bracket and more"), 4);
        assert_eq!(words(""), 0);
        assert_eq!(words("half-finished at 10:30 . . . for $3.6 million"), 6);
        for text in ["the bridge is closed", "a-b-c d'e 3.6 U.S.", "*a* [b] & c_d", "Fözä né—ü’s ªº", ""]
        {
            assert!((0..words(text)).all(|most| !is_short(text, most)), "{text}");
        }
        assert_eq!(words("港口委員會批准了計劃"), 5);
    }
}
