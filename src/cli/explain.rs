//! `factum explain`: what a rule means, what a key means, and the schemas that editors read.

use super::arguments::Global;
use super::explain_arguments::{ExplainCommand, ExplainOptions, KeyFormat, KeyOptions};
use super::outcome::Outcome;
use super::{open, print};
use crate::check;
use crate::desk::kind_of;
use crate::error::{Error, Result};
use crate::keys::{self, Subject};
use crate::model::{BaseKind, Dossier};
use crate::workspace::Drafts;

pub(super) fn run(global: &Global, options: &ExplainOptions) -> Result<Outcome> {
    match &options.command {
        Some(ExplainCommand::Key(options)) => return key(options),
        Some(ExplainCommand::Schema { of }) => return schema(global, of),
        None => {}
    }
    let Some(wanted) = &options.rule else {
        for rule in check::all() {
            print::result(format!(
                "{}  {:<28} {:<8} {}",
                rule.code,
                rule.name,
                rule.level.name(),
                rule.summary
            ))?;
        }
        return Ok(Outcome::Clean);
    };
    let Some(rule) = check::explain(wanted) else { return Err(unknown(wanted)) };
    print::result(format!(
        "{} {} ({} by default)\n\n{}",
        rule.code,
        rule.name,
        rule.level.name(),
        rule.explanation.trim_end()
    ))?;
    Ok(Outcome::Clean)
}

fn unknown(wanted: &str) -> Error {
    let error = Error::new(format!("there is no rule {wanted}"));
    if !keys::find(wanted).is_empty() {
        return error.help(format!("it is a key: `factum explain key {wanted}`"));
    }
    match check::suggest(wanted).first() {
        Some(near) => error.help(format!("did you mean {} ({})?", near.code, near.name)),
        None => error.help("`factum explain` lists all rules, `factum explain key --all` all keys"),
    }
}

fn key(options: &KeyOptions) -> Result<Outcome> {
    let Some(name) = &options.name else {
        let text = match options.format {
            KeyFormat::Markdown => keys::page(2),
            KeyFormat::Human => keys::all()
                .iter()
                .map(|found| format!("{:<14} {}\n", found.subject.title(), found.path))
                .collect(),
        };
        print::result(text)?;
        return Ok(Outcome::Clean);
    };
    let found = keys::find(name);
    if found.is_empty() {
        let error = Error::new(format!("there is no key {name}"));
        return Err(match keys::suggest(name).first() {
            Some(near) => error.help(format!("did you mean {near}?")),
            None => error.help("`factum explain key --all` lists all keys"),
        });
    }
    let told: Vec<String> = found.iter().map(keys::describe).collect();
    print::result(told.join("\n"))?;
    Ok(Outcome::Clean)
}

fn schema(global: &Global, of: &str) -> Result<Outcome> {
    let subject = if of == "config" {
        Some(Subject::Config)
    } else {
        BaseKind::ALL.into_iter().find(|base| base.name() == of).map(Subject::Kind)
    };
    let subject = match subject {
        Some(subject) => subject,
        None => Subject::Kind(declared(global, of)?),
    };
    print::json(&keys::schema(subject))?;
    Ok(Outcome::Clean)
}

/// The base of a kind that the dossier declares, where there is a dossier.
fn declared(global: &Global, of: &str) -> Result<BaseKind> {
    let unknown = |dossier: Option<&Dossier>| {
        let kinds = dossier.into_iter().flat_map(|dossier| &dossier.site.kinds);
        let own: Vec<&str> = kinds.map(|kind| kind.folder.as_str()).collect();
        let own =
            if own.is_empty() { String::new() } else { format!(", and of its kinds: {}", own.join(", ")) };
        Error::new(format!("there is no schema of {of}"))
            .help(format!("there is one of config, event, actor, statistic, source and page{own}"))
    };
    if !global.root.join(&global.config).is_file() {
        return Err(unknown(None));
    }
    let material = open::material(global, Drafts::Included)?;
    kind_of(&material.dossier, of).map(|kind| kind.base).map_err(|_| unknown(Some(&material.dossier)))
}
