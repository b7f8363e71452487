//! Prints the dossier to PDF: by a Chromium, where this machine has one.
#![expect(clippy::disallowed_methods, reason = "a browser is looked for and run here")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::error::{Error, Result};
use crate::export::with_pages;
use crate::extract::destinations;

/// What Chromium and the browsers made of it are called.
const NAMES: [&str; 8] = [
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "microsoft-edge",
    "brave-browser",
    "Google Chrome",
];

/// How often it is printed at most, until each number of a page that it names is the page's.
const MOST_TIMES: usize = 4;

/// The pages of a document of one HTML file, with bookmarks of its headings and the numbers of pages where it refers to
/// others.
pub(super) fn pdf(pieces: &[Vec<u8>]) -> Result<Vec<u8>> {
    let browser = find().ok_or_else(|| {
        Error::new("no Chromium was found to print with")
            .help("install one, or name one in the environment variable CHROMIUM; or print `factum export html --single-file`")
    })?;
    let folder = std::env::temp_dir().join(format!("factum-print-{}", std::process::id()));
    let fail = |error| Error::io(format!("cannot print in {}", folder.display()), error);
    fs::create_dir(&folder).map_err(fail)?;
    let printed = print_numbered(&browser, &folder, &String::from_utf8_lossy(&pieces.concat()));
    // What is left of a folder for a moment is no reason to fail.
    let _ = fs::remove_dir_all(&folder);
    printed
}

/// Prints it with room for the numbers of pages, and again with those that it then has: these may move what follows.
fn print_numbered(browser: &Path, folder: &Path, html: &str) -> Result<Vec<u8>> {
    let mut pages = BTreeMap::new();
    let mut printed = print(browser, folder, &with_pages(html, &pages, "000"))?;
    for _ in 1..MOST_TIMES {
        let found = destinations(&printed);
        if found == pages {
            break;
        }
        pages = found;
        printed = print(browser, folder, &with_pages(html, &pages, "–"))?;
    }
    Ok(printed)
}

fn print(browser: &Path, folder: &Path, html: &str) -> Result<Vec<u8>> {
    let (page, output) = (folder.join("dossier.html"), folder.join("dossier.pdf"));
    let fail = |error| Error::io(format!("cannot print with {}", browser.display()), error);
    fs::write(&page, html).map_err(fail)?;
    let mut command = Command::new(browser);
    command.args([
        "--headless",
        "--disable-gpu",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-sync",
    ]);
    command.args(["--no-pdf-header-footer", "--generate-pdf-document-outline", "--export-tagged-pdf"]);
    // As root, as in most containers, it does not start otherwise; what it opens is our own page, without scripts.
    command.arg("--no-sandbox");
    command.arg(format!("--user-data-dir={}", folder.join("profile").display()));
    command.arg(format!("--print-to-pdf={}", output.display())).arg(&page);
    let done =
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).status().map_err(fail)?;
    match fs::read(&output) {
        Ok(bytes) if bytes.starts_with(b"%PDF-") => Ok(bytes),
        _ => Err(Error::new(format!("{} printed nothing: {done}", browser.display()))),
    }
}

fn find() -> Option<PathBuf> {
    if let Some(named) = std::env::var_os("CHROMIUM").filter(|name| !name.is_empty()) {
        return Some(PathBuf::from(named));
    }
    let folders: Vec<PathBuf> = std::env::split_paths(&std::env::var_os("PATH")?).collect();
    let mac = [
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
    ];
    let named = NAMES.iter().flat_map(|name| folders.iter().map(move |folder| folder.join(name)));
    named.chain(mac.map(PathBuf::from)).find(|path| path.is_file())
}
