//! The notes of which a note tells: what is on record of each, since they have no page for it.

use super::facts;
use crate::index::data_output;
use crate::model::ParsedNote;
use crate::site::context::PageContext;
use crate::site::evidence::footnotes::Footnotes;
use crate::site::graph::backlinks::Backlink;
use crate::site::graph::series::{Observed, evidence_of};
use crate::site::urls::statement_anchor;
use crate::site::view::{FactValue, FactView, LinkView, ToldView};

/// The most pages that are named as mentioning a note.
const MENTIONS: usize = 12;

/// What is on record of each note of which a note tells.
pub(in crate::site) fn told<'s>(
    context: PageContext<'s>,
    note: &'s ParsedNote,
    footnotes: &mut Footnotes<'s>,
) -> Vec<ToldView> {
    context.graph.told_by(&note.id).map(|told| view(context, note, told, footnotes)).collect()
}

fn view<'s>(
    context: PageContext<'s>,
    host: &ParsedNote,
    note: &'s ParsedNote,
    footnotes: &mut Footnotes<'s>,
) -> ToldView {
    let mut recorded: Vec<FactView> = figures(context, note, footnotes).into_iter().collect();
    // The figures say their unit, and how often they are taken shows in a table alone.
    let is_plain = |fact: &FactView| !matches!(fact.field, "unit" | "frequency");
    recorded.extend(facts::facts(context, note, footnotes).into_iter().filter(is_plain));
    let file = |extension: &str| LinkView {
        label: extension.to_uppercase(),
        href: context.href(&data_output(note, extension)),
    };
    let files = note.statistic().map_or(Vec::new(), |_| ["csv", "json"].map(file).to_vec());
    let mut mentions = mentions(context, host, note);
    let mentions_left_out = mentions.len().saturating_sub(MENTIONS);
    mentions.truncate(MENTIONS);
    let (kind, link) = (context.kind_label(note), context.link(note));
    ToldView { kind, link, facts: recorded, files, mentions, mentions_left_out }
}

/// The pages that mention a note which has none of its own, apart from the one that tells of it. What is told on the
/// same page as it is on that page, too.
fn mentions(context: PageContext<'_>, host: &ParsedNote, note: &ParsedNote) -> Vec<LinkView> {
    let own = context.note_href(&host.id).unwrap_or_default();
    let backlinks = context.graph.backlinks.of_note(&note.id).filter(|mention| *mention.note != host.id);
    let link = |mention: Backlink<'_>| {
        let label = context.graph.front(mention.note)?.title().to_owned();
        let sentence = mention.sentences().first();
        let href = match sentence {
            Some(number) => {
                let anchor = statement_anchor(context.graph.note(mention.note)?, *number);
                context.anchor_href(mention.note, &anchor)?
            }
            None => context.note_href(mention.note)?,
        };
        let is_here = href.starts_with('#') || href.split('#').next() == Some(own.as_str());
        (!is_here).then_some(LinkView { label, href })
    };
    backlinks.filter_map(link).collect()
}

/// A statistic's observations as a fact, with the evidence of all; none where there are none.
fn figures<'s>(
    context: PageContext<'s>,
    note: &'s ParsedNote,
    footnotes: &mut Footnotes<'s>,
) -> Option<FactView> {
    let observed = note.observations().iter().enumerate();
    let observed = observed.map(|(number, observation)| Observed { note, number, observation });
    let values = observed.clone().map(|one| figure(context, one)).collect::<Vec<FactValue>>();
    let cited = observed.filter_map(evidence_of);
    let marks = cited.map(|(name, citation)| footnotes.cite(|| name, citation)).collect();
    let is_any = !values.is_empty();
    let (inferred, identified, status, remark) = (None, None, None, None);
    is_any.then_some(FactView {
        field: "observations",
        label: "Figure",
        values,
        marks,
        inferred,
        identified,
        status,
        remark,
    })
}

/// A figure with what it is called and its period, unless it is its period.
fn figure(context: PageContext<'_>, observed: Observed<'_>) -> FactValue {
    let period = context.date(&observed.observation.period.value);
    let label = observed.observation.label.as_ref().map(|label| label.value.clone());
    let figure = context.figure(observed).text();
    let beside: Vec<String> = label.into_iter().chain((period != figure).then_some(period)).collect();
    let text = if beside.is_empty() { figure } else { format!("{figure} ({})", beside.join(", ")) };
    FactValue { text, href: None, datetime: None }
}
