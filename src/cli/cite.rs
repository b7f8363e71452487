//! `factum cite` and `factum evidence`: words of the captures, and the citation to paste.

use std::fmt::Write as _;
use std::sync::Arc;

use serde_json::json;

use super::arguments::Global;
use super::desk_arguments::{CiteOptions, EvidenceOptions};
use super::outcome::Outcome;
use super::report_format::ReportFormat;
use super::{open, print, workers};
use crate::desk::{Archived, archive, cite, evidence};
use crate::diagnostic::emit::harmless;
use crate::error::{Error, Result};
use crate::vfs::{Disk, Tree};

pub(super) fn run(global: &Global, options: &CiteOptions) -> Result<Outcome> {
    let hits = cite(&texts(global)?, &options.words.join(" "), options.most);
    if options.format == ReportFormat::Json {
        let hits: Vec<_> = hits
            .iter()
            .map(|hit| {
                let [before, words, after] = &hit.around;
                json!({"source": hit.source, "capture": hit.capture, "line": hit.line, "score": hit.score,
                    "before": before, "words": words, "after": after, "citation": hit.citation})
            })
            .collect();
        print::json(&json!({"version": 1, "hits": hits}))?;
    } else {
        let mut text = String::new();
        for hit in &hits {
            let [before, words, after] = hit.around.each_ref().map(|part| harmless(part));
            let _ = writeln!(text, "{} · {}:{}", harmless(&hit.source), harmless(&hit.capture), hit.line);
            let _ = writeln!(
                text,
                "  …{before}\u{1b}[1m{words}\u{1b}[0m{after}…\n  {}\n",
                harmless(&hit.citation)
            );
        }
        print::styled_result(text.trim_end())?;
    }
    if hits.is_empty() {
        print::message("these words stand in no capture one after the other");
        print::message("  help: `factum evidence` ranks the passages that have some of them");
    }
    Ok(if hits.is_empty() { Outcome::Faulty } else { Outcome::Clean })
}

pub(super) fn run_evidence(global: &Global, options: &EvidenceOptions) -> Result<Outcome> {
    let passages = evidence(&texts(global)?, &options.sentence.join(" "), options.most);
    if options.format == ReportFormat::Json {
        let passages: Vec<_> = passages
            .iter()
            .map(|passage| {
                json!({"source": passage.source, "capture": passage.capture, "line": passage.line,
                    "text": passage.text, "score": passage.score, "covers": passage.covers,
                    "lacks": passage.lacks, "also": passage.also, "citation": passage.citation})
            })
            .collect();
        print::json(&json!({"version": 1, "passages": passages}))?;
    } else {
        let mut text = String::new();
        for passage in &passages {
            let place = format!("{} · {}:{}", passage.source, passage.capture, passage.line);
            let _ = writeln!(text, "{}\n  {}", harmless(&place), harmless(&passage.text));
            for (what, facts) in
                [("has", &passage.covers), ("has not", &passage.lacks), ("also in", &passage.also)]
            {
                if !facts.is_empty() {
                    let _ = writeln!(text, "  {what}: {}", harmless(&facts.join(", ")));
                }
            }
            let _ = passage.citation.as_ref().map(|cite| writeln!(text, "  {}", harmless(cite)));
            text.push('\n');
        }
        print::result(text.trim_end())?;
    }
    if passages.is_empty() {
        print::message("no capture has a passage with these words");
    }
    Ok(if passages.is_empty() { Outcome::Faulty } else { Outcome::Clean })
}

/// The captures of the dossier.
fn texts(global: &Global) -> Result<Vec<Archived>> {
    workers::start(None)?;
    let tree = Disk::new(&global.root);
    let captures: Arc<dyn Tree> = match open::open_captures(global)? {
        Some(disk) => Arc::new(disk),
        None => Arc::new(Disk::new(global.root.join("captures"))),
    };
    let texts = archive(&tree, &global.config, captures.as_ref())?;
    if texts.is_empty() {
        return Err(Error::new("no capture of any source is here")
            .help("put the archived articles into captures/, or name their folder with --captures DIR"));
    }
    Ok(texts)
}
