//! A preview that runs for weeks stays as it was: random edits, and what they leave behind.
//!
//! A hundred and some rebuilds in every run of the tests. All of them, with the program as it is released:
//! `FACTUM_SOAK=10000 FACTUM_PROGRAM=target/release/factum cargo test --test it soak -- --nocapture`, with another dossier
//! by FACTUM_SOAK_DOSSIER, other edits by FACTUM_SOAK_SEED, and of one kind alone, to see which of them leaves something
//! behind, by FACTUM_SOAK_EDIT, a number below 100 as in `Edits::make`. It needs Linux, which tells what a process holds.
#![cfg(target_os = "linux")]

use std::fs;
use std::io::{BufRead, BufReader, ErrorKind};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use fastrand::Rng;

use crate::preview::{PATIENCE, Preview, next};
use crate::program::{Copy, dossier};

/// The rebuilds of a run of the tests, and how many of the long one are between two looks.
const SHORT: usize = 120;
const BETWEEN: usize = 500;

/// What a process holds.
#[derive(Clone, Copy, Debug)]
struct Held {
    /// In KiB.
    memory: usize,
    threads: usize,
    descriptors: usize,
    watches: usize,
}

#[test]
fn ten_thousand_rebuilds_leave_nothing_behind() {
    let asked = |name: &str| std::env::var(name).ok();
    let number = |name: &str| asked(name).and_then(|text| text.parse().ok());
    let rebuilds = number("FACTUM_SOAK").unwrap_or(SHORT);
    let between = BETWEEN.min(rebuilds / 2);
    let mut rng = Rng::with_seed(number("FACTUM_SOAK_SEED").unwrap_or(1) as u64);
    let folder = asked("FACTUM_SOAK_DOSSIER").map_or_else(|| dossier("harbour"), PathBuf::from);
    let preview = Preview::of(Copy::of(&folder), &["--by", "Ada Holm"]);
    let mut events = preview.events();
    let mut edits = Edits::new(preview.copy.root());
    let mut known: Vec<Held> = Vec::new();
    let begun = Instant::now();
    for n in 1..=rebuilds {
        edits.make(&mut rng);
        next(&mut events);
        ask(&preview, &edits, &mut rng);
        if n % between == 0 {
            // Each look is at the dossier as it was in the beginning, when all is done that a change leaves to do.
            edits.undo();
            settle(&mut events);
            edits
                .notes
                .iter()
                .for_each(|note| assert_eq!(preview.get(&note.page).status, 200, "{}", note.page));
            known.push(settled(preview.process()));
            println!("after {n} rebuilds, {:.0?}: {:?}", begun.elapsed(), known[known.len() - 1]);
        }
    }
    assert!(preview.compare_with_build() > 30, "and every path is what a build writes");
    let (first, last) = (known[0], known[known.len() - 1]);
    // One look is a percent or two beside the next, as the allocator has it; the middle ones of a quarter are not.
    let quarter = known.len().div_ceil(4);
    let grown = middle(&known[known.len() - quarter..]) / middle(&known[..quarter]) * 100.0 - 100.0;
    println!("memory {grown:+.1} %");
    // What a process has in the beginning comes and goes with chance, so a short run says less of its memory.
    let most = if rebuilds == SHORT { 10.0 } else { 2.0 };
    assert!(grown <= most, "memory has grown by {grown:.1} %: {known:?}");
    assert!(last.threads <= first.threads && last.descriptors <= first.descriptors, "{known:?}");
    assert_eq!(last.watches, first.watches, "{known:?}");
    assert_eq!(preview.end(), 0);
}

/// The middle of what was held.
fn middle(known: &[Held]) -> f64 {
    let mut memory: Vec<usize> = known.iter().map(|held| held.memory).collect();
    memory.sort_unstable();
    memory[memory.len() / 2] as f64
}

/// Asks for some of what an open page and its reader ask for.
fn ask(preview: &Preview, edits: &Edits, rng: &mut Rng) {
    let page = &edits.notes[rng.usize(..edits.notes.len())].page;
    let other = match rng.u8(..20) {
        0 => "/search.html".to_owned(),
        1 => "/.factum/sentences".to_owned(),
        2 => "/nothing/here".to_owned(),
        3 => "/".to_owned(),
        4 => "/about/methodology.html".to_owned(),
        _ => format!("/.factum/state?{page}"),
    };
    for path in [page, &other] {
        let status = preview.get(path).status;
        assert!([200, 404].contains(&status), "{path}: {status}");
    }
}

/// Waits until no change is told for a while.
fn settle(events: &mut BufReader<TcpStream>) {
    events.get_ref().set_read_timeout(Some(Duration::from_millis(700))).unwrap();
    let mut line = String::new();
    loop {
        match events.read_line(&mut line) {
            Ok(0) => panic!("the preview has ended"),
            Ok(_) => {}
            Err(error) if matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut) => break,
            Err(error) => panic!("{error}"),
        }
    }
    events.get_ref().set_read_timeout(Some(PATIENCE)).unwrap();
}

/// What a process holds when the last connections have been closed on both sides.
fn settled(process: u32) -> Held {
    let looks = (0..10).map(|_| {
        std::thread::sleep(Duration::from_millis(100));
        held(process)
    });
    looks.min_by_key(|held| (held.descriptors, held.threads)).unwrap()
}

fn held(process: u32) -> Held {
    let status = fs::read_to_string(format!("/proc/{process}/status")).unwrap();
    let number = |name: &str| {
        let line = status.lines().find_map(|line| line.strip_prefix(name)).unwrap();
        line.split_whitespace().next().unwrap().parse().unwrap()
    };
    let (mut descriptors, mut watches) = (0, 0);
    for entry in fs::read_dir(format!("/proc/{process}/fdinfo")).unwrap() {
        descriptors += 1;
        let about = fs::read_to_string(entry.unwrap().path()).unwrap_or_default();
        watches += about.lines().filter(|line| line.starts_with("inotify wd:")).count();
    }
    Held { memory: number("VmRSS:"), threads: number("Threads:"), descriptors, watches }
}

/// A note.
struct Note {
    file: PathBuf,
    text: String,
    page: String,
    /// Where it is now, if it is anywhere.
    now: Option<PathBuf>,
}

/// What is edited: each edit can be made again and taken back.
struct Edits {
    root: PathBuf,
    notes: Vec<Note>,
    captures: Vec<(PathBuf, Vec<u8>)>,
    config: String,
    home: String,
    lock: Vec<u8>,
    count: usize,
    /// The only kind of edits, where one is asked for.
    only: Option<u8>,
}

impl Edits {
    fn new(root: &Path) -> Self {
        let files = |folder: &str| {
            let entries = walkdir::WalkDir::new(root.join(folder)).sort_by_file_name().into_iter();
            let files = entries.map(Result::unwrap).filter(|entry| entry.file_type().is_file());
            files.map(|entry| entry.path().to_owned()).collect::<Vec<_>>()
        };
        let notes = files("content").into_iter().filter_map(|file| {
            let below = file.strip_prefix(root.join("content")).unwrap().to_str().unwrap().to_owned();
            let page = format!("/{}.html", below.strip_suffix(".md")?);
            let text = fs::read_to_string(&file).unwrap();
            // A note that is told in another has no page of its own.
            let is_page = below.contains('/') && !text.contains("\ntold_in:") && !text.contains("\ndraft:");
            is_page.then(|| Note { now: Some(file.clone()), file, text, page })
        });
        let captures =
            files("captures").into_iter().take(50).map(|file| (file.clone(), fs::read(file).unwrap()));
        Self {
            notes: notes.collect(),
            captures: captures.collect(),
            config: fs::read_to_string(root.join("factum.yaml")).unwrap(),
            home: fs::read_to_string(root.join("content/index.md")).unwrap(),
            lock: fs::read(root.join("factum.lock")).unwrap(),
            root: root.to_owned(),
            count: 0,
            only: std::env::var("FACTUM_SOAK_EDIT").ok().and_then(|text| text.parse().ok()),
        }
    }

    /// Makes one edit, which leaves something else on the disk than was there.
    fn make(&mut self, rng: &mut Rng) {
        self.count += 1;
        let (count, is_even) = (self.count, self.count.is_multiple_of(2));
        let kind = rng.u8(..100);
        match self.only.unwrap_or(kind) {
            0..60 => {
                self.write(rng, |text, n| {
                    format!("{}\n\nNobody knows why {n} waited.[?]\n", text.trim_end())
                });
            }
            60..68 => self.write(rng, |text, n| text.replacen("title: ", &format!("title: The {n} of "), 1)),
            68..76 => self.write(rng, |text, n| format!("{}\n\nSee [[nowhere-{n}]].\n", text.trim_end())),
            76..82 => self.come_or_go(rng),
            82..88 => self.rename(rng),
            88..92 => self.capture(rng),
            92..95 => self.sign(rng),
            95 => self.put("factum.lock", (!is_even).then(|| self.lock.clone())),
            96 => {
                let text = format!("{}rules: {{F0{}: allow}}\n", self.config, 101 + count % 3);
                self.put("factum.yaml", Some(text.into_bytes()));
            }
            97 => self.put("themes/default/assets/soak.css", is_even.then(|| b"a { color: red }\n".to_vec())),
            98 => self.put("factum.reviews", is_even.then(|| b"nonsense\n".to_vec())),
            _ => {
                let folder = self.root.join("content/about/soak");
                if fs::remove_dir_all(&folder).is_err() {
                    fs::create_dir_all(&folder).unwrap();
                    fs::write(folder.join("new-one.md"), "---\ntitle: A new one\n---\nIt is new.[?]\n")
                        .unwrap();
                }
            }
        }
    }

    fn note(&mut self, rng: &mut Rng) -> &mut Note {
        let at = rng.usize(..self.notes.len());
        &mut self.notes[at]
    }

    /// Writes a note otherwise than it stands there; every third time as it was.
    fn write(&mut self, rng: &mut Rng, edit: impl Fn(&str, usize) -> String) {
        let n = rng.usize(..9);
        let is_undone = self.count.is_multiple_of(3);
        let note = self.note(rng);
        let path = note.now.get_or_insert_with(|| note.file.clone()).clone();
        let before = fs::read_to_string(&path).unwrap_or_default();
        let text = if is_undone { note.text.clone() } else { edit(&note.text, n) };
        let text = if text == before { format!("{text}\nIt is not known.[?]\n") } else { text };
        fs::write(path, text).unwrap();
    }

    fn come_or_go(&mut self, rng: &mut Rng) {
        let note = self.note(rng);
        match note.now.take() {
            Some(path) => fs::remove_file(path).unwrap(),
            None => {
                note.now = Some(note.file.clone());
                fs::write(&note.file, &note.text).unwrap();
            }
        }
    }

    fn rename(&mut self, rng: &mut Rng) {
        let note = self.note(rng);
        let other = PathBuf::from(note.file.with_extension("").display().to_string() + "-renamed.md");
        let to = if note.now.as_ref() == Some(&note.file) { other } else { note.file.clone() };
        match note.now.replace(to.clone()) {
            Some(now) => fs::rename(now, to).unwrap(),
            None => fs::write(to, &note.text).unwrap(),
        }
    }

    fn capture(&self, rng: &mut Rng) {
        let (path, bytes) = &self.captures[rng.usize(..self.captures.len())];
        let other = [bytes.as_slice(), b"\nAnd there is more.\n"].concat();
        let is_plain = fs::read(path).is_ok_and(|now| now == *bytes);
        fs::write(path, if is_plain { &other } else { bytes }).unwrap();
    }

    fn sign(&self, rng: &mut Rng) {
        let day = 1 + self.count % 9;
        let mut lines: Vec<String> = (0..rng.usize(..40))
            .map(|n| format!("{:032x}\tagree\t2021-05-0{day}\tAda Holm\n", n * 7))
            .collect();
        let (key, n) = (self.count % 5, self.count % 11);
        lines.push(format!("{key:032x}\tdisagree\t2021-05-01\tBen Falk\tNo {n}.\n"));
        self.put("factum.reviews", Some(lines.concat().into_bytes()));
    }

    /// Writes a file, or takes it away; where it is so already, the home page gets a line more or less.
    fn put(&self, path: &str, bytes: Option<Vec<u8>>) {
        let path = self.root.join(path);
        let now = fs::read(&path).ok();
        match bytes.filter(|bytes| now.as_ref() != Some(bytes)) {
            Some(bytes) => {
                fs::create_dir_all(path.parent().unwrap()).unwrap();
                fs::write(path, bytes).unwrap();
            }
            None if now.is_some() && !path.ends_with("factum.yaml") => fs::remove_file(path).unwrap(),
            None => {
                let (path, more) =
                    (self.root.join("content/index.md"), format!("{}\nIt is asked.[?]\n", self.home));
                let is_plain = fs::read_to_string(&path).unwrap() == self.home;
                fs::write(path, if is_plain { &more } else { &self.home }).unwrap();
            }
        }
    }

    /// Leaves the dossier as it was.
    fn undo(&mut self) {
        for note in &mut self.notes {
            if let Some(now) = note.now.as_ref().filter(|now| **now != note.file) {
                fs::remove_file(now).unwrap();
            }
            note.now = Some(note.file.clone());
            fs::write(&note.file, &note.text).unwrap();
        }
        for (path, bytes) in &self.captures {
            fs::write(path, bytes).unwrap();
        }
        fs::write(self.root.join("factum.yaml"), &self.config).unwrap();
        fs::write(self.root.join("content/index.md"), &self.home).unwrap();
        fs::write(self.root.join("factum.lock"), &self.lock).unwrap();
        let _ = fs::remove_file(self.root.join("factum.reviews"));
        let _ = fs::remove_file(self.root.join("themes/default/assets/soak.css"));
        // Folders that were made for it; others hold something.
        for folder in ["themes/default/assets", "themes/default", "themes"] {
            let _ = fs::remove_dir(self.root.join(folder));
        }
        let _ = fs::remove_dir_all(self.root.join("content/about/soak"));
    }
}
