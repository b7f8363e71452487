//! Collapses marks: neighbours that follow each other within one source become one mark, `1.4–8`,
//! as in a citation of chapter and verse (the Citation Style Language calls that collapsing). Five
//! marks at the end of a sentence are noise; one range is a reference.
//!
//! The footnotes of a run all lead back to its one mark.

use std::collections::BTreeMap;

use crate::site::view::{
    BackLink, BlockView, BodyView, FactView, InlineView, KeyFigure, MarkView, NotesView, PictureView,
};

/// From the anchor of a mark that went into a run to the anchor of the run.
#[derive(Debug, Default)]
pub(in crate::site) struct Collapsed {
    taken: BTreeMap<String, String>,
}

impl Collapsed {
    pub(in crate::site) fn of_body(&mut self, body: &mut BodyView) {
        self.blocks(&mut body.blocks);
    }

    pub(in crate::site) fn of_facts(&mut self, facts: &mut [FactView]) {
        facts.iter_mut().for_each(|fact| self.marks(&mut fact.marks));
    }

    pub(in crate::site) fn of_figures(&mut self, figures: &mut [KeyFigure]) {
        figures.iter_mut().for_each(|figure| self.marks(&mut figure.marks));
    }

    /// Of a series with an observation a month, a source's marks would fill lines under its chart.
    pub(in crate::site) fn of_chart(&mut self, chart: &mut PictureView) {
        chart.sources.iter_mut().for_each(|source| self.marks(&mut source.marks));
    }

    /// Lets the footnotes lead back to the runs.
    pub(in crate::site) fn lead_back(&self, notes: &mut NotesView) {
        let passages = notes.sources.iter_mut().flat_map(|s| &mut s.passages).map(|p| &mut p.back);
        for back in passages.chain(notes.remarks.iter_mut().map(|r| &mut r.back)) {
            self.back(back);
        }
    }

    fn back(&self, links: &mut Vec<BackLink>) {
        for link in links.iter_mut() {
            if let Some(run) = link.href.strip_prefix('#').and_then(|id| self.taken.get(id)) {
                link.href = format!("#{run}");
            }
        }
        links.dedup_by(|a, b| a.href == b.href);
        links.iter_mut().enumerate().for_each(|(i, link)| link.ordinal = i + 1);
    }

    fn blocks(&mut self, blocks: &mut [BlockView]) {
        for block in blocks {
            match block {
                BlockView::Paragraph(content) | BlockView::Heading(_, _, content) => self.inlines(content),
                BlockView::Figure(figure) => self.inlines(&mut figure.caption),
                BlockView::List(_, items) => items.iter_mut().for_each(|item| self.blocks(&mut item.blocks)),
                BlockView::Quote(blocks) => self.blocks(blocks),
                BlockView::Alert(alert) => self.blocks(&mut alert.blocks),
                BlockView::Table(table) => {
                    table.head.iter_mut().for_each(|cell| self.inlines(cell));
                    table.rows.iter_mut().flatten().for_each(|cell| self.inlines(cell));
                }
                BlockView::Code(..) | BlockView::Rule | BlockView::Literal(_) => {}
            }
        }
    }

    fn inlines(&mut self, inlines: &mut Vec<InlineView>) {
        for inline in inlines.iter_mut() {
            match inline {
                InlineView::Emphasis(content)
                | InlineView::Strong(content)
                | InlineView::Strikethrough(content)
                | InlineView::Link(_, content)
                | InlineView::External(_, content) => self.inlines(content),
                InlineView::Statement(statement) => self.inlines(&mut statement.content),
                _ => {}
            }
        }
        inlines.dedup_by(|next, run| match (next, run) {
            (InlineView::Mark(next), InlineView::Mark(run)) => self.joins(run, next),
            _ => false,
        });
    }

    pub(in crate::site) fn marks(&mut self, marks: &mut Vec<MarkView>) {
        marks.dedup_by(|next, run| self.joins(run, next));
    }

    /// Takes a mark into the run before it, where it is the next passage of the same source, or one
    /// that the run has already.
    fn joins(&mut self, run: &mut MarkView, next: &MarkView) -> bool {
        let (Some(run_place), Some(next_place)) = (run.place, next.place) else { return false };
        let (source, first, passage) = (run_place.source + 1, run_place.passage + 1, next_place.passage + 1);
        let last = run.through.unwrap_or(first);
        if run_place.source != next_place.source
            || run.outcome != next.outcome
            || passage < first
            || passage > last + 1
        {
            return false;
        }
        if passage == last + 1 {
            run.through = Some(passage);
            run.number = format!("{source}.{first}–{passage}");
        }
        self.taken.insert(next.id.clone(), run.id.clone());
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::site::view::PassagePlace;

    fn mark(id: &str, number: &str) -> MarkView {
        let place = number.split_once('.').map(|(source, passage)| PassagePlace {
            source: source.parse::<usize>().unwrap() - 1,
            passage: passage.parse::<usize>().unwrap() - 1,
        });
        let (number, href) = (number.to_owned(), String::new());
        MarkView { number, href, id: id.to_owned(), outcome: "exact", through: None, place }
    }

    fn joined(numbers: &[&str]) -> Vec<String> {
        let mut marks: Vec<_> = numbers.iter().enumerate().map(|(i, n)| mark(&format!("r{i}"), n)).collect();
        Collapsed::default().marks(&mut marks);
        marks.into_iter().map(|mark| mark.number).collect()
    }

    #[test]
    fn only_what_follows_within_one_source_is_joined() {
        assert_eq!(joined(&["1.4", "1.5", "1.6", "2.1"]), ["1.4–6", "2.1"]);
        assert_eq!(joined(&["1.1", "1.3"]), ["1.1", "1.3"]);
        assert_eq!(joined(&["1.2", "1.1"]), ["1.2", "1.1"]);
        assert_eq!(joined(&["1.1", "a", "1.2"]), ["1.1", "a", "1.2"]);
        assert_eq!(joined(&["1.1", "1.2", "1.1"]), ["1.1–2"]);
        assert_eq!(joined(&["1.1", "1.1"]), ["1.1"]);
    }

    #[test]
    fn footnotes_lead_back_to_the_run() {
        let mut marks = vec![mark("r1", "1.4"), mark("r2", "1.5"), mark("r3", "1.4")];
        let mut runs = Collapsed::default();
        runs.marks(&mut marks);
        let link = |ordinal, id: &str| BackLink { ordinal, href: format!("#{id}") };
        let mut back = vec![link(1, "r1"), link(2, "r3"), link(3, "r9")];
        runs.back(&mut back);
        assert_eq!(back, [link(1, "r1"), link(2, "r9")]);
    }
}
