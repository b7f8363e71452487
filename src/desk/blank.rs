//! Notes to fill in: where a new one stands, and the front matter that it begins with.

use unicode_normalization::UnicodeNormalization;

use crate::error::{Error, Result};
use crate::index::is_device;
use crate::model::{BaseKind, Date, Dossier, Kind, NoteId, anchor_of};

/// What a new note begins with.
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    /// A kind, by its folder or one of its names, or a base kind.
    pub kind: String,
    /// The title.
    pub title: String,
    /// The id; made of the title where none is given.
    pub id: Option<String>,
    /// The date of an event.
    pub date: Option<Date>,
    /// A source and words of it that the note rests on.
    pub from: Option<(String, String)>,
}

/// A note that is to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Blank {
    /// The path from the dossier's folder.
    pub path: String,
    /// The text.
    pub text: String,
}

/// A new note of a dossier.
///
/// # Errors
/// Where the dossier has no such kind, or a note has the id already.
pub fn blank(dossier: &Dossier, wanted: &Wanted) -> Result<Blank> {
    let kind = kind_of(dossier, &wanted.kind)?;
    if kind.base == BaseKind::Source {
        return Err(Error::new("a source's note is made from its file")
            .help("factum new source FILE takes an article in and writes its note"));
    }
    let id = match &wanted.id {
        Some(id) => id.clone(),
        None => id_of(&wanted.title, wanted.date.as_ref()),
    };
    check_id(dossier, &id)?;
    let path = format!("content/{}/{id}.md", kind.folder);
    Ok(Blank { path, text: text_of(kind, wanted) })
}

/// The kind that a word means.
///
/// # Errors
/// Where it means none, or several.
pub fn kind_of<'d>(dossier: &'d Dossier, word: &str) -> Result<&'d Kind> {
    let kinds = &dossier.site.kinds;
    let is_named = |kind: &&Kind| {
        [&kind.folder, &kind.label, &kind.plural]
            .iter()
            .any(|name| name.to_lowercase() == word.to_lowercase())
    };
    if let Some(kind) = kinds.iter().find(is_named) {
        return Ok(kind);
    }
    let of_base: Vec<&Kind> = kinds.iter().filter(|kind| kind.base.name() == word).collect();
    match of_base.as_slice() {
        [kind] => return Ok(kind),
        [first, ..] => {
            let folders: Vec<&str> = of_base.iter().map(|kind| kind.folder.as_str()).collect();
            return Err(Error::new(format!("several kinds of this dossier are a kind of {word}"))
                .help(format!("say which: {}; as in `factum new {} …`", folders.join(", "), first.folder)));
        }
        [] => {}
    }
    let known: Vec<&str> = kinds.iter().map(|kind| kind.folder.as_str()).collect();
    let error = Error::new(format!("this dossier has no kind {word}"));
    Err(if known.is_empty() {
        error.help("declare kinds in factum.yaml; the one that `factum init` writes shows how")
    } else {
        error.help(format!("its kinds are {}; factum.yaml declares them", known.join(", ")))
    })
}

/// An id: small letters, digits and hyphens. A date comes first, so that lists of files are in the order of time.
pub(super) fn id_of(title: &str, date: Option<&Date>) -> String {
    // An accent is left out where a letter stays.
    let is_mark = |c: &char| ('\u{300}'..='\u{36f}').contains(c);
    let plain: String = title.nfd().filter(|c| !is_mark(c)).nfc().collect();
    let name = anchor_of(&plain).replace('_', "-");
    let words: Vec<&str> = name.split('-').filter(|word| !word.is_empty()).collect();
    let mut id = date.map_or_else(String::new, |date| anchor_of(&date.text));
    for word in words {
        if id.len() + word.len() > 60 {
            break;
        }
        if !id.is_empty() {
            id.push('-');
        }
        id.push_str(word);
    }
    // On Windows there is no file of such a name.
    if is_device(&id) {
        id.push_str("-note");
    }
    id
}

/// Refuses an id that a note has, or that none can have.
pub(super) fn check_id(dossier: &Dossier, id: &str) -> Result<()> {
    let is_plain = |c: char| (c.is_alphanumeric() && !c.is_uppercase()) || c == '-';
    if id.is_empty() || !id.chars().all(is_plain) {
        return Err(Error::new(format!(
            "`{id}` cannot be an id: it is made of small letters, digits and hyphens"
        ))
        .help("give one with --id"));
    }
    if is_device(id) {
        return Err(Error::new(format!("`{id}` cannot be an id: Windows keeps it for a device"))
            .help("give another with --id"));
    }
    let id = NoteId::new(id);
    let taken = dossier.notes.get(&id).or_else(|| dossier.drafts.get(&id));
    taken.map_or(Ok(()), |note| {
        Err(Error::new(format!("content/{} has this id already", note.path)).help("give another with --id"))
    })
}

fn text_of(kind: &Kind, wanted: &Wanted) -> String {
    let mut text = format!(
        "---\ntitle: {}\ndraft: true  # delete this line when the note is ready\n",
        scalar(&wanted.title)
    );
    let date = wanted.date.as_ref().map(|date| date.text.as_str());
    match kind.base {
        BaseKind::Event => {
            text.push_str(&match date {
                Some(date) => format!("date: {date}\n"),
                None => "# date: 2021-05-08    EDTF: 2021-05~ is about May, 2021-05-08/2021-05-09 two days\n"
                    .to_owned(),
            });
            text.push_str(
                "# status: planned      planned, held (or happened), cancelled or unknown, as the sources support it\n",
            );
            text.push_str("# place: the-place\n# participants: [one, another]\n");
            text.push_str(
                "# inferred: {date: \"the ground, where no quote says it and names it in `supports`\"}\n",
            );
        }
        BaseKind::Actor => {
            text.push_str(
                "# type: person         person, state, organisation, medium, office, place, facility, family, group\n",
            );
            text.push_str("# aliases: [Surname, \"another spelling\"]\n# role: what the sources call them\n");
            text.push_str("# affiliation: [an-organisation]\n");
        }
        BaseKind::Statistic => {
            text.push_str(
                "# unit: USD            a currency's code, percent, or the word for what is counted\n",
            );
            text.push_str("# about: [what-it-is-about]\n# observations:\n#   - period: 2020\n");
            text.push_str("#     value: 973.6 million\n");
            text.push_str("#     cite: {source: the-source, quote: \"the words with the number\"}\n");
        }
        BaseKind::Source | BaseKind::Page => text.push_str("# description: what the page is about\n"),
    }
    match &wanted.from {
        Some((source, quote)) => {
            text.push_str(&format!("cites:\n  from:\n    source: {source}\n    quote: {}\n", quoted(quote)));
            text.push_str(supported(kind.base));
        }
        None => {
            text.push_str("# cites:\n#   label:\n#     source: the-source\n#     quote: \"exact words\"\n")
        }
    }
    let mark = if wanted.from.is_some() { "[^from]" } else { "[^label]" };
    text.push_str(&format!(
        "---\n<!-- Each sentence ends with what it rests on: {mark}, or [?] where no source says it. -->\n"
    ));
    text
}

/// What a quote can be said to support in a note.
const fn supported(base: BaseKind) -> &'static str {
    match base {
        BaseKind::Event => "    # supports: [date, status]  # the fields above that this quote says\n",
        BaseKind::Actor => "    # supports: [role]  # the fields above that this quote says\n",
        BaseKind::Statistic | BaseKind::Source | BaseKind::Page => "",
    }
}

/// A text as a value of YAML: plain where that is safe.
pub(super) fn scalar(text: &str) -> String {
    let first = text.chars().next().unwrap_or(' ');
    let is_word =
        first.is_alphabetic() && !text.contains(": ") && !text.contains(" #") && !text.ends_with([':', ' ']);
    let is_plain = is_word && text.chars().all(|c| !c.is_control() && !"[]{}\"\\`".contains(c));
    let is_other =
        ["true", "false", "yes", "no", "null", "on", "off"].contains(&text.to_lowercase().as_str());
    if is_plain && !is_other { text.to_owned() } else { quoted(text) }
}

/// A text in quotation marks of YAML.
pub(super) fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::starter;
    use crate::vfs::Memory;
    use crate::workspace::{Drafts, Inputs, Material, Tracking, Workspace};

    fn dossier(more: &[(String, String)]) -> Workspace {
        let files = starter().unwrap();
        let files = files.iter().map(|(path, text)| ((*path).to_owned(), text.clone()));
        let tree = Memory::new(files.chain(more.iter().cloned()));
        let inputs = Inputs { drafts: Drafts::Included, ..Inputs::of(tree) };
        Workspace::new(Material::open(&inputs).unwrap(), None, Tracking::Off)
    }

    #[test]
    fn a_new_note_is_read_without_a_fault_of_form() {
        let start = dossier(&[]);
        let from = Some(("courier-2031-05-02".to_owned(), "The ferry carried 212,000 passengers".to_owned()));
        for (kind, id) in [
            ("meetings", "2031-06-01-a-second-meeting-above-all"),
            ("actor", "a-second-meeting-above-all"),
            ("Statistic", "a-second-meeting-above-all"),
            ("page", "a-second-meeting-above-all"),
        ] {
            let wanted = Wanted {
                kind: kind.to_owned(),
                title: "A second meeting: «above» all #1".replace(" #1", ""),
                date: (kind == "meetings").then(|| Date::parse("2031-06-01").unwrap()),
                from: from.clone(),
                ..Wanted::default()
            };
            let blank = blank(&start.material.dossier, &wanted).unwrap();
            assert!(blank.path.ends_with(&format!("/{id}.md")), "{}", blank.path);
            let with = dossier(&[(blank.path.clone(), blank.text.clone())]);
            let note = with.material.dossier.note(&NoteId::new(id)).unwrap();
            assert!(note.faults.is_empty() && note.front.draft, "{:?}\n{}", note.faults, blank.text);
            assert_eq!(note.front.cites.len(), 1);
        }
    }

    #[test]
    fn what_cannot_be_made_is_told() {
        let start = dossier(&[]);
        let make = |kind: &str, title: &str| {
            let wanted = Wanted { kind: kind.to_owned(), title: title.to_owned(), ..Wanted::default() };
            blank(&start.material.dossier, &wanted).map_err(|error| error.to_string())
        };
        assert!(make("summit", "X").unwrap_err().contains("no kind summit"));
        assert!(make("actor", "Ada Holm").unwrap_err().contains("content/actors/ada-holm.md"));
        assert!(make("actor", "!!!").unwrap_err().contains("cannot be an id"));
        assert!(make("source", "X").unwrap_err().contains("from its file"));
        assert_eq!(id_of("Émile & Zoé_2", None), "emile-zoe-2");
        assert_eq!(id_of("Con", None), "con-note");
        assert!(check_id(&start.material.dossier, "aux").unwrap_err().to_string().contains("device"));
    }

    #[test]
    fn texts_stay_texts_in_yaml() {
        for (text, yaml) in [
            ("Talks", "Talks"),
            ("a: b", "\"a: b\""),
            ("no", "\"no\""),
            ("2020", "\"2020\""),
            ("say \"x\"", "\"say \\\"x\\\"\""),
        ] {
            assert_eq!(scalar(text), yaml);
        }
    }
}
