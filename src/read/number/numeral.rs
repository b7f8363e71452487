//! Numbers written in digits, without what stands around them: grouping, decimals, fractions, ordinals.
//!
//! Tells numbers from runs of digits that are none: `COVID-19`, `G20`, versions, telephone numbers, dates
//! in digits.

use rust_decimal::Decimal;

use super::language::Language;
use super::token::Tokens;

/// A number as it stands, before scale, unit and hedge.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Numeral {
    /// One past its last token.
    pub(super) end: usize,
    pub(super) value: Decimal,
    /// The value of one in its last written place.
    pub(super) step: Decimal,
    pub(super) form: Form,
}

/// How a number is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    Digits,
    /// Four digits and nothing else, as years are written.
    FourDigits,
    /// `1990s`.
    Decade,
    Ordinal,
    /// In words.
    Words,
    Fraction,
}

/// What stands at a token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Written {
    Number(Numeral),
    /// No number up to this token.
    Other(usize),
}

/// Reads the digits at `at`.
pub(super) fn read_digits(tokens: &Tokens<'_>, at: usize, language: &Language) -> Written {
    if let Some(end) = no_number(tokens, at, language) {
        return Written::Other(end);
    }
    if let Some(numeral) = leading_point(tokens, at) {
        return Written::Number(numeral);
    }
    let (whole, mut end) = whole(tokens, at, language);
    let mut digits = whole;
    let mut decimals = 0;
    if is_decimal_point(tokens, end, language) {
        decimals = tokens.lower(end + 1).len();
        digits.push_str(tokens.lower(end + 1));
        end += 2;
    }
    let Some((value, step)) = number(&digits, decimals) else { return Written::Other(end) };
    let is_four = end == at + 1 && digits.len() == 4;
    let form = if is_four { Form::FourDigits } else { Form::Digits };
    let plain = Numeral { end, value, step, form };
    if decimals == 0
        && let Some(numeral) = fraction(tokens, &plain).or_else(|| mixed(tokens, &plain))
    {
        return Written::Number(numeral);
    }
    if decimals == 0
        && let Some(numeral) = decade(tokens, at, &plain)
    {
        return Written::Number(numeral);
    }
    glued_letters(tokens, plain, language)
}

/// Whether a decimal point stands before the digits at `at` and no digits before it: `.08`.
pub(super) fn has_leading_point(tokens: &Tokens<'_>, at: usize) -> bool {
    let by_point = tokens.is_digits(at) && tokens.is_glued(at) && tokens.lower_before(at, 1) == Some(".");
    let before = at.checked_sub(2).map_or("", |before| tokens.lower(before));
    by_point && (!tokens.is_glued(at - 1) || matches!(before, "$" | "€" | "£" | "(" | "-"))
}

fn leading_point(tokens: &Tokens<'_>, at: usize) -> Option<Numeral> {
    if !has_leading_point(tokens, at) {
        return None;
    }
    let (value, step) = number(tokens.lower(at), tokens.lower(at).len())?;
    Some(Numeral { end: at + 1, value, step, form: Form::Digits })
}

/// `4 1/4`.
fn mixed(tokens: &Tokens<'_>, whole: &Numeral) -> Option<Numeral> {
    let at = whole.end;
    if whole.form == Form::FourDigits || !tokens.is_digits(at) || tokens.is_glued(at) {
        return None;
    }
    let above = Decimal::from_str_exact(tokens.lower(at)).ok()?;
    let part = Numeral { end: at + 1, value: above, step: Decimal::ONE, form: Form::Digits };
    let part = fraction(tokens, &part).filter(|part| part.end == at + 3)?;
    let value = whole.value.checked_add(part.value)?;
    Some(Numeral { end: part.end, value, step: part.value, form: Form::Digits })
}

/// `1980's`, and of the twentieth century `the 70s`, `'70s`.
fn decade(tokens: &Tokens<'_>, at: usize, plain: &Numeral) -> Option<Numeral> {
    let end = plain.end;
    let is_round = plain.value % Decimal::TEN == Decimal::ZERO && end == at + 1;
    let by_mark = tokens.lower(end) == "'" && tokens.is_glued(end);
    let letter = end + usize::from(by_mark);
    let is_plural = is_round && tokens.lower(letter) == "s" && tokens.is_glued(letter);
    let numeral = |value| Numeral { end: letter + 1, value, step: Decimal::TEN, form: Form::Decade };
    if is_plural && by_mark && plain.form == Form::FourDigits {
        return Some(numeral(plain.value));
    }
    let short = is_plural && plain.form == Form::Digits && tokens.lower(at).len() == 2;
    let before = at.checked_sub(1).map_or("", |before| tokens.lower(before));
    let marked = before == "'" && tokens.is_glued(at);
    let told = matches!(before, "the" | "early" | "late" | "mid" | "-") || by_mark && before == "in";
    let in_century = plain.value >= Decimal::from(20);
    (short && in_century && (marked || told)).then(|| numeral(plain.value + Decimal::from(1900)))
}

/// The digits without their grouping, and the token after them.
fn whole(tokens: &Tokens<'_>, at: usize, language: &Language) -> (String, usize) {
    let mut digits = tokens.lower(at).to_owned();
    let mut end = at + 1;
    if digits.len() > 3 || digits.starts_with('0') {
        return (digits, end);
    }
    for (mark, first) in [(language.grouping, 2), ('.', 3)] {
        if let Some(grouped) = foreign_groups(tokens, at, mark, first) {
            return grouped;
        }
    }
    let is_group = |at: usize| tokens.is_digits(at) && tokens.lower(at).len() == 3;
    let by_mark = tokens.lower(end).chars().eq([language.grouping]);
    loop {
        let glued = tokens.is_glued(end) && tokens.is_glued(end + 1);
        if by_mark && tokens.lower(end).chars().eq([language.grouping]) && glued && is_group(end + 1) {
            digits.push_str(tokens.lower(end + 1));
            end += 2;
        } else if !by_mark && is_group(end) && tokens.is_one_space_after(end) {
            digits.push_str(tokens.lower(end));
            end += 1;
        } else {
            return (digits, end);
        }
    }
}

/// Digits in at least three groups as other countries write them: `1,00,000`, `1.234.567`.
fn foreign_groups(tokens: &Tokens<'_>, at: usize, mark: char, length: usize) -> Option<(String, usize)> {
    if !tokens.lower(at + 1).chars().eq([mark]) {
        return None;
    }
    let mut digits = tokens.lower(at).to_owned();
    let mut end = at + 1;
    let mut last = 0;
    while tokens.lower(end).chars().eq([mark])
        && tokens.is_glued(end)
        && tokens.is_glued(end + 1)
        && tokens.is_digits(end + 1)
    {
        last = tokens.lower(end + 1).len();
        digits.push_str(tokens.lower(end + 1));
        end += 2;
        if last != length {
            break;
        }
    }
    (last == 3 && end >= at + 5).then_some((digits, end))
}

fn is_decimal_point(tokens: &Tokens<'_>, at: usize, language: &Language) -> bool {
    tokens.lower(at).chars().eq([language.decimal])
        && tokens.is_glued(at)
        && tokens.is_glued(at + 1)
        && tokens.is_digits(at + 1)
}

fn number(digits: &str, decimals: usize) -> Option<(Decimal, Decimal)> {
    let scale = u32::try_from(decimals).ok().filter(|n| *n <= 28)?;
    let value = Decimal::from_str_exact(digits).ok()?;
    Some((value.checked_mul(Decimal::new(1, scale))?, Decimal::new(1, scale)))
}

/// Where a run of digits ends that is part of something else; none where it is a number.
fn no_number(tokens: &Tokens<'_>, at: usize, language: &Language) -> Option<usize> {
    if is_slashed(tokens, at) {
        // "30/4.85": the decimals are no number of their own.
        return Some(at + 3 + if is_decimal_point(tokens, at + 3, language) { 2 } else { 0 });
    }
    if let Some(end) = foreign_decimals(tokens, at) {
        return Some(end);
    }
    if is_in_code(tokens, at) {
        return Some(at + 1);
    }
    let joined = ["-", "/", "."].map(|mark| joined_end(tokens, at, mark)).into_iter().max().unwrap_or(at + 1);
    if is_name_before(tokens, at, language) {
        return Some(joined);
    }
    // Two numbers joined are a range, a fraction or decimals; three are a date, a version, a telephone number.
    let is_grouped = foreign_groups(tokens, at, '.', 3).is_some_and(|(_, end)| end == joined);
    telephone_end(tokens, at).or_else(|| (joined >= at + 5 && !is_grouped).then_some(joined))
}

/// `1,3`, `1.111,11`: a comma may be a decimal point elsewhere.
fn foreign_decimals(tokens: &Tokens<'_>, at: usize) -> Option<usize> {
    let joins = |at: usize, mark: &str| {
        tokens.lower(at) == mark && tokens.is_glued(at) && tokens.is_glued(at + 1) && tokens.is_digits(at + 1)
    };
    let is_short = |at: usize| tokens.lower(at).len() < 3 && !joins(at + 1, ",");
    if joins(at + 1, ",") && is_short(at + 2) && tokens.lower(at).len() < 4 {
        return Some(at + 3);
    }
    (joins(at + 1, ".") && joins(at + 3, ",") && is_short(at + 4)).then_some(at + 5)
}

/// `9/11`, `24/7`, `50/50`: two numbers with a slash that are no part of a whole.
fn is_slashed(tokens: &Tokens<'_>, at: usize) -> bool {
    if joined_end(tokens, at, "/") != at + 3 || tokens.lower(at).len() == 4 {
        return false;
    }
    let part = |at: usize| tokens.lower(at).parse::<u32>().ok();
    let is_fraction =
        |below: u32| (2..=12).contains(&below) || matches!(below, 16 | 20 | 32 | 50 | 64 | 100 | 1000);
    let is_part =
        part(at).zip(part(at + 2)).is_some_and(|(above, below)| above < below && is_fraction(below));
    let is_date = matches!((tokens.lower(at), tokens.lower(at + 2)), ("9" | "7", "11" | "7"));
    !is_part || is_date
}

/// Whether the digits stand in an address of the web or in a formula: `?q=30%25`, `10^6`, `12e+14`.
fn is_in_code(tokens: &Tokens<'_>, at: usize) -> bool {
    let before = tokens.lower_before(at, 1).filter(|_| tokens.is_glued(at)).unwrap_or("");
    let two_before = tokens.lower_before(at, 2).unwrap_or("");
    let is_exponent =
        matches!(before, "+" | "-") && matches!(two_before, "^" | "e" | "-" | "x") && tokens.is_glued(at - 1);
    let is_power =
        tokens.lower(at + 1) == "^" || (tokens.lower(at + 3) == "^" && tokens.lower(at + 1) == ".");
    matches!(before, "%" | "=" | "^" | "&" | "_") || is_exponent || is_power
}

/// Whether the digits continue a name: `G20`, `COVID-19`.
fn is_name_before(tokens: &Tokens<'_>, at: usize, language: &Language) -> bool {
    if !tokens.is_glued(at) {
        return false;
    }
    let by_hyphen = tokens.lower_before(at, 1) == Some("-") && tokens.is_glued(at - 1);
    let Some(word) = at.checked_sub(if by_hyphen { 2 } else { 1 }) else { return false };
    if !tokens.lower(word).starts_with(char::is_alphabetic) {
        return false;
    }
    let written = tokens.written(word);
    if by_hyphen {
        return written.contains(char::is_uppercase) && !language.is_month(tokens.lower(word));
    }
    // "R500 million" is in rand, "R500" a road.
    let goes_on =
        matches!(tokens.lower(at + 1), "," | ".") && tokens.is_glued(at + 1) && tokens.is_digits(at + 2);
    let has_scale = super::language::look_up(language.scales, tokens.lower(at + 1)).is_some()
        || (tokens.is_glued(at + 1) && matches!(tokens.lower(at + 1), "m" | "bn" | "billion"));
    let is_rand = written == "R" && (goes_on || has_scale);
    super::currency::currency_in_text(written).is_none() && !is_rand
}

/// The end of digits joined by `mark`: `2021-05-08`, `1.2.3`.
fn joined_end(tokens: &Tokens<'_>, at: usize, mark: &str) -> usize {
    let mut end = at + 1;
    while tokens.lower(end) == mark
        && tokens.is_glued(end)
        && tokens.is_glued(end + 1)
        && tokens.is_digits(end + 1)
    {
        end += 2;
    }
    end
}

/// The end of a telephone number: `+` and groups of at least seven digits in all, however they are joined.
fn telephone_end(tokens: &Tokens<'_>, at: usize) -> Option<usize> {
    let plus = tokens.lower_before(at, 1).filter(|lower| *lower == "+");
    plus.filter(|_| tokens.is_glued(at) && !tokens.is_glued(at - 1))?;
    let (mut end, mut digits) = (at, 0);
    loop {
        if tokens.is_digits(end) {
            digits += tokens.lower(end).len();
        } else {
            let by_slash = tokens.lower(end) == "/" && tokens.is_glued(end) && tokens.is_digits(end + 1);
            if !by_slash && !matches!(tokens.lower(end), "-" | "(" | ")") {
                break;
            }
        }
        end += 1;
    }
    (digits >= 7).then_some(end)
}

/// `1/2`, `3½`, `½`.
fn fraction(tokens: &Tokens<'_>, whole: &Numeral) -> Option<Numeral> {
    let end = whole.end;
    if let Some(part) = vulgar(tokens, end).filter(|_| tokens.is_glued(end)) {
        let value = whole.value.checked_add(part)?;
        return Some(Numeral { end: end + 1, value, step: part, form: Form::Fraction });
    }
    let slash = matches!(tokens.lower(end), "/" | "⁄") && tokens.is_glued(end) && tokens.is_glued(end + 1);
    if !slash || !tokens.is_digits(end + 1) || tokens.is_glued(end + 2) && tokens.is_word(end + 2) {
        return None;
    }
    let below: u32 = tokens.lower(end + 1).parse().ok().filter(|n| (2..=1000).contains(n))?;
    let value = whole.value.checked_div(Decimal::from(below)).filter(|value| *value < Decimal::ONE)?;
    Some(Numeral { end: end + 2, value, step: value, form: Form::Fraction })
}

/// The value of a fraction that is one character.
pub(super) fn vulgar(tokens: &Tokens<'_>, at: usize) -> Option<Decimal> {
    let (above, below) = match tokens.lower(at) {
        "½" => (1, 2),
        "⅓" => (1, 3),
        "⅔" => (2, 3),
        "¼" => (1, 4),
        "¾" => (3, 4),
        "⅕" => (1, 5),
        "⅖" => (2, 5),
        "⅗" => (3, 5),
        "⅘" => (4, 5),
        "⅙" => (1, 6),
        "⅚" => (5, 6),
        "⅛" => (1, 8),
        "⅜" => (3, 8),
        "⅝" => (5, 8),
        "⅞" => (7, 8),
        _ => return None,
    };
    Decimal::from(above).checked_div(Decimal::from(below))
}

/// How many lines a screen or a film has: 480p.
fn is_screen(lines: Decimal) -> bool {
    [144_u32, 240, 360, 480, 576, 720].iter().any(|known| lines == Decimal::from(*known))
}

/// Letters right after digits make an ordinal, a decade, a scale or a unit; else it is no number.
fn glued_letters(tokens: &Tokens<'_>, plain: Numeral, language: &Language) -> Written {
    let end = plain.end;
    if !tokens.is_word(end) || !tokens.is_glued(end) {
        return Written::Number(plain);
    }
    let letters = tokens.lower(end);
    // "5G", and `24703L202`.
    let goes_on = tokens.is_glued(end + 1) && tokens.is_digits(end + 1) && tokens.lower(end + 1).len() > 1;
    if goes_on || tokens.written(end) == "G" {
        return Written::Other(end + 1 + usize::from(goes_on));
    }
    if language.ordinal_suffixes.contains(&letters) {
        return Written::Number(Numeral { end: end + 1, form: Form::Ordinal, ..plain });
    }
    if letters == "s" && plain.form == Form::FourDigits && plain.value % Decimal::TEN == Decimal::ZERO {
        return Written::Number(Numeral { end: end + 1, step: Decimal::TEN, form: Form::Decade, ..plain });
    }
    if letters == "m" && language.metres_after.contains(&tokens.lower(end + 1)) {
        return Written::Number(plain);
    }
    let is_known = super::language::look_up(language.glued_scales, letters).is_some()
        || language.measure(letters).is_some()
        || language.percent.contains(&letters)
        || language.percentage_points.contains(&letters)
        || super::currency::currency_in_text(tokens.written(end)).is_some()
        || super::currency::SUFFIX_SIGNS.iter().any(|(sign, _)| *sign == letters)
        // "99p", and not "1080p".
        || (letters == "p" && plain.value < Decimal::ONE_THOUSAND && !is_screen(plain.value));
    if is_known { Written::Number(plain) } else { Written::Other(end + 1) }
}

#[cfg(test)]
mod tests {
    use super::super::english::ENGLISH;
    use super::*;

    fn all(text: &str) -> Vec<String> {
        let tokens = Tokens::of(text, &ENGLISH);
        let (mut at, mut found) = (0, Vec::new());
        while at < tokens.len() {
            if !tokens.is_digits(at) {
                at += 1;
                continue;
            }
            at = match read_digits(&tokens, at, &ENGLISH) {
                Written::Number(n) => {
                    found.push(format!("{} {:?}", n.value.normalize(), n.form));
                    n.end
                }
                Written::Other(end) => end,
            };
        }
        found
    }

    #[test]
    fn grouping_and_decimals() {
        assert_eq!(
            all("7,000 1,234,567.50 973.6 05"),
            ["7000 Digits", "1234567.5 Digits", "973.6 Digits", "5 Digits"]
        );
        assert_eq!(all("12 345 678 people"), ["12345678 Digits"]);
        assert_eq!(all("1\u{a0}000"), ["1000 Digits"]);
        assert_eq!(all("2016 100"), ["2016 FourDigits", "100 Digits"]);
        assert_eq!(all("in 2016, 300"), ["2016 FourDigits", "300 Digits"]);
    }

    #[test]
    fn a_decimal_comma_is_left_alone() {
        assert!(all("1,5").is_empty() && all("1,50").is_empty() && all("1.111,11").is_empty());
        assert_eq!(all("1,500 and 1, 5"), ["1500 Digits", "1 Digits", "5 Digits"]);
    }

    #[test]
    fn runs_of_digits_that_are_no_numbers() {
        for text in [
            "G20",
            "COVID-19",
            "Su-35",
            "1.2.3",
            "2021-05-08",
            "08/05/2021",
            "+992 37 221 1234",
            "3D",
            "555-12-34",
            "08.05.2021",
            "201x",
        ] {
            assert!(all(text).is_empty(), "{text}: {:?}", all(text));
        }
    }

    #[test]
    fn ordinals_decades_fractions_and_glued_units() {
        assert_eq!(all("14th 201st 1990s"), ["14 Ordinal", "201 Ordinal", "1990 Decade"]);
        assert_eq!(all("3/4 2½ 24/7"), ["0.75 Fraction", "2.5 Fraction"]);
        assert_eq!(all("5bn 5km 6%"), ["5 Digits", "5 Digits", "6 Digits"]);
        assert_eq!(all("mid-2016 May-2016"), ["2016 FourDigits", "2016 FourDigits"]);
    }

    #[test]
    fn more_digits_than_any_number_has_are_no_number() {
        assert!(all(&"9".repeat(60)).is_empty());
        assert!(all(&format!("0.{}", "1".repeat(60))).is_empty());
    }
}
