//! Random sequences of edits, each held against a workspace that is opened anew after every step.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

use super::edited::{Files, Step};
use crate::error::Result;
use crate::model::Date;
use crate::render::Renderer;
use crate::workspace::{BuildOptions, Material, Tracking, Workspace};

/// The sequences that every run of the tests tries; `FACTUM_EDITS=10000` tries more.
const SEQUENCES: u32 = 100;

/// Some steps that are one change, as a file that is saved under another name is.
pub(crate) type Batch = Vec<Step>;

fn step() -> impl Strategy<Value = Step> {
    let n = 0..64usize;
    let file = prop_oneof![
        6 => (n.clone(), n.clone(), n.clone()).prop_map(|(note, slot, choice)| Step::Choose(note, slot, choice)),
        3 => (n.clone(), n.clone()).prop_map(|(note, sentence)| Step::Add(note, sentence)),
        2 => (n.clone(), n.clone()).prop_map(|(note, at)| Step::Drop(note, at)),
        1 => (n.clone(), prop::option::of(n.clone())).prop_map(|(note, line)| Step::Cut(note, line)),
        1 => n.clone().prop_map(Step::Cites),
        1 => n.clone().prop_map(Step::Toggle),
        1 => (n.clone(), n.clone()).prop_map(|(note, place)| Step::Move(note, place)),
    ];
    let other = prop_oneof![
        3 => (n.clone(), n.clone()).prop_map(|(slot, choice)| Step::Configure(slot, choice)),
        1 => prop::option::of(n.clone()).prop_map(Step::CutConfig),
        5 => (n.clone(), n.clone()).prop_map(|(file, choice)| Step::Replace(file, choice)),
        4 => (n.clone(), n.clone()).prop_map(|(sentence, choice)| Step::Sign(sentence, choice)),
        3 => n.prop_map(Step::Lock),
    ];
    prop_oneof![3 => file, 1 => other]
}

pub(crate) fn batch() -> impl Strategy<Value = Batch> {
    prop_oneof![5 => prop::collection::vec(step(), 1), 1 => prop::collection::vec(step(), 2..4)]
}

/// Everything that a workspace says: findings with their places in words.
fn said(workspace: &Workspace) -> Vec<String> {
    let sources = &workspace.material.sources;
    let place = |span| {
        let (path, at) = sources.locate(span);
        format!("{path}:{}:{}", at.line, at.column)
    };
    let findings = workspace.findings();
    let told = findings.iter().map(|d| {
        let also: Vec<String> =
            d.finding.secondary.iter().map(|l| format!("{} {}", place(l.span), l.text)).collect();
        let fixes: Vec<&str> = d.finding.fixes.iter().map(|fix| fix.title.as_str()).collect();
        let finding = &d.finding;
        let (at, label) = (place(finding.primary.span), &finding.primary.text);
        format!(
            "{at} {} {} {label:?} {also:?} {:?} {:?} {fixes:?}",
            d.code, finding.message, finding.notes, finding.help
        )
    });
    told.collect()
}

/// Everything that a workspace publishes: the bytes of each file, or why there are none.
fn published(workspace: &mut Workspace) -> BTreeMap<String, Vec<String>> {
    let options = BuildOptions::default();
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let mut published: BTreeMap<String, Vec<String>> = BTreeMap::new();
    match workspace.artifacts(&options) {
        Ok(artifacts) => artifacts.iter().for_each(|artifact| {
            published.entry(artifact.path.to_string()).or_default().push(text(&artifact.bytes));
        }),
        // A page can be looked at though another cannot be made, or leads out of the output folder.
        Err(error) => {
            for route in workspace.routes(&options) {
                let page = workspace.page(&route, &options);
                let page = page.map_or_else(|error| error.to_string(), |bytes| text(&bytes));
                published.entry(route.path).or_default().push(page);
            }
            published.entry("the whole".to_owned()).or_default().push(error.to_string());
        }
    }
    published
}

/// A page that a workspace makes by itself and not as it has published it.
fn other_page(workspace: &mut Workspace, published: &BTreeMap<String, Vec<String>>) -> Option<String> {
    let options = BuildOptions::default();
    let routes = workspace.routes(&options);
    let mut at_times = routes.iter().step_by(7);
    let is_other = at_times.find(|route| {
        let page = workspace.page(route, &options);
        let page = page.map_or_else(|e| e.to_string(), |bytes| String::from_utf8_lossy(&bytes).into_owned());
        !published.get(&route.path).is_some_and(|published| published.contains(&page))
    });
    is_other.map(|route| route.path.clone())
}

/// The first line in which two sites differ.
fn first_difference(
    one: &BTreeMap<String, Vec<String>>,
    other: &BTreeMap<String, Vec<String>>,
) -> Option<String> {
    let mut paths = one.keys().chain(other.keys());
    let path = paths.find(|path| one.get(*path) != other.get(*path))?;
    let (Some(one), Some(other)) = (one.get(path), other.get(path)) else {
        return Some(format!("{path} is only on one side"));
    };
    let (one, other) = (one.join("\n"), other.join("\n"));
    let lines = one.lines().zip(other.lines()).find(|(a, b)| a != b);
    let (ours, theirs) = lines.unwrap_or(("", "the lengths differ"));
    Some(format!("{path}\n  {ours}\n  {theirs}"))
}

/// The day on which everything is looked at.
pub(crate) fn today() -> Date {
    Date::parse("2020-02-02").unwrap()
}

/// A workspace that is opened anew. Reading a theme is most of the work, so the default one is read once.
pub(crate) fn opened_anew(material: Material) -> Workspace {
    static RENDERER: LazyLock<Renderer> = LazyLock::new(|| {
        let material = Files::start().material().unwrap();
        Renderer::new(material.theme).unwrap()
    });
    let has_own_theme = material.config.theme != "default";
    let mut workspace = Workspace::new(material, Some(today()), Tracking::Off);
    workspace.renderer = (!has_own_theme).then(|| RENDERER.clone());
    workspace
}

/// Holds a workspace that has followed all changes of `files` against one that is opened anew.
fn compare(workspace: &mut Workspace, applied: Result<()>, files: &Files) -> std::result::Result<(), String> {
    let material = match (applied, files.material()) {
        (Ok(()), Ok(material)) => material,
        (Err(one), Err(other)) if one.to_string() == other.to_string() => return Ok(()),
        (one, other) => return Err(format!("{one:?}, but opened anew {:?}", other.map(|_| ()))),
    };
    let mut clean = opened_anew(material);
    let (ours, theirs) = (said(workspace), said(&clean));
    if let Some(one) = ours.iter().find(|finding| !theirs.contains(finding)) {
        return Err(format!("is found, and not anew: {one}"));
    }
    if let Some(one) = theirs.iter().find(|finding| !ours.contains(finding)) {
        return Err(format!("is found anew, and not here: {one}"));
    }
    if ours != theirs {
        return Err("findings come in another order".to_owned());
    }
    let published_here = published(workspace);
    if let Some(difference) = first_difference(&published_here, &published(&mut clean)) {
        return Err(difference);
    }
    other_page(workspace, &published_here).map_or(Ok(()), |path| Err(format!("{path} is another by itself")))
}

/// Takes the steps one batch after the other, and compares after each.
fn follow(batches: &[Batch]) -> std::result::Result<(), String> {
    let mut files = Files::start();
    let mut workspace = Workspace::new(files.material().unwrap(), Some(today()), Tracking::On);
    workspace.renderer = opened_anew(files.material().unwrap()).renderer;
    for (at, batch) in batches.iter().enumerate() {
        let changes = batch.iter().flat_map(|step| files.change(step)).collect();
        let applied = workspace.apply(changes);
        compare(&mut workspace, applied, &files).map_err(|error| format!("after batch {at}: {error}"))?;
    }
    Ok(())
}

#[test]
#[allow(clippy::disallowed_methods, reason = "whoever runs the test says how much of it")]
fn any_sequence_of_edits_gives_what_a_clean_run_gives() {
    let cases = std::env::var("FACTUM_EDITS").ok().and_then(|n| n.parse().ok()).unwrap_or(SEQUENCES);
    let config = Config { cases, failure_persistence: None, ..Config::default() };
    // The same sequences at every run of the tests; others where more are asked for.
    let mut runner = match cases {
        SEQUENCES => TestRunner::new_with_rng(config, TestRng::deterministic_rng(RngAlgorithm::ChaCha)),
        _ => TestRunner::new(config),
    };
    let held = runner
        .run(&prop::collection::vec(batch(), 1..10), |batches| follow(&batches).map_err(TestCaseError::fail));
    if let Err(error) = held {
        panic!("{error}");
    }
}

/// Takes sequences that once came to something else.
fn follow_all(sequences: &[&[&[Step]]]) {
    for sequence in sequences {
        let batches: Vec<Batch> = sequence.iter().map(|batch| batch.to_vec()).collect();
        follow(&batches).unwrap_or_else(|error| panic!("{error}\n{sequence:?}"));
    }
}

/// A capture that is not there is told of by one rule, and one that cannot be read by another.
#[test]
fn a_capture_that_was_missing_may_be_there_and_unreadable() {
    follow_all(&[&[&[Step::Replace(0, 1)], &[Step::Replace(0, 3)], &[Step::Replace(0, 0)]]]);
}

/// A note may cease to be a source and keep all its names: then no mistyped one was meant for it.
#[test]
fn what_a_mistyped_name_may_have_meant_hangs_on_what_a_note_is() {
    let start: &[Step] = &[Step::Cites(3), Step::Add(3, 16)];
    follow_all(&[&[start, &[Step::Move(9, 3)], &[Step::Move(9, 0)]]]);
}

/// The entries of the search index are kept like pages, and rest on their own note first of all.
#[test]
fn what_is_found_follows_an_edit_of_a_text() {
    follow_all(&[&[&[Step::Choose(1, 0, 0)], &[Step::Add(0, 0)]]]);
}

/// Whether capitals tell names hangs on the language of the whole dossier.
#[test]
fn names_without_a_note_follow_the_language() {
    follow_all(&[&[&[Step::Choose(1, 0, 4)], &[Step::Configure(2, 1)], &[Step::Configure(2, 0)]]]);
}

/// Notes whose paths change may share a stem and an id, and are two files still.
#[test]
fn notes_of_one_stem_that_are_moved_stay_two_files() {
    follow_all(&[&[&[Step::Move(12, 17)], &[Step::Move(27, 52), Step::Choose(0, 0, 0)]]]);
}

/// A sentence changes with the title of a note that it links to, and so do its sign-offs.
#[test]
fn what_people_have_read_follows_what_is_read() {
    let sign: &[Step] = &[Step::Sign(0, 0), Step::Sign(1, 4), Step::Sign(5, 2), Step::Sign(9, 1)];
    let titles: &[Step] = &[Step::Choose(1, 0, 1)];
    follow_all(&[
        &[&[Step::Configure(7, 1)], sign, titles, &[Step::Sign(3, 6)]],
        &[
            sign,
            &[Step::Configure(7, 2)],
            &[Step::Configure(6, 3)],
            &[Step::Sign(2, 7)],
            &[Step::Choose(9, 3, 1)],
        ],
        &[&[Step::Configure(7, 1)], sign, &[Step::Move(2, 2)], &[Step::Drop(1, 0)], &[Step::Sign(0, 3)]],
    ]);
}

/// There is a map where it is said of any place where it lies, and all pages lead to it.
#[test]
fn the_map_follows_what_is_said_of_places() {
    follow_all(&[&[&[Step::Choose(4, 3, 1)], &[Step::Add(4, 0)], &[Step::Choose(4, 3, 0)]]]);
}
