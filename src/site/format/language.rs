//! The grammar of dates and numbers in each language that pages have. Their words are few and bound
//! up with their grammar, so they stand in the code; the words of the interface stand in the theme.

/// A language that dates and numbers are written in. Any other than these has them in English.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::site) enum Language {
    /// 8 May 2021, 1,234.5
    #[default]
    English,
    /// 8. Mai 2021, 1.234,5
    German,
}

impl Language {
    /// The one that a BCP 47 tag names.
    pub(in crate::site) fn of(tag: &str) -> Self {
        match tag.split('-').next().unwrap_or("").to_ascii_lowercase().as_str() {
            "de" => Self::German,
            _ => Self::English,
        }
    }

    /// The one of two texts that is in this language.
    pub(in crate::site) const fn pick<T: Copy>(self, english: T, german: T) -> T {
        match self {
            Self::English => english,
            Self::German => german,
        }
    }

    /// The name of a month from 1 to 12.
    pub(in crate::site) fn month(self, number: u8) -> Option<&'static str> {
        let names = self.pick(
            [
                "January",
                "February",
                "March",
                "April",
                "May",
                "June",
                "July",
                "August",
                "September",
                "October",
                "November",
                "December",
            ],
            [
                "Januar",
                "Februar",
                "März",
                "April",
                "Mai",
                "Juni",
                "Juli",
                "August",
                "September",
                "Oktober",
                "November",
                "Dezember",
            ],
        );
        names.get(usize::from(number).checked_sub(1)?).copied()
    }

    /// A number in English notation as this language writes it: `1,234.5` as `1.234,5`.
    pub(in crate::site) fn number(self, english: &str) -> String {
        let swapped = |c| match c {
            ',' => '.',
            '.' => ',',
            other => other,
        };
        match self {
            Self::English => english.to_owned(),
            Self::German => english.chars().map(swapped).collect(),
        }
    }

    /// The word for a power of ten, as notes write it in English.
    pub(in crate::site) fn scale(self, english: &str) -> String {
        let german = match english {
            "thousand" => "Tausend",
            "million" => "Millionen",
            "billion" => "Milliarden",
            "trillion" => "Billionen",
            other => other,
        };
        self.pick(english, german).to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::Language;

    #[test]
    fn languages_are_known_by_their_tags() {
        assert_eq!([Language::of("de-AT"), Language::of("fr")], [Language::German, Language::English]);
        assert_eq!(Language::German.number("1,234.5"), "1.234,5");
        assert_eq!(Language::English.number("1,234.5"), "1,234.5");
        assert_eq!(Language::German.month(3), Some("März"));
        assert_eq!(Language::German.month(13), None);
    }
}
