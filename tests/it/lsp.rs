//! The language server from the outside, as an editor speaks with it: findings and what is typed; how a session
//! begins and ends.

use std::time::Duration;

use serde_json::{Value, json};

use crate::lsp_client::{Editor, begun, behind, capabilities, codes, place, range, starter, uri};
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
    let (copy, mut editor) = begun();
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
    let (_copy, mut editor) = begun();
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
    let (_copy, mut editor) = begun();
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
fn of_whole_texts_that_are_sent_what_is_typed_is_known_too() {
    let (_copy, mut editor) = begun();
    let text = editor.open(MEETING);
    editor.found_at(MEETING, 1);
    let from = "on weekdays.[^hours]";
    for typed in [" See [[ada-hol", " It was so.[@courier-2031-05-02, \"The fer"] {
        for n in 1..=typed.len() {
            let whole = text.replacen(from, &format!("{from}{}", &typed[..n]), 1);
            let version = editor.send_whole(MEETING, &whole);
            assert_eq!(editor.found_at(MEETING, version), Vec::<Value>::new(), "after {:?}", &typed[..n]);
        }
        editor.replace(MEETING, &text);
    }
    assert_eq!(editor.end(), 0);
}

#[test]
fn front_matter_that_is_not_closed_yet_is_completed_and_not_complained_of() {
    let (_copy, mut editor) = begun();
    let whole = editor.open(MEETING);
    editor.close(MEETING);
    let path = "content/meetings/2031-06-01-new.md";
    editor.open_as(path, "");
    let mut typed = |text: &str| {
        let version = editor.replace(path, text);
        let found = editor.found_at(path, version);
        assert!(!codes(&found).contains(&"F0005"), "{text}: {found:#?}");
        let list = editor.at("textDocument/completion", path, behind(text, text));
        labels(&list)
    };
    assert!(typed("---\nti").contains(&"title".to_owned()));
    let begun = "---\ntitle: New\n";
    assert!(!typed(&format!("{begun}ti")).contains(&"title".to_owned()), "it is there");
    assert_eq!(typed(&format!("{begun}status: pl")), ["planned"]);
    assert_eq!(typed(&format!("{begun}participants: [nordl")).len(), 1);
    let cites = format!("{begun}cites:\n  ferry:\n    ");
    assert_eq!(typed(&format!("{cites}su")), ["suffix", "supports"]);
    let source = format!("{cites}source: courier-2031-05-02\n    ");
    let quotes = typed(&format!("{source}quote: \"the ferry carr"));
    assert!(quotes.iter().any(|quote| quote.contains("The ferry carried 212,000")), "{quotes:?}");
    // The same where a text stands below.
    let text = format!("{begun}status: pl\n\nIt was so.[?]\n");
    editor.replace(path, &text);
    let list = editor.at("textDocument/completion", path, behind(&text, "status: pl"));
    assert_eq!(labels(&list), ["planned"]);
    // Nor after a pause, but when it is saved.
    editor.told.clear();
    editor.settle(Duration::from_millis(1600));
    let told = editor.told.values().flatten();
    assert!(told.clone().all(|(_, found)| !codes(found).contains(&"F0005")), "{:?}", editor.told);
    editor.save(path);
    editor.found(path, |found| codes(found).contains(&"F0005"));
    editor.open_as(MEETING, &whole.replacen("\n---\n", "\n", 1));
    editor.found(MEETING, |found| codes(found).contains(&"F0005"));
    assert_eq!(editor.end(), 0);
}

#[test]
fn keys_of_the_configuration_are_offered_and_explained() {
    let (copy, mut editor) = begun();
    let path = "factum.yaml";
    let text = copy.read(path);
    editor.open_as(path, &text);
    let mut after = |typed: &str| {
        let text = format!("{text}{typed}");
        editor.replace(path, &text);
        let at = behind(&text, typed);
        let list = editor.at("textDocument/completion", path, at);
        (labels(&list), text, list)
    };
    let (names, edited, list) = after("\nshare_p");
    assert_eq!(names, ["share_pictures"]);
    assert!(accepted(&edited, &list["items"][0]).ends_with("\nshare_pictures: "));
    assert!(list["items"][0]["documentation"]["value"].as_str().unwrap().contains("picture"));
    assert_eq!(after("\nreview:\n  requ").0, ["required"]);
    assert_eq!(after("\nreview: {required: ").0, ["none", "suspected", "all"]);
    assert_eq!(after("\nrules:\n  quote-absent: wa").0, ["warning"]);
    assert!(!after("\nti").0.contains(&"title".to_owned()), "it is there");
    assert_eq!(after("\n# rev").0, Vec::<String>::new());
    editor.replace(path, &text);
    let shown = editor.at("textDocument/hover", path, behind(&text, "\n    ba"));
    assert!(shown["contents"]["value"].as_str().unwrap().starts_with("`base`: "), "{shown}");
    assert_eq!(editor.at("textDocument/hover", path, behind(&text, "\n  meet")), Value::Null);
    assert_eq!(editor.end(), 0);
}

#[test]
fn safe_fixes_are_offered() {
    let (_copy, mut editor) = begun();
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
    let (_copy, mut editor) = begun();
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

/// The labels of what is offered.
fn labels(list: &Value) -> Vec<String> {
    let items = list["items"].as_array().unwrap_or_else(|| panic!("{list}"));
    items.iter().map(|item| item["label"].as_str().unwrap().to_owned()).collect()
}

/// What is offered under a label.
fn offered<'l>(list: &'l Value, label: &str) -> &'l Value {
    let items = list["items"].as_array().unwrap_or_else(|| panic!("{list}"));
    items
        .iter()
        .find(|item| item["label"] == label)
        .unwrap_or_else(|| panic!("no {label}: {:?}", labels(list)))
}

/// What is offered behind some words that are typed in place of others.
fn completed(editor: &mut Editor, path: &str, text: &str, from: &str, to: &str) -> (String, Value) {
    let edited = text.replacen(from, to, 1);
    assert_ne!(edited, text, "{from:?}");
    editor.replace(path, &edited);
    let at = behind(&edited, to.trim_end_matches('\n'));
    let list = editor.at("textDocument/completion", path, at);
    (edited, list)
}

/// A text with the edits of an item made.
fn accepted(text: &str, item: &Value) -> String {
    let more = item["additionalTextEdits"].as_array().cloned().unwrap_or_default();
    let edits = [item["textEdit"].clone()].into_iter().chain(more);
    edited(text, edits)
}

/// A text with edits made, whose places are counted in UTF-16.
fn edited(text: &str, edits: impl IntoIterator<Item = Value>) -> String {
    let byte = |place: &Value| {
        let line = usize::try_from(place["line"].as_u64().unwrap()).unwrap();
        let start: usize = text.split_inclusive('\n').take(line).map(str::len).sum();
        let mut units = place["character"].as_u64().unwrap();
        let mut at = start;
        for c in text[start..].chars() {
            if units == 0 {
                break;
            }
            units -= c.len_utf16() as u64;
            at += c.len_utf8();
        }
        at
    };
    let mut edits: Vec<(usize, usize, String)> = edits
        .into_iter()
        .map(|edit| {
            let range = &edit["range"];
            (byte(&range["start"]), byte(&range["end"]), edit["newText"].as_str().unwrap().to_owned())
        })
        .collect();
    edits.sort();
    let mut made = text.to_owned();
    for (start, end, new) in edits.into_iter().rev() {
        made.replace_range(start..end, &new);
    }
    made
}

#[test]
fn names_labels_keys_and_values_are_offered() {
    let (_copy, mut editor) = begun();
    let text = editor.open(MEETING);
    let mut after = |from: &str, to: &str| completed(&mut editor, MEETING, &text, from, to);
    let end = "every two hours on weekdays.[^hours]";

    let (edited, list) = after(end, &format!("{end} See [[hol"));
    assert_eq!(labels(&list), ["Holm", "Ada Holm", "Mayor Ada Holm"]);
    assert!(accepted(&edited, offered(&list, "Ada Holm")).contains("See [[ada-holm]] Nothing"));
    assert!(accepted(&edited, offered(&list, "Holm")).contains("See [[ada-holm|Holm]] Nothing"));
    assert!(list["items"][1]["documentation"]["value"].as_str().unwrap().contains("person"));
    // An editor may have closed the brackets already.
    let edited = text.replacen(end, &format!("{end} [[nordl]]"), 1);
    let closed = after(end, &format!("{end} [[nordl]]"));
    assert_eq!(closed.0, edited);
    let (edited, list) = after(end, &format!("{end} [[passengers@"));
    assert_eq!(
        (labels(&list), &list["items"][0]["detail"]),
        (vec!["2030".into(), "2029".into()], &json!("212,000 passengers"))
    );
    assert!(accepted(&edited, offered(&list, "2029")).contains("[[passengers@2029]]"));
    assert!(labels(&after(end, &format!("{end} [[passeng")).1).contains(&"passengers@2030".to_owned()));
    let (edited, list) = after(end, &format!("{end} [[2031-05-06-lunde#bef"));
    assert!(
        accepted(&edited, offered(&list, "Before the meeting"))
            .contains("[[2031-05-06-lunde#before-the-meeting]]")
    );
    assert_eq!(labels(&after(end, &format!("{end} [[ada-holm|may")).1), ["Mayor Ada Holm"]);
    let (edited, list) = after(end, "every two hours on weekdays.[^");
    assert_eq!(labels(&list), ["meeting", "sundays", "hours", "nothing"]);
    assert!(accepted(&edited, offered(&list, "hours")).contains("on weekdays.[^hours] Nothing"));
    let (edited, list) = after(end, "every two hours on weekdays.[@her");
    assert!(accepted(&edited, &list["items"][0]).contains("weekdays.[@herald-2031-05-07 Nothing"));

    // Front matter: keys that are not there yet, and what may stand behind them.
    let (edited, list) = after("place: lunde\n", "place: lunde\nca\n");
    assert_eq!(labels(&list), ["category"]);
    assert!(accepted(&edited, &list["items"][0]).contains("\ncategory: \n"));
    assert_eq!(
        labels(&after("status: planned\n", "status: \n").1),
        ["planned", "held", "happened", "cancelled", "unknown"]
    );
    let (edited, list) = after("[harbour-board, nordlinje]\n", "[harbour-board, vik");
    assert!(accepted(&edited, &list["items"][0]).contains("[harbour-board, per-vik"));
    assert!(
        labels(&after("    supports: [date, place, status, participants]\n", "    supports: [pl\n").1)
            .contains(&"place".into())
    );
    assert_eq!(labels(&after("  hours:\n", "  hours:\n    su\n").1), ["suffix", "supports"]);
    assert_eq!(
        labels(&after("  hours:\n    source: herald-2031-05-07\n", "  hours:\n    source: her\n").1).len(),
        1
    );
    // Nothing is offered in the middle of a sentence.
    assert_eq!(labels(&after("[[lunde]] every two hours", "[[lunde]] every two h").1), Vec::<String>::new());
    assert_eq!(editor.end(), 0);
}

#[test]
fn quotes_are_offered_as_one_types_their_first_words() {
    let (_copy, mut editor) = begun();
    let text = editor.open(MEETING);
    let end = "every two hours on weekdays.[^hours]";
    let whole = "“The ferry carried 212,000 passengers in 2030, according to the board”";
    let clause = "“The ferry carried 212,000 passengers in 2030”";

    // In a mark: the mark gets a label, and the entry is written.
    for typed in ["[^the ferry carr", "[@the ferry carr", "[@courier-2031-05-02, \"the ferry carr"] {
        let to = format!("{end} In 2030 it carried [[passengers@2030]].{typed}");
        let (edited, list) = completed(&mut editor, MEETING, &text, end, &to);
        assert!(labels(&list).contains(&whole.to_owned()), "{:?}", labels(&list));
        let items = list["items"].as_array().unwrap();
        let item =
            items.iter().find(|item| item["label"] == clause && item["additionalTextEdits"].is_array());
        let made = accepted(&edited, item.unwrap_or_else(|| panic!("{items:#?}")));
        assert!(made.contains("[[passengers@2030]].[^ferry-carried] Nothing"), "{made}");
        let entry = "  ferry-carried:\n    source: courier-2031-05-02\n    quote: \"The ferry carried 212,000 passengers in 2030\"\n---\n";
        assert!(made.contains(entry), "{made}");
        let version = editor.replace(MEETING, &made);
        assert_eq!(editor.found_at(MEETING, version), Vec::<Value>::new());
    }
    // In place.
    let to = format!("{end} It was so.[@courier-2031-05-02, \"the ferry carr\"]");
    let edited = text.replacen(end, &to, 1);
    editor.replace(MEETING, &edited);
    let at = behind(&edited, "\"the ferry carr");
    let list = editor.at("textDocument/completion", MEETING, at);
    let made = accepted(&edited, offered(&list, clause));
    assert!(
        made.contains("[@courier-2031-05-02, \"The ferry carried 212,000 passengers in 2030\"] Nothing"),
        "{made}"
    );

    // In front matter: the rest of the quote, and the source where none is named.
    let (edited, list) =
        completed(&mut editor, MEETING, &text, "cites:\n", "cites:\n  ferry:\n    quote: \"the ferry carr\n");
    let made = accepted(&edited, offered(&list, clause));
    let entry = "  ferry:\n    source: courier-2031-05-02\n    quote: \"The ferry carried 212,000 passengers in 2030\"\n  meeting:";
    assert!(made.contains(entry), "{made}");
    let from = "cites:\n";
    let to = "cites:\n  ferry:\n    source: herald-2031-05-07\n    quote: the ferry\n";
    let (_, list) = completed(&mut editor, MEETING, &text, from, to);
    assert!(
        labels(&list).iter().all(|label| label.contains("will leave Lunde") || label.contains("ferry will")),
        "{:?}",
        labels(&list)
    );
    // In a statistic's braces.
    let path = "content/statistics/passengers.md";
    let statistic = editor.open(path);
    let from = "quote: \"In 2029 it was 198,000 passengers\"}";
    let (edited, list) = completed(&mut editor, path, &statistic, from, "quote: \"in 2029");
    assert!(accepted(&edited, &list["items"][0]).contains("quote: \"In 2029 it was 198,000 passengers\"\n"));
    // A note without `cites` gets them.
    let path = "content/actors/lunde.md";
    let note = editor.open(path);
    let (edited, list) = completed(&mut editor, path, &note, "[@herald", "[^nothing was agreed");
    let made = accepted(&edited, &list["items"][0]);
    assert!(
        made.starts_with(
            "---\ntitle: Lunde\ntype: place\ncites:\n  nothing-agreed:\n    source: herald-2031-05-07\n"
        ),
        "{made}"
    );
    assert_eq!(editor.end(), 0);
}

#[test]
fn things_are_shown_and_found() {
    let (_copy, mut editor) = begun();
    let text = editor.open(MEETING);
    let inside = |words: &str| {
        let (line, column) = place(&text, words);
        (line, column + 3)
    };
    let mut shown = |words: &str| {
        let hover = editor.at("textDocument/hover", MEETING, inside(words));
        hover["contents"]["value"].as_str().unwrap_or("").to_owned()
    };
    let quote = shown("\"From November the ferry");
    assert!(
        quote.contains("**From November the ferry will leave Lunde every two hours on weekdays**"),
        "{quote}"
    );
    assert!(quote.contains("the Herald has learned") && quote.contains("found word for word"), "{quote}");
    assert!(shown("[^hours]").contains("**From November"));
    let card = shown("[[ada-holm]]");
    assert!(
        card.contains("**Ada Holm**") && card.contains("person") && card.contains("mentioned by"),
        "{card}"
    );
    let series = shown("[[passengers@2030]]");
    assert!(
        series.contains("| **2030** | **212,000 passengers** |") && series.contains("| 2029 |"),
        "{series}"
    );
    assert!(shown("participants: [").contains("take part"));
    assert_eq!(shown("were to meet"), "");

    let mut led = |words: &str| editor.at("textDocument/definition", MEETING, inside(words));
    assert!(led("[[ada-holm]]")["uri"].as_str().unwrap().ends_with("/content/actors/ada-holm.md"));
    let figure = led("[[passengers@2030]]");
    assert_eq!(
        (&figure["range"]["start"]["line"], figure["uri"].as_str().unwrap().ends_with("passengers.md")),
        (&json!(6), true)
    );
    assert_eq!(led("[^hours]")["range"]["start"]["line"], place(&text, "  hours:").0);
    let capture = led("\"From November the ferry");
    assert!(capture["uri"].as_str().unwrap().ends_with("/captures/herald-2031-05-07.txt"));
    assert_eq!(capture["range"], range((0, 91), (1, 44)));
    assert!(led("lunde\nparticipants")["uri"].as_str().unwrap().ends_with("actors/lunde.md"));
    assert_eq!(led("were to meet"), Value::Null);

    let mut named = |path: &str, at: (u32, u32)| {
        let params = json!({"textDocument": {"uri": editor.uri(path)}, "position": {"line": at.0, "character": at.1},
            "context": {"includeDeclaration": false}});
        editor.ask("textDocument/references", params).as_array().unwrap().len()
    };
    assert_eq!(named(MEETING, inside("[^hours]")), 1);
    assert_eq!(named(MEETING, inside("[[passengers@2030]]")), 2);
    let to_lunde = named(MEETING, inside("[[lunde]]"));
    assert!(to_lunde >= 4, "{to_lunde}");
    assert_eq!(editor.end(), 0);
}

#[test]
fn outlines_folds_values_and_lenses() {
    let (_copy, mut editor) = begun();
    let text = editor.open(MEETING);
    let document = json!({"textDocument": {"uri": editor.uri(MEETING)}});
    let outline = editor.ask("textDocument/documentSymbol", document.clone());
    let names: Vec<&str> = outline.as_array().unwrap().iter().map(|s| s["name"].as_str().unwrap()).collect();
    assert_eq!(names, ["meeting", "sundays", "hours", "nothing", "Before the meeting", "After the meeting"]);
    let found = editor.ask("workspace/symbol", json!({"query": "holm"}));
    assert_eq!(found[0]["name"], "Ada Holm");
    assert!(found[0]["location"]["uri"].as_str().unwrap().ends_with("ada-holm.md"));
    let folds = editor.ask("textDocument/foldingRange", document.clone());
    let folds: Vec<(u64, u64)> = folds
        .as_array()
        .unwrap()
        .iter()
        .map(|fold| (fold["startLine"].as_u64().unwrap(), fold["endLine"].as_u64().unwrap()))
        .collect();
    let line = |words: &str| u64::from(place(&text, words).0);
    assert!(folds.contains(&(0, line("---\nThe"))), "{folds:?}");
    assert!(
        folds.contains(&(line("cites:"), line("Nothing was agreed about Sundays, said Per"))),
        "{folds:?}"
    );
    assert!(folds.contains(&(line("## Before"), line("## After") - 1)), "{folds:?}");
    let hints = editor.ask(
        "textDocument/inlayHint",
        json!({"textDocument": {"uri": editor.uri(MEETING)}, "range": range((0, 0), (99, 0))}),
    );
    assert_eq!(
        (hints[0]["label"].as_str(), hints.as_array().unwrap().len()),
        (Some("= 212,000 passengers"), 1)
    );
    let (at, column) = behind(&text, "[[passengers@2030]]");
    assert_eq!(hints[0]["position"], json!({"line": at, "character": column}));
    let lenses = editor.ask("textDocument/codeLens", document);
    let titles: Vec<&str> =
        lenses.as_array().unwrap().iter().map(|l| l["command"]["title"].as_str().unwrap()).collect();
    assert_eq!(&titles[1..], ["cited once", "cited once", "cited once", "cited once"]);
    let source = "content/sources/courier-2031-05-02.md";
    editor.open(source);
    let lenses = editor.ask("textDocument/codeLens", json!({"textDocument": {"uri": editor.uri(source)}}));
    assert!(lenses[0]["command"]["title"].as_str().unwrap().starts_with("cited "), "{lenses}");
    assert_eq!(editor.end(), 0);
}

/// What a rename does: the text of each file that it changes, and the file that it renames.
fn renamed(
    editor: &mut Editor,
    path: &str,
    at: (u32, u32),
    name: &str,
) -> (Vec<(String, String)>, Option<Value>) {
    let params = json!({"textDocument": {"uri": editor.uri(path)}, "position": {"line": at.0, "character": at.1},
        "newName": name});
    let edit = editor.ask("textDocument/rename", params);
    let (mut texts, mut file) = (Vec::new(), None);
    for change in edit["documentChanges"].as_array().unwrap() {
        if change["kind"] == "rename" {
            file = Some(change.clone());
            continue;
        }
        let uri = change["textDocument"]["uri"].as_str().unwrap();
        let changed = uri.strip_prefix(&editor.uri("")).unwrap().trim_start_matches('/').to_owned();
        let text = std::fs::read_to_string(editor.root.join(&changed)).unwrap();
        texts.push((changed, edited(&text, change["edits"].as_array().unwrap().clone())));
    }
    (texts, file)
}

#[test]
fn notes_headings_and_labels_are_renamed_with_all_that_names_them() {
    let copy = starter();
    let home = copy.read("content/index.md");
    let links = "[[ada-holm|her page]] ([[Holm]]) [[2031-05-06-lunde#before-the-meeting]] \
        [[2031-05-06-lunde#Before the meeting|the part before]]";
    copy.write("content/index.md", format!("{home}\n> [!NOTE]\n> See {links}.\n"));
    let mut editor = Editor::of(copy.root());
    let text = editor.open(MEETING);
    let inside = |words: &str| {
        let (line, column) = place(&text, words);
        (line, column + 3)
    };
    let prepared = editor.at("textDocument/prepareRename", MEETING, inside("[[ada-holm]]"));
    assert_eq!(prepared["placeholder"], "ada-holm");
    let (texts, file) = renamed(&mut editor, MEETING, inside("[[ada-holm]]"), "ada-lund");
    let file = file.unwrap();
    assert!(file["oldUri"].as_str().unwrap().ends_with("/actors/ada-holm.md"));
    assert!(file["newUri"].as_str().unwrap().ends_with("/actors/ada-lund.md"));
    let made = |path: &str| texts.iter().find(|(changed, _)| changed == path).unwrap().1.as_str();
    assert!(made(MEETING).contains("[[ada-lund]] told the Courier"));
    assert!(
        made("content/index.md").contains("[[ada-lund|her page]] ([[Holm]])"),
        "{}",
        made("content/index.md")
    );
    assert!(made("content/actors/ada-holm.md").contains("aliases: [Holm, Mayor Ada Holm, actors/ada-holm]"));
    // The editor does it, and all is as before.
    for (path, text) in &texts {
        copy.write(path, text);
    }
    std::fs::rename(
        copy.root().join("content/actors/ada-holm.md"),
        copy.root().join("content/actors/ada-lund.md"),
    )
    .unwrap();
    let before = copy.run(&["check"]);
    assert_eq!(before.status, 0, "{}", before.stderr);
    let site = copy.run(&["build"]);
    assert_eq!(site.status, 0, "{}", site.stderr);
    assert!(copy.root().join("public/actors/ada-holm.html").exists());

    let (texts, file) = renamed(&mut editor, MEETING, inside("## Before the"), "What was said before");
    assert!(file.is_none());
    let made = |path: &str| texts.iter().find(|(changed, _)| changed == path).unwrap().1.as_str();
    assert!(made(MEETING).contains("## What was said before\n"));
    let home = made("content/index.md");
    assert!(
        home.contains("#what-was-said-before]]") && home.contains("#What was said before|the part before]]"),
        "{home}"
    );

    let (texts, _) = renamed(&mut editor, MEETING, inside("[^hours]"), "timetable");
    assert!(
        texts[0].1.contains("  timetable:\n    source")
            && texts[0].1.contains("weekdays.[^timetable] Nothing")
    );

    assert_eq!(editor.end(), 0);
}

#[test]
fn names_that_cannot_be_are_refused() {
    let (_copy, mut editor) = begun();
    let text = editor.open(MEETING);
    let inside = |words: &str| {
        let (line, column) = place(&text, words);
        (line, column + 3)
    };
    let mut refuse = |at: (u32, u32), name: &str| {
        let params = json!({"textDocument": {"uri": editor.uri(MEETING)},
            "position": {"line": at.0, "character": at.1}, "newName": name});
        editor.refused("textDocument/rename", params).1
    };
    assert!(refuse(inside("[[per-vik]]"), "lunde").contains("already"));
    assert!(refuse(inside("[[per-vik]]"), "../x").contains("small letters"));
    assert!(refuse(inside("[^hours]"), "meeting").contains("already"));
    assert!(refuse(inside("## Before the"), "After the meeting").contains("another heading"));
    assert!(refuse(inside("were to meet"), "x").contains("nothing"));
    assert_eq!(editor.end(), 0);
}

#[test]
fn evidence_is_found_for_a_sentence() {
    let (_copy, mut editor) = begun();
    let path = "content/about/methodology.md";
    let text = "---\ntitle: Method\n---\nIn 2029 the ferry carried 198,000 passengers.\n";
    editor.open_as(path, text);
    let mut offers = |trigger: u32| {
        let params = json!({"textDocument": {"uri": editor.uri(path)}, "range": range((3, 5), (3, 5)),
            "context": {"diagnostics": [], "only": ["refactor"], "triggerKind": trigger}});
        editor.ask("textDocument/codeAction", params)
    };
    assert_eq!(offers(2), json!([]), "nobody has asked");
    let found = offers(1);
    assert_eq!(found[0]["title"], "cite courier-2031-05-02: “In 2029 it was 198,000 passengers.”");
    let made = edited(text, found[0]["edit"]["documentChanges"][0]["edits"].as_array().unwrap().clone());
    assert!(
        made.contains("198,000 passengers.[^2029-passengers]") || made.contains("198,000 passengers.[^"),
        "{made}"
    );
    let version = editor.replace(path, &made);
    let found = editor.found_at(path, version);
    assert!(
        !codes(&found).iter().any(|code| code.starts_with("F04") || code.starts_with("F03")),
        "{found:#?}"
    );
    assert_eq!(editor.end(), 0);
}

#[test]
fn the_page_at_the_cursor_is_shown() {
    let (_copy, mut editor) = begun();
    let text = editor.open(MEETING);
    let (line, character) = place(&text, "From November the ferry will leave [[lunde]]");
    let asked = json!({"command": "factum.showPage",
        "arguments": [editor.uri(MEETING), {"line": line, "character": character}]});
    let page = editor.ask("workspace/executeCommand", asked.clone());
    assert_eq!(
        (page["path"].as_str(), page["url"].is_null()),
        (Some("meetings/2031-05-06-lunde.html"), true)
    );
    let anchor = page["anchor"].as_str().unwrap().to_owned();
    let shown = editor.wait(|message| message["method"] == "window/showDocument");
    let url = shown["params"]["uri"].as_str().unwrap().to_owned();
    assert!(
        url.starts_with("http://127.0.0.1:")
            && url.ends_with(&format!("/meetings/2031-05-06-lunde.html#{anchor}")),
        "{url}"
    );
    assert_eq!(editor.ask("workspace/executeCommand", asked)["url"], url.as_str());
    let asked = json!({"command": "factum.showPage", "arguments": [{"textDocument": {"uri": editor.uri("factum.yaml")}}]});
    assert_eq!(editor.ask("workspace/executeCommand", asked)["path"], "index.html");
    for arguments in [json!([]), json!([7]), json!(["file:///nowhere/x.md"])] {
        let asked = json!({"command": "factum.showPage", "arguments": arguments});
        editor.refused("workspace/executeCommand", asked);
    }
    assert_eq!(editor.refused("workspace/executeCommand", json!({"command": "rm"})).0, -32602);
    assert_eq!(editor.end(), 0);
}

/// Texts that no editor should have to fear.
const HOSTILE: [&str; 14] = [
    "",
    "---",
    "---\n---\n[[",
    "---\ntitle: \"x\ncites:\n  a:\n    quote: \"\n---\n[^a] [@ [[x@ [[x# [[x| [= [@x, \"",
    "---\ncites: {a: {source: [, quote: \"the ferry\n---\n[[𝒳😀|😀]] [^😀]",
    "---\ncites:\n  ? [a, b]\n  : {source: x, quote: y}\n---\n[^a]\n",
    "\u{feff}---\r\ntitle: a\r\n---\r\n[[lunde]]\r\n\r\n# H {#h}\r\n\r\n[[lunde#h]]",
    "---\nobservations:\n  - {period: 2030, value: 1, cite: {source: , quote: \"the fe\n---\n",
    "# a\n## a\n#\n####### x\n\n[[lunde#]] [[#a]] [[|]] [[@]] [[]]\n[^]\n[@]\n[=]\n",
    "[=1 / 0] [=passengers@2030 - 1|x] [[passengers@2030]] [[passengers@]] [=@ - @]\n",
    "[^1]: a footnote[^1]\n\n[^1] \u{0}\u{202e}x\u{1f}\n",
    "---\n\ttitle: x\n\t- y\n---\n> [!NOTE] [[\n> - [ ] [[\n",
    "---\nresolution: open\ncorrections: [x]\nallow: {x: }\ntold_in: \"#\"\naliases: [\"a\" , 'b',\n---\n",
    "---\nsource: &a *a\nkey: !!x [<<: *a]\n---\n| a | [[b\\|c]] |\n| --- | --- |\n| [[ | ]] |\n",
];

#[test]
fn nothing_that_stands_in_a_note_makes_the_server_fail() {
    let (_copy, mut editor) = begun();
    let path = "content/about/methodology.md";
    let document = json!({"uri": editor.uri(path)});
    editor.open_as(path, "");
    for text in HOSTILE {
        editor.replace(path, text);
        let mut ids = Vec::new();
        let mut ask = |editor: &mut Editor, method: &str, mut params: Value| {
            params["textDocument"] = document.clone();
            ids.push((method.to_owned(), editor.request(method, params)));
        };
        for (line, words) in text.split('\n').chain([""]).enumerate() {
            let line = u32::try_from(line).unwrap();
            for column in 0..=u32::try_from(words.encode_utf16().count()).unwrap() {
                let position = json!({"position": {"line": line, "character": column}});
                for method in ["completion", "hover", "definition", "prepareRename"] {
                    ask(&mut editor, &format!("textDocument/{method}"), position.clone());
                }
                let references =
                    json!({"position": position["position"], "context": {"includeDeclaration": true}});
                ask(&mut editor, "textDocument/references", references);
                let rename = json!({"position": position["position"], "newName": "other"});
                ask(&mut editor, "textDocument/rename", rename);
                let actions =
                    json!({"range": range((line, column), (line, column)), "context": {"diagnostics": []}});
                if column % 4 == 0 {
                    ask(&mut editor, "textDocument/codeAction", actions);
                }
            }
        }
        for method in ["documentSymbol", "foldingRange", "codeLens"] {
            ask(&mut editor, &format!("textDocument/{method}"), json!({}));
        }
        ask(&mut editor, "textDocument/inlayHint", json!({"range": range((0, 0), (999, 999))}));
        for (method, id) in ids {
            let response = editor.response(id);
            let code = response["error"]["code"].as_i64();
            assert!(matches!(code, None | Some(-32803)), "{method} in {text:?}: {response}");
        }
    }
    assert_eq!(editor.end(), 0);
}

#[test]
fn a_dossier_that_cannot_be_opened_is_opened_when_it_can() {
    let copy = starter();
    let lock = copy.read("factum.lock");
    copy.write("factum.lock", "damaged");
    let mut editor = Editor::of(copy.root());
    editor.found("factum.yaml", |found| !found.is_empty());
    editor.open(MEETING);
    assert_eq!(editor.at("textDocument/hover", MEETING, (3, 2)), Value::Null);
    copy.write("factum.lock", lock);
    editor.found("factum.yaml", |found| found.is_empty());
    assert!(editor.at("textDocument/hover", MEETING, (3, 2)).is_object());
    assert_eq!(editor.end(), 0);
}
