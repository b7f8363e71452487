//! When notes were changed, as git knows it, and after which day nothing was: as it is said, else as git tells. What is
//! published does not hang on the clock.
#![expect(
    clippy::disallowed_methods,
    reason = "what git knows and the clock are asked here and nowhere else"
)]

use std::collections::BTreeMap;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{SystemTime, UNIX_EPOCH};

use crate::model::{Date, Dossier};

/// The folder of the notes.
const CONTENT: &str = "content/";

/// Tells a dossier what its history says: when each note was changed last, and that nothing was changed after the day on
/// which it is published.
pub(super) fn tell(dossier: &mut Dossier, root: &Path, day: Option<&Date>) {
    let days = last_changes(root);
    let day = || day.cloned().or_else(|| given().and_then(|seconds| Date::parse(&day_of(seconds)).ok()));
    dossier.today = day();
    dossier.published_on = dossier.today.clone().or_else(|| last_commit(dossier, root, &days));
    let known = dossier.notes.iter().filter_map(|(id, note)| {
        let day = days.get(&format!("{CONTENT}{}", note.path))?;
        Some((id.clone(), Date::parse(day).ok()?))
    });
    dossier.changed_on = known.collect();
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

/// The day of the last commit, where notes give a later one and nothing waits to be committed: what they give is still
/// to come then. Where something waits, nobody but the clock can tell.
fn last_commit(dossier: &Dossier, root: &Path, days: &BTreeMap<String, String>) -> Option<Date> {
    let fronts = || dossier.notes.values().map(|note| &note.front);
    let corrected = fronts().flat_map(|front| front.corrections.iter().map(|one| &one.date));
    let given = fronts().filter_map(|front| front.updated.as_ref()).chain(corrected);
    let latest = given.filter_map(|day| day.value.first_day()).max()?;
    let of_clone = || git(root, &["log", "-1", "--format=%cs", "--", CONTENT]);
    let commit = days.values().max().cloned().or_else(|| Some(of_clone()?.trim().to_owned()))?;
    let is_clean = || git(root, &["status", "--porcelain", "--", CONTENT]).is_some_and(|s| s.is_empty());
    if latest > commit && is_clean() { Date::parse(&commit).ok() } else { None }
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

/// Seconds since 1970, as the environment gives them.
fn given() -> Option<u64> {
    std::env::var("SOURCE_DATE_EPOCH").ok().and_then(|text| text.parse().ok())
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
