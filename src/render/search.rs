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
        "stop": index.stemming.stop().join(" "),
        "kinds": index.kinds,
        "continued": index.continued,
        "firsts": index.firsts,
        "t": { "keys": keys(&index.terms), "digests": terms },
        "n": { "keys": keys(&index.names), "digests": names },
        "p": { "keys": "", "digests": texts },
    });
    value.to_string()
}
