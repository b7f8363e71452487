//! Runs the examples in the rules' explanations, each as a dossier in memory.

use crate::check::explanation::{Example, Mark, disagreements};
use crate::model::{Authorship, Date};
use crate::vfs::Memory;
use crate::workspace::{Inputs, LockUse, Material, Tracking, Workspace};

fn run(example: &Example) -> Vec<Mark> {
    let tree = Memory::new(example.files.iter().cloned());
    let inputs = Inputs { lock: LockUse::Judged, ..Inputs::of(tree) };
    let mut material = Material::open(&inputs).unwrap();
    if example.has_no_history {
        material.dossier.authorship = Authorship::Unknown("there is no repository here, or no git");
    }
    let today = example.today.as_deref().map(|day| Date::parse(day).unwrap());
    let workspace = Workspace::new(material, today, Tracking::Off);
    let findings = workspace.findings();
    findings.iter().map(|finding| Mark::of(finding, &workspace.material.sources)).collect()
}

#[test]
fn every_example_gives_the_findings_that_are_marked_in_it() {
    let disagreements = disagreements(crate::check::all(), run);
    assert!(disagreements.is_empty(), "{}", disagreements.join("\n"));
}
