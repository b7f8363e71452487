//! Who is answered, and what is asked for: decided from the head of a request alone.
//!
//! Two things may be sent, by pages of the preview only: what a reader says to a sentence, and that the editor is to
//! open a note. A page of another origin cannot: it does not know the token of this process, which is in what it may not
//! read; its browser names it as the origin; and what is sent is JSON, for which a browser asks first, and is refused.
//!
//! A page of another origin that runs in the same browser can send requests here, and a name that its owner points
//! to this machine leads here too. So only requests that name this server's own address are answered.

use std::net::SocketAddr;

use hyper::header::{CONTENT_LENGTH, CONTENT_TYPE, HOST, HeaderMap, HeaderName, ORIGIN};
use hyper::http::request::Parts;
use hyper::{Method, StatusCode};

use crate::text::percent_decoded;

/// A request that is not answered: the status and why.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Refusal {
    pub(super) status: StatusCode,
    pub(super) why: &'static str,
}

const FOREIGN_HOST: Refusal = Refusal {
    status: StatusCode::FORBIDDEN,
    why: "this server answers only to the address that it was started with",
};

const FOREIGN_ORIGIN: Refusal =
    Refusal { status: StatusCode::FORBIDDEN, why: "this server answers no page of another origin" };

const OTHER_METHOD: Refusal =
    Refusal { status: StatusCode::METHOD_NOT_ALLOWED, why: "this server is only read: GET or HEAD" };

const NOT_OURS: Refusal =
    Refusal { status: StatusCode::FORBIDDEN, why: "only pages of this preview may send anything here" };

const NO_JSON: Refusal =
    Refusal { status: StatusCode::UNSUPPORTED_MEDIA_TYPE, why: "what is sent here is JSON" };

const TOO_LONG: Refusal = Refusal {
    status: StatusCode::PAYLOAD_TOO_LARGE,
    why: "a remark is shorter, and its length is said before it is sent",
};

const UNREADABLE_PATH: Refusal =
    Refusal { status: StatusCode::BAD_REQUEST, why: "this path is not UTF-8 written in percent signs" };

/// What says in a browser from where a request was made, and for what.
const FETCH_SITE: HeaderName = HeaderName::from_static("sec-fetch-site");
const FETCH_MODE: HeaderName = HeaderName::from_static("sec-fetch-mode");

/// What carries the token of a page of the preview.
const TOKEN: HeaderName = HeaderName::from_static("x-factum-token");

/// Where something may be sent.
const POSTED: [&str; 2] = [".factum/review", ".factum/open"];

/// The most bytes that are sent.
pub(super) const MAX_POSTED: usize = 16 << 10;

/// The names under which this server is reached, and the token that its own pages know.
#[derive(Clone, Debug)]
pub(super) struct OwnNames {
    hosts: Vec<String>,
    token: String,
}

impl OwnNames {
    /// The names of a server at this address.
    pub(super) fn of(address: SocketAddr, token: String) -> Self {
        let port = address.port();
        let own = address.ip().to_string();
        let own = if address.is_ipv6() { format!("[{own}]") } else { own };
        let mut hosts = Vec::new();
        for name in ["localhost", "127.0.0.1", "[::1]", own.as_str()] {
            hosts.push(format!("{name}:{port}"));
            if port == 80 {
                hosts.push(name.to_owned());
            }
        }
        Self { hosts, token }
    }

    fn is_host(&self, text: &[u8]) -> bool {
        self.hosts.iter().any(|host| host.as_bytes().eq_ignore_ascii_case(text))
    }

    fn is_origin(&self, text: &[u8]) -> bool {
        text.strip_prefix(b"http://").is_some_and(|host| self.is_host(host))
    }

    /// The path that a request asks for, decoded and without the slash that it begins with; with what it asks of it.
    pub(super) fn admit(&self, head: &Parts) -> Result<Asked, Refusal> {
        let headers = &head.headers;
        if !only(headers, &HOST).is_ok_and(|host| host.is_some_and(|host| self.is_host(host))) {
            return Err(FOREIGN_HOST);
        }
        if head.uri.authority().is_some_and(|named| !self.is_host(named.as_str().as_bytes())) {
            return Err(FOREIGN_HOST);
        }
        let is_own = |origin: Option<&[u8]>| origin.is_none_or(|origin| self.is_origin(origin));
        if !only(headers, &ORIGIN).is_ok_and(is_own) || is_embedded_elsewhere(headers) {
            return Err(FOREIGN_ORIGIN);
        }
        let target = head.uri.path().strip_prefix('/');
        let is_sent = head.method == Method::POST && target.is_some_and(|path| POSTED.contains(&path));
        if head.method != Method::GET && head.method != Method::HEAD && !is_sent {
            return Err(OTHER_METHOD);
        }
        if is_sent {
            self.admit_sent(headers)?;
        }
        let path = head.uri.path().strip_prefix('/').and_then(percent_decoded).ok_or(UNREADABLE_PATH)?;
        let query = head.uri.query().and_then(percent_decoded).unwrap_or_default();
        Ok(Asked { path, query, is_sent })
    }

    /// Whether what is sent comes from a page of this preview, and can be read.
    fn admit_sent(&self, headers: &HeaderMap) -> Result<(), Refusal> {
        // Browsers name the origin of all that is sent, and what names none is no page.
        if !only(headers, &ORIGIN).is_ok_and(|origin| origin.is_some_and(|origin| self.is_origin(origin))) {
            return Err(FOREIGN_ORIGIN);
        }
        let is_own = |token: Option<&[u8]>| token.is_some_and(|token| is_same(token, self.token.as_bytes()));
        if headers.get(FETCH_SITE).is_some_and(|site| site != "same-origin")
            || !only(headers, &TOKEN).is_ok_and(is_own)
        {
            return Err(NOT_OURS);
        }
        if !only(headers, &CONTENT_TYPE).is_ok_and(|kind| kind == Some(b"application/json")) {
            return Err(NO_JSON);
        }
        let length = only(headers, &CONTENT_LENGTH).ok().flatten();
        let length = length.and_then(|text| std::str::from_utf8(text).ok()?.parse::<usize>().ok());
        if length.is_none_or(|length| length > MAX_POSTED) { Err(TOO_LONG) } else { Ok(()) }
    }
}

/// What is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Asked {
    pub(super) path: String,
    pub(super) query: String,
    /// Whether something is sent there.
    pub(super) is_sent: bool,
}

/// Whether two texts are the same, in a time that says nothing of where they differ.
fn is_same(one: &[u8], other: &[u8]) -> bool {
    one.len() == other.len() && one.iter().zip(other).fold(0, |differs, (a, b)| differs | (a ^ b)) == 0
}

/// The value of a header that may be there once.
fn only<'h>(headers: &'h HeaderMap, name: &HeaderName) -> Result<Option<&'h [u8]>, ()> {
    let mut values = headers.get_all(name).iter().map(|value| value.as_bytes());
    let first = values.next();
    if values.next().is_some() { Err(()) } else { Ok(first) }
}

/// Whether a page of another site loads a part of itself from here. Whoever follows a link to here is welcome.
fn is_embedded_elsewhere(headers: &HeaderMap) -> bool {
    let is_foreign = |site: &[u8]| site != b"same-origin" && site != b"none";
    let site = headers.get(FETCH_SITE).is_some_and(|site| is_foreign(site.as_bytes()));
    site && headers.get(FETCH_MODE).is_none_or(|mode| mode != "navigate")
}

#[cfg(test)]
mod tests {
    use super::*;
    use hyper::Request;

    fn ask(target: &str, headers: &[(&str, &str)]) -> Result<String, u16> {
        asked("GET", target, headers)
    }

    fn asked(method: &str, target: &str, headers: &[(&str, &str)]) -> Result<String, u16> {
        let own = OwnNames::of("127.0.0.1:4477".parse().unwrap(), "s3cret".to_owned());
        let mut request = Request::builder().method(method).uri(target);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let (head, ()) = request.body(()).unwrap().into_parts();
        own.admit(&head).map(|asked| asked.path).map_err(|refusal| refusal.status.as_u16())
    }

    #[test]
    fn only_its_own_names_are_answered() {
        for host in ["127.0.0.1:4477", "localhost:4477", "LOCALHOST:4477", "[::1]:4477"] {
            assert_eq!(ask("/a", &[("host", host)]), Ok("a".to_owned()), "{host}");
        }
        for host in ["evil.example:4477", "127.0.0.1", "localhost:80", "127.0.0.1:4477.evil.example", ""] {
            assert_eq!(ask("/a", &[("host", host)]), Err(403), "{host}");
        }
        assert_eq!(ask("/a", &[]), Err(403));
        let own = ("host", "localhost:4477");
        assert_eq!(ask("/a", &[own, own]), Err(403), "a doubled host");
        assert_eq!(ask("http://evil.example/a", &[own]), Err(403));
        assert_eq!(ask("http://localhost:4477/a", &[own]), Ok("a".to_owned()));
        for origin in ["http://evil.example", "null", "http://localhost", "https://localhost:4477", ""] {
            assert_eq!(ask("/a", &[own, ("origin", origin)]), Err(403), "{origin}");
        }
        let origin = ("origin", "http://127.0.0.1:4477");
        assert_eq!(ask("/a", &[own, origin]), Ok("a".to_owned()));
        assert_eq!(ask("/a", &[own, origin, origin]), Err(403), "a doubled origin");
    }

    #[test]
    fn what_another_site_loads_is_not_given() {
        let own = ("host", "localhost:4477");
        let ask = |site, mode| ask("/a", &[own, ("sec-fetch-site", site), ("sec-fetch-mode", mode)]);
        assert_eq!(ask("cross-site", "no-cors"), Err(403));
        assert_eq!(ask("same-site", "no-cors"), Err(403));
        assert_eq!(ask("cross-site", "navigate"), Ok("a".to_owned()));
        assert_eq!(ask("same-origin", "no-cors"), Ok("a".to_owned()));
        assert_eq!(ask("none", "navigate"), Ok("a".to_owned()));
    }

    #[test]
    fn only_own_pages_send_anything() {
        let all = [
            ("host", "localhost:4477"),
            ("origin", "http://localhost:4477"),
            ("x-factum-token", "s3cret"),
            ("content-type", "application/json"),
            ("content-length", "20"),
        ];
        let send = |path: &str, headers: &[(&str, &str)]| asked("POST", path, headers);
        for path in ["/.factum/review", "/.factum/open"] {
            assert_eq!(send(path, &all), Ok(path[1..].to_owned()));
        }
        for path in ["/", "/.factum/state", "/.factum/review/", "/.factum/%72eview", "/.factum//review"] {
            assert_eq!(send(path, &all), Err(405), "{path}");
        }
        let path = "/.factum/review";
        for (n, status) in [(0, 403), (1, 403), (2, 403), (3, 415), (4, 413)] {
            let without: Vec<_> =
                all.iter().enumerate().filter(|(at, _)| *at != n).map(|(_, one)| *one).collect();
            assert_eq!(send(path, &without), Err(status), "without {}", all[n].0);
            let mut doubled = all.to_vec();
            doubled.push(all[n]);
            assert_eq!(send(path, &doubled), Err(status), "with two of {}", all[n].0);
        }
        for (name, value, status) in [
            ("origin", "http://evil.example", 403),
            ("origin", "null", 403),
            ("x-factum-token", "s3cre", 403),
            ("x-factum-token", "s3creT", 403),
            ("x-factum-token", "", 403),
            ("content-type", "text/plain", 415),
            ("content-type", "application/x-www-form-urlencoded", 415),
            ("content-length", "999999", 413),
            ("content-length", "-1", 413),
        ] {
            let other: Vec<_> =
                all.iter().map(|one| if one.0 == name { (name, value) } else { *one }).collect();
            assert_eq!(send(path, &other), Err(status), "{name}: {value}");
        }
        for site in ["cross-site", "same-site", "none"] {
            let other: Vec<_> = all.iter().copied().chain([("sec-fetch-site", site)]).collect();
            assert_eq!(send(path, &other), Err(403), "{site}");
        }
        assert_eq!(send("localhost:4477", &all), Err(405), "an authority alone has no path");
        for method in ["PUT", "DELETE", "OPTIONS", "PATCH"] {
            assert_eq!(asked(method, path, &all), Err(405), "{method}");
        }
    }

    #[test]
    fn paths_are_decoded_once() {
        let own = ("host", "localhost:4477");
        assert_eq!(ask("/pl%C3%A4ne/%2e%2e/x", &[own]), Ok("pläne/../x".to_owned()));
        assert_eq!(ask("/%252e", &[own]), Ok("%2e".to_owned()));
        for broken in ["/%", "/%1", "/%zz", "/%ff"] {
            assert_eq!(ask(broken, &[own]), Err(400), "{broken}");
        }
        assert_eq!(crate::text::percent_encoded("pläne/a b?.html"), "pl%C3%A4ne/a%20b%3F.html");
    }
}
