//! `factum review`: the sentences that a second person reads beside their quotes, and what that person says.

use std::collections::BTreeSet;

use serde::Serialize;

use super::arguments::Global;
use super::desk_arguments::{ReviewForm, ReviewOptions};
use super::opened::Opened;
use super::outcome::Outcome;
use super::review_desk::Desk;
use super::{authors, digests_at, keys, open, print, review_text, sign};
use crate::error::{Error, Result};
use crate::model::ReviewKey;
use crate::workspace::{Drafts, ReadCounts, SentenceView, ToRead, Tracking, Workspace};

/// The whole list. Fields are added, never changed.
#[derive(Serialize)]
struct List {
    version: u32,
    #[serde(flatten)]
    counts: ReadCounts,
    /// The sign-offs of sentences that are not there any more, as they were.
    lapsed: usize,
    sentences: Vec<SentenceView>,
}

pub(super) fn run(global: &Global, options: &ReviewOptions) -> Result<Outcome> {
    let reader = sign::reader(&global.root, options.by.as_deref())?;
    if options.prune {
        return prune(global, options, reader.as_deref());
    }
    let since = options.changed.as_deref();
    let known = since.map(|base| digests_at::keys_at(&global.root, &global.config, base)).transpose()?;
    let again = || opened(global, options, reader.as_deref(), known.as_ref());
    if options.list || options.format != ReviewForm::Human {
        return list(&again()?, options, since);
    }
    let Some(reader) = reader.as_deref() else {
        return Err(Error::new("nobody is known here who could sign")
            .help("name yourself with --by NAME, or with `git config user.name NAME`; --list only lists"));
    };
    let first = again()?;
    tell_who_signs(&first.workspace, reader)?;
    let mut keys = keys::keys();
    let desk = Desk::new(&global.root, reader, options.second, keys.as_mut());
    desk.read(first, &again)
}

fn opened(
    global: &Global,
    options: &ReviewOptions,
    reader: Option<&str>,
    known: Option<&BTreeSet<ReviewKey>>,
) -> Result<Opened> {
    let mut material = open::material(global, Drafts::from_flag(options.drafts))?;
    authors::tell(&mut material, &global.root, reader);
    let workspace = Workspace::new(material, None, Tracking::Off);
    let findings = workspace.findings();
    let mut sentences = workspace.to_read(&findings);
    sentences.retain(|one| known.is_none_or(|known| !known.contains(&one.key)));
    Ok(Opened { workspace, findings, sentences })
}

/// Says whose word it will be, and whether it counts.
fn tell_who_signs(workspace: &Workspace, reader: &str) -> Result<()> {
    let counts = if workspace.may_sign(reader) {
        ""
    } else {
        ", who is not among the `reviewers`: agreements will not count"
    };
    print::result(format!("read by {reader}{counts}"))
}

fn list(opened: &Opened, options: &ReviewOptions, since: Option<&str>) -> Result<Outcome> {
    let Opened { workspace, findings, sentences } = opened;
    let waiting = sentences.iter().filter(|one| options.all || workspace.waits(one));
    let waiting: Vec<ToRead> = waiting.cloned().collect();
    let list = List {
        version: 1,
        counts: workspace.read_counts(sentences),
        lapsed: workspace.lapsed(),
        sentences: workspace.sentence_views(&waiting, findings),
    };
    match options.format {
        ReviewForm::Json => print::json(&list)?,
        ReviewForm::Markdown => print::result(review_text::markdown(&list.sentences, &list.counts, since))?,
        ReviewForm::Human => {
            for sentence in &list.sentences {
                print::styled_result(review_text::sentence(sentence))?;
            }
            print::styled_result(review_text::closing(&list.counts, list.lapsed))?;
        }
    }
    Ok(Outcome::Clean)
}

fn prune(global: &Global, options: &ReviewOptions, reader: Option<&str>) -> Result<Outcome> {
    // What a draft says is not gone because it is left out.
    let options = ReviewOptions { drafts: true, ..options.clone() };
    let keys = opened(global, &options, reader, None)?.workspace.reviewable_keys();
    let count = sign::prune(&global.root, &keys)?;
    print::result(format!("{count} lapsed sign-offs taken out"))?;
    Ok(Outcome::Clean)
}
