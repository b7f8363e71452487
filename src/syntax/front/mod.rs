//! Front matter: the YAML between the fences to a typed [`FrontMatter`].

mod citation;
mod details;
mod statistic;
mod voice;

use super::yaml::{self, Fields, Value};
use crate::model::{BaseKind, Correction, Fault, FaultKind, FrontMatter, ImageFields, NoteId, Resolution};
use crate::text::{Span, Spanned};

/// Reads the front matter at `span` of a file's whole `text`.
pub(super) fn read(
    base: BaseKind,
    id: &NoteId,
    text: &str,
    span: Span,
    faults: &mut Vec<Fault>,
) -> FrontMatter {
    let mut front = FrontMatter::empty(base, span);
    let Some(root) = yaml::parse(text, span, faults) else { return front };
    let mut fields = Fields::new(root, faults);
    front.title = fields.name("title");
    front.description = fields.text("description");
    front.date = fields.date("date");
    front.updated = fields.date("updated");
    let aliases = fields.texts("aliases");
    front.aliases = fields.without_blank(aliases);
    front.tags = fields.names("tags");
    front.draft = fields.flag("draft").is_some_and(|flag| flag.value);
    front.lang = fields.language("lang");
    front.slug = read_slug(&mut fields);
    front.told_in = fields.text("told_in");
    // What happened has its order in time, and names have theirs.
    front.order = if base == BaseKind::Page { read_order(&mut fields) } else { None };
    front.cites = citation::read_all(&mut fields);
    front.allow = fields.pairs("allow");
    front.inferred = fields.pairs("inferred");
    front.resolution = read_resolution(&mut fields).map(Box::new);
    front.corrections = read_corrections(&mut fields);
    front.addresses = fields.pairs("addresses");
    front.translations = read_translations(&mut fields);
    front.images = read_images(&mut fields);
    front.details = details::read(base, id, &mut fields);
    fields.finish();
    front
}

/// A slug is one part of a path: it cannot climb out of its folder.
fn read_slug(fields: &mut Fields<'_>) -> Option<Spanned<String>> {
    let slug = fields.text("slug")?;
    let is_plain = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.');
    if !slug.is_empty() && slug.chars().all(is_plain) && !slug.starts_with('.') && !slug.ends_with('.') {
        return Some(slug);
    }
    let reason = "a slug holds letters, digits, `-`, `_` and inner dots only";
    fields.fault(FaultKind::BadName { name: slug.value, reason }, slug.span);
    None
}

/// A whole number: the pages of a kind are read in its order.
fn read_order(fields: &mut Fields<'_>) -> Option<u32> {
    let text = fields.text("order")?;
    let order = text.value.parse().ok();
    if order.is_none() {
        let expected = "a whole number, 0 or more".to_owned();
        let found = format!("`{}`", text.value);
        fields.fault(FaultKind::WrongValue { expected, found }, text.span);
    }
    order
}

/// Each with its day, what was wrong, and what is right.
fn read_corrections(fields: &mut Fields<'_>) -> Vec<Correction> {
    let mut corrections = Vec::new();
    for node in fields.items("corrections") {
        let mut inner = Fields::new(node, fields.faults());
        let span = inner.span();
        let date = inner.required_date("date");
        let wrong = inner.required_text("wrong");
        let right = inner.required_text("right");
        inner.finish();
        if let (Some(date), Some(wrong), Some(right)) = (date, wrong, right) {
            corrections.push(Correction { date, wrong, right, span });
        }
    }
    corrections
}

/// Each under the file's name, as the text has it.
fn read_images(fields: &mut Fields<'_>) -> Vec<ImageFields> {
    let entries = fields.entries_of("images", "a mapping of files to what is known of them");
    let read = |(file, node)| {
        let mut inner = Fields::new(node, fields.faults());
        let credit = inner.name("credit");
        let licence = inner.name("licence");
        let licence_url = inner.text("licence_url").filter(|url| is_web(url, &mut inner));
        let source = inner.name("source");
        inner.finish();
        ImageFields { file, credit, licence, licence_url, source }
    };
    entries.into_iter().map(read).collect()
}

/// Each under its language.
fn read_translations(fields: &mut Fields<'_>) -> Vec<(Spanned<String>, Spanned<String>)> {
    let pairs = fields.pairs("translations");
    let is_tag = |tag: &str| {
        let plain =
            |part: &str| (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric());
        tag.split('-').all(plain) && tag.bytes().next().is_some_and(|b| b.is_ascii_alphabetic())
    };
    let mut read = Vec::new();
    for (language, address) in pairs {
        if !is_tag(&language) {
            let expected = "a language as BCP 47 writes it, such as `de` or `tg-Cyrl`".to_owned();
            let found = format!("`{}`", language.value);
            fields.fault(FaultKind::WrongValue { expected, found }, language.span);
        } else if is_web(&address, fields) {
            read.push((language, address));
        }
    }
    read
}

fn is_web(url: &Spanned<String>, fields: &mut Fields<'_>) -> bool {
    let is_plain = !url.contains(char::is_whitespace) && !url.contains(['"', '<', '>', '\\']);
    let is_web = is_plain && (url.starts_with("https://") || url.starts_with("http://"));
    if !is_web {
        let expected = "an address that begins with https:// or http://".to_owned();
        fields.fault(FaultKind::WrongValue { expected, found: format!("`{}`", url.value) }, url.span);
    }
    is_web
}

fn read_resolution(fields: &mut Fields<'_>) -> Option<Resolution> {
    let node = fields.take("resolution")?;
    // `resolution: open` alone: that no reason is given, a rule says.
    if let Value::Scalar(word) = &node.value
        && word == Resolution::OPEN
    {
        let preferred = Spanned::new(Resolution::OPEN.to_owned(), node.span);
        return Some(Resolution { preferred, reason: Spanned::new(String::new(), node.span) });
    }
    let mut inner = Fields::new(node, fields.faults());
    if let Some(reason) = inner.text("open") {
        inner.finish();
        let preferred = Spanned::new(Resolution::OPEN.to_owned(), reason.span);
        return Some(Resolution { preferred, reason });
    }
    let preferred = inner.required_text("preferred");
    let reason = inner.required_text("reason");
    inner.finish();
    Some(Resolution { preferred: preferred?, reason: reason? })
}
