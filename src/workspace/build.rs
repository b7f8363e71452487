//! From a workspace to the files of its site.

use std::sync::Arc;

use rayon::prelude::*;

use super::live::Workspace;
use super::pages::PageMemo;
use super::sink::{Sink, Taker, Whole};
use crate::error::{Error, Result};
use crate::index::ReadLog;
use crate::model::{Artifact, OutputPath};
use crate::render::{Renderer, SearchScript, SearchScripts, ThemeError, shown_entry};
use crate::site::search::Entry;
use crate::site::{Chapter, DataFile, DataForm, Page, PublishedNotes, Route, Site, SiteTables, TableKind};

pub use crate::site::BuildOptions;

/// How many notes are made ready for the search at once, and then in memory.
const SEARCHED_AT_ONCE: usize = 512;

/// Gives what an earlier build left at a path.
type Kept<'k> = dyn Fn(&OutputPath) -> Option<Vec<u8>> + Sync + 'k;

impl Workspace {
    /// Makes a site ready to be rendered page by page.
    ///
    /// # Errors
    /// When the theme cannot be used, or a path leads out of the output folder.
    pub fn rendering(&mut self, options: &BuildOptions) -> Result<Rendering<'_>> {
        let rendering = self.unchecked_rendering(options)?;
        // Before anything is written, so that a path which leads out leaves nothing behind.
        let assets = rendering.workspace.material.dossier.published_assets();
        for path in rendering.routes.iter().map(|route| route.path.as_str()).chain(assets) {
            output_path(path)?;
        }
        Ok(rendering)
    }

    /// The same where nothing is written, so that paths may lead anywhere.
    pub(super) fn unchecked_rendering(&mut self, options: &BuildOptions) -> Result<Rendering<'_>> {
        let (renderer, tables) = (self.renderer()?, self.derived.tables(&self.material));
        let published = PublishedNotes::for_all_pages(&self.material.dossier, self.index());
        let site = self.site(&tables, published, options);
        let routes = site.routes();
        Ok(Rendering { workspace: self, renderer, site, routes })
    }

    /// Every file of the site, in memory and in the order of their paths. Where changes can be applied, pages are
    /// kept from one call to the next, and only those are made anew that a change has touched.
    ///
    /// # Errors
    /// When the theme cannot be used, or a path leads out of the output folder.
    pub fn artifacts(&mut self, options: &BuildOptions) -> Result<Vec<Artifact>> {
        let is_tracked = self.derived.tracked.is_some();
        let mut memo = std::mem::take(&mut self.pages);
        memo.prepare(options);
        let artifacts = self.rendering(options).and_then(|rendering| rendering.all_kept(&mut memo));
        if is_tracked {
            self.pages = memo;
        }
        artifacts
    }

    /// One page as [`Self::artifacts`] has it, on request.
    ///
    /// # Errors
    /// When the theme cannot be used.
    pub fn page(&mut self, route: &Route, options: &BuildOptions) -> Result<Vec<u8>> {
        let (renderer, tables) = (self.renderer()?, self.derived.tables(&self.material));
        let published = PublishedNotes::for_one_page(&self.material.dossier, self.index());
        let view = self.site(&tables, published, options).view(route);
        renderer.render(&view).map_err(|error| self.theme_fails(&error))
    }

    /// The pages that there are, and every file for machines, in the order of their paths.
    #[must_use]
    pub fn routes(&mut self, options: &BuildOptions) -> Vec<Route> {
        let tables = self.derived.tables(&self.material);
        let published = PublishedNotes::for_one_page(&self.material.dossier, self.index());
        self.site(&tables, published, options).routes()
    }

    fn site<'w>(
        &'w self,
        tables: &Arc<SiteTables>,
        published: PublishedNotes<'w>,
        options: &BuildOptions,
    ) -> Site<'w> {
        let (index, verification) = (self.index(), self.verification());
        Site::with_tables(&self.material.dossier, index, verification, tables, published, options)
    }

    /// The renderer of the dossier's theme, whose templates are read once.
    pub(super) fn renderer(&mut self) -> Result<Renderer> {
        if let Some(renderer) = &self.renderer {
            return Ok(renderer.clone());
        }
        let made = Renderer::new(self.material.theme.clone()).map_err(|error| self.theme_fails(&error))?;
        Ok(self.renderer.insert(made).clone())
    }

    fn theme_fails(&self, error: &ThemeError) -> Error {
        Error::new(format!("the theme {} cannot make a page: {error}", self.material.config.theme))
            .help("the page *Themes* of the documentation says what each template is given")
    }
}

/// A site that is rendered page by page, by as many threads as ask.
pub struct Rendering<'w> {
    workspace: &'w Workspace,
    renderer: Renderer,
    /// What the pages are made from.
    pub site: Site<'w>,
    /// Every page and every file for machines, in the order of their paths.
    pub routes: Vec<Route>,
}

impl Rendering<'_> {
    /// Renders every page, in parallel, and hands it and every other file of the site to `take`, from the
    /// thread that made it and in no particular order.
    ///
    /// # Errors
    /// When the theme cannot make a page, or the sink fails.
    pub fn all_to(&self, take: &Taker<'_>) -> Result<()> {
        self.all_but_kept_to(&|_| None, &Whole(take))
    }

    /// The same, where `kept` gives what an earlier build left at a path. Pictures are dear to draw: one that it still has
    /// is not drawn again.
    ///
    /// # Errors
    /// When the theme cannot make a page, or the sink fails.
    pub fn all_but_kept_to(&self, kept: &Kept<'_>, sink: &dyn Sink) -> Result<()> {
        let pages = self.routes.par_iter().filter(|route| !is_in_pieces(&route.page));
        pages.try_for_each(|route| sink.put(output_path(&route.path)?, &self.page_or_kept(route, kept)?))?;
        self.data_to(sink)?;
        for (path, bytes) in self.copied() {
            sink.put(output_path(&path)?, bytes)?;
        }
        self.search_to(sink)
    }

    /// Hands the search index's files to `sink`; none where there is nothing to be found.
    fn search_to(&self, sink: &dyn Sink) -> Result<()> {
        let put = |(path, bytes): &SearchScript| sink.put(output_path(path)?, bytes);
        let notes = self.site.searched();
        if notes.is_empty() {
            return Ok(());
        }
        let (mut index, mut scripts) = (self.site.search_index(), SearchScripts::default());
        for notes in notes.chunks(SEARCHED_AT_ONCE) {
            let entries = notes.par_iter().flat_map_iter(|note| self.site.search_entries(note));
            let entries = entries.map(|entry| (shown_entry(&entry.shown), entry.indexed));
            for (shown, indexed) in entries.collect::<Vec<_>>() {
                scripts.add(index.add(&indexed), &shown).as_ref().map_or(Ok(()), put)?;
            }
        }
        for entry in self.page_entries() {
            scripts
                .add(index.add(&entry.indexed), &shown_entry(&entry.shown))
                .as_ref()
                .map_or(Ok(()), put)?;
        }
        scripts.finish(&index.finish()).par_iter().try_for_each(put)
    }

    /// What the search finds of pages that no note makes.
    fn page_entries(&self) -> Vec<Entry> {
        let language = &self.workspace.material.dossier.site.language;
        self.site.search_page_entries(&|english| self.renderer.say(language, english))
    }

    /// Every file of the site, in the order of their paths; what is in the memo is not made again.
    fn all_kept(&self, memo: &mut PageMemo) -> Result<Vec<Artifact>> {
        let mut artifacts = Vec::new();
        let known = &*memo;
        let made = self.routes.par_iter().map(|route| match known.page(route) {
            Some(bytes) => Ok((route, Arc::clone(bytes), None)),
            None => {
                let log = ReadLog::default();
                let page = self.renderer.render(&self.site.view_logged(route, &log));
                let page = page.map_err(|error| self.workspace.theme_fails(&error))?;
                Ok((route, Arc::from(page), Some(log)))
            }
        });
        for (route, bytes, log) in made.collect::<Result<Vec<_>>>()? {
            if let Some(log) = log {
                memo.keep_page(route, &bytes, log);
            }
            artifacts.push(Artifact { path: output_path(&route.path)?, bytes });
        }
        memo.keep_only(&self.routes);
        for (path, bytes) in self.copied().chain(self.search_kept(memo).iter().map(as_slice)) {
            artifacts.push(Artifact { path: output_path(&path)?, bytes: Arc::from(bytes) });
        }
        artifacts.sort_by(|a, b| a.path.cmp(&b.path));
        Ok(artifacts)
    }

    /// The search index's files; entries that are in the memo are not made again.
    pub(super) fn search_kept(&self, memo: &mut PageMemo) -> Vec<(String, Vec<u8>)> {
        let notes = self.site.searched();
        if notes.is_empty() {
            return Vec::new();
        }
        let known = &*memo;
        let made = notes.par_iter().map(|note| match known.entries(&note.id) {
            Some(entries) => (&note.id, Arc::clone(entries), None),
            None => {
                let log = ReadLog::default();
                let entries = self.site.search_entries_logged(note, &log);
                (&note.id, Arc::from(entries), Some(log))
            }
        });
        let (mut index, mut scripts, mut files) =
            (self.site.search_index(), SearchScripts::default(), Vec::new());
        for (note, entries, log) in made.collect::<Vec<_>>() {
            for entry in entries.iter() {
                files.extend(scripts.add(index.add(&entry.indexed), &shown_entry(&entry.shown)));
            }
            if let Some(log) = log {
                memo.keep_entries(note, &entries, log);
            }
        }
        for entry in self.page_entries() {
            files.extend(scripts.add(index.add(&entry.indexed), &shown_entry(&entry.shown)));
        }
        files.extend(scripts.finish(&index.finish()));
        files
    }

    /// The route of a table of facts as JSON; none where there are no notes.
    #[must_use]
    pub fn table(&self, kind: TableKind) -> Option<&Route> {
        self.routes.iter().find(|route| route.page == Page::Table(kind, DataForm::Json))
    }

    fn page_or_kept(&self, route: &Route, kept: &Kept<'_>) -> Result<Vec<u8>> {
        if matches!(route.page, Page::Card(..))
            && let Some(bytes) = kept(&output_path(&route.path)?)
            && self.renderer.has_drawn(&self.site.view(route), &bytes)
        {
            return Ok(bytes);
        }
        self.page(route)
    }

    /// The bytes of the page or file at a route.
    ///
    /// # Errors
    /// When the theme cannot make it.
    pub fn page(&self, route: &Route) -> Result<Vec<u8>> {
        self.renderer.render(&self.site.view(route)).map_err(|error| self.workspace.theme_fails(&error))
    }

    /// The dossier from its first to its last page, its titles typeset as they are on their pages.
    #[must_use]
    pub fn chapters(&self) -> Vec<Chapter> {
        self.site.chapters(&|language, text| self.renderer.typeset(language, text))
    }

    /// A text as a printer sets it, in the dossier's language.
    #[must_use]
    pub fn typeset(&self, text: &str) -> String {
        self.renderer.typeset(&self.workspace.material.dossier.site.language, text)
    }

    /// The files that are copied as they are: the theme's, and those that stand beside the notes.
    pub fn copied(&self) -> impl Iterator<Item = (String, &[u8])> {
        let dossier = &self.workspace.material.dossier;
        let published = dossier.published_assets();
        let assets = published.into_iter().filter_map(|path| dossier.assets.get_key_value(path));
        self.renderer.assets().chain(assets.map(|(path, bytes)| (path.clone(), &**bytes)))
    }
}

/// Whether a file is long, and made note by note (`data_files.rs`).
fn is_in_pieces(page: &Page) -> bool {
    matches!(page, Page::Table(..) | Page::DataFile(DataFile::Annotations | DataFile::Entities))
}

fn as_slice((path, bytes): &(String, Vec<u8>)) -> (String, &[u8]) {
    (path.clone(), bytes)
}

/// A path of the site, unless it leads out of the output folder. The checks refuse such a path first; this
/// holds even where `factum.yaml` has switched them off.
pub(super) fn output_path(path: &str) -> Result<OutputPath> {
    OutputPath::new(path).map_err(|error| {
        Error::new(error.to_string()).help("give the note, alias or file that asks for it another name")
    })
}
