//! What the program is made of, and what builds it: `deny.toml` is kept, workflows do what they have to and no more,
//! and every promise of `SECURITY.md` has the tests that it names.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

use serde_json::Value;

use crate::program::repository;

fn read(path: &str) -> String {
    fs::read_to_string(repository().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The words in quotation marks between the brackets after a key of `deny.toml`.
fn listed(deny: &str, section: &str, key: &str) -> BTreeSet<String> {
    let section = deny.split(&format!("[{section}]")).nth(1).unwrap();
    let list = section.split(&format!("{key} = [\n")).nth(1).unwrap().split("\n]").next().unwrap();
    list.lines().filter_map(|line| Some(line.split('"').nth(1)?.to_owned())).collect()
}

/// The packages that the program is made of on this machine, with those that test it.
fn packages() -> Vec<Value> {
    let host = Command::new("rustc").arg("-vV").output().unwrap();
    let host = String::from_utf8(host.stdout).unwrap();
    let host = host.lines().find_map(|line| line.strip_prefix("host: ")).unwrap().to_owned();
    let metadata = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--locked", "--offline", "--filter-platform", &host])
        .current_dir(repository())
        .output()
        .unwrap();
    assert!(metadata.status.success(), "{}", String::from_utf8_lossy(&metadata.stderr));
    let metadata: Value = serde_json::from_slice(&metadata.stdout).unwrap();
    metadata["packages"].as_array().unwrap().clone()
}

/// Whether an expression of SPDX, or of what stood for it before, can be met with these licences.
fn is_met(expression: &str, allowed: &BTreeSet<String>) -> bool {
    let expression = expression.replace(" / ", " OR ").replace('/', " OR ").replace(" or ", " OR ");
    // `AND` binds closer than `OR`, and brackets stand around one of the two only.
    let all = |text: &str| text.split(" AND ").all(|one| allowed.contains(one.trim_matches(['(', ')', ' '])));
    let mut depth = 0;
    let mut parts = vec![String::new()];
    for word in expression.split(' ') {
        depth += word.matches('(').count();
        if word == "OR" && depth == 0 {
            parts.push(String::new());
        } else {
            let last = parts.last_mut().unwrap();
            last.push_str(if last.is_empty() { "" } else { " " });
            last.push_str(word);
        }
        depth -= word.matches(')').count();
    }
    parts.iter().any(|part| {
        let Some((open, rest)) = part.strip_prefix('(').and_then(|part| part.split_once(')')) else {
            return all(part);
        };
        open.split(" OR ").any(all) && rest.split(" AND ").all(|one| one.trim().is_empty() || all(one))
    })
}

#[test]
fn licences_sources_and_bans_are_kept() {
    let deny = read("deny.toml");
    let (allowed, banned) = (listed(&deny, "licenses", "allow"), listed(&deny, "bans", "deny"));
    assert!(allowed.len() > 5 && banned.len() > 5, "{allowed:?} {banned:?}");
    let mut sources = BTreeSet::new();
    for package in packages() {
        let name = package["name"].as_str().unwrap();
        let licence = package["license"].as_str().unwrap_or_else(|| panic!("{name} has no licence"));
        assert!(is_met(licence, &allowed), "{name}: {licence}");
        assert!(!banned.contains(name), "{name} is not to be part of the program");
        sources.extend(package["source"].as_str().map(str::to_owned));
    }
    assert_eq!(sources.len(), 1, "everything comes from one registry: {sources:?}");
    assert!(sources.first().unwrap().starts_with("registry+"), "{sources:?}");
    let known = ["MIT", "Apache-2.0", "BSD-3-Clause"].map(str::to_owned).into();
    for met in
        ["MIT", "GPL-3.0 OR MIT", "GPL-3.0/MIT", "(GPL-3.0 OR MIT) AND BSD-3-Clause", "MIT AND Apache-2.0"]
    {
        assert!(is_met(met, &known), "{met}");
    }
    for unmet in
        ["GPL-3.0", "MIT AND GPL-3.0", "(MIT OR Apache-2.0) AND GPL-3.0", "GPL-3.0 OR (MIT AND GPL-3.0)"]
    {
        assert!(!is_met(unmet, &known), "{unmet}");
    }
}

fn workflows() -> Vec<(PathBuf, String)> {
    let folder = repository().join(".github/workflows");
    let mut paths: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths
        .extend(["workflow.yml", "preview.yml"].map(|name| repository().join("src/desk/starter").join(name)));
    paths.into_iter().map(|path| (path.clone(), fs::read_to_string(path).unwrap())).collect()
}

#[test]
fn workflows_are_pinned_and_may_do_little() {
    let all = workflows();
    assert!(all.len() > 1);
    for (path, text) in all {
        let path = path.display();
        for used in
            text.lines().filter_map(|line| line.trim().trim_start_matches("- ").strip_prefix("uses: "))
        {
            let (action, version) = used.split_once(" # v").unwrap_or_else(|| panic!("{path}: {used}"));
            let commit = action.split_once('@').unwrap().1;
            let is_commit = commit.len() == 40 && commit.bytes().all(|byte| byte.is_ascii_hexdigit());
            assert!(is_commit && !version.is_empty(), "{path}: {used}");
        }
        let (head, jobs) = text.split_once("jobs:\n").unwrap();
        assert!(
            head.contains("\npermissions:\n  contents: read\n") || head.contains("\npermissions: {}\n"),
            "{path}"
        );
        assert!(!head.contains("pull_request_target"), "{path}");
        takes_artifacts_alone(&path.to_string(), &text);
        // What may write is no part of what is done for a pull request.
        let runs_for_strangers = head.contains("pull_request");
        for job in split_jobs(jobs).iter().filter(|job| job.contains(": write")) {
            assert!(
                !runs_for_strangers || job.contains("    if: github.event_name == 'push'"),
                "{path}: {job}"
            );
            let writes = ["contents", "pages", "packages", "actions", "pull-requests"];
            let may_write = writes.iter().any(|what| job.contains(&format!("{what}: write")));
            let runs_its_own = job.contains("actions/checkout");
            assert!(!may_write || !runs_its_own, "{path}: what may write runs nothing of the repository's");
        }
        assert_eq!(
            text.matches("actions/checkout@").count(),
            text.matches("persist-credentials: false").count(),
            "{path}"
        );
        // What a stranger can write is never a part of a command.
        for line in
            text.lines().filter(|line| line.contains("${{ github.event.") || line.contains("head_ref"))
        {
            assert!(!line.contains("run:"), "{path}: {line}");
        }
        for command in ["cargo build", "cargo install", "cargo test"] {
            for line in text.lines().filter(|line| line.contains(command)) {
                assert!(line.contains("--locked"), "{path}: {line}");
            }
        }
    }
    let run = read("tests/run");
    let is_build = |line: &&str| {
        let line = line.trim_start();
        ["cargo build", "cargo test", "cargo bench", "cargo install", "cargo clippy"]
            .iter()
            .any(|c| line.starts_with(c))
    };
    for line in run.lines().filter(is_build) {
        assert!(line.contains("--locked"), "tests/run: {line}");
    }
}

/// What runs with more rights than the run that it follows takes that one's artifact, as data, and nothing else.
fn takes_artifacts_alone(path: &str, text: &str) {
    let (head, jobs) = text.split_once("jobs:\n").unwrap();
    if head.contains("workflow_run") {
        let used: Vec<&str> = text.lines().filter_map(|line| line.trim().strip_prefix("- uses: ")).collect();
        assert!(used.iter().all(|used| used.starts_with("actions/download-artifact@")), "{path}: {used:?}");
        assert!(head.contains("\npermissions: {}\n") && !jobs.contains("git "), "{path}");
    }
}

/// The jobs of a workflow, each with its name.
fn split_jobs(jobs: &str) -> Vec<String> {
    let mut split: Vec<String> = Vec::new();
    for line in jobs.lines() {
        if line.starts_with("  ") && !line.starts_with("   ") {
            split.push(String::new());
        }
        if let Some(job) = split.last_mut() {
            job.push_str(line);
            job.push('\n');
        }
    }
    split
}

#[test]
fn each_promise_has_its_tests() {
    let security = read("SECURITY.md");
    let rows = security.lines().filter(|line| line.starts_with("| ") && line.contains("::"));
    let mut promises = 0;
    for row in rows {
        promises += 1;
        assert!(row.starts_with(&format!("| {promises} | ")), "{row}");
        let named = row.split('`').filter(|words| words.contains("::"));
        assert!(named.clone().count() > 0, "{row}");
        for test in named {
            let (path, function) = test.split_once("::").unwrap();
            let text = read(path);
            let is_there = if path.ends_with(".rs") {
                let before = text.split_once(&format!("fn {function}()")).map(|(before, _)| before);
                before.is_some_and(|before| before.lines().rev().take(4).any(|line| line.trim() == "#[test]"))
            } else {
                text.contains(&format!("async function {function}("))
            };
            assert!(is_there, "{test} is not there");
        }
    }
    assert_eq!(promises, 6);
}
