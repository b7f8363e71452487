//! The search index as classic scripts, which pages may load from a folder on disk, where they may not fetch.
//!
//! Each shard is one call of one function: its name, a digest of its data, its data. `search/index.js` comes
//! first: it says which shards there are, with their digests, by which a reader's page tells a shard of
//! another build from one of its own.

use super::typography;
use crate::site::search::{
    DROPPED, PLAIN, SearchIndex, Shard, Shown, ShownText, WORD, letters, push_ascending, push_json,
};

/// How many bytes of texts a shard holds at most.
const BOUND: usize = 16 * 1024;
/// Names longer than this become numbers: file systems bound a name's length.
const LONGEST_NAME: usize = 40;

/// A script below the output folder: path and content.
pub type SearchScript = (String, Vec<u8>);

/// The scripts of an index that is being put together, entry by entry: a shard of texts can be published as soon as
/// it is full.
#[derive(Debug, Default)]
pub struct SearchScripts {
    /// The entries of the shard that is being filled.
    shard: String,
    /// The first entry of each shard of texts, and the digests of those that are full.
    firsts: Vec<usize>,
    digests: String,
    count: usize,
}

impl SearchScripts {
    /// Adds what [`shown_entry`] makes of the next entry. A new kind begins a new shard. Returns the shard before,
    /// where it is full.
    pub fn add(&mut self, begins_kind: bool, written: &str) -> Option<SearchScript> {
        let is_full = self.shard.len() + written.len() >= BOUND || begins_kind;
        let full = if is_full { self.take_shard() } else { None };
        if self.shard.is_empty() {
            self.firsts.push(self.count);
        } else {
            self.shard.push(',');
        }
        self.shard.push_str(written);
        self.count += 1;
        full
    }

    fn take_shard(&mut self) -> Option<SearchScript> {
        if self.shard.is_empty() {
            return None;
        }
        let name = format!("p-{}", self.firsts.len() - 1);
        let script = script(&name, &format!("[{}]", self.shard));
        self.shard.clear();
        self.digests.push_str(&script.digest);
        Some((script.path, script.bytes))
    }

    /// The scripts that are left: the last shard of texts, those of words, and the first script, which says which
    /// there are.
    #[must_use]
    pub fn finish(mut self, index: &SearchIndex) -> Vec<SearchScript> {
        let last = self.take_shard();
        let (terms, names) = (words("t", &index.terms), words("n", &index.names));
        let manifest = manifest(index, &self, [&terms, &names]);
        let manifest = ("search/index.js".to_owned(), call("index", "", &manifest));
        let shards = terms.into_iter().chain(names).map(|script| (script.path, script.bytes));
        std::iter::once(manifest).chain(shards).chain(last).collect()
    }
}

/// An entry as a JSON array: address, title, date or role, then anchors and texts in turn, a quote's anchor
/// behind `>`, and where the source of the quotes that follow is another, `@` and its title. Prose is set as on the
/// pages; a quote stays as it was verified.
#[must_use]
pub fn shown_entry(entry: &Shown) -> String {
    let size: usize = entry.texts.iter().map(|shown| shown.text.len() + 16).sum();
    let mut out = String::with_capacity(size + 128);
    out.push('[');
    push_json(&mut out, &entry.href);
    for text in [&entry.title, &entry.aside] {
        out.push(',');
        push_json(&mut out, &typography::set(&entry.language, text));
    }
    let mut before = "";
    for ShownText { anchor, text, is_quote, source } in &entry.texts {
        if *is_quote && source != before {
            out.push_str(",\"@\",");
            push_json(&mut out, &typography::set(&entry.language, source));
            before = source;
        }
        out.push_str(if *is_quote { ",\">" } else { ",\"" });
        // An anchor is a letter and a number.
        out.push_str(anchor);
        out.push_str("\",");
        if *is_quote {
            push_json(&mut out, text);
        } else {
            push_json(&mut out, &typography::set(&entry.language, text));
        }
    }
    out.push(']');
    out
}

/// A shard's file with the digest of its data.
struct Script {
    path: String,
    bytes: Vec<u8>,
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
    Script { path: format!("search/{name}.js"), bytes, digest }
}

fn call(name: &str, digest: &str, data: &str) -> Vec<u8> {
    format!("factumSearch(\"{name}\",\"{digest}\",{data});\n").into_bytes()
}

fn digests(scripts: &[Script]) -> String {
    scripts.iter().map(|script| script.digest.as_str()).collect()
}

fn manifest(index: &SearchIndex, texts: &SearchScripts, [terms, names]: [&[Script]; 2]) -> String {
    let keys = |shards: &[Shard]| shards.iter().map(|shard| shard.key.clone()).collect::<Vec<_>>().join(" ");
    let ascending = |numbers: &[usize]| {
        let mut out = String::new();
        push_ascending(&mut out, numbers.iter().copied());
        out
    };
    let value = serde_json::json!({
        "count": index.count,
        "word": WORD,
        "dropped": DROPPED,
        "latin": letters(),
        "plain": PLAIN.map(|(letter, plain)| (letter.to_string(), plain)),
        "stop": index.stop.iter().map(String::as_str).collect::<Vec<_>>().join(" "),
        "kinds": index.kinds,
        "continued": ascending(&index.continued),
        "firsts": ascending(&texts.firsts),
        "t": { "keys": keys(&index.terms), "digests": digests(terms) },
        "n": { "keys": keys(&index.names), "digests": digests(names) },
        "p": { "digests": texts.digests },
    });
    value.to_string()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::model::ParsedNote;
    use crate::site::fixture::{Filled, Fixture, arven_notes, spanned};
    use crate::site::{BuildOptions, Site};

    fn scripts(notes: Vec<ParsedNote>) -> Vec<(String, String)> {
        let fixture = Fixture::of(notes);
        let site =
            Site::new(&fixture.dossier, &fixture.index, &fixture.verification, &BuildOptions::default());
        let (mut index, mut scripts, mut texts) = (site.search_index(), SearchScripts::default(), Vec::new());
        for entry in site.searched().into_iter().flat_map(|note| site.search_entries(note)) {
            texts.extend(scripts.add(index.add(&entry.indexed), &shown_entry(&entry.shown)));
        }
        let mut rest = scripts.finish(&index.finish());
        texts.extend(rest.pop());
        let artifacts = rest.into_iter().chain(texts);
        artifacts.map(|(path, bytes)| (path, String::from_utf8(bytes).unwrap())).collect()
    }

    /// The arguments of a script's one call.
    fn arguments(script: &str) -> (String, String, serde_json::Value) {
        let inner = script.strip_prefix("factumSearch(").and_then(|rest| rest.strip_suffix(");\n")).unwrap();
        serde_json::from_str(&format!("[{inner}]")).unwrap()
    }

    #[test]
    fn each_script_is_one_call_with_its_name_and_the_digest_that_the_first_one_gives() {
        let scripts = scripts(arven_notes());
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

    /// The entries of all shards of texts, in order.
    fn entries(scripts: &[(String, String)]) -> Vec<Vec<String>> {
        let texts = (0..).map_while(|number| {
            let path = format!("search/p-{number}.js");
            scripts.iter().find(|(name, _)| *name == path)
        });
        let data = |(_, script): &(String, String)| {
            serde_json::from_value::<Vec<Vec<String>>>(arguments(script).2).unwrap()
        };
        texts.flat_map(data).collect()
    }

    #[test]
    fn prose_is_set_and_quotes_are_not() {
        let mut notes = arven_notes();
        let brask = notes.iter_mut().find(|note| note.id.as_str() == "brask").unwrap();
        let quoting = brask.clone().titled("Brask's \"port\"", "").saying(&["It's \"so\".[^so]"]);
        *brask = quoting.citing("so", "arven-report", "it's \"so\" ... there", &[]);
        let entries = entries(&scripts(notes));
        let brask = entries.iter().find(|entry| entry[0] == "actors/brask.html").unwrap();
        assert_eq!(brask[1], "Brask’s “port”");
        assert!(brask[3..].chunks(2).any(|pair| pair == ["s1", "It’s “so”."]));
        assert!(brask[3..].chunks(2).any(|pair| pair == [">s1", "it's \"so\" ... there"]));
        let sources = brask[3..].chunks(2).filter(|pair| pair[0] == "@").count();
        assert_eq!(sources, 1, "the source of quotes that follow each other is named once");
    }

    #[test]
    fn no_shard_is_larger_than_it_may_be_whatever_is_written() {
        let hostile = ["'".repeat(5000), "\"<".repeat(3000), "\u{2028}\\".repeat(3000), "word ".repeat(3000)];
        let blocks: Vec<&str> = (0..400).map(|number| hostile[number % 4].as_str()).collect();
        let notes = arven_notes().into_iter().map(|mut note| {
            note.front.title = Some(spanned(hostile.concat()));
            note.saying(&blocks)
        });
        let scripts = scripts(notes.collect());
        assert!(scripts.len() > 50);
        for (path, script) in &scripts[1..] {
            let bound = if path.starts_with("search/p") { BOUND } else { 24 * 1024 };
            assert!(script.len() <= bound + 100, "{path} has {} bytes", script.len());
            assert!(!script.contains(['<', '\u{2028}']), "{path}");
        }
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
