//! Follows the tutorial step by step: runs what it tells to run, writes the files that it shows, and compares what
//! is printed with what it says is printed.
//!
//! What a fence is, its information string says: `sh` is run, `text title="prints"` is what that prints, where a
//! line `…` stands for any lines; `diff title="path"` changes a file, and another language with a title writes
//! one. `FACTUM_BLESS=1 cargo test --test it tutorial` writes what is printed, but where a `…` stands.

use std::fs;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use super::program::{Copy, repository};

/// The folder where the program is.
fn programs() -> &'static Path {
    Path::new(env!("CARGO_BIN_EXE_factum")).parent().unwrap()
}

/// A fence of the tutorial: its information string, and where its text stands.
struct Fence {
    info: String,
    text: std::ops::Range<usize>,
    line: usize,
}

impl Fence {
    fn language(&self) -> &str {
        self.info.split(' ').next().unwrap_or("")
    }

    fn title(&self) -> Option<&str> {
        let (_, rest) = self.info.split_once("title=\"")?;
        Some(rest.split_once('"').unwrap().0)
    }
}

fn fences(tutorial: &str) -> Vec<Fence> {
    let (mut fences, mut open): (Vec<Fence>, Option<Fence>) = (Vec::new(), None);
    let mut at = 0;
    for (number, line) in tutorial.split_inclusive('\n').enumerate() {
        let end = at + line.len();
        match (line.trim_end().strip_prefix("```"), open.take()) {
            (Some(""), Some(fence)) => fences.push(Fence { text: fence.text.start..at, ..fence }),
            (Some(info), None) => {
                open = Some(Fence { info: info.to_owned(), text: end..end, line: number + 1 })
            }
            (_, still) => open = still,
        }
        at = end;
    }
    assert!(open.is_none(), "a fence is not closed");
    fences
}

/// Somebody who follows the tutorial, in an empty folder.
struct Reader {
    home: Copy,
    folder: PathBuf,
    previews: Vec<Child>,
    printed: String,
}

impl Reader {
    fn new() -> Self {
        // A place on a host, as far as git can tell: whoever pushes to it pushes into a folder.
        let home = Copy::with(&[("work/.keep", "")]);
        fs::remove_file(home.root().join("work/.keep")).unwrap();
        let folder = home.root().join("work");
        let host = home.root().join("host/hollin.git");
        let made = Command::new("git")
            .args(["init", "--quiet", "--bare", "--initial-branch", "main"])
            .arg(&host)
            .status()
            .unwrap();
        assert!(made.success());
        Self { home, folder, previews: Vec::new(), printed: String::new() }
    }

    fn shell(&self, script: &str) -> Command {
        let host = format!("url.{}/host/.insteadOf", self.home.root().display());
        let path = std::env::join_paths(
            std::iter::once(programs().to_owned())
                .chain(std::env::split_paths(&std::env::var_os("PATH").unwrap_or_default())),
        );
        let mut shell = Command::new("sh");
        shell.args(["-c", script]).current_dir(&self.folder).stdin(Stdio::null());
        shell.env("PATH", path.unwrap()).env("HOME", self.home.root()).env("NO_COLOR", "1");
        shell.env("GIT_CONFIG_NOSYSTEM", "1").env("GIT_CONFIG_COUNT", "4");
        for (n, (key, value)) in [
            (host.as_str(), "https://github.com/you/"),
            ("user.name", "You"),
            ("user.email", "you@example.org"),
            ("protocol.file.allow", "always"),
        ]
        .iter()
        .enumerate()
        {
            shell.env(format!("GIT_CONFIG_KEY_{n}"), key).env(format!("GIT_CONFIG_VALUE_{n}"), value);
        }
        shell
    }

    /// Runs commands in a shell and goes where they went. Whether they failed is returned.
    fn run(&mut self, commands: &str) -> bool {
        let place = self.home.root().join("place");
        let script = format!("exec 2>&1\nset -e\n{commands}\npwd >'{}'\n", place.display());
        let output = self.shell(&script).output().unwrap();
        self.printed = String::from_utf8(output.stdout).unwrap();
        if output.status.success() {
            self.folder = PathBuf::from(fs::read_to_string(place).unwrap().trim_end());
        }
        !output.status.success()
    }

    /// Opens the preview in a terminal of its own, reads the home page, and leaves it open.
    fn preview(&mut self, command: &str) {
        let mut child = self.shell(&format!("exec {command} --port 0"));
        let mut child = child.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        self.previews.push(child);
        let address = line.split_whitespace().next().unwrap_or_default();
        let address = address.trim_start_matches("http://").trim_end_matches('/').to_owned();
        let mut stream = TcpStream::connect(&address).unwrap_or_else(|e| panic!("{line:?}: {e}"));
        write!(stream, "GET / HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n").unwrap();
        let mut page = String::new();
        stream.read_to_string(&mut page).unwrap();
        assert!(page.starts_with("HTTP/1.1 200") && page.contains("<h1>"), "{page}");
    }

    fn write(&self, path: &str, text: &str) {
        let path = self.folder.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    /// Replaces the lines that begin with `-` by those that begin with `+`; others stand around them.
    fn change(&self, path: &str, diff: &str) {
        let side = |left_out: char| -> String {
            diff.split_inclusive('\n')
                .filter(|line| !line.starts_with(left_out))
                .map(|line| &line[1..])
                .collect()
        };
        let text = fs::read_to_string(self.folder.join(path)).unwrap();
        let (old, new) = (side('+'), side('-'));
        assert_eq!(text.matches(&old).count(), 1, "{path} has not once:\n{old}\nbut is:\n{text}");
        self.write(path, &text.replacen(&old, &new, 1));
    }
}

impl Drop for Reader {
    fn drop(&mut self) {
        for preview in &mut self.previews {
            let _ = preview.kill();
            let _ = preview.wait();
        }
    }
}

/// Whether text was printed as the tutorial says, where a line `…` stands for any lines.
fn agrees(said: &str, printed: &str) -> bool {
    let printed = format!("{}\n", printed.trim_end());
    let mut rest = printed.as_str();
    // What is printed may end a line with dots, too.
    let said = format!("\n{said}").replace("\n…\n", "\n\0").trim_start_matches('\n').to_owned();
    for (n, part) in said.split('\0').enumerate() {
        match rest.find(part) {
            Some(at) if n > 0 || at == 0 => rest = &rest[at + part.len()..],
            _ => return false,
        }
    }
    rest.is_empty() || said.ends_with('\0')
}

#[test]
fn whoever_follows_the_tutorial_sees_what_it_says() {
    let path = repository().join("docs/content/guides/tutorial.md");
    let tutorial = fs::read_to_string(&path).unwrap();
    let is_blessed = std::env::var_os("FACTUM_BLESS").is_some();
    let mut blessed = tutorial.clone();
    let mut reader = Reader::new();
    let mut failed: Option<String> = None;
    let mut steps = 0;
    for fence in fences(&tutorial) {
        let text = &tutorial[fence.text.clone()];
        let at = format!("{}:{}", path.display(), fence.line);
        let is_print = fence.title() == Some("prints");
        if let Some(printed) = failed.take() {
            assert!(is_print && text.contains("error"), "{at}: what stands before it fails:\n{printed}");
        }
        steps += 1;
        match (fence.language(), fence.title()) {
            ("sh", _) if text.trim() == "factum serve" => reader.preview(text.trim()),
            ("sh", _) => failed = reader.run(text).then(|| reader.printed.clone()),
            ("text", Some("prints")) if is_blessed && !format!("\n{text}").contains("\n…\n") => {
                let printed = format!("{}\n", reader.printed.trim_end());
                blessed = blessed.replacen(text, &printed, 1);
            }
            ("text", Some("prints")) => {
                assert!(agrees(text, &reader.printed), "{at}: printed is\n{}", reader.printed);
            }
            ("diff", Some(path)) => reader.change(path, text),
            (_, Some(path)) => reader.write(path, text),
            (other, None) => panic!("{at}: nobody knows what to do with {other:?}"),
        }
    }
    assert_eq!(failed, None);
    assert!(steps > 20, "{steps} steps");
    if is_blessed {
        fs::write(&path, blessed).unwrap();
    }
    let page = fs::read_to_string(reader.folder.join("public/index.html")).unwrap();
    assert!(page.contains("The bridges of Hollin"), "what is published at the end is the dossier");
}

#[test]
fn what_is_left_out_may_be_any_lines() {
    assert!(agrees("a\nb\n", "a\nb"));
    assert!(!agrees("a\n", "a\nb"));
    assert!(agrees("a\n…\n", "a\nb\nc"));
    assert!(agrees("…\nc\n", "a\nb\nc"));
    assert!(agrees("a\n…\nc\n", "a\nb\nc"));
    assert!(!agrees("a\n…\nd\n", "a\nb\nc"));
    assert!(!agrees("b\n…\n", "a\nb"));
    assert!(agrees("a…\nb\n", "a…\nb") && !agrees("a…\nb\n", "a c…\nb"));
}
