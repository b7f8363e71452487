//! Holds that a preview which runs for weeks stays as it was: random edits, and what they leave behind.
//!
//! usage: `cargo run --release --example soak -- FOLDER [REBUILDS]`
//!
//! FOLDER is a dossier that may be written to. The preview is the real one, with its watcher and its server. One edit
//! after the other is made on the disk, from a set to which each can be made again and taken back: sentences, titles,
//! notes that go, come back and get other names, captures, the lock, the theme, the configuration, sign-offs, files in
//! new folders. After each it waits until the preview has told of it, and asks for some pages. Every 500 rebuilds it
//! prints memory, threads, descriptors and watches; it ends with 1 where, from the first 500 on, the memory has grown by
//! more than 2 %, or one of the others has. With FACTUM_SOAK_SEED the edits are others.

#![allow(
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a program that measures prints what it has measured"
)]

use std::error::Error;
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{IpAddr, SocketAddr, TcpStream};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::mpsc::channel;
use std::thread;
use std::time::{Duration, Instant};

use factum::serve::{News, Settings, serve};
use factum::vfs::Disk;
use factum::workspace::Inputs;
use fastrand::Rng;

type Result<T> = std::result::Result<T, Box<dyn Error>>;

/// The rebuilds after which what is held is measured for the first time, and then again and again.
const FIRST: usize = 500;

/// What a process holds.
#[derive(Clone, Copy, Debug, Default)]
struct Held {
    /// In KiB.
    memory: usize,
    threads: usize,
    descriptors: usize,
    watches: usize,
}

fn main() -> Result<ExitCode> {
    let mut arguments = std::env::args().skip(1);
    let folder = arguments.next().ok_or("usage: soak FOLDER [REBUILDS]")?;
    let rebuilds: usize = arguments.next().map_or(Ok(10_000), |n| n.parse())?;
    let seed = std::env::var("FACTUM_SOAK_SEED").ok().and_then(|seed| seed.parse().ok()).unwrap_or(1);
    let root = fs::canonicalize(&folder)?;
    let (address, notes) = start(&root)?;
    let mut edits = Edits::new(&root, notes)?;
    let mut rng = Rng::with_seed(seed);
    let mut events = listen(address)?;
    let (begun, mut version) = (Instant::now(), 0);
    let mut known: Vec<Held> = Vec::new();
    for n in 0..=rebuilds {
        if n > 0 && n % FIRST == 0 {
            // What a change leaves to be done is done, and no page is on its way.
            thread::sleep(Duration::from_millis(300));
            known.push(held()?);
            println!("after {n} rebuilds, {:.0?}: {:?}", begun.elapsed(), known[known.len() - 1]);
        }
        edits.make(&mut rng)?;
        version = next(&mut events, version)?;
        ask(address, &edits, &mut rng)?;
    }
    edits.undo()?;
    let (Some(first), Some(last)) = (known.first(), known.last()) else { return Ok(ExitCode::SUCCESS) };
    let grown = last.memory as f64 / first.memory as f64 * 100.0 - 100.0;
    println!("{version} changes told; memory {grown:+.1} %");
    let is_flat = grown <= 2.0
        && last.threads <= first.threads
        && last.descriptors <= first.descriptors
        && last.watches <= first.watches;
    Ok(if is_flat { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Asks for some of what an open page and its reader ask for.
fn ask(address: SocketAddr, edits: &Edits, rng: &mut Rng) -> Result<()> {
    let page = &edits.notes[rng.usize(..edits.notes.len())].page;
    get(address, page)?;
    match rng.u8(..20) {
        0 => get(address, "/search.html"),
        1 => get(address, "/.factum/sentences"),
        2 => get(address, "/nothing/here"),
        3 => get(address, "/"),
        4 => get(address, "/about/methodology.html"),
        _ => get(address, &format!("/.factum/state?{page}")),
    }
}

/// A note.
struct Note {
    file: PathBuf,
    text: String,
    page: String,
    /// Where it is now, if it is anywhere.
    now: Option<PathBuf>,
}

/// What is edited.
struct Edits {
    root: PathBuf,
    notes: Vec<Note>,
    captures: Vec<(PathBuf, Vec<u8>)>,
    config: String,
    lock: Option<Vec<u8>>,
    count: usize,
}

impl Edits {
    fn new(root: &Path, notes: Vec<Note>) -> Result<Self> {
        let mut captures = Vec::new();
        if let Ok(entries) = fs::read_dir(root.join("captures")) {
            for entry in entries.take(50) {
                let path = entry?.path();
                let bytes = fs::read(&path)?;
                captures.push((path, bytes));
            }
        }
        captures.sort();
        let config = fs::read_to_string(root.join("factum.yaml"))?;
        let lock = fs::read(root.join("factum.lock")).ok();
        Ok(Self { root: root.to_owned(), notes, captures, config, lock, count: 0 })
    }

    /// Makes one edit, which leaves something else on the disk than was there.
    fn make(&mut self, rng: &mut Rng) -> Result<()> {
        self.count += 1;
        match rng.u8(..100) {
            0..60 => {
                self.write(rng, |text, n| format!("{}\n\nNobody knows why {n} waited.[?]\n", text.trim_end()))
            }
            60..68 => self.write(rng, |text, n| text.replacen("title: ", &format!("title: The {n} of "), 1)),
            68..76 => self.write(rng, |text, n| format!("{}\n\nSee [[nowhere-{n}]].\n", text.trim_end())),
            76..82 => self.come_or_go(rng),
            82..88 => self.rename(rng),
            88..92 => self.capture(rng),
            92..95 => self.sign(rng),
            95 => {
                self.put("factum.lock", if self.count.is_multiple_of(2) { None } else { self.lock.clone() })
            }
            96 => {
                let text = format!("{}description: The {} one\n", self.config, self.count % 7);
                self.put("factum.yaml", Some(text.into_bytes()))
            }
            97 => {
                let style = self.count.is_multiple_of(2).then(|| b"a { color: red }\n".to_vec());
                self.put("themes/default/assets/soak.css", style)
            }
            98 => self.put("factum.reviews", self.count.is_multiple_of(2).then(|| b"nonsense\n".to_vec())),
            _ => {
                let folder = self.root.join("content/about/soak");
                if fs::remove_dir_all(&folder).is_err() {
                    fs::create_dir_all(&folder)?;
                    fs::write(folder.join("new-one.md"), "---\ntitle: A new one\n---\nIt is new.[?]\n")?;
                }
                Ok(())
            }
        }
    }

    fn note(&mut self, rng: &mut Rng) -> &mut Note {
        let at = rng.usize(..self.notes.len());
        &mut self.notes[at]
    }

    /// Writes a note otherwise than it stands there; every third time as it was.
    fn write(&mut self, rng: &mut Rng, edit: impl Fn(&str, usize) -> String) -> Result<()> {
        let n = rng.usize(..9);
        let is_undone = self.count.is_multiple_of(3);
        let note = self.note(rng);
        let path = note.now.get_or_insert_with(|| note.file.clone()).clone();
        let before = fs::read_to_string(&path).unwrap_or_default();
        let text = if is_undone { note.text.clone() } else { edit(&note.text, n) };
        let text = if text == before { format!("{text}\nIt is not known.[?]\n") } else { text };
        Ok(fs::write(path, text)?)
    }

    fn come_or_go(&mut self, rng: &mut Rng) -> Result<()> {
        let note = self.note(rng);
        match note.now.take() {
            Some(path) => Ok(fs::remove_file(path)?),
            None => {
                note.now = Some(note.file.clone());
                Ok(fs::write(&note.file, &note.text)?)
            }
        }
    }

    fn rename(&mut self, rng: &mut Rng) -> Result<()> {
        let note = self.note(rng);
        let other = note.file.with_extension("").display().to_string() + "-renamed.md";
        match note.now.clone() {
            Some(now) if now == note.file => {
                note.now = Some(PathBuf::from(&other));
                Ok(fs::rename(now, other)?)
            }
            Some(now) => {
                note.now = Some(note.file.clone());
                Ok(fs::rename(now, &note.file)?)
            }
            None => {
                note.now = Some(note.file.clone());
                Ok(fs::write(&note.file, &note.text)?)
            }
        }
    }

    fn capture(&mut self, rng: &mut Rng) -> Result<()> {
        if self.captures.is_empty() {
            return self.put("factum.reviews", self.count.is_multiple_of(2).then(Vec::new));
        }
        let (path, bytes) = &self.captures[rng.usize(..self.captures.len())];
        let other = [bytes.as_slice(), b"\nAnd there is more.\n"].concat();
        let is_plain = fs::read(path).is_ok_and(|now| now == *bytes);
        Ok(fs::write(path, if is_plain { &other } else { bytes })?)
    }

    fn sign(&mut self, rng: &mut Rng) -> Result<()> {
        let mut lines: Vec<String> = (0..rng.usize(..40))
            .map(|n| format!("{:032x}\tagree\t2021-05-0{}\tAda Holm\n", n * 7, 1 + self.count % 9))
            .collect();
        lines.push(format!(
            "{:032x}\tdisagree\t2021-05-01\tBen Falk\tNo {}.\n",
            self.count % 5,
            self.count % 11
        ));
        self.put("factum.reviews", Some(lines.concat().into_bytes()))
    }

    /// Writes a file, or takes it away; where it is so already, otherwise.
    fn put(&self, path: &str, bytes: Option<Vec<u8>>) -> Result<()> {
        let path = self.root.join(path);
        let now = fs::read(&path).ok();
        match bytes.filter(|bytes| now.as_ref() != Some(bytes)) {
            Some(bytes) => {
                if let Some(folder) = path.parent() {
                    fs::create_dir_all(folder)?;
                }
                Ok(fs::write(path, bytes)?)
            }
            None if now.is_some() && !path.ends_with("factum.yaml") => Ok(fs::remove_file(path)?),
            None => Ok(fs::write(self.root.join("content/index.md"), self.home()?)?),
        }
    }

    /// The home page, with one line more or less.
    fn home(&self) -> Result<String> {
        let text = fs::read_to_string(self.root.join("content/index.md"))?;
        let line = "\nIt is asked.[?]\n";
        Ok(text.strip_suffix(line).map_or_else(|| format!("{text}{line}"), str::to_owned))
    }

    /// Leaves the dossier as it was.
    fn undo(&self) -> Result<()> {
        for note in &self.notes {
            if let Some(now) = note.now.as_ref().filter(|now| **now != note.file) {
                fs::remove_file(now)?;
            }
            fs::write(&note.file, &note.text)?;
        }
        for (path, bytes) in &self.captures {
            fs::write(path, bytes)?;
        }
        fs::write(self.root.join("factum.yaml"), &self.config)?;
        if let Some(lock) = &self.lock {
            fs::write(self.root.join("factum.lock"), lock)?;
        }
        let _ = fs::remove_file(self.root.join("factum.reviews"));
        let _ = fs::remove_file(self.root.join("themes/default/assets/soak.css"));
        let _ = fs::remove_dir_all(self.root.join("content/about/soak"));
        Ok(())
    }
}

/// Starts the preview of a dossier. Returns its address and the notes that can be edited.
fn start(root: &Path) -> Result<(SocketAddr, Vec<Note>)> {
    let inputs = Inputs::of(Disk::new(root));
    let settings = Settings {
        inputs,
        root: root.to_owned(),
        captures: None,
        today: None,
        host: IpAddr::from([127, 0, 0, 1]),
        port: Some(0),
        editor: None,
        reader: Some("Ada Holm".to_owned()),
        signer: None,
        opener: None,
    };
    let (sender, ready) = channel();
    let folder = root.to_owned();
    let tell = move |news: News<'_>| {
        if let News::Ready(preview, address) = news {
            let material = &preview.workspace().material;
            let notes = material.dossier.notes.values().filter_map(|note| {
                let source = material.sources.file(note.file);
                let (place, _) = source.path.trim_start_matches("content/").rsplit_once('/')?;
                let page = format!("/{place}/{}.html", note.id.as_str());
                let file = folder.join(&source.path);
                Some(Note { now: Some(file.clone()), file, text: source.text.to_string(), page })
            });
            let _ = sender.send((address, notes.collect::<Vec<_>>()));
        }
    };
    thread::spawn(move || serve(settings, Box::new(tell)).map_err(|error| println!("{error}")));
    let (address, notes) = ready.recv()?;
    println!("{} notes at {address}", notes.len());
    Ok((address, notes))
}

fn get(address: SocketAddr, path: &str) -> Result<()> {
    let mut stream = TcpStream::connect(address)?;
    write!(stream, "GET {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n")?;
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes)?;
    let is_answered =
        [b"HTTP/1.1 200".as_slice(), b"HTTP/1.1 404"].iter().any(|status| bytes.starts_with(status));
    if is_answered { Ok(()) } else { Err(format!("{path}: {}", String::from_utf8_lossy(&bytes)).into()) }
}

fn listen(address: SocketAddr) -> Result<BufReader<TcpStream>> {
    let mut stream = TcpStream::connect(address)?;
    stream.set_read_timeout(Some(Duration::from_secs(60)))?;
    write!(stream, "GET /.factum/events HTTP/1.1\r\nHost: {address}\r\n\r\n")?;
    Ok(BufReader::new(stream))
}

/// Waits until a change after this one is told, and returns its number.
fn next(events: &mut BufReader<TcpStream>, after: u64) -> Result<u64> {
    loop {
        let mut line = String::new();
        if events.read_line(&mut line)? == 0 {
            return Err("the preview has ended".into());
        }
        if let Some(version) = line.strip_prefix("data: ").and_then(|text| text.trim().parse().ok())
            && version > after
        {
            return Ok(version);
        }
    }
}

/// What this process holds, where Linux tells it.
fn held() -> Result<Held> {
    let status = fs::read_to_string("/proc/self/status")?;
    let number = |name: &str| {
        let line = status.lines().find_map(|line| line.strip_prefix(name));
        line.and_then(|rest| rest.split_whitespace().next()?.parse().ok()).unwrap_or(0)
    };
    let (mut descriptors, mut watches) = (0, 0);
    for entry in fs::read_dir("/proc/self/fdinfo")? {
        descriptors += 1;
        let about = fs::read_to_string(entry?.path()).unwrap_or_default();
        watches += about.lines().filter(|line| line.starts_with("inotify wd:")).count();
    }
    Ok(Held { memory: number("VmRSS:"), threads: number("Threads:"), descriptors, watches })
}
