//! Puts the preview together: the dossier, what watches it, and the server.

use std::io::ErrorKind;
use std::net::{IpAddr, SocketAddr, TcpListener};
use std::path::PathBuf;
use std::sync::mpsc::channel;
use std::thread;

use super::listeners::Listeners;
use super::posted::{FileOpener, Signer};
use super::preview::Preview;
use super::request::OwnNames;
use super::review::Desk;
use super::server::{answer_until_told, listen};
use super::session::{Message, News, Session, Teller, opened};
use super::token::token;
use crate::error::{Error, Result};
use crate::model::Date;
use crate::workspace::{BuildOptions, Folder, Inputs};

/// The port where none is asked for, and how many after it are tried.
const PORT: u16 = 4477;
const MORE_PORTS: u16 = 20;

/// What is shown, and where.
pub struct Settings {
    /// The dossier.
    pub inputs: Inputs,
    /// Its folder, as an absolute path.
    pub root: PathBuf,
    /// The folder of its captures where that is another one, as an absolute path.
    pub captures: Option<PathBuf>,
    /// The day on which plans are overdue.
    pub today: Option<Date>,
    /// The address of this machine to answer at: a loopback one.
    pub host: IpAddr,
    /// The port to answer at; any where it is 0. Without one, the first that is free from 4477 on.
    pub port: Option<u16>,
    /// The address that opens a file in an editor, with `{path}`, `{line}` and `{column}` in it.
    pub editor: Option<String>,
    /// Who signs on the page for readers; none where nobody is known.
    pub reader: Option<String>,
    /// Writes down what the reader says.
    pub signer: Option<Signer>,
    /// Opens a file in an editor, where a command does and no address.
    pub opener: Option<FileOpener>,
}

/// Shows a dossier until the process is told to end.
///
/// # Errors
/// When the dossier cannot be opened or watched, or the address cannot be had.
pub fn serve(settings: Settings, mut tell: Teller) -> Result<()> {
    let Settings { inputs, root, captures, today, host, port, editor, reader, signer, opener } = settings;
    let folder = Folder::new(root.clone(), inputs.tree.clone(), &inputs.config, captures);
    // Before it is read, so that no change is missed.
    let mut watch = folder.watch()?;
    let shows_history = inputs.history.iter().flat_map(|history| history.places());
    for (place, names) in shows_history {
        watch.add_names(&place, names)?;
    }
    let workspace = opened(&inputs, today.as_ref())?;
    let listener = bind(host, port)?;
    let address = listener.local_addr().map_err(|error| Error::io("cannot answer requests", error))?;
    let desk = Desk { reader, token: token()?, opens: opener.is_some() };
    let own = OwnNames::of(address, desk.token.clone());
    let preview = Preview::new(workspace, BuildOptions::default());
    let preview = preview.opening(root.display().to_string(), editor).read_by(desk);
    tell(News::Ready(&preview, address));

    let listeners = Listeners::default();
    let (messages, received) = channel();
    let session = Session {
        preview,
        folder,
        inputs,
        today,
        listeners: listeners.clone(),
        tell,
        root,
        signer,
        opener,
        is_behind: false,
    };
    let fail = |error| Error::io("cannot start a thread", error);
    let session = thread::Builder::new()
        .name("preview".to_owned())
        .spawn(move || session.run(&received))
        .map_err(fail)?;
    let ender = watch.ender();
    let touched = messages.clone();
    let watching = thread::Builder::new()
        .name("watch".to_owned())
        .spawn(move || {
            while let Some(place) = watch.wait() {
                if touched.send(Message::Touched(place)).is_err() {
                    return;
                }
            }
        })
        .map_err(fail)?;
    let answered = answer_until_told(listener, own, messages.clone(), listeners);
    ender.end();
    let _ = messages.send(Message::End);
    let _ = watching.join();
    let _ = session.join();
    answered
}

/// Listens at the port that is asked for, or at the first that is free.
fn bind(host: IpAddr, port: Option<u16>) -> Result<TcpListener> {
    if !host.is_loopback() {
        return Err(Error::new(format!("{host} can be reached from other machines"))
            .help("the preview answers this machine alone: leave --host out, or give 127.0.0.1 or ::1"));
    }
    let fail =
        |port: u16, error| Error::io(format!("cannot answer at {}", SocketAddr::new(host, port)), error);
    if let Some(port) = port {
        return listen(SocketAddr::new(host, port)).map_err(|error| {
            fail(port, error).help("something else may answer there: give another --port, or 0 for any")
        });
    }
    for port in PORT..PORT + MORE_PORTS {
        match listen(SocketAddr::new(host, port)) {
            Err(error) if error.kind() == ErrorKind::AddrInUse => {}
            other => return other.map_err(|error| fail(port, error)),
        }
    }
    listen(SocketAddr::new(host, 0)).map_err(|error| fail(0, error))
}
