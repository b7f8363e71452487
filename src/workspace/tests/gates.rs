//! The pairs of sentence and quote in `tests/gates`, each as a small dossier in memory: the gates must be
//! silent on the correct ones and speak on the wrong ones.

use std::collections::BTreeMap;

use crate::check::explanation::CONFIGURATION;
use crate::index::Index;
use crate::verify::archive::lock::write_lock;
use crate::verify::sealing::lock_of;
use crate::vfs::Memory;
use crate::workspace::{Inputs, Material, Tracking, Workspace};

/// Pairs on which the gates are known to be wrong, with the reason, as the methodology names them.
const EXCEPTIONS: &str = include_str!("../../../tests/gates/exceptions.txt");

#[derive(Clone, Debug, Default)]
struct Pair {
    line: usize,
    sentence: String,
    quotes: Vec<String>,
    source: String,
    date: String,
    /// Title and aliases.
    names: Vec<(String, Vec<String>)>,
    links: Vec<String>,
    gate: String,
}

fn pairs(text: &str) -> Vec<Pair> {
    let mut pairs = Vec::new();
    let mut pair = Pair::default();
    for (i, line) in text.lines().chain([""]).enumerate() {
        let line = line.trim();
        if line.is_empty() {
            if !pair.sentence.is_empty() {
                pairs.push(std::mem::take(&mut pair));
            }
            continue;
        }
        let Some((key, value)) = line.split_once(": ").filter(|_| !line.starts_with('#')) else { continue };
        let list = |text: &str, mark: char| -> Vec<String> {
            text.split(mark).map(|n| n.trim().to_owned()).collect()
        };
        match key {
            "sentence" => (pair.line, pair.sentence) = (i + 1, value.to_owned()),
            "quote" => pair.quotes.push(value.to_owned()),
            "source" => pair.source = value.to_owned(),
            "date" => pair.date = value.to_owned(),
            "names" => {
                for entry in list(value, ';') {
                    let (title, aliases) = entry.split_once('=').unwrap_or((&entry, ""));
                    let aliases = list(aliases, ',').into_iter().filter(|a| !a.is_empty()).collect();
                    pair.names.push((title.trim().to_owned(), aliases));
                }
            }
            "link" => pair.links = list(value, ';'),
            "gate" => pair.gate = value.to_owned(),
            "why" => {}
            other => panic!("line {}: {other} is no key", i + 1),
        }
    }
    pairs
}

fn id(name: &str) -> String {
    let plain = |c: char| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '-' };
    name.chars().map(plain).collect::<String>().trim_matches('-').to_owned()
}

/// A surname as alias of a longer name makes a person.
fn is_person(title: &str, aliases: &[String]) -> bool {
    let last = title.rsplit(' ').next().unwrap_or("");
    title.contains(' ') && aliases.iter().any(|alias| alias == last)
}

impl Pair {
    /// The sentence with its links and marks.
    fn body(&self) -> String {
        let mut sentence = self.sentence.clone();
        for link in &self.links {
            let (_, aliases) = self.names.iter().find(|(title, _)| title == link).unwrap();
            let mut names: Vec<&str> =
                std::iter::once(link.as_str()).chain(aliases.iter().map(String::as_str)).collect();
            names.sort_by_key(|name| std::cmp::Reverse(name.len()));
            let target = id(link);
            let written = names
                .into_iter()
                .find(|name| sentence.contains(*name))
                .map_or_else(|| sentence.split(' ').take(2).collect::<Vec<_>>().join(" "), str::to_owned);
            sentence = sentence.replacen(&written, &format!("[[{target}|{written}]]"), 1);
        }
        let marks: String = (0..self.quotes.len()).map(|n| format!("[^q{n}]")).collect();
        sentence + &marks
    }

    /// The article: the passage where one is given, else the quotes and what follows them.
    fn capture(&self) -> String {
        let spoken = |quote: &String| {
            let said = quote.replace("...", "as far as is known").replace('…', "as far as is known");
            // Where an editor explains who is meant, the source had another word.
            let runs = said.split('[').enumerate();
            let words = runs
                .map(|(n, run)| if n == 0 { run } else { run.split_once(']').map_or(run, |(_, rest)| rest) });
            words.collect::<Vec<_>>().join("it")
        };
        let gaps = |quote: &String| quote.replace(" ... ", "\n").replace(" … ", "\n");
        let holds = |quote: &String| gaps(quote).lines().all(|part| self.source.contains(part));
        if !self.source.is_empty() && self.quotes.iter().all(holds) {
            return self.source.clone();
        }
        let mut text: String = self.quotes.iter().map(|quote| format!("{}. ", spoken(quote))).collect();
        text.push_str(&self.source);
        text
    }

    fn files(&self) -> BTreeMap<String, Vec<u8>> {
        let mut files = BTreeMap::new();
        let mut add = |path: String, text: String| files.insert(path, text.into_bytes());
        add("factum.yaml".to_owned(), CONFIGURATION.to_owned());
        let cites: String = self
            .quotes
            .iter()
            .enumerate()
            .map(|(n, q)| format!("  q{n}:\n    source: paper\n    quote: '{}'\n", q.replace('\'', "''")))
            .collect();
        add(
            "content/about/pair.md".to_owned(),
            format!("---\ntitle: Pair\ncites:\n{cites}---\n{}\n", self.body()),
        );
        let date = if self.date.is_empty() { String::new() } else { format!("date: {}\n", self.date) };
        add(
            "content/sources/paper.md".to_owned(),
            format!("---\nlabel: The paper\n{date}capture: paper.txt\n---\n"),
        );
        add("captures/paper.txt".to_owned(), self.capture());
        for (title, aliases) in &self.names {
            let kind = if is_person(title, aliases) { "person" } else { "organisation" };
            let aliases: String = aliases.iter().map(|a| format!("  - \"{a}\"\n")).collect();
            let aliases = if aliases.is_empty() { aliases } else { format!("aliases:\n{aliases}") };
            let text = format!("---\ntitle: \"{title}\"\ntype: {kind}\n{aliases}---\n");
            add(format!("content/actors/{}.md", id(title)), text);
        }
        files
    }

    /// The gates' answer to it, by capture or by seal: the codes of findings in the note that holds it.
    fn said(&self, by_seal: bool) -> Vec<String> {
        let mut files = self.files();
        if by_seal {
            let material = open(&files);
            let sealed = lock_of(&material.dossier, &Index::of(&material.dossier));
            files.insert("factum.lock".to_owned(), write_lock(&sealed).into_bytes());
            files.remove("captures/paper.txt");
        }
        let workspace = Workspace::new(open(&files), None, Tracking::Off);
        let mut said = Vec::new();
        for finding in workspace.findings() {
            let (path, _) = workspace.material.sources.locate(finding.finding.primary.span);
            let family = &finding.code[..3];
            let is_gate = matches!(family, "F03" | "F04" | "F05") && !ASIDE.contains(&finding.name);
            if path.ends_with("pair.md") && is_gate {
                said.push(format!("{} {}: {}", finding.code, finding.name, finding.finding.message));
            }
        }
        said
    }
}

/// A rule that bites only because the dossiers are so small.
const ASIDE: [&str; 1] = ["share-too-large"];

fn open(files: &BTreeMap<String, Vec<u8>>) -> Material {
    let tree = Memory::new(files.iter().map(|(path, bytes)| (path.clone(), bytes.clone())));
    Material::open(&Inputs::of(tree)).unwrap()
}

/// The sentences that are excepted.
fn exceptions() -> Vec<&'static str> {
    EXCEPTIONS.lines().filter_map(|line| line.strip_prefix("sentence: ")).collect()
}

/// Reports the rate, and every pair that is neither as it should be nor excepted.
fn judge(name: &str, text: &str, should_speak: bool) {
    let excepted = exceptions();
    let (pairs, mut failing, mut missed, mut by_name) = (pairs(text), Vec::new(), 0, 0);
    for pair in &pairs {
        let said = pair.said(false);
        let speaks = !said.is_empty();
        if speaks && !pair.gate.is_empty() && said.iter().any(|s| gate_of(s) == pair.gate) {
            by_name += 1;
        }
        let is_excepted = excepted.contains(&pair.sentence.as_str());
        if speaks != should_speak {
            missed += 1;
        }
        if speaks != should_speak && !is_excepted {
            failing
                .push(format!("line {}: {}\n    {:?}\n    {said:?}", pair.line, pair.sentence, pair.quotes));
        }
        if speaks == should_speak && is_excepted && should_speak != pair.gate.is_empty() {
            failing.push(format!("line {}: needs no exception: {}", pair.line, pair.sentence));
        }
        let by_seal = pair.said(true);
        if said != by_seal {
            failing.push(format!(
                "line {}: {}\n    {said:?}\n    by seal {by_seal:?}",
                pair.line, pair.sentence
            ));
        }
    }
    println!("{name}: {missed} of {} wrong, {by_name} by the gate that is named", pairs.len());
    assert!(failing.is_empty(), "{} of {} {name} pairs:\n{}", failing.len(), pairs.len(), failing.join("\n"));
}

/// The gate to which a finding belongs, as the pairs name them.
fn gate_of(said: &str) -> &'static str {
    match &said[..5] {
        "F0401" => "number",
        "F0402" | "F0410" => "hedge",
        "F0403" | "F0404" => "date",
        "F0405" | "F0422" => "name",
        "F0424" => "speech",
        "F0426" => "opposite",
        "F0427" => "exchange",
        "F0406" | "F0419" => "attribution",
        "F0407" | "F0408" => "context",
        "F0430" => "computation",
        _ => "",
    }
}

#[test]
fn the_gates_are_silent_on_correct_pairs() {
    judge("clean", include_str!("../../../tests/gates/clean.txt"), false);
}

#[test]
fn the_gates_speak_on_wrong_pairs() {
    judge("wrong", include_str!("../../../tests/gates/wrong.txt"), true);
}
