//! Asks whether the title or description of a planned event says that it is one.

use crate::check::facts::Facts;
use crate::check::findings::Findings;
use crate::check::rule::{Check, Rule};
use crate::diagnostic::{Finding, Level};
use crate::model::{EventStatus, ParsedNote};
use crate::read::prospects::tells_a_plan;
use crate::text::Spanned;

pub(super) static RULE: Rule = Rule {
    code: "F0510",
    name: "plan-untold",
    level: Level::Suspicion,
    summary: "a title or description that does not tell of a plan as one",
    explanation: include_str!("plan_untold.md"),
    checks: &[Check::Note(check)],
    may_be_allowed: true,
};

fn check(facts: &Facts<'_>, note: &ParsedNote, findings: &mut Findings) {
    let Some(status) = note.event().and_then(|event| event.status.as_ref()) else { return };
    let own = note.front.lang.as_ref().map(|lang| lang.value.as_str());
    // The words are English.
    let is_english = own.unwrap_or(&facts.notes.site().language).starts_with("en");
    if status.value != EventStatus::Planned || !is_english {
        return;
    }
    let (title, description) = (note.front.title.as_ref(), note.front.description.as_ref());
    // "Talks in Arden" names what is to be and says nothing of it, and the description beside it may tell; with a
    // date it reads as news.
    let is_told = |text: &Spanned<String>| tells_a_plan(&text.value);
    let reads_as_news = |title: &Spanned<String>| title.value.contains(|c: char| c.is_ascii_digit());
    let title = title.filter(|title| !is_told(title) && (description.is_none() || reads_as_news(title)));
    let description = description.filter(|description| !is_told(description));
    for (name, text) in [("title", title), ("description", description)] {
        let Some(text) = text else { continue };
        findings.add(
            Finding::at(text.span, format!("does this {name} tell of a plan?"))
                .label("as if it had taken place")
                .also(status.span, "the event is planned")
                .note("titles and descriptions stand alone in lists, search and links")
                .help("say it: \u{201c}announced\u{201d}, \u{201c}planned\u{201d}, \u{201c}was to\u{201d}"),
        );
    }
}
