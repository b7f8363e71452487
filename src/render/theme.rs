//! Themes: templates and the files that pages load. The default one is inside the binary; another may
//! replace it file by file.

use std::collections::BTreeMap;
use std::fmt;

use rust_embed::RustEmbed;
use tera::Tera;

#[derive(RustEmbed)]
#[folder = "themes/default/"]
struct Default;

/// The templates that page views name.
const REQUIRED: [&str; 11] = [
    "404.html",
    "actor.html",
    "event.html",
    "home.html",
    "index.html",
    "methodology.html",
    "page.html",
    "search.html",
    "source.html",
    "statistic.html",
    "timeline.html",
];

/// A theme's files as they were read.
#[derive(Clone, Debug, std::default::Default, PartialEq, Eq)]
pub struct Theme {
    /// Templates by name, for example `event.html`: the files of `templates/`.
    pub templates: Vec<(String, String)>,
    /// The files of `assets/`, by their path in it.
    pub assets: Vec<(String, Vec<u8>)>,
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

    /// This theme with the files of another in place of those with the same names.
    #[must_use]
    pub fn overridden_by(mut self, other: Self) -> Self {
        self.templates.extend(other.templates);
        self.assets.extend(other.assets);
        self
    }

    pub(super) fn into_parts(self) -> Result<(Tera, BTreeMap<String, Vec<u8>>), ThemeError> {
        let templates: BTreeMap<String, String> = self.templates.into_iter().collect();
        if let Some(name) = REQUIRED.into_iter().find(|name| !templates.contains_key(*name)) {
            return Err(ThemeError { message: format!("the theme has no template {name}") });
        }
        let mut tera = Tera::new();
        tera.add_raw_templates(templates)?;
        Ok((tera, self.assets.into_iter().collect()))
    }
}

/// A theme that cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ThemeError {
    message: String,
}

impl fmt::Display for ThemeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for ThemeError {}

impl From<tera::Error> for ThemeError {
    fn from(error: tera::Error) -> Self {
        Self { message: error.to_string() }
    }
}
