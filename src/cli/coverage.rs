//! `factum coverage`: how many sentences are sourced, page by page, and which are not.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde::Serialize;

use super::arguments::{CoverageOptions, Global, ReportFormat};
use super::outcome::Outcome;
use super::report::percent;
use super::{authors, open, print};
use crate::diagnostic::emit::harmless;
use crate::error::Result;
use crate::model::{NoteId, ParsedNote, Piece, Required, Statement};
use crate::verify::coverage::{Coverage, Exclusion, Standing, counted, exclusion, standing, states_facts};
use crate::workspace::{Drafts, Material, ReadCounts, Tracking, Workspace};

/// The most characters that are shown of a sentence.
const MAX_EXCERPT_CHARS: usize = 100;

/// The whole report. Fields are added, never changed.
#[derive(Serialize)]
struct Report {
    version: u32,
    #[serde(flatten)]
    total: Counts,
    /// In percent; none where nothing was asked for.
    min: Option<f64>,
    /// What people have read of the sentences with citations; none where nobody reads.
    read: Option<ReadCounts>,
    pages: Vec<Page>,
    excluded: Vec<Excluded>,
}

#[derive(Serialize)]
struct Counts {
    sentences: usize,
    sourced: usize,
    open: usize,
    uncovered: usize,
    /// Sourced out of all sentences, in percent, cut after the first decimal.
    percent: f64,
}

#[derive(Serialize)]
struct Page {
    path: String,
    title: String,
    #[serde(flatten)]
    counts: Counts,
    /// What people have read of it; none where nobody reads.
    read: Option<ReadCounts>,
    /// The sentences that are neither sourced nor open.
    places: Vec<Uncovered>,
}

#[derive(Serialize)]
struct Uncovered {
    line: u32,
    column: u32,
    text: String,
}

#[derive(Serialize)]
struct Excluded {
    what: &'static str,
    reason: &'static str,
    count: usize,
}

pub(super) fn run(global: &Global, options: &CoverageOptions) -> Result<Outcome> {
    let mut material = open::material(global, Drafts::from_flag(options.drafts))?;
    let policy = &material.dossier.policy.review;
    let is_read = !material.dossier.reviews.is_empty() || policy.required != Required::None;
    // What is to be read is known when quotes are verified, which takes longer than to count.
    let reading = is_read.then(|| {
        authors::tell(&mut material, &global.root, None);
        let workspace = Workspace::new(material.clone(), None, Tracking::Off);
        let sentences = workspace.to_read(&workspace.findings());
        (workspace, sentences)
    });
    let read_of = |id: Option<&NoteId>| {
        let (workspace, sentences) = reading.as_ref()?;
        Some(workspace.read_counts(sentences.iter().filter(|one| id.is_none_or(|id| one.note == *id))))
    };
    let notes = || material.dossier.notes.values().map(AsRef::as_ref);
    let total = Coverage::of_all(notes());
    let stating = notes().filter(|note| states_facts(note));
    let mut pages: Vec<Page> =
        stating.filter_map(|note| page(&material, note, read_of(Some(&note.id)))).collect();
    pages.sort_by(|a, b| a.path.cmp(&b.path));
    let report = Report {
        version: 1,
        total: Counts::of(total),
        min: options.min,
        read: read_of(None),
        pages,
        excluded: list_excluded(notes()),
    };
    match options.format {
        ReportFormat::Human if global.quiet => print::result(format_uncovered(&report))?,
        ReportFormat::Human => print::result(format_report(&report))?,
        ReportFormat::Json => print::json(&report)?,
    }
    let Some(min) = options.min.filter(|min| !reaches(total, *min)) else { return Ok(Outcome::Clean) };
    print::message(format!(
        "{} % of the sentences are sourced, which is less than {min} %",
        report.total.percent
    ));
    Ok(Outcome::Faulty)
}

impl Counts {
    fn of(coverage: Coverage) -> Self {
        let Coverage { sourced, open, total } = coverage;
        Self { sentences: total, sourced, open, uncovered: coverage.bare(), percent: percent(sourced, total) }
    }
}

/// Whether the share is at least `min` percent. Where there is no sentence, none is uncovered.
#[expect(clippy::cast_precision_loss, reason = "no dossier has 2^52 sentences")]
fn reaches(coverage: Coverage, min: f64) -> bool {
    coverage.sourced as f64 * 100.0 >= min * coverage.total as f64
}

fn page(material: &Material, note: &ParsedNote, read: Option<ReadCounts>) -> Option<Page> {
    let coverage = Coverage::of(note);
    let bare = counted(note).map(|(_, s)| s).filter(|s| standing(s) == Standing::Bare);
    let places = bare.map(|statement| place(material, statement)).collect();
    let (path, _) = material.sources.locate(note.front.span);
    let (path, title) = (path.to_owned(), note.title().to_owned());
    (coverage.total > 0).then(|| Page { path, title, counts: Counts::of(coverage), read, places })
}

fn place(material: &Material, statement: &Statement) -> Uncovered {
    let (_, at) = material.sources.locate(statement.span);
    Uncovered { line: at.line, column: at.column, text: words(statement) }
}

/// A sentence as it reads, on one line; links by their label or by what they name.
fn words(statement: &Statement) -> String {
    let text: String = statement
        .pieces
        .iter()
        .map(|piece| match piece {
            Piece::Text(text) => text.value.as_str(),
            Piece::Note(link) => link.label.as_deref().unwrap_or(&link.target.value),
            Piece::Figure(figure) => figure.statistic.value.as_str(),
            Piece::Computed(computed) => computed.words(),
        })
        .collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The sentences that are not counted. Of a page in the dossier's own voice, those that would have been.
fn list_excluded<'n>(notes: impl Iterator<Item = &'n ParsedNote>) -> Vec<Excluded> {
    let mut counts: BTreeMap<Exclusion, usize> = BTreeMap::new();
    for note in notes {
        for statement in &note.statements {
            let own_voice = (!states_facts(note)).then_some(Exclusion::OwnVoice);
            if let Some(why) = exclusion(statement).or(own_voice) {
                *counts.entry(why).or_default() += 1;
            }
        }
    }
    let listed = |why: Exclusion| {
        let count = *counts.get(&why)?;
        Some(Excluded { what: why.name(), reason: why.reason(), count })
    };
    Exclusion::ALL.into_iter().filter_map(listed).collect()
}

fn format_report(report: &Report) -> String {
    let mut text = format!("{:>8} {:>6} {:>5} {:>7}", "sourced", "open", "of", "share");
    text.push_str(if report.read.is_some() { "      read\n" } else { "\n" });
    for page in &report.pages {
        push_line(&mut text, &page.counts, page.read.as_ref(), &harmless(&page.path));
    }
    push_line(&mut text, &report.total, report.read.as_ref(), "in total");
    text.push('\n');
    if let Some(ReadCounts { disputed, missing, .. }) = report.read.filter(|r| r.disputed + r.missing > 0) {
        let _ = writeln!(text, "{disputed:>8} disputed by a reader, {missing} that must still be read");
    }
    for Excluded { reason, count, .. } in &report.excluded {
        let _ = writeln!(text, "{count:>8} not counted: {reason}");
    }
    text + &format_uncovered(report)
}

fn push_line(text: &mut String, counts: &Counts, read: Option<&ReadCounts>, name: &str) {
    let Counts { sentences, sourced, open, percent, .. } = counts;
    let read = read.map_or(String::new(), |read| format!(" {:>4}/{:<4}", read.read, read.total));
    let _ = writeln!(text, "{sourced:>8} {open:>6} {sentences:>5} {percent:>6.1}% {read} {name}");
}

/// The uncovered sentences with their places, a line each.
fn format_uncovered(report: &Report) -> String {
    let mut text = String::new();
    for page in &report.pages {
        for Uncovered { line, column, text: words } in &page.places {
            let short: String = words.chars().take(MAX_EXCERPT_CHARS).collect();
            let more = if short.len() < words.len() { "…" } else { "" };
            let (path, short) = (harmless(&page.path), harmless(&short));
            let _ = writeln!(text, "{path}:{line}:{column}: not sourced: {short}{more}");
        }
    }
    text
}
