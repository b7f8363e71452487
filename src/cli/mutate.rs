//! `factum mutate`: how many small falsehoods the checks catch, and how many harmless changes they pass.
//!
//! The JSON is `{version: 1, seed, drawn, percent, min, reached: {killed, survived, spared,
//! falsely_killed, asked}, apart: {the same}, operators: [{name, expected, reached, apart}], survivors: [{operator,
//! reach, path, line, column, before, after, codes}], asked: [the same], false_kills: [the same]}`. `apart` counts the mutants
//! of sentences that cite nothing, where no gate can reach; `percent` leaves them out, and counts what is caught by an
//! error or, as `asked` has it, by a suspicion; `percent_by_error` counts errors alone.

use std::fmt::Write as _;

use serde_json::{Value, json};

use super::arguments::{Format, Global, MutateOptions, ReportFormat};
use super::outcome::Outcome;
use super::progress::Progress;
use super::{open, print, report, revision};
use crate::diagnostic::emit::harmless;
use crate::error::Result;
use crate::mutate::{self, Counts, Expected, Operator, Reach, Report, Settings, Trial};
use crate::workspace::Drafts;

pub(super) fn run(global: &Global, options: &MutateOptions) -> Result<Outcome> {
    let material = open::material(global, Drafts::Excluded)?;
    let mut operators = options.operator.clone();
    operators.sort_unstable();
    operators.dedup();
    if operators.is_empty() {
        operators = Operator::ALL.to_vec();
    }
    let within = match &options.in_diff {
        Some(base) => Some(revision::changed_lines(&global.root, base)?),
        None => None,
    };
    let settings = Settings { seed: options.seed, count: options.count, operators, within };
    let progress = Progress::of(global);
    progress.stage("making mutants, and checking each");
    let found = mutate::mutate(&material, &settings);
    progress.end();
    let found = match found {
        Ok(found) => found,
        Err(findings) => {
            report::print_findings(Format::Human, &findings, &material.sources)?;
            print::message("the dossier has errors to begin with: mend them, then make mutants");
            return Ok(Outcome::Faulty);
        }
    };
    match options.format {
        ReportFormat::Human if global.quiet => print::result(format_list(&found))?,
        ReportFormat::Human => print::result(format_report(&found))?,
        ReportFormat::Json => print::json(&to_document(&found, options.min))?,
    }
    let too_few = options.min.filter(|min| !found.reaches(*min));
    if let Some(min) = too_few {
        print::message(format!(
            "{} % of the mutants were caught, which is less than {min} %",
            percent(found.reached())
        ));
    }
    Ok(if too_few.is_some() || found.false_kills() > 0 { Outcome::Faulty } else { Outcome::Clean })
}

/// Caught by an error or a suspicion, out of those that had to be.
fn percent(counts: Counts) -> f64 {
    let caught = counts.killed + counts.asked;
    report::percent(caught, caught + counts.survived)
}

/// Caught by an error, out of those that had to be caught.
fn percent_by_error(counts: Counts) -> f64 {
    report::percent(counts.killed, counts.killed + counts.asked + counts.survived)
}

fn to_document(found: &Report, min: Option<f64>) -> Value {
    let operators = found.tallies.iter().map(|tally| {
        json!({
            "name": tally.operator.name(),
            "expected": expected(tally.operator),
            "reached": counts(tally.reached),
            "apart": counts(tally.apart),
        })
    });
    json!({
        "version": 1,
        "seed": found.seed,
        "drawn": found.trials.len(),
        "percent": percent(found.reached()),
        "percent_by_error": percent_by_error(found.reached()),
        "min": min,
        "reached": counts(found.reached()),
        "apart": counts(found.apart()),
        "operators": operators.collect::<Vec<_>>(),
        "survivors": listed(found, mutate::Outcome::Survived),
        "asked": listed(found, mutate::Outcome::Asked),
        "false_kills": listed(found, mutate::Outcome::FalselyKilled),
    })
}

fn counts(counts: Counts) -> Value {
    let Counts { killed, asked, survived, spared, falsely_killed } = counts;
    json!({
        "killed": killed, "asked": asked, "survived": survived, "spared": spared,
        "falsely_killed": falsely_killed,
    })
}

const fn expected(operator: Operator) -> &'static str {
    match operator.expected() {
        Expected::Caught => "caught",
        Expected::Spared => "spared",
    }
}

fn listed(found: &Report, outcome: mutate::Outcome) -> Vec<Value> {
    let trial = |trial: &&Trial| {
        let Trial { mutant, codes, path, line, column, before, after, .. } = trial;
        json!({
            "operator": mutant.operator.name(), "reach": mutant.reach.name(), "path": path, "line": line,
            "column": column, "before": before, "after": after, "codes": codes,
        })
    };
    found.with(outcome).iter().map(trial).collect()
}

/// The mutants that the checks judged wrongly.
fn format_list(found: &Report) -> String {
    let mut text = String::new();
    for outcome in [mutate::Outcome::Survived, mutate::Outcome::FalselyKilled] {
        found.with(outcome).iter().for_each(|trial| push_place(&mut text, trial));
    }
    text
}

fn format_report(found: &Report) -> String {
    let mut text = format_list(found);
    push_table(&mut text, found);
    let (reached, apart) = (found.reached(), found.apart());
    let Counts { killed, asked, survived, spared, falsely_killed } = reached;
    let (caught, due) = (killed + asked, killed + asked + survived);
    let _ = write!(text, "\nseed {}: {caught} of {due} mutants caught", found.seed);
    let _ = write!(text, " ({:.1} %), {killed} by an error, {asked} by a suspicion;", percent(reached));
    let _ = write!(text, " {spared} of {} spared", spared + falsely_killed);
    let _ = writeln!(
        text,
        "\nwhere nothing is cited: {} of {} caught, {} of {} spared",
        apart.killed + apart.asked,
        apart.killed + apart.asked + apart.survived,
        apart.spared,
        apart.spared + apart.falsely_killed
    );
    text
}

/// A mutant with its place and what was changed.
fn push_place(text: &mut String, trial: &Trial) {
    let Trial { mutant, outcome, codes, path, line, column, before, after } = trial;
    let reach = match mutant.reach {
        Reach::Evidence => String::new(),
        reach => format!(", {}", reach.name()),
    };
    let codes = if codes.is_empty() { String::new() } else { format!(" by {}", codes.join(", ")) };
    let (path, name) = (harmless(path), mutant.operator.name());
    let _ = writeln!(text, "{path}:{line}:{column}: {}{codes}: {name}{reach}", outcome.name());
    let _ = writeln!(text, "  - {}\n  + {}", harmless(before), harmless(after));
}

fn push_table(text: &mut String, found: &Report) {
    let _ = writeln!(
        text,
        "\n{:<20}{:>8}{:>8}{:>10}{:>8}{:>16}   apart",
        "", "killed", "asked", "survived", "spared", "falsely killed"
    );
    for tally in &found.tallies {
        let Counts { killed, asked, survived, spared, falsely_killed } = tally.reached;
        let _ = write!(text, "{:<20}", tally.operator.name());
        let _ = match tally.operator.expected() {
            Expected::Caught => write!(text, "{killed:>8}{asked:>8}{survived:>10}"),
            Expected::Spared => write!(text, "{:>26}{spared:>8}{falsely_killed:>16}", ""),
        };
        let apart = tally.apart;
        let _ = match apart.total() {
            0 => writeln!(text),
            total => {
                let caught = apart.killed + apart.asked + apart.falsely_killed;
                let gap = if tally.operator.expected() == Expected::Caught { 24 } else { 0 };
                writeln!(text, "{:gap$}   {caught} of {total} caught", "")
            }
        };
    }
}
