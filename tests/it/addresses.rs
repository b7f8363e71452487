//! Addresses on pages: made of words, they stay what they are whatever is written beside them, and old ones go on to
//! work.

use std::collections::BTreeSet;

use crate::program::{Copy, dossier};

const EVENT: &str = "content/summits/2019-03-04-veldhaven.md";
const PAGE: &str = "public/summits/2019-03-04-veldhaven.html";
const FIRST: &str = "The mayors were to discuss the harbour, the town hall said.";

fn built(copy: &Copy) {
    let run = copy.run(&["build", "--base-url", "https://example.org/quay/"]);
    assert_eq!(run.status, 0, "{}{}", run.stdout, run.stderr);
}

/// The ids of a page that begin so.
fn ids(page: &str, beginning: &str) -> BTreeSet<String> {
    let ids = page.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next());
    ids.filter(|id| id.starts_with(beginning)).map(str::to_owned).collect()
}

#[test]
fn one_more_sentence_changes_no_address() {
    let copy = Copy::of(&dossier("harbour"));
    built(&copy);
    let before = ids(&copy.read(PAGE), "s-");
    assert!(before.len() >= 4, "{before:?}");
    copy.replace(EVENT, FIRST, &format!("Who came is open.[?] Why is open.[?] Why is open.[?] {FIRST}"));
    built(&copy);
    let after = ids(&copy.read(PAGE), "s-");
    assert!(after.is_superset(&before), "{before:?} {after:?}");
    let added: Vec<&String> = after.difference(&before).collect();
    assert_eq!(added.len(), 3, "two that are alike have different ones: {added:?}");
    assert!(added.iter().any(|id| added.contains(&&format!("{id}-2"))), "{added:?}");
}

#[test]
fn who_follows_an_old_address_arrives() {
    let copy = Copy::of(&dossier("harbour"));
    built(&copy);
    let before = copy.read(PAGE);
    let statement =
        before.split("<span class=\"statement").skip(1).find(|one| one.contains("mayors were to discuss"));
    let old = ids(statement.unwrap(), "s-").into_iter().next().unwrap();
    let other = FIRST.replace("The mayors were", "They were");
    copy.replace(EVENT, FIRST, &format!("{other}{{#talks}}"));
    copy.replace(
        EVENT,
        "tags: [Trade]",
        &format!("tags: [Trade]\naddresses: {{{old}: talks, h-business: h-trade}}"),
    );
    copy.replace(EVENT, "    supports: [date", "    id: announced\n    supports: [date");
    copy.replace("content/statistics/trade.md", "tags: [Trade]", "tags: [Trade]\naddresses: {value: o-2018}");
    copy.replace("content/sources/gazette-2019.md", "label:", "addresses: {q-known: announced}\nlabel:");
    built(&copy);
    let page = copy.read(PAGE);
    let statement = page
        .split("<span class=\"statement")
        .skip(1)
        .find(|one| one.contains("They were to discuss"))
        .unwrap();
    assert!(statement.contains("id=\"s-talks\"") && ids(statement, "s-").contains(&old), "{statement}");
    assert_eq!(ids(statement, "s-").len(), 3, "and the one of its words leads there, too: {statement}");
    assert!(page.contains("<h2 id=\"h-trade\"><a id=\"h-business\"></a>"), "{page}");
    let source = copy.read("public/sources/gazette-2019.html");
    let passage =
        source.split("<li class=\"passage\"").find(|one| one.contains("id=\"q-announced\"")).unwrap();
    assert!(passage.contains("<a id=\"q-known\"></a>") && ids(passage, "q-").len() == 3, "{passage}");
    let table = copy.read("public/statistics/trade.html");
    let row = table.split("<tr").find(|row| row.contains("id=\"o-2018\"")).unwrap();
    assert!(row.contains("<a id=\"value\"></a><a id=\"o1\"></a>"), "{row}");

    copy.replace(EVENT, ": talks,", ": elsewhere,");
    let run = copy.run(&["check"]);
    assert!(run.stdout.contains("F0515") || run.stderr.contains("F0515"), "{}{}", run.stdout, run.stderr);
}

#[test]
fn what_is_published_beside_the_pages_names_their_addresses() {
    let copy = Copy::of(&dossier("harbour"));
    copy.replace(EVENT, "    supports: [date", "    id: announced\n    supports: [date");
    built(&copy);
    let files = copy.tree("public");
    let text = |path: &str| files.get(path).map(|bytes| String::from_utf8_lossy(bytes).into_owned());
    let base = "https://example.org/quay/";
    let mut count = 0;
    for (path, bytes) in files.iter().filter(|(path, _)| !path.ends_with(".html")) {
        for rest in String::from_utf8_lossy(bytes).split(base).skip(1) {
            let address =
                rest.split(['"', '<', '>', ',', ';', ' ', '\n', '\r', '\\', ')']).next().unwrap_or_default();
            let Some((page, anchor)) = address.split_once('#') else { continue };
            let Some(page) = text(page).filter(|_| page.ends_with(".html")) else { continue };
            assert!(page.contains(&format!(" id=\"{anchor}\"")), "{path} names {address}");
            count += 1;
        }
    }
    assert!(count > 20, "{count}");
    let proofs = text("proofs/sources/gazette-2019.js").unwrap();
    let source = text("sources/gazette-2019.html").unwrap();
    let proved: BTreeSet<&str> = proofs.split('"').filter(|word| word.starts_with("q-")).collect();
    assert!(proved.contains("q-announced") && proved.len() > 3, "{proved:?}");
    for id in proved {
        assert!(
            source.contains(&format!("<li class=\"passage\" id=\"{id}\"")),
            "{id} is proved, and is nowhere"
        );
    }
}
