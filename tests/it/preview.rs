//! A preview that runs, and what its pages and strangers send it over raw sockets.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use crate::program::Copy;

/// How long anything may take.
pub(crate) const PATIENCE: Duration = Duration::from_secs(30);

/// A preview that runs.
pub(crate) struct Preview {
    child: Child,
    pub(crate) address: SocketAddr,
    pub(crate) copy: Copy,
}

/// A response: the status, the head and the body.
pub(crate) struct Response {
    pub(crate) status: u16,
    pub(crate) head: String,
    pub(crate) body: Vec<u8>,
}

impl Response {
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        let mut lines = self.head.lines().filter_map(|line| line.split_once(": "));
        lines.find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value)
    }

    pub(crate) fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}

impl Preview {
    pub(crate) fn of(copy: Copy, options: &[&str]) -> Self {
        let mut child = Command::new(program())
            .args(["--quiet", "--color", "never", "--root"])
            .arg(copy.root())
            .args(["serve", "--port", "0"])
            .args(options)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let address = line.trim().trim_start_matches("http://").trim_end_matches('/');
        let address = address.parse().unwrap_or_else(|_| panic!("no address: {line:?}"));
        Self { child, address, copy }
    }

    pub(crate) fn host(&self) -> String {
        format!("localhost:{}", self.address.port())
    }

    /// Sends bytes and reads what comes until the other side ends.
    pub(crate) fn send_raw(&self, request: &[u8]) -> Vec<u8> {
        let mut stream = TcpStream::connect(self.address).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        // The other side may have heard enough before all is sent.
        let _ = stream.write_all(request);
        let mut bytes = Vec::new();
        let _ = stream.read_to_end(&mut bytes);
        bytes
    }

    pub(crate) fn send(&self, request: &[u8]) -> Response {
        let bytes = self.send_raw(request);
        let end = bytes.windows(4).position(|four| four == b"\r\n\r\n").unwrap_or(bytes.len());
        let head = String::from_utf8_lossy(&bytes[..end]).into_owned();
        let status = head.split(' ').nth(1).and_then(|status| status.parse().ok()).unwrap_or(0);
        Response { status, head, body: bytes.get(end + 4..).unwrap_or_default().to_vec() }
    }

    pub(crate) fn request(&self, method: &str, target: &str, headers: &str) -> Response {
        let host = self.host();
        self.send(
            format!("{method} {target} HTTP/1.1\r\nHost: {host}\r\n{headers}Connection: close\r\n\r\n")
                .as_bytes(),
        )
    }

    /// Sends JSON as a page of the preview does, with these headers in place of its own.
    pub(crate) fn post(&self, target: &str, token: &str, body: &str, instead: &[(&str, &str)]) -> Response {
        let (origin, length) = (format!("http://{}", self.host()), body.len().to_string());
        let own = [
            ("Origin", origin.as_str()),
            ("X-Factum-Token", token),
            ("Content-Type", "application/json"),
            ("Content-Length", &length),
        ];
        let headers = own.iter().map(|(name, value)| {
            let other = instead.iter().find(|(other, _)| other == name).map(|(_, value)| *value);
            match other.unwrap_or(value) {
                "" => String::new(),
                value => format!("{name}: {value}\r\n"),
            }
        });
        let (host, headers) = (self.host(), headers.collect::<String>());
        let head = format!("POST {target} HTTP/1.1\r\nHost: {host}\r\n{headers}Connection: close\r\n\r\n");
        self.send(format!("{head}{body}").as_bytes())
    }

    pub(crate) fn get(&self, target: &str) -> Response {
        self.request("GET", target, "")
    }

    /// Listens for changes.
    pub(crate) fn events(&self) -> BufReader<TcpStream> {
        let mut stream = TcpStream::connect(self.address).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        let host = self.host();
        write!(stream, "GET /.factum/events HTTP/1.1\r\nHost: {host}\r\n\r\n").unwrap();
        let mut lines = BufReader::new(stream);
        let mut line = String::new();
        while lines.read_line(&mut line).unwrap() > 2 {
            line.clear();
        }
        lines
    }

    /// Asks until something is true of the answer.
    pub(crate) fn until(&self, target: &str, is_so: impl Fn(&Response) -> bool) -> Response {
        let begun = Instant::now();
        loop {
            let response = self.get(target);
            if is_so(&response) {
                return response;
            }
            assert!(begun.elapsed() < PATIENCE, "{target}: {} {}", response.status, response.text());
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    /// Its process.
    pub(crate) fn process(&self) -> u32 {
        self.child.id()
    }

    /// Builds the dossier, and holds that the preview answers each path of the site as it was written, but for the
    /// one tag of a page. Returns how many there are.
    pub(crate) fn compare_with_build(&self) -> usize {
        let built = self.copy.run(&["build"]);
        assert_eq!(built.status, 0, "{}", built.stderr);
        let site = self.copy.tree("public");
        for (path, expected) in &site {
            let response = self.get(&format!("/{path}"));
            assert_eq!(response.status, 200, "{path}");
            assert_eq!(response.header("x-content-type-options"), Some("nosniff"), "{path}");
            let body = if path.ends_with(".html") { without_tag(&response.text()) } else { response.body };
            assert!(body == *expected, "{path} differs");
        }
        site.len()
    }

    /// Tells it to end, and returns its exit status.
    pub(crate) fn end(mut self) -> i32 {
        let pid = self.child.id().to_string();
        assert!(Command::new("kill").args(["-INT", &pid]).status().unwrap().success());
        self.child.wait().unwrap().code().unwrap()
    }
}

impl Drop for Preview {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The next message of a stream of events.
pub(crate) fn next(events: &mut BufReader<TcpStream>) -> String {
    loop {
        let mut line = String::new();
        assert!(events.read_line(&mut line).unwrap() > 0, "the stream has ended");
        if let Some(data) = line.strip_prefix("data: ") {
            return data.trim().to_owned();
        }
    }
}

/// The program; another one where the environment names it.
fn program() -> String {
    std::env::var("FACTUM_PROGRAM").unwrap_or_else(|_| env!("CARGO_BIN_EXE_factum").to_owned())
}

fn without_tag(page: &str) -> Vec<u8> {
    let start = page.find("<script src=\"/.factum/preview.js\"").unwrap();
    let end = start + page[start..].find('\n').unwrap() + 1;
    [&page.as_bytes()[..start], &page.as_bytes()[end..]].concat()
}

pub(crate) fn json(response: &Response) -> serde_json::Value {
    serde_json::from_slice(&response.body).unwrap_or_else(|_| panic!("{}", response.text()))
}
