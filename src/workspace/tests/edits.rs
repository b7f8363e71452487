//! Random sequences of edits, each held against a workspace that is opened anew after every step.

use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};

use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

use crate::index::Index;
use crate::verify::archive::lock::write_lock;
use crate::verify::sealing::lock_of;
use crate::vfs::Memory;
use crate::workspace::{BuildOptions, Change, Inputs, Material, Tracking, Workspace};

/// The sequences that every run of the tests tries; `FACTUM_EDITS=10000` tries more.
const SEQUENCES: u32 = 100;

const CONFIG: &str = "title: Fjord\nkinds:\n  summits: {base: event, label: Summit, plural: Summits}\n  actors: {base: actor, label: Actor, plural: Actors}\n  statistics: {base: statistic, label: Statistic, plural: Statistics}\n  sources: {base: source, label: Source, plural: Sources}\n";

const COURIER: &str = "Ada Quinn, the mayor of Arden, said on Monday that the ferry will not sail before June. \
    Ben Brook denied that 43 people had left. Trade between Arden and Belmont stood at 12.5 million euros in 2019. \
    The Harbour Board (HB) agreed with Quinn. Some 7,000 people live in Belmont.";

const HERALD: &str = "The ferry will sail in June, Ada Quinn said. Belmont has 7,100 people. \
    A tunnel below the fjord was shown in Arden on 3 May 2019 by Ben Brook.";

/// The sentences that texts are put together from. Most are borne out while nobody changes what they rest on.
const SENTENCES: [&str; 16] = [
    "[[ada-quinn]] said that the ferry will not sail before June.[^ferry]",
    "[[ben-brook|Brook]] denied that 43 people had left.[^left]",
    "Trade stood at [[trade@2019]].",
    "On Monday [[Quinn]] spoke about the ferry.[^ferry]",
    "The [[Harbour Board]] agreed.[@courier, \"The Harbour Board (HB) agreed with Quinn\"]",
    "HB agreed with Ada Quinn.[^agreed]",
    "Some 7,000 people live in [[belmont]].[^people]",
    "[[ben-brook]] showed a tunnel on 3 May 2019.[@herald, \"A tunnel below the fjord was shown in Arden on 3 May 2019 by Ben Brook\"]",
    "Nobody knows who paid.[?]",
    "See [[2019-05-03-arden#Talks]] and [[Belmont]].[^people]",
    "A picture: ![the pier](../pier.png), and [a page](ada-quinn.md).[^left]",
    "The tunnel was shown at [[2019-05-03-arden]].[^shown]",
    "Twice as much is [[trade@2020]].",
    "Arden has 7,100 people.[@herald, \"Belmont has 7,100 people\"]",
    "It was said on 3 June 2019.[^ferry]",
    "[[no-such-note]] met [[ada-quinn|the mayor of Arden]].[@Courier, \"the mayor of Arden\"]",
];

/// The citations that the sentences mark.
const CITES: &str = "cites:\n  ferry: {source: courier, quote: \"Ada Quinn, the mayor of Arden, said on Monday that the ferry will not sail before June\"}\n  left: {source: courier, quote: \"Ben Brook denied that 43 people had left\"}\n  agreed: {source: courier, quote: \"agreed with Quinn\"}\n  people: {source: courier, quote: \"Some 7,000 people live in Belmont\"}\n  shown: {source: herald, quote: \"A tunnel below the fjord was shown in Arden on 3 May 2019\", supports: [date, place]}\n";

/// A note's path, the choices for each slot of its front matter, and its first sentences.
type Start = (&'static str, &'static [&'static [&'static str]], &'static [usize]);

/// The notes: path, the lines of front matter that each may have, slot by slot, and its first sentences. The first
/// choice of a slot is how the note starts.
const NOTES: [Start; 11] = [
    ("content/index.md", &[&["title: Fjord", "title: Belmont", "draft: true"]], &[0, 2, 4, 6, 11]),
    (
        "content/actors/ada-quinn.md",
        &[
            &["title: Ada Quinn", "title: Ada Reed", "title: Ben Brook", "title: Ada Quinn: mayor", ""],
            &[
                "aliases: [Quinn]",
                "aliases: [Quinn, \"the mayor\"]",
                "",
                "aliases: [\"/old/quinn.html\", HB]",
            ],
            &["type: person", "type: place", ""],
            &["", "slug: quinn", "tags: [ferry]", "draft: true"],
        ],
        &[3],
    ),
    (
        "content/actors/ben-brook.md",
        &[
            &["title: Ben Brook", "title: Ben Falk", "title: Brook"],
            &["aliases: [Brook]", "", "aliases: [Quinn]"],
            &["type: person", "type: organisation\naffiliation: [harbour-board]"],
            &["", "lang: de", "description: Ada Quinn of Arden."],
        ],
        &[1, 7],
    ),
    ("content/actors/arden.md", &[&["title: Arden", "title: Port Arden"], &["type: place", ""]], &[3, 8]),
    (
        "content/actors/belmont.md",
        &[
            &["title: Belmont", "title: Old Belmont"],
            &["type: place"],
            &["", "told_in: 2019-05-03-arden#Talks", "told_in: harbour-board"],
        ],
        &[6, 9],
    ),
    (
        "content/actors/harbour-board.md",
        &[
            &["title: Harbour Board", "title: Board of the Harbour"],
            &["", "aliases: [HB]", "aliases: [Board]"],
            &["type: organisation", "type: office"],
        ],
        &[4, 5],
    ),
    (
        "content/summits/2019-05-03-arden.md",
        &[
            &["title: Talks about the tunnel", "title: A tunnel below the fjord"],
            &["date: 2019-05-03", "date: 2019-05-04", "date: 2019-06~", ""],
            &["place: arden", "place: belmont", "place: Port Arden", ""],
            &["participants: [ben-brook, ada-quinn]", "participants: [\"Harbour Board\"]", ""],
            &["status: planned", "status: held", ""],
            &["", "allow: {F0507: \"it is known\", F0405: \"so\"}", "tags: [ferry, Talks]"],
        ],
        &[7, 11],
    ),
    (
        "content/statistics/trade.md",
        &[
            &["title: Trade", "title: Trade of Arden", "title: Arden"],
            &["unit: EUR", "unit: people", "unit: USD"],
            &["about: [arden, belmont]", "about: [no-such-note]", ""],
            &[
                "observations:\n  - {period: 2019, value: 12.5 million, cite: {source: courier, quote: \"stood at 12.5 million euros in 2019\"}}\n  - {period: 2020, derived: \"@2019 * 2\"}",
                "observations:\n  - {period: 2019, value: 12.6 million, cite: {source: courier, quote: \"stood at 12.5 million euros in 2019\"}}\n  - {period: 2020, derived: \"@2018 * 2\"}",
                "observations:\n  - {period: 2019, value: 7000, bound: about, cite: {source: courier, quote: \"Some 7,000 people live in Belmont\"}}",
            ],
        ],
        &[2],
    ),
    (
        "content/sources/courier.md",
        &[
            &["publisher: The Courier", "publisher: Arden Press"],
            &["label: Courier", "", "label: Herald"],
            &["date: 2019-06-03", "date: 2019-06-04", "date: 2020-06-01", ""],
            &["capture: courier.txt", "capture: herald.txt", "capture: nowhere.txt", ""],
            &["", "language: de"],
        ],
        &[],
    ),
    (
        "content/sources/herald.md",
        &[
            &["label: Herald", "label: Courier"],
            &["date: 2019-06-04", "", "date: 2018"],
            &["capture: herald.txt", "capture: courier.txt", ""],
            &["", "syndicated_from: courier"],
        ],
        &[],
    ),
    ("content/pages/ada-quinn.md", &[&["title: The same id", "draft: true"]], &[8]),
];

/// A note as it is put together.
#[derive(Clone, Debug)]
struct Note {
    choices: Vec<usize>,
    sentences: Vec<usize>,
    has_cites: bool,
    /// A line that is left out, whatever it is.
    cut: Option<usize>,
}

/// One step of editing; the numbers are taken modulo what there is.
#[derive(Clone, Debug)]
enum Step {
    /// Another choice for one slot of the front matter.
    Choose(usize, usize, usize),
    /// A sentence more.
    Add(usize, usize),
    /// A sentence less.
    Drop(usize, usize),
    /// One line is left out, or nothing any more.
    Cut(usize, Option<usize>),
    /// The citations come or go.
    Cites(usize),
    /// The file goes, or comes back as it started.
    Toggle(usize),
}

fn step() -> impl Strategy<Value = Step> {
    let n = 0..64usize;
    prop_oneof![
        6 => (n.clone(), n.clone(), n.clone()).prop_map(|(note, slot, choice)| Step::Choose(note, slot, choice)),
        3 => (n.clone(), n.clone()).prop_map(|(note, sentence)| Step::Add(note, sentence)),
        2 => (n.clone(), n.clone()).prop_map(|(note, at)| Step::Drop(note, at)),
        1 => (n.clone(), prop::option::of(n.clone())).prop_map(|(note, line)| Step::Cut(note, line)),
        1 => n.clone().prop_map(Step::Cites),
        1 => n.prop_map(Step::Toggle),
    ]
}

/// What there is of the sources besides their notes.
#[derive(Clone, Copy, Debug)]
enum Archive {
    Captures,
    SealedCaptures,
    /// One source has its seal alone.
    Seals,
}

/// The files of `content/` and what else there is.
#[derive(Clone)]
struct Files(Vec<Option<Note>>, Archive);

/// The lock of the dossier as it starts.
fn lock() -> String {
    let material = Files::start(Archive::Captures).material();
    write_lock(&lock_of(&material.dossier, &Index::of(&material.dossier)))
}

impl Files {
    fn start(archive: Archive) -> Self {
        let mut files = Self((0..NOTES.len()).map(|n| Some(first(n))).collect(), archive);
        // Comes and goes, and takes the id of another note with it.
        files.0[NOTES.len() - 1] = None;
        files
    }

    fn material(&self) -> Material {
        static LOCK: LazyLock<String> = LazyLock::new(lock);
        let (lock, courier) = match self.1 {
            Archive::Captures => (None, Some(COURIER)),
            Archive::SealedCaptures => (Some(LOCK.as_str()), Some(COURIER)),
            Archive::Seals => (Some(LOCK.as_str()), None),
        };
        let fixed = [
            ("factum.yaml", Some(CONFIG)),
            ("factum.lock", lock),
            ("captures/courier.txt", courier),
            ("captures/herald.txt", Some(HERALD)),
            ("content/pier.png", Some("no picture")),
        ];
        let there = fixed.into_iter().filter_map(|(path, text)| Some((path, text?)));
        let fixed = there.map(|(path, text)| (path.to_owned(), text.as_bytes().to_vec()));
        let notes =
            self.0.iter().enumerate().filter_map(|(n, note)| {
                Some((NOTES[n].0.to_owned(), written(n, note.as_ref()?).into_bytes()))
            });
        Material::open(&Inputs::of(Memory::new(fixed.chain(notes)))).unwrap()
    }

    /// Takes a step, and returns it as a change.
    fn change(&mut self, step: &Step) -> Change {
        let (Step::Choose(n, ..) | Step::Add(n, _) | Step::Drop(n, _) | Step::Cut(n, _)) = step else {
            let (Step::Cites(n) | Step::Toggle(n)) = step else { unreachable!() };
            let n = n % NOTES.len();
            let note = &mut self.0[n];
            match (step, &mut *note) {
                (Step::Cites(_), Some(note)) => note.has_cites = !note.has_cites,
                (Step::Toggle(_), Some(_)) => *note = None,
                _ => *note = Some(first(n)),
            }
            return self.written(n);
        };
        let n = n % NOTES.len();
        let note = self.0[n].get_or_insert_with(|| first(n));
        match step {
            Step::Choose(_, slot, choice) => {
                let slot = slot % note.choices.len();
                note.choices[slot] = choice % NOTES[n].1[slot].len();
            }
            Step::Add(_, sentence) => note.sentences.push(sentence % SENTENCES.len()),
            Step::Drop(_, at) if !note.sentences.is_empty() => {
                note.sentences.remove(at % note.sentences.len());
            }
            Step::Cut(_, line) => note.cut = *line,
            _ => {}
        }
        self.written(n)
    }

    fn written(&self, n: usize) -> Change {
        let path = NOTES[n].0.to_owned();
        match &self.0[n] {
            Some(note) => Change::Write { path, bytes: Arc::from(written(n, note).into_bytes()) },
            None => Change::Remove { path },
        }
    }
}

fn first(n: usize) -> Note {
    let (_, slots, sentences) = NOTES[n];
    Note {
        choices: vec![0; slots.len()],
        sentences: sentences.to_vec(),
        has_cites: !sentences.is_empty(),
        cut: None,
    }
}

fn written(n: usize, note: &Note) -> String {
    let (_, slots, _) = NOTES[n];
    let fields =
        slots.iter().zip(&note.choices).map(|(slot, choice)| slot[*choice]).filter(|line| !line.is_empty());
    let fields: String = fields.map(|line| format!("{line}\n")).collect();
    let cites = if note.has_cites { CITES } else { "" };
    let body: String = note.sentences.iter().map(|s| format!("{}\n\n", SENTENCES[*s])).collect();
    let text = format!("---\n{fields}{cites}---\n## Talks\n\n{body}");
    let lines = text.lines().count();
    let kept = text.lines().enumerate().filter(|(at, _)| note.cut.is_none_or(|cut| cut % lines != *at));
    kept.map(|(_, line)| format!("{line}\n")).collect()
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

/// Everything that a workspace publishes, faults or not: paths that are safe, and their bytes.
fn published(workspace: &mut Workspace) -> BTreeMap<String, String> {
    let options = BuildOptions::default();
    let routes = workspace.routes(&options);
    let pages = routes.iter().map(|route| {
        let bytes = workspace.page(route, &options).unwrap();
        (route.path.clone(), String::from_utf8(bytes).unwrap())
    });
    pages.collect()
}

/// The first line in which two sites differ.
fn first_difference(one: &BTreeMap<String, String>, other: &BTreeMap<String, String>) -> Option<String> {
    let paths = one.keys().chain(other.keys());
    paths.filter(|path| one.get(*path) != other.get(*path)).find_map(|path| {
        let (Some(one), Some(other)) = (one.get(path), other.get(path)) else {
            return Some(format!("{path} is only on one side"));
        };
        let (ours, theirs) = one.lines().zip(other.lines()).find(|(a, b)| a != b)?;
        Some(format!("{path}\n  {ours}\n  {theirs}"))
    })
}

#[test]
#[allow(clippy::disallowed_methods, reason = "whoever runs the test says how much of it")]
fn any_sequence_of_edits_gives_what_a_clean_run_gives() {
    let cases = std::env::var("FACTUM_EDITS").ok().and_then(|n| n.parse().ok()).unwrap_or(SEQUENCES);
    let config = Config { cases, failure_persistence: None, ..Config::default() };
    // The same sequences at every run of the tests; others where more are asked for.
    let mut runner = match cases {
        SEQUENCES => TestRunner::new_with_rng(config, TestRng::deterministic_rng(RngAlgorithm::ChaCha)),
        _ => TestRunner::new(config),
    };
    let archives = prop::sample::select(vec![Archive::Captures, Archive::SealedCaptures, Archive::Seals]);
    let sequences = (archives, prop::collection::vec(step(), 1..10));
    let held = runner.run(&sequences, |(archive, steps)| {
        let mut files = Files::start(archive);
        let mut workspace = Workspace::new(files.material(), None, Tracking::On);
        for step in &steps {
            workspace.apply(vec![files.change(step)]);
            let mut clean = Workspace::new(files.material(), None, Tracking::Off);
            prop_assert_eq!(said(&workspace), said(&clean));
            let difference = first_difference(&published(&mut workspace), &published(&mut clean));
            prop_assert!(difference.is_none(), "{}", difference.unwrap_or_default());
        }
        Ok(())
    });
    if let Err(error) = held {
        panic!("{error}");
    }
}
