//! Who is answered, for whoever tries it out without a connection.

use std::net::SocketAddr;

use hyper::http::request::Parts;

use super::request::OwnNames;

/// The path and the query that a request asks a server at `own` for.
///
/// # Errors
/// The status with which it is refused.
pub fn asked(own: SocketAddr, head: &Parts) -> Result<(String, String), u16> {
    match OwnNames::of(own, "a token".to_owned()).admit(head) {
        Ok(asked) => Ok((asked.path, asked.query)),
        Err(refusal) => Err(refusal.status.as_u16()),
    }
}
