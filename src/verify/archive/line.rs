//! The lines of a lock, each with a digest of itself at its end.

use std::sync::LazyLock;

use blake3::hazmat::{ContextKey, HasherExt, hash_derive_key_context};

use super::encoding::{
    array, base64, escaped, from_base64, from_numbers, from_place, from_places, number, numbers, place,
    places, unescaped,
};
use crate::model::{QuoteKey, Seal, SealedQuote, WrittenName};

/// The purpose of the digest at a line's end, as BLAKE3's key derivation asks for it.
const LINE: &str = "factum 2026 seal 3 line";

/// What a line says.
pub(super) enum Line {
    Capture(String, Seal),
    Overlap(String, String, u8),
    Names(String, Vec<WrittenName>),
    Quote(String, QuoteKey, Box<SealedQuote>),
}

/// Reads a line; or why it is none.
pub(super) fn read_line(line: &str) -> Result<Line, String> {
    if ["<<<<<<<", "=======", ">>>>>>>", "|||||||"].iter().any(|mark| line.starts_with(mark)) {
        return Err("a merge left its marks: keep the lines of both sides".to_owned());
    }
    let (said, check) = line.rsplit_once(' ').ok_or("this is no line of a lock")?;
    if array(check) != Some(digest(said)) {
        return Err("this line was changed or cut: its last word is not the digest of the others".to_owned());
    }
    let mut fields = said.split(' ');
    let (id, what) = (fields.next().unwrap_or(""), fields.next());
    let read = match what {
        Some("capture") => read_capture(id, &fields.collect::<Vec<_>>()),
        Some("names") => read_names(id, fields),
        Some("overlap") => read_overlap(id, &fields.collect::<Vec<_>>()),
        Some("quote") => read_quote(id, fields),
        _ => None,
    };
    read.ok_or_else(|| "this line is of no form that this factum knows".to_owned())
}

/// A line with its digest and its end.
pub(super) fn checked(line: String) -> String {
    let digest = base64(&digest(&line));
    format!("{line} {digest}\n")
}

fn digest(line: &str) -> [u8; 6] {
    static KEY: LazyLock<ContextKey> = LazyLock::new(|| hash_derive_key_context(LINE));
    let mut hasher = blake3::Hasher::new_from_context_key(&KEY);
    hasher.update(line.as_bytes());
    let digest = hasher.finalize();
    std::array::from_fn(|at| digest.as_bytes()[at])
}

/// The line of a quote, without its digest. The names around it have lines of their own: the quotes beside it
/// need them as well.
pub(super) fn quote_line(id: &str, key: &QuoteKey, quote: &SealedQuote) -> String {
    let (before, after) = (space(quote.spaces.0), space(quote.spaces.1));
    let mut fields = vec![
        id.to_owned(),
        "quote".to_owned(),
        base64(key),
        quote.times.to_string(),
        places(&quote.words),
        format!("{before}{}{after}", numbers(&quote.atoms)),
        base64(&quote.written),
        base64(quote.opening.as_flattened()),
    ];
    let around = &quote.around;
    let marks = [
        ('.', &around.sentences),
        ('!', &around.negations),
        ('~', &around.denied),
        ('<', &around.reversals),
        (':', &around.sayings),
    ];
    if !quote.breaks.is_empty() {
        let breaks: Vec<String> = quote.breaks.iter().map(|(part, at)| format!("{part}:{at}")).collect();
        fields.push(format!("-{}", breaks.join(",")));
    }
    if !quote.answers.is_empty() {
        fields.push(format!("[{}/{}", bits(&quote.answers), bits(&quote.beside)));
    }
    let given = marks.into_iter().filter(|(_, places)| !places.is_empty());
    fields.extend(given.map(|(sign, places)| format!("{sign}{}", numbers(places))));
    fields.join(" ")
}

/// The line of the names of a sentence, without its digest.
pub(super) fn names_line<'n>(id: &str, names: impl IntoIterator<Item = &'n WrittenName>) -> String {
    let name = |name: &WrittenName| format!(" {}:{}", place(&name.words), escaped(&name.text));
    format!("{id} names{}", names.into_iter().map(name).collect::<String>())
}

fn bits(bits: &[bool]) -> String {
    bits.iter().map(|bit| if *bit { '1' } else { '0' }).collect()
}

const fn space(is_there: bool) -> &'static str {
    if is_there { "_" } else { "" }
}

fn read_capture(id: &str, fields: &[&str]) -> Option<Line> {
    let [sha256, root, words, atoms] = fields else { return None };
    let is_digit = |byte: u8| matches!(byte, b'0'..=b'9' | b'a'..=b'f');
    let is_digest = sha256.len() == 64 && sha256.bytes().all(is_digit);
    let seal = Seal {
        sha256: is_digest.then(|| (*sha256).to_owned())?,
        root: array(root)?,
        words: number(words)?,
        atoms: number(atoms)?,
        quotes: std::collections::BTreeMap::new(),
    };
    Some(Line::Capture(unescaped(id)?, seal))
}

fn read_overlap(id: &str, fields: &[&str]) -> Option<Line> {
    let [other, percent] = fields else { return None };
    let (one, other) = (unescaped(id)?, unescaped(other)?);
    let percent = percent.parse().ok().filter(|percent| *percent <= 100)?;
    (one < other).then_some(Line::Overlap(one, other, percent))
}

fn read_quote<'l>(id: &str, mut fields: impl Iterator<Item = &'l str>) -> Option<Line> {
    let (key, times, words, atoms) = (fields.next()?, fields.next()?, fields.next()?, fields.next()?);
    let (written, opening) = (fields.next()?, fields.next()?);
    let (before, atoms) = atoms.strip_prefix('_').map_or((false, atoms), |rest| (true, rest));
    let (after, atoms) = atoms.strip_suffix('_').map_or((false, atoms), |rest| (true, rest));
    let opening = from_base64(opening)?;
    let (items, rest) = opening.as_chunks::<16>();
    let mut quote = SealedQuote {
        times: number(times).filter(|times| *times > 0)?,
        words: from_places(words)?,
        atoms: from_numbers(atoms)?,
        spaces: (before, after),
        written: array(written)?,
        opening: rest.is_empty().then(|| items.to_vec())?,
        ..SealedQuote::default()
    };
    read_marks(fields, &mut quote)?;
    let is_whole = quote.words.len() == quote.atoms.len();
    is_whole.then_some(Line::Quote(unescaped(id)?, array(key)?, Box::new(quote)))
}

fn read_marks<'l>(marks: impl Iterator<Item = &'l str>, quote: &mut SealedQuote) -> Option<()> {
    let around = &mut quote.around;
    for mark in marks {
        let (sign, rest) = mark.split_at_checked(1)?;
        match sign {
            "." => around.sentences = from_numbers(rest)?,
            "!" => around.negations = from_numbers(rest)?,
            "~" => around.denied = from_numbers(rest)?,
            "<" => around.reversals = from_numbers(rest)?,
            ":" => around.sayings = from_numbers(rest)?,
            "-" => quote.breaks = read_breaks(rest)?,
            "[" => (quote.answers, quote.beside) = read_brackets(rest)?,
            _ => return None,
        }
    }
    Some(())
}

fn read_breaks(text: &str) -> Option<Vec<(usize, usize)>> {
    let place = |text: &str| {
        let (part, at) = text.split_once(':')?;
        Some((number(part)?, number(at)?))
    };
    text.split(',').map(place).collect()
}

fn read_brackets(text: &str) -> Option<(Vec<bool>, Vec<bool>)> {
    let (answers, beside) = text.split_once('/')?;
    let read = |text: &str| -> Option<Vec<bool>> {
        let bit = |c| matches!(c, '0' | '1').then_some(c == '1');
        text.chars().map(bit).collect()
    };
    Some((read(answers)?, read(beside)?))
}

fn read_names<'l>(id: &str, fields: impl Iterator<Item = &'l str>) -> Option<Line> {
    let read = |field: &str| {
        let (words, text) = field.split_once(':')?;
        Some(WrittenName { words: from_place(words)?, text: unescaped(text)?.into() })
    };
    Some(Line::Names(unescaped(id)?, fields.map(read).collect::<Option<_>>()?))
}
