//! The requests that come to the preview.

use factum::serve::asked;
use hyper::{Method, Request, Uri};

/// A request's head, a line each: method and target, then headers. What is answered names this server, once.
pub fn request(data: &[u8]) {
    let mut lines = data.split(|byte| *byte == b'\n');
    let first = lines.next().unwrap_or_default();
    let mut parts = first.splitn(2, |byte| *byte == b' ');
    let method = parts.next().and_then(|method| Method::from_bytes(method).ok());
    let uri = parts.next().and_then(|uri| Uri::try_from(uri).ok());
    let (Some(method), Some(uri)) = (method, uri) else { return };
    let mut request = Request::builder().method(method.clone()).uri(uri.clone());
    let headers: Vec<(String, Vec<u8>)> = lines.filter_map(header).take(40).collect();
    for (name, value) in &headers {
        request = request.header(name.as_str(), value.as_slice());
    }
    let Ok(request) = request.body(()) else { return };
    if asked("127.0.0.1:4477".parse().expect("an address"), &request.into_parts().0).is_err() {
        return;
    }
    let own = ["localhost:4477", "127.0.0.1:4477", "[::1]:4477"];
    let is_own = |value: &[u8]| own.iter().any(|own| own.as_bytes().eq_ignore_ascii_case(value));
    let values = |wanted: &str| -> Vec<&[u8]> {
        let named = headers.iter().filter(|(name, _)| name.eq_ignore_ascii_case(wanted));
        named.map(|(_, value)| value.as_slice()).collect()
    };
    assert!(matches!(values("host")[..], [host] if is_own(host)), "a host of another's");
    let is_own_origin = |origin: &[u8]| origin.strip_prefix(b"http://").is_some_and(is_own);
    match values("origin")[..] {
        [] => {}
        [origin] => assert!(is_own_origin(origin), "an origin of another's"),
        _ => panic!("two origins"),
    }
    assert!(method == Method::GET || method == Method::HEAD, "{method}");
    assert!(uri.authority().is_none_or(|named| is_own(named.as_str().as_bytes())), "{uri}");
}

/// A name and a value, where both are such.
fn header(line: &[u8]) -> Option<(String, Vec<u8>)> {
    let colon = line.iter().position(|byte| *byte == b':')?;
    let name = std::str::from_utf8(&line[..colon]).ok()?;
    let value = line[colon + 1..].trim_ascii();
    let is_header = hyper::header::HeaderName::from_bytes(name.as_bytes()).is_ok()
        && hyper::header::HeaderValue::from_bytes(value).is_ok();
    is_header.then(|| (name.to_owned(), value.to_vec()))
}
