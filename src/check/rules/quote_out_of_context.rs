//! Says that a quote begins right after a negation, or ends right before what takes it back.

use crate::check::claims::quote_span;
use crate::check::{Check, Facts, Findings, Rule};
use crate::diagnostic::{Finding, Level};
use crate::model::ContextFault;

pub(super) static RULE: Rule = Rule {
    code: "F0407",
    name: "quote-out-of-context",
    level: Level::Warning,
    summary: "a quote that is cut off where its sense turns",
    explanation: include_str!("quote_out_of_context.md"),
    check: Check::Facts(check),
    may_be_allowed: true,
};

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    for (key, fault) in &facts.verification.contexts {
        let Some(span) = quote_span(facts, key) else { continue };
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
            Finding::at(span, format!("this quote {said}"))
                .label(label)
                .note("word for word and out of its sentence, a quote can say the opposite of its source")
                .help("quote the words that it is cut off from as well, here or in another citation of this note"),
        );
    }
}
