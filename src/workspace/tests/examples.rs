//! Runs the examples in the rules' explanations, each as a dossier in memory.

use crate::check::explanation::{Example, Mark, disagreements};
use crate::model::Date;
use crate::vfs::Memory;
use crate::workspace::{Inputs, Workspace};

fn run(example: &Example) -> Vec<Mark> {
    let tree = Memory::new(example.files.iter().cloned());
    let workspace = Workspace::open(&Inputs::of(&tree)).unwrap();
    let today = example.today.as_deref().map(|day| Date::parse(day).unwrap());
    let checked = workspace.check(today.as_ref());
    checked.findings.iter().map(|finding| Mark::of(finding, &workspace.sources)).collect()
}

#[test]
fn every_example_gives_the_findings_that_are_marked_in_it() {
    let disagreements = disagreements(crate::check::all(), run);
    assert!(disagreements.is_empty(), "{}", disagreements.join("\n"));
}
