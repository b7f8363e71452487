//! Counts the instructions of each stage with callgrind: `cargo bench --bench instructions`.
//!
//! docs/content/reference/performance.md says what this needs. What a bench makes ready is not counted, nor that it is
//! dropped: a bench gives back what is large. All of a bench runs in one thread, since callgrind counts the thread
//! that enters the bench.

#![allow(
    missing_docs,
    unreachable_pub,
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "what the macros make has no documentation and ends the process; so has a bench that cannot be made ready"
)]

mod dossier;

use std::hint::black_box;
use std::sync::Arc;

use factum::diagnostic::Diagnostic;
use factum::index::Reads;
use factum::model::{BaseKind, NoteId, NoteVerification, ParsedNote};
use factum::read::number::{ENGLISH, NumberReading, read_numbers};
use factum::render::{Renderer, SearchScripts, Theme, shown_entry};
use factum::site::{Page, PageView, Route, Site};
use factum::syntax::{self, Decoded, MAX_MARKDOWN_BYTES, NoteFile};
use factum::text::fold::{Folded, fold};
use factum::text::{FileId, Span, Spanned};
use factum::verify::archive::capture::{FoldedCapture, Found};
use factum::verify::archive::pattern::QuotePattern;
use factum::verify::{EvidenceBase, QuoteTable, Readings, verify_note};
use factum::workspace::{BuildOptions, Change, Inputs, Material, Tracking, Workspace};
use gungraun::prelude::*;

fn decoded() -> Decoded {
    syntax::decode(dossier::event(0).as_bytes(), MAX_MARKDOWN_BYTES)
}

#[library_benchmark]
#[bench::event(decoded())]
fn parse(decoded: Decoded) -> ParsedNote {
    let place =
        NoteFile { file: FileId(0), path: "events/event-0.md", folder: "events", base: BaseKind::Event };
    black_box(syntax::parse(&place, &decoded))
}

fn report() -> String {
    dossier::report(0)
}

#[library_benchmark]
#[bench::report(report())]
fn fold_report(text: String) -> Folded {
    black_box(fold(&text))
}

#[library_benchmark]
#[bench::report(report())]
fn numbers(text: String) -> Vec<NumberReading> {
    black_box(read_numbers(&text, &ENGLISH))
}

fn capture_and_quote() -> (FoldedCapture, QuotePattern) {
    let quote = dossier::last_quote(0);
    let span = Span::new(FileId(0), 0..quote.len());
    let quote = syntax::parse_quote(Spanned::new(quote, span));
    (FoldedCapture::new(report()), QuotePattern::of_quote(&quote))
}

#[library_benchmark]
#[bench::last(capture_and_quote())]
fn quote((capture, quote): (FoldedCapture, QuotePattern)) -> Found {
    black_box(capture.find(&quote))
}

/// A workspace that has found everything out, and has made one page. All its work is done by the one thread that
/// asks for it.
fn workspace() -> Workspace {
    rayon::ThreadPoolBuilder::new().num_threads(1).use_current_thread().build_global().unwrap();
    let material = Material::open(&Inputs::of(dossier::dossier())).unwrap();
    let mut workspace = Workspace::new(material, None, Tracking::On);
    workspace.page(&route(), &BuildOptions::default()).unwrap();
    workspace
}

fn route() -> Route {
    Route { path: "events/event-0.html".to_owned(), page: Page::Note(NoteId::new("event-0")) }
}

#[library_benchmark]
#[bench::dossier(workspace())]
fn verify(workspace: Workspace) -> (Workspace, Vec<NoteVerification>) {
    let dossier = &workspace.material.dossier;
    let reads = Reads::unlogged(dossier, workspace.index());
    let (readings, none) = (Readings::of(dossier, workspace.index()), QuoteTable::new());
    let base = EvidenceBase::new(reads, &readings, &none);
    let quotes = dossier.notes.iter().map(|(id, note)| (id.clone(), Arc::new(base.verify_quotes(note))));
    let quotes: QuoteTable = quotes.collect();
    let base = EvidenceBase::new(reads, &readings, &quotes);
    let verified = black_box(dossier.notes.values().map(|note| verify_note(&base, note)).collect());
    (workspace, verified)
}

/// A site, whose workspace lasts as long as the bench.
fn site() -> Site<'static> {
    let workspace: &'static Workspace = Box::leak(Box::new(workspace()));
    let site = Site::new(
        &workspace.material.dossier,
        workspace.index(),
        workspace.verification(),
        &BuildOptions::default(),
    );
    black_box(site.view(&route()));
    site
}

#[library_benchmark]
#[bench::event(site())]
fn view(site: Site<'static>) -> (Site<'static>, PageView) {
    let view = black_box(site.view(&route()));
    (site, view)
}

fn renderer_and_view() -> (Renderer, PageView) {
    let (renderer, view) = (Renderer::new(Theme::embedded()).unwrap(), site().view(&route()));
    black_box(renderer.render(&view).unwrap());
    (renderer, view)
}

#[library_benchmark]
#[bench::event(renderer_and_view())]
fn render((renderer, view): (Renderer, PageView)) -> (Renderer, PageView, Vec<u8>) {
    let page = black_box(renderer.render(&view).unwrap());
    (renderer, view, page)
}

#[library_benchmark]
#[bench::dossier(site())]
fn search_index(site: Site<'static>) -> (Site<'static>, Vec<(String, Vec<u8>)>) {
    let (mut index, mut scripts, mut all) = (site.search_index(), SearchScripts::default(), Vec::new());
    for entry in site.searched().into_iter().flat_map(|note| site.search_entries(note)) {
        all.extend(scripts.add(index.add(&entry.indexed), &shown_entry(&entry.shown)));
    }
    all.extend(scripts.finish(&index.finish()));
    (site, black_box(all))
}

/// A workspace that has followed a change, and the next one: a sentence more in an event.
fn prose_edit() -> (Workspace, Change) {
    let sentence = "Nobody knows why the ferry waited so long.[?]\n";
    edit(dossier::EVENT, |text| format!("{text}\n{sentence}"))
}

/// The same with another title of a person whom notes link to.
fn title_edit() -> (Workspace, Change) {
    edit(dossier::PERSON, |text| text.replace("title: Ada Holt", "title: Ada Holt-Reed"))
}

fn edit(path: &str, edit: impl Fn(&str) -> String) -> (Workspace, Change) {
    let mut workspace = workspace();
    let sources = &workspace.material.sources;
    let text = sources.file(sources.find(path).unwrap()).text.to_string();
    let write = |text: &str| Change::Write { path: path.to_owned(), bytes: text.as_bytes().into() };
    // What is made at the first change and kept is no part of what a change costs.
    workspace.apply(vec![write(&edit(&text))]).unwrap();
    workspace.apply(vec![write(&text)]).unwrap();
    (workspace, write(&edit(&text)))
}

fn edited() -> Workspace {
    let (mut workspace, change) = prose_edit();
    workspace.apply(vec![change]).unwrap();
    workspace
}

#[library_benchmark]
#[bench::prose(prose_edit())]
#[bench::title(title_edit())]
fn apply((mut workspace, change): (Workspace, Change)) -> Workspace {
    workspace.apply(vec![change]).unwrap();
    black_box(workspace)
}

#[library_benchmark]
#[bench::prose(edited())]
fn findings(workspace: Workspace) -> (Workspace, Vec<Diagnostic>) {
    let found = black_box(workspace.findings());
    (workspace, found)
}

#[library_benchmark]
#[bench::event(edited())]
fn page(mut workspace: Workspace) -> (Workspace, Vec<u8>) {
    let page = black_box(workspace.page(&route(), &BuildOptions::default()).unwrap());
    (workspace, page)
}

library_benchmark_group!(
    name = stages,
    benchmarks =
        [parse, fold_report, numbers, quote, verify, view, render, search_index, apply, findings, page]
);

main!(library_benchmark_groups = stages);
