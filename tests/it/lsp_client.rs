//! An editor that speaks with the language server: it keeps the texts that it edits, and everything that it is told.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::Duration;

use serde_json::{Value, json};

use crate::program::{Copy, factum};

/// How long anything may take.
const PATIENCE: Duration = Duration::from_secs(30);

/// An editor.
pub(crate) struct Editor {
    child: Child,
    input: Option<ChildStdin>,
    messages: Receiver<Value>,
    /// The last request's number.
    last: i32,
    versions: BTreeMap<String, i32>,
    /// What was told of each file, in order: version and findings.
    pub(crate) told: BTreeMap<String, Vec<(Value, Vec<Value>)>>,
    /// What the server asked for.
    pub(crate) asked: Vec<Value>,
    pub(crate) root: PathBuf,
    pub(crate) welcome: Value,
}

/// The dossier that `factum init` writes.
pub(crate) fn starter() -> Copy {
    let copy = Copy::with(&[]);
    assert_eq!(factum(copy.root(), &["init", copy.root().to_str().unwrap()]).status, 0);
    copy
}

/// An editor that works in such a dossier.
pub(crate) fn begun() -> (Copy, Editor) {
    let copy = starter();
    let editor = Editor::of(copy.root());
    (copy, editor)
}

/// What most editors can do.
pub(crate) fn capabilities() -> Value {
    json!({
        "textDocument": {"publishDiagnostics": {"relatedInformation": true, "versionSupport": true}},
        "workspace": {
            "workspaceEdit": {"documentChanges": true, "resourceOperations": ["create", "rename", "delete"]},
            "didChangeWatchedFiles": {"dynamicRegistration": true},
        },
        "window": {"showDocument": {"support": true}},
    })
}

impl Editor {
    /// An editor that works in a folder.
    pub(crate) fn of(root: &Path) -> Self {
        Self::with(root, &[root], &capabilities(), &[])
    }

    pub(crate) fn with(root: &Path, folders: &[&Path], capabilities: &Value, arguments: &[&str]) -> Self {
        let mut editor = Self::started(root, arguments);
        let folders: Vec<Value> =
            folders.iter().map(|folder| json!({"uri": uri(folder), "name": "folder"})).collect();
        let params = json!({"processId": null, "rootUri": null, "capabilities": capabilities,
            "workspaceFolders": folders});
        editor.welcome = editor.ask("initialize", params);
        editor.notify("initialized", json!({}));
        editor
    }

    /// An editor that has said nothing yet.
    pub(crate) fn started(root: &Path, arguments: &[&str]) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_factum"))
            .args(arguments)
            .arg("lsp")
            .current_dir(std::env::temp_dir())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let input = child.stdin.take();
        let mut output = BufReader::new(child.stdout.take().unwrap());
        let (sender, messages) = channel();
        std::thread::spawn(move || {
            while let Some(message) = read(&mut output) {
                if sender.send(message).is_err() {
                    return;
                }
            }
        });
        let (told, versions) = (BTreeMap::new(), BTreeMap::new());
        let root = root.to_owned();
        Self {
            child,
            input,
            messages,
            last: 0,
            versions,
            told,
            asked: Vec::new(),
            root,
            welcome: Value::Null,
        }
    }

    pub(crate) fn write(&mut self, bytes: &[u8]) {
        let input = self.input.as_mut().unwrap();
        input.write_all(bytes).unwrap();
        input.flush().unwrap();
    }

    pub(crate) fn send(&mut self, message: &Value) {
        let text = message.to_string();
        self.write(format!("Content-Length: {}\r\n\r\n{text}", text.len()).as_bytes());
    }

    pub(crate) fn notify(&mut self, method: &str, params: Value) {
        self.send(&json!({"jsonrpc": "2.0", "method": method, "params": params}));
    }

    /// Sends a request and returns its number.
    pub(crate) fn request(&mut self, method: &str, params: Value) -> i32 {
        self.last += 1;
        let id = self.last;
        self.send(&json!({"jsonrpc": "2.0", "id": id, "method": method, "params": params}));
        id
    }

    /// The answer to a request, with all that it says.
    pub(crate) fn response(&mut self, id: i32) -> Value {
        self.wait(|message| message["id"] == id && message.get("method").is_none())
    }

    /// What a request comes to.
    pub(crate) fn ask(&mut self, method: &str, params: Value) -> Value {
        let id = self.request(method, params);
        let response = self.response(id);
        assert!(response.get("error").is_none(), "{method}: {response}");
        response["result"].clone()
    }

    /// Why a request is refused.
    pub(crate) fn refused(&mut self, method: &str, params: Value) -> (i64, String) {
        let id = self.request(method, params);
        let response = self.response(id);
        let error = &response["error"];
        let code = error["code"].as_i64().unwrap_or_else(|| panic!("{method}: {response}"));
        (code, error["message"].as_str().unwrap().to_owned())
    }

    /// Waits for a message, and keeps what else comes.
    pub(crate) fn wait(&mut self, is_it: impl Fn(&Value) -> bool) -> Value {
        loop {
            let message = match self.messages.recv_timeout(PATIENCE) {
                Ok(message) => message,
                Err(error) => panic!("the server says nothing ({error}); told: {:#?}", self.told),
            };
            self.keep(&message);
            if is_it(&message) {
                return message;
            }
        }
    }

    fn keep(&mut self, message: &Value) {
        if message["method"] == "textDocument/publishDiagnostics" {
            let params = &message["params"];
            let uri = params["uri"].as_str().unwrap().to_owned();
            let found = params["diagnostics"].as_array().unwrap().clone();
            self.told.entry(uri).or_default().push((params["version"].clone(), found));
        } else if message.get("method").is_some() && message.get("id").is_some() {
            self.asked.push(message.clone());
            let id = message["id"].clone();
            self.send(&json!({"jsonrpc": "2.0", "id": id, "result": null}));
        }
    }

    /// Takes in what comes until nothing does for a while.
    pub(crate) fn settle(&mut self, pause: Duration) {
        loop {
            match self.messages.recv_timeout(pause) {
                Ok(message) => self.keep(&message),
                Err(RecvTimeoutError::Timeout) => return,
                Err(RecvTimeoutError::Disconnected) => panic!("the server has ended"),
            }
        }
    }

    pub(crate) fn uri(&self, path: &str) -> String {
        uri(&self.root.join(path))
    }

    /// Opens a file as it is on disk.
    pub(crate) fn open(&mut self, path: &str) -> String {
        let text = std::fs::read_to_string(self.root.join(path)).unwrap();
        self.open_as(path, &text);
        text
    }

    pub(crate) fn open_as(&mut self, path: &str, text: &str) {
        self.versions.insert(path.to_owned(), 1);
        let document = json!({"uri": self.uri(path), "languageId": "markdown", "version": 1, "text": text});
        self.notify("textDocument/didOpen", json!({"textDocument": document}));
    }

    pub(crate) fn close(&mut self, path: &str) {
        let uri = self.uri(path);
        self.notify("textDocument/didClose", json!({"textDocument": {"uri": uri}}));
    }

    /// Replaces a place by other text, and returns the version.
    pub(crate) fn change(&mut self, path: &str, start: (u32, u32), end: (u32, u32), text: &str) -> i32 {
        self.edit(path, json!([{"range": range(start, end), "text": text}]))
    }

    /// Puts another text in place of the whole one, as no typing does.
    pub(crate) fn replace(&mut self, path: &str, text: &str) -> i32 {
        self.edit(path, json!([{"text": ""}, {"text": text}]))
    }

    /// Sends the whole text after each keystroke, as editors do that know no other changes.
    pub(crate) fn send_whole(&mut self, path: &str, text: &str) -> i32 {
        self.edit(path, json!([{"text": text}]))
    }

    pub(crate) fn save(&mut self, path: &str) {
        let uri = self.uri(path);
        self.notify("textDocument/didSave", json!({"textDocument": {"uri": uri}}));
    }

    fn edit(&mut self, path: &str, changes: Value) -> i32 {
        let version = self.versions.get_mut(path).unwrap();
        *version += 1;
        let version = *version;
        let document = json!({"uri": self.uri(path), "version": version});
        self.notify("textDocument/didChange", json!({"textDocument": document, "contentChanges": changes}));
        version
    }

    /// What is told of a file at a version: the first that is told.
    pub(crate) fn found_at(&mut self, path: &str, version: i32) -> Vec<Value> {
        let uri = self.uri(path);
        let is_it = |params: &Value| params["uri"] == uri.as_str() && params["version"] == version;
        let message = self.wait(|message| {
            message["method"] == "textDocument/publishDiagnostics" && is_it(&message["params"])
        });
        message["params"]["diagnostics"].as_array().unwrap().clone()
    }

    /// Waits until what is told of a file is as it should be.
    pub(crate) fn found(&mut self, path: &str, is_so: impl Fn(&[Value]) -> bool) -> Vec<Value> {
        let uri = self.uri(path);
        loop {
            if let Some((_, found)) = self.told.get(&uri).and_then(|told| told.last())
                && is_so(found)
            {
                return found.clone();
            }
            let of_file = uri.clone();
            self.wait(|message| message["params"]["uri"] == of_file.as_str());
        }
    }

    /// A request about a place of a file.
    pub(crate) fn at(&mut self, method: &str, path: &str, (line, character): (u32, u32)) -> Value {
        let params = json!({"textDocument": {"uri": self.uri(path)},
            "position": {"line": line, "character": character}});
        self.ask(method, params)
    }

    /// Ends the session, and returns the exit status.
    pub(crate) fn end(mut self) -> i32 {
        self.ask("shutdown", Value::Null);
        self.notify("exit", Value::Null);
        self.status()
    }

    pub(crate) fn status(&mut self) -> i32 {
        self.child.wait().unwrap().code().unwrap()
    }

    /// Says nothing more.
    pub(crate) fn hang_up(&mut self) {
        self.input = None;
    }
}

impl Drop for Editor {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

pub(crate) fn range(start: (u32, u32), end: (u32, u32)) -> Value {
    json!({"start": {"line": start.0, "character": start.1}, "end": {"line": end.0, "character": end.1}})
}

/// Line and column, in UTF-16, of some words of a text.
pub(crate) fn place(text: &str, words: &str) -> (u32, u32) {
    at(text, text.find(words).unwrap_or_else(|| panic!("no {words:?} in {text}")))
}

/// The place right behind some words.
pub(crate) fn behind(text: &str, words: &str) -> (u32, u32) {
    at(text, text.find(words).unwrap_or_else(|| panic!("no {words:?} in {text}")) + words.len())
}

fn at(text: &str, at: usize) -> (u32, u32) {
    let start = text[..at].rfind('\n').map_or(0, |end| end + 1);
    let line = text[..at].matches('\n').count();
    (u32::try_from(line).unwrap(), u32::try_from(text[start..at].encode_utf16().count()).unwrap())
}

pub(crate) fn uri(path: &Path) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte);
    let path = path.to_str().unwrap().bytes();
    let path: String =
        path.map(|b| if plain(b) { char::from(b).to_string() } else { format!("%{b:02X}") }).collect();
    format!("file://{path}")
}

/// The codes of findings.
pub(crate) fn codes(found: &[Value]) -> Vec<&str> {
    found.iter().map(|found| found["code"].as_str().unwrap_or("")).collect()
}

fn read(output: &mut impl BufRead) -> Option<Value> {
    let mut length = 0;
    loop {
        let mut line = String::new();
        if output.read_line(&mut line).ok()? == 0 {
            return None;
        }
        match line.trim_end().split_once(": ") {
            Some(("Content-Length", value)) => length = value.parse().unwrap(),
            Some(_) => {}
            None => break,
        }
    }
    let mut bytes = vec![0; length];
    output.read_exact(&mut bytes).ok()?;
    Some(serde_json::from_slice(&bytes).unwrap())
}
