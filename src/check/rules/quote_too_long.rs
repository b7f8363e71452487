//! Says that a quote has more words than the dossier's policy allows. An editor's words in brackets
//! do not count.

use crate::check::facts::Facts;
use crate::check::findings::Findings;
use crate::check::locate::quote;
use crate::check::rule::{Check, Rule};
use crate::check::wording::counted;
use crate::diagnostic::{Finding, Level};
use crate::model::ParsedNote;

pub(super) static RULE: Rule = Rule {
    code: "F0306",
    name: "quote-too-long",
    level: Level::Error,
    summary: "a quote of more words than the dossier allows",
    explanation: include_str!("quote_too_long.md"),
    checks: &[Check::Note(check)],
    is_about_allows: false,
};

fn check(facts: &Facts<'_>, note: &ParsedNote, findings: &mut Findings) {
    let most = facts.dossier.policy.quote_max_words;
    for cited in facts.citations_of(note) {
        let words = words(&cited.citation.quote);
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

/// How many words of the source a quote holds.
fn words(quote: &str) -> usize {
    let mut brackets = 0_usize;
    let quoted: String = quote
        .chars()
        .map(|c| {
            let opens = usize::from(c == '[');
            brackets = (brackets + opens).saturating_sub(usize::from(c == ']'));
            if brackets > 0 || c == ']' { ' ' } else { c }
        })
        .collect();
    quoted.split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric)).count()
}

#[cfg(test)]
mod tests {
    use super::words;

    #[test]
    fn only_the_words_of_the_source_count() {
        assert_eq!(words("the bridge is closed"), 4);
        assert_eq!(words("the [old] bridge ... is – [it seems] closed"), 4);
        assert_eq!(words("unclosed [bracket and more"), 1);
        assert_eq!(words(""), 0);
    }
}
