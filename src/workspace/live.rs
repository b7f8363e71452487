//! The workspace: a dossier that was read, all that follows from it, and the changes that it takes.

use super::change::Change;
use super::derived::{Derived, Tracking};
use super::material::Material;
use super::pages::PageMemo;
use crate::diagnostic::Diagnostic;
use crate::error::Result;
use crate::index::Index;
use crate::model::{Date, Verification};
use crate::render::Renderer;
use crate::text::SourceMap;

/// A dossier with all that follows from it: what is found wrong, and what is published.
///
/// Any sequence of changes gives what a clean run gives, byte for byte, and costs what they touch.
pub struct Workspace {
    /// What was read.
    pub material: Material,
    pub(super) derived: Derived,
    /// What pages are rendered with; made when the first one is asked for.
    pub(super) renderer: Option<Renderer>,
    /// The pages that were made, as long as nothing has changed that they were made from.
    pub(super) pages: PageMemo,
    /// Whether changes were noted that could not be taken up.
    is_behind: bool,
}

impl Workspace {
    /// Derives all that follows from what was read. `today` is the day on which plans are overdue; nothing
    /// depends on the clock without it. With [`Tracking::On`] changes can be applied.
    #[must_use]
    pub fn new(mut material: Material, today: Option<Date>, tracking: Tracking) -> Self {
        let derived = Derived::of(&mut material, today, tracking);
        let pages = PageMemo::default();
        Self { material, derived, renderer: None, pages, is_behind: false }
    }

    /// Its notes by what others need to know of them.
    #[must_use]
    pub const fn index(&self) -> &Index {
        &self.derived.index
    }

    /// The outcomes of verifying quotes and values.
    #[must_use]
    pub const fn verification(&self) -> &Verification {
        &self.derived.verification
    }

    /// What is found wrong, in the order of files and places.
    #[must_use]
    pub fn findings(&self) -> Vec<Diagnostic> {
        self.derived.findings(&self.material)
    }

    /// The same where nobody asks for them again: they are not copied, and changes cannot be followed any more.
    #[must_use]
    pub fn last_findings(&mut self) -> Vec<Diagnostic> {
        self.derived.last_findings(&self.material)
    }

    /// Drops what nothing but checks asks for, to make room once the findings are known: what was read of captures
    /// and quotes, what seals say of the words around them, and the texts that findings show. Pages can be made afterwards; changes
    /// cannot be followed any more.
    pub fn finish_checks(&mut self) {
        self.derived.finish_checks();
        self.material.dossier.forget_surroundings();
        self.material.sources = SourceMap::default();
    }

    /// Takes up changes of files. A file that has no part in the dossier is passed over.
    ///
    /// # Errors
    /// Where a dossier of these files could not be opened. Then all is as it was before, and the changes are taken
    /// up with the next ones that mend it.
    pub fn apply(&mut self, changes: Vec<Change>) -> Result<()> {
        self.material.note_changes(&changes);
        if self.is_behind {
            return self.begin_anew();
        }
        self.is_behind = true;
        let day = self.material.dossier.published_on.clone();
        let Some(reread) = self.material.take_up(changes)? else { return self.begin_anew() };
        self.is_behind = false;
        if reread.has_other_settings {
            self.renderer = None;
            self.pages = PageMemo::default();
        }
        match self.derived.follow(&self.material, &reread) {
            Some(changed) => self.pages.forget(&changed),
            None => self.pages = PageMemo::default(),
        }
        if day != self.material.dossier.published_on {
            self.pages = PageMemo::default();
        }
        Ok(())
    }

    /// Asks again when files were changed, since their history has gone on. No finding hangs on it, and any page may.
    pub fn follow_history(&mut self) {
        if let Some(history) = &self.material.inputs.history {
            history.tell(&mut self.material.dossier, None);
            self.pages = PageMemo::default();
        }
    }

    fn begin_anew(&mut self) -> Result<()> {
        self.is_behind = true;
        self.material = self.material.read_anew()?;
        self.derived = self.derived.anew(&mut self.material);
        self.renderer = None;
        self.pages = PageMemo::default();
        self.is_behind = false;
        Ok(())
    }
}
