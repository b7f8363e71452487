//! The doors between the rooms, as ARCHITECTURE.md states them, held against the code's imports.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// Which rooms each room may import. A room that is not named here may not exist.
const ROOMS: [(&str, &[&str]); 15] = [
    ("error", &[]),
    ("text", &[]),
    ("vfs", &["error"]),
    ("model", &["text"]),
    ("syntax", &["model", "text"]),
    ("index", &["model"]),
    ("verify", &["error", "index", "model", "text"]),
    ("diagnostic", &["text"]),
    ("check", &["diagnostic", "index", "model", "text", "verify"]),
    ("site", &["index", "model", "text", "verify"]),
    ("render", &["model", "site"]),
    ("publish", &["error", "model"]),
    (
        "workspace",
        &[
            "check",
            "diagnostic",
            "error",
            "index",
            "model",
            "publish",
            "render",
            "site",
            "syntax",
            "text",
            "verify",
            "vfs",
        ],
    ),
    ("mutate", &["diagnostic", "index", "model", "text", "verify", "workspace"]),
    ("export", &["error", "model", "site", "workspace"]),
];

/// Which rooms may use a crate.
const CRATES: [(&str, &[&str]); 11] = [
    ("pulldown_cmark", &["syntax"]),
    ("serde_yaml", &["syntax"]),
    ("sentencex", &["syntax"]),
    ("tera", &["render"]),
    ("syntect", &["render"]),
    ("annotate_snippets", &["diagnostic"]),
    ("clap", &["cli"]),
    ("anstream", &["cli"]),
    ("rustix", &["publish"]),
    ("walkdir", &["vfs", "publish"]),
    ("rayon", &["verify", "workspace", "mutate", "publish", "export", "cli"]),
];

/// Each source file with its room.
fn sources() -> Vec<(String, String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut sources = Vec::new();
    for entry in walkdir::WalkDir::new(&root).sort_by_file_name() {
        let entry = entry.unwrap();
        let path = entry.path().strip_prefix(&root).unwrap().to_str().unwrap().to_owned();
        if path.ends_with(".rs") {
            let room = path.split(['/', '.']).next().unwrap().to_owned();
            let text = fs::read_to_string(entry.path()).unwrap();
            sources.push((room, path, text));
        }
    }
    assert!(sources.len() > 40, "the sources were not found");
    sources
}

/// The words that follow `prefix` in a text's code, comments left out.
fn words_after(text: &str, prefix: &str) -> BTreeSet<String> {
    let code = text.lines().filter(|line| !line.trim_start().starts_with("//"));
    let mut words = BTreeSet::new();
    for line in code {
        for (at, _) in line.match_indices(prefix) {
            let rest = &line[at + prefix.len()..];
            let names = rest.strip_prefix('{').map_or(rest, |inner| inner.split('}').next().unwrap_or(""));
            for name in names.split(',') {
                let word: String =
                    name.trim().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
                words.insert(word);
                if !rest.starts_with('{') {
                    break;
                }
            }
        }
    }
    words
}

#[test]
fn rooms_import_only_through_their_doors() {
    let known: BTreeSet<&str> = ROOMS.iter().map(|(room, _)| *room).chain(["cli", "lib", "main"]).collect();
    let mut broken = Vec::new();
    for (room, path, text) in sources() {
        assert!(
            known.contains(room.as_str()),
            "src/{path} stands in a room that ARCHITECTURE.md does not know"
        );
        // A room's tests may conduct the stages before it.
        if path.ends_with("/tests.rs") || path.ends_with("/fixture.rs") {
            continue;
        }
        let Some((_, allowed)) = ROOMS.iter().find(|(name, _)| *name == room) else { continue };
        for imported in words_after(&text, "crate::") {
            if imported != room && known.contains(imported.as_str()) && !allowed.contains(&imported.as_str())
            {
                broken.push(format!("src/{path} imports {imported}"));
            }
        }
    }
    assert_eq!(broken, Vec::<String>::new());
}

#[test]
fn crates_stay_in_their_rooms() {
    let mut broken = Vec::new();
    for (room, path, text) in sources() {
        for (name, rooms) in CRATES {
            let uses = text.lines().any(|line| {
                let code = line.trim_start();
                !code.starts_with("//")
                    && (code.contains(&format!("{name}::")) || code.contains(&format!("use {name};")))
            });
            if uses && !rooms.contains(&room.as_str()) {
                broken.push(format!("src/{path} uses {name}"));
            }
        }
    }
    assert_eq!(broken, Vec::<String>::new());
}

#[test]
fn the_index_holds_no_positions() {
    let broken: Vec<_> = sources()
        .into_iter()
        .filter(|(room, _, text)| room == "index" && text.contains("Span"))
        .map(|(_, path, _)| path)
        .collect();
    assert_eq!(broken, Vec::<String>::new());
}

#[test]
fn a_rule_imports_no_other_rule() {
    let broken: Vec<_> = sources()
        .into_iter()
        .filter(|(_, path, _)| path.starts_with("check/rules/"))
        .filter(|(_, _, text)| text.contains("super::super::rules") || text.contains("crate::check::rules::"))
        .map(|(_, path, _)| path)
        .collect();
    assert_eq!(broken, Vec::<String>::new());
}

#[test]
fn every_file_says_what_it_does_and_stays_short() {
    let mut broken = Vec::new();
    for (_, path, text) in sources() {
        if !text.starts_with("//!") {
            broken.push(format!("src/{path} does not open with what it does"));
        }
        let code = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or("");
        let lines = code.lines().count();
        let is_tests = path.ends_with("tests.rs") || path.ends_with("fixture.rs");
        if lines > 400 && !is_tests {
            broken.push(format!("src/{path} has {lines} lines"));
        }
    }
    assert_eq!(broken, Vec::<String>::new());
}

#[test]
fn the_detector_of_imports_sees_them() {
    let words = words_after(
        "use crate::model::{A, B};\nuse crate::{text, vfs};\n// crate::site\nlet x = crate::error::Error;",
        "crate::",
    );
    let words: Vec<_> = words.iter().map(String::as_str).collect();
    assert_eq!(words, ["error", "model", "text", "vfs"]);
}

/// The rooms in which files still import each other in circles; each that is mended is struck out.
const CIRCULAR: &[&str] =
    &["check", "cli", "diagnostic", "model", "mutate", "syntax", "text", "verify", "vfs", "workspace"];

/// A file's imports: each path with the file that it leads to.
type Imports = BTreeMap<String, BTreeSet<String>>;

/// The files of the program by their module paths, `["site", "frame"]`. Tests may import what they
/// like.
fn modules() -> BTreeMap<Vec<String>, (String, String)> {
    let is_test =
        |path: &str| path.ends_with("/tests.rs") || path.ends_with("/fixture.rs") || path.contains("/tests/");
    let files = sources().into_iter().filter(|(_, path, _)| !is_test(path) && path != "main.rs");
    files
        .map(|(_, path, text)| {
            let mut module: Vec<String> =
                path.trim_end_matches(".rs").split('/').map(str::to_owned).collect();
            module.pop_if(|last| last == "mod" || last == "lib");
            (module, (path, without_tests(&text)))
        })
        .collect()
}

/// A file's code without comments, and without what stands under `#[cfg(test)]`.
fn without_tests(text: &str) -> String {
    let mut code = String::new();
    let mut lines = text.lines().filter(|line| !line.trim_start().starts_with("//"));
    while let Some(line) = lines.next() {
        let Some(indent) = line.strip_suffix("#[cfg(test)]") else {
            code.push_str(line);
            code.push('\n');
            continue;
        };
        // What follows ends on its first line, or where a bracket stands as far to the right as it
        // began; other attributes may stand between.
        let end = format!("{indent}}}");
        let first = lines.by_ref().find(|line| line.ends_with(['{', ';']));
        if first.is_some_and(|line| line.ends_with('{')) {
            lines.by_ref().find(|line| *line == end);
        }
    }
    code
}

/// The paths of a `use`, each written out: `a::{b, c::d}` is `a::b` and `a::c::d`.
fn written_out(tree: &str) -> Vec<String> {
    let Some((before, inner)) = tree.split_once('{') else {
        return vec![tree.split(" as ").next().unwrap_or(tree).trim().to_owned()];
    };
    let inner = inner.rsplit_once('}').map_or(inner, |(inner, _)| inner);
    let (mut depth, mut from, mut branches) = (0, 0, Vec::new());
    for (at, c) in inner.char_indices().chain([(inner.len(), ',')]) {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                branches.push(&inner[from..at]);
                from = at + 1;
            }
            _ => {}
        }
    }
    let branches = branches.into_iter().filter(|branch| !branch.trim().is_empty());
    branches.flat_map(written_out).map(|path| format!("{}{path}", before.trim())).collect()
}

/// An item without what says who may see it.
fn without_visibility(line: &str) -> &str {
    let item = line.trim();
    let rest = item.strip_prefix("pub").unwrap_or(item);
    let rest = rest.strip_prefix('(').and_then(|rest| rest.split_once(')')).map_or(rest, |(_, rest)| rest);
    rest.trim_start()
}

/// All paths in a file's code that begin at the root, at its own module or above it; and its
/// modules.
fn paths(code: &str) -> Vec<String> {
    let mut paths = Vec::new();
    let mut rest = String::new();
    let mut lines = code.lines();
    while let Some(line) = lines.next() {
        let item = without_visibility(line);
        if let Some(tree) = item.strip_prefix("use ") {
            let further = if tree.ends_with(';') { Vec::new() } else { until_semicolon(&mut lines) };
            let tree = std::iter::once(tree).chain(further).collect::<String>();
            paths.extend(written_out(tree.trim_end_matches(';')));
        } else if let Some(name) = item.strip_prefix("mod ").and_then(|name| name.strip_suffix(';')) {
            paths.push(format!("self::{name}"));
        } else {
            rest.push_str(line);
            rest.push('\n');
        }
    }
    let is_path = |c: char| c.is_alphanumeric() || c == ':' || c == '_';
    for prefix in ["crate::", "super::", "self::"] {
        for (at, _) in rest.match_indices(prefix) {
            // `pub(in crate::site)` says who may see, and imports nothing.
            if !rest[..at].ends_with(is_path) && !rest[..at].ends_with("(in ") {
                paths.push(rest[at..].chars().take_while(|c| is_path(*c)).collect());
            }
        }
    }
    paths
}

fn until_semicolon<'t>(lines: &mut impl Iterator<Item = &'t str>) -> Vec<&'t str> {
    let mut taken = Vec::new();
    for line in lines {
        taken.push(line.trim());
        if line.ends_with(';') {
            break;
        }
    }
    taken
}

/// The module that a path in `module` leads to: the last of its names that is one.
fn led_to(
    modules: &BTreeMap<Vec<String>, (String, String)>,
    module: &[String],
    path: &str,
) -> Option<Vec<String>> {
    let mut names = path.split("::").peekable();
    let mut at = module.to_vec();
    match *names.peek()? {
        "crate" => {
            at.clear();
            names.next();
        }
        "self" => {
            names.next();
        }
        "super" => {
            while names.next_if_eq(&"super").is_some() {
                at.pop();
            }
        }
        // A crate's name, unless a module of this one is called so.
        first => {
            modules.get(&[module, &[first.to_owned()]].concat())?;
        }
    }
    for name in names {
        at.push(name.to_owned());
        if !modules.contains_key(&at) {
            at.pop();
            break;
        }
    }
    Some(at)
}

fn imports(modules: &BTreeMap<Vec<String>, (String, String)>) -> Imports {
    let mut imports = Imports::new();
    for (module, (file, code)) in modules {
        let found = paths(code).into_iter().filter_map(|path| led_to(modules, module, &path));
        let files = found.filter_map(|to| modules.get(&to)).map(|(to, _)| to.clone());
        imports.insert(file.clone(), files.filter(|to| to != file).collect());
    }
    imports
}

/// All that a file imports, and what that imports, and so on.
fn reach<'i>(imports: &'i Imports, file: &str) -> BTreeSet<&'i str> {
    let mut reached = BTreeSet::new();
    let mut next: Vec<&str> = imports.get(file).into_iter().flatten().map(String::as_str).collect();
    while let Some(one) = next.pop() {
        if reached.insert(one) {
            next.extend(imports.get(one).into_iter().flatten().map(String::as_str));
        }
    }
    reached
}

/// Files that import each other in a circle, each circle once. A file that imports the `mod.rs` it
/// is a part of is in one, since that `mod.rs` is made of it.
fn circles(imports: &Imports) -> Vec<Vec<String>> {
    let reached: BTreeMap<&str, BTreeSet<&str>> =
        imports.keys().map(|file| (file.as_str(), reach(imports, file))).collect();
    let mut circles = BTreeSet::new();
    for (file, reach) in reached.iter().filter(|(file, reach)| reach.contains(*file)) {
        let back = |other: &&&str| reached.get(**other).is_some_and(|back| back.contains(file));
        circles.insert(reach.iter().filter(back).map(|file| (*file).to_owned()).collect::<Vec<_>>());
    }
    circles.into_iter().collect()
}

#[test]
fn no_files_import_each_other_in_a_circle() {
    let imports = imports(&modules());
    let room = |file: &str| file.split(['/', '.']).next().unwrap_or("").to_owned();
    let mut found = Vec::new();
    for circle in circles(&imports) {
        if !circle.iter().all(|file| CIRCULAR.contains(&room(file).as_str())) {
            let within = |file: &&String| circle.contains(file);
            found.extend(circle.iter().flat_map(|file| {
                imports[file].iter().filter(within).map(move |to| format!("src/{file} imports src/{to}"))
            }));
        }
    }
    assert_eq!(found, Vec::<String>::new());
}

#[test]
fn the_detector_of_circles_sees_them() {
    let files = [
        ("", "lib.rs", "pub mod a;\npub mod b;"),
        (
            "a",
            "a/mod.rs",
            "mod x;\nmod y;\npub use x::X;\n#[cfg(test)]\n#[allow(x)]\nmod tests {\n    use crate::b::B;\n}\n",
        ),
        ("a::x", "a/x.rs", "use super::{\n    y::{Y, Z as W},\n    y,\n};\npub(in crate::b) struct X;"),
        ("a::y", "a/y.rs", "// use super::x::X;\nfn f() { crate::b::f() }"),
        ("b", "b.rs", "use crate::a::X;"),
    ];
    let modules = files.map(|(module, file, text)| {
        let module = module.split("::").filter(|name| !name.is_empty()).map(str::to_owned).collect();
        (module, (file.to_owned(), without_tests(text)))
    });
    let imports = imports(&modules.into());
    let of = |file: &str| imports[file].iter().map(String::as_str).collect::<Vec<_>>();
    assert_eq!(of("a/mod.rs"), ["a/x.rs", "a/y.rs"]);
    assert_eq!(of("a/x.rs"), ["a/y.rs"]);
    assert_eq!(of("a/y.rs"), ["b.rs"]);
    assert_eq!(of("b.rs"), ["a/mod.rs"]);
    assert_eq!(circles(&imports), [["a/mod.rs", "a/x.rs", "a/y.rs", "b.rs"]]);
}
