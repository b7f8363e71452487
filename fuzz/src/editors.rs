//! What an editor's program sends to the language server.

use std::fs;
use std::io::{self, Cursor, Write};
use std::path::PathBuf;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use factum::lsp::{Settings, serve};
use serde_json::{Value, json};

use super::dossier::files;

const MOST: usize = 8 << 10;

/// What the server writes.
#[derive(Clone, Default)]
struct Written(Arc<Mutex<Vec<u8>>>);

impl Write for Written {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Messages, a line each, to a server that is at work on a dossier; or bytes as they are, where they begin with a head.
/// What it answers can be read, and nothing goes wrong in it.
pub fn lsp(data: &[u8]) {
    let data = &data[..data.len().min(MOST)];
    let root = root();
    let uri = |path: &str| format!("file://{}/{path}", root.display());
    let note = fs::read_to_string(root.join("content/crossings/opening.md")).expect("a note");
    let document = json!({"uri": uri("content/crossings/opening.md"), "languageId": "markdown", "version": 1, "text": note});
    // The client watches the files, so that the server does not.
    let capabilities = json!({"workspace": {"didChangeWatchedFiles": {"dynamicRegistration": true}}});
    let begin = [
        json!({"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": {"capabilities": capabilities, "rootUri": uri("")}}),
        json!({"jsonrpc": "2.0", "method": "initialized", "params": {}}),
        json!({"jsonrpc": "2.0", "method": "textDocument/didOpen", "params": {"textDocument": document}}),
    ];
    let mut input: Vec<u8> =
        begin.iter().flat_map(|message| framed(message.to_string().as_bytes())).collect();
    if data.starts_with(b"Content-") {
        input.extend(data);
    } else {
        // Where the dossier lies is not known before it is run.
        let place = uri("");
        let lines = data.split(|byte| *byte == b'\n').filter(|line| !line.is_empty());
        for line in lines {
            let line = String::from_utf8_lossy(line).replace("file:///dossier/", &place);
            input.extend(framed(line.as_bytes()));
        }
        let end = [
            json!({"jsonrpc": "2.0", "id": 9999, "method": "shutdown"}),
            json!({"jsonrpc": "2.0", "method": "exit"}),
        ];
        input.extend(end.iter().flat_map(|message| framed(message.to_string().as_bytes())));
    }
    let written = Written::default();
    let settings =
        Settings { root: Some(root.clone()), config: "factum.yaml".to_owned(), captures: None, today: None };
    serve(Box::new(Cursor::new(input)), Box::new(written.clone()), settings, None).expect("threads");
    let written = written.0.lock().unwrap_or_else(PoisonError::into_inner);
    let mut rest = written.as_slice();
    while !rest.is_empty() {
        let (message, after) = unframed(rest).expect("what is written has a head and a length");
        let read: Value = serde_json::from_slice(message).expect("what is written is JSON");
        // Answers repeat what was asked for: only these two are the server's own words.
        let log = read["params"]["message"].as_str().filter(|_| read["method"] == "window/logMessage");
        let is_told = log.is_some_and(|log| log.ends_with("went wrong in the program; all is read anew"));
        assert!(!is_told && read["error"]["code"] != -32603, "{read}");
        rest = after;
    }
}

fn framed(message: &[u8]) -> Vec<u8> {
    [format!("Content-Length: {}\r\n\r\n", message.len()).as_bytes(), message].concat()
}

/// The first message, and what comes after it.
fn unframed(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let end = bytes.windows(4).position(|four| four == b"\r\n\r\n")?;
    let head = std::str::from_utf8(&bytes[..end]).ok()?;
    let length: usize =
        head.lines().find_map(|line| line.strip_prefix("Content-Length: "))?.trim().parse().ok()?;
    let body = &bytes[end + 4..];
    Some((body.get(..length)?, &body[length..]))
}

/// A dossier on disk, written once.
fn root() -> &'static PathBuf {
    static ROOT: OnceLock<PathBuf> = OnceLock::new();
    ROOT.get_or_init(|| {
        let root = std::env::temp_dir().join(format!("factum-fuzz-{}", std::process::id()));
        for (path, bytes) in files() {
            let path = root.join(path);
            fs::create_dir_all(path.parent().expect("a folder")).expect("a folder is made");
            fs::write(path, bytes).expect("a file is written");
        }
        root
    })
}
