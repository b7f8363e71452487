//! Hostile input: each file in `tests/hostile/` is a dossier that wants to harm, and says what has to become of it.
//!
//! `expect: F0003` is an error of that code with nothing published, `expect: warning F0111` a warning, and
//! `expect: published` a site. `page-lacks:` and `page-has:` are held against all pages. The files follow, each below
//! its path; `⟦2000 *a ⟧` stands for two thousand times `*a `, `\n` in it for a line end, and `\u{202e}` anywhere for
//! that character, `\x{ff}` for that byte. No case may end the process by a signal or publish more than 32 times its input and what an empty
//! dossier has.

use std::fs;
use std::path::{Path, PathBuf};

use crate::habits::CONFIGURATION;
use crate::program::Copy;

/// What a dossier without a note publishes, its theme and indexes, is below this.
const SMALL_SITE_BYTES: u64 = 2 << 20;

struct Case {
    name: String,
    expect: String,
    has: Vec<String>,
    lacks: Vec<String>,
    files: Vec<(String, Vec<u8>)>,
}

fn cases() -> Vec<Case> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/hostile");
    let mut paths: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "case"));
    paths.sort();
    paths.iter().map(|path| read(path)).collect()
}

fn read(path: &Path) -> Case {
    let text = fs::read_to_string(path).unwrap();
    let mut parts = text.split("\n=== ");
    let head = parts.next().unwrap();
    let values = |key: &str| -> Vec<String> {
        let values = head.lines().filter_map(|line| line.strip_prefix(key)?.strip_prefix(": "));
        values.map(str::to_owned).collect()
    };
    let files = parts.map(|part| {
        let (path, body) = part.split_once('\n').unwrap_or((part, ""));
        (unescaped(path), bytes(&unescaped(&repeated(body))))
    });
    Case {
        name: path.file_stem().unwrap().to_string_lossy().into_owned(),
        expect: values("expect").pop().unwrap_or_else(|| panic!("{} expects nothing", path.display())),
        has: values("page-has"),
        lacks: values("page-lacks"),
        files: files.collect(),
    }
}

fn repeated(text: &str) -> String {
    let mut parts = text.split('⟦');
    let mut all = parts.next().unwrap_or("").to_owned();
    for part in parts {
        let (inner, rest) = part.split_once('⟧').unwrap();
        let (count, what) = inner.split_once(' ').unwrap();
        all.push_str(&what.replace("\\n", "\n").repeat(count.parse().unwrap()));
        all.push_str(rest);
    }
    all
}

fn unescaped(text: &str) -> String {
    let mut parts = text.split("\\u{");
    let mut all = parts.next().unwrap_or("").to_owned();
    for part in parts {
        let (code, rest) = part.split_once('}').unwrap();
        all.push(u32::from_str_radix(code, 16).ok().and_then(char::from_u32).unwrap());
        all.push_str(rest);
    }
    all
}

/// The bytes of a text in which `\x{ff}` stands for one.
fn bytes(text: &str) -> Vec<u8> {
    let mut parts = text.split("\\x{");
    let mut all = parts.next().unwrap_or("").as_bytes().to_vec();
    for part in parts {
        let (code, rest) = part.split_once('}').unwrap();
        all.push(u8::from_str_radix(code, 16).unwrap());
        all.extend(rest.as_bytes());
    }
    all
}

#[test]
fn each_hostile_dossier_comes_to_what_it_has_to() {
    let cases = cases();
    assert!(cases.len() > 160, "{} cases were found", cases.len());
    let failed: Vec<String> =
        cases.iter().filter_map(|case| fault(case).map(|f| format!("{}: {f}", case.name))).collect();
    assert!(failed.is_empty(), "{}", failed.join("\n"));
}

/// What is wrong with what became of a case.
fn fault(case: &Case) -> Option<String> {
    let copy = Copy::with(&[("factum.yaml", CONFIGURATION)]);
    case.files.iter().for_each(|(path, text)| copy.write(path, text));
    let run = copy.run(&["build"]);
    let said = format!("{}{}", run.stdout, run.stderr);
    let is_published = copy.root().join("public/index.html").exists();
    let (level, code) = case.expect.split_once(' ').unwrap_or(("error", &case.expect));
    let (status, is_told) = match code {
        "published" => (0, true),
        code => (i32::from(level == "error"), said.contains(&format!("{level}[{code}]"))),
    };
    if run.status != status || !is_told || is_published != (status == 0) {
        let start: String = said.chars().take(300).collect();
        return Some(format!("expected {}, ended with {}: {start}", case.expect, run.status));
    }
    if !is_published {
        return None;
    }
    let input: usize = case.files.iter().map(|(_, text)| text.len()).sum();
    let pages: Vec<(String, Vec<u8>)> = copy.tree("public").into_iter().collect();
    let output: usize = pages.iter().map(|(_, bytes)| bytes.len()).sum();
    if output as u64 > 32 * input as u64 + SMALL_SITE_BYTES {
        return Some(format!("{output} bytes are published of {input}"));
    }
    let texts = pages.iter().filter(|(path, _)| path.ends_with(".html"));
    let texts: Vec<String> = texts.map(|(_, bytes)| String::from_utf8_lossy(bytes).into_owned()).collect();
    if let Some(lacked) =
        case.has.iter().find(|words| !texts.iter().any(|text| text.contains(words.as_str())))
    {
        return Some(format!("no page has {lacked}"));
    }
    let published = case.lacks.iter().find(|words| texts.iter().any(|text| text.contains(words.as_str())));
    published.map(|words| format!("a page has {words}"))
}

#[test]
fn notes_that_link_to_all_publish_no_more_than_their_share() {
    const NOTES: usize = 60;
    let copy = Copy::with(&[("factum.yaml", CONFIGURATION)]);
    let all: String = (0..NOTES).map(|n| format!("[[c{n}]] ")).collect();
    let mut input = 0;
    for n in 0..NOTES {
        let note = format!("---\ntitle: C{n}\n---\n{all}\n");
        input += note.len();
        copy.write(&format!("content/about/c{n}.md"), note);
    }
    let run = copy.run(&["build"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    let output: usize = copy.tree("public").values().map(Vec::len).sum();
    assert!(output as u64 <= 32 * input as u64 + SMALL_SITE_BYTES, "{output} bytes are published of {input}");
    // A list is shown with the first of those whom it names; that a page has it is told to the others all the same.
    for (page, is_shown, link) in
        [("c7", true, "<a href=\"c1.html#"), ("c30", false, "<a href=\"c9.html\">C9</a>")]
    {
        let html = copy.read(&format!("public/about/{page}.html"));
        let mark = format!("<mark>{}</mark>", page.to_uppercase());
        assert!(html.contains(link) && html.contains(&mark) == is_shown, "{html}");
    }
}
