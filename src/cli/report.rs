//! Reports of findings, tallies and errors for people.

use crate::check::{self, Rule};
use crate::cli::arguments::Format;
use crate::cli::{links, print};
use crate::diagnostic::emit::{self, Paint, RuleText};
use crate::diagnostic::{Diagnostic, Level};
use crate::error::{Error, Result};
use crate::model::{Evidence, MatchKind, QuoteOutcome};
use crate::text::{SourceMap, seen};
use crate::workspace::Workspace;

/// Prints findings in a form: what is for people to stderr, what is for programs to stdout.
///
/// # Errors
/// When stdout cannot take them.
pub(super) fn print_findings(format: Format, findings: &[Diagnostic], sources: &SourceMap) -> Result<()> {
    let mut lines = match format {
        Format::Human => print::Lines::of_styled_messages(),
        Format::Short | Format::Github => print::Lines::of_results(),
        Format::Json | Format::Sarif => print::Lines::of_json(),
    };
    let mut emit = |format| emit::emit(format, findings, sources, &mut lines);
    let written = match format {
        // The stream takes the colours out again where there is no terminal.
        Format::Human => {
            // One address for as long as the program runs.
            let pages = links::rule_pages().map(|address| &*String::leak(address));
            emit(emit::Format::Human(pages.map_or(Paint::Styled, Paint::Linked)))
        }
        Format::Short => emit(emit::Format::Short),
        Format::Json => emit(emit::Format::Json),
        Format::Github => emit(emit::Format::Github),
        Format::Sarif => emit::sarif(findings, sources, &rule_texts(), &mut lines),
    };
    // Where nobody reads on, a form is not written to its end.
    if lines.finish()? { written.map_err(|_| Error::new("cannot write the findings")) } else { Ok(()) }
}

/// The description of each rule, for the form that holds it.
fn rule_texts() -> Vec<RuleText> {
    let text = |rule: &&'static Rule| {
        let Rule { code, name, level, summary, explanation, .. } = **rule;
        RuleText { code, name, summary, explanation, level }
    };
    check::all().iter().map(text).collect()
}

/// Whether any finding keeps the dossier from being published.
pub(super) fn has_errors(findings: &[Diagnostic]) -> bool {
    findings.iter().any(|finding| finding.level == Level::Error)
}

/// Whether there is anything at all to be looked at.
pub(super) fn has_any(findings: &[Diagnostic]) -> bool {
    findings.iter().any(|finding| finding.level > Level::Allow)
}

/// An error with what to do about it.
pub(super) fn format_error(error: &Error) -> String {
    let help = error
        .what_to_do()
        .map_or(String::new(), |help| format!("\n  \u{1b}[1mhelp:\u{1b}[0m {}", seen(help)));
    format!("\u{1b}[1;31merror:\u{1b}[0m {}{help}", seen(&error.to_string()))
}

/// A share in percent, cut after the first decimal, so that not quite all is never 100. All of nothing is 100.
#[expect(clippy::cast_precision_loss, reason = "nothing that is counted here comes near 2^52")]
pub(super) fn percent(count: usize, total: usize) -> f64 {
    count.saturating_mul(1000).checked_div(total).unwrap_or(1000) as f64 / 10.0
}

/// How many quotes were verified, how, and out of how many.
pub(super) fn format_tally(workspace: &Workspace, findings: &[Diagnostic]) -> String {
    let verification = workspace.verification();
    let outcomes: Vec<&QuoteOutcome> = verification.quotes().collect();
    let verified =
        |kind| outcomes.iter().filter(|o| matches!(o, QuoteOutcome::Verified(k, _) if *k == kind)).count();
    let (exact, folded) = (verified(MatchKind::Exact), verified(MatchKind::Folded));
    let by_seal = verification.sources.values().filter(|source| source.evidence == Evidence::Seal).count();
    let by_seal =
        if by_seal > 0 { format!("; {} by seal", number_of(by_seal, "source")) } else { String::new() };
    let observations: Vec<_> = verification.observations().collect();
    let sound = observations.iter().filter(|outcome| outcome.faults.is_empty()).count();
    let notes = number_of(workspace.material.dossier.notes.len(), "note");
    // What only a draft cites is cited by nothing, and whoever wonders why is told.
    let drafts = match workspace.material.dossier.drafts.len() {
        0 => String::new(),
        drafts => format!("; without {}, which `--drafts` takes in", number_of(drafts, "draft")),
    };
    let counted = format!("{notes}, {}{drafts}", number_of(findings.len(), "finding"));
    // Nothing is said of what a dossier has none of: documentation, say, cites nothing.
    let quotes = (!outcomes.is_empty()).then(|| {
        let (sound, all) = (exact + folded, outcomes.len());
        format!("{sound} of {all} quotes verified: {exact} exact, {folded} folded{by_seal}")
    });
    let observations = (!observations.is_empty())
        .then(|| format!("{sound} of {} observations borne out", observations.len()));
    quotes.into_iter().chain(observations).chain([counted]).collect::<Vec<_>>().join("\n")
}

/// A number with what is counted, in one or in many.
fn number_of(count: usize, noun: &str) -> String {
    if count == 1 { format!("1 {noun}") } else { format!("{count} {noun}s") }
}
