//! What is wrong with a theme, and where.

use std::fmt;
use std::ops::Range;

use tera::ErrorKind;

/// A theme that cannot be used, or a page that its templates cannot make.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ThemeError {
    /// The template, where one is to blame.
    pub template: Option<String>,
    /// The bytes of the template that are to blame.
    pub range: Range<usize>,
    /// Where they begin: line and column from 1.
    pub place: (usize, usize),
    /// What is wrong.
    pub message: String,
}

impl fmt::Display for ThemeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(template) = &self.template {
            write!(f, "templates/{template}:{}:{}: ", self.place.0, self.place.1)?;
        }
        f.write_str(&self.message)
    }
}

impl std::error::Error for ThemeError {}

impl ThemeError {
    pub(super) fn of(message: String) -> Self {
        Self { template: None, range: 0..0, place: (1, 1), message }
    }
}

impl From<tera::Error> for ThemeError {
    fn from(error: tera::Error) -> Self {
        match error.kind() {
            ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
                let span = report.span();
                Self {
                    template: Some(report.filename().to_owned()),
                    range: span.range.clone(),
                    place: (span.start_line, span.start_col + 1),
                    message: report.message().to_owned(),
                }
            }
            _ => Self::reported(&error.to_string()),
        }
    }
}

impl ThemeError {
    /// An error that gives its place in its words alone: `error: … --> event.html:3:7`, then the
    /// lines.
    fn reported(report: &str) -> Self {
        let place = || {
            let (message, rest) = report.split_once("\n")?;
            let mut place = rest.trim_start().strip_prefix("-->")?.lines().next()?.trim().rsplitn(3, ':');
            let (column, line) = (place.next()?.parse().ok()?, place.next()?.parse().ok()?);
            let message = message.strip_prefix("error: ").unwrap_or(message).to_owned();
            Some(Self {
                template: place.next().map(str::to_owned),
                range: 0..0,
                place: (line, column),
                message,
            })
        };
        place().unwrap_or_else(|| Self::of(report.to_owned()))
    }

    /// The bytes that are to blame in the template's text; of a place without an end, the word
    /// there.
    #[must_use]
    pub fn range_in(&self, text: &str) -> Range<usize> {
        if !self.range.is_empty() || self.template.is_none() {
            return self.range.clone();
        }
        let before: usize = text.split_inclusive('\n').take(self.place.0 - 1).map(str::len).sum();
        let line = text.get(before..).unwrap_or("");
        let offset = line.char_indices().nth(self.place.1 - 1).map_or(0, |(offset, _)| offset);
        let word = line[offset..].find(|c: char| !c.is_alphanumeric() && c != '_' && c != '.');
        before + offset..before + offset + word.unwrap_or(0)
    }
}
