//! `factum seal`: the lock, and what is said where it cannot be made or compared.

use std::fs;

use crate::program::{Copy, dossier};

#[test]
fn a_lock_is_what_its_captures_give_until_one_changes() {
    let copy = Copy::of(&dossier("harbour"));
    let lock = copy.read("factum.lock");
    assert_eq!(copy.run(&["seal", "--check"]).status, 0);
    assert_eq!(copy.run(&["seal"]).status, 0);
    assert_eq!(copy.read("factum.lock"), lock, "the same captures give the same lock");

    copy.replace("captures/courier.txt", "on Monday", "on Sunday");
    let run = copy.run(&["seal", "--check"]);
    assert_eq!(run.status, 1);
    assert!(run.stderr.contains("courier-2019 has a capture that is not the sealed one"), "{}", run.stderr);
    assert_eq!(copy.read("factum.lock"), lock, "comparing writes nothing");
}

#[test]
fn a_lock_that_was_changed_by_hand_is_found_out_where_the_capture_is() {
    let copy = Copy::of(&dossier("harbour"));
    let lock = copy.read("factum.lock");
    let at = lock.find("\"fingerprint\"").unwrap()
        + lock[lock.find("\"fingerprint\"").unwrap()..].find("\n        \"").unwrap()
        + 10;
    let other = if lock.as_bytes()[at] == b'0' { "1" } else { "0" };
    fs::write(copy.root().join("factum.lock"), format!("{}{other}{}", &lock[..at], &lock[at + 1..])).unwrap();
    let run = copy.run(&["seal", "--check"]);
    assert_eq!(run.status, 1);
    assert!(run.stderr.contains("has a seal that is not made from its capture"), "{}", run.stderr);
    let run = copy.run(&["check", "--format", "short"]);
    assert_eq!(run.status, 1);
    assert!(run.stdout.contains("error[F0308]"), "{}", run.stdout);
}

#[test]
fn without_captures_there_is_nothing_to_seal_or_compare() {
    let copy = Copy::of(&dossier("harbour"));
    let lock = copy.read("factum.lock");
    fs::remove_dir_all(copy.root().join("captures")).unwrap();
    for arguments in [&["seal"][..], &["seal", "--check"]] {
        let run = copy.run(arguments);
        assert_eq!(run.status, 2);
        assert!(run.stderr.contains("--captures DIR"), "{}", run.stderr);
    }
    assert_eq!(copy.read("factum.lock"), lock);
}

#[test]
fn a_damaged_lock_stops_the_run_at_its_place() {
    let copy = Copy::of(&dossier("harbour"));
    copy.replace("factum.lock", "\"version\"", "\"verse\"");
    let run = copy.run(&["check"]);
    assert_eq!(run.status, 2);
    assert!(run.stderr.contains("factum.lock:2:"), "{}", run.stderr);
}

#[test]
fn a_lock_holds_no_word_of_a_capture() {
    let copy = Copy::of(&dossier("harbour"));
    let lock = copy.read("factum.lock");
    let capture = copy.read("captures/gazette.txt");
    let words =
        capture.split_whitespace().filter(|word| word.len() > 7 && word.chars().all(char::is_alphabetic));
    let found: Vec<&str> = words.filter(|word| lock.contains(word)).collect();
    assert_eq!(found, Vec::<&str>::new());
}
