//! Watches folders for changes, and hands over those that belong together at once.
//!
//! It says where something has changed, not what: whoever is told looks there.
#![expect(clippy::disallowed_methods, reason = "how long a change goes on, only the clock knows")]

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant};

use notify::event::{AccessKind, AccessMode, ModifyKind};
use notify::{ErrorKind, Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};

use crate::error::{Error, Result};

/// How long nothing may change until a change of a few files is over. Editors write a file in one go.
const PAUSE: Duration = Duration::from_millis(5);

/// The same for some files, and for many: a checkout of thousands halts now and then.
const PAUSE_OF_SOME: Duration = Duration::from_millis(60);
const PAUSE_OF_MANY: Duration = Duration::from_millis(300);

/// How long is waited once for a file that is gone or empty. Many programs put another in its place at once.
const PAUSE_OF_LOSS: Duration = Duration::from_millis(50);

/// When a change is handed over though it goes on.
const PATIENCE: Duration = Duration::from_secs(10);

/// The places that have changed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Touched {
    /// Files and folders, as absolute paths below the folders that are watched.
    pub paths: BTreeSet<PathBuf>,
    /// Whether there may be others, because there were more than the system could tell.
    pub is_incomplete: bool,
    /// Whether a folder has come or gone, as where many files do.
    has_folder: bool,
}

impl Touched {
    /// One place.
    #[must_use]
    pub fn of(path: PathBuf) -> Self {
        Self { paths: BTreeSet::from([path]), ..Self::default() }
    }

    fn is_empty(&self) -> bool {
        self.paths.is_empty() && !self.is_incomplete
    }

    /// Whether a file is gone or empty, which it may be only for a moment.
    fn has_loss(&self) -> bool {
        let is_lost = |path: &PathBuf| match std::fs::symlink_metadata(path) {
            Ok(found) => found.is_file() && found.len() == 0,
            Err(_) => true,
        };
        self.paths.len() < 10 && self.paths.iter().any(is_lost)
    }

    fn take(&mut self, event: notify::Result<Event>, named: &BTreeMap<PathBuf, Vec<String>>) {
        let Ok(mut event) = event else {
            self.is_incomplete = true;
            return;
        };
        self.is_incomplete |= event.need_rescan();
        event.paths.retain(|path| {
            let names = path.parent().and_then(|folder| named.get(folder));
            names.is_none_or(|names| names.iter().any(|name| path.ends_with(name)))
        });
        let has_folder = event.paths.iter().any(|path| path.is_dir());
        let is_change = match event.kind {
            EventKind::Access(AccessKind::Close(AccessMode::Write)) => true,
            EventKind::Access(_) => false,
            // What a folder says of itself changes with every file in it.
            EventKind::Modify(ModifyKind::Metadata(_)) => !has_folder,
            _ => true,
        };
        if is_change && !event.paths.is_empty() {
            self.has_folder |= has_folder;
            self.paths.extend(event.paths);
        }
    }
}

/// What comes to a watch.
enum Signal {
    Event(notify::Result<Event>),
    End,
}

/// Folders that are watched.
pub struct Watch {
    watcher: RecommendedWatcher,
    signals: Receiver<Signal>,
    sender: Sender<Signal>,
    /// The folders that are watched with all that is in them. One of them may come and go.
    deep: BTreeSet<PathBuf>,
    /// The folders of which only some names are heeded. They may come and go too.
    named: BTreeMap<PathBuf, Vec<String>>,
    /// A file as long as which is there more will change.
    hold: Option<PathBuf>,
}

/// Ends a watch, from any thread.
#[derive(Clone)]
pub struct WatchEnd(Sender<Signal>);

impl WatchEnd {
    /// Lets [`Watch::wait`] return none.
    pub fn end(&self) {
        // Where nobody waits any more it has ended.
        let _ = self.0.send(Signal::End);
    }
}

impl Watch {
    /// Watches nothing yet.
    ///
    /// # Errors
    /// Where the system does not tell of changes.
    pub fn new() -> Result<Self> {
        let (sender, signals) = channel();
        let events = sender.clone();
        let handle = move |event| {
            let _ = events.send(Signal::Event(event));
        };
        let config = notify::Config::default().with_follow_symlinks(false);
        let watcher = RecommendedWatcher::new(handle, config).map_err(|error| fails(&error))?;
        Ok(Self { watcher, signals, sender, deep: BTreeSet::new(), named: BTreeMap::new(), hold: None })
    }

    /// What ends it.
    #[must_use]
    pub fn ender(&self) -> WatchEnd {
        WatchEnd(self.sender.clone())
    }

    /// Watches a folder, and nothing that is in its folders.
    ///
    /// # Errors
    /// Where the folder is not there, or the system watches too much already.
    pub fn add_flat(&mut self, folder: &Path) -> Result<()> {
        self.watcher.watch(folder, RecursiveMode::NonRecursive).map_err(|error| fails(&error))
    }

    /// Watches a folder with all that is in it, now or as soon as it is there.
    ///
    /// # Errors
    /// Where the system watches too much already.
    pub fn add_deep(&mut self, folder: &Path) -> Result<()> {
        self.deep.insert(folder.to_owned());
        self.follow(folder)
    }

    /// Watches a few names in a folder, now or as soon as it is there. What else happens in it is not told.
    ///
    /// # Errors
    /// Where the system watches too much already.
    pub fn add_names(&mut self, folder: &Path, names: Vec<String>) -> Result<()> {
        self.named.insert(folder.to_owned(), names);
        if folder.is_dir() { self.add_flat(folder) } else { Ok(()) }
    }

    /// Hands nothing over while a file is there, such as the lock of a repository that is checked out.
    pub fn hold_while(&mut self, file: PathBuf) {
        self.hold = Some(file);
    }

    fn is_held(&self) -> bool {
        self.hold.as_ref().is_some_and(|file| file.exists())
    }

    fn follow(&mut self, folder: &Path) -> Result<()> {
        if !folder.is_dir() {
            return Ok(());
        }
        self.watcher.watch(folder, RecursiveMode::Recursive).map_err(|error| fails(&error))
    }

    /// Waits until something changes and then nothing more for a moment. None when the watch has been ended.
    pub fn wait(&mut self) -> Option<Touched> {
        let mut touched = Touched::default();
        while touched.is_empty() {
            match self.signals.recv().ok()? {
                Signal::Event(event) => touched.take(event, &self.named),
                Signal::End => return None,
            }
        }
        let begun = Instant::now();
        let mut may_be_lost = true;
        loop {
            let pause = match touched.paths.len() {
                _ if touched.has_folder || self.is_held() => PAUSE_OF_MANY,
                0..4 => PAUSE,
                4..40 => PAUSE_OF_SOME,
                _ => PAUSE_OF_MANY,
            };
            let is_loss = touched.has_loss() && may_be_lost;
            match self.signals.recv_timeout(if is_loss { PAUSE_OF_LOSS } else { pause }) {
                Ok(Signal::Event(event)) => touched.take(event, &self.named),
                Err(RecvTimeoutError::Timeout) if is_loss => may_be_lost = false,
                Err(RecvTimeoutError::Timeout) if self.is_held() => {}
                Err(RecvTimeoutError::Timeout) => break,
                Ok(Signal::End) | Err(RecvTimeoutError::Disconnected) => return None,
            }
            if begun.elapsed() > PATIENCE {
                break;
            }
        }
        // A folder that was made anew is another one for the system.
        for folder in self.deep.intersection(&touched.paths).cloned().collect::<Vec<_>>() {
            if self.follow(&folder).is_err() {
                touched.is_incomplete = true;
            }
        }
        let comes =
            |folder: &Path| touched.paths.iter().any(|path| folder.starts_with(path) && folder.is_dir());
        for folder in self.named.keys().filter(|folder| comes(folder)).cloned().collect::<Vec<_>>() {
            touched.is_incomplete |= self.add_flat(&folder).is_err();
        }
        Some(touched)
    }
}

fn fails(error: &notify::Error) -> Error {
    let failed = Error::new(format!("cannot watch the dossier for changes: {error}"));
    match error.kind {
        ErrorKind::MaxFilesWatch => failed.help(
            "the system watches as many folders as it may; on Linux `sysctl fs.inotify.max_user_watches=524288` \
             lets it watch more",
        ),
        _ => failed,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    /// What is touched within a folder until nothing more is.
    fn touched(watch: &mut Watch, root: &Path) -> Vec<String> {
        let touched = watch.wait().unwrap();
        let below = |path: &PathBuf| path.strip_prefix(root).unwrap().to_str().unwrap().to_owned();
        touched.paths.iter().map(below).collect()
    }

    #[test]
    fn what_belongs_together_is_told_at_once() {
        let root = std::env::temp_dir().join(format!("factum-watch-{}", std::process::id()));
        fs::create_dir_all(root.join("content/a")).unwrap();
        let mut watch = Watch::new().unwrap();
        watch.add_flat(&root).unwrap();
        watch.add_deep(&root.join("content")).unwrap();
        watch.add_deep(&root.join("captures")).unwrap();

        fs::write(root.join("content/a/x.md"), "x").unwrap();
        assert_eq!(touched(&mut watch, &root), ["content/a/x.md"]);
        // Reading is no change.
        fs::read(root.join("content/a/x.md")).unwrap();
        fs::write(root.join("content/a/.y"), "y").unwrap();
        fs::rename(root.join("content/a/.y"), root.join("content/a/x.md")).unwrap();
        assert_eq!(touched(&mut watch, &root), ["content/a/.y", "content/a/x.md"]);
        // A folder that was not there is watched as soon as it is.
        fs::create_dir(root.join("captures")).unwrap();
        assert_eq!(touched(&mut watch, &root), ["captures"]);
        fs::write(root.join("captures/c.txt"), "c").unwrap();
        assert_eq!(touched(&mut watch, &root), ["captures/c.txt"]);
        // Many files are one change.
        for n in 0..300 {
            fs::write(root.join(format!("content/a/{n}.md")), "n").unwrap();
        }
        assert_eq!(touched(&mut watch, &root).len(), 300);
        let end = watch.ender();
        std::thread::spawn(move || end.end());
        assert_eq!(watch.wait(), None);
        fs::remove_dir_all(root).unwrap();
    }
}
