//! The tree over the atoms of a capture: made of the whole text, it gives openings of runs of atoms and nothing
//! else.
//!
//! Leaves stand in a complete binary tree; what lies beyond the last atom is left out of it. The seeds of the
//! salts form a tree of the same shape, so that the seed of a node gives the salts of all that lies below it.
//! Blocks of leaves are hashed anew when they are asked for, so a tree costs about as much memory as its text.

use std::ops::Range;

use super::salts::{Address, Keys, Node, Root, Seed, secret};

/// The level from which on nodes are kept.
const KEPT: u8 = 4;

/// The tree over the atoms of one capture.
pub(crate) struct Tree<'t> {
    keys: Keys,
    text: &'t str,
    atoms: &'t [Range<usize>],
    shape: Shape,
    /// The seeds and nodes of each kept level, from the lowest.
    kept: Vec<Vec<(Seed, Node)>>,
    /// The topmost seed.
    secret: Seed,
}

/// How many atoms there are, and how high the tree over them is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Shape {
    pub(crate) atoms: u64,
}

impl Shape {
    /// The topmost node.
    pub(crate) fn top(self) -> Address {
        let leaves = self.atoms.max(1).next_power_of_two();
        Address { level: u8::try_from(leaves.trailing_zeros()).unwrap_or(u8::MAX), number: 0 }
    }

    /// The atoms below a node.
    pub(crate) fn atoms_below(self, at: Address) -> Range<u64> {
        let first = at.number.saturating_mul(1 << at.level);
        first.min(self.atoms)..first.saturating_add(1 << at.level).min(self.atoms)
    }
}

impl<'t> Tree<'t> {
    /// Makes the tree of a capture: of its text and SHA-256, with its folded form and the atoms of that.
    pub(crate) fn new(sha256: &str, original: &str, text: &'t str, atoms: &'t [Range<usize>]) -> Self {
        let shape = Shape { atoms: atoms.len() as u64 };
        let mut tree =
            Self { keys: Keys::of(sha256), text, atoms, shape, kept: Vec::new(), secret: secret(original) };
        let top = shape.top();
        if top.level >= KEPT {
            tree.kept = tree.kept_nodes(top);
        }
        tree
    }

    fn kept_nodes(&self, top: Address) -> Vec<Vec<(Seed, Node)>> {
        // From the top downwards the seeds, then upwards the nodes.
        let mut seeds = vec![vec![self.secret]];
        for level in (KEPT + 1..=top.level).rev() {
            let above = seeds.last().map_or(&[][..], Vec::as_slice);
            let expand = |(number, seed): (u64, &Seed)| self.keys.expand(Address { level, number }, seed);
            let below = (0..).zip(above).map(expand).flat_map(|(left, right)| [left, right]);
            let count = usize::try_from(self.shape.atoms.div_ceil(1 << (level - 1))).unwrap_or(usize::MAX);
            seeds.push(below.take(count).collect());
        }
        seeds.reverse();
        let mut kept: Vec<Vec<(Seed, Node)>> = Vec::new();
        for (level, seeds) in (KEPT..).zip(seeds) {
            let node = |(number, seed): (u64, Seed)| {
                let at = Address { level, number };
                let node = match kept.last() {
                    None => self.hash_block(at, &seed),
                    Some(below) => {
                        let first = usize::try_from(2 * number).unwrap_or(usize::MAX);
                        let of = |at: usize| below.get(at).map(|(_, node)| node);
                        self.keys.node(at, of(first).unwrap_or(&[0; 16]), of(first + 1))
                    }
                };
                (seed, node)
            };
            let nodes = (0..).zip(seeds).map(node).collect();
            kept.push(nodes);
        }
        kept
    }

    /// The root over the text, with how many words it has.
    pub(crate) fn root(&self, words: usize) -> Root {
        self.keys.root(&self.node(self.shape.top(), &self.secret), self.shape.atoms, words as u64)
    }

    /// Opens sorted runs of atoms: from the left, the seeds of the nodes that lie within them and the nodes
    /// that lie outside of them, each as high as it can be.
    pub(crate) fn open(&self, runs: &[Range<u64>]) -> Vec<[u8; 16]> {
        let mut opening = Vec::new();
        self.open_below(self.shape.top(), &self.secret, runs, &mut opening);
        opening
    }

    fn open_below(&self, at: Address, seed: &Seed, runs: &[Range<u64>], opening: &mut Vec<[u8; 16]>) {
        match cover(runs, &self.shape.atoms_below(at)) {
            Cover::Empty => {}
            Cover::Whole => opening.push(*seed),
            Cover::None => opening.push(self.node(at, seed)),
            Cover::Part => {
                let (left, right) = at.below();
                let (one, other) = self.keys.expand(at, seed);
                self.open_below(left, &one, runs, opening);
                self.open_below(right, &other, runs, opening);
            }
        }
    }

    fn node(&self, at: Address, seed: &Seed) -> Node {
        let kept = at
            .level
            .checked_sub(KEPT)
            .and_then(|level| self.kept.get(usize::from(level))?.get(usize::try_from(at.number).ok()?));
        kept.map_or_else(|| self.hash_block(at, seed), |(_, node)| *node)
    }

    /// The node over a block of leaves, of its seed.
    fn hash_block(&self, at: Address, seed: &Seed) -> Node {
        let atom = |number: u64| {
            let range = usize::try_from(number).ok().and_then(|number| self.atoms.get(number));
            range.and_then(|range| self.text.get(range.clone())).unwrap_or("")
        };
        hash_open(&self.keys, self.shape, at, seed, &atom)
    }
}

/// The node over atoms that are all known, of the seed of their salts.
pub(crate) fn hash_open<'a>(
    keys: &Keys,
    shape: Shape,
    at: Address,
    seed: &Seed,
    atom: &impl Fn(u64) -> &'a str,
) -> Node {
    if at.level == 0 {
        return keys.leaf(at, seed, atom(at.number));
    }
    let ((left, right), (one, other)) = (at.below(), keys.expand(at, seed));
    let first = hash_open(keys, shape, left, &one, atom);
    let second = (!shape.atoms_below(right).is_empty()).then(|| hash_open(keys, shape, right, &other, atom));
    keys.node(at, &first, second.as_ref())
}

/// How much of a node's atoms lies in the opened runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Cover {
    /// There are no atoms below it.
    Empty,
    /// All of them.
    Whole,
    /// Some.
    Part,
    /// None.
    None,
}

/// How much of `below` lies in sorted runs that do not touch.
pub(crate) fn cover(runs: &[Range<u64>], below: &Range<u64>) -> Cover {
    if below.is_empty() {
        return Cover::Empty;
    }
    let next = runs.partition_point(|run| run.end <= below.start);
    match runs.get(next) {
        Some(run) if run.start <= below.start && below.end <= run.end => Cover::Whole,
        Some(run) if run.start < below.end => Cover::Part,
        _ => Cover::None,
    }
}

#[cfg(test)]
#[allow(clippy::single_range_in_vec_init, reason = "what is opened is a list of runs, often of one")]
mod tests {
    use super::super::atoms::atoms;
    use super::*;

    #[test]
    fn kept_nodes_change_nothing() {
        for count in [0, 1, 2, 3, 15, 16, 17, 31, 33, 64, 65, 100, 257] {
            let text = "a ".repeat(count);
            let atoms = atoms(&text);
            let tree = Tree::new("00", &text, &text, &atoms);
            let bare = Tree { kept: Vec::new(), ..Tree::new("00", &text, &text, &atoms) };
            assert_eq!(tree.root(count), bare.root(count), "{count}");
            let runs = [3..4, 9..20]
                .map(|run: Range<u64>| run.start.min(2 * count as u64)..run.end.min(2 * count as u64));
            let runs: Vec<Range<u64>> = runs.into_iter().filter(|run| !run.is_empty()).collect();
            assert_eq!(tree.open(&runs), bare.open(&runs), "{count}");
        }
    }

    #[test]
    fn covers_are_told_apart() {
        let runs = [2..5, 8..9];
        assert_eq!(cover(&runs, &(4..4)), Cover::Empty);
        assert_eq!(cover(&runs, &(2..4)), Cover::Whole);
        assert_eq!(cover(&runs, &(4..8)), Cover::Part);
        assert_eq!(cover(&runs, &(5..8)), Cover::None);
        assert_eq!(cover(&runs, &(9..16)), Cover::None);
        assert_eq!(cover(&[], &(0..1)), Cover::None);
    }
}
