//! Which mutants are made: evenly over operators, and evenly over files within each.

use std::collections::{BTreeSet, VecDeque};

use rayon::prelude::*;

use super::rng::Dice;
use super::{Mutant, Operator, Settings, World, dates, names, neutral, numbers, quotes};
use crate::model::ParsedNote;

/// How often each place is changed anew before its operator is taken to have given all that it can.
const ROUNDS: u64 = 24;

/// Draws mutants in turn from the operators until there are enough, or until none has any left.
pub(super) fn draw(world: &World<'_>, settings: &Settings) -> Vec<Mutant> {
    let wells = settings.operators.par_iter().map(|operator| Well::new(world, *operator, settings.seed));
    let mut wells: Vec<Well<'_>> = wells.collect();
    let mut mutants = Vec::with_capacity(settings.count);
    while mutants.len() < settings.count && !wells.is_empty() {
        wells.retain_mut(|well| {
            let next = if mutants.len() < settings.count { well.next(world) } else { None };
            let goes_on = next.is_some();
            mutants.extend(next);
            goes_on
        });
    }
    mutants
}

/// The mutants of one operator, file after file.
struct Well<'a> {
    operator: Operator,
    seed: u64,
    round: u64,
    /// The notes in an order of their own, each with the mutants that are left of this round.
    notes: VecDeque<(&'a ParsedNote, Vec<Mutant>)>,
    seen: BTreeSet<Mutant>,
}

impl<'a> Well<'a> {
    fn new(world: &World<'a>, operator: Operator, seed: u64) -> Self {
        let mut notes: Vec<(&ParsedNote, Vec<Mutant>)> =
            world.notes().map(|note| (note, Vec::new())).collect();
        Dice::new(seed, &[operator.name()]).shuffle(&mut notes);
        let mut well = Self { operator, seed, round: 0, notes: notes.into(), seen: BTreeSet::new() };
        well.fill(world);
        well
    }

    /// The next mutant, of the next file that has one.
    fn next(&mut self, world: &World<'_>) -> Option<Mutant> {
        while self.round < ROUNDS {
            for _ in 0..self.notes.len() {
                self.notes.rotate_left(1);
                let found = self.notes.back_mut().and_then(|(_, mutants)| mutants.pop());
                if let Some(mutant) = found.filter(|mutant| self.seen.insert(mutant.clone())) {
                    return Some(mutant);
                }
            }
            if self.notes.iter().all(|(_, mutants)| mutants.is_empty()) {
                self.round += 1;
                self.fill(world);
            }
        }
        None
    }

    /// Changes each place of each note once.
    fn fill(&mut self, world: &World<'_>) {
        let round = self.round.to_string();
        for (note, mutants) in &mut self.notes {
            let mut dice = Dice::new(self.seed, &[self.operator.name(), note.id.as_str(), &round]);
            *mutants = made(world, note, self.operator, &mut dice);
            let text = world.text(note);
            mutants.retain(|m| text.get(m.start..m.end).is_some_and(|old| old != m.replacement));
            dice.shuffle(mutants);
        }
    }
}

/// A mutant for each place of a note that an operator can change.
pub(super) fn made(world: &World<'_>, note: &ParsedNote, operator: Operator, dice: &mut Dice) -> Vec<Mutant> {
    match operator {
        Operator::Digit => numbers::digit(world, note, dice),
        Operator::Scale => numbers::scale(world, note, dice),
        Operator::Unit => numbers::unit(world, note, dice),
        Operator::PercentSign => numbers::percent_sign(world, note, dice),
        Operator::Date => dates::date(world, note, dice),
        Operator::Month => dates::month(world, note, dice),
        Operator::Weekday => dates::weekday(world, note, dice),
        Operator::Name => names::name(world, note, dice),
        Operator::LinkTarget => names::link_target(world, note, dice),
        Operator::QuoteWord => quotes::quote_word(world, note, dice),
        Operator::Negation => quotes::negation(world, note, dice),
        Operator::SourceKey => names::source_key(world, note, dice),
        Operator::Period => dates::period(world, note, dice),
        Operator::Hedge => numbers::hedge(world, note, dice),
        Operator::WhiteSpace => neutral::white_space(world, note, dice),
        Operator::TypographicQuotes => neutral::typographic_quotes(world, note, dice),
        Operator::KeyOrder => neutral::key_order(world, note, dice),
        Operator::Rewording => neutral::rewording(world, note, dice),
    }
}
