//! Measures how long one edit of a dossier takes: `Workspace::apply`, the findings, and the page of the note.
//!
//! usage: `cargo run --release --example latency -- FOLDER [SEED]`
//!
//! Opens the dossier in FOLDER, edits notes that are drawn by the seed, each time takes the edit back, and prints
//! the median and the 95th percentile of both, as the clock tells them, and of the CPU time of all threads where
//! Linux says it: on a machine that does other things besides, the clock tells their time as well. Then it makes
//! the whole site, and again after edits of notes, of a capture, and of the configuration. Nothing is written to
//! the folder.

#![allow(
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a program that measures prints what it has measured"
)]

use std::error::Error;
use std::hint::black_box;
use std::sync::Arc;
use std::time::{Duration, Instant};

use factum::site::{Page, Route};
use factum::vfs::Disk;
use factum::workspace::{
    Bodies, BuildOptions, Change, Drafts, Inputs, LockUse, Material, Tracking, Workspace,
};
use fastrand::Rng;

/// How many notes get a sentence more.
const PROSE_EDITS: usize = 200;

/// How many notes get another title, and how many another alias.
const NAME_EDITS: usize = 20;

/// How many notes get a sentence more, or another title, before the whole site is made again.
const SITE_EDITS: usize = 5;

/// A note that can be edited.
struct Editable {
    path: String,
    text: Arc<str>,
    route: Route,
}

/// The steps of one edit.
#[derive(Clone, Copy)]
struct Times {
    apply: Duration,
    findings: Duration,
    page: Duration,
    cpu: Duration,
}

impl Times {
    fn sum(self) -> Duration {
        self.apply + self.findings + self.page
    }
}

/// A kind of edit: its name, how often it is made, and what it makes of a note's text.
type Edit = (&'static str, usize, fn(&str) -> String);

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let folder = arguments.next().ok_or("usage: latency FOLDER [SEED]")?;
    let seed = arguments.next().map_or(Ok(1), |seed| seed.parse())?;

    let start = Instant::now();
    let material = Material::open(&Inputs {
        tree: Arc::new(Disk::new(&folder)),
        config: "factum.yaml".to_owned(),
        captures: None,
        drafts: Drafts::Excluded,
        lock: LockUse::Held,
        bodies: Bodies::Whole,
        authors: None,
        history: None,
    })?;
    let mut workspace = Workspace::new(material, None, Tracking::On);
    let options = BuildOptions::default();
    let notes = editable(&mut workspace, &options);
    let first = notes.first().ok_or("the dossier has no notes")?;
    workspace.page(&first.route, &options)?;
    let findings = workspace.findings().len();
    println!("opened {} notes with {findings} findings in {:.1?}", notes.len(), start.elapsed());

    let mut rng = Rng::with_seed(seed);
    let edits: [Edit; 3] = [
        ("a sentence more", PROSE_EDITS, with_sentence),
        ("another title", NAME_EDITS, with_title),
        ("another alias", NAME_EDITS, with_alias),
    ];
    for (name, count, edit) in edits {
        let mut times = Vec::new();
        for _ in 0..count {
            let note = rng.choice(&notes).unwrap_or(first);
            for text in [&edit(&note.text), &*note.text] {
                times.push(measure(&mut workspace, note, text, &options)?);
            }
        }
        print(name, &times);
    }
    let start = cpu_time();
    workspace.artifacts(&options)?;
    println!("the whole site, the first time: CPU time {:.1?}", cpu_time().saturating_sub(start));
    for (name, _, edit) in edits {
        let mut times = Vec::new();
        for _ in 0..SITE_EDITS {
            let note = rng.choice(&notes).unwrap_or(first);
            for text in [&edit(&note.text), &*note.text] {
                times.push(measure_site(&mut workspace, &note.path, text.as_bytes(), &options)?);
            }
        }
        print(&format!("{name}, and the whole site"), &times);
    }
    for path in [capture_of(&folder)?, "factum.yaml".to_owned()] {
        let bytes = std::fs::read(format!("{folder}/{path}"))?;
        let other = [bytes.as_slice(), b"\n# Nothing more."].concat();
        let times = [other, bytes].map(|bytes| measure_site(&mut workspace, &path, &bytes, &options));
        print(&format!("{path}, and the whole site"), &times.into_iter().collect::<Result<Vec<_>, _>>()?);
    }
    if workspace.findings().len() != findings {
        return Err("edits that were taken back left something behind".into());
    }
    Ok(())
}

/// Every note with a page of its own.
fn editable(workspace: &mut Workspace, options: &BuildOptions) -> Vec<Editable> {
    let routes = workspace.routes(options);
    let material = &workspace.material;
    let of = |route: Route| {
        let Page::Note(id) = &route.page else { return None };
        let file = material.sources.file(material.dossier.note(id)?.file);
        Some(Editable { path: file.path.clone(), text: Arc::clone(&file.text), route })
    };
    routes.into_iter().filter_map(of).collect()
}

fn measure(
    workspace: &mut Workspace,
    note: &Editable,
    text: &str,
    options: &BuildOptions,
) -> Result<Times, Box<dyn Error>> {
    let change = Change::Write { path: note.path.clone(), bytes: text.as_bytes().into() };
    let (start, cpu) = (Instant::now(), cpu_time());
    workspace.apply(vec![change])?;
    let apply = start.elapsed();
    black_box(workspace.findings());
    let findings = start.elapsed() - apply;
    workspace.page(&note.route, options)?;
    let page = start.elapsed() - apply - findings;
    Ok(Times { apply, findings, page, cpu: cpu_time().saturating_sub(cpu) })
}

/// The same with all files of the site in place of one page.
fn measure_site(
    workspace: &mut Workspace,
    path: &str,
    bytes: &[u8],
    options: &BuildOptions,
) -> Result<Times, Box<dyn Error>> {
    let change = Change::Write { path: path.to_owned(), bytes: bytes.into() };
    let (start, cpu) = (Instant::now(), cpu_time());
    workspace.apply(vec![change])?;
    let apply = start.elapsed();
    black_box(workspace.findings());
    let findings = start.elapsed() - apply;
    workspace.artifacts(options)?;
    let page = start.elapsed() - apply - findings;
    Ok(Times { apply, findings, page, cpu: cpu_time().saturating_sub(cpu) })
}

/// The path of some capture of a dossier.
fn capture_of(folder: &str) -> Result<String, Box<dyn Error>> {
    let mut captures: Vec<_> = std::fs::read_dir(format!("{folder}/captures"))?.flatten().collect();
    captures.sort_by_key(|entry| entry.file_name());
    let capture = captures.first().ok_or("the dossier has no captures")?;
    Ok(format!("captures/{}", capture.file_name().to_string_lossy()))
}

/// The time that all threads were run so far; none where nobody tells.
fn cpu_time() -> Duration {
    let threads = std::fs::read_dir("/proc/self/task").into_iter().flatten().flatten();
    let times = threads.filter_map(|thread| {
        let stat = std::fs::read_to_string(thread.path().join("schedstat")).ok()?;
        stat.split(' ').next()?.parse().ok().map(Duration::from_nanos)
    });
    times.sum()
}

fn with_sentence(text: &str) -> String {
    format!("{}\n\nNobody knows why the ferry waited so long.[?]\n", text.trim_end())
}

fn with_title(text: &str) -> String {
    let is_title = |line: &str| line.starts_with("title: ") || line.starts_with("label: ");
    let edit = |line: &str| match line.strip_suffix('"') {
        Some(line) => format!("{line} anew\"\n"),
        None => format!("{line} anew\n"),
    };
    text.lines().map(|line| if is_title(line) { edit(line) } else { format!("{line}\n") }).collect()
}

fn with_alias(text: &str) -> String {
    if text.contains("\naliases: [") {
        text.replacen("\naliases: [", "\naliases: [\"The unheard of\", ", 1)
    } else {
        text.replacen("---\n", "---\naliases: [\"The unheard of\"]\n", 1)
    }
}

fn print(name: &str, times: &[Times]) {
    let at = |percent: usize, of: fn(Times) -> Duration| {
        let mut sorted: Vec<Duration> = times.iter().map(|times| of(*times)).collect();
        sorted.sort_unstable();
        let place = (sorted.len() * percent / 100).min(sorted.len().saturating_sub(1));
        sorted.get(place).map_or(0.0, |time| time.as_secs_f64() * 1000.0)
    };
    let show = |of: fn(Times) -> Duration| format!("{:.1} ({:.1})", at(50, of), at(95, of));
    println!(
        "{name}, median (95th percentile) of {}: {} ms; apply {}, findings {}, page {}; CPU time {} ms",
        times.len(),
        show(Times::sum),
        show(|times| times.apply),
        show(|times| times.findings),
        show(|times| times.page),
        show(|times| times.cpu),
    );
}
