//! What somebody presses on a terminal, key by key, or else writes on lines.

use std::io::{self, BufRead, IsTerminal, Write};

/// Where answers come from. Both show the question that was printed before.
pub(super) trait Keys {
    /// The next key; none at the end.
    fn key(&mut self) -> Option<char>;

    /// The next line; none at the end.
    fn line(&mut self) -> Option<String>;
}

/// Answers from the standard input.
pub(super) fn keys() -> Box<dyn Keys> {
    if io::stdin().is_terminal() && cfg!(unix) {
        Box::new(Terminal)
    } else {
        Box::new(Lines(io::stdin().lock()))
    }
}

/// Answers on lines: of each the first letter is the key.
pub(super) struct Lines<R>(pub(super) R);

impl<R: BufRead> Keys for Lines<R> {
    fn key(&mut self) -> Option<char> {
        loop {
            if let Some(key) = self.line()?.trim().chars().next() {
                return Some(key);
            }
        }
    }

    fn line(&mut self) -> Option<String> {
        // Where nobody can see the question there is no answer.
        io::stdout().flush().ok()?;
        let mut line = String::new();
        let count = self.0.read_line(&mut line).ok()?;
        (count > 0).then(|| line.trim_end_matches(['\n', '\r']).to_owned())
    }
}

/// Keys that are no answers.
#[cfg(unix)]
const CTRL_C: u8 = 3;
#[cfg(unix)]
const CTRL_D: u8 = 4;
#[cfg(unix)]
const ESCAPE: u8 = 27;

/// Answers on a terminal, each without a line's end.
struct Terminal;

impl Keys for Terminal {
    #[cfg(unix)]
    fn key(&mut self) -> Option<char> {
        use rustix::termios::{LocalModes, OptionalActions, SpecialCodeIndex, tcgetattr, tcsetattr};
        let stdin = io::stdin();
        let before = tcgetattr(&stdin).ok()?;
        let mut raw = before.clone();
        // Ctrl-C comes as a key too: a process that it ended here would leave the terminal without its echo.
        raw.local_modes.remove(LocalModes::ICANON | LocalModes::ECHO | LocalModes::ISIG);
        tcsetattr(&stdin, OptionalActions::Now, &raw).ok()?;
        // Who sees the question may answer it at once, and a Ctrl-D from before the change would come as a NUL.
        let shown = io::stdout().flush();
        let mut byte = [0; 1];
        let read = shown.and_then(|()| Ok(rustix::io::read(&stdin, &mut byte)?));
        if byte[0] == ESCAPE || !byte[0].is_ascii() {
            // An arrow sends letters after it, and a letter with an accent is several bytes: none is an answer.
            raw.special_codes[SpecialCodeIndex::VMIN] = 0;
            raw.special_codes[SpecialCodeIndex::VTIME] = 1;
            let _ = tcsetattr(&stdin, OptionalActions::Now, &raw);
            let _ = rustix::io::read(&stdin, &mut [0; 32]);
        }
        let _ = tcsetattr(&stdin, OptionalActions::Now, &before);
        match read {
            Ok(1) if byte[0] != CTRL_C && byte[0] != CTRL_D => Some(char::from(byte[0])),
            _ => None,
        }
    }

    #[cfg(not(unix))]
    fn key(&mut self) -> Option<char> {
        Lines(io::stdin().lock()).key()
    }

    fn line(&mut self) -> Option<String> {
        Lines(io::stdin().lock()).line()
    }
}
