//! Measures how long it takes from a saved note to its page, as `factum serve` shows it.
//!
//! usage: `cargo run --release --example shown -- FOLDER [SAVES]`
//!
//! FOLDER is a dossier that may be written to: notes that are drawn at random get a sentence more, and back. The preview
//! is the real one, with its watcher and its server; saving is writing the file; shown is when the page with the new
//! sentence has come over a socket, after the preview has told of the change as it tells open pages. It prints the
//! median, the 95th percentile and the longest. What a preview holds after many rebuilds, `soak` measures.

#![allow(
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a program that measures prints what it has measured"
)]

use std::error::Error;
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{IpAddr, SocketAddr, TcpStream};
use std::path::Path;
use std::sync::mpsc::channel;
use std::thread;
use std::time::{Duration, Instant};

use factum::serve::{News, Settings, serve};
use factum::vfs::Disk;
use factum::workspace::Inputs;
use fastrand::Rng;

/// A note that is saved, and where it is shown.
struct Note {
    file: String,
    text: String,
    page: String,
}

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let folder = arguments.next().ok_or("usage: shown FOLDER [SAVES]")?;
    let saves: usize = arguments.next().map_or(Ok(100), |n| n.parse())?;
    let root = fs::canonicalize(&folder)?;
    let (address, notes) = start(&root)?;
    let first = notes.first().ok_or("the dossier has no notes")?;
    let begun = Instant::now();
    get(address, &first.page)?;
    println!("the first page in {:.1?}", begun.elapsed());

    let mut events = listen(address)?;
    let mut rng = Rng::with_seed(1);
    let mut times = Vec::new();
    for n in 0..saves {
        let note = rng.choice(&notes).unwrap_or(first);
        times.push(save(address, &root, note, n, &mut events)?);
    }
    times.sort_unstable();
    let at = |percent: usize| {
        let place = (times.len() * percent / 100).min(times.len().saturating_sub(1));
        times.get(place).map_or(0.0, |time| time.as_secs_f64() * 1000.0)
    };
    println!(
        "from saved to shown: median {:.1} ms, 95 % {:.1} ms, longest {:.1} ms",
        at(50),
        at(95),
        at(100)
    );
    Ok(())
}

/// Starts the preview of a dossier. Returns its address and the notes that can be saved.
fn start(root: &Path) -> Result<(SocketAddr, Vec<Note>), Box<dyn Error>> {
    let inputs = Inputs::of(Disk::new(root));
    let host = IpAddr::from([127, 0, 0, 1]);
    let settings = Settings {
        inputs,
        root: root.to_owned(),
        captures: None,
        today: None,
        host,
        port: Some(0),
        editor: None,
        reader: None,
        signer: None,
        opener: None,
    };
    let (sender, ready) = channel();
    let tell = move |news: News<'_>| {
        if let News::Ready(preview, address) = news {
            let material = &preview.workspace().material;
            let notes = material.dossier.notes.values().map(|note| {
                let file = material.sources.file(note.file);
                (note.id.clone(), file.path.clone(), file.text.to_string())
            });
            let _ = sender.send((address, notes.collect::<Vec<_>>()));
        }
    };
    let begun = Instant::now();
    thread::spawn(move || serve(settings, Box::new(tell)).map_err(|error| println!("{error}")));
    let (address, notes) = ready.recv()?;
    println!("opened {} notes in {:.1?}", notes.len(), begun.elapsed());
    let notes = notes
        .into_iter()
        .filter(|(_, file, text)| file.contains('/') && !file.ends_with("index.md") && text.len() > 200)
        .map(|(id, file, text)| {
            let below = file.trim_start_matches("content/");
            let folder = below.rsplit_once('/').map_or("", |(folder, _)| folder);
            let page = format!("/{folder}/{}.html", id.as_str());
            Note { file, text, page }
        });
    Ok((address, notes.collect()))
}

/// Saves a note with a sentence more, waits until it is shown, and takes the sentence back.
fn save(
    address: SocketAddr,
    root: &Path,
    note: &Note,
    n: usize,
    events: &mut BufReader<TcpStream>,
) -> Result<Duration, Box<dyn Error>> {
    let mark = format!("Nobody knows why ferry number {n} waited.");
    let begun = Instant::now();
    fs::write(root.join(&note.file), format!("{}\n\n{mark}[?]\n", note.text.trim_end()))?;
    next(events)?;
    let mut page = get(address, &note.page)?;
    while !page.contains(&mark)
        && page.starts_with("HTTP/1.1 200")
        && begun.elapsed() < Duration::from_secs(5)
    {
        page = get(address, &note.page)?;
    }
    let shown = begun.elapsed();
    if !page.contains(&mark) {
        return Err(format!("{} does not show what {} says", note.page, note.file).into());
    }
    fs::write(root.join(&note.file), &note.text)?;
    next(events)?;
    Ok(shown)
}

fn get(address: SocketAddr, path: &str) -> Result<String, Box<dyn Error>> {
    let mut stream = TcpStream::connect(address)?;
    write!(stream, "GET {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n")?;
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes)?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

fn listen(address: SocketAddr) -> Result<BufReader<TcpStream>, Box<dyn Error>> {
    let mut stream = TcpStream::connect(address)?;
    stream.set_read_timeout(Some(Duration::from_secs(10)))?;
    write!(stream, "GET /.factum/events HTTP/1.1\r\nHost: {address}\r\n\r\n")?;
    Ok(BufReader::new(stream))
}

/// Waits for the next message.
fn next(events: &mut BufReader<TcpStream>) -> Result<(), Box<dyn Error>> {
    let mut line = String::new();
    while !line.starts_with("data: ") {
        line.clear();
        if events.read_line(&mut line)? == 0 {
            return Err("the preview has ended".into());
        }
    }
    Ok(())
}
