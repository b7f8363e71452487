//! Reading a saved file in a process of its own, with bounds: files come from strangers, and what reads them may
//! loop, ask for all memory, or break off. Then this process says so, and nothing was written.

use std::io::{Read as _, Write as _};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::Duration;

use serde::{Deserialize, Serialize};

use super::desk_arguments::ExtractOptions;
use super::outcome::Outcome;
use super::print;
use crate::error::{Error, Result};
use crate::extract::{Article, read};

/// How long a file may be read, in seconds, and how much memory that may take.
const MAX_SECONDS: u64 = 30;
#[cfg(unix)]
const MAX_MEMORY: u64 = 3 << 30;

/// The most bytes of what is answered.
const MAX_ANSWER: u64 = 128 << 20;

/// What a reading process answers.
#[derive(Serialize, Deserialize)]
enum Answer {
    Article(Article),
    Failed { what: String, help: Option<String> },
}

/// Reads a file that was saved under a name.
pub(super) fn extract(name: &str, bytes: &[u8], page: Option<&str>) -> Result<Article> {
    let cannot = |error| Error::io("cannot start a process that reads the file", error);
    let program = std::env::current_exe().map_err(cannot)?;
    let mut command = Command::new(program);
    command
        .args(["extract", "--name", name])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null());
    if let Some(page) = page {
        command.args(["--page", page]);
    }
    let mut child = command.spawn().map_err(cannot)?;
    let answer = thread::scope(|scope| {
        if let Some(mut stdin) = child.stdin.take() {
            // Where it breaks off early, its answer tells.
            scope.spawn(move || stdin.write_all(bytes));
        }
        let stdout = child.stdout.take();
        let reading = scope.spawn(move || {
            let mut answer = Vec::new();
            let read = stdout.map(|stdout| stdout.take(MAX_ANSWER).read_to_end(&mut answer));
            read.and_then(std::result::Result::ok).map(|_| answer)
        });
        let is_done = wait(&mut child);
        is_done.then(|| reading.join().ok().flatten()).flatten()
    });
    match answer.and_then(|answer| serde_json::from_slice(&answer).ok()) {
        Some(Answer::Article(article)) => Ok(article),
        Some(Answer::Failed { what, help }) => {
            let error = Error::new(what);
            Err(match help {
                Some(help) => error.help(help),
                None => error,
            })
        }
        None => {
            Err(Error::new(format!("{name} cannot be read: it takes too much time or memory, or is damaged"))
                .help("open it, copy the article's words into a file that ends with .txt, and take that in"))
        }
    }
}

/// Waits for a process, and ends it where that takes too long. Tells whether it ended by itself.
fn wait(child: &mut Child) -> bool {
    const STEP: u64 = 5;
    for _ in 0..MAX_SECONDS * 1000 / STEP {
        match child.try_wait() {
            Ok(Some(_)) => return true,
            Ok(None) => thread::sleep(Duration::from_millis(STEP)),
            Err(_) => break,
        }
    }
    let _ = child.kill();
    let _ = child.wait();
    false
}

/// `factum extract`, which only the program itself runs: the file comes from stdin, the answer goes to stdout.
pub(super) fn run(options: &ExtractOptions) -> Result<Outcome> {
    bound();
    let mut bytes = Vec::new();
    std::io::stdin().read_to_end(&mut bytes).map_err(|error| Error::io("cannot read the file", error))?;
    let answer = match read(&options.name, &bytes, options.page.as_deref()) {
        Ok(article) => Answer::Article(article),
        Err(error) => Answer::Failed { what: error.to_string(), help: error.what_to_do().map(str::to_owned) },
    };
    print::json(&answer)?;
    Ok(Outcome::Clean)
}

/// Bounds the memory and the time of this process, where the system can.
fn bound() {
    #[cfg(unix)]
    {
        use rustix::process::{Resource, Rlimit, setrlimit};
        for (resource, limit) in
            [(Resource::As, MAX_MEMORY), (Resource::Cpu, MAX_SECONDS), (Resource::Core, 0)]
        {
            let _ = setrlimit(resource, Rlimit { current: Some(limit), maximum: Some(limit) });
        }
    }
}
