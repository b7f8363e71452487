//! Themes: templates and the files that pages load. The default one is inside the binary; another may
//! replace it file by file.

use std::collections::BTreeMap;
use std::fmt;
use std::ops::Range;

use super::phrases::Words;
use super::templates::Templates;
use rust_embed::RustEmbed;
use tera::ErrorKind;

#[derive(RustEmbed)]
#[folder = "themes/default/"]
struct Default;

/// The templates that page views name.
const REQUIRED: [&str; 14] = [
    "404.html",
    "actor.html",
    "event.html",
    "home.html",
    "index.html",
    "meetings.html",
    "methodology.html",
    "page.html",
    "redirect.html",
    "search.html",
    "source.html",
    "statistic.html",
    "tags.html",
    "timeline.html",
];

/// A theme's files as they were read.
#[derive(Clone, Debug, std::default::Default, PartialEq, Eq)]
pub struct Theme {
    /// Templates by name, for example `event.html`: the files of `templates/`.
    pub templates: Vec<(String, String)>,
    /// The files of `assets/`, by their path in it.
    pub assets: Vec<(String, Vec<u8>)>,
    /// What the interface says, by language.
    pub words: Words,
}

impl Theme {
    /// The theme inside the binary.
    #[must_use]
    pub fn embedded() -> Self {
        let mut theme = Self::default();
        for path in Default::iter() {
            let Some(file) = Default::get(&path) else { continue };
            if let Some(name) = path.strip_prefix("templates/") {
                theme.templates.push((name.to_owned(), String::from_utf8_lossy(&file.data).into_owned()));
            } else if let Some(name) = path.strip_prefix("assets/") {
                theme.assets.push((name.to_owned(), file.data.into_owned()));
            }
        }
        theme
    }

    /// The files of the theme inside the binary, as they are kept, by their paths in its folder.
    #[must_use]
    pub fn embedded_files() -> Vec<(String, Vec<u8>)> {
        let file = |path: std::borrow::Cow<'static, str>| {
            Default::get(&path).map(|file| (path.to_string(), file.data.into_owned()))
        };
        Default::iter().filter_map(file).collect()
    }

    /// The words of the theme inside the binary, as they are written: its `theme.yaml`.
    #[must_use]
    pub fn embedded_words() -> &'static str {
        include_str!("../../themes/default/theme.yaml")
    }

    /// This theme with the files of another in place of those with the same names.
    #[must_use]
    pub fn overridden_by(mut self, other: Self) -> Self {
        self.templates.extend(other.templates);
        self.assets.extend(other.assets);
        for (language, phrases) in other.words {
            self.words.entry(language).or_default().extend(phrases);
        }
        self
    }

    /// What is wrong with the templates, as far as it shows before a page is made.
    #[must_use]
    pub fn fault(&self) -> Option<ThemeError> {
        self.clone().into_parts().err()
    }

    pub(super) fn into_parts(self) -> Result<(Templates, BTreeMap<String, Vec<u8>>), ThemeError> {
        let templates: BTreeMap<String, String> = self.templates.into_iter().collect();
        if let Some(name) = REQUIRED.into_iter().find(|name| !templates.contains_key(*name)) {
            return Err(ThemeError::of(format!("the theme has no template {name}")));
        }
        Ok((Templates::new(templates, self.words)?, self.assets.into_iter().map(small).collect()))
    }
}

/// A style sheet or script loses what only people read.
fn small((path, bytes): (String, Vec<u8>)) -> (String, Vec<u8>) {
    match std::str::from_utf8(&bytes) {
        Ok(sheet) if path.ends_with(".css") => (path, super::css::minified(sheet).into_bytes()),
        Ok(script) if path.ends_with(".js") => (path, super::js::minified(script).into_bytes()),
        _ => (path, bytes),
    }
}

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
    fn of(message: String) -> Self {
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
    /// An error that gives its place in its words alone: `error: … --> event.html:3:7`, then the lines.
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

    /// The bytes that are to blame in the template's text; of a place without an end, the word there.
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
