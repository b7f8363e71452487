//! Checks openings: whether words stand at a place in the text that has a root, by the lock alone.

use std::ops::Range;

use super::atoms::atoms;
use super::merkle::{Cover, Shape, cover, hash_open};
use super::salts::{Address, Keys, Node, Root};

/// The most atoms of a capture; no file that is read has more bytes.
const MOST_ATOMS: u64 = 1 << 32;

/// A text that is opened, and the number of its first atom in the capture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct OpenRun {
    pub(crate) first: u64,
    pub(crate) text: String,
}

/// What the lock publishes of a capture as a whole.
#[derive(Clone, Debug)]
pub(crate) struct Commitment {
    pub(crate) keys: Keys,
    pub(crate) root: Root,
    pub(crate) atoms: u64,
    pub(crate) words: u64,
}

impl Commitment {
    /// Whether an opening proves that these texts stand in the capture, each at its place and each after the
    /// one before it. Every item of the opening must be used.
    pub(crate) fn proves(&self, runs: &[OpenRun], opening: &[[u8; 16]]) -> bool {
        let Some(known) = Known::of(runs, self.atoms) else { return false };
        let shape = Shape { atoms: self.atoms };
        let mut check = Check { keys: &self.keys, shape, known: &known, items: opening.iter() };
        let top = check.node(shape.top());
        let is_used_up = check.items.next().is_none();
        top.is_some_and(|top| is_used_up && self.keys.root(&top, self.atoms, self.words) == self.root)
    }
}

/// The atoms that are opened.
struct Known<'r> {
    /// Where they stand: sorted, and joined where they touch.
    runs: Vec<Range<u64>>,
    /// Each of them, in order.
    atoms: Vec<(u64, &'r str)>,
}

impl<'r> Known<'r> {
    /// None where a text is empty, overlaps the one before it, or goes on beyond the last atom.
    fn of(runs: &'r [OpenRun], count: u64) -> Option<Self> {
        let mut known = Self { runs: Vec::new(), atoms: Vec::new() };
        for run in runs {
            if run.first >= count || count > MOST_ATOMS {
                return None;
            }
            let numbered = (run.first..).zip(atoms(&run.text));
            known.atoms.extend(numbered.map(|(number, range)| (number, &run.text[range])));
            let end = known.atoms.last()?.0.checked_add(1)?;
            let free = known.runs.last().map_or(0, |run| run.end);
            if run.text.is_empty() || run.first < free || end > count {
                return None;
            }
            match known.runs.last_mut() {
                Some(last) if last.end == run.first => last.end = end,
                _ => known.runs.push(run.first..end),
            }
        }
        (!known.runs.is_empty()).then_some(known)
    }

    fn atom(&self, number: u64) -> &'r str {
        let at = self.atoms.binary_search_by_key(&number, |(number, _)| *number);
        at.map_or("", |at| self.atoms[at].1)
    }
}

struct Check<'c> {
    keys: &'c Keys,
    shape: Shape,
    known: &'c Known<'c>,
    items: std::slice::Iter<'c, [u8; 16]>,
}

impl Check<'_> {
    /// The node that the opening gives at a place; none where it has too few items.
    fn node(&mut self, at: Address) -> Option<Node> {
        match cover(&self.known.runs, &self.shape.atoms_below(at)) {
            Cover::Empty => None,
            Cover::None => self.items.next().copied(),
            Cover::Whole => {
                let seed = self.items.next()?;
                Some(hash_open(self.keys, self.shape, at, seed, &|number| self.known.atom(number)))
            }
            Cover::Part => {
                let (left, right) = at.below();
                let one = self.node(left)?;
                let is_there = !self.shape.atoms_below(right).is_empty();
                let other = if is_there { Some(self.node(right)?) } else { None };
                Some(self.keys.node(at, &one, other.as_ref()))
            }
        }
    }
}

#[cfg(test)]
#[allow(clippy::single_range_in_vec_init, reason = "what is opened is a list of runs, often of one")]
mod tests {
    use super::super::merkle::Tree;
    use super::*;

    const TEXT: &str = "Anna Berg said on Monday: \"We will not open the bridge.\" The mayor was silent.";

    fn open(text: &str, parts: &[&str]) -> (Commitment, Vec<OpenRun>, Vec<[u8; 16]>) {
        let cut = atoms(text);
        let tree = Tree::new("00", text, text, &cut);
        let run = |part: &&str| {
            let start = text.find(part).unwrap();
            let first = cut.iter().position(|atom| atom.start == start).unwrap() as u64;
            OpenRun { first, text: (*part).to_owned() }
        };
        let runs: Vec<OpenRun> = parts.iter().map(run).collect();
        let ranges: Vec<Range<u64>> =
            runs.iter().map(|run| run.first..run.first + atoms(&run.text).len() as u64).collect();
        let root = tree.root(15);
        let commitment = Commitment { keys: Keys::of("00"), root, atoms: cut.len() as u64, words: 15 };
        (commitment, runs, tree.open(&ranges))
    }

    #[test]
    fn what_stands_there_is_proved_from_any_place_to_any_other() {
        let cut = atoms(TEXT);
        for from in 0..cut.len() {
            for to in from..cut.len() {
                let part = &TEXT[cut[from].start..cut[to].end];
                let tree = Tree::new("00", TEXT, TEXT, &cut);
                let opening = tree.open(std::slice::from_ref(&(from as u64..to as u64 + 1)));
                let runs = [OpenRun { first: from as u64, text: part.to_owned() }];
                let commitment = Commitment {
                    keys: Keys::of("00"),
                    root: tree.root(15),
                    atoms: cut.len() as u64,
                    words: 15,
                };
                assert!(commitment.proves(&runs, &opening), "{part}");
                assert!(opening.len() <= 2 * 6 + 2 * 6);
            }
        }
    }

    #[test]
    fn parts_are_proved_together_and_in_order() {
        let (commitment, runs, opening) = open(TEXT, &["Anna Berg", "We will", "silent"]);
        assert!(commitment.proves(&runs, &opening));
        let swapped = [runs[1].clone(), runs[0].clone(), runs[2].clone()];
        assert!(!commitment.proves(&swapped, &opening));
        assert!(!commitment.proves(&runs[..2], &opening));
        assert!(!commitment.proves(&[], &opening));
    }

    #[test]
    fn other_words_places_seeds_and_counts_prove_nothing() {
        let (commitment, runs, opening) = open(TEXT, &["We will not open the bridge"]);
        assert!(commitment.proves(&runs, &opening));
        let with = |text: &str, first: u64| [OpenRun { first, text: text.to_owned() }];
        let first = runs[0].first;
        for text in [
            "We will now open the bridge",
            "We will not open the",
            "We will not open the bridge.",
            "open We will not the bridge",
            "",
        ] {
            assert!(!commitment.proves(&with(text, first), &opening), "{text}");
        }
        for other in (0..commitment.atoms).filter(|other| *other != first).chain([u64::MAX, u64::MAX - 3]) {
            assert!(!commitment.proves(&with(&runs[0].text, other), &opening), "{other}");
        }
        for (item, bit) in (0..opening.len()).flat_map(|item| (0..128).map(move |bit| (item, bit))) {
            let mut forged = opening.clone();
            forged[item][bit / 8] ^= 1 << (bit % 8);
            assert!(!commitment.proves(&runs, &forged));
        }
        let longer: Vec<[u8; 16]> = opening.iter().copied().chain([[0; 16]]).collect();
        assert!(!commitment.proves(&runs, &longer));
        assert!(!commitment.proves(&runs, &opening[1..]));
        for change in [
            Commitment { atoms: commitment.atoms + 1, ..commitment.clone() },
            Commitment { words: 16, ..commitment.clone() },
            Commitment { keys: Keys::of("01"), ..commitment.clone() },
            Commitment { atoms: u64::MAX, ..commitment.clone() },
            Commitment { atoms: 0, ..commitment.clone() },
        ] {
            assert!(!change.proves(&runs, &opening));
        }
    }

    /// Whoever has all openings takes each item for a seed at each place, and looks whether any hash that follows
    /// from the true text is an item or follows from the seeds. Not even the right guess is confirmed.
    #[test]
    fn a_right_guess_at_a_hidden_atom_is_confirmed_by_nothing() {
        let cut = atoms(TEXT);
        let (tree, keys) = (Tree::new("00", TEXT, TEXT, &cut), Keys::of("00"));
        let hidden = [3, 4, 17, 30];
        let mut rng = fastrand::Rng::with_seed(29);
        let mut items: Vec<[u8; 16]> = Vec::new();
        for _ in 0..200 {
            let from = rng.u64(..cut.len() as u64);
            let run = from..(from + 1 + rng.u64(..12)).min(cut.len() as u64);
            if !hidden.iter().any(|at| run.contains(at)) {
                items.extend(tree.open(&[run]));
            }
        }
        items.sort_unstable();
        items.dedup();
        let shape = Shape { atoms: cut.len() as u64 };
        let mut tried = 0;
        for level in 0..=shape.top().level {
            for number in 0..=shape.atoms >> level {
                let at = Address { level, number };
                let below = shape.atoms_below(at);
                if !hidden.iter().any(|hidden| below.contains(hidden)) {
                    continue;
                }
                for seed in &items {
                    let guess = hash_open(&keys, shape, at, seed, &|n| &TEXT[cut[n as usize].clone()]);
                    assert!(items.binary_search(&guess).is_err(), "{at:?}");
                    tried += 1;
                }
            }
        }
        assert!(tried > 1000);
    }

    #[test]
    fn ten_thousand_random_forgeries_fail() {
        let (commitment, runs, opening) = open(TEXT, &["will not open", "was silent"]);
        let words = ["will", "not", "open", "was", "silent", "never", " ", "the"];
        let mut rng = fastrand::Rng::with_seed(17);
        for _ in 0..10_000 {
            let (mut runs, mut opening) = (runs.clone(), opening.clone());
            let at = rng.usize(..runs.len());
            match rng.usize(..5) {
                0 => runs[at].text = format!("{} {}", rng.choice(words).unwrap(), rng.choice(words).unwrap()),
                1 => runs[at].first = rng.u64(..commitment.atoms + 3),
                2 => rng.fill(&mut opening[at]),
                3 => opening.swap(at, at + 1 + rng.usize(..3)),
                _ => rng.shuffle(&mut opening),
            }
            let same = open(TEXT, &["will not open", "was silent"]);
            if (&runs, &opening) != (&same.1, &same.2) {
                assert!(!commitment.proves(&runs, &opening));
            }
        }
    }

    #[test]
    fn the_vectors_of_the_documentation_hold() {
        let (commitment, runs, opening) = open("to be or not", &["be or"]);
        assert!(commitment.proves(&runs, &opening));
        let hex = |bytes: &[u8]| bytes.iter().map(|byte| format!("{byte:02x}")).collect::<String>();
        let vectors: Vec<String> =
            std::iter::once(hex(&commitment.root)).chain(opening.iter().map(|item| hex(item))).collect();
        let documentation = include_str!("../../../docs/content/reference/seal.md");
        for vector in &vectors {
            assert!(
                documentation.contains(vector),
                "docs/content/reference/seal.md lacks {vector} of {vectors:#?}"
            );
        }
    }
}
