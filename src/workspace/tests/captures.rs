//! Captures as a checkout, a clipper or an author's slip leaves them, each as a dossier in memory.

use crate::check::explanation::CONFIGURATION;
use crate::text::sha256_hex;
use crate::vfs::Memory;
use crate::workspace::{Inputs, Material, Tracking, Workspace};

const TEXT: &str = "The ferry sails at noon.\nIt carries 40 cars and costs $9 a day.\n";

/// The codes of the findings in a dossier whose source names `capture`, which is there as `file` with `text`.
fn findings(capture: &str, file: &str, text: &str, body: &str) -> (Vec<String>, Workspace) {
    let files = [
        ("factum.yaml", CONFIGURATION.to_owned()),
        ("content/index.md", format!("---\ntitle: Home\n---\n{body}\n")),
        ("content/sources/gazette.md", format!("---\nlabel: Gazette\ndate: 2019\ncapture: {capture}\n---\n")),
        (file, text.to_owned()),
    ];
    let tree = Memory::new(files.map(|(path, text)| (path.to_owned(), text.into_bytes())));
    let workspace = Workspace::new(Material::open(&Inputs::of(tree)).unwrap(), None, Tracking::Off);
    let checked = workspace.findings();
    let is_aside = |name: &str| matches!(name, "unsealed-source" | "share-too-large");
    let codes = checked.iter().filter(|found| found.code.starts_with("F03") && !is_aside(found.name));
    (codes.map(|found| found.code.to_owned()).collect(), workspace)
}

const QUOTE: &str = "The ferry sails.[@gazette, \"The ferry sails at noon\"]";

#[test]
fn line_ends_of_windows_make_no_other_text() {
    for text in [TEXT.to_owned(), TEXT.replace('\n', "\r\n")] {
        let (codes, workspace) = findings("gazette.txt", "captures/gazette.txt", &text, QUOTE);
        let capture = workspace.material.dossier.captures.values().next().unwrap();
        assert_eq!(codes, Vec::<String>::new());
        assert_eq!((&*capture.text, capture.sha256.as_str()), (TEXT, sha256_hex(TEXT.as_bytes()).as_str()));
    }
}

#[test]
fn a_capture_that_is_plainly_meant_is_named() {
    for name in ["captures/gazette.txt", "./gazette.txt", "archive/captures/gazette.txt", "gazette"] {
        let (codes, workspace) = findings(name, "captures/gazette.txt", TEXT, QUOTE);
        assert_eq!(codes, ["F0304", "F0311"], "{name}");
        let checked = workspace.findings();
        let missing = checked.iter().find(|found| found.code == "F0311").unwrap();
        assert!(missing.finding.help.iter().any(|help| help.contains("`gazette.txt`")), "{name}");
    }
    let (codes, _) = findings("other.txt", "captures/gazette.txt", TEXT, QUOTE);
    assert_eq!(codes, ["F0304"]);
}

#[test]
fn brackets_stand_in_a_citation_in_place() {
    let of = |quote: &str| {
        let body = format!("It sails.[@gazette, \"{quote}\"][@gazette, \"It carries 40 cars\"]");
        let (codes, workspace) = findings("gazette.txt", "captures/gazette.txt", TEXT, &body);
        assert_eq!(workspace.verification().tally().total(), 2, "{quote}");
        codes
    };
    assert_eq!(of("[It] sails at noon"), Vec::<String>::new());
    assert_eq!(of("The ferry sails [every day] at noon"), Vec::<String>::new());
    assert_eq!(of("The [ferry] sails at noon"), ["F0313"]);
    assert_eq!(of("The ferry sank [in 1990]"), ["F0301"]);
}

#[test]
fn quotes_that_the_limits_measure_are_cut_as_people_cut_them() {
    let of = |quote: &str| {
        let body = format!("It sails.[@gazette, \"{quote}\"]");
        findings("gazette.txt", "captures/gazette.txt", TEXT, &body).0
    };
    assert_eq!(of("carries 40 cars . . . $9 a day"), Vec::<String>::new());
    assert_eq!(of("carries 40 cars (…) 9 a day"), ["F0301"]);
}
