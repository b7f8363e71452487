//! Counts the outcomes of all mutants by operator.

use super::mutant::Reach;
use super::operator::Operator;
use super::trial::{Outcome, Trial};

/// How many mutants came to which outcome.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Caught, as they had to be.
    pub killed: usize,
    /// Not caught by an error, but by a suspicion: a person is asked.
    pub asked: usize,
    /// Not caught, though they had to be.
    pub survived: usize,
    /// Passed over, as they had to be.
    pub spared: usize,
    /// Caught, though they had to be passed over.
    pub falsely_killed: usize,
}

impl Counts {
    /// All of them.
    #[must_use]
    pub const fn total(self) -> usize {
        self.killed + self.asked + self.survived + self.spared + self.falsely_killed
    }

    const fn add(&mut self, outcome: Outcome) {
        let count = match outcome {
            Outcome::Killed => &mut self.killed,
            Outcome::Asked => &mut self.asked,
            Outcome::Survived => &mut self.survived,
            Outcome::Spared => &mut self.spared,
            Outcome::FalselyKilled => &mut self.falsely_killed,
        };
        *count += 1;
    }

    fn of<'t>(trials: impl Iterator<Item = &'t Trial>) -> Self {
        let mut counts = Self::default();
        trials.for_each(|trial| counts.add(trial.outcome));
        counts
    }
}

/// The counts of one operator.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tally {
    /// The operator.
    pub operator: Operator,
    /// The mutants at places that evidence reaches.
    pub reached: Counts,
    /// The mutants at places that cite nothing: open questions, editor's notes, pages' own voice.
    pub apart: Counts,
}

/// The outcomes of all mutants.
#[derive(Clone, Debug)]
pub struct Report {
    /// The seed from which they were drawn.
    pub seed: u64,
    /// By operator.
    pub tallies: Vec<Tally>,
    /// Every mutant, in the order in which they were drawn.
    pub trials: Vec<Trial>,
}

impl Report {
    pub(super) fn of(seed: u64, operators: &[Operator], trials: Vec<Trial>) -> Self {
        let tally = |operator: &Operator| {
            let own = || trials.iter().filter(|trial| trial.mutant.operator == *operator);
            Tally {
                operator: *operator,
                reached: Counts::of(own().filter(|trial| trial.mutant.reach == Reach::Evidence)),
                apart: Counts::of(own().filter(|trial| trial.mutant.reach != Reach::Evidence)),
            }
        };
        let tallies = operators.iter().map(tally).collect();
        Self { seed, tallies, trials }
    }

    /// All operators together, where evidence reaches.
    #[must_use]
    pub fn reached(&self) -> Counts {
        Counts::of(self.trials.iter().filter(|trial| trial.mutant.reach == Reach::Evidence))
    }

    /// All operators together, where nothing is cited.
    #[must_use]
    pub fn apart(&self) -> Counts {
        Counts::of(self.trials.iter().filter(|trial| trial.mutant.reach != Reach::Evidence))
    }

    /// Whether at least `percent` of the mutants were caught, by an error or a suspicion, that evidence reaches and that
    /// had to be.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "nobody makes 2^52 mutants")]
    pub fn reaches(&self, percent: f64) -> bool {
        let Counts { killed, asked, survived, .. } = self.reached();
        let caught = killed + asked;
        caught as f64 * 100.0 >= percent * (caught + survived) as f64
    }

    /// How many mutants were caught that had to be spared, wherever they stand.
    #[must_use]
    pub fn false_kills(&self) -> usize {
        self.reached().falsely_killed + self.apart().falsely_killed
    }

    /// The mutants with one outcome, in the order of operators, files and places.
    #[must_use]
    pub fn with(&self, outcome: Outcome) -> Vec<&Trial> {
        let mut found: Vec<&Trial> = self.trials.iter().filter(|trial| trial.outcome == outcome).collect();
        found.sort_by_key(|trial| (trial.mutant.operator, &trial.path, trial.mutant.start, &trial.after));
        found
    }
}
