//! From a page view to the bytes of its file: HTML by templates, files for machines by their writers.
//!
//! Sees page views and a theme, nothing behind them: what a page says depends on its view alone.

mod body;
mod css;
mod data;
mod error;
mod highlight;
mod html;
mod js;
mod machine;
mod phrases;
mod search;
mod templates;
mod theme;
mod typography;

pub use error::ThemeError;
pub use phrases::{Phrase, Words};
pub use search::search_scripts;
pub use theme::Theme;

use std::collections::BTreeMap;
use std::sync::Arc;

use tera::{Context, Value};

use crate::site::view::{Content, MachineFile, NoteView, PageView};
use body::Style;
use highlight::Highlighter;
use templates::Templates;

/// Renders pages with one theme, from as many threads as call it.
#[derive(Clone, Debug)]
pub struct Renderer {
    templates: Arc<Templates>,
    assets: Arc<BTreeMap<String, Vec<u8>>>,
    highlighter: Arc<Highlighter>,
}

impl Renderer {
    /// Reads a theme.
    ///
    /// # Errors
    /// When a template is missing, cannot be read, or names a filter or component that is not there.
    pub fn new(theme: Theme) -> Result<Self, ThemeError> {
        let (templates, assets) = theme.into_parts()?;
        Ok(Self {
            templates: Arc::new(templates),
            assets: Arc::new(assets),
            highlighter: Arc::new(Highlighter::default()),
        })
    }

    /// The theme's files, below `assets/`: path and content.
    pub fn assets(&self) -> impl Iterator<Item = (String, &[u8])> {
        self.assets.iter().map(|(path, bytes)| (format!("assets/{path}"), bytes.as_slice()))
    }

    /// The content of a page's file.
    ///
    /// # Errors
    /// When a template asks for what its view does not have.
    pub fn render(&self, page: &PageView) -> Result<Vec<u8>, ThemeError> {
        match &page.content {
            Content::Machine(file) => Ok(match file {
                MachineFile::Sitemap(sitemap) => machine::sitemap(sitemap),
                MachineFile::Robots(robots) => machine::robots(robots),
                MachineFile::Feed(feed) => machine::feed(feed),
                MachineFile::List(entries) => data::list(entries),
                MachineFile::Csv(statistic) => data::csv(statistic),
                MachineFile::Json(statistic) => data::json(statistic),
                MachineFile::NoJekyll => Vec::new(),
            }),
            Content::Note(note) => {
                let mut context = context(page)?;
                self.insert_texts(&mut context, note, &page.frame.language);
                self.templates.fill(&page.frame.language, page.template, &context)
            }
            Content::Index(_)
            | Content::Tags(_)
            | Content::Meetings(_)
            | Content::Timeline(_)
            | Content::Search(_)
            | Content::Redirect(_)
            | Content::NotFound(_) => {
                self.templates.fill(&page.frame.language, page.template, &context(page)?)
            }
        }
    }

    /// The texts of a note as HTML: `body`, and `remarks` by letter.
    fn insert_texts(&self, context: &mut Context, note: &NoteView, language: &str) {
        let words = self.templates.lexicon(language);
        let style = Style { language, highlighter: &self.highlighter, words: &words };
        context.insert_value("body", Value::safe_string(&body::html(&note.body, style)));
        let remarks =
            note.notes.remarks.iter().map(|remark| {
                (remark.number.clone(), Value::safe_string(&body::remark(&remark.body, style)))
            });
        context.insert_value("remarks", Value::from(remarks.collect::<BTreeMap<String, Value>>()));
    }
}

fn context(page: &PageView) -> Result<Context, ThemeError> {
    Ok(Context::from_serialize(page)?)
}

#[cfg(test)]
mod tests;
