//! The server: HTTP on loopback, with bounds on all that a stranger could make grow.

use std::convert::Infallible;
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::mpsc::Sender;
#[cfg(unix)]
use std::task::Poll;
use std::time::Duration;

use hyper::body::Incoming;
use hyper::header::{self, HeaderName, HeaderValue};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Request, Response, StatusCode};
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore, oneshot};

use super::answer::Answer;
use super::body::Content;
use super::listeners::Listeners;
use super::posted::body_of;
use super::request::OwnNames;
use super::session::Message;
use super::silent::{Silent, Voice};
use crate::error::{Error, Result};

/// The most connections at once, and the most bytes and fields of the head of a request.
const MAX_CONNECTIONS: usize = 128;
const MAX_HEAD_BYTES: usize = 16 << 10;
const MAX_FIELDS: usize = 64;

/// How long a head may take to come.
const HEAD_TIME: Duration = Duration::from_secs(5);

/// How long a new connection waits for a place before a silent one is looked for again.
const NEXT_TRY: Duration = Duration::from_millis(50);

/// How often those who wait for changes are sent something.
const GREETING: Duration = Duration::from_secs(15);

/// How long the answers that are on their way may take when the server ends.
const LAST_ANSWERS: Duration = Duration::from_secs(2);

const SAME_ORIGIN_ONLY: HeaderName = HeaderName::from_static("cross-origin-resource-policy");

/// What each connection needs.
#[derive(Clone)]
struct Serving {
    own: Arc<OwnNames>,
    messages: Sender<Message>,
    listeners: Listeners,
    /// The requests that are being answered.
    answering: Arc<Semaphore>,
}

/// Answers at a listener's address until the process is told to end.
///
/// # Errors
/// When the system gives no means to answer.
pub(super) fn answer_until_told(
    listener: std::net::TcpListener,
    own: OwnNames,
    messages: Sender<Message>,
    listeners: Listeners,
) -> Result<()> {
    let fail = |error| Error::io("cannot answer requests", error);
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().map_err(fail)?;
    runtime.block_on(async move {
        listener.set_nonblocking(true).map_err(fail)?;
        let listener = TcpListener::from_std(listener).map_err(fail)?;
        let own = Arc::new(own);
        let answering = Arc::new(Semaphore::new(MAX_CONNECTIONS));
        let serving = Serving { own, messages, listeners: listeners.clone(), answering };
        let all = u32::try_from(MAX_CONNECTIONS).unwrap_or(u32::MAX);
        let accepting = tokio::spawn(accept(listener, serving.clone()));
        let greeting = tokio::spawn(greet(listeners.clone()));
        told_to_end().await.map_err(fail)?;
        accepting.abort();
        greeting.abort();
        listeners.end();
        // Whoever asked before gets an answer.
        let _ = tokio::time::timeout(LAST_ANSWERS, serving.answering.acquire_many(all)).await;
        Ok(())
    })
}

/// Waits for Ctrl-C, or for what else asks a process to end.
async fn told_to_end() -> std::io::Result<()> {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        let (mut interrupt, mut terminate) =
            (signal(SignalKind::interrupt())?, signal(SignalKind::terminate())?);
        std::future::poll_fn(|context| {
            let is_told = interrupt.poll_recv(context).is_ready() | terminate.poll_recv(context).is_ready();
            if is_told { Poll::Ready(()) } else { Poll::Pending }
        })
        .await;
        Ok(())
    }
    #[cfg(not(unix))]
    tokio::signal::ctrl_c().await
}

async fn greet(listeners: Listeners) {
    loop {
        tokio::time::sleep(GREETING).await;
        listeners.greet();
    }
}

/// Takes connections, no more than there may be. One that asks for something does not wait for those that do not.
async fn accept(listener: TcpListener, serving: Serving) {
    let room = Arc::new(Semaphore::new(MAX_CONNECTIONS));
    let silent = Silent::default();
    loop {
        match listener.accept().await {
            Ok((stream, _)) => {
                let Some(place) = place_in(&room, &silent).await else { return };
                let voice = Arc::new(Voice::new(silent.clone()));
                let connection = serve_connection(stream, serving.clone(), Arc::clone(&voice));
                let task = tokio::spawn(async move {
                    connection.await;
                    drop(place);
                });
                voice.begin(task.abort_handle());
            }
            // Too many open files, say: others end in the meantime.
            Err(_) => tokio::time::sleep(Duration::from_millis(100)).await,
        }
    }
}

/// Waits for a place among the connections, and ends silent ones for it: where all are being answered just now, those that
/// fall silent then.
async fn place_in(room: &Arc<Semaphore>, silent: &Silent) -> Option<OwnedSemaphorePermit> {
    loop {
        if room.available_permits() == 0 {
            silent.end_oldest();
        }
        if let Ok(place) = tokio::time::timeout(NEXT_TRY, Arc::clone(room).acquire_owned()).await {
            return place.ok();
        }
    }
}

async fn serve_connection(stream: TcpStream, serving: Serving, voice: Arc<Voice>) {
    let _ = stream.set_nodelay(true);
    let service = service_fn(move |request| answer(request, serving.clone(), Arc::clone(&voice)));
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEAD_TIME)
        .max_buf_size(MAX_HEAD_BYTES)
        .max_headers(MAX_FIELDS)
        .serve_connection(TokioIo::new(stream), service);
    // A connection that breaks has nobody to be told.
    let _ = connection.await;
}

/// Answers a request. Whoever waits for changes is silent no more; whoever still sends its body is.
async fn answer(
    request: Request<Incoming>,
    serving: Serving,
    voice: Arc<Voice>,
) -> std::result::Result<Response<Content>, Infallible> {
    let response = answer_to(request, serving, &voice).await;
    if !matches!(response.body(), Content::Messages(_)) {
        voice.fall_silent();
    }
    Ok(response)
}

async fn answer_to(request: Request<Incoming>, serving: Serving, voice: &Voice) -> Response<Content> {
    let _busy = serving.answering.acquire().await;
    let (head, body) = request.into_parts();
    let asked = match serving.own.admit(&head) {
        Ok(asked) => asked,
        Err(refusal) => {
            let answer = Answer::plain(refusal.status.as_u16(), refusal.why);
            return response(answer);
        }
    };
    if asked.path == ".factum/events" {
        voice.speak();
        return serving.listeners.add().map_or_else(
            || response(Answer::plain(503, "too many pages wait for changes: close some")),
            |messages| with_headers(Response::new(Content::Messages(messages)), "text/event-stream"),
        );
    }
    let (reply, replied) = oneshot::channel();
    let message = if asked.is_sent {
        let Some(body) = body_of(body).await else {
            return response(Answer::plain(413, "what is sent here is shorter, and comes sooner"));
        };
        voice.speak();
        Message::Sent { path: asked.path, body, reply }
    } else {
        voice.speak();
        Message::Asked { path: asked.path, query: asked.query, reply }
    };
    let gone = || Answer::plain(503, "the preview has ended");
    let answer = match serving.messages.send(message) {
        Ok(()) => replied.await.unwrap_or_else(|_| gone()),
        Err(_) => gone(),
    };
    response(answer)
}

fn response(answer: Answer) -> Response<Content> {
    let bytes = hyper::body::Bytes::from_owner(answer.bytes);
    let mut response = with_headers(Response::new(Content::whole(bytes)), answer.media);
    *response.status_mut() = StatusCode::from_u16(answer.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    if response.status() == StatusCode::METHOD_NOT_ALLOWED {
        response.headers_mut().insert(header::ALLOW, HeaderValue::from_static("GET, HEAD"));
    }
    if let Some(location) = answer.location.and_then(|location| HeaderValue::from_str(&location).ok()) {
        response.headers_mut().insert(header::LOCATION, location);
    }
    response
}

/// No browser guesses what the bytes are, keeps them, or hands them to a page of another origin.
fn with_headers(mut response: Response<Content>, media: &'static str) -> Response<Content> {
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(media));
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(SAME_ORIGIN_ONLY, HeaderValue::from_static("same-origin"));
    // A page that shows one of these in a frame could have keys pressed in it that were meant for itself.
    headers.insert(header::X_FRAME_OPTIONS, HeaderValue::from_static("DENY"));
    headers.insert(header::REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
    response
}

/// Listens at an address.
///
/// # Errors
/// When something else listens there, or the address is not this machine's.
pub(super) fn listen(address: SocketAddr) -> std::io::Result<std::net::TcpListener> {
    std::net::TcpListener::bind(address)
}
