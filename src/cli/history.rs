//! When notes were changed, as git knows it, and after which day nothing was: as it is said, else as git tells. What is
//! published does not hang on the clock.
#![expect(
    clippy::disallowed_methods,
    reason = "what git knows and the clock are asked here and nowhere else"
)]

use std::collections::BTreeMap;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{SystemTime, UNIX_EPOCH};

use crate::error::{Error, Result};
use crate::model::{Date, Dossier, NoteId, ParsedNote};
use crate::workspace::History;

/// The folder of the notes.
const CONTENT: &str = "content/";

/// What gives the time in the clock's place, in seconds since 1970, and the last of them in a year of four digits.
const EPOCH: &str = "SOURCE_DATE_EPOCH";
const LAST_SECOND: u64 = 253_402_300_799;

/// What git reads of a repository whatever it is asked.
const REPOSITORY_FILES: [&str; 8] =
    ["HEAD", "config", "config.worktree", "index", "packed-refs", "shallow", "commondir", "info/exclude"];

/// The most bytes that are read of the file that names the branch.
const MAX_HEAD_BYTES: u64 = 4 << 10;

/// What git knows of a dossier. It is asked when a dossier is read and when its history has gone on, and not at each
/// note that changes: what is not committed changes no day.
pub(super) struct GitHistory {
    root: PathBuf,
    /// The day on which the dossier is published, where one is said.
    day: Option<Date>,
    repository: PathBuf,
    known: Mutex<Known>,
}

#[derive(Default)]
struct Known {
    days: BTreeMap<String, Date>,
    /// The day of the last commit.
    latest: Option<String>,
    /// The commit that the days are those of.
    head: Option<String>,
}

impl GitHistory {
    pub(super) fn new(root: &Path, day: Option<&Date>) -> Self {
        let repository = git(root, &["rev-parse", "--absolute-git-dir"]);
        let repository = repository.map(|path| PathBuf::from(path.trim_end_matches('\n')));
        let repository = repository.unwrap_or_else(|| root.join(".git"));
        Self { root: root.to_owned(), day: day.cloned(), repository, known: Mutex::default() }
    }

    fn known(&self) -> MutexGuard<'_, Known> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The day that it is: as it is said, else as the environment gives it.
    fn today(&self) -> Option<Date> {
        let given = || given().and_then(|seconds| Date::parse(&day_of(seconds)).ok());
        self.day.clone().or_else(given)
    }

    /// The day on which the dossier is published: the one that it is, where that is said. Else it is the day of
    /// the last commit, where notes give a later one and nothing waits to be committed: what they give is still to come
    /// then. Where something waits, nobody but the clock can tell.
    fn published_on(&self, dossier: &Dossier, known: &Known) -> Option<Date> {
        self.today().or_else(|| {
            let fronts = || dossier.notes.values().map(|note| &note.front);
            let corrected = fronts().flat_map(|front| front.corrections.iter().map(|one| &one.date));
            let told = fronts().filter_map(|front| front.updated.as_ref()).chain(corrected);
            let told = told.filter_map(|day| day.value.first_day()).max()?;
            let commit = known.latest.as_ref()?;
            let is_clean =
                || git(&self.root, &["status", "--porcelain", "--", CONTENT]).is_some_and(|s| s.is_empty());
            if told > *commit && is_clean() { Date::parse(commit).ok() } else { None }
        })
    }

    /// The commit that is checked out, and whether those before it are known.
    fn head(&self) -> Option<String> {
        git(&self.root, &["rev-parse", "--is-shallow-repository", "HEAD"])
    }
}

impl History for GitHistory {
    fn tell(&self, dossier: &mut Dossier, changed: Option<&[NoteId]>) {
        let mut known = self.known();
        let Some(changed) = changed else {
            // The commit is asked first, so that one that comes in between is seen as another.
            known.head = self.head();
            dossier.today = self.today();
            let days = last_changes(&self.root);
            known.latest = days.values().max().cloned().or_else(|| last_commit(&self.root));
            let days = days.into_iter();
            known.days = days.filter_map(|(path, day)| Some((path, Date::parse(&day).ok()?))).collect();
            let notes = dossier.notes.iter();
            dossier.changed_on =
                notes.filter_map(|(id, note)| Some((id.clone(), known.day(note)?))).collect();
            dossier.published_on = self.published_on(dossier, &known);
            return;
        };
        dossier.published_on = self.published_on(dossier, &known);
        for id in changed {
            match dossier.notes.get(id).and_then(|note| known.day(note)) {
                Some(day) => drop(dossier.changed_on.insert(id.clone(), day)),
                None => drop(dossier.changed_on.remove(id)),
            }
        }
    }

    fn places(&self) -> Vec<(PathBuf, Vec<String>)> {
        let names = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
        // Whatever moves the commit that is checked out writes a line into its log.
        vec![
            (self.repository.clone(), names(&["HEAD", "logs", "shallow"])),
            (self.repository.join("logs"), names(&["HEAD"])),
        ]
    }

    fn has_gone_on(&self) -> bool {
        self.head() != self.known().head
    }
}

impl Known {
    fn day(&self, note: &ParsedNote) -> Option<Date> {
        self.days.get(&format!("{CONTENT}{}", note.path)).cloned()
    }
}

/// The day of the last commit that changed each file below the dossier's folder. Nothing where there is no git, no
/// repository, or one that was cloned without its history: there every file seems to be of one day.
fn last_changes(root: &Path) -> BTreeMap<String, String> {
    let is_whole = git(root, &["rev-parse", "--is-shallow-repository"]);
    if is_whole.is_none_or(|answer| answer.trim() != "false") {
        return BTreeMap::new();
    }
    let form =
        ["log", "--format=%x01%cs", "--name-only", "-z", "--relative", "--no-renames", "--no-ext-diff"];
    git(root, &[&form[..], &["--", CONTENT]].concat()).map_or_else(BTreeMap::new, |log| read(&log))
}

/// The day of the last commit, of a clone without its history too.
fn last_commit(root: &Path) -> Option<String> {
    Some(git(root, &["log", "-1", "--format=%cs", "--", CONTENT])?.trim().to_owned())
}

/// Reads a log, the latest commit first: each day after a sign of its own, and the files between zeros.
fn read(log: &str) -> BTreeMap<String, String> {
    let mut days: BTreeMap<String, String> = BTreeMap::new();
    let mut day = "";
    for piece in log.split('\0').map(|piece| piece.trim_matches('\n')).filter(|piece| !piece.is_empty()) {
        match piece.strip_prefix('\u{1}') {
            Some(commit) => day = commit,
            None => {
                days.entry(piece.to_owned()).or_insert_with(|| day.to_owned());
            }
        }
    }
    days
}

/// The day that the clock tells, or the environment.
pub(super) fn today() -> String {
    day_of(now())
}

/// What git answers; none where it fails, or is not there.
pub(super) fn git(root: &Path, arguments: &[&str]) -> Option<String> {
    if would_wait(root) {
        return None;
    }
    let output = Command::new("git")
        .arg("-C")
        .arg(root)
        .args(arguments)
        .stdin(Stdio::null())
        .stderr(Stdio::null())
        .output()
        .ok()
        .filter(|output| output.status.success())?;
    String::from_utf8(output.stdout).ok()
}

/// Whether git would wait for somebody to write into a pipe that stands where a repository has a file.
fn would_wait(root: &Path) -> bool {
    let Some(root) = std::path::absolute(root).ok() else { return false };
    let repositories = root.ancestors().map(|folder| folder.join(".git"));
    let Some(repository) = repositories.into_iter().find(|path| path.is_dir()) else { return false };
    // To ask what stands there waits for nobody.
    let is_pipe = |name: &str| {
        let found = std::fs::metadata(repository.join(name));
        found.is_ok_and(|found| !found.is_file() && !found.is_dir())
    };
    REPOSITORY_FILES.into_iter().any(is_pipe) || branch(&repository).is_some_and(|name| is_pipe(&name))
}

/// The file of the branch that is checked out.
fn branch(repository: &Path) -> Option<String> {
    let mut head = String::new();
    let file = std::fs::File::open(repository.join("HEAD")).ok()?;
    file.take(MAX_HEAD_BYTES).read_to_string(&mut head).ok()?;
    head.strip_prefix("ref: ").map(|name| name.trim_end().to_owned())
}

/// Makes sure that what the environment gives as the time is one.
///
/// # Errors
/// When it is no count of seconds, or tells no day.
pub(super) fn check_environment() -> Result<()> {
    let Some(text) = std::env::var_os(EPOCH).filter(|text| !text.is_empty()) else { return Ok(()) };
    let is_day = |seconds: u64| Date::parse(&day_of(seconds)).is_ok();
    if given().is_some_and(is_day) {
        return Ok(());
    }
    let text = text.to_string_lossy();
    Err(Error::new(format!("{EPOCH} is `{}`, which is no count of seconds since 1970", text.escape_debug()))
        .help("give it as digits alone, as `git log -1 --format=%ct` prints them, or unset it"))
}

/// Seconds since 1970, as the environment gives them.
fn given() -> Option<u64> {
    let text = std::env::var(EPOCH).ok()?;
    let is_count = text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|seconds| is_count && *seconds <= LAST_SECOND)
}

/// Seconds since 1970: as the environment gives them, or by the clock. Only who signs asks for it.
fn now() -> u64 {
    let elapsed = || SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |elapsed| elapsed.as_secs());
    given().unwrap_or_else(elapsed)
}

/// The day of a moment in UTC, as `2021-05-08`.
fn day_of(seconds: u64) -> String {
    // Counted in years that begin with March, so that a leap day is the last one of its year.
    let days = seconds / 86_400 + 719_468;
    let (era, day_of_era) = (days / 146_097, days % 146_097);
    let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let march = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * march + 2) / 5 + 1;
    let month = if march < 10 { march + 3 } else { march - 9 };
    let year = year_of_era + era * 400 + u64::from(month <= 2);
    format!("{year:04}-{month:02}-{day:02}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_those_of_the_calendar() {
        let cases = [
            (0, "1970-01-01"),
            (951_782_400, "2000-02-29"),
            (1_620_432_000, "2021-05-08"),
            (1_620_518_399, "2021-05-08"),
            (4_107_542_400, "2100-03-01"),
        ];
        for (seconds, day) in cases {
            assert_eq!(day_of(seconds), day);
        }
    }

    #[test]
    fn a_file_has_the_day_of_its_last_commit() {
        let log = "\u{1}2026-11-26\0\ncontent/a.md\0content/план.md\0\0\u{1}2021-05-08\0\ncontent/a.md\0content/b.md\0";
        let days = read(log);
        let day = |path: &str| days.get(path).map(String::as_str);
        assert_eq!(day("content/a.md"), Some("2026-11-26"));
        assert_eq!(day("content/план.md"), Some("2026-11-26"));
        assert_eq!(day("content/b.md"), Some("2021-05-08"));
        assert_eq!(day("content/c.md"), None);
    }
}
