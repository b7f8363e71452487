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
    by_language: Mutex<BTreeMap<String, Arc<Tera>>>,
}

impl fmt::Debug for Templates {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Templates")
    }
}

impl Templates {
    pub(super) fn new(templates: BTreeMap<String, String>, words: Words) -> Result<Self, ThemeError> {
        let mut bare = Tera::new();
        bare.set_escape_fn(escape_to);
        speak(&mut bare, "en", &words);
        bare.add_raw_templates(templates)?;
        Ok(Self { bare, words, by_language: Mutex::default() })
    }

    pub(super) fn fill(
        &self,
        language: &str,
        template: &str,
        context: &Context,
    ) -> Result<Vec<u8>, ThemeError> {
        let mut bytes = Vec::new();
        self.of(language).render_to(template, context, &mut bytes)?;
        Ok(bytes)
    }

    /// What the interface says in a language; in English where it has no words of its own.
    pub(super) fn lexicon(&self, language: &str) -> Lexicon {
        lexicon(&self.words, language)
    }

    fn of(&self, language: &str) -> Arc<Tera> {
        let mut known = self.by_language.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(tera) = known.get(language) {
            return Arc::clone(tera);
        }
        let mut tera = self.bare.clone();
        speak(&mut tera, language, &self.words);
        let tera = Arc::new(tera);
        known.insert(language.to_owned(), Arc::clone(&tera));
        tera
    }
}

fn lexicon(words: &Words, language: &str) -> Lexicon {
    let has_words = words.keys().any(|known| known == language || language.starts_with(&format!("{known}-")));
    Lexicon::of(words, if has_words { language } else { "en" })
}

/// Gives the templates the filters of a language.
fn speak(tera: &mut Tera, language: &str, words: &Words) {
    let lexicon = lexicon(words, language);
    tera.register_filter("say", move |english: &str, kwargs: Kwargs, _: &State<'_>| {
        let places: Vec<(String, String)> =
            kwargs.iter().map(|(name, value)| (name.to_string(), value.to_string())).collect();
        let n = places.iter().find(|(name, _)| name == "n").and_then(|(_, n)| n.parse().ok());
        lexicon.say(english, n, &places)
    });
    let own = language.to_owned();
    tera.register_filter("typeset", move |text: &str, _: Kwargs, _: &State<'_>| typography::set(&own, text));
    let (open, close) = Quotes::of(language).outer;
    tera.register_filter("quoted", move |text: &str, _: Kwargs, _: &State<'_>| {
        format!("{open}{text}{close}")
    });
    tera.register_filter("mark", move |which: &str, _: Kwargs, _: &State<'_>| {
        if which == "open" { open } else { close }.to_owned()
    });
}
