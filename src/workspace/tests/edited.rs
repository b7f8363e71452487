//! A small dossier whose every file can be another one: what the random edits edit.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::edited_notes::NOTES;
use crate::error::Result;
use crate::index::{Index, Reads};
use crate::model::{Review, ReviewKey, Reviews, Verdict};
use crate::syntax::reviews::write as write_reviews;
use crate::verify::archive::lock::write_lock;
use crate::verify::review::keys_of;
use crate::verify::sealing::lock_of;
use crate::vfs::Memory;
use crate::workspace::{Change, Inputs, Material};

/// The lines of the configuration, slot by slot. The first choice of a slot is how it starts.
const CONFIG: [&[&str]; 8] = [
    &["title: Fjord", "title: The fjord", ""],
    &["", "base_url: https://fjord.example/\nshare_pictures: false", "description: All about it."],
    &["", "language: de", "assets: all"],
    &[
        "kinds:\n  summits: {base: event, label: Summit, plural: Summits, meetings: true}\n  actors: {base: actor, label: Actor, plural: Actors}\n  statistics: {base: statistic, label: Statistic, plural: Statistics}\n  sources: {base: source, label: Source, plural: Sources}",
        "kinds:\n  actors: {base: actor, label: Actor, plural: Actors}\n  summits: {base: event, label: Summit, plural: Summits}\n  sources: {base: source, label: Source, plural: Sources}\n  pages: {base: page, label: Page, plural: Pages}",
    ],
    &["", "theme: own", "theme: nowhere"],
    &[
        "",
        "quotes: {max_words: 6}",
        "citation_style: apa",
        "copyright: {max_share: 0.1, brief: 10}",
        "meetings: [call]",
        "imprint: {version: 2}",
    ],
    &[
        "",
        "rules: {F0106: warning, unknown-note: allow}",
        "rules: {no-such-rule: error}",
        "rules: {negation-differs: error, unread-sentence: warning}",
    ],
    &[
        "",
        "review: {required: all}",
        "review: {required: suspected, reviewers: [Ada, Ben]}",
        "review: {reviewers: [Ben], by_another: true}",
    ],
];

/// The files that are neither notes nor the configuration or the lock, with what each may hold: nothing where it is
/// not there. The first choice is how it starts.
const OTHERS: [(&str, &[Option<&[u8]>]); 9] = [
    ("captures/courier.txt", &[Some(COURIER.as_bytes()), None, Some(TURNED.as_bytes()), Some(b"\xff\xfe")]),
    ("captures/herald.txt", &[Some(HERALD.as_bytes()), None, Some(COURIER.as_bytes())]),
    ("captures/nowhere.txt", &[None, Some(TURNED.as_bytes())]),
    ("content/pier.png", &[Some(b"no picture"), None, Some(b"another")]),
    ("content/actors/evil.html", &[None, Some(b"<script>")]),
    ("content/feed.xml", &[None, Some(b"<feed/>")]),
    (
        "themes/own/theme.yaml",
        &[None, Some(b"words:\n  en:\n    Search: Look\n  de:\n    Search: Schau\n"), Some(b"words: [x]\n")],
    ),
    (
        "themes/own/templates/404.html",
        &[None, Some(b"<p>{{ head.title }}</p>"), Some(b"{% if %}"), Some(b"{{ head.nothing.at.all }}")],
    ),
    ("themes/own/assets/own.css", &[None, Some(b"a { color: red }")]),
];

/// The article as it may be replaced: with the line ends of another system, and with other words.
const TURNED: &str = "Ada Quinn, the mayor of Arden, said on Monday that the ferry will not sail before June.\r\n\
    Ben Falk did not deny that 43 people had left. Belmont has 7,100 people, Ada Reed said.";

const COURIER: &str = "Ada Quinn, the mayor of Arden, said on Monday that the ferry will not sail before June. \
    Ben Brook denied that 43 people had left. Trade between Arden and Belmont stood at 12.5 million euros in 2019. \
    The Harbour Board (HB) agreed with Quinn. Some 7,000 people live in Belmont.";

const HERALD: &str = "The ferry will sail in June, Ada Quinn said. Belmont has 7,100 people. \
    A tunnel below the fjord was shown in Arden on 3 May 2019 by Ben Brook.";

/// The sentences that texts are put together from. Most are borne out while nobody changes what they rest on.
const SENTENCES: [&str; 17] = [
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
    "Arden has 7,100 people.[@herold, \"Belmont has 7,100 people\"]",
];

/// The citations that the sentences mark.
const CITES: &str = "cites:\n  ferry: {source: courier, quote: \"Ada Quinn, the mayor of Arden, said on Monday that the ferry will not sail before June\"}\n  left: {source: courier, quote: \"Ben Brook denied that 43 people had left\"}\n  agreed: {source: courier, quote: \"agreed with Quinn\"}\n  people: {source: courier, quote: \"Some 7,000 people live in Belmont\"}\n  shown: {source: herald, quote: \"A tunnel below the fjord was shown in Arden on 3 May 2019\", supports: [date, place]}\n";

/// The folders to which a note may be moved, and what is put behind its name.
const PLACES: [(Option<&str>, &str); 5] =
    [(None, ""), (None, "-renamed"), (Some("pages"), "-page"), (Some("nowhere"), ""), (Some(""), "-top")];

/// A note as it is put together.
#[derive(Clone, Debug)]
struct Note {
    choices: Vec<usize>,
    sentences: Vec<usize>,
    has_cites: bool,
    /// A line that is left out, whatever it is.
    cut: Option<usize>,
    /// Where its file is, among [`PLACES`].
    place: usize,
}

/// One step of editing; the numbers are taken modulo what there is.
#[derive(Clone, Debug)]
pub(crate) enum Step {
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
    /// The file has another name or stands in another folder.
    Move(usize, usize),
    /// Another choice for one slot of the configuration.
    Configure(usize, usize),
    /// A line of the configuration is left out, or nothing any more.
    CutConfig(Option<usize>),
    /// Another choice for a file that is no note.
    Replace(usize, usize),
    /// Somebody signs a sentence, takes back what they have said, or says another thing; or all sign-offs go, or are
    /// damaged.
    Sign(usize, usize),
    /// The lock goes, comes as the dossier starts, is made of the dossier as it is, or is damaged.
    Lock(usize),
}

/// The files of the dossier.
#[derive(Clone)]
pub(crate) struct Files {
    notes: Vec<Option<Note>>,
    config: Vec<usize>,
    /// A line of the configuration that is left out.
    config_cut: Option<usize>,
    others: Vec<usize>,
    lock: Option<String>,
    reviews: Option<Reviews>,
    /// Whether a line of the sign-offs cannot be read.
    has_bad_review: bool,
}

impl Files {
    /// The dossier as it starts.
    pub(crate) fn start() -> Self {
        let mut notes: Vec<Option<Note>> = (0..NOTES.len()).map(|n| Some(first(n))).collect();
        // Comes and goes, and takes the id of another note with it.
        notes[NOTES.len() - 1] = None;
        let (config, others) = (vec![0; CONFIG.len()], vec![0; OTHERS.len()]);
        Self { notes, config, config_cut: None, others, lock: None, reviews: None, has_bad_review: false }
    }

    /// Reads the dossier as it is.
    pub(crate) fn material(&self) -> Result<Material> {
        let notes = self.notes.iter().enumerate().filter_map(|(n, note)| {
            let note = note.as_ref()?;
            Some((path_of(n, note), written(n, note).into_bytes()))
        });
        let others = OTHERS.iter().zip(&self.others);
        let others =
            others.filter_map(|((path, choices), at)| Some(((*path).to_owned(), choices[*at]?.to_vec())));
        let lock = self.lock.iter().map(|lock| ("factum.lock".to_owned(), lock.clone().into_bytes()));
        let reviews = self.reviews().map(|text| ("factum.reviews".to_owned(), text.into_bytes()));
        let config = [("factum.yaml".to_owned(), self.config().into_bytes())];
        Material::open(&Inputs::of(Memory::new(notes.chain(others).chain(lock).chain(reviews).chain(config))))
    }

    /// Takes a step, and returns it as changes.
    pub(crate) fn change(&mut self, step: &Step) -> Vec<Change> {
        match step {
            Step::Choose(n, ..)
            | Step::Add(n, _)
            | Step::Drop(n, _)
            | Step::Cut(n, _)
            | Step::Cites(n)
            | Step::Toggle(n)
            | Step::Move(n, _) => self.change_note(n % NOTES.len(), step),
            Step::Configure(slot, choice) => {
                let slot = slot % CONFIG.len();
                self.config[slot] = choice % CONFIG[slot].len();
                vec![write("factum.yaml", Some(self.config().as_bytes()))]
            }
            Step::CutConfig(line) => {
                self.config_cut = *line;
                vec![write("factum.yaml", Some(self.config().as_bytes()))]
            }
            Step::Replace(file, choice) => {
                let file = file % OTHERS.len();
                let (path, choices) = OTHERS[file];
                self.others[file] = choice % choices.len();
                vec![write(path, choices[self.others[file]])]
            }
            Step::Sign(sentence, choice) => {
                self.sign(*sentence, choice % 8);
                vec![write("factum.reviews", self.reviews().as_ref().map(|text| text.as_bytes()))]
            }
            Step::Lock(choice) => {
                self.lock = match choice % 4 {
                    0 => None,
                    1 => Self::start().sealed(),
                    2 => self.sealed(),
                    _ => Some("factum.lock 3\nnonsense\n".to_owned()),
                };
                vec![write("factum.lock", self.lock.as_ref().map(|lock| lock.as_bytes()))]
            }
        }
    }

    fn change_note(&mut self, n: usize, step: &Step) -> Vec<Change> {
        let old = self.notes[n].as_ref().map(|note| path_of(n, note));
        if let (Step::Toggle(_), Some(_)) = (step, &self.notes[n]) {
            self.notes[n] = None;
        } else {
            let note = self.notes[n].get_or_insert_with(|| first(n));
            note.take(n, step);
        }
        let new = self.notes[n].as_ref().map(|note| (path_of(n, note), written(n, note)));
        let gone = old.filter(|old| new.as_ref().is_none_or(|(path, _)| path != old));
        let gone = gone.map(|path| write(&path, None));
        gone.into_iter().chain(new.map(|(path, text)| write(&path, Some(text.as_bytes())))).collect()
    }

    /// The lock of the dossier as it is; none where it cannot be read.
    fn sealed(&self) -> Option<String> {
        let unsealed = Self { lock: None, ..self.clone() };
        let material = unsealed.material().ok()?;
        Some(write_lock(&lock_of(&material.dossier, &Index::of(&material.dossier))))
    }

    /// A reader says something of one of the sentences that there are.
    fn sign(&mut self, sentence: usize, choice: usize) {
        self.has_bad_review = choice == 7;
        if choice == 6 {
            self.reviews = None;
        }
        let keys = self.keys().unwrap_or_default();
        let Some(key) = keys.iter().nth(sentence % keys.len().max(1)).copied() else { return };
        let reviews = self.reviews.get_or_insert_default();
        let reader = ["Ada", "Ben"][choice % 2].to_owned();
        let verdict = if choice < 3 { Verdict::Agree } else { Verdict::Disagree };
        let (day, remark) = ("2020-02-01".to_owned(), ["", "No."][choice / 4].to_owned());
        reviews.replace(Review { key, reader, day, verdict, remark });
    }

    /// The digests of all sentences; none where the dossier cannot be read.
    fn keys(&self) -> Option<BTreeSet<ReviewKey>> {
        let dossier = self.material().ok()?.dossier;
        let index = Index::of(&dossier);
        let notes = Reads::unlogged(&dossier, &index);
        Some(dossier.notes.values().flat_map(|note| keys_of(notes, note)).collect())
    }

    fn reviews(&self) -> Option<String> {
        let bad = if self.has_bad_review { "nonsense\n" } else { "" };
        self.reviews.as_ref().map(|all| format!("{}{bad}", write_reviews(all)))
    }

    fn config(&self) -> String {
        let lines = CONFIG.iter().zip(&self.config).map(|(slot, choice)| slot[*choice]);
        let text: String = lines.filter(|line| !line.is_empty()).map(|line| format!("{line}\n")).collect();
        without_line(&text, self.config_cut)
    }
}

impl Note {
    fn take(&mut self, n: usize, step: &Step) {
        match step {
            Step::Choose(_, slot, choice) => {
                let slot = slot % self.choices.len();
                self.choices[slot] = choice % NOTES[n].1[slot].len();
            }
            Step::Add(_, sentence) => self.sentences.push(sentence % SENTENCES.len()),
            Step::Drop(_, at) if !self.sentences.is_empty() => {
                self.sentences.remove(at % self.sentences.len());
            }
            Step::Cut(_, line) => self.cut = *line,
            Step::Cites(_) => self.has_cites = !self.has_cites,
            Step::Move(_, place) => self.place = place % PLACES.len(),
            _ => {}
        }
    }
}

fn write(path: &str, bytes: Option<&[u8]>) -> Change {
    let path = path.to_owned();
    match bytes {
        Some(bytes) => Change::Write { path, bytes: Arc::from(bytes) },
        None => Change::Remove { path },
    }
}

fn first(n: usize) -> Note {
    let (_, slots, sentences) = NOTES[n];
    Note {
        choices: vec![0; slots.len()],
        sentences: sentences.to_vec(),
        has_cites: !sentences.is_empty(),
        cut: None,
        place: 0,
    }
}

fn path_of(n: usize, note: &Note) -> String {
    let (path, ..) = NOTES[n];
    let (folder, suffix) = PLACES[note.place];
    let below = path.strip_prefix("content/").unwrap_or(path);
    let (own, name) = below.split_once('/').unwrap_or(("", below));
    let stem = name.strip_suffix(".md").unwrap_or(name);
    // The last note has the stem of another, with which it may share its id and never its path.
    let is_twin = n == NOTES.len() - 1;
    let (folder, suffix) = match folder {
        Some(_) if is_twin => (own, ""),
        folder => (folder.unwrap_or(own), suffix),
    };
    let slash = if folder.is_empty() { "" } else { "/" };
    format!("content/{folder}{slash}{stem}{suffix}.md")
}

fn written(n: usize, note: &Note) -> String {
    let (_, slots, _) = NOTES[n];
    let fields =
        slots.iter().zip(&note.choices).map(|(slot, choice)| slot[*choice]).filter(|line| !line.is_empty());
    let fields: String = fields.map(|line| format!("{line}\n")).collect();
    let cites = if note.has_cites { CITES } else { "" };
    let body: String = note.sentences.iter().map(|s| format!("{}\n\n", SENTENCES[*s])).collect();
    without_line(&format!("---\n{fields}{cites}---\n## Talks\n\n{body}"), note.cut)
}

fn without_line(text: &str, cut: Option<usize>) -> String {
    let lines = text.lines().count().max(1);
    let kept = text.lines().enumerate().filter(|(at, _)| cut.is_none_or(|cut| cut % lines != *at));
    kept.map(|(_, line)| format!("{line}\n")).collect()
}
