//! The hashes of a seal: seeds and salts out of one secret, leaves and nodes under one root.
//!
//! BLAKE3 in its keyed mode. Every purpose has a key of its own, derived from the SHA-256 of the capture, and
//! every input begins with the level and the number of the node that it is for; so no hash stands for another
//! purpose, place or capture. Secrets and nodes have 128 bits. docs/content/reference/seal.md
//! gives the reasons.

/// A secret from which the salts below a node are derived, or a salt.
pub(crate) type Seed = [u8; 16];

/// A node of the tree over the atoms.
pub(crate) type Node = [u8; 16];

/// What the lock publishes of a tree.
pub(crate) type Root = [u8; 32];

/// The purposes of the keys, as BLAKE3's key derivation asks for them. Changing one changes every seal.
const SECRET: &str = "factum 2026 seal 3 secret of a capture";
const EXPAND: &str = "factum 2026 seal 3 seeds";
const LEAF: &str = "factum 2026 seal 3 leaf";
const NODE: &str = "factum 2026 seal 3 node";
const ROOT: &str = "factum 2026 seal 3 root";

/// Where a node stands: how many levels above the leaves, and the how-manieth from the left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Address {
    pub(crate) level: u8,
    pub(crate) number: u64,
}

impl Address {
    /// The two nodes below.
    pub(crate) const fn below(self) -> (Self, Self) {
        let level = self.level - 1;
        (Self { level, number: 2 * self.number }, Self { level, number: 2 * self.number + 1 })
    }
}

/// The keys of one capture's tree. They are public: anyone who has its SHA-256 has them.
#[derive(Clone, Debug)]
pub(crate) struct Keys {
    expand: [u8; 32],
    leaf: [u8; 32],
    node: [u8; 32],
    root: [u8; 32],
}

impl Keys {
    /// The keys for the capture with this SHA-256, in hexadecimal.
    pub(crate) fn of(sha256: &str) -> Self {
        let key = |purpose: &str| blake3::derive_key(purpose, sha256.as_bytes());
        Self { expand: key(EXPAND), leaf: key(LEAF), node: key(NODE), root: key(ROOT) }
    }

    /// The seeds of the two nodes below.
    pub(crate) fn expand(&self, at: Address, seed: &Seed) -> (Seed, Seed) {
        let both = hash_at(&self.expand, at, [seed, &[]]);
        (first_half(&both), second_half(&both))
    }

    /// The leaf of an atom.
    pub(crate) fn leaf(&self, at: Address, salt: &Seed, atom: &str) -> Node {
        first_half(&hash_at(&self.leaf, at, [salt, atom.as_bytes()]))
    }

    /// The node above one or two others.
    pub(crate) fn node(&self, at: Address, left: &Node, right: Option<&Node>) -> Node {
        first_half(&hash_at(&self.node, at, [left, right.map_or(&[], |right| right)]))
    }

    /// The root over the topmost node and what else the lock says of the capture as a whole.
    pub(crate) fn root(&self, top: &Node, atoms: u64, words: u64) -> Root {
        let mut hasher = blake3::Hasher::new_keyed(&self.root);
        hasher.update(&atoms.to_le_bytes());
        hasher.update(&words.to_le_bytes());
        hasher.update(top);
        *hasher.finalize().as_bytes()
    }
}

/// The secret of a capture. It depends on every byte of the text, and nothing that is published does the same
/// save the SHA-256, from which it cannot be derived.
pub(crate) fn secret(text: &str) -> Seed {
    first_half(&blake3::derive_key(SECRET, text.as_bytes()))
}

/// The hash of an address and two inputs. A tree has three for each atom, nearly all of them short: those are
/// gathered on the stack and hashed at once, since a hasher takes 2 KB to set up and to move.
fn hash_at(key: &[u8; 32], at: Address, inputs: [&[u8]; 2]) -> [u8; 32] {
    const SHORT: usize = 128;
    let mut address = [at.level; 9];
    address[1..].copy_from_slice(&at.number.to_le_bytes());
    let all = [&address, inputs[0], inputs[1]];
    let length: usize = all.iter().map(|input| input.len()).sum();
    if length <= SHORT {
        let (mut gathered, mut end) = ([0; SHORT], 0);
        for input in all {
            gathered[end..end + input.len()].copy_from_slice(input);
            end += input.len();
        }
        return *blake3::keyed_hash(key, &gathered[..end]).as_bytes();
    }
    let mut hasher = blake3::Hasher::new_keyed(key);
    all.iter().for_each(|input| {
        hasher.update(input);
    });
    *hasher.finalize().as_bytes()
}

fn first_half(both: &[u8; 32]) -> [u8; 16] {
    std::array::from_fn(|at| both[at])
}

fn second_half(both: &[u8; 32]) -> [u8; 16] {
    std::array::from_fn(|at| both[at + 16])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_purpose_place_and_capture_has_hashes_of_its_own() {
        let (keys, others) = (Keys::of("00"), Keys::of("01"));
        let at = Address { level: 1, number: 0 };
        let seed = [7; 16];
        let (left, right) = keys.expand(at, &seed);
        let mut all = vec![left, right, keys.leaf(at, &seed, ""), keys.node(at, &seed, None)];
        let (up, aside) = (Address { level: 2, number: 0 }, Address { level: 1, number: 1 });
        all.extend([keys.expand(up, &seed).0, keys.expand(aside, &seed).0, others.expand(at, &seed).0]);
        all.extend([keys.leaf(aside, &seed, ""), others.leaf(at, &seed, ""), keys.leaf(at, &seed, "a")]);
        all.extend([
            keys.node(at, &seed, Some(&seed)),
            others.node(at, &seed, None),
            secret("a"),
            secret("b"),
        ]);
        let count = all.len();
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), count);
    }
}
