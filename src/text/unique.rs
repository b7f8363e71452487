//! Names that have to be unique: the second of the same gets `-2`, the third `-3`.

use rustc_hash::{FxHashMap, FxHashSet};

/// The names that were given.
#[derive(Debug, Default)]
pub struct UniqueNames {
    taken: FxHashSet<String>,
    /// The number to try next for a name that came before, so that a name which comes a thousand times is not counted
    /// from the start each time.
    next: FxHashMap<String, usize>,
}

impl UniqueNames {
    /// A name, with a number behind it where it is taken.
    pub fn give(&mut self, name: String) -> String {
        if self.taken.insert(name.clone()) {
            return name;
        }
        let number = self.next.entry(name.clone()).or_insert(2);
        loop {
            let numbered = format!("{name}-{number}");
            *number += 1;
            if self.taken.insert(numbered.clone()) {
                return numbered;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_second_of_the_same_is_numbered_and_no_number_is_given_twice() {
        let mut names = UniqueNames::default();
        let given = ["a", "a-2", "a", "a", "b", "a-2"].map(|name| names.give(name.to_owned()));
        assert_eq!(given, ["a", "a-2", "a-3", "a-4", "b", "a-2-2"]);
    }
}
