//! Asks whether a quote keeps its sense that begins right after a negation, or ends right before what takes it back.

use crate::check::facts::Facts;
use crate::check::findings::Findings;
use crate::check::locate::quote;
use crate::check::rule::{Check, Rule};
use crate::diagnostic::{Finding, Level};
use crate::model::{ContextFault, ParsedNote};

pub(super) static RULE: Rule = Rule {
    code: "F0407",
    name: "quote-out-of-context",
    level: Level::Suspicion,
    summary: "a quote that is cut off where its sense turns",
    explanation: include_str!("quote_out_of_context.md"),
    checks: &[Check::Note(check)],
    may_be_allowed: true,
};

fn check(facts: &Facts<'_>, note: &ParsedNote, findings: &mut Findings) {
    let Some(found) = facts.found(note) else { return };
    for citation in note.citations() {
        let Some(fault) = found.contexts.get(&citation.place) else { continue };
        let (said, label) = match fault {
            ContextFault::AfterDenial => {
                ("begins right after a negation or denial", "what stands before it?")
            }
            ContextFault::BeforeReversal => {
                ("ends right before words that take it back", "what stands after it?")
            }
            ContextFault::OmitsNegation => ("leaves out words that negate", "what is left out?"),
        };
        findings.add(
            Finding::at(
                quote(facts.sources, citation),
                format!("this quote {said}: does it keep its sense?"),
            )
            .label(label)
            .note(
                "word for word and out of its sentence, a quote can say the opposite of its \
                     source",
            )
            .help(
                "quote the words that it is cut off from as well, here or in another citation \
                     of this note",
            ),
        );
    }
}
