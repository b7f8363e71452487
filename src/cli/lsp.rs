//! `factum lsp`: the language server, over standard input and output.

use std::io::{BufReader, stdin, stdout};
use std::net::IpAddr;
use std::path::{Component, Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use super::arguments::Global;
use super::authors::GitAuthors;
use super::desk_arguments::LspOptions;
use super::history::GitHistory;
use super::outcome::Outcome;
use crate::error::{Error, Result};
use crate::lsp::{self, Settings, StartPreview, TellAddress};
use crate::model::Date;
use crate::serve::{self, News};
use crate::vfs::{Disk, Tree};
use crate::workspace::{Drafts, Inputs};

pub(super) fn run(global: &Global, options: &LspOptions) -> Result<Outcome> {
    let root = absolute(&global.root)?;
    let settings = Settings {
        // Where nothing else is said, the client says where it works.
        root: (global.root != Path::new(".")).then_some(root),
        config: global.config.clone(),
        captures: global.captures.as_deref().map(absolute).transpose()?,
        today: options.today.clone(),
    };
    let preview = preview(global, settings.captures.clone(), options.today.clone());
    let input = Box::new(BufReader::new(stdin()));
    let ended = lsp::serve(input, Box::new(stdout()), settings, Some(preview))?;
    Ok(if ended { Outcome::Clean } else { Outcome::Faulty })
}

/// What starts previews: each on a thread of its own, as long as the editor is there.
fn preview(global: &Global, captures: Option<PathBuf>, today: Option<Date>) -> StartPreview {
    let config = global.config.clone();
    Box::new(move |root: &Path, tell: TellAddress| {
        let elsewhere = captures.as_ref().map(|folder| Arc::new(Disk::new(folder)) as Arc<dyn Tree>);
        let inputs = Inputs {
            config: config.clone(),
            captures: elsewhere,
            drafts: Drafts::Included,
            authors: Some(Arc::new(GitAuthors { root: root.to_owned(), reader: None })),
            history: Some(Arc::new(GitHistory::new(root, today.as_ref()))),
            ..Inputs::of(Disk::new(root))
        };
        let settings = serve::Settings {
            inputs,
            root: root.to_owned(),
            captures: captures.clone(),
            today: today.clone(),
            host: IpAddr::from([127, 0, 0, 1]),
            port: None,
            editor: None,
            reader: None,
            signer: None,
            opener: None,
        };
        thread::spawn(move || show(settings, tell));
    })
}

fn show(settings: serve::Settings, tell: TellAddress) {
    let tell = Arc::new(Mutex::new(tell));
    let first = Arc::clone(&tell);
    let say = |tell: &Mutex<TellAddress>, what| (tell.lock().unwrap_or_else(PoisonError::into_inner))(what);
    let news = move |news: News<'_>| {
        if let News::Ready(_, address) = news {
            say(&first, Ok(Some(format!("http://{address}/"))));
        }
    };
    let ended = serve::serve(settings, Box::new(news));
    say(&tell, ended.map(|()| None));
}

fn absolute(path: &Path) -> Result<PathBuf> {
    let path = std::path::absolute(path)
        .map_err(|error| Error::io(format!("cannot find {}", path.display()), error))?;
    // Steps up are not in the names that clients have for files.
    let climbs = path.components().any(|part| part == Component::ParentDir);
    Ok(if climbs { path.canonicalize().unwrap_or(path) } else { path })
}
