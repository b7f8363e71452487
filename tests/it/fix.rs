//! `factum check --fix` from the outside: what is safe is mended, what is a guess is not.

use crate::program::{Copy, dossier};

#[test]
fn a_slip_is_mended_and_said() {
    let copy = Copy::of(&dossier("harbour"));
    let before = copy.tree("content");
    let (line, column) = copy.replace("content/actors/ida-brandt.md", "[[tomas-reyl]]", "[[tomas-reil]]");
    copy.replace("content/actors/tomas-reyl.md", "source: courier-2019", "source: courrier-2019");
    assert_eq!(copy.run(&["check"]).status, 1);
    let run = copy.run(&["check", "--fix"]);
    assert_eq!(run.status, 0, "{}{}", run.stdout, run.stderr);
    let expected = format!(
        "content/actors/ida-brandt.md:{line}:{}: fixed[F0101]: write `tomas-reyl` for `tomas-reil`\n",
        column + 2
    );
    assert!(run.stderr.contains(&expected), "{}", run.stderr);
    assert!(run.stderr.contains("fixed[F0201]: write `courier-2019` for `courrier-2019`"), "{}", run.stderr);
    assert_eq!(copy.tree("content"), before);
}

#[test]
fn windows_lines_and_byte_order_marks_stay() {
    let copy = Copy::of(&dossier("harbour"));
    let path = "content/actors/ida-brandt.md";
    let windows = format!("\u{feff}{}", copy.read(path).replace('\n', "\r\n"));
    copy.write(path, windows.replace("[[tomas-reyl]]", "[[tomas-reil]]"));
    let run = copy.run(&["check", "--fix"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    assert_eq!(copy.read(path), windows);
}

#[test]
fn a_guess_is_never_made() {
    let copy = Copy::of(&dossier("harbour"));
    copy.replace("content/actors/ida-brandt.md", "[[tomas-reyl]]", "[[tom-reyl]]");
    copy.replace("content/statistics/trade.md", "2019-03-04-veldhaven#", "2019-03-05-veldhaven#");
    let before = copy.tree("content");
    let run = copy.run(&["check", "--fix", "--format", "json"]);
    assert_eq!(run.status, 1);
    assert!(!run.stderr.contains("fixed["), "{}", run.stderr);
    assert_eq!(copy.tree("content"), before);
    let findings: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
    assert!(findings["errors"].as_u64().unwrap() >= 2);
}

#[test]
fn a_clean_dossier_is_left_as_it_is() {
    let copy = Copy::of(&dossier("harbour"));
    let before = copy.tree("content");
    let run = copy.run(&["check", "--fix"]);
    assert_eq!((run.status, run.stderr.as_str()), (0, ""));
    assert_eq!(copy.tree("content"), before);
}
