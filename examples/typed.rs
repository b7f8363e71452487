//! Measures how long an editor waits for the language server while somebody types.
//!
//! usage: `cargo run --release --example typed -- FOLDER [NOTES]`
//!
//! FOLDER is a dossier, which is not written to. In notes that are drawn at random a sentence is typed: fifty letters at
//! once, as from a client that was held up, and then letter by letter. Told is when what is found has come back for the
//! last version. Then names and quotes are completed, and a quote's passage is shown. The server is the real one, over
//! pipes. It prints the median, the 95th percentile and the longest of each.

#![allow(
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a program that measures prints what it has measured"
)]

use std::error::Error;
use std::fs;
use std::io::{BufRead, BufReader, PipeReader, PipeWriter, Read, Write};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

use factum::lsp::{Settings, serve};
use fastrand::Rng;
use serde_json::{Value, json};

type Result<T> = std::result::Result<T, Box<dyn Error>>;

/// How many letters come at once.
const BURST: usize = 50;

/// The two ends of a server.
struct Editor {
    input: PipeWriter,
    output: BufReader<PipeReader>,
    last: i32,
}

fn main() -> Result<()> {
    let mut arguments = std::env::args().skip(1);
    let folder = arguments.next().ok_or("usage: typed FOLDER [NOTES]")?;
    let count: usize = arguments.next().map_or(Ok(40), |n| n.parse())?;
    let root = fs::canonicalize(&folder)?;
    let begun = Instant::now();
    let mut editor = Editor::start(&root)?;
    let mut notes = Vec::new();
    list(&root.join("content"), &mut notes)?;
    let mut rng = Rng::with_seed(1);
    rng.shuffle(&mut notes);
    let (mut bursts, mut letters, mut names, mut quotes, mut cards) =
        (Vec::new(), Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for (n, note) in notes.iter().take(count).enumerate() {
        let text = fs::read_to_string(note)?;
        let uri = format!("file://{}", note.display());
        let line = text.matches('\n').count();
        editor.open(&uri, &text)?;
        if n == 0 {
            println!("the first note after {:.1?}", begun.elapsed());
        }
        let at = |column: usize| json!({"line": line, "character": column});
        bursts.push(editor.burst(&uri, line)?);
        for column in BURST..BURST + 10 {
            letters.push(editor.letter(&uri, at(column))?);
        }
        editor.write(&uri, at(BURST + 10), " [[a")?;
        names.push(editor.timed("textDocument/completion", &uri, at(BURST + 14))?);
        editor.write(&uri, at(BURST + 14), "]] [@the ")?;
        quotes.push(editor.timed("textDocument/completion", &uri, at(BURST + 23))?);
        let quoted = text.lines().position(|line| line.trim_start().starts_with("quote:"));
        if let Some(line) = quoted {
            cards.push(editor.timed("textDocument/hover", &uri, json!({"line": line, "character": 20}))?);
        }
        editor.notify("textDocument/didClose", &json!({"textDocument": {"uri": uri}}))?;
    }
    print("fifty letters at once", bursts);
    print("one letter", letters);
    print("names completed", names);
    print("quotes completed", quotes);
    print("a quote shown", cards);
    Ok(())
}

fn print(what: &str, mut times: Vec<Duration>) {
    times.sort_unstable();
    let at = |percent: usize| times.get((times.len() * percent / 100).min(times.len().saturating_sub(1)));
    let at = |percent| at(percent).copied().unwrap_or_default();
    println!(
        "{what}: median {:.1?}, 95 % {:.1?}, longest {:.1?} of {}",
        at(50),
        at(95),
        at(100),
        times.len()
    );
}

/// The notes below a folder.
fn list(folder: &Path, notes: &mut Vec<PathBuf>) -> Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            list(&path, notes)?;
        } else if path.extension().is_some_and(|extension| extension == "md") {
            notes.push(path);
        }
    }
    notes.sort();
    Ok(())
}

impl Editor {
    fn start(root: &Path) -> Result<Self> {
        let (theirs_in, input) = std::io::pipe()?;
        let (output, theirs_out) = std::io::pipe()?;
        let settings = Settings { root: None, config: "factum.yaml".to_owned(), captures: None, today: None };
        thread::spawn(move || {
            serve(Box::new(BufReader::new(theirs_in)), Box::new(theirs_out), settings, None)
        });
        let mut editor = Self { input, output: BufReader::new(output), last: 0 };
        let uri = format!("file://{}", root.display());
        editor.ask("initialize", &json!({"processId": null, "rootUri": uri, "capabilities": {}}))?;
        editor.notify("initialized", &json!({}))?;
        Ok(editor)
    }

    fn send(&mut self, message: &Value) -> Result<()> {
        self.input.write_all(&framed(message))?;
        Ok(())
    }

    fn notify(&mut self, method: &str, params: &Value) -> Result<()> {
        self.send(&json!({"jsonrpc": "2.0", "method": method, "params": params}))
    }

    fn ask(&mut self, method: &str, params: &Value) -> Result<Value> {
        self.last += 1;
        let id = self.last;
        self.send(&json!({"jsonrpc": "2.0", "id": id, "method": method, "params": params}))?;
        loop {
            let message = self.read()?;
            if message["id"] == id && message.get("method").is_none() {
                return Ok(message);
            }
        }
    }

    fn read(&mut self) -> Result<Value> {
        let mut length = 0;
        loop {
            let mut line = String::new();
            if self.output.read_line(&mut line)? == 0 {
                return Err("the server has ended".into());
            }
            match line.trim_end().strip_prefix("Content-Length: ") {
                Some(value) => length = value.parse()?,
                None if line.trim_end().is_empty() => break,
                None => {}
            }
        }
        let mut bytes = vec![0; length];
        self.output.read_exact(&mut bytes)?;
        Ok(serde_json::from_slice(&bytes)?)
    }

    /// Waits until what is found is told of a version.
    fn told(&mut self, uri: &str, version: i32) -> Result<()> {
        loop {
            let message = self.read()?;
            let params = &message["params"];
            let is_told = message["method"] == "textDocument/publishDiagnostics";
            if is_told && params["uri"] == uri && params["version"] == version {
                return Ok(());
            }
        }
    }

    fn open(&mut self, uri: &str, text: &str) -> Result<()> {
        self.last = 1;
        let document = json!({"uri": uri, "languageId": "markdown", "version": 1, "text": text});
        self.notify("textDocument/didOpen", &json!({"textDocument": document}))?;
        self.told(uri, 1)
    }

    fn change(&mut self, uri: &str, at: &Value, text: &str) -> Value {
        self.last += 1;
        let change = json!({"range": {"start": at, "end": at}, "text": text});
        let document = json!({"uri": uri, "version": self.last});
        let params = json!({"textDocument": document, "contentChanges": [change]});
        json!({"jsonrpc": "2.0", "method": "textDocument/didChange", "params": params})
    }

    fn burst(&mut self, uri: &str, line: usize) -> Result<Duration> {
        let letters = "Nobody has told us how many of them there were. ..".chars();
        let mut bytes = Vec::new();
        for (column, letter) in letters.take(BURST).enumerate() {
            let at = json!({"line": line, "character": column});
            bytes.extend(framed(&self.change(uri, &at, &letter.to_string())));
        }
        let begun = Instant::now();
        self.input.write_all(&bytes)?;
        self.told(uri, self.last)?;
        Ok(begun.elapsed())
    }

    fn letter(&mut self, uri: &str, at: Value) -> Result<Duration> {
        let change = self.change(uri, &at, "x");
        let begun = Instant::now();
        self.send(&change)?;
        self.told(uri, self.last)?;
        Ok(begun.elapsed())
    }

    fn write(&mut self, uri: &str, at: Value, text: &str) -> Result<()> {
        let change = self.change(uri, &at, text);
        self.send(&change)?;
        self.told(uri, self.last)
    }

    fn timed(&mut self, method: &str, uri: &str, position: Value) -> Result<Duration> {
        let begun = Instant::now();
        self.ask(method, &json!({"textDocument": {"uri": uri}, "position": position}))?;
        Ok(begun.elapsed())
    }
}

fn framed(message: &Value) -> Vec<u8> {
    let text = message.to_string();
    format!("Content-Length: {}\r\n\r\n{text}", text.len()).into_bytes()
}
