//! Says that a sentence names someone or something that the passages which it cites do not name, and whom they do.

use crate::check::claims::{Claim, claims_of};
use crate::check::facts::{Facts, is_unread};
use crate::check::findings::Findings;
use crate::check::rule::{Check, Rule};
use crate::check::wording::{both, code};
use crate::diagnostic::{Finding, Level};
use crate::model::{ClaimKind, NoteId, ParsedNote, QuotedWords};

pub(super) static RULE: Rule = Rule {
    code: "F0405",
    name: "name-not-in-evidence",
    level: Level::Error,
    summary: "a name that no quote bears out",
    explanation: include_str!("name_not_in_evidence.md"),
    checks: &[Check::Note(check)],
    may_be_allowed: true,
};

fn check(facts: &Facts<'_>, note: &ParsedNote, findings: &mut Findings) {
    for claim in claims_of(facts, note) {
        if let ClaimKind::NewName(named) = &claim.fault.kind {
            findings.add(new_name(facts, &claim, named));
        }
        if let ClaimKind::NameElsewhere(named) = &claim.fault.kind {
            findings.add(name_elsewhere(facts, &claim, named));
        }
        if let ClaimKind::NameOfAnother(note, quoted) = &claim.fault.kind {
            findings.add(name_of_another(facts, &claim, note, quoted));
        }
        if let ClaimKind::NameExchanged(quoted) = &claim.fault.kind {
            findings.add(name_exchanged(facts, &claim, quoted));
        }
        let ClaimKind::Name(note, named) = &claim.fault.kind else { continue };
        if is_unread(facts, note) {
            continue;
        }
        let id = code(note.as_str());
        let said = match claim.fault.quotes.len() {
            0 => format!("no passage that this note cites names {id}"),
            1 => format!("the passage that is cited here does not name {id}"),
            _ => format!("none of the passages that are cited here names {id}"),
        };
        let finding = Finding::at(claim.fault.span, said).label("not named there");
        let named: Vec<&str> = named.iter().map(|id| id.as_str()).collect();
        let said = match named.as_slice() {
            [] => "the passages name nobody".to_owned(),
            named => format!("the passages name {}", both(named)),
        };
        findings.add(
            claim
                .with_quotes(facts, finding)
                .note(said)
                .note("a passage is the quote and the sentence of the source that it is taken from")
                .help(
                    "cite the words that name it, or add to its `aliases` the name that the source \
                     uses",
                ),
        );
    }
}

/// A name in the place that a quote gives to another.
fn name_of_another(facts: &Facts<'_>, claim: &Claim<'_>, note: &NoteId, quoted: &QuotedWords) -> Finding {
    let (id, other) = (code(note.as_str()), code(&quoted.written));
    let said = format!("{id} stands where the quote has {other}");
    let finding = Finding::at(claim.fault.span, said).label("not named in this place");
    claim
        .beside(facts, finding, std::slice::from_ref(quoted))
        .note("the words around the name are those that the quote has around the other")
        .help("write the name that the quote gives, or cite the words that say this of the one named here")
}

/// A name, which no note need have, with what a quote says of another: a question, for one of them may be the other.
fn name_exchanged(facts: &Facts<'_>, claim: &Claim<'_>, quoted: &QuotedWords) -> Finding {
    let (written, other) = (code(&claim.fault.written), code(&quoted.written));
    let said = format!("is it {written}, where the quote has {other}?");
    let finding = Finding::at(claim.fault.span, said).weighing(Level::Suspicion);
    claim
        .beside(facts, finding.label("does this go with that?"), std::slice::from_ref(quoted))
        .note("the words beside the name are those that the quote has of another")
        .help("say each of what the quote says it of, or cite the words that say this of the one named here")
}

/// A name that no note has.
fn new_name(facts: &Facts<'_>, claim: &Claim<'_>, named: &[String]) -> Finding {
    let said = format!("the name {} is {}", code(&claim.fault.written), claim.where_sought());
    let finding = Finding::at(claim.fault.span, said).label("not named there");
    claim
        .with_quotes(facts, finding)
        .note(named_there(named))
        .help("write the name that the source gives, or cite the words that give this one")
}

/// A name that no note has, and that the source gives elsewhere or a quote may mean: only a reader can tell.
fn name_elsewhere(facts: &Facts<'_>, claim: &Claim<'_>, named: &[String]) -> Finding {
    let said = format!("do the cited passages speak of {}?", code(&claim.fault.written));
    let finding = Finding::at(claim.fault.span, said).weighing(Level::Suspicion).label("not named there");
    claim
        .with_quotes(facts, finding)
        .note(named_there(named))
        .help("cite the words that give this name as well")
}

fn named_there(named: &[String]) -> String {
    match named {
        [] => "the quotes and their sentences name nobody".to_owned(),
        named => format!("the quotes and their sentences name {}", both(named)),
    }
}
