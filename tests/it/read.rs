//! `factum read` from the outside.

use std::io::Write as _;
use std::process::{Command, Stdio};

use serde_json::Value;

use crate::program::{Copy, Run, dossier};

/// The `text` and `value` of everything of one sort in every sentence.
fn listed(run: &Run, sort: &str, value: &str) -> Vec<(String, String)> {
    let report: Value = serde_json::from_str(&run.stdout).unwrap();
    let sentences = report["sentences"].as_array().unwrap();
    let things = sentences.iter().flat_map(|sentence| sentence[sort].as_array().unwrap().clone());
    let word = |value: &Value| value.as_str().unwrap_or("null").to_owned();
    things.map(|thing| (word(&thing["text"]), word(&thing[value]))).collect()
}

fn pairs(found: &[(String, String)]) -> Vec<(&str, &str)> {
    found.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect()
}

#[test]
fn a_sentence_is_read_as_the_gates_read_it() {
    let copy = Copy::of(&dossier("harbour"));
    let text = "Ms. Brandt née Öst told Reyl on Monday that some 1,200 people made €48.2 million, 5.5% less than in 2018.";
    let run = copy.run(&["read", text, "--format", "json", "--reference-date", "2019-03-05"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    let numbers = listed(&run, "numbers", "value");
    assert_eq!(pairs(&numbers), [("1,200", "1200"), ("€48.2 million", "48200000"), ("5.5%", "5.5")]);
    let dates = listed(&run, "dates", "edtf");
    assert_eq!(pairs(&dates), [("Monday", "2019-03-04"), ("2018", "2018")]);
    let names = listed(&run, "names", "note");
    assert_eq!(pairs(&names), [("Brandt", "ida-brandt"), ("Reyl", "tomas-reyl")]);

    let report: Value = serde_json::from_str(&run.stdout).unwrap();
    let money = &report["sentences"][0]["numbers"][1];
    assert_eq!((&money["class"], &money["currency"]), (&"money".into(), &"EUR".into()));
    assert_eq!(money["scale"], serde_json::json!({"word": "million", "exponent": 6}));
    let start = text.find('€').unwrap();
    assert_eq!(money["span"]["bytes"][0], start);
    assert_eq!(money["span"]["characters"][0], text[..start].chars().count());
    assert_eq!(report["sentences"][0]["numbers"][0]["hedge"]["text"], "some");
}

#[test]
fn people_see_marks_under_the_words() {
    let copy = Copy::of(&dossier("harbour"));
    let run = copy.run(&["read", "Reyl came today. He met some 20 people."]);
    let expected = "\
Reyl came today.
^^^^ name: tomas-reyl
          ^^^^^ date: not known, not complete: give --reference-date, as exact as it needs

He met some 20 people.
       ~~~~ ^^ ------ number: 20 count, about by \"some\", before \"people\"

";
    assert_eq!(run.stdout, expected);
}

#[test]
fn a_text_comes_from_a_file_or_the_standard_input_and_needs_no_dossier() {
    let copy = Copy::of(&dossier("harbour"));
    copy.write("elsewhere/text.txt", "It cost $5.\r\n\r\nReyl paid $6.\r\n");
    let folder = copy.root().join("elsewhere");
    let file = folder.join("text.txt");
    let mut program = Command::new(env!("CARGO_BIN_EXE_factum"));
    program.arg("--root").arg(&folder).args(["read", "--format", "json", "--file"]);
    let output = |program: &mut Command| {
        let mut child = program.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
        child.stdin.take().unwrap().write_all(&std::fs::read(&file).unwrap()).unwrap();
        let output = child.wait_with_output().unwrap();
        assert!(output.status.success());
        String::from_utf8(output.stdout).unwrap()
    };
    let piped = output(program.arg("-"));
    let mut program = Command::new(env!("CARGO_BIN_EXE_factum"));
    program.arg("--root").arg(&folder).args(["read", "--format", "json", "--file"]);
    assert_eq!(output(program.arg(&file)), piped);
    let report: Value = serde_json::from_str(&piped).unwrap();
    assert_eq!(report["sentences"].as_array().unwrap().len(), 2);
    assert_eq!(report["sentences"][1]["names"], serde_json::json!([]));
    assert_eq!(report["sentences"][1]["span"]["bytes"], serde_json::json!([15, 28]));
    assert_eq!(copy.run(&["read"]).status, 2);
    assert_eq!(copy.run(&["read", "a", "--file", "b"]).status, 2);
}
