//! Notes looked up by their ids, which mostly compare without a look at their texts: a site asks millions of times, and
//! its notes lie all over the memory.

use crate::model::NoteId;

/// Things by the ids of notes. Only ever asked.
#[derive(Debug)]
pub(in crate::site::graph) struct ById<T> {
    all: Vec<(NoteId, T)>,
    /// Where each of them stands among all, counted from 1, behind the place that its id's digest gives; 0 is none.
    /// At least half of the places are none.
    places: Vec<u32>,
}

impl<T> Default for ById<T> {
    fn default() -> Self {
        Self { all: Vec::new(), places: Vec::new() }
    }
}

impl<T> ById<T> {
    /// A table of these, of which no two have one id.
    pub(in crate::site::graph) fn of(all: Vec<(NoteId, T)>) -> Self {
        let mut places = vec![0; (2 * all.len()).next_power_of_two()];
        for ((id, _), number) in all.iter().zip(1..) {
            let free = probed(id, places.len()).find(|place| places.get(*place) == Some(&0));
            if let Some(place) = free.and_then(|place| places.get_mut(place)) {
                *place = number;
            }
        }
        Self { all, places }
    }

    /// What stands for an id.
    pub(in crate::site::graph) fn get(&self, id: &NoteId) -> Option<&T> {
        for place in probed(id, self.places.len()) {
            let number = self.places.get(place)?.checked_sub(1)?;
            let (known, one) = self.all.get(number as usize)?;
            if known == id {
                return Some(one);
            }
        }
        None
    }
}

/// The places at which an id may stand, the first by its digest.
fn probed(id: &NoteId, places: usize) -> impl Iterator<Item = usize> {
    // A place among so many is what is left of a digest, however many of its bits that is.
    let mask = places.wrapping_sub(1);
    let first = id.digest() as usize & mask;
    (0..places).map(move |step| (first + step) & mask)
}

#[cfg(test)]
mod tests {
    use super::ById;
    use crate::model::NoteId;

    #[test]
    fn each_id_finds_its_own() {
        for count in [0, 1, 2, 3, 500] {
            let id = |number: usize| NoteId::new(&format!("a-long-beginning-{}", number % 500));
            let table = ById::of((0..count).map(|number| (id(number), number)).collect());
            assert!((0..count).all(|number| table.get(&id(number)) == Some(&number)));
            assert_eq!(table.get(&NoteId::new("a-long-beginning-x")), None);
        }
        assert_eq!(ById::<u8>::default().get(&NoteId::new("")), None);
    }
}
