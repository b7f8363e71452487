//! `factum explain`: what a rule means.

use super::arguments::ExplainOptions;
use super::outcome::Outcome;
use super::print;
use crate::check;
use crate::error::{Error, Result};

pub(super) fn run(options: &ExplainOptions) -> Result<Outcome> {
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
    match check::suggest(wanted).first() {
        Some(near) => error.help(format!("did you mean {} ({})?", near.code, near.name)),
        None => error.help("`factum explain` lists all rules"),
    }
}
