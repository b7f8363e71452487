//! `factum review` on a real terminal: single keys, a remark on a line, and the terminal as it was afterwards.
//!
//! `script`, which every Linux has, makes the terminal.
#![cfg(target_os = "linux")]

use std::io::{Read, Write};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use crate::program::Copy;
use crate::review::fjord;

const PATIENCE: Duration = Duration::from_secs(30);
const PROMPT: &str = "[a d s b e q]? ";

/// A terminal in which a shell runs a command.
struct Terminal {
    child: Child,
    keys: ChildStdin,
    output: Receiver<Vec<u8>>,
    /// What was shown since it was last looked at.
    shown: String,
}

impl Terminal {
    /// Runs `factum review` in a terminal, and then tells its modes.
    fn review(copy: &Copy, editor: &str) -> Self {
        let (program, root) = (env!("CARGO_BIN_EXE_factum"), copy.root().display());
        let command = format!(
            "'{program}' --color never --root '{root}' review --by 'Ben Falk'; echo \"ended $?\"; stty -a"
        );
        let mut child = Command::new("script")
            .args(["-qfec", &command, "/dev/null"])
            .env("SOURCE_DATE_EPOCH", "1620432000")
            .env("SHELL", "/bin/sh")
            .env("EDITOR", editor)
            .env_remove("VISUAL")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let (keys, mut out) = (child.stdin.take().unwrap(), child.stdout.take().unwrap());
        let (sender, output) = channel();
        std::thread::spawn(move || {
            let mut bytes = [0; 4096];
            while let Ok(count @ 1..) = out.read(&mut bytes) {
                if sender.send(bytes[..count].to_vec()).is_err() {
                    return;
                }
            }
        });
        Self { child, keys, output, shown: String::new() }
    }

    /// Waits until words are shown, and returns what came until then.
    fn until(&mut self, words: &str) -> String {
        let begun = Instant::now();
        loop {
            if let Some(at) = self.shown.find(words) {
                let rest = self.shown.split_off(at + words.len());
                return std::mem::replace(&mut self.shown, rest);
            }
            let left = PATIENCE.saturating_sub(begun.elapsed());
            let bytes =
                self.output.recv_timeout(left).unwrap_or_else(|_| panic!("no {words:?} in {:?}", self.shown));
            self.shown.push_str(&String::from_utf8_lossy(&bytes));
        }
    }

    fn press(&mut self, keys: &str) {
        self.keys.write_all(keys.as_bytes()).unwrap();
        self.keys.flush().unwrap();
    }

    /// Waits until it has ended, and returns the modes of the terminal.
    fn end(mut self) -> String {
        self.until("ended 0");
        let modes = self.until("echoctl");
        drop(self.keys);
        self.child.wait().unwrap();
        modes
    }
}

#[test]
fn each_key_is_taken_as_it_is_pressed_and_a_remark_as_a_line() {
    let copy = fjord();
    let mut terminal = Terminal::review(&copy, "true");
    let first = terminal.until(PROMPT);
    assert!(first.contains("1 of 2") && first.contains("F0408"), "{first}");
    // An arrow upwards ends with an A, which agrees with nothing; neither do other letters.
    for key in ["\u{1b}[A", "x", "\u{fc}", "\u{1b}"] {
        terminal.press(key);
        terminal.until("quit; whatever was signed is written");
        terminal.until(PROMPT);
    }
    std::thread::sleep(Duration::from_millis(300));
    assert!(!copy.root().join("factum.reviews").exists());
    terminal.press("s");
    assert!(terminal.until(PROMPT).contains("2 of 2"));
    terminal.press("B");
    assert!(terminal.until(PROMPT).contains("1 of 2"));
    terminal.press("d");
    terminal.until("why? ");
    terminal.press("The quote says n\u{7f}no.\r");
    assert!(terminal.until(PROMPT).contains("2 of 2"));
    terminal.press("a");
    assert!(terminal.until("disputed").contains("2 signed."));
    let modes = terminal.end();
    assert!(modes.contains("\nisig icanon iexten echo "), "{modes}");
    let signed = copy.read("factum.reviews");
    assert!(signed.contains("\tdisagree\t2021-05-08\tBen Falk\tThe quote says no.\n"), "{signed}");
    assert!(
        signed.contains("\tagree\t2021-05-08\tBen Falk\t\n")
            || signed.contains("\tagree\t2021-05-08\tBen Falk\n")
    );
}

#[test]
fn an_editor_changes_the_note_and_ctrl_c_leaves_the_terminal_as_it_was() {
    let copy = fjord();
    copy.write("edit.sh", "#!/bin/sh\n# What an editor is told: +LINE FILE\necho \"at $1\"\nsed -i 's/closed on Friday/open on Friday/' \"$2\"\n");
    let editor = format!("sh {}", copy.root().join("edit.sh").display());
    let mut terminal = Terminal::review(&copy, &editor);
    terminal.until(PROMPT);
    terminal.press("e");
    let again = terminal.until(PROMPT);
    assert!(again.contains("at +4") && again.contains("The bridge was open on Friday"), "{again}");
    terminal.press("\u{3}");
    terminal.until("0 signed.");
    let modes = terminal.end();
    assert!(modes.contains("\nisig icanon iexten echo "), "{modes}");
    // So does the end of input.
    let mut terminal = Terminal::review(&copy, &editor);
    terminal.until(PROMPT);
    terminal.press("\u{4}");
    terminal.until("0 signed.");
    terminal.end();
}
