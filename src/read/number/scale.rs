//! What a number is multiplied by: "million", "5bn", "two thirds of a million", "3 million and a half".

use rust_decimal::Decimal;

use super::language::{look_up, power};
use super::numeral::{Form, Numeral};
use super::piece::Piece;
use super::reader::Reader;
use super::vocabulary::Roles;

impl Reader<'_> {
    /// What the number is multiplied by, and the token after that.
    pub(super) fn scale(&self, numeral: &Numeral, is_money: bool) -> (Decimal, usize) {
        let (tokens, mut end, mut scale) = (self.tokens, numeral.end, Decimal::ONE);
        if !matches!(numeral.form, Form::Digits | Form::FourDigits | Form::Words | Form::Fraction) {
            return (scale, end);
        }
        let in_digits = matches!(numeral.form, Form::Digits | Form::FourDigits);
        let close = tokens.is_glued(end) || (is_money && tokens.is_word(end));
        if in_digits
            && close
            && (is_money || !self.is_metre(end))
            && let Some(factor) = look_up(self.language.glued_scales, tokens.lower(end)).and_then(power)
        {
            return (factor, end + 1);
        }
        // "US$ 1MM", in capitals.
        if in_digits && tokens.is_glued(end) && tokens.written(end) == "MM" {
            return (Decimal::from(1_000_000), end + 1);
        }
        if numeral.form == Form::Fraction
            && let Some((factor, next)) = self.of_a_scale(end)
        {
            return (factor, next);
        }
        if matches!(numeral.form, Form::Digits | Form::Words)
            && matches!(tokens.lower(end), "dozens" | "doz" | "dozs" | "dz" | "dzs")
            && numeral.value < Decimal::ONE_HUNDRED
        {
            return (Decimal::from(12), end + 1);
        }
        loop {
            let at = if tokens.is_hyphen(end) { end + 1 } else { end };
            let word = tokens.lower(at);
            let exponent = look_up(self.language.scales, word)
                .or((in_digits && word == self.language.hundred).then_some(2));
            let Some(more) = exponent.and_then(power).and_then(|factor| scale.checked_mul(factor)) else {
                return (scale, end);
            };
            (scale, end) = (more, at + 1);
        }
    }

    /// "3 million and a half": half of a million more.
    pub(super) fn and_a_part(&self, piece: &mut Piece) {
        let (tokens, end) = (self.tokens, piece.tokens.end);
        let joins = piece.scale > Decimal::ONE
            && tokens.lower(end) == self.language.and
            && tokens.roles(end + 1).has(Roles::ARTICLE);
        let part = match tokens.lower(end + 2) {
            "half" => Decimal::new(5, 1),
            "quarter" => Decimal::new(25, 2),
            _ => return,
        };
        let follows = tokens.lower(end + 3);
        let goes_on = look_up(self.language.scales, follows).is_some() || follows == "of";
        if !joins || goes_on {
            return;
        }
        let more = piece.scale.checked_mul(part);
        if let Some(value) = more.and_then(|more| piece.value.checked_add(more)) {
            (piece.value, piece.step, piece.tokens.end) = (value, more.unwrap_or(piece.step), end + 3);
        }
    }

    /// Whether a glued "m" is metres, and no million: "48m long", "190m2".
    fn is_metre(&self, at: usize) -> bool {
        let next = self.tokens.lower(at + 1);
        // "45m (148ft)".
        let is_translated = next == "("
            && self.tokens.is_digits(at + 2)
            && matches!(self.tokens.lower(at + 3), "ft" | "feet");
        if self.tokens.lower(at) == "m" && is_translated {
            return true;
        }
        let is_power = self.tokens.is_glued(at + 1) && matches!(next, "2" | "3" | "²" | "³");
        self.tokens.lower(at) == "m" && (is_power || self.language.metres_after.contains(&next))
    }

    /// "of a million", behind "two thirds".
    fn of_a_scale(&self, at: usize) -> Option<(Decimal, usize)> {
        let is_of = self.tokens.lower(at) == "of" && self.tokens.roles(at + 1).has(Roles::ARTICLE);
        let factor = look_up(self.language.scales, self.tokens.lower(at + 2)).and_then(power)?;
        is_of.then_some((factor, at + 3))
    }
}
