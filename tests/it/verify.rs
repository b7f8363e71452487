//! `factum verify`: what was done to a published copy is found, by its manifest or by its proofs.

use std::ffi::OsStr;
use std::fs;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::symlink;

use sha2::{Digest, Sha256};

use crate::program::{Copy, Run, dossier};

const PAGE: &str = "public/summits/2019-03-04-veldhaven.html";

/// A published copy, with nothing else of its dossier.
fn published() -> Copy {
    let copy = Copy::of(&dossier("harbour"));
    let run = copy.run(&["build"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    for other in ["content", "captures"] {
        fs::remove_dir_all(copy.root().join(other)).unwrap();
    }
    fs::remove_file(copy.root().join("factum.lock")).unwrap();
    copy
}

fn verify(copy: &Copy) -> Run {
    let public = copy.root().join("public").display().to_string();
    copy.run(&["verify", &public])
}

/// Makes the manifest anew, as a forger would.
fn list_anew(copy: &Copy) {
    let mut manifest = String::new();
    for (path, bytes) in copy.tree("public") {
        if path != "MANIFEST.sha256" {
            manifest.push_str(&format!("{}  {path}\n", hex(&Sha256::digest(bytes))));
        }
    }
    copy.write("public/MANIFEST.sha256", manifest);
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The files of proofs.
fn proofs(copy: &Copy) -> Vec<String> {
    let all = copy.tree("public").into_keys();
    all.filter(|path| path.starts_with("proofs/")).map(|path| format!("public/{path}")).collect()
}

#[test]
fn a_copy_as_it_was_published_is_borne_out() {
    let copy = published();
    let run = verify(&copy);
    assert_eq!(run.status, 0, "{}{}", run.stdout, run.stderr);
    assert!(run.stdout.contains("listed files are as they were published"), "{}", run.stdout);
    assert!(!proofs(&copy).is_empty());
}

#[test]
fn a_changed_byte_and_a_missing_file_are_found() {
    let copy = published();
    let css = copy.read("public/assets/factum.css");
    copy.write("public/assets/factum.css", css.replacen('0', "1", 1));
    let run = verify(&copy);
    assert_eq!(run.status, 1);
    assert!(run.stdout.contains("assets/factum.css: altered"), "{}", run.stdout);
    // A manifest that lists a file more than once tells of it once.
    let manifest = copy.read("public/MANIFEST.sha256");
    copy.write("public/MANIFEST.sha256", format!("{manifest}{manifest}"));
    let again = verify(&copy);
    assert_eq!((again.status, &again.stdout), (1, &run.stdout));
    fs::remove_file(copy.root().join("public/assets/factum.css")).unwrap();
    copy.write("public/more.txt", "of somebody");
    let run = verify(&copy);
    assert_eq!(run.status, 1);
    assert!(run.stdout.contains("assets/factum.css: missing"), "{}", run.stdout);
    assert!(run.stdout.contains("more.txt: added, and not part of what was published"), "{}", run.stdout);
}

#[test]
fn a_changed_quote_is_found_though_the_manifest_was_made_anew() {
    let copy = published();
    let page = copy.read(PAGE);
    copy.write(PAGE, page.replace("The harbour employs some", "The harbour employs about"));
    list_anew(&copy);
    let run = verify(&copy);
    assert_eq!(run.status, 1);
    assert!(run.stdout.contains("the page shows other words than the proof is of"), "{}", run.stdout);
    // In the page and in the proofs alike.
    for path in proofs(&copy) {
        let text = copy.read(&path);
        copy.write(&path, text.replace("The harbour employs some", "The harbour employs about"));
    }
    let source = copy.tree("public").into_keys().filter(|path| path.starts_with("sources/"));
    for path in source.map(|path| format!("public/{path}")).filter(|path| path.ends_with(".html")) {
        let text = copy.read(&path);
        copy.write(&path, text.replace("The harbour employs some", "The harbour employs about"));
    }
    list_anew(&copy);
    let run = verify(&copy);
    assert_eq!(run.status, 1);
    assert!(run.stdout.contains("does not prove that these words stand in"), "{}", run.stdout);
}

#[test]
fn words_put_into_a_quote_or_beside_the_text_are_found() {
    let copy = published();
    let page = copy.read(PAGE);
    let at = page.find("class=\"passage-quote\"").unwrap();
    let at = at + page[at..].find("<span>").unwrap();
    copy.write(PAGE, format!("{}<b>not</b> {}", &page[..at], &page[at..]));
    list_anew(&copy);
    assert!(verify(&copy).stdout.contains("stands in the quote and is no part of it"));
    let side = page.find("class=\"side-quote").unwrap();
    let side = side + page[side..].find("“<span>").unwrap() + "“<span>".len();
    copy.write(PAGE, format!("{}Not {}", &page[..side], &page[side..]));
    list_anew(&copy);
    let run = verify(&copy);
    assert_eq!(run.status, 1);
    assert!(run.stdout.contains("beside the text are not those of footnote"), "{}", run.stdout);
}

#[test]
fn an_opening_of_another_quote_is_found() {
    let copy = published();
    let path =
        proofs(&copy).into_iter().find(|path| copy.read(path).matches("\"opening\"").count() > 1).unwrap();
    let text = copy.read(&path);
    let openings: Vec<&str> =
        text.split("\"opening\":\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    let other = openings.iter().find(|opening| **opening != openings[0]).unwrap();
    copy.write(&path, text.replacen(openings[0], other, 1));
    list_anew(&copy);
    let run = verify(&copy);
    assert_eq!(run.status, 1);
    assert!(run.stdout.contains("does not prove that these words stand in"), "{}", run.stdout);
    fs::remove_file(copy.root().join(&path)).unwrap();
    list_anew(&copy);
    let run = verify(&copy);
    assert_eq!(run.status, 1);
    assert!(run.stdout.contains("the copy carries no proofs of the passages on"), "{}", run.stdout);
}

#[test]
fn what_is_put_in_fails_and_what_hosts_add_is_named() {
    let copy = published();
    for path in ["CNAME", ".domains", ".well-known/security.txt", ".git/HEAD"] {
        copy.write(&format!("public/{path}"), "of the host");
    }
    let run = verify(&copy);
    assert_eq!(run.status, 0, "{}{}", run.stdout, run.stderr);
    assert!(run.stdout.contains("CNAME: not listed: of the host"), "{}", run.stdout);
    for path in ["summits/more.html", "assets/more.js", "more.svg", "more.css", "more.pdf", "x/CNAME"] {
        copy.write(&format!("public/{path}"), "of somebody");
        let run = verify(&copy);
        assert_eq!(run.status, 1, "{path}");
        let told = format!("{path}: added, and not part of what was published");
        assert!(run.stdout.contains(&told), "{}", run.stdout);
        fs::remove_file(copy.root().join("public").join(path)).unwrap();
    }
    // A server follows links, whatever they are called.
    let somewhere = copy.root().join("factum.yaml");
    for name in [&b"more.html"[..], b"CNAME", b"more", b"assets/\xff.js"] {
        let path = copy.root().join("public").join(OsStr::from_bytes(name));
        let _ = fs::remove_file(&path);
        if name.contains(&0xff) {
            fs::write(&path, "of somebody").unwrap();
        } else {
            symlink(&somewhere, &path).unwrap();
        }
        let run = verify(&copy);
        assert_eq!(run.status, 1, "{path:?}");
        let told = format!("{}: added, and not part of", String::from_utf8_lossy(name));
        assert!(run.stdout.contains(&told), "{}", run.stdout);
        fs::remove_file(&path).unwrap();
    }
}

#[test]
fn a_quote_that_is_given_to_another_source_is_found() {
    let copy = published();
    let page = copy.read(PAGE);
    let is_told = |what: &str| {
        list_anew(&copy);
        let run = verify(&copy);
        assert_eq!(run.status, 1, "{what}");
        assert!(run.stdout.contains(what), "{what}: {}", run.stdout);
    };
    copy.write(PAGE, page.replace("Gazette report on the talks", "Courier report on trade"));
    is_told(
        "the page names another source (Courier report on trade) than the proof is of (Gazette report on the talks)",
    );
    let link = "<a href=\"../sources/gazette-2019.html\">Gazette report on the talks</a></h3>";
    assert!(page.contains(link));
    copy.write(PAGE, page.replace(link, &link.replace("gazette-2019", "courier-2019")));
    is_told("the name of its source leads to sources/courier-2019.html");
    let side = "<span class=\"side-source\">Gazette report on the talks";
    copy.write(PAGE, page.replace(side, "<span class=\"side-source\">Courier report"));
    is_told("the source beside the text is not that of footnote");
}

#[test]
fn a_source_page_that_is_gone_is_found_though_the_manifest_was_made_anew() {
    let copy = published();
    let path = "public/sources/gazette-2019.html";
    let page = copy.read(path);
    let anchor = page.split("<li class=\"passage\" id=\"").nth(1).unwrap().split('"').next().unwrap();
    copy.write(path, page.replace(&format!("<li class=\"passage\" id=\"{anchor}\">"), "<li>"));
    list_anew(&copy);
    let run = verify(&copy);
    assert_eq!(run.status, 1);
    assert!(run.stdout.contains("sources/gazette-2019.html does not have the passage"), "{}", run.stdout);
    fs::remove_file(copy.root().join(path)).unwrap();
    list_anew(&copy);
    let run = verify(&copy);
    assert_eq!(run.status, 1);
    assert!(run.stdout.contains("sources/gazette-2019.html: the page is gone"), "{}", run.stdout);
}

#[test]
fn quotes_in_the_data_are_held_against_the_proofs() {
    for base in [&[][..], &["--base-url", "https://example.org/quay/"]] {
        let copy = Copy::of(&dossier("harbour"));
        let run = copy.run(&[&["build"], base].concat());
        assert_eq!(run.status, 0, "{}", run.stderr);
        assert_eq!(verify(&copy).status, 0, "{}", verify(&copy).stdout);
        for file in ["quotes.json", "quotes.csv", "annotations.json"] {
            let path = format!("public/data/{file}");
            let text = copy.read(&path);
            copy.write(&path, text.replace("harbour employs some 1,200", "harbour employs some 2,100"));
            list_anew(&copy);
            let run = verify(&copy);
            assert_eq!(run.status, 1, "{file}");
            assert!(run.stdout.contains(&format!("data/{file}#")), "{}", run.stdout);
            assert!(run.stdout.contains("it has other words than the proof is of"), "{}", run.stdout);
            copy.write(&path, text);
        }
    }
}

#[test]
fn a_saved_article_is_the_sealed_text_or_another() {
    let copy = published();
    let article = dossier("harbour").join("captures/gazette.txt");
    let public = copy.root().join("public").display().to_string();
    let run = copy.run(&["verify", &public, "--article", &article.display().to_string()]);
    assert_eq!(run.status, 0, "{}{}", run.stdout, run.stderr);
    assert!(run.stdout.contains("is the text of gazette-2019"), "{}", run.stdout);
    let text = fs::read_to_string(&article).unwrap();
    copy.write("saved.txt", text.replacen('a', "e", 1));
    let saved = copy.root().join("saved.txt").display().to_string();
    let run = copy.run(&["verify", &public, "--article", &saved]);
    assert_eq!(run.status, 1);
    assert!(run.stdout.contains("is not the text with any of these roots"), "{}", run.stdout);
    // Line ends of Windows are the same text.
    copy.write("saved.txt", text.replace('\n', "\r\n"));
    assert_eq!(copy.run(&["verify", &public, "--article", &saved]).status, 0);
}

#[test]
fn an_archive_is_verified_like_a_folder_and_is_the_same_every_time() {
    let copy = Copy::of(&dossier("harbour"));
    for name in ["one.zip", "two.zip"] {
        let run = copy.run(&["export", "zip", "-o", name, "--quiet"]);
        assert_eq!(run.status, 0, "{}", run.stderr);
    }
    let bytes = |name: &str| fs::read(copy.root().join(name)).unwrap();
    assert!(bytes("one.zip") == bytes("two.zip"));
    let path = copy.root().join("one.zip").display().to_string();
    let run = copy.run(&["verify", &path, "--format", "json"]);
    assert_eq!(run.status, 0, "{}{}", run.stdout, run.stderr);
    let report: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
    assert_eq!(report["borne_out"], true);
    assert_eq!(report["quotes"]["proved"], report["quotes"]["total"]);
    let mut broken = bytes("one.zip");
    let at = broken.len() / 2;
    broken[at] ^= 1;
    copy.write("one.zip", broken);
    assert_ne!(copy.run(&["verify", &path]).status, 0);
    assert_eq!(copy.run(&["verify", "nowhere.zip"]).status, 2);
}
