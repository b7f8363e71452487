//! From places that were touched to changes of the dossier's files.

use std::collections::BTreeMap;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use super::change::Change;
use super::load::REVIEWS;
use crate::error::Result;
use crate::vfs::{Entry, EntryKind, Touched, Tree, Watch};

/// The folders that hold a dossier's files, and are watched with all that is in them.
const FOLDERS: [&str; 3] = ["content", "captures", "themes"];

/// The most bytes of a file that is taken up by itself. Of what is longer, those who open the dossier know the limits.
const MAX_BYTES: usize = 64 << 20;

/// A dossier's folder.
pub struct Folder {
    root: PathBuf,
    tree: Arc<dyn Tree>,
    config: PathBuf,
    /// The captures where they stand elsewhere.
    captures: Option<PathBuf>,
    /// The files that there are, with what they are.
    known: BTreeMap<String, EntryKind>,
}

/// What touched places come to.
#[derive(Debug, PartialEq, Eq)]
pub enum Taken {
    /// Nothing that has a part in the dossier.
    Nothing,
    /// Changes of files.
    Changes(Vec<Change>),
    /// What cannot be told as such: a link, a device, a name that is no text, more than was told.
    Other,
}

impl Folder {
    /// The dossier in a folder, whose files `tree` reads.
    pub fn new(root: PathBuf, tree: Arc<dyn Tree>, config: &str, captures: Option<PathBuf>) -> Self {
        let config = plain(&root.join(config));
        let mut folder = Self { root, tree, config, captures, known: BTreeMap::new() };
        folder.look_again();
        folder
    }

    /// Watches it.
    ///
    /// # Errors
    /// Where the system does not tell of changes, or watches too much already.
    pub fn watch(&self) -> Result<Watch> {
        let mut watch = Watch::new()?;
        watch.add_flat(&self.root)?;
        if let Some(parent) = self.config.parent().filter(|parent| *parent != self.root) {
            watch.add_flat(parent)?;
        }
        let repository = self.root.ancestors().map(|folder| folder.join(".git")).find(|git| git.is_dir());
        if let Some(repository) = repository {
            watch.hold_while(repository.join("index.lock"));
        }
        for folder in FOLDERS {
            watch.add_deep(&self.root.join(folder))?;
        }
        if let Some(captures) = &self.captures {
            watch.add_deep(captures)?;
        }
        Ok(watch)
    }

    /// Looks at all files again.
    pub fn look_again(&mut self) {
        let listed = FOLDERS.iter().filter_map(|folder| self.tree.list(folder).ok()).flatten();
        self.known = listed.map(|Entry { path, kind }| (path, kind)).collect();
    }

    /// What touched places come to.
    pub fn take(&mut self, touched: &Touched) -> Taken {
        let mut changes = BTreeMap::new();
        let mut is_other = touched.is_incomplete;
        for path in &touched.paths {
            is_other |= self.take_path(path, &mut changes).is_none();
        }
        if is_other {
            return Taken::Other;
        }
        if changes.is_empty() { Taken::Nothing } else { Taken::Changes(changes.into_values().collect()) }
    }

    /// Adds what a touched place comes to. None where it is no change of files.
    fn take_path(&mut self, path: &Path, changes: &mut BTreeMap<String, Change>) -> Option<()> {
        if self.captures.as_ref().is_some_and(|captures| path.starts_with(captures)) {
            return None;
        }
        let Ok(below) = path.strip_prefix(&self.root) else {
            return if path == self.config { None } else { Some(()) };
        };
        let parts: Option<Vec<&str>> = below.iter().map(|part| part.to_str()).collect();
        let parts = parts?;
        let name = parts.join("/");
        let is_single = name == "factum.lock" || name == REVIEWS || path == self.config;
        let is_held = parts.first().is_some_and(|first| FOLDERS.contains(first));
        if !is_single && (!is_held || is_hidden(&parts)) {
            return Some(());
        }
        if path.is_dir() {
            return self.take_folder(&name, changes);
        }
        self.take_file(&name, changes)
    }

    /// A folder that came, or came back: what is in it, and what is no more.
    fn take_folder(&mut self, name: &str, changes: &mut BTreeMap<String, Change>) -> Option<()> {
        let listed = self.tree.list(name).ok()?;
        let is_gone = |path: &&String| listed.iter().all(|entry| entry.path != **path);
        let gone: Vec<String> = self.below(name).filter(is_gone).cloned().collect();
        let names = listed.into_iter().map(|entry| entry.path).filter(|path| {
            let parts: Vec<&str> = path.split('/').collect();
            !is_hidden(&parts)
        });
        for path in gone.into_iter().chain(names.collect::<Vec<_>>()) {
            self.take_file(&path, changes)?;
        }
        Some(())
    }

    fn below<'f>(&'f self, folder: &str) -> impl Iterator<Item = &'f String> {
        let below = format!("{folder}/");
        let from = self.known.range(below.clone()..).map(|(path, _)| path);
        from.take_while(move |path| path.starts_with(&below))
    }

    /// A file that was written or is no more; a folder that is no more.
    fn take_file(&mut self, name: &str, changes: &mut BTreeMap<String, Change>) -> Option<()> {
        if self.tree.exists(name) {
            // What is no regular file cannot be read, and is a finding that only reading all anew makes.
            let bytes = self.tree.read(name, MAX_BYTES).ok().filter(|bytes| bytes.len() <= MAX_BYTES)?;
            let is_same_kind = self.known.insert(name.to_owned(), EntryKind::File);
            if is_same_kind.is_some_and(|kind| kind != EntryKind::File) {
                return None;
            }
            changes.insert(name.to_owned(), Change::Write { path: name.to_owned(), bytes: bytes.into() });
            return Some(());
        }
        let gone: Vec<String> = self.below(name).cloned().chain([name.to_owned()]).collect();
        let is_single = name == "factum.lock" || name == REVIEWS || self.root.join(name) == self.config;
        for path in gone {
            match self.known.remove(&path) {
                Some(EntryKind::File) => {}
                None if is_single => {}
                None => continue,
                Some(_) => return None,
            }
            changes.insert(path.clone(), Change::Remove { path });
        }
        Some(())
    }
}

/// Whether a file is one that editors and systems hide. A repository below the content is a finding.
fn is_hidden(parts: &[&str]) -> bool {
    let is_hidden = |part: &&str| part.starts_with('.') && !matches!(*part, ".well-known" | ".git");
    parts.iter().any(is_hidden)
}

/// A path without steps up and in place, as far as its text goes.
fn plain(path: &Path) -> PathBuf {
    let mut plain = PathBuf::new();
    for part in path.components() {
        match part {
            Component::ParentDir => drop(plain.pop()),
            Component::CurDir => {}
            part => plain.push(part),
        }
    }
    plain
}
