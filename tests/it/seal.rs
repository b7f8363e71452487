//! `factum seal`: the lock, what it promises, and what is said where it cannot be made or compared.

use std::collections::BTreeSet;
use std::fs;

use crate::program::{Copy, dossier, repository};

/// The lines of a lock of one kind.
fn lines<'l>(lock: &'l str, kind: &str) -> Vec<&'l str> {
    lock.lines().filter(|line| line.split(' ').nth(1) == Some(kind)).collect()
}

/// A dossier with a source whose capture is `text`, cited for each of `quotes`.
fn citing(text: &str, quotes: &[&str]) -> Copy {
    let copy = Copy::of(&dossier("harbour"));
    fs::remove_dir_all(copy.root().join("content")).unwrap();
    fs::remove_file(copy.root().join("factum.lock")).unwrap();
    copy.write("captures/courier.txt", text);
    copy.write("content/sources/courier.md", "---\npublisher: The Courier\ncapture: courier.txt\n---\n");
    let cites: String = (0..)
        .zip(quotes)
        .map(|(n, quote)| format!("  q{n}: {{source: courier, quote: \"{quote}\"}}\n"))
        .collect();
    let marks: String = (0..quotes.len()).map(|n| format!("[^q{n}]")).collect();
    copy.write("content/index.md", format!("---\ntitle: Home\ncites:\n{cites}---\nSo it is said.{marks}\n"));
    copy
}

fn sealed(copy: &Copy) -> String {
    let run = copy.run(&["seal"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    copy.read("factum.lock")
}

/// The findings without the captures.
fn by_seal(copy: &Copy) -> String {
    let _ = fs::rename(copy.root().join("captures"), copy.root().join("away"));
    let run = copy.run(&["check", "--format", "short"]);
    let _ = fs::rename(copy.root().join("away"), copy.root().join("captures"));
    format!("{}{}", run.stdout, run.stderr)
}

fn words(count: usize) -> String {
    (0..count).map(|n| format!("w{} ", n * 7919 % 10_007)).collect()
}

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
fn the_size_of_an_entry_does_not_depend_on_words_that_nobody_quotes() {
    let entries: BTreeSet<usize> =
        [100, 100_000].map(|count| sealed(&citing(&words(count), &[])).len()).into_iter().collect();
    assert_eq!(entries.len(), 1, "{entries:?}");
}

#[test]
fn a_lock_holds_no_word_that_is_not_quoted_and_changes_with_each_as_a_whole() {
    let text = "The quiet harbour was closed. It opened again when lanterns were lit, wrote Ida Brandt of Veldhaven.";
    let lock = sealed(&citing(text, &["It opened again"]));
    for word in ["quiet", "harbour", "closed", "lanterns", "lit", "wrote"] {
        assert!(!lock.contains(word), "{word}");
    }
    for name in ["Ida_Brandt", "Veldhaven"] {
        assert!(lock.contains(name), "the names in the sentence of a quote are the exception: {name}");
    }
    // Were a digest made of few words, it would stay when others change.
    let other = sealed(&citing(&text.replace("quiet", "loud"), &["It opened again"]));
    let digests = |lock: &str| -> BTreeSet<String> {
        let opening = lines(lock, "quote")[0].split(' ').nth(7).unwrap().to_owned();
        opening.as_bytes().chunks(64).map(|three| String::from_utf8_lossy(three).into_owned()).collect()
    };
    assert!(digests(&lock).is_disjoint(&digests(&other)));
}

#[test]
fn every_changed_byte_of_a_lock_is_noticed_or_changes_nothing() {
    let copy = Copy::of(&dossier("harbour"));
    let lock = copy.read("factum.lock");
    fs::remove_dir_all(copy.root().join("captures")).unwrap();
    let clean = copy.run(&["check", "--format", "short"]).stdout;
    // All bytes are changed in `verify::archive::lock`; here some, through the whole program.
    for at in (0..lock.len()).step_by(211) {
        let mut changed = lock.clone().into_bytes();
        changed[at] = if changed[at] == b'A' { b'B' } else { b'A' };
        copy.write("factum.lock", changed);
        let run = copy.run(&["check", "--format", "short"]);
        assert!(run.status != 0 || run.stdout == clean, "byte {at}");
    }
}

#[test]
fn a_quote_takes_at_most_700_bytes() {
    for path in [repository().join("factum.lock"), dossier("harbour").join("factum.lock")] {
        let lock = fs::read_to_string(&path).unwrap();
        let quotes = lines(&lock, "quote").len();
        assert!(lock.len() / quotes <= 700, "{}: {} bytes for {quotes} quotes", path.display(), lock.len());
    }
}

#[test]
fn short_quotes_and_single_marks_are_verified_by_seal() {
    let text = "The old bridge is closed, he said: “Nobody may cross it” and left. The bridge opens in May.";
    let quotes = ["closed", "“Nobody may", "Nobody ... left", "\\\"Nobody may cross", "in May"];
    let copy = citing(text, &quotes);
    let lock = sealed(&copy);
    assert_eq!(lines(&lock, "quote").len(), quotes.len());
    let open = copy.run(&["check", "--format", "short"]).stdout;
    assert_eq!(by_seal(&copy), open);
    assert!(!open.contains("F03"), "{open}");
}

#[test]
fn a_quote_that_is_not_in_the_lock_waits_for_a_maintainer() {
    let copy = Copy::of(&dossier("harbour"));
    let lock = copy.read("factum.lock");
    let line = lines(&lock, "quote")[3];
    copy.write("factum.lock", lock.replace(&format!("{line}\n"), ""));
    let found = by_seal(&copy);
    assert!(found.contains("error[F0312]") && !found.contains("F0301"), "{found}");
    let run = copy.run(&["check", "--format", "short"]);
    assert!(run.stdout.contains("warning[F0310]") && run.status == 0, "{}", run.stdout);
    let run = copy.run(&["seal", "--check"]);
    assert!(run.stderr.contains("is quoted otherwise"), "{}", run.stderr);
    assert_eq!(sealed(&copy), lock, "sealing mends it");
}

#[test]
fn what_is_quoted_no_more_is_dropped() {
    let copy = citing("The old bridge is closed since May.", &["old bridge", "since May"]);
    assert_eq!(lines(&sealed(&copy), "quote").len(), 2);
    let fewer = citing("The old bridge is closed since May.", &["since May"]);
    copy.write("content/index.md", fewer.read("content/index.md"));
    assert_eq!(sealed(&copy), sealed(&fewer));
}

#[test]
fn locks_of_two_editors_merge_line_by_line() {
    let text = "The old bridge is closed since May, and the tunnel is open.";
    let quotes = ["old bridge", "since May", "tunnel is open"];
    let mine = sealed(&citing(text, &quotes[..2]));
    let theirs = sealed(&citing(text, &quotes[1..]));
    let both = citing(text, &quotes);
    both.write("factum.lock", format!("{mine}{}", theirs.split_once('\n').unwrap().1));
    let merged = by_seal(&both);
    assert!(!merged.contains("F03"), "{merged}");
    assert_eq!(sealed(&both), sealed(&citing(text, &quotes)), "sealing sorts it");
    both.write("factum.lock", format!("{mine}<<<<<<< HEAD\n"));
    assert!(by_seal(&both).contains("a merge left its marks"));
}

#[test]
fn an_alias_that_comes_later_is_known_by_seal_too() {
    let copy =
        citing("Nothing moved. On Monday Ida Brandt closed the bridge. It rained.", &["closed the bridge"]);
    sealed(&copy);
    let page = "---\ntitle: Ida Brandt\ntype: person\n---\n[[ida-brandt|She]] closed the bridge.[@courier, \"closed the bridge\"]\n";
    copy.write("content/actors/ida-brandt.md", page);
    let open = copy.run(&["check", "--format", "short"]).stdout;
    assert_eq!(by_seal(&copy), open);
    assert!(!open.contains("F0405") && !open.contains("F0310"), "{open}");
}

#[test]
fn line_ends_of_windows_break_no_seal() {
    let copy = Copy::of(&dossier("harbour"));
    for path in ["captures/courier.txt", "captures/gazette.txt", "factum.lock"] {
        let text = copy.read(path).replace('\n', "\r\n");
        copy.write(path, text);
    }
    let run = copy.run(&["seal", "--check"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    assert_eq!(copy.run(&["check"]).status, 0);
}

#[test]
fn a_lock_that_was_changed_by_hand_is_found_out_where_the_capture_is() {
    let copy = Copy::of(&dossier("harbour"));
    let other = citing("Another text.", &[]);
    // The root of another text under the SHA-256 of this one, in a line that is whole.
    let foreign = sealed(&other);
    let lock = copy.read("factum.lock");
    let (of, line) = (lines(&foreign, "capture")[0], lines(&lock, "capture")[0]);
    let root = of.split(' ').nth(3).unwrap();
    let cut: Vec<&str> = line.split(' ').collect();
    copy.write("factum.lock", lock.replace(cut[3], root));
    let run = copy.run(&["check"]);
    assert_eq!(run.status, 1);
    assert!(run.stderr.contains("this line was changed or cut"), "{}", run.stderr);
}

#[test]
fn a_lock_of_version_2_is_refused_with_what_to_do() {
    let copy = Copy::of(&dossier("harbour"));
    let lock = copy.read("factum.lock");
    copy.write("factum.lock", "{\n  \"version\": 2,\n  \"sources\": {}\n}\n");
    let run = copy.run(&["check"]);
    assert_eq!(run.status, 1);
    assert!(run.stderr.contains("version 2") && run.stderr.contains("factum seal"), "{}", run.stderr);
    assert_eq!(sealed(&copy), lock);
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
    let lock = copy.read("factum.lock");
    copy.write("factum.lock", lock.replacen(" capture ", " captures ", 1));
    for arguments in [&["check", "--format", "short"][..], &["build"]] {
        let run = copy.run(arguments);
        assert_eq!(run.status, 1, "{arguments:?}");
        let said = format!("{}{}", run.stdout, run.stderr);
        assert!(said.contains("factum.lock:2:1") && said.contains("F0314"), "{said}");
        assert_eq!(said.matches("[F0").count(), 1, "nothing else is said: {said}");
    }
    // What prints no findings, or would write over the lock's seals, has to do without it.
    let run = copy.run(&["coverage"]);
    assert_eq!(run.status, 2);
    assert!(run.stderr.contains("factum.lock:2:"), "{}", run.stderr);
}

#[test]
fn every_dossier_has_the_same_findings_with_its_captures_and_by_seal() {
    for name in ["harbour", "languages", "faults"] {
        let copy = Copy::of(&dossier(name));
        let open = copy.run(&["check", "--format", "short"]).stdout;
        let seal = by_seal(&copy);
        // What stands in no capture is absent with them, and unsealed without.
        let unknown = |line: &&str| ["F0301", "F0302", "F0312"].iter().any(|code| line.contains(code));
        let places = |found: &str| -> Vec<String> {
            found.lines().filter(unknown).filter_map(|l| Some(l.split_once(": ")?.0.to_owned())).collect()
        };
        let others = |found: &str| -> Vec<String> {
            found.lines().filter(|l| l.contains("[F")).filter(|l| !unknown(l)).map(str::to_owned).collect()
        };
        assert_eq!(places(&seal), places(&open), "{name}");
        assert_eq!(others(&seal), others(&open), "{name}");
    }
}

#[test]
fn nothing_is_sealed_while_a_note_or_a_capture_cannot_be_read() {
    let copy = citing("The ferry carried 212 passengers.", &["carried 212 passengers"]);
    let lock = sealed(&copy);
    let is_refused = |what: &str| {
        for command in [&["seal"][..], &["seal", "--check"]] {
            let run = copy.run(command);
            assert_eq!(run.status, 1, "{what}: {}", run.stderr);
            assert!(run.stderr.contains(what) && run.stderr.contains("nothing was sealed"), "{}", run.stderr);
        }
        assert_eq!(copy.read("factum.lock"), lock, "{what}");
    };
    fs::write(copy.root().join("captures/courier.txt"), b"The ferry \xff").unwrap();
    is_refused("courier.txt: courier.txt is not UTF-8");
    fs::remove_file(copy.root().join("captures/courier.txt")).unwrap();
    fs::create_dir(copy.root().join("captures/courier.txt")).unwrap();
    is_refused("courier.txt: ");
    fs::remove_dir(copy.root().join("captures/courier.txt")).unwrap();
    copy.write("captures/courier.txt", "The ferry carried 212 passengers.");

    copy.write("content/about/broken.md", "---\ntitle: [\n---\nText.\n");
    is_refused("content/about/broken.md: its front matter cannot be read");
    fs::remove_file(copy.root().join("content/about/broken.md")).unwrap();
    std::os::unix::fs::symlink("../index.md", copy.root().join("content/about/link.md")).unwrap();
    is_refused("content/about/link.md: a symbolic link");
    fs::remove_file(copy.root().join("content/about/link.md")).unwrap();

    copy.write("captures/courier.txt", "Another text.");
    let run = copy.run(&["seal"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    assert!(run.stderr.contains("courier: its capture is another than the sealed one"), "{}", run.stderr);
}
