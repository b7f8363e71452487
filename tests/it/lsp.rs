//! The language server from the outside, as an editor speaks with it: findings and what is typed; how a session
//! begins and ends.

use std::time::Duration;

use serde_json::{Value, json};

use crate::lsp_client::{Editor, behind, capabilities, codes, place, range, starter, uri};
use crate::program::Copy;

const MEETING: &str = "content/meetings/2031-05-06-lunde.md";

#[test]
fn what_is_found_is_told_and_cleared_when_it_is_mended() {
    let copy = starter();
    copy.replace("content/statistics/passengers.md", "about: [lunde]", "about: [nobody-knows]");
    let mut editor = Editor::of(copy.root());
    // Nobody has opened this one.
    let found = editor.found("content/statistics/passengers.md", |found| !found.is_empty());
    let unknown = found.iter().find(|found| found["code"] == "F0101").unwrap();
    assert_eq!((&unknown["severity"], &unknown["source"]), (&json!(1), &json!("factum")));
    let text = editor.open(MEETING);
    assert_eq!(editor.found_at(MEETING, 1), Vec::<Value>::new());

    // A quote with one word that is another: the words and the passage beside them.
    let at = place(&text, "take place at the customs house in Lunde on May 6");
    let wrong = text.replacen("take place at the customs house", "take place at the market hall", 1);
    let version = editor.replace(MEETING, &wrong);
    let found = editor.found_at(MEETING, version);
    let absent = found.iter().find(|found| found["code"] == "F0301").unwrap_or_else(|| panic!("{found:#?}"));
    assert_eq!(absent["range"]["start"]["line"], at.0);
    let related = absent["relatedInformation"].as_array().unwrap();
    let passage = related.iter().find(|place| place["location"]["uri"].as_str().unwrap().ends_with(".txt"));
    let passage = passage.unwrap_or_else(|| panic!("{related:#?}"));
    assert!(passage["message"].as_str().unwrap().contains("customs house"));
    assert_eq!(passage["location"]["range"]["start"]["line"], 3);

    let version = editor.replace(MEETING, &text);
    assert_eq!(editor.found_at(MEETING, version), Vec::<Value>::new());

    // A sentence that its quote does not bear out: the quote beside it.
    let version =
        editor.replace(MEETING, &text.replacen("on 6 May 2031.[^meeting]", "on 7 May 2031.[^meeting]", 1));
    let found = editor.found_at(MEETING, version);
    let date = found.iter().find(|found| found["message"].as_str().unwrap().contains("7 May")).unwrap();
    let quote = &date["relatedInformation"][0]["location"];
    assert_eq!(quote["uri"], editor.uri(MEETING).as_str());
    assert_eq!(quote["range"]["start"]["line"], at.0);
    // Closed without being saved, it is what is on disk.
    editor.close(MEETING);
    editor.found(MEETING, |found| found.is_empty());
    assert_eq!(editor.end(), 0);
}

#[test]
fn files_that_change_on_disk_are_read_again() {
    let copy = starter();
    let mut editor = Editor::of(copy.root());
    let watched = editor.wait(|message| message["method"] == "client/registerCapability");
    assert_eq!(watched["params"]["registrations"][0]["method"], "workspace/didChangeWatchedFiles");
    // The server sees by itself that a file was written.
    copy.replace("content/actors/ada-holm.md", "[[harbour-board]]", "[[harbour-bord]]");
    let found = editor.found("content/actors/ada-holm.md", |found| !found.is_empty());
    assert_eq!(codes(&found), ["F0101"]);
    copy.replace("content/actors/ada-holm.md", "[[harbour-bord]]", "[[harbour-board]]");
    editor.found("content/actors/ada-holm.md", |found| found.is_empty());
    // An editor may tell of it as well; of a file that is open, the editor's text counts.
    let text = editor.open(MEETING);
    copy.write(MEETING, "---\ntitle: x\n---\n");
    let changes = json!({"changes": [{"uri": editor.uri(MEETING), "type": 2}]});
    editor.notify("workspace/didChangeWatchedFiles", changes);
    editor.settle(Duration::from_millis(400));
    assert_eq!(editor.found(MEETING, |_| true), Vec::<Value>::new());
    copy.write(MEETING, text);
    // A lock that cannot be read is told where the dossier begins, and what was there goes on being there.
    copy.write("factum.lock", "damaged");
    editor.found("factum.yaml", |found| !found.is_empty());
    editor.found(MEETING, |found| found.is_empty());
    std::fs::remove_file(copy.root().join("factum.lock")).unwrap();
    editor.found("factum.yaml", |found| found.is_empty());
    assert_eq!(editor.end(), 0);
}

#[test]
fn of_fifty_keystrokes_the_last_is_answered() {
    let copy = starter();
    let mut editor = Editor::of(copy.root());
    let text = editor.open(MEETING);
    editor.found_at(MEETING, 1);
    editor.settle(Duration::from_millis(300));
    editor.told.clear();
    let (line, mut column) = behind(&text, "two hours on weekdays.[^hours] ");
    let mut burst = Vec::new();
    let mut version = 1;
    for letter in "Nothing was said of the fares for those who wait. ".chars() {
        version += 1;
        let change = json!({"range": range((line, column), (line, column)), "text": letter.to_string()});
        let params = json!({"textDocument": {"uri": editor.uri(MEETING), "version": version},
            "contentChanges": [change]});
        let message =
            json!({"jsonrpc": "2.0", "method": "textDocument/didChange", "params": params}).to_string();
        burst.extend(format!("Content-Length: {}\r\n\r\n{message}", message.len()).into_bytes());
        column += 1;
    }
    assert_eq!(version, 51);
    editor.write(&burst);
    editor.found_at(MEETING, version);
    editor.settle(Duration::from_millis(1500));
    let told = &editor.told[&editor.uri(MEETING)];
    let of_burst: Vec<i64> = told.iter().filter_map(|(version, _)| version.as_i64()).collect();
    assert!(of_burst.is_sorted(), "{of_burst:?}");
    assert!(of_burst.len() < 12, "most keystrokes are passed over: {of_burst:?}");
    // Nothing but the last is said after the last, and that at most once more, when the word is finished.
    let last = of_burst.iter().filter(|told| **told == 51).count();
    assert!((1..=2).contains(&last), "{of_burst:?}");
    assert_eq!(editor.end(), 0);
}

#[test]
fn nothing_is_said_of_a_word_that_is_being_typed() {
    let copy = starter();
    let mut editor = Editor::of(copy.root());
    let text = editor.open(MEETING);
    editor.found_at(MEETING, 1);
    let (line, mut column) = behind(&text, "on weekdays.[^hours]");
    for letter in " See [[harb".chars() {
        let version = editor.change(MEETING, (line, column), (line, column), &letter.to_string());
        column += 1;
        assert_eq!(editor.found_at(MEETING, version), Vec::<Value>::new(), "after {letter:?}");
    }
    // After a pause it is.
    let found = editor.found(MEETING, |found| !found.is_empty());
    assert!(!found.is_empty());
    // What was said goes on being said while it is there.
    let version = editor.change(MEETING, (line, column), (line, column), "o");
    assert!(!editor.found_at(MEETING, version).is_empty());
    // And elsewhere at once.
    let version = editor.replace(MEETING, &text.replacen("[^meeting]", "[^meating]", 1));
    assert!(codes(&editor.found_at(MEETING, version)).contains(&"F0203"));
    assert_eq!(editor.end(), 0);
}

#[test]
fn safe_fixes_are_offered() {
    let copy = starter();
    let mut editor = Editor::of(copy.root());
    let text = editor.open(MEETING).replacen("[[ada-holm]]", "[[ada-hom]]", 1);
    let version = editor.replace(MEETING, &text);
    let found = editor.found_at(MEETING, version);
    assert_eq!(codes(&found), ["F0101"]);
    let (line, column) = place(&text, "ada-hom");
    let params = |editor: &Editor, place, only: Value| {
        json!({"textDocument": {"uri": editor.uri(MEETING)}, "range": range(place, place),
            "context": {"diagnostics": [], "only": only}})
    };
    let ask = params(&editor, (line, column + 2), Value::Null);
    let actions = editor.ask("textDocument/codeAction", ask);
    let fix = &actions[0];
    assert_eq!((&fix["kind"], &fix["isPreferred"]), (&json!("quickfix"), &json!(true)), "{actions:#}");
    assert_eq!(fix["diagnostics"][0]["code"], "F0101");
    let change = &fix["edit"]["documentChanges"][0];
    assert_eq!(change["textDocument"]["version"], version);
    assert_eq!(change["edits"][0]["newText"], "ada-holm");
    assert_eq!(change["edits"][0]["range"], range((line, column), (line, column + 7)));
    let ask = params(&editor, (0, 0), json!(["source.fixAll"]));
    let all = editor.ask("textDocument/codeAction", ask);
    assert_eq!(all[0]["kind"], "source.fixAll");
    let ask = params(&editor, (0, 0), json!(["quickfix"]));
    assert_eq!(editor.ask("textDocument/codeAction", ask), json!([]));
    assert_eq!(editor.end(), 0);
}

#[test]
fn columns_are_counted_as_the_client_counts_them() {
    let text = "---\ntitle: A page\n---\n𝒳😀 é [[nobody]] 😀.\n";
    for (offered, chosen, start) in [
        (json!(["utf-16"]), "utf-16", 9),
        (json!(["utf-16", "utf-8"]), "utf-8", 14),
        (Value::Null, "utf-16", 9),
    ] {
        let copy = starter();
        let mut offer = capabilities();
        offer["general"] = json!({"positionEncodings": offered});
        let mut editor = Editor::with(copy.root(), &[copy.root()], &offer, &[]);
        assert_eq!(editor.welcome["capabilities"]["positionEncoding"], chosen);
        let path = "content/about/seiten 日本 #1.md";
        editor.open_as(path, text);
        let found = editor.found(path, |found| codes(found).contains(&"F0101"));
        let unknown = found.iter().find(|found| found["code"] == "F0101").unwrap();
        assert_eq!(unknown["range"]["start"], json!({"line": 3, "character": start}), "{chosen}");
        // Astral letters are put in and taken out.
        let end = if chosen == "utf-8" { 8 } else { 4 };
        editor.change(path, (3, 0), (3, end), "");
        let version = editor.change(path, (3, 0), (3, 0), "\r\n𝒳");
        let found = editor.found_at(path, version);
        let unknown = found.iter().find(|found| found["code"] == "F0101").unwrap();
        let start = if chosen == "utf-8" { 10 } else { 7 };
        assert_eq!(unknown["range"]["start"], json!({"line": 4, "character": start}), "{chosen}");
        assert_eq!(editor.end(), 0);
    }
}

#[test]
fn a_session_begins_and_ends_as_the_protocol_says() {
    let copy = starter();
    let mut editor = Editor::started(copy.root(), &[]);
    assert_eq!(editor.refused("textDocument/hover", json!({})).0, -32002);
    editor.notify("textDocument/didOpen", json!({"textDocument": 1}));
    let params = json!({"processId": null, "rootUri": uri(copy.root()), "capabilities": {}});
    editor.ask("initialize", params.clone());
    assert_eq!(editor.refused("initialize", params).0, -32600);
    editor.notify("initialized", json!({}));
    editor.ask("shutdown", Value::Null);
    assert_eq!(editor.refused("textDocument/hover", json!({})).0, -32600);
    editor.notify("exit", Value::Null);
    assert_eq!(editor.status(), 0);
    // To leave without a word is to fail.
    let mut editor = Editor::of(copy.root());
    editor.notify("exit", Value::Null);
    assert_eq!(editor.status(), 1);
    let mut editor = Editor::of(copy.root());
    editor.hang_up();
    assert_eq!(editor.status(), 1);
}

#[test]
fn what_is_malformed_is_refused_and_the_session_goes_on() {
    let copy = starter();
    let mut editor = Editor::of(copy.root());
    editor.write(b"Content-Length: 1\r\n\r\n{");
    editor.wait(|message| message["error"]["code"] == -32700 && message["id"].is_null());
    editor.write(b"Content-Length: 2\r\n\r\n[]");
    editor.wait(|message| message["error"]["code"] == -32600);
    editor.write(b"Content-Length: 99999999999999999999999\r\n\r\n");
    editor.wait(|message| message["error"]["code"] == -32600);
    assert_eq!(editor.refused("factum/nothing", json!({})).0, -32601);
    assert_eq!(editor.refused("textDocument/codeAction", json!({"textDocument": []})).0, -32602);
    assert_eq!(editor.refused("textDocument/codeAction", Value::Null).0, -32602);
    for method in ["textDocument/didOpen", "textDocument/didChange", "textDocument/didClose", "$/nothing"] {
        editor.notify(method, json!({"textDocument": {"uri": 7}}));
    }
    // A request that is taken back before it is read.
    let id = editor.request("textDocument/codeAction", json!({}));
    editor.notify("$/cancelRequest", json!({"id": id}));
    assert!([-32800, -32602].contains(&editor.response(id)["error"]["code"].as_i64().unwrap()));
    assert_eq!(editor.end(), 0);
}

#[test]
fn files_of_no_dossier_are_answered_with_nothing() {
    let copy = starter();
    let other = Copy::with(&[("plain.md", "# No dossier\n"), ("content/x.md", "x")]);
    let mut editor = Editor::with(other.root(), &[other.root()], &capabilities(), &[]);
    editor.open("plain.md");
    editor.open_as("nowhere/at all.md", "[[x");
    let actions = |uri: &str| json!({"textDocument": {"uri": uri}, "range": range((0, 0), (9, 9)), "context": {"diagnostics": []}});
    for uri in [editor.uri("plain.md"), "untitled:Untitled-1".to_owned(), "file://elsewhere/x".to_owned()] {
        assert_eq!(editor.ask("textDocument/codeAction", actions(&uri)), Value::Null, "{uri}");
    }
    // A note of a dossier that nobody said anything of is a note of that dossier.
    copy.replace("content/actors/ada-holm.md", "[[harbour-board]]", "[[harbour-bord]]");
    editor.root = copy.root().to_owned();
    editor.open("content/actors/ada-holm.md");
    editor.found("content/actors/ada-holm.md", |found| codes(found) == ["F0101"]);
    // And one that becomes a dossier is one from then on.
    editor.root = other.root().to_owned();
    editor.settle(Duration::from_millis(200));
    assert!(!editor.told.contains_key(&editor.uri("content/x.md")));
    other.write("factum.yaml", "title: Other\n");
    editor.open("content/x.md");
    editor.found("content/x.md", |found| !found.is_empty());
    assert_eq!(editor.end(), 0);
}

#[test]
fn two_dossiers_are_worked_on_side_by_side() {
    let (one, other) = (starter(), starter());
    let mut editor = Editor::with(one.root(), &[one.root(), other.root()], &capabilities(), &[]);
    for copy in [&one, &other] {
        copy.replace("content/actors/ada-holm.md", "[[harbour-board]]", "[[harbour-bord]]");
        editor.root = copy.root().to_owned();
        editor.found("content/actors/ada-holm.md", |found| codes(found) == ["F0101"]);
    }
    let folder = json!({"uri": uri(other.root()), "name": "other"});
    let event = json!({"event": {"added": [], "removed": [folder]}});
    editor.notify("workspace/didChangeWorkspaceFolders", event);
    editor.found("content/actors/ada-holm.md", |found| found.is_empty());
    assert_eq!(editor.end(), 0);
}
