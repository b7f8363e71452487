//! The templates, once for each language that pages are written in: `say` speaks it, `typeset` sets it.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

use tera::{Context, Kwargs, State, Tera};

use super::error::ThemeError;
use super::html::escape_to;
use super::phrases::{Lexicon, Words};
use super::typography::{self, Quotes};

/// A theme's templates.
pub(super) struct Templates {
    /// With the filters of no language.
    bare: Tera,
    words: Words,
    /// The templates whose pages are written without Tera.
    native: Vec<&'static str>,
    by_language: Mutex<BTreeMap<String, Arc<Spoken>>>,
}

/// What pages in one language are made with.
pub(super) struct Spoken {
    tera: Tera,
    /// What the interface says; in English where the language has no words of its own.
    pub(super) words: Arc<Lexicon>,
}

impl fmt::Debug for Templates {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Templates")
    }
}

impl Templates {
    /// `native` are the templates whose pages need no Tera.
    pub(super) fn new(
        templates: BTreeMap<String, String>,
        words: Words,
        native: Vec<&'static str>,
    ) -> Result<Self, ThemeError> {
        let mut bare = Tera::new();
        bare.set_escape_fn(escape_to);
        speak(&mut bare, "en", &Arc::new(lexicon(&words, "en")));
        bare.add_raw_templates(templates)?;
        Ok(Self { bare, words, native, by_language: Mutex::default() })
    }

    pub(super) fn is_native(&self, template: &str) -> bool {
        self.native.contains(&template)
    }

    /// Sends every page through Tera.
    #[cfg(test)]
    pub(super) fn forget_native(&mut self) {
        self.native.clear();
    }

    pub(super) fn of(&self, language: &str) -> Arc<Spoken> {
        let mut known = self.by_language.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(spoken) = known.get(language) {
            return Arc::clone(spoken);
        }
        let words = Arc::new(lexicon(&self.words, language));
        let mut tera = self.bare.clone();
        speak(&mut tera, language, &words);
        let spoken = Arc::new(Spoken { tera, words });
        known.insert(language.to_owned(), Arc::clone(&spoken));
        spoken
    }
}

impl Spoken {
    pub(super) fn fill(&self, template: &str, context: &Context) -> Result<Vec<u8>, ThemeError> {
        let mut bytes = Vec::new();
        self.tera.render_to(template, context, &mut bytes)?;
        Ok(bytes)
    }
}

fn lexicon(words: &Words, language: &str) -> Lexicon {
    let has_words = words.keys().any(|known| known == language || language.starts_with(&format!("{known}-")));
    Lexicon::of(words, if has_words { language } else { "en" })
}

/// Gives the templates the filters of a language.
fn speak(tera: &mut Tera, language: &str, words: &Arc<Lexicon>) {
    let words = Arc::clone(words);
    tera.register_filter("say", move |english: &str, kwargs: Kwargs, _: &State<'_>| {
        let places: Vec<(String, String)> =
            kwargs.iter().map(|(name, value)| (name.to_string(), value.to_string())).collect();
        let places: Vec<(&str, &str)> =
            places.iter().map(|(n, value)| (n.as_str(), value.as_str())).collect();
        let n = places.iter().find(|(name, _)| *name == "n").and_then(|(_, n)| n.parse().ok());
        words.say(english, n, &places)
    });
    let own = language.to_owned();
    tera.register_filter("typeset", move |text: &str, _: Kwargs, _: &State<'_>| {
        typography::set(&own, text).into_owned()
    });
    let quotes = Quotes::of(language);
    tera.register_filter("nested", move |text: &str, _: Kwargs, _: &State<'_>| {
        typography::nested(quotes, text).into_owned()
    });
    let (open, close) = quotes.outer;
    tera.register_filter("quoted", move |text: &str, _: Kwargs, _: &State<'_>| {
        format!("{open}{text}{close}")
    });
    tera.register_filter("mark", move |which: &str, _: Kwargs, _: &State<'_>| {
        if which == "open" { open } else { close }.to_owned()
    });
}
