//! Writes the numbers of footnotes into all marks of a page, once they are known.

use crate::site::urls::{numbered, push_digits};
use crate::site::view::{
    BlockView, BodyView, FactView, HomeView, InlineView, InputView, ItemView, KeyFigure, MarkView,
    ObservationView, PassagePlace, RemarkView, SideQuote, StatisticView, ToldView,
};

/// The numbers of a page's passages.
#[derive(Debug)]
pub(in crate::site) struct Numbers {
    /// How many passages of each source the page rests on.
    passages: Vec<usize>,
}

impl Numbers {
    pub(super) fn new(passages: impl Iterator<Item = usize>) -> Self {
        Self { passages: passages.collect() }
    }

    /// `1.2` for the second passage of the first source; `1` where it is the only one.
    pub(super) fn of(&self, place: PassagePlace) -> String {
        let source = place.source + 1;
        let mut number = numbered("", source);
        if self.passages.get(place.source) != Some(&1) {
            number.push('.');
            push_digits(&mut number, place.passage + 1);
        }
        number
    }
}

/// A part of a page that has marks.
pub(in crate::site) trait Numbered {
    /// Writes the numbers into all marks.
    fn write_numbers(&mut self, numbers: &Numbers);
}

impl Numbered for MarkView {
    fn write_numbers(&mut self, numbers: &Numbers) {
        if let Some(place) = self.place {
            self.number = numbers.of(place);
        }
    }
}

impl Numbered for SideQuote {
    fn write_numbers(&mut self, numbers: &Numbers) {
        self.number = numbers.of(self.place);
    }
}

impl Numbered for BodyView {
    fn write_numbers(&mut self, numbers: &Numbers) {
        self.blocks.write_numbers(numbers);
    }
}

impl Numbered for BlockView {
    fn write_numbers(&mut self, numbers: &Numbers) {
        match self {
            Self::Paragraph(content) | Self::Heading(_, _, content) => content.write_numbers(numbers),
            Self::Figure(figure) => figure.caption.write_numbers(numbers),
            Self::List(_, items) => items.write_numbers(numbers),
            Self::Quote(blocks) => blocks.write_numbers(numbers),
            Self::Alert(alert) => alert.blocks.write_numbers(numbers),
            Self::Table(table) => {
                table.head.write_numbers(numbers);
                table.rows.write_numbers(numbers);
            }
            Self::Code(..) | Self::Rule | Self::Literal(_) => {}
        }
    }
}

impl Numbered for ItemView {
    fn write_numbers(&mut self, numbers: &Numbers) {
        self.blocks.write_numbers(numbers);
    }
}

impl Numbered for InlineView {
    fn write_numbers(&mut self, numbers: &Numbers) {
        match self {
            Self::Mark(mark) => mark.write_numbers(numbers),
            Self::Statement(statement) => {
                statement.content.write_numbers(numbers);
                statement.side.quotes.write_numbers(numbers);
            }
            Self::Emphasis(content)
            | Self::Strong(content)
            | Self::Strikethrough(content)
            | Self::Link(_, content)
            | Self::External(_, content) => content.write_numbers(numbers),
            Self::Text(_)
            | Self::Code(_)
            | Self::SoftBreak
            | Self::HardBreak
            | Self::Image(..)
            | Self::Note(..)
            | Self::Figure(..)
            | Self::OpenQuestion
            | Self::Literal(_)
            | Self::Anchor(_) => {}
        }
    }
}

impl Numbered for FactView {
    fn write_numbers(&mut self, numbers: &Numbers) {
        self.marks.write_numbers(numbers);
    }
}

impl Numbered for ToldView {
    fn write_numbers(&mut self, numbers: &Numbers) {
        self.facts.write_numbers(numbers);
    }
}

impl Numbered for StatisticView {
    fn write_numbers(&mut self, numbers: &Numbers) {
        self.observations.write_numbers(numbers);
        let sources = self.chart.iter_mut().flat_map(|chart| &mut chart.sources);
        sources.for_each(|source| source.marks.write_numbers(numbers));
    }
}

impl Numbered for ObservationView {
    fn write_numbers(&mut self, numbers: &Numbers) {
        self.marks.write_numbers(numbers);
        self.computed.write_numbers(numbers);
    }
}

impl Numbered for RemarkView {
    fn write_numbers(&mut self, numbers: &Numbers) {
        self.body.write_numbers(numbers);
        self.inputs.write_numbers(numbers);
    }
}

impl Numbered for InputView {
    fn write_numbers(&mut self, numbers: &Numbers) {
        self.marks.write_numbers(numbers);
    }
}

impl Numbered for HomeView {
    fn write_numbers(&mut self, numbers: &Numbers) {
        self.figures.write_numbers(numbers);
    }
}

impl Numbered for KeyFigure {
    fn write_numbers(&mut self, numbers: &Numbers) {
        self.marks.write_numbers(numbers);
    }
}

impl<T: Numbered> Numbered for Vec<T> {
    fn write_numbers(&mut self, numbers: &Numbers) {
        self.iter_mut().for_each(|one| one.write_numbers(numbers));
    }
}

impl<T: Numbered> Numbered for Option<T> {
    fn write_numbers(&mut self, numbers: &Numbers) {
        self.iter_mut().for_each(|one| one.write_numbers(numbers));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_source_with_one_passage_has_a_plain_number() {
        let numbers = Numbers::new([2, 1].into_iter());
        let number = |source, passage| numbers.of(PassagePlace { source, passage });
        assert_eq!([number(0, 0), number(0, 1), number(1, 0)], ["1.1", "1.2", "2"]);
    }
}
