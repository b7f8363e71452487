//! Cuts a formula into tokens: parentheses, and runs of anything else between them and white space.
//!
//! Operators have spaces around them, since ids and dates have hyphens and slashes. Whether the tokens make a
//! formula that can be computed is found where it is computed.

use std::ops::Range;

use crate::model::{Formula, FormulaToken, FormulaTokenKind, MOST_FORMULA_TOKENS, Operator};
use crate::text::Spanned;

/// Parses a formula. Nothing is wrong with any text.
#[must_use]
pub fn parse_formula(text: Spanned<String>) -> Formula {
    let mut tokens = Vec::new();
    let mut word = None;
    for (at, c) in text.char_indices() {
        if tokens.len() > MOST_FORMULA_TOKENS {
            word = None;
            break;
        }
        if !c.is_whitespace() && !matches!(c, '(' | ')') {
            word.get_or_insert(at);
            continue;
        }
        tokens.extend(word.take().map(|start| token(&text, start..at)));
        if !c.is_whitespace() {
            tokens.push(token(&text, at..at + c.len_utf8()));
        }
    }
    tokens.extend(word.map(|start| token(&text, start..text.len())));
    Formula { text, tokens }
}

/// Parses a computation in running text. Its operators need no spaces, save a minus beside a day.
#[must_use]
pub(super) fn computation(text: Spanned<String>) -> Formula {
    let mut spaced = String::new();
    for word in text.split_inclusive(char::is_whitespace) {
        let is_reference = word.contains('@');
        let has_one_minus = word.bytes().filter(|byte| *byte == b'-').nth(1).is_none();
        for (at, c) in word.char_indices() {
            let before = &word[..at];
            // `43-38` is a difference, `2021-05-08` a day.
            let is_minus = c == '-'
                && before.ends_with(|c: char| c.is_ascii_digit() || c == '%')
                && has_one_minus
                && word[at + 1..].starts_with(|c: char| c.is_ascii_digit());
            match c {
                '\u{2212}' => spaced.push_str(" - "),
                '\u{d7}' => spaced.push_str(" * "),
                '\u{f7}' => spaced.push_str(" / "),
                '+' | '*' | '/' if !is_reference => spaced.extend([' ', c, ' ']),
                '-' if is_minus && !is_reference => spaced.push_str(" - "),
                c => spaced.push(c),
            }
        }
    }
    let plain = spaced.split_whitespace().collect::<Vec<_>>().join(" ");
    parse_formula(Spanned::new(plain, text.span))
}

fn token(formula: &str, range: Range<usize>) -> FormulaToken {
    let written = &formula[range.clone()];
    let kind = match written {
        "(" => FormulaTokenKind::Open,
        ")" => FormulaTokenKind::Close,
        "+" => FormulaTokenKind::Operator(Operator::Add),
        "-" => FormulaTokenKind::Operator(Operator::Subtract),
        "*" => FormulaTokenKind::Operator(Operator::Multiply),
        "/" => FormulaTokenKind::Operator(Operator::Divide),
        other => match other.split_once('@') {
            Some((statistic, period)) => {
                FormulaTokenKind::Observation { statistic: statistic.to_owned(), period: period.to_owned() }
            }
            None => FormulaTokenKind::Number,
        },
    };
    FormulaToken { range, kind }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Span;

    fn formula(text: &str) -> Formula {
        parse_formula(Spanned::new(text.to_owned(), Span::default()))
    }

    fn written(text: &str) -> Vec<String> {
        let formula = formula(text);
        formula.tokens.iter().map(|token| formula.written(token).to_owned()).collect()
    }

    #[test]
    fn parentheses_and_spaces_end_tokens() {
        assert_eq!(
            written("@2016 / (1 - a-b@2016/2017)"),
            ["@2016", "/", "(", "1", "-", "a-b@2016/2017", ")"]
        );
        assert_eq!(written(" 1+2\u{a0}*3 "), ["1+2", "*3"]);
        assert_eq!(written("(("), ["(", "("]);
        assert!(written("").is_empty());
    }

    #[test]
    fn what_is_too_long_to_compute_is_cut_off() {
        let sum = |terms: usize| formula(&vec!["1"; terms].join(" + "));
        assert!(sum(500).bounded().is_ok());
        assert!(sum(501).bounded().is_err());
        assert!(sum(100_000).tokens.len() <= MOST_FORMULA_TOKENS + 2);
        assert!(formula(&"(".repeat(100_000)).tokens.len() <= MOST_FORMULA_TOKENS + 2);
    }

    #[test]
    fn observations_are_told_from_numbers_and_operators() {
        let formula = formula("@2016 / (1 - decline@2016)");
        assert_eq!(formula.observations().collect::<Vec<_>>(), [("", "2016"), ("decline", "2016")]);
        assert_eq!(formula.tokens[1].kind, FormulaTokenKind::Operator(Operator::Divide));
        assert_eq!(formula.tokens[3].kind, FormulaTokenKind::Number);
    }
}
