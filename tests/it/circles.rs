//! No circle of imports between files: above all, no file imports the `mod.rs` that composes it.
//!
//! Read from the text of the sources, tests left out. A path leads to the file of the longest module in it.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// The rooms in which there is no circle.
const FREE: [&str; 10] =
    ["cli", "error", "export", "index", "mutate", "publish", "read", "syntax", "text", "verify"];

/// A module by its names below the crate: `read`, `number`, `reader`.
type Module = Vec<String>;

/// The modules that have a file of their own, with the code in it.
fn modules() -> BTreeMap<Module, String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut modules = BTreeMap::new();
    for entry in walkdir::WalkDir::new(&root) {
        let entry = entry.unwrap();
        let path = entry.path().strip_prefix(&root).unwrap().to_str().unwrap();
        let Some(path) = path.strip_suffix(".rs") else { continue };
        if path.ends_with("/tests") || path.ends_with("/fixture") {
            continue;
        }
        let module = path.strip_suffix("/mod").unwrap_or(path).split('/').map(str::to_owned).collect();
        modules.insert(module, code(&fs::read_to_string(entry.path()).unwrap()));
    }
    assert!(modules.len() > 40, "the sources were not found");
    modules
}

/// A file's text without comments, tests and the paths of visibilities.
fn code(text: &str) -> String {
    let text = text.split("#[cfg(test)]\nmod tests").next().unwrap_or("");
    let text = text.split("#[cfg(test)]\n#[allow").next().unwrap_or("");
    let lines =
        text.lines().map(|line| line.split("//").next().unwrap_or("").replace("pub(in crate::", "pub("));
    lines.collect::<Vec<_>>().join("\n")
}

/// The paths that a file uses: those of its `use` items, opened, and those that begin with `crate` or `super`.
fn paths(code: &str) -> Vec<Module> {
    let mut found = Vec::new();
    for (at, _) in code.match_indices("use ") {
        if at == 0 || code[..at].ends_with(['\n', ' ']) {
            open(code[at + 4..].split(';').next().unwrap_or(""), &[], &mut found);
        }
    }
    for start in ["crate::", "super::"] {
        for (at, _) in code.match_indices(start) {
            let is_path = |c: char| c.is_alphanumeric() || matches!(c, '_' | ':');
            let path = code[at..].split(|c: char| !is_path(c)).next().unwrap_or("");
            // Neither the rest of a longer path nor the beginning of a tree.
            if !code[..at].ends_with(is_path) && !path.ends_with(':') {
                found.push(path.split("::").map(str::to_owned).collect());
            }
        }
    }
    found
}

/// Opens a tree of a `use` item: `a::{b, c::d}` to `a::b` and `a::c::d`.
fn open(tree: &str, before: &[String], found: &mut Vec<Module>) {
    let (path, inner) = tree.trim().split_once('{').map_or((tree.trim(), None), |(p, i)| (p, Some(i)));
    let names = path.split("::").map(|name| name.split_whitespace().next().unwrap_or("").to_owned());
    let path: Module = before.iter().cloned().chain(names.filter(|name| !name.is_empty())).collect();
    let Some(inner) = inner.map(|inner| inner.trim_end().strip_suffix('}').unwrap_or(inner)) else {
        found.push(path);
        return;
    };
    let (mut depth, mut start) = (0, 0);
    for (at, c) in inner.char_indices().chain([(inner.len(), ',')]) {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                open(&inner[start..at], &path, found);
                start = (at + 1).min(inner.len());
            }
            _ => {}
        }
    }
}

/// The module with a file that a path in `from` leads to.
fn target(from: &Module, path: &[String], modules: &BTreeMap<Module, String>) -> Option<Module> {
    let ups = path.iter().take_while(|name| *name == "super").count();
    let mut module: Module = match path.first()?.as_str() {
        "crate" => path[1..].to_vec(),
        "super" => [&from[..from.len().saturating_sub(ups)], &path[ups..]].concat(),
        _ => [from.as_slice(), path].concat(),
    };
    while !module.is_empty() && !modules.contains_key(&module) {
        module.pop();
    }
    (!module.is_empty() && module != *from).then_some(module)
}

/// The modules that are reached from one.
fn reached<'m>(from: &'m Module, imports: &'m BTreeMap<Module, BTreeSet<Module>>) -> BTreeSet<&'m Module> {
    let (mut seen, mut open) = (BTreeSet::new(), vec![from]);
    while let Some(module) = open.pop() {
        open.extend(imports.get(module).into_iter().flatten().filter(|next| seen.insert(*next)));
    }
    seen
}

#[test]
fn no_file_is_in_a_circle_of_imports() {
    let modules = modules();
    let imports: BTreeMap<Module, BTreeSet<Module>> = modules
        .iter()
        .map(|(module, code)| {
            (module.clone(), paths(code).iter().filter_map(|path| target(module, path, &modules)).collect())
        })
        .collect();
    let in_circle = imports.keys().filter(|module| reached(module, &imports).contains(module));
    let broken: Vec<String> = in_circle
        .filter(|module| FREE.contains(&module[0].as_str()))
        .map(|module| {
            let back = |next: &&Module| reached(next, &imports).contains(module);
            let next: Vec<String> = imports[module].iter().filter(back).map(|next| next.join("::")).collect();
            format!("{} imports {}", module.join("::"), next.join(", "))
        })
        .collect();
    assert_eq!(broken, Vec::<String>::new());
}

#[test]
fn the_detector_of_circles_sees_paths() {
    let code = code("use super::{a::B, c};\npub(in crate::d) fn f() { crate::e::g(); } // crate::h\n");
    let paths: Vec<String> = paths(&code).iter().map(|path| path.join("::")).collect();
    assert_eq!(paths, ["super::a::B", "super::c", "crate::e::g"]);
    let modules: BTreeMap<Module, String> =
        ["x", "x/a", "x/c"].map(|m| (m.split('/').map(str::to_owned).collect(), String::new())).into();
    let lead = |path: &str| {
        let path: Module = path.split("::").map(str::to_owned).collect();
        target(&vec!["x".into(), "a".into()], &path, &modules).map(|module| module.join("::"))
    };
    assert_eq!(lead("super::c::D").as_deref(), Some("x::c"));
    assert_eq!(lead("super::D").as_deref(), Some("x"));
    assert_eq!(lead("std::fmt"), None);
}
