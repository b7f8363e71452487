//! The loop of the server: takes what comes in the order in which it comes, and tells what is found when it has taken
//! all of it.
//!
//! All messages that have come are read before anything is computed: of fifty keystrokes the last is answered, and
//! none is queued.

use std::collections::BTreeSet;
use std::io::{BufRead, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::Duration;

use gen_lsp_types::{InitializeParams, Uri};
use lsp_server::{ErrorCode, Message, Notification, Request, RequestId};
use serde_json::{Value, json};

use super::client::{Client, folders};
use super::dispatch::{answer, read};
use super::notified::notified;
use super::opened::Settings;
use super::out::{Failure, Out};
use super::session::{Session, Touch};
use super::show_page::{Answering, Previews, StartPreview};
use super::wire::{self, Received};
use crate::error::{Error, Result};

/// How long nothing may come before files are told of that are not edited.
const IDLE: Duration = Duration::from_millis(120);

/// How long nothing may come, after that, before a word counts as finished.
const PAUSE: Duration = Duration::from_millis(900);

/// What comes.
enum Event {
    Received(Received),
    /// Nothing more comes from the client.
    Closed,
    Touched(Touch),
    /// A preview answers, or has ended.
    Previewed(Answering),
}

/// How far the session is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stage {
    /// Nobody has said who they are.
    New,
    Working,
    /// It is to end next.
    ShutDown,
}

/// What is done next where nothing comes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Next {
    Nothing,
    TellRest,
    FinishWord,
}

struct Server {
    session: Session,
    stage: Stage,
    next: Next,
    /// The folders to work in, until the client is ready.
    folders: Vec<Uri>,
}

/// Serves a client until it has done. Returns whether it has ended as the protocol asks: `shutdown`, then `exit`.
///
/// # Errors
/// Where no thread can be started.
pub fn serve(
    input: Box<dyn BufRead + Send>,
    output: Box<dyn Write + Send>,
    settings: Settings,
    preview: Option<StartPreview>,
) -> Result<bool> {
    let fail = |error| Error::io("cannot start a thread", error);
    let (events, received) = channel();
    let (touches, touched) = channel();
    spawn("reader", events.clone(), move |events| read_all(input, events)).map_err(fail)?;
    spawn("touches", events.clone(), move |events| pass_on(&touched, events, Event::Touched))
        .map_err(fail)?;
    let (answering, answers) = channel();
    spawn("previews", events, move |events| pass_on(&answers, events, Event::Previewed)).map_err(fail)?;
    let session = Session::new(settings, Out::new(output), touches, Previews::new(preview, answering));
    let mut server = Server { session, stage: Stage::New, next: Next::Nothing, folders: Vec::new() };
    Ok(server.run(&received))
}

fn spawn(
    name: &str,
    events: Sender<Event>,
    work: impl FnOnce(&Sender<Event>) + Send + 'static,
) -> std::io::Result<()> {
    thread::Builder::new().name(name.to_owned()).spawn(move || work(&events)).map(drop)
}

fn pass_on<T>(received: &Receiver<T>, events: &Sender<Event>, event: impl Fn(T) -> Event) {
    for received in received {
        if events.send(event(received)).is_err() {
            return;
        }
    }
}

fn read_all(mut input: Box<dyn BufRead + Send>, events: &Sender<Event>) {
    while let Ok(Some(received)) = wire::read(input.as_mut()) {
        if events.send(Event::Received(received)).is_err() {
            return;
        }
    }
    let _ = events.send(Event::Closed);
}

impl Server {
    fn run(&mut self, events: &Receiver<Event>) -> bool {
        loop {
            let wait = match self.next {
                Next::Nothing => None,
                Next::TellRest => Some(IDLE),
                Next::FinishWord => Some(PAUSE),
            };
            let first = match wait {
                None => events.recv().map_err(|_| RecvTimeoutError::Disconnected),
                Some(wait) => events.recv_timeout(wait),
            };
            let mut batch = match first {
                Ok(event) => vec![event],
                Err(RecvTimeoutError::Timeout) => {
                    self.guarded(Self::rest);
                    continue;
                }
                Err(RecvTimeoutError::Disconnected) => return false,
            };
            batch.extend(events.try_iter());
            if let Some(end) = self.take(batch) {
                return end;
            }
            if self.session.out.is_closed() {
                return false;
            }
        }
    }

    /// Does what waits until nothing comes.
    fn rest(&mut self) {
        if self.next == Next::FinishWord {
            self.session.finish_typed();
        }
        self.session.publish_rest();
        self.next = if self.session.has_typed() { Next::FinishWord } else { Next::Nothing };
    }

    /// Takes all that has come. Returns how the session ended, where it has.
    fn take(&mut self, batch: Vec<Event>) -> Option<bool> {
        let (cancelled, mut changes) = (cancelled(&batch), changes(&batch));
        let mut has_edits = false;
        for event in batch {
            match event {
                Event::Received(Received::Message(Message::Request(request))) => {
                    let is_stale =
                        uri_of(&request.params).is_some_and(|uri| changes.contains(&uri.to_owned()));
                    self.request(request, &cancelled, is_stale);
                }
                Event::Received(Received::Message(Message::Notification(notification))) => {
                    if notification.method == "exit" {
                        return Some(self.stage == Stage::ShutDown);
                    }
                    has_edits |= notification.method.starts_with("textDocument/did");
                    if let Some(at) =
                        changed(&notification).and_then(|uri| changes.iter().position(|c| c == uri))
                    {
                        changes.remove(at);
                    }
                    self.notification(notification);
                }
                // Whatever the client makes of what it was asked, nothing is done with it.
                Event::Received(Received::Message(Message::Response(_))) => {}
                Event::Received(Received::Broken { code, why }) => self.session.out.refuse(code, &why),
                Event::Touched(touch) => self.guarded(|server| server.session.touched(&touch)),
                Event::Previewed(answering) => {
                    if self.session.preview_answers(answering) {
                        return Some(false);
                    }
                }
                Event::Closed => return Some(false),
            }
        }
        self.guarded(|server| server.session.publish_edited());
        if has_edits || (self.next == Next::Nothing && self.session.has_untold()) {
            self.next = Next::TellRest;
        }
        None
    }

    fn request(&mut self, request: Request, cancelled: &BTreeSet<RequestId>, is_stale: bool) {
        let Request { id, method, params } = request;
        let result = match self.stage {
            Stage::New if method == "initialize" => self.initialize(params),
            Stage::New => Err(Failure::new(ErrorCode::ServerNotInitialized, "initialize comes first")),
            Stage::ShutDown => Err(Failure::new(ErrorCode::InvalidRequest, "the session has been shut down")),
            Stage::Working if method == "initialize" => {
                Err(Failure::new(ErrorCode::InvalidRequest, "initialize comes once"))
            }
            Stage::Working if method == "shutdown" => {
                self.stage = Stage::ShutDown;
                Ok(Value::Null)
            }
            Stage::Working if cancelled.contains(&id) => {
                Err(Failure::new(ErrorCode::RequestCanceled, "it was cancelled"))
            }
            Stage::Working if is_stale => {
                Err(Failure::new(ErrorCode::ContentModified, "the text has been changed in the meantime"))
            }
            Stage::Working => self.answer(&method, params),
        };
        self.session.out.answer(id, result);
    }

    fn answer(&mut self, method: &str, params: Value) -> std::result::Result<Value, Failure> {
        let session = &mut self.session;
        let answered = catch_unwind(AssertUnwindSafe(|| {
            session.flush();
            answer(session, method, params)
        }));
        answered.unwrap_or_else(|_| {
            self.recover(method);
            Err(Failure::new(ErrorCode::InternalError, "this went wrong in the program; its log says where"))
        })
    }

    fn initialize(&mut self, params: Value) -> std::result::Result<Value, Failure> {
        let params: InitializeParams = read(params)?;
        self.session.client = Client::of(&params.capabilities);
        self.folders = folders(&params);
        self.stage = Stage::Working;
        Ok(json!(self.session.client.welcome()))
    }

    fn notification(&mut self, notification: Notification) {
        if self.stage != Stage::Working {
            return;
        }
        if notification.method == "initialized" {
            let folders = std::mem::take(&mut self.folders);
            self.guarded(|server| {
                server.session.begin(&folders);
                server.session.publish_rest();
            });
            return;
        }
        self.guarded(|server| notified(&mut server.session, notification));
    }

    /// Does something that may go wrong in a way that nobody thought of: the session goes on, with all read anew.
    fn guarded(&mut self, work: impl FnOnce(&mut Self)) {
        if catch_unwind(AssertUnwindSafe(|| work(self))).is_err() {
            self.recover("a change");
        }
    }

    fn recover(&mut self, what: &str) {
        let session = &mut self.session;
        session.out.log(&format!("{what} went wrong in the program; all is read anew"));
        if catch_unwind(AssertUnwindSafe(|| session.recover())).is_err() {
            session.opened.clear();
        }
    }
}

/// The requests that are cancelled in a batch.
fn cancelled(batch: &[Event]) -> BTreeSet<RequestId> {
    let cancelled = batch.iter().filter_map(|event| match event {
        Event::Received(Received::Message(Message::Notification(Notification { method, params })))
            if method == "$/cancelRequest" =>
        {
            serde_json::from_value(params.get("id")?.clone()).ok()
        }
        _ => None,
    });
    cancelled.collect()
}

/// The addresses of the documents that are changed in a batch, once for each change.
fn changes(batch: &[Event]) -> Vec<String> {
    let changes = batch.iter().filter_map(|event| match event {
        Event::Received(Received::Message(Message::Notification(notification))) => changed(notification),
        _ => None,
    });
    changes.map(str::to_owned).collect()
}

fn changed(notification: &Notification) -> Option<&str> {
    (notification.method == "textDocument/didChange").then(|| uri_of(&notification.params)).flatten()
}

fn uri_of(params: &Value) -> Option<&str> {
    params.get("textDocument")?.get("uri")?.as_str()
}
