//! The search index as classic scripts, which pages may load from a folder on disk, where they may not fetch.
//!
//! Each shard is one call of one function: its name, a digest of its data, its data. `search/index.js` comes
//! first: it says which shards there are, with their digests, by which a reader's page tells a shard of
//! another build from one of its own.

use crate::model::Artifact;
use crate::site::search::{DROPPED, PLAIN, SearchIndex, Shard, WORD};

/// Names longer than this become numbers: file systems bound a name's length.
const LONGEST_NAME: usize = 40;

/// The scripts of an index, below `search/`.
#[must_use]
pub fn search_scripts(index: &SearchIndex) -> Vec<Artifact> {
    let terms = words("t", &index.terms);
    let names = words("n", &index.names);
    let texts = index
        .pages
        .iter()
        .enumerate()
        .map(|(number, text)| script(&format!("p-{number}"), &format!("[{text}]")));
    let texts: Vec<Script> = texts.collect();
    let manifest = manifest(index, &digests(&terms), &digests(&names), &digests(&texts));
    let manifest = Artifact { path: "search/index.js".to_owned(), bytes: call("index", "", &manifest) };
    let shards = terms.into_iter().chain(names).chain(texts).map(|script| script.artifact);
    std::iter::once(manifest).chain(shards).collect()
}

/// A shard's file with the digest of its data.
struct Script {
    artifact: Artifact,
    digest: String,
}

fn words(family: &str, shards: &[Shard]) -> Vec<Script> {
    let named = |(number, shard): (usize, &Shard)| {
        script(&format!("{family}-{}", file_name(&shard.key, number)), &format!("\"{}\"", shard.text))
    };
    shards.iter().enumerate().map(named).collect()
}

/// A shard's name from its key: letters and digits as they are, anything else by its number. The script on
/// the page finds a shard's name in the same way.
fn file_name(key: &str, number: usize) -> String {
    let mut name = String::new();
    for c in key.chars() {
        if c.is_ascii_lowercase() || c.is_ascii_digit() {
            name.push(c);
        } else {
            name.push_str(&format!("_{:x}", u32::from(c)));
        }
    }
    if name.len() > LONGEST_NAME { format!("-{number}") } else { name }
}

fn script(name: &str, data: &str) -> Script {
    let digest: String = blake3::hash(data.as_bytes()).to_hex().chars().take(6).collect();
    let bytes = call(name, &digest, data);
    Script { artifact: Artifact { path: format!("search/{name}.js"), bytes }, digest }
}

fn call(name: &str, digest: &str, data: &str) -> Vec<u8> {
    format!("factumSearch(\"{name}\",\"{digest}\",{data});\n").into_bytes()
}

fn digests(scripts: &[Script]) -> String {
    scripts.iter().map(|script| script.digest.as_str()).collect()
}

fn manifest(index: &SearchIndex, terms: &str, names: &str, texts: &str) -> String {
    let keys = |shards: &[Shard]| shards.iter().map(|shard| shard.key.clone()).collect::<Vec<_>>().join(" ");
    let value = serde_json::json!({
        "count": index.count,
        "word": WORD,
        "dropped": DROPPED,
        "plain": PLAIN.map(|(letter, plain)| (letter.to_string(), plain)),
        "stop": index.stop.iter().map(String::as_str).collect::<Vec<_>>().join(" "),
        "kinds": index.kinds,
        "continued": index.continued,
        "firsts": index.firsts,
        "t": { "keys": keys(&index.terms), "digests": terms },
        "n": { "keys": keys(&index.names), "digests": names },
        "p": { "keys": "", "digests": texts },
    });
    value.to_string()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::site::fixture::arven;
    use crate::site::{BuildOptions, Site};

    fn scripts() -> Vec<(String, String)> {
        let fixture = arven();
        let site =
            Site::new(&fixture.dossier, &fixture.index, &fixture.verification, &BuildOptions::default());
        let entries = site.searched().into_iter().flat_map(|note| site.search_entries(note)).collect();
        let artifacts = search_scripts(&site.search_index(entries));
        artifacts.into_iter().map(|a| (a.path, String::from_utf8(a.bytes).unwrap())).collect()
    }

    /// The arguments of a script's one call.
    fn arguments(script: &str) -> (String, String, serde_json::Value) {
        let inner = script.strip_prefix("factumSearch(").and_then(|rest| rest.strip_suffix(");\n")).unwrap();
        serde_json::from_str(&format!("[{inner}]")).unwrap()
    }

    #[test]
    fn each_script_is_one_call_with_its_name_and_the_digest_that_the_first_one_gives() {
        let scripts = scripts();
        let (path, manifest) = &scripts[0];
        assert_eq!(path, "search/index.js");
        let (name, digest, manifest) = arguments(manifest);
        assert_eq!((name.as_str(), digest.as_str()), ("index", ""));
        let mut listed = String::new();
        for family in ["t", "n", "p"] {
            listed.push_str(manifest[family]["digests"].as_str().unwrap());
        }
        let mut found = String::new();
        for (path, script) in &scripts[1..] {
            let (name, digest, _) = arguments(script);
            assert_eq!(*path, format!("search/{name}.js"));
            assert_eq!(script.lines().count(), 1);
            found.push_str(&digest);
        }
        assert_eq!(found, listed);
    }

    #[test]
    fn names_of_shards_are_names_of_files_everywhere() {
        let keys = ["", "me", "973.", "Я", "жé", "con", "𠀀𠀀𠀀𠀀𠀀𠀀𠀀𠀀𠀀", "aux", "..", "ﬀ", "-1"];
        let names: BTreeSet<String> =
            keys.iter().enumerate().map(|(number, key)| file_name(key, number)).collect();
        assert_eq!(names.len(), keys.len());
        for name in names {
            let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_' || c == '-';
            assert!(name.len() <= LONGEST_NAME && name.chars().all(plain), "{name}");
        }
    }
}
