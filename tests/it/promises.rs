//! What `SECURITY.md` promises, as far as no test of its own holds it.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, SystemTime};

use crate::habits::CONFIGURATION;
use crate::program::{Copy, dossier, tree};

#[test]
fn bytes_depend_on_inputs_and_version_only() {
    let copy = Copy::of(&dossier("harbour"));
    assert_eq!(copy.run(&["build", "--jobs", "1"]).status, 0);
    let expected = copy.tree("public");
    assert!(expected.len() > 20);
    // The same files, made in another order, elsewhere, at another time.
    let elsewhere = std::env::temp_dir().join(format!("factum a'b-{}", std::process::id()));
    let _ = fs::remove_dir_all(&elsewhere);
    let parts = ["themes", "captures", "content", "factum.lock", "factum.yaml"];
    for part in parts.iter().map(|part| copy.root().join(part)).filter(|path| path.exists()) {
        for (path, bytes) in files(copy.root(), &part).into_iter().rev() {
            let to = elsewhere.join(path);
            fs::create_dir_all(to.parent().unwrap()).unwrap();
            fs::write(&to, bytes).unwrap();
            let file = fs::File::options().write(true).open(&to).unwrap();
            file.set_modified(SystemTime::UNIX_EPOCH + Duration::from_secs(86_400 * 9_000)).unwrap();
        }
    }
    let program = env!("CARGO_BIN_EXE_factum");
    let surroundings: [&[(&str, &str)]; 3] = [
        &[("TZ", "Pacific/Auckland"), ("LC_ALL", "de_DE.UTF-8"), ("LANG", "de_DE.UTF-8"), ("COLUMNS", "40")],
        &[("TZ", "America/Los_Angeles"), ("LC_ALL", "C"), ("HOME", "/nonexistent"), ("NO_COLOR", "1")],
        &[("TZ", "UTC"), ("LC_ALL", "tr_TR.UTF-8"), ("USER", "somebody"), ("RAYON_NUM_THREADS", "3")],
    ];
    for (mask, variables) in ["077", "000", "022"].iter().zip(surroundings) {
        let script = format!("umask {mask} && exec \"$0\" \"$@\"");
        let run = Command::new("sh")
            .args(["-c", &script, program, "--quiet", "build"])
            .current_dir(&elsewhere)
            .envs(variables.iter().copied())
            .output()
            .unwrap();
        assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
        assert!(tree(&elsewhere.join("public")) == expected, "{variables:?} make a difference");
        fs::remove_dir_all(elsewhere.join("public")).unwrap();
    }
    fs::remove_dir_all(elsewhere).unwrap();
}

/// A file, or all below a folder, by their paths from the root.
fn files(root: &Path, part: &Path) -> BTreeMap<std::path::PathBuf, Vec<u8>> {
    if part.is_file() {
        return [(part.strip_prefix(root).unwrap().to_owned(), fs::read(part).unwrap())].into();
    }
    let name = part.strip_prefix(root).unwrap();
    tree(part).into_iter().map(|(path, bytes)| (name.join(path), bytes)).collect()
}

#[test]
fn a_note_of_a_stranger_changes_no_page_of_others() {
    let copy = Copy::of(&dossier("harbour"));
    let configuration = copy.read("factum.yaml");
    copy.write("factum.yaml", format!("{configuration}rules: {{F0107: warning}}\n"));
    assert_eq!(copy.run(&["build"]).status, 0);
    let before = copy.tree("public");
    let body =
        "<script>alert(1)</script> {{ 7*7 }} [[veldhaven]].[?]\n\n## Talks\n\nIda Brandt and trade.[?]\n";
    copy.write("content/actors/stranger.md", format!("---\ntitle: A stranger's note\n---\n{body}"));
    let run = copy.run(&["build"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    let after = copy.tree("public");
    let is_changed = |path: &&String| after.get(*path) != before.get(*path);
    let changed: Vec<&str> = after.keys().filter(is_changed).map(String::as_str).collect();
    // Its own page, the page that it links to, what lists all pages and facts, and what counts over all of them.
    let may = |path: &str| {
        let lists = ["actors/index.html", "about/methodology.html", "index.html", "feed.xml", "sitemap.xml"];
        let own = ["actors/stranger.html", "actors/veldhaven.html", "MANIFEST.sha256"];
        lists.contains(&path)
            || own.contains(&path)
            || path.starts_with("search/")
            || path.starts_with("data/")
    };
    assert!(changed.iter().all(|path| may(path)), "{changed:?}");
    assert!(changed.contains(&"actors/stranger.html"), "{changed:?}");
    assert!(before.keys().all(|path| after.contains_key(path)));
    // On the page that it links to only that it does is new.
    let text = |pages: &BTreeMap<String, Vec<u8>>| {
        let page = String::from_utf8(pages["actors/veldhaven.html"].clone()).unwrap();
        page.split("<section class=\"mentions\"").next().unwrap().to_owned()
    };
    let (old, new) = (text(&before), text(&after));
    let old: Vec<&str> = old.lines().collect();
    let added: Vec<&str> = new.lines().filter(|line| !old.contains(line)).collect();
    assert!(added.len() <= 2, "{added:?}");
}

#[test]
fn no_other_word_of_a_source_is_published() {
    let capture = "Zanzibar was calm. The quay opened on 3 May 2021, Pia Lund said, before umbrellas were sold.\n\
        Kumquats were eaten by Wendeline Oxbow, aged 7341.\n";
    let copy = Copy::with(&[
        ("factum.yaml", CONFIGURATION),
        ("content/index.md", "---\ntitle: Lunde Ferry\n---\nSee [[opening]].\n"),
        (
            "content/papers/gazette.md",
            "---\ntitle: Quay opens\npublisher: Gazette\ndate: 2021-05-04\nurl: https://news.example/a\n\
             capture: gazette.txt\n---\n",
        ),
        (
            "content/about/opening.md",
            "---\ntitle: The quay opens\ncites:\n  a: {source: gazette, quote: \"The quay opened on \
             3 May 2021\"}\n---\nThe quay opened on 3 May 2021.[^a]\n",
        ),
        ("captures/gazette.txt", capture),
    ]);
    assert_eq!(copy.run(&["seal"]).status, 0);
    let run = copy.run(&["build"]);
    assert_eq!(run.status, 0, "{}{}", run.stdout, run.stderr);
    let published = copy.tree("public");
    assert!(published.len() > 20);
    // Names that stand beside a quote are kept with it (`docs/seal.md`), and no other word.
    let lock = copy.read("factum.lock").to_lowercase();
    assert!(!["umbrella", "were eaten", "aged", "calm"].iter().any(|word| lock.contains(word)), "{lock}");
    for (path, bytes) in &published {
        let text = String::from_utf8_lossy(bytes).to_lowercase();
        for word in ["zanzibar", "umbrella", "kumquat", "wendeline", "oxbow", "aged", "gazette.txt"] {
            assert!(!text.contains(word), "{path} tells {word}");
        }
    }
    assert!(published.values().any(|bytes| String::from_utf8_lossy(bytes).contains("The quay opened on")));
}

#[test]
fn a_published_folder_is_held_against_its_manifest() {
    let copy = Copy::of(&dossier("harbour"));
    assert_eq!(copy.run(&["build"]).status, 0);
    let check = || {
        let mut command = Command::new("sha256sum");
        command.args(["--check", "--strict", "--quiet", "MANIFEST.sha256"]);
        command.current_dir(copy.root().join("public")).output().unwrap()
    };
    let whole = check();
    assert!(whole.status.success(), "{}", String::from_utf8_lossy(&whole.stdout));
    // It lists every file but itself.
    let listed = copy.read("public/MANIFEST.sha256").lines().count();
    assert_eq!(listed, copy.tree("public").len() - 1);
    let page = copy.read("public/index.html");
    copy.write("public/index.html", page.replacen('.', ",", 1));
    assert!(!check().status.success(), "a changed byte is found");
}
