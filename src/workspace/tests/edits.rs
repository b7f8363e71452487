//! Random sequences of edits, each held against a workspace that is opened anew after every step.

use std::collections::BTreeMap;
use std::sync::Arc;

use proptest::prelude::*;
use proptest::sample::Index;
use proptest::test_runner::{Config, TestRunner};

use crate::vfs::Memory;
use crate::workspace::{Change, Inputs, Material, Tracking, Workspace};

/// The sequences that every run of the tests tries; `FACTUM_EDITS=10000` tries more.
const SEQUENCES: u32 = 200;

const CONFIG: &str = "title: Fjord\nkinds:\n  summits: {base: event, label: Summit, plural: Summits}\n  actors: {base: actor, label: Actor, plural: Actors}\n  statistics: {base: statistic, label: Statistic, plural: Statistics}\n  sources: {base: source, label: Source, plural: Sources}\n";

const COURIER: &str = "Ada Quinn, the mayor of Arden, said on Monday that the ferry will not sail before June. \
    Ben Brook denied that 43 people had left. Trade between Arden and Belmont stood at 12.5 million euros in 2019. \
    The Harbour Board (HB) agreed with Quinn. Some 7,000 people live in Belmont.";

const HERALD: &str = "The ferry will sail in June, Ada Quinn said. Belmont has 7,100 people. \
    A tunnel below the fjord was shown in Arden on 3 May 2019 by Ben Brook.";

/// The bodies that prose is put together from.
const SENTENCES: [&str; 14] = [
    "[[ada-quinn]] said that the ferry will not sail before June.[^ferry]",
    "Ada Quinn met [[ben-brook|Brook]] in [[arden]].",
    "Trade stood at [[trade@2019]].",
    "Some 43 people had left.[^left]",
    "The [[Harbour Board]] agreed.[@courier, \"The Harbour Board (HB) agreed with Quinn\"]",
    "HB agreed with [[Quinn]].[^agreed]",
    "About 7,000 people live in [[belmont]].[^people]",
    "A tunnel was shown in 2018.[@herald, \"A tunnel below the fjord was shown in Arden on 3 May 2019\"]",
    "Nobody knows who paid.[?]",
    "See [[2019-05-03-arden#Talks]] and [[no-such-note]].",
    "A picture: ![the pier](pier.png), and [a page](../actors/ada-quinn.html).",
    "[[2019-05-03-arden]] came before [[trade]].",
    "The tunnel is a ferry.[^tunnel]",
    "Arden and Belmont were named.[@herald, \"Belmont has 7,100 people\"]",
];

const CITES: &str = "cites:\n  ferry: {source: courier, quote: \"the ferry will not sail before June\"}\n  left: {source: courier, quote: \"Ben Brook denied that 43 people had left\"}\n  agreed: {source: Courier, quote: \"agreed with Quinn\"}\n  people: {source: courier, quote: \"Some 7,000 people live in Belmont\", supports: [date]}\n  tunnel: {source: herald, quote: \"the ferry\"}\n";

/// The front matter lines that notes are given.
const FIELDS: [&str; 16] = [
    "title: Ada Quinn",
    "title: Ben Brook",
    "title: Harbour Board",
    "title: The ferry",
    "title: Belmont",
    "aliases: [Quinn, the mayor]",
    "aliases: [HB]",
    "aliases: [\"/old/page.html\", Arden]",
    "date: 2019-05-03",
    "date: 2019-06~",
    "tags: [ferry, Trade]",
    "slug: another",
    "draft: true",
    "allow: {F0401: \"it is known\"}",
    "description: Ada Quinn of Arden.",
    "lang: de",
];

const PATHS: [&str; 12] = [
    "content/index.md",
    "content/actors/ada-quinn.md",
    "content/actors/ben-brook.md",
    "content/actors/arden.md",
    "content/actors/belmont.md",
    "content/actors/harbour-board.md",
    "content/summits/2019-05-03-arden.md",
    "content/summits/arden.md",
    "content/statistics/trade.md",
    "content/sources/courier.md",
    "content/sources/herald.md",
    "content/about/method.md",
];

/// The fields that the folder of a path asks for, several ways.
fn details(path: &str, choice: usize) -> &'static str {
    let choices: &[&str] = match path.split('/').nth(1) {
        Some("actors") => &["type: person", "type: place", "type: organisation\naffiliation: [arden]", ""],
        Some("summits") => &[
            "participants: [ada-quinn, ben-brook]\nplace: arden\nstatus: held",
            "participants: [\"Harbour Board\"]\nstatus: planned",
            "",
        ],
        Some("statistics") => &[
            "unit: EUR\nabout: [arden]\nobservations:\n  - {period: 2019, value: 12.5 million, cite: {source: courier, quote: \"stood at 12.5 million euros in 2019\"}}\n  - {period: 2020, derived: \"@2019 * 2\"}",
            "unit: people\nobservations:\n  - {period: 2019, value: 7000, cite: {source: courier, quote: \"Some 7,000 people live in Belmont\"}}",
            "unit: EUR\nobservations:\n  - {period: 2019, derived: \"@2019 + 1\"}",
        ],
        Some("sources") => &[
            "publisher: The Courier\nlabel: Courier\ndate: 2019-06-03\ncapture: courier.txt",
            "publisher: The Herald\ndate: 2019-06-04\ncapture: herald.txt\nsyndicated_from: courier",
            "publisher: The Herald\ncapture: nowhere.txt\nlanguage: de",
            "capture: herald.txt",
        ],
        _ => &[""],
    };
    choices[choice % choices.len()]
}

/// One step: a note is written anew, in part or whole, or taken away.
#[derive(Clone, Debug)]
enum Step {
    Write { path: Index, fields: Vec<Index>, details: usize, has_cites: bool, sentences: Vec<Index> },
    Append { path: Index, sentence: Index },
    Cut { path: Index, at: Index },
    Remove { path: Index },
    Rename { from: Index, to: Index },
}

fn step() -> impl Strategy<Value = Step> {
    let any_index = any::<Index>;
    let many = |range| prop::collection::vec(any_index(), range);
    prop_oneof![
        4 => (any_index(), many(0..4), 0..6usize, any::<bool>(), many(0..6)).prop_map(
            |(path, fields, details, has_cites, sentences)| Step::Write { path, fields, details, has_cites, sentences }
        ),
        5 => (any_index(), any_index()).prop_map(|(path, sentence)| Step::Append { path, sentence }),
        2 => (any_index(), any_index()).prop_map(|(path, at)| Step::Cut { path, at }),
        1 => any_index().prop_map(|path| Step::Remove { path }),
        1 => (any_index(), any_index()).prop_map(|(from, to)| Step::Rename { from, to }),
    ]
}

/// The files of `content/` and what else there is.
#[derive(Clone, Default)]
struct Files(BTreeMap<String, String>);

impl Files {
    fn start() -> Self {
        let mut files = Self::default();
        for (n, path) in PATHS.iter().enumerate() {
            let sentences: String =
                (0..3).map(|i| format!("{}\n", SENTENCES[(n + i * 5) % SENTENCES.len()])).collect();
            let details = details(path, 0);
            files.0.insert(
                (*path).to_owned(),
                format!("---\n{}\n{details}\n{CITES}---\n## Talks\n{sentences}", FIELDS[n % 5]),
            );
        }
        let herald = "---\nlabel: Herald\ndate: 2019-06-04\ncapture: herald.txt\n---\n";
        files.0.insert("content/sources/herald.md".to_owned(), herald.to_owned());
        files
    }

    fn material(&self) -> Material {
        let fixed = [
            ("factum.yaml", CONFIG),
            ("captures/courier.txt", COURIER),
            ("captures/herald.txt", HERALD),
            ("content/pier.png", "no picture"),
        ];
        let fixed = fixed.map(|(path, text)| (path.to_owned(), text.as_bytes().to_vec()));
        let notes = self.0.iter().map(|(path, text)| (path.clone(), text.as_bytes().to_vec()));
        Material::open(&Inputs::of(Memory::new(fixed.into_iter().chain(notes)))).unwrap()
    }

    /// The changes of a step, which are made here too.
    fn change(&mut self, step: &Step) -> Vec<Change> {
        let path = |index: &Index| (*index.get(&PATHS)).to_owned();
        let mut writes: Vec<(String, Option<String>)> = Vec::new();
        match step {
            Step::Write { path: at, fields, details: choice, has_cites, sentences } => {
                let at = path(at);
                let fields: String = fields.iter().map(|i| format!("{}\n", i.get(&FIELDS))).collect();
                let cites = if *has_cites { CITES } else { "" };
                let body: String = sentences.iter().map(|i| format!("{}\n\n", i.get(&SENTENCES))).collect();
                let text = format!("---\n{fields}{}\n{cites}---\n{body}", details(&at, *choice));
                writes.push((at, Some(text)));
            }
            Step::Append { path: at, sentence } => {
                let at = path(at);
                let old = self.0.get(&at).cloned().unwrap_or_default();
                writes.push((at, Some(format!("{old}\n{}\n", sentence.get(&SENTENCES)))));
            }
            Step::Cut { path: at, at: place } => {
                let at = path(at);
                if let Some(old) = self.0.get(&at).filter(|old| !old.is_empty()) {
                    let mut lines: Vec<&str> = old.lines().collect();
                    lines.remove(place.index(lines.len()));
                    writes.push((at, Some(lines.join("\n"))));
                }
            }
            Step::Remove { path: at } => writes.push((path(at), None)),
            Step::Rename { from, to } => {
                if let Some(text) = self.0.get(&path(from)).cloned() {
                    writes.extend([(path(from), None), (path(to), Some(text))]);
                }
            }
        }
        let change = |(path, text): (String, Option<String>)| match text {
            Some(text) => {
                self.0.insert(path.clone(), text.clone());
                Change::Write { path, bytes: Arc::from(text.into_bytes()) }
            }
            None => {
                self.0.remove(&path);
                Change::Remove { path }
            }
        };
        writes.into_iter().map(change).collect()
    }
}

/// Everything that a workspace says: findings with their places in words.
fn said(workspace: &Workspace) -> Vec<String> {
    let sources = &workspace.material.sources;
    let place = |span| {
        let (path, at) = sources.locate(span);
        format!("{path}:{}:{}", at.line, at.column)
    };
    let findings = workspace.findings();
    let told = findings.iter().map(|d| {
        let also: Vec<String> =
            d.finding.secondary.iter().map(|l| format!("{} {}", place(l.span), l.text)).collect();
        let fixes: Vec<&str> = d.finding.fixes.iter().map(|fix| fix.title.as_str()).collect();
        let finding = &d.finding;
        let (at, label) = (place(finding.primary.span), &finding.primary.text);
        format!(
            "{at} {} {} {label:?} {also:?} {:?} {:?} {fixes:?}",
            d.code, finding.message, finding.notes, finding.help
        )
    });
    told.collect()
}

#[test]
fn any_sequence_of_edits_gives_what_a_clean_run_gives() {
    let cases = std::env::var("FACTUM_EDITS").ok().and_then(|n| n.parse().ok()).unwrap_or(SEQUENCES);
    let mut runner = TestRunner::new(Config { cases, failure_persistence: None, ..Config::default() });
    let sequences = prop::collection::vec(step(), 1..8);
    let held = runner.run(&sequences, |steps| {
        let mut files = Files::start();
        let mut workspace = Workspace::new(files.material(), None, Tracking::On);
        for step in &steps {
            workspace.apply(files.change(step));
            let clean = Workspace::new(files.material(), None, Tracking::Off);
            prop_assert_eq!(said(&workspace), said(&clean));
        }
        Ok(())
    });
    if let Err(error) = held {
        panic!("{error}");
    }
}
