//! From a page view to the bytes of its file: HTML by templates, files for machines by their writers.
//!
//! Sees page views and a theme, nothing behind them: what a page says depends on its view alone.

mod beside;
mod body;
mod card;
mod css;
mod data;
mod error;
mod figure;
mod highlight;
mod html;
mod js;
mod machine;
mod native;
mod phrases;
mod search;
mod svg;
mod templates;
mod theme;
mod typography;

pub use data::{TableRows, table_envelope};
pub use error::ThemeError;
pub use phrases::{Phrase, Words};
pub use search::{SearchScript, SearchScripts, shown_entry};
pub use theme::Theme;

use std::collections::BTreeMap;
use std::sync::Arc;

use tera::{Context, Value};

use crate::site::DataForm;
use crate::site::view::{Content, MachineFile, NoteView, PageView};
use body::Style;
use card::Letters;
use highlight::Highlighter;
use templates::Templates;

/// Renders pages with one theme, from as many threads as call it.
#[derive(Clone, Debug)]
pub struct Renderer {
    templates: Arc<Templates>,
    assets: Arc<BTreeMap<String, Vec<u8>>>,
    highlighter: Arc<Highlighter>,
    letters: Arc<Letters>,
}

impl Renderer {
    /// Reads a theme.
    ///
    /// # Errors
    /// When a template is missing, cannot be read, or names a filter or component that is not there.
    pub fn new(theme: Theme) -> Result<Self, ThemeError> {
        let (templates, assets) = theme.into_parts()?;
        let is_font = |path: &str| path.ends_with(".ttf") || path.ends_with(".otf");
        let fonts = assets.iter().filter(|(path, _)| is_font(path));
        let letters = Letters::of(fonts.map(|(_, bytes)| Arc::from(bytes.as_slice())).collect());
        Ok(Self {
            letters: Arc::new(letters),
            templates: Arc::new(templates),
            assets: Arc::new(assets),
            highlighter: Arc::new(Highlighter::default()),
        })
    }

    /// The theme's files, below `assets/`: path and content.
    pub fn assets(&self) -> impl Iterator<Item = (String, &[u8])> {
        self.assets.iter().map(|(path, bytes)| (format!("assets/{path}"), bytes.as_slice()))
    }

    /// A phrase of the interface in a language.
    #[must_use]
    pub fn say(&self, language: &str, english: &str) -> String {
        self.templates.of(language).words.phrase(english).to_owned()
    }

    /// An editor's text as a printer sets it in a language.
    #[must_use]
    pub fn typeset(&self, language: &str, text: &str) -> String {
        typography::set(language, text).into_owned()
    }

    /// Whether these bytes are the picture that the page is, as an earlier run drew it.
    #[must_use]
    pub fn has_drawn(&self, page: &PageView, bytes: &[u8]) -> bool {
        let Content::Machine(MachineFile::Card(card)) = &page.content else { return false };
        let language = &page.frame.language;
        card::is_of(bytes, card, &self.templates.of(language).words, language, &self.letters)
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
                MachineFile::Proofs(proofs) => proofs.to_script().into_bytes(),
                MachineFile::TableCsv(table) => data::table(table, DataForm::Csv),
                MachineFile::TableJson(table) => data::table(table, DataForm::Json),
                MachineFile::Text(text) => text.clone().into_bytes(),
                MachineFile::Card(card) => {
                    let language = &page.frame.language;
                    card::png(card, &self.templates.of(language).words, language, &self.letters)
                }
                MachineFile::Sheet(sheet) => {
                    let language = &page.frame.language;
                    svg::sheet(sheet, language, &self.templates.of(language).words)
                }
                MachineFile::NoJekyll => Vec::new(),
            }),
            Content::Note(note) => self.fill(page, |context, style| insert_texts(context, note, style)),
            Content::Index(_)
            | Content::Tags(_)
            | Content::Meetings(_)
            | Content::Map(_)
            | Content::Imprint(_)
            | Content::Corrections(_)
            | Content::Changes(_)
            | Content::DataSet(_)
            | Content::Timeline(_)
            | Content::Search(_)
            | Content::Redirect(_)
            | Content::NotFound(_) => self.fill(page, |_, _| ()),
        }
    }

    /// What a page's template makes of it, with what `insert` adds to its view.
    fn fill(
        &self,
        page: &PageView,
        insert: impl FnOnce(&mut Context, Style<'_>),
    ) -> Result<Vec<u8>, ThemeError> {
        let language = &page.frame.language;
        let spoken = self.templates.of(language);
        let style = Style { language, highlighter: &self.highlighter, words: &spoken.words };
        if self.templates.is_native(page.template)
            && let Some(html) = native::html(page, style)
        {
            return Ok(html);
        }
        let mut context = Context::from_serialize(page)?;
        insert(&mut context, style);
        spoken.fill(page.template, &context)
    }
}

/// Lets templates see the texts of a note as HTML: `body`, and `remarks` by letter; of the home page what stands before
/// its first heading, `opening`, too.
fn insert_texts(context: &mut Context, note: &NoteView, style: Style<'_>) {
    let html = if note.home.is_some() {
        let [opening, body] = body::opened(&note.body, style);
        context.insert_value("opening", Value::safe_string(&opening));
        body
    } else {
        body::html(String::new(), &note.body, style)
    };
    context.insert_value("body", Value::safe_string(&html));
    let remark = |body| Value::safe_string(&body::remark(String::new(), body, style));
    let remarks = note.notes.remarks.iter().map(|one| (one.number.clone(), remark(&one.body)));
    context.insert_value("remarks", Value::from(remarks.collect::<BTreeMap<String, Value>>()));
}

#[cfg(test)]
mod tests;
