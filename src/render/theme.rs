//! Themes: templates and the files that pages load. The default one is inside the binary; another may
//! replace it file by file.

use std::collections::BTreeMap;

use super::error::ThemeError;
use super::native;
use super::phrases::Words;
use super::templates::Templates;
use rust_embed::RustEmbed;

#[derive(RustEmbed)]
#[folder = "themes/default/"]
struct Default;

/// The templates that page views name.
const REQUIRED: [&str; 17] = [
    "404.html",
    "actor.html",
    "corrections.html",
    "data.html",
    "event.html",
    "home.html",
    "imprint.html",
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
        let is_default = |name: &str| {
            let file = Default::get(&format!("templates/{name}"));
            let own = templates.get(name).map(String::as_bytes);
            file.is_some_and(|file| own == Some(file.data.as_ref()))
        };
        let native = native::templates(is_default);
        let assets = self.assets.into_iter().map(small).collect();
        Ok((Templates::new(templates, self.words, native)?, assets))
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
