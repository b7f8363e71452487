//! Draws the mutants that are made: evenly over operators, and evenly over files within each.

use std::collections::{BTreeSet, VecDeque};

use rayon::prelude::*;

use super::context::Context;
use super::mutant::Mutant;
use super::operator::Operator;
use super::rng::Rng;
use super::settings::Settings;
use super::{dates, names, neutral, numbers, quotes};
use crate::model::ParsedNote;
use crate::text::ChangedLines;

/// How often each place is changed anew before its operator is taken to have given all that it can.
const MAX_ROUNDS: u64 = 24;

/// Draws mutants in turn from the operators until there are enough, or until none has any left.
pub(super) fn draw<'a>(context: &Context<'a>, settings: &'a Settings) -> Vec<Mutant> {
    let supplies =
        settings.operators.par_iter().map(|operator| OperatorMutants::new(context, *operator, settings));
    let mut supplies: Vec<OperatorMutants<'a>> = supplies.collect();
    let mut mutants = Vec::with_capacity(settings.count);
    while mutants.len() < settings.count && !supplies.is_empty() {
        supplies.retain_mut(|supply| {
            // One from each in turn: an operator that fits everywhere would else crowd out the rare ones.
            let next = if mutants.len() < settings.count { supply.next(context) } else { None };
            let goes_on = next.is_some();
            mutants.extend(next);
            goes_on
        });
    }
    mutants
}

/// The mutants of one operator, file after file.
struct OperatorMutants<'a> {
    operator: Operator,
    seed: u64,
    within: Option<&'a ChangedLines>,
    round: u64,
    /// The notes in an order of their own, each with the mutants that are left of this round.
    notes: VecDeque<(&'a ParsedNote, Vec<Mutant>)>,
    seen: BTreeSet<Mutant>,
}

impl<'a> OperatorMutants<'a> {
    fn new(context: &Context<'a>, operator: Operator, settings: &'a Settings) -> Self {
        let (seed, within) = (settings.seed, settings.within.as_ref());
        let mut notes: Vec<(&ParsedNote, Vec<Mutant>)> =
            context.notes().map(|note| (note, Vec::new())).collect();
        Rng::new(seed, &[operator.name()]).shuffle(&mut notes);
        let mut supply =
            Self { operator, seed, within, round: 0, notes: notes.into(), seen: BTreeSet::new() };
        supply.fill(context);
        supply
    }

    /// The next mutant, of the next file that has one.
    fn next(&mut self, context: &Context<'_>) -> Option<Mutant> {
        while self.round < MAX_ROUNDS {
            for _ in 0..self.notes.len() {
                self.notes.rotate_left(1);
                let found = self.notes.back_mut().and_then(|(_, mutants)| mutants.pop());
                // Chance may make the same edit again in a later round.
                if let Some(mutant) = found.filter(|mutant| self.seen.insert(mutant.clone())) {
                    return Some(mutant);
                }
            }
            if self.notes.iter().all(|(_, mutants)| mutants.is_empty()) {
                self.round += 1;
                self.fill(context);
            }
        }
        None
    }

    /// Changes each place of each note once.
    fn fill(&mut self, context: &Context<'_>) {
        let round = self.round.to_string();
        for (note, mutants) in &mut self.notes {
            // By note, so that an edit of one note leaves the mutants of the others as they were.
            let mut rng = Rng::new(self.seed, &[self.operator.name(), note.id.as_str(), &round]);
            *mutants = make_mutants(context, note, self.operator, &mut rng);
            let text = context.text(note);
            // An edit that changes nothing would survive every check.
            mutants.retain(|m| text.get(m.start..m.end).is_some_and(|old| old != m.replacement));
            if let Some(within) = self.within {
                let source = context.material.sources.file(note.file);
                let line = |at: usize| source.line_column(at).line;
                mutants.retain(|m| within.touches(&source.path, line(m.start), line(m.end)));
            }
            rng.shuffle(mutants);
        }
    }
}

/// A mutant for each place of a note that an operator can change.
pub(super) fn make_mutants(
    context: &Context<'_>,
    note: &ParsedNote,
    operator: Operator,
    rng: &mut Rng,
) -> Vec<Mutant> {
    match operator {
        Operator::Digit => numbers::digit(context, note, rng),
        Operator::Scale => numbers::scale(context, note, rng),
        Operator::Unit => numbers::unit(context, note, rng),
        Operator::PercentSign => numbers::percent_sign(context, note, rng),
        Operator::Date => dates::date(context, note, rng),
        Operator::Month => dates::month(context, note, rng),
        Operator::Weekday => dates::weekday(context, note, rng),
        Operator::Name => names::name(context, note, rng),
        Operator::LinkTarget => names::link_target(context, note, rng),
        Operator::QuoteWord => quotes::quote_word(context, note, rng),
        Operator::Negation => quotes::negation(context, note, rng),
        Operator::SourceKey => names::source_key(context, note, rng),
        Operator::Period => dates::period(context, note, rng),
        Operator::Hedge => numbers::hedge(context, note, rng),
        Operator::WhiteSpace => neutral::white_space(context, note, rng),
        Operator::TypographicQuotes => neutral::typographic_quotes(context, note, rng),
        Operator::KeyOrder => neutral::key_order(context, note, rng),
        Operator::Rewording => neutral::rewording(context, note, rng),
    }
}
