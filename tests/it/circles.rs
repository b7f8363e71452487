//! No file imports one that imports it, by however long a way round: held against the whole tree.
//!
//! A `mod.rs` composes the files of its folder and so imports each of them. A file that needs something of
//! its room names the file that defines it, never the room's `mod.rs`.

use std::collections::{BTreeMap, BTreeSet};

use crate::doors::sources;

/// A module by its path from the crate's root.
type Module = Vec<String>;

/// The module that a file holds: `a/b.rs` and `a/b/mod.rs` hold `a::b`.
fn module_of(path: &str) -> Module {
    let stem = path.strip_suffix(".rs").unwrap_or(path);
    let stem = stem.strip_suffix("/mod").unwrap_or(stem);
    stem.split('/').map(str::to_owned).collect()
}

/// The code of a file without its comments and its inline tests.
fn code(text: &str) -> String {
    // Inline tests stand at a file's end: from the first module that only tests have, with its attributes.
    let mut tests = text.match_indices("#[cfg(test)]\n").filter(|(at, _)| {
        let mut items = text[*at..].lines().filter(|line| !line.starts_with("#["));
        items.next().is_some_and(|item| item.contains("mod ") && item.ends_with('{'))
    });
    let code = &text[..tests.next().map_or(text.len(), |(at, _)| at)];
    let lines = code.lines().map(|line| line.split("//").next().unwrap_or(""));
    // `pub(in crate::site)` says who may see an item, and imports nothing.
    let lines = lines.map(|line| line.replace("(in crate::", "(in ").replace("(in super::", "(in "));
    lines.collect::<Vec<_>>().join("\n")
}

/// The paths of a `use` tree: `a::{b, c::d}` is `a::b` and `a::c::d`.
fn expanded(tree: &str) -> Vec<String> {
    let Some((before, inner)) = tree.split_once('{') else {
        return vec![tree.split(" as ").next().unwrap_or("").trim().to_owned()];
    };
    let inner = inner.rsplit_once('}').map_or(inner, |(inner, _)| inner);
    let (mut depth, mut parts) = (0, vec![String::new()]);
    for c in inner.chars() {
        depth += i32::from(c == '{') - i32::from(c == '}');
        match (c, depth) {
            (',', 0) => parts.push(String::new()),
            _ => parts.last_mut().unwrap().push(c),
        }
    }
    let parts = parts.iter().filter(|part| !part.trim().is_empty());
    parts.flat_map(|part| expanded(part)).map(|path| format!("{}{path}", before.trim())).collect()
}

/// Every path that a file names: in its `use` lines, and in its code from `crate::` or `super::` on.
fn paths(code: &str) -> Vec<String> {
    let mut paths = Vec::new();
    let mut rest = String::new();
    for statement in code.split_inclusive(';') {
        // An item may stand before the first `use`, so the word is looked for at the start of a line.
        let start = statement.match_indices("use ").map(|(at, _)| at).find(|at| {
            let line = statement[..*at].rsplit('\n').next().unwrap_or("").trim();
            line.is_empty() || line.starts_with("pub")
        });
        let Some(start) = start else {
            rest.push_str(statement);
            continue;
        };
        rest.push_str(&statement[..start]);
        paths.extend(expanded(statement[start + 4..].trim_end_matches(';')));
    }
    for root in ["crate::", "super::"] {
        // `pub(in crate::room)` says who may see an item and imports nothing.
        let is_import = |at: usize| !rest[..at].ends_with("::") && !rest[..at].ends_with("(in ");
        for (at, _) in rest.match_indices(root).filter(|(at, _)| is_import(*at)) {
            let path = rest[at..].chars().take_while(|c| c.is_alphanumeric() || matches!(c, '_' | ':'));
            paths.push(path.collect());
        }
    }
    paths
}

/// The module that a path names, seen from the module `here`: the longest beginning that is a module.
fn resolved(path: &str, here: &Module, modules: &BTreeMap<Module, String>) -> Option<Module> {
    let mut parts = path.split("::").map(str::trim).peekable();
    let mut module = here.clone();
    if parts.next_if_eq(&"crate").is_some() {
        module.clear();
    } else if parts.peek() == Some(&"super") {
        while parts.next_if_eq(&"super").is_some() {
            module.pop();
        }
    }
    for part in parts {
        module.push(part.to_owned());
        if !modules.contains_key(&module) {
            module.pop();
            break;
        }
    }
    (module != *here && !module.is_empty()).then_some(module)
}

/// The files that each file imports. A `mod.rs` imports all files of its folder.
fn imports() -> BTreeMap<String, BTreeSet<String>> {
    let is_test = |path: &str| path.contains("tests") || path.ends_with("fixture.rs");
    let files: Vec<(String, String)> = sources()
        .into_iter()
        .filter(|(_, path, _)| !is_test(path))
        .map(|(_, path, text)| (path, code(&text)))
        .collect();
    let modules: BTreeMap<Module, String> =
        files.iter().map(|(path, _)| (module_of(path), path.clone())).collect();
    let mut imports: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (path, code) in &files {
        let here = module_of(path);
        let named = paths(code).into_iter().filter_map(|name| resolved(&name, &here, &modules));
        let named: BTreeSet<String> = named.filter_map(|module| modules.get(&module).cloned()).collect();
        imports.entry(path.clone()).or_default().extend(named);
        if let Some(composer) = modules.get(&here[..here.len() - 1]) {
            imports.entry(composer.clone()).or_default().insert(path.clone());
        }
    }
    imports
}

/// Leaves the files that stand in circles, and those between two circles.
fn circles(mut imports: BTreeMap<String, BTreeSet<String>>) -> BTreeMap<String, BTreeSet<String>> {
    loop {
        let known: BTreeSet<String> = imports.keys().cloned().collect();
        let imported: BTreeSet<String> = imports.values().flatten().cloned().collect();
        imports.values_mut().for_each(|others| others.retain(|other| known.contains(other)));
        imports.retain(|path, others| !others.is_empty() && imported.contains(path));
        if imports.len() == known.len() {
            return imports;
        }
    }
}

#[test]
fn no_imports_go_in_a_circle() {
    assert_eq!(circles(imports()), BTreeMap::new());
}

#[test]
fn the_detector_of_circles_sees_them() {
    let paths = paths("use super::{a, b::{C, D}};\npub use crate::e::F as G;\nfn f(x: super::super::H) {}\n");
    assert_eq!(paths, ["super::a", "super::b::C", "super::b::D", "crate::e::F", "super::super::H"]);
    let module = |path: &str| (module_of(path), path.to_owned());
    let modules: BTreeMap<Module, String> =
        ["a/mod.rs", "a/b.rs", "a/c/mod.rs"].map(module).into_iter().collect();
    let seen = |path| resolved(path, &module_of("a/b.rs"), &modules).map(|module| module.join("::"));
    assert_eq!(seen("super::X").as_deref(), Some("a"));
    assert_eq!(seen("super::c::X").as_deref(), Some("a::c"));
    assert_eq!(seen("crate::a::c::d::X").as_deref(), Some("a::c"));
    assert_eq!(seen("std::fmt"), None);
    let of = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<BTreeSet<_>>();
    let circle = [("a", of(&["b"])), ("b", of(&["c"])), ("c", of(&["b"])), ("d", of(&[]))];
    let found = circles(circle.map(|(name, others)| (name.to_owned(), others)).into_iter().collect());
    assert_eq!(found.keys().collect::<Vec<_>>(), ["b", "c"]);
}
