//! The preview from the outside: requests over raw sockets, and files that are saved while it runs.

use std::fs;
use std::io::{BufRead, Write};
use std::net::TcpStream;
use std::time::{Duration, Instant};

use crate::preview::{PATIENCE, Preview, json, next};
use crate::program::{Copy, dossier, repository};
use crate::review::git;

#[test]
fn every_path_is_what_a_build_writes_but_for_one_tag() {
    let preview = Preview::of(Copy::of(&dossier("harbour")), &[]);
    assert!(preview.compare_with_build() > 30);
    // A repository that comes while the dossier is shown.
    commit_all(&preview.copy, "2020-01-02");
    preview.until("/index.html", |page| page.text().contains("\"dateModified\":\"2020-01-02\""));
    preview.compare_with_build();
    assert_eq!(preview.end(), 0);
}

/// Commits a dossier as it is, on a day, into a repository that is made if there is none.
fn commit_all(copy: &Copy, day: &str) {
    copy.write(".gitignore", "/public\n");
    for arguments in [&["init", "-q"][..], &["add", "-A"], &["commit", "-q", "-m", "Notes"]] {
        crate::history::git(copy.root(), day, arguments);
    }
}

#[test]
fn under_git_it_tells_the_days_that_a_build_tells_and_goes_on_with_each_commit() {
    let copy = Copy::of(&dossier("harbour"));
    commit_all(&copy, "2020-01-02");
    let preview = Preview::of(copy, &[]);
    let changed_on = |day: &str| {
        let told = format!("\"dateModified\":\"{day}\"");
        move |page: &crate::preview::Response| page.text().contains(&told)
    };
    assert!(changed_on("2020-01-02")(&preview.get("/index.html")));
    assert!(preview.get("/CITATION.cff").text().contains("date-released: \"2020-01-02\""));
    assert!(preview.compare_with_build() > 30);
    // What is not committed changes no day.
    let home = preview.copy.read("content/index.md");
    preview.copy.write("content/index.md", format!("{home}\nThis is new.[?]\n"));
    preview.until("/index.html", |page| page.text().contains("This is new"));
    assert!(changed_on("2020-01-02")(&preview.get("/index.html")));
    preview.compare_with_build();
    commit_all(&preview.copy, "2021-03-04");
    preview.until("/index.html", changed_on("2021-03-04"));
    preview.compare_with_build();
    // One that takes the last one back.
    crate::history::git(preview.copy.root(), "2021-03-05", &["reset", "-q", "--hard", "HEAD~1"]);
    preview.until("/index.html", changed_on("2020-01-02"));
    preview.compare_with_build();
    assert_eq!(preview.end(), 0);
}

#[test]
fn strangers_are_not_answered() {
    let preview = Preview::of(Copy::of(&dossier("harbour")), &[]);
    let port = preview.address.port();
    let with_host = |headers: &str| {
        preview.send(format!("GET / HTTP/1.1\r\n{headers}Connection: close\r\n\r\n").as_bytes()).status
    };
    for name in ["localhost", "127.0.0.1", "[::1]", "LocalHost"] {
        assert_eq!(with_host(&format!("Host: {name}:{port}\r\n")), 200, "{name}");
    }
    for host in [
        String::new(),
        "Host:\r\n".to_owned(),
        "Host: localhost\r\n".to_owned(),
        format!("Host: evil.example:{port}\r\n"),
        format!("Host: 127.0.0.1.nip.example:{port}\r\n"),
        format!("Host: localhost:{}\r\n", port ^ 1),
        format!("Host: localhost:{port}\r\nHost: localhost:{port}\r\n"),
        format!("Host: localhost:{port}\r\nHost: evil.example\r\n"),
        format!("Host: evil@localhost:{port}\r\n"),
    ] {
        assert_eq!(with_host(&host), 403, "{host:?}");
    }
    for origin in ["http://evil.example", "null", "https://localhost", "http://localhost:1"] {
        assert_eq!(preview.request("GET", "/", &format!("Origin: {origin}\r\n")).status, 403, "{origin}");
        let events = preview.request("GET", "/.factum/events", &format!("Origin: {origin}\r\n"));
        assert_eq!(events.status, 403, "{origin}");
    }
    let own = format!("Origin: http://localhost:{port}\r\n");
    let response = preview.request("GET", "/", &own);
    assert_eq!(response.status, 200);
    assert_eq!(preview.request("GET", "/", &format!("{own}{own}")).status, 403);
    assert!(!response.head.to_lowercase().contains("access-control"), "{}", response.head);
    assert_eq!(response.header("cross-origin-resource-policy"), Some("same-origin"));
    let included = "Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: no-cors\r\n";
    assert_eq!(preview.request("GET", "/search.html", included).status, 403);
    assert_eq!(preview.request("GET", "http://evil.example/", "").status, 403);
    assert_eq!(preview.end(), 0);
}

#[test]
fn only_the_site_is_read_and_nothing_is_written() {
    let preview = Preview::of(Copy::of(&dossier("harbour")), &[]);
    for method in ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "BREW"] {
        let response = preview.request(method, "/", "");
        assert_eq!((response.status, response.header("allow")), (405, Some("GET, HEAD")), "{method}");
    }
    let (get, head) = (preview.get("/"), preview.request("HEAD", "/", ""));
    assert_eq!((head.status, head.body.len()), (200, 0));
    assert_eq!(head.header("content-length"), get.header("content-length"));
    assert_eq!(get.header("content-length").unwrap(), get.body.len().to_string());
    for path in [
        "/../factum.yaml",
        "/%2e%2e/factum.yaml",
        "/..%2ffactum.yaml",
        "/%2e%2e%2f%2e%2e%2f%2e%2e%2fetc/passwd",
        "//etc/passwd",
        "/content/index.md",
        "/captures/ledger.txt",
        "/factum.lock",
        "/.git/config",
        "/assets/../../factum.yaml",
        "/..\\factum.yaml",
        "/index.html%00.txt",
        "/nothing/at/all",
    ] {
        let response = preview.get(path);
        assert_eq!(response.status, 404, "{path}");
        assert!(!response.text().contains("kinds:"), "{path}");
        assert!(response.text().contains("/.factum/preview.js"), "{path}: the page for what is nowhere");
    }
    assert_eq!(preview.get("/%ff").status, 400);
    let long = format!("/{}", "a".repeat(60_000));
    assert!(matches!(preview.get(&long).status, 414 | 431), "a long path");
    let many: String = (0..200).map(|n| format!("X-{n}: y\r\n")).collect();
    assert_eq!(preview.request("GET", "/", &many).status, 431, "many fields");
    assert_eq!(preview.request("GET", "/", &format!("X: {}\r\n", "y".repeat(60_000))).status, 431);
    assert_eq!(preview.send(b"nonsense\r\n\r\n").status, 400);
    // Connections that say nothing keep nobody from an answer.
    let idle: Vec<_> = (0..50).map(|_| TcpStream::connect(preview.address).unwrap()).collect();
    assert_eq!(preview.get("/").status, 200);
    drop(idle);
    assert_eq!(preview.end(), 0);
}

#[test]
fn connections_that_stop_in_the_middle_keep_nobody_waiting() {
    let preview = Preview::of(Copy::of(&dossier("harbour")), &[]);
    let port = preview.address.port();
    let head = format!("GET / HTTP/1.1\r\nHost: localhost:{port}\r\n");
    let whole = format!("{head}\r\n");
    let sent =
        format!("POST /.factum/review HTTP/1.1\r\nHost: localhost:{port}\r\nContent-Length: 9\r\n\r\n{{");
    for stops in ["", "GET / HTTP/1.1\r\nHo", &head, &whole, &sent] {
        let open = |_| {
            let mut stream = TcpStream::connect(preview.address).unwrap();
            stream.write_all(stops.as_bytes()).unwrap();
            stream
        };
        let silent: Vec<_> = (0..300).map(open).collect();
        let begun = Instant::now();
        assert_eq!(preview.get("/").status, 200, "{stops:?}");
        assert!(begun.elapsed() < Duration::from_secs(4), "{stops:?}: {:?}", begun.elapsed());
        drop(silent);
    }
    assert_eq!(preview.end(), 0);
}

/// A dossier with a sentence that cites.
fn bridge() -> Copy {
    Copy::with(&[
        (
            "factum.yaml",
            "title: Fjord\nkinds:\n  pages: {base: page, label: Page, plural: Pages}\n  sources: {base: source, label: Source, plural: Sources}\n",
        ),
        (
            "content/pages/pier.md",
            "---\ntitle: The pier\n---\nIt is <b>long</b>.[@courier, \"the pier is long\"]\n",
        ),
        ("content/sources/courier.md", "---\nlabel: The Courier\ncapture: courier.txt\n---\n"),
        ("captures/courier.txt", "Nobody doubts that the pier is long, she said."),
    ])
}

#[test]
fn a_reader_signs_on_a_page_of_the_preview_and_nobody_else_does() {
    let preview = Preview::of(bridge(), &["--by", "Ada Holm"]);
    let page = preview.get("/.factum/review");
    assert_eq!((page.status, page.header("x-frame-options")), (200, Some("DENY")));
    assert!(page.text().contains("default-src 'none'; script-src 'self'"), "{}", page.text());
    let list = json(&preview.get("/.factum/sentences"));
    assert_eq!((&list["reader"], &list["waiting"]), (&"Ada Holm".into(), &1.into()));
    let quoted = &list["sentences"][0]["quotes"][0]["words"];
    assert_eq!((&quoted[1]["text"], &quoted[1]["quoted"]), (&"the pier is long".into(), &true.into()));
    let (token, key) = (list["token"].as_str().unwrap(), list["sentences"][0]["key"].as_str().unwrap());
    assert!(token.len() >= 32 && !page.text().contains(token), "the token is in what only own pages read");
    let body = format!("{{\"key\":\"{key}\",\"verdict\":\"disagree\",\"remark\":\"It is <i>short</i>.\"}}");
    let send = |instead: &[(&str, &str)]| preview.post("/.factum/review", token, &body, instead).status;
    for (instead, status) in [
        (("Origin", ""), 403),
        (("Origin", "null"), 403),
        (("Origin", "http://evil.example"), 403),
        (("Origin", "http://localhost:1"), 403),
        (("X-Factum-Token", ""), 403),
        (("X-Factum-Token", "0000"), 403),
        (("Content-Type", ""), 415),
        (("Content-Type", "text/plain"), 415),
        (("Content-Type", "application/json, text/plain"), 415),
        (("Content-Length", ""), 413),
        (("Content-Length", "16385"), 413),
    ] {
        assert_eq!(send(&[instead]), status, "{instead:?}");
    }
    for (body, status) in [
        ("", 400),
        ("[]", 400),
        ("{\"key\":\"x\",\"verdict\":\"agree\"}", 400),
        (&format!("{{\"key\":\"{key}\",\"verdict\":\"perhaps\"}}"), 400),
        (&format!("{{\"key\":\"{}\",\"verdict\":\"agree\"}}", "0".repeat(32)), 409),
        (&format!("{{\"key\":\"{key}\",\"verdict\":\"disagree\",\"remark\":\"\\u202e\"}}"), 422),
        (&format!("{{\"key\":\"{key}\",\"verdict\":\"agree\",\"reader\":\"Ben\"}}"), 400),
    ] {
        assert_eq!(preview.post("/.factum/review", token, body, &[]).status, status, "{body}");
    }
    assert!(!preview.copy.root().join("factum.reviews").exists());
    for path in ["/", "/.factum/state", "/.factum/sentences", "/.factum/events"] {
        assert_eq!(preview.post(path, token, &body, &[]).status, 405, "{path}");
    }
    assert_eq!(
        preview.post("/.factum/open", token, "{\"path\":\"content/pages/pier.md\",\"line\":1}", &[]).status,
        409
    );
    let signed = preview.post("/.factum/review", token, &body, &[]);
    assert_eq!(signed.status, 200, "{}", signed.text());
    assert!(!signed.head.to_lowercase().contains("access-control"), "{}", signed.head);
    let file = preview.copy.read("factum.reviews");
    assert!(file.contains("\tdisagree\t") && file.contains("\tAda Holm\tIt is <i>short</i>.\n"), "{file}");
    assert_eq!(json(&preview.get("/.factum/sentences"))["waiting"], 0);
    let state = json(&preview.get("/.factum/state?%2Fpages%2Fpier.html"));
    assert!(state["here"].as_array().unwrap().iter().any(|told| told["code"] == "F0901"), "{state}");
    // What another writes into the file is followed as well.
    preview.copy.write("factum.reviews", file.replace("disagree", "agree"));
    preview.until("/pages/pier.html", |page| page.text().contains("checked by machine; read by one"));
    std::fs::remove_file(preview.copy.root().join("factum.reviews")).unwrap();
    preview.until("/pages/pier.html", |page| !page.text().contains("checked by machine"));
    assert_eq!(preview.end(), 0);
}

#[test]
fn on_the_page_for_readers_nobody_signs_their_own_lines() {
    let copy = bridge();
    copy.write("factum.yaml", copy.read("factum.yaml") + "review: {required: all, by_another: true}\n");
    for arguments in [
        &["init", "--quiet"][..],
        &["config", "user.name", "Ada Holm"],
        &["config", "user.email", "ada@fjord.example"],
        &["add", "."],
    ] {
        git(&copy, "Ada Holm", arguments);
    }
    git(&copy, "Ada Holm", &["commit", "--quiet", "-m", "Begin"]);
    let preview = Preview::of(copy, &["--by", "Ada Holm"]);
    let list = || json(&preview.get("/.factum/sentences"));
    assert_eq!((&list()["waiting"], &list()["all"]["missing"]), (&0.into(), &1.into()), "it is her line");
    assert_eq!(list()["own"], 1, "and she is told so");
    // Another writes it anew, and she a sentence below.
    let note = preview.copy.read("content/pages/pier.md").replace("<b>long</b>", "very long");
    preview.copy.write("content/pages/pier.md", &note);
    preview.until("/pages/pier.html", |page| page.text().contains("very long"));
    assert_eq!(list()["waiting"], 0, "what is not committed is hers");
    git(&preview.copy, "Ben Falk", &["commit", "--quiet", "--all", "-m", "Very long"]);
    let more = "The pier is long.[@courier, \"that the pier is long\"]\n";
    preview.copy.write("content/pages/pier.md", format!("{note}\n{more}"));
    preview.until("/pages/pier.html", |page| page.text().contains("The pier is long"));
    let waiting = list();
    assert_eq!(
        (&waiting["waiting"], &waiting["all"]["total"]),
        (&1.into(), &2.into()),
        "his line waits for her"
    );
    let words = waiting["sentences"][0]["words"][0]["text"].as_str().unwrap();
    assert!(words.contains("very long"), "{words}");
    // An agreement with one's own line that was written into the file counts for nothing.
    let key = waiting["sentences"][0]["key"].as_str().unwrap();
    let line = |reader: &str| format!("{key}\tagree\t2021-05-08\t{reader}\n");
    preview.copy.write("factum.reviews", line("Ben Falk"));
    preview.until("/.factum/sentences", |list| list.text().contains("\"discount\":\"author\""));
    preview.copy.write("factum.reviews", line("Ada Holm"));
    preview.until("/.factum/sentences", |list| json(list)["all"]["read"] == 1);
    assert_eq!(preview.end(), 0);
}

#[test]
fn an_editor_is_started_at_the_line_of_a_note_and_at_nothing_else() {
    let copy = bridge();
    let log = copy.root().join("opened");
    let script = copy.root().join("edit.sh");
    copy.write("edit.sh", format!("#!/bin/sh\nprintf '%s|' \"$@\" >> '{}'\n", log.display()));
    let command = format!("sh {} --at {{path}}:{{line}}:{{column}}", script.display());
    let preview = Preview::of(copy, &["--by", "Ada", "--editor", &command]);
    let state = json(&preview.get("/.factum/state?%2Fpages%2Fpier.html"));
    assert_eq!((&state["opens"], &state["editor"]), (&true.into(), &serde_json::Value::Null));
    let token = state["token"].as_str().unwrap();
    let open = |path: &str, token: &str| {
        let body = format!("{{\"path\":\"{path}\",\"line\":4,\"column\":2}}");
        preview.post("/.factum/open", token, &body, &[]).status
    };
    assert_eq!(open("content/pages/pier.md", "wrong"), 403);
    for path in
        ["factum.yaml", "content/pages/../pages/pier.md", "/etc/passwd", "captures/courier.txt", "; ls"]
    {
        assert_eq!(open(path, token), 404, "{path}");
    }
    assert_eq!(open("content/pages/pier.md", token), 200);
    let begun = Instant::now();
    while !log.exists() || fs::read_to_string(&log).unwrap().is_empty() {
        assert!(begun.elapsed() < PATIENCE);
        std::thread::sleep(Duration::from_millis(20));
    }
    let opened = fs::read_to_string(&log).unwrap();
    assert!(opened.starts_with("--at|") && opened.ends_with("/content/pages/pier.md:4:2|"), "{opened}");
    assert_eq!(preview.end(), 0);
}

#[test]
fn requests_that_are_no_requests_keep_nobody_from_an_answer() {
    let preview = Preview::of(bridge(), &["--by", "Ada"]);
    let host = preview.host();
    for (request, statuses) in [
        (format!("GET /\0 HTTP/1.1\r\nHost: {host}\r\n\r\n"), &[400][..]),
        (format!("GET / HTTP/1.1\r\nHost: {host}\0\r\n\r\n"), &[400]),
        (format!("GET /%00 HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"), &[404]),
        (format!("GET /a b HTTP/1.1\r\nHost: {host}\r\n\r\n"), &[400]),
        (format!("GET / HTTP/1.1\r\n Host: {host}\r\n\r\n"), &[400]),
        (format!("GET / HTTP/1.1\r\nHost : {host}\r\n\r\n"), &[400]),
        (format!("GET / HTTP/9.9\r\nHost: {host}\r\n\r\n"), &[400, 505]),
        (format!("CONNECT {host} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"), &[400, 405]),
        (format!("OPTIONS * HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"), &[400, 405]),
        (format!("POST * HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"), &[400, 405]),
        (format!("GET https://{host}/ HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"), &[403]),
        (
            format!("GET http://evil@{host}/ HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"),
            &[400, 403],
        ),
        ("GET / HTTP/1.0\r\n\r\n".to_owned(), &[403]),
        ("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".to_owned(), &[0, 400, 403, 405, 505]),
        (
            format!(
                "POST /.factum/review HTTP/1.1\r\nHost: {host}\r\nTransfer-Encoding: chunked\r\nContent-Length: 4\r\nConnection: close\r\n\r\n0\r\n\r\n"
            ),
            &[400, 403],
        ),
    ] {
        let status = preview.send(request.as_bytes()).status;
        assert!(statuses.contains(&status), "{status} to {request:?}");
    }
    // Two requests at once are answered one after the other.
    let both = format!(
        "GET /nothing HTTP/1.1\r\nHost: {host}\r\n\r\nGET / HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"
    );
    let answers = String::from_utf8(preview.send_raw(both.as_bytes())).unwrap();
    let statuses: Vec<&str> =
        answers.match_indices("HTTP/1.1 ").map(|(at, _)| &answers[at + 9..at + 12]).collect();
    assert_eq!(statuses, ["404", "200"]);
    // What is announced and does not come is given up, and so are heads that never end, however many.
    let token = json(&preview.get("/.factum/sentences"))["token"].as_str().unwrap().to_owned();
    let begun = Instant::now();
    let half = std::thread::scope(|scope| {
        let slow =
            scope.spawn(|| preview.post("/.factum/review", &token, "{", &[("Content-Length", "900")]).status);
        let mut lorises: Vec<_> = (0..200).map(|_| TcpStream::connect(preview.address).unwrap()).collect();
        for loris in &mut lorises {
            let _ = loris.write_all(format!("GET / HTTP/1.1\r\nHost: {host}\r\nX: ").as_bytes());
        }
        assert_eq!(preview.get("/").status, 200, "after those whose time is up");
        slow.join().unwrap()
    });
    assert!(matches!(half, 0 | 400 | 413), "{half}");
    assert!(begun.elapsed() < Duration::from_secs(25), "{:?}", begun.elapsed());
    assert_eq!(preview.end(), 0);
}

#[test]
fn what_is_saved_is_shown() {
    let preview = Preview::of(
        Copy::with(&[
            ("factum.yaml", "title: Fjord\nkinds:\n  pages: {base: page, label: Page, plural: Pages}\n"),
            ("content/pages/pier.md", "---\ntitle: The pier\n---\nIt is long.[?]\n"),
            ("content/pages/quay.md", "---\ntitle: The quay\ndraft: true\n---\nSee [[pier]].[?]\n"),
        ]),
        &["--drafts"],
    );
    let copy = &preview.copy;
    let mut events = preview.events();
    let has = |text: &'static str| move |response: &crate::preview::Response| response.text().contains(text);
    assert!(has("The quay")(&preview.get("/pages/quay.html")), "drafts are asked for");
    let is_draft =
        |page: &str| json(&preview.get(&format!("/.factum/state?%2Fpages%2F{page}.html")))["draft"].clone();
    assert_eq!((is_draft("quay"), is_draft("pier")), (true.into(), false.into()), "and marked");
    copy.write("content/pages/pier.md", "---\ntitle: The pier\n---\nIt is short.[?]\n");
    assert_eq!(next(&mut events), "1");
    assert!(has("It is short")(&preview.get("/pages/pier.html")));
    // An editor that writes another file and puts it in place.
    copy.write("content/pages/.pier.md.tmp", "---\ntitle: The pier\n---\nIt is old.[?]\n");
    fs::rename(copy.root().join("content/pages/.pier.md.tmp"), copy.root().join("content/pages/pier.md"))
        .unwrap();
    assert_eq!(next(&mut events), "2");
    assert!(has("It is old")(&preview.get("/pages/pier.html")));
    // A page with a fault is shown with it.
    copy.write("content/pages/pier.md", "---\ntitle: The pier\n---\nSee [[nowhere]].[?]\n");
    let state = preview.until("/.factum/state?%2Fpages%2Fpier.html", has("F0101"));
    assert!(state.text().contains("\"sentence\":\"s-"), "{}", state.text());
    preview.until("/pages/pier.html", has("nowhere"));
    // A new folder, a note that gets another name, one that goes.
    copy.write("content/pages/new/ferry.md", "---\ntitle: The ferry\n---\nIt is here.[?]\n");
    preview.until("/pages/new/ferry.html", |response| response.status == 200);
    fs::rename(copy.root().join("content/pages/new"), copy.root().join("content/pages/newer")).unwrap();
    preview.until("/pages/newer/ferry.html", |response| response.status == 200);
    assert_eq!(preview.get("/pages/new/ferry.html").status, 404);
    fs::remove_dir_all(copy.root().join("content/pages/newer")).unwrap();
    preview.until("/pages/newer/ferry.html", |response| response.status == 404);
    // A configuration that cannot be read, and one that can.
    copy.write("factum.yaml", "title: [\n");
    let state = preview.until("/.factum/state?%2F", has("factum.yaml:"));
    assert!(json(&state)["trouble"].as_str().unwrap().contains("as it was before"), "{}", state.text());
    assert_eq!(preview.get("/pages/pier.html").status, 200, "whoever is writing it sees the pages");
    let missing = preview.get("/no/such/page.html");
    assert!(
        missing.status == 404 && missing.text().contains("<head>\n<base href=\"/\">\n"),
        "{}",
        missing.text()
    );
    copy.write(
        "factum.yaml",
        "title: The other fjord\nkinds:\n  pages: {base: page, label: Page, plural: Pages}\n",
    );
    preview.until("/", has("The other fjord"));
    // A theme, and a link in a note's place.
    copy.write("themes/own/templates/404.html", "<p>Nothing here</p>");
    copy.write(
        "factum.yaml",
        "title: Fjord\ntheme: own\nkinds:\n  pages: {base: page, label: Page, plural: Pages}\n",
    );
    preview.until("/nothing", has("Nothing here"));
    std::os::unix::fs::symlink("/etc/hostname", copy.root().join("content/pages/link.md")).unwrap();
    preview.until("/.factum/state?%2F", has("link.md"));
    assert_eq!(preview.get("/pages/link.html").status, 404);
    assert_eq!(preview.end(), 0);
}

#[test]
fn a_checkout_is_one_change() {
    let preview = Preview::of(
        Copy::with(&[
            ("factum.yaml", "title: Fjord\nkinds:\n  pages: {base: page, label: Page, plural: Pages}\n"),
            ("content/index.md", "---\ntitle: Fjord\n---\nIt is long.[?]\n"),
            (".git/HEAD", "ref: refs/heads/main\n"),
        ]),
        &[],
    );
    let mut events = preview.events();
    // As git does: while it writes, it holds a lock.
    preview.copy.write(".git/index.lock", "");
    for n in 0..5000 {
        let text = format!("---\ntitle: Page {n}\n---\nIt is page {n}.[?]\n");
        preview.copy.write(&format!("content/pages/part-{}/page-{n}.md", n % 7), text);
    }
    fs::remove_file(preview.copy.root().join(".git/index.lock")).unwrap();
    assert_eq!(next(&mut events), "1");
    assert_eq!(preview.get("/pages/part-1/page-4999.html").status, 200);
    events.get_ref().set_read_timeout(Some(Duration::from_millis(700))).unwrap();
    let mut more = String::new();
    assert!(events.read_line(&mut more).is_err() || more.trim().is_empty(), "{more}");
    assert_eq!(preview.end(), 0);
}

#[test]
fn no_other_machine_is_answered() {
    let copy = Copy::of(&dossier("harbour"));
    for host in ["0.0.0.0", "::", "192.0.2.1", "example.org"] {
        let run = copy.run(&["serve", "--host", host]);
        assert_eq!(run.status, 2, "{host}");
        assert!(run.stderr.contains("answers this machine alone"), "{}", run.stderr);
    }
    let run = copy.run(&["--root", "nowhere", "serve"]);
    assert_eq!(run.status, 2);
    assert!(repository().join("README.md").exists());
}
