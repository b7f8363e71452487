//! Says that a text holds what is left over of markup: a half-written link, a comment that is not closed.

use crate::check::facts::Facts;
use crate::check::findings::Findings;
use crate::check::rule::{Check, Rule};
use crate::check::wording::code;
use crate::diagnostic::{Finding, Level};
use crate::model::{Fault, FaultKind, Leftover};

pub(super) static RULE: Rule = Rule {
    code: "F0024",
    name: "leftover-markup",
    level: Level::Error,
    summary: "a half-written link, mark, image or comment in a text",
    explanation: include_str!("leftover_markup.md"),
    checks: &[Check::Fault(check)],
    may_be_allowed: true,
};

fn check(facts: &Facts<'_>, fault: &Fault, findings: &mut Findings) {
    let (sign, what, help) = match &fault.kind {
        FaultKind::Leftover(leftover) => {
            let (what, help) = words(*leftover);
            (facts.sources.slice(fault.span).to_owned(), what, help)
        }
        FaultKind::LostDefinition(label) => (
            format!("[{label}]:"),
            "a definition that nothing reads",
            "a footnote is written `[^label]: text`, without spaces in its label; a citation stands in the sentence",
        ),
        _ => return,
    };
    findings.add(
        Finding::at(fault.span, format!("{} is left over of {what}", code(&sign)))
            .label("shown to readers as it stands, or lost")
            .note("what was meant here, a link, evidence or a remark, does not arrive")
            .help(format!("{help}; signs that are meant as they stand have a backslash before them: `\\[`")),
    );
}

fn words(leftover: Leftover) -> (&'static str, &'static str) {
    match leftover {
        Leftover::Link => ("a link", "a link is written `[[note]]` or `[[note|label]]`, in one line"),
        Leftover::Reference => (
            "a link whose label stands for no address",
            "write `[words](address)`, or define the label: `[label]: address`",
        ),
        Leftover::Address => (
            "a link whose address cannot be read",
            "write `[words](address)`; an address with spaces or brackets stands in `<…>`",
        ),
        Leftover::Image => {
            ("an image", "write `![description](file.png)`; an address with spaces stands in `<…>`")
        }
        Leftover::Citation => ("a citation", "write `[@source-id, \"exact words\"]`"),
        Leftover::Mark => ("a footnote mark", "write `[^label]`, without spaces in the label"),
        Leftover::Footnote => {
            ("a footnote in place", "write `[^label]` here, and `[^label]: text` in a paragraph of its own")
        }
        Leftover::Alert => ("an alert", "an alert is a quotation that begins with `> [!NOTE]`"),
        Leftover::Comment => (
            "a comment",
            "a comment ends in its paragraph, with `-->`, or `%%` where it begins so; in front matter it is written `# …`",
        ),
        Leftover::Emphasis => ("emphasis that nothing ends", "write `**words**`, with no spaces inside"),
        Leftover::Highlight => ("a highlight, which no page has", "write `**words**`"),
    }
}
