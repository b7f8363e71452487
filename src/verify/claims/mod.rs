//! Statements against their evidence: the numbers, dates and names of each sentence, heading and cell, and
//! of titles and descriptions.
//!
//! A statement rests on the quotes that it cites. One that cites nothing (a heading, a cell, an editor's
//! note, an open question) rests on all that its note quotes. Pages that quote nothing speak of the dossier
//! and not of its subject, and claim nothing that quotes could bear out.

mod ages;
mod around;
mod articles;
mod attribution;
mod claim;
mod clauses;
mod compared;
mod computed;
mod context;
mod converse;
mod copied;
mod dated;
mod dates;
mod doers;
mod elapsed;
mod exchanged;
mod fields;
mod figures;
mod given;
mod governed;
mod idle;
mod implied;
mod labels;
mod links;
mod listed;
mod masks;
mod misfits;
mod name_forms;
mod names;
mod new_names;
mod note_evidence;
mod numbers;
mod objects;
mod pairing;
mod parted;
mod places;
mod polarity;
mod prose;
mod rates;
mod repeats;
mod roles;
mod scores;
mod senses;
mod speech;
mod standing;
mod subjects;
mod titles;
mod turned;
mod undone;
mod voices;
mod votes;

use std::cell::LazyCell;
use std::collections::BTreeSet;

use super::evidence::EvidenceBase;
use crate::model::{ClaimFault, ClaimKind, ClaimPlace, NoteId, ParsedNote, Place, Statement, UnlinkedName};
use crate::read::reading::Reading;
use crate::text::Spanned;
use claim::{Found, Placed};
pub(super) use compared::compared;
pub(super) use context::contexts;
use masks::Masks;
pub(super) use note_evidence::NoteEvidence;
use note_evidence::Scope;
use prose::Prose;
use repeats::TextKind;

/// The most claims of one note that are reported; a hostile file could make millions of them.
const MOST: usize = 2000;

/// The most bytes of a text that is judged: what is read in it takes a hundred times its room, and nobody can read so long
/// a sentence.
const MOST_BYTES_JUDGED: usize = 64 << 10;

/// The statements of a note as texts, with their names.
pub(super) fn proses(base: &EvidenceBase<'_>, note: &ParsedNote) -> Vec<Prose> {
    note.statements.iter().map(|statement| Prose::of(statement, base)).collect()
}

/// What a note says that its evidence does not bear out.
pub(super) fn claim_faults(evidence: &NoteEvidence<'_, '_>, proses: &[Prose]) -> Vec<ClaimFault> {
    let note = evidence.note;
    if evidence.quotes.is_empty() {
        return Vec::new();
    }
    let mut found = evidence.fields(proses);
    found.extend(evidence.supported_fields());
    found.extend(evidence.voices());
    for (number, (statement, prose)) in note.statements.iter().zip(proses).enumerate() {
        if found.len() > MOST || found.last().is_some_and(|fault| fault.kind == ClaimKind::Unjudged) {
            break;
        }
        let scope = evidence.scope(number, statement);
        found.extend(evidence.text(ClaimPlace::Statement(number), prose, &scope, Some(statement), None));
    }
    found.truncate(MOST);
    // They are kept until all is said, and room for twice as many would be kept with them.
    found.shrink_to_fit();
    found
}

/// The actors whom a note's running text names and to whom the note nowhere links, each once.
pub(super) fn unlinked(base: &EvidenceBase<'_>, note: &ParsedNote, proses: &[Prose]) -> Vec<UnlinkedName> {
    let linked: BTreeSet<NoteId> = note
        .statements
        .iter()
        .flat_map(Statement::links)
        .filter_map(|link| base.notes.find(&link.target))
        .collect();
    let mut seen = linked;
    seen.insert(note.id.clone());
    let mut found = Vec::new();
    let sentences = note.statements.iter().zip(proses).filter(|(s, _)| s.place == Place::Sentence);
    for (_, prose) in sentences {
        if prose.names.iter().all(|name| seen.contains(&name.note)) {
            continue;
        }
        for mention in names::mentions(base, prose, None) {
            if prose.is_text(mention.span) && seen.insert(mention.note.clone()) {
                found.push(UnlinkedName { span: mention.span, written: mention.written, note: mention.note });
            }
        }
    }
    found
}

/// Whether a source's title was found elsewhere than in its text, and the note says where: it is the work's own then,
/// and no quote has to bear it out.
fn is_named_elsewhere(note: &ParsedNote) -> bool {
    let is_title = |(field, ground): &(Spanned<String>, Spanned<String>)| {
        field.value == "title" && !ground.value.trim().is_empty()
    };
    note.source().is_some_and(|source| source.identified.iter().any(is_title))
}

impl NoteEvidence<'_, '_> {
    /// Title and description.
    fn fields(&self, proses: &[Prose]) -> Vec<ClaimFault> {
        let front = &self.note.front;
        // Most titles speak of whom the page itself speaks, and no other note has to be looked at.
        let linked = LazyCell::new(|| names::linked_subjects(self));
        let mut found = Vec::new();
        for (name, field) in [("title", &front.title), ("description", &front.description)] {
            let Some(field) = field else { continue };
            if name == "title" && is_named_elsewhere(self.note) {
                continue;
            }
            let prose = Prose::of_field(field, self.base);
            let place = ClaimPlace::Field(name);
            found.extend(self.text(place, &prose, &self.whole_note(), None, Some(&self.note.id)));
            let lead = match name {
                "title" => titles::title_faults(self, &prose).or_else(|| titles::other_place(self, &prose)),
                _ => None,
            };
            let named = names::unspoken_of(self, &prose, proses, &linked).into_iter().chain(lead);
            found.extend(named.map(|claim| claim.fault(place, Vec::new())));
        }
        found
    }

    fn text(
        &self,
        place: ClaimPlace,
        prose: &Prose,
        scope: &Scope,
        statement: Option<&Statement>,
        subject: Option<&NoteId>,
    ) -> Vec<ClaimFault> {
        let unjudged = || {
            let (span, written) = (prose.span(&(0..prose.text.len())), String::new());
            vec![ClaimFault { place, span, written, kind: ClaimKind::Unjudged, quotes: Vec::new() }]
        };
        if prose.text.len() > MOST_BYTES_JUDGED {
            return unjudged();
        }
        let reading = Reading::of(&prose.text, None);
        if !self.affords(scope, &reading, prose.text.len()) {
            return unjudged();
        }
        let masks = Masks::of(prose, subject);
        let mut found = numbers::number_faults(self, scope, &prose.text, &reading, &masks);
        found.extend(dates::date_faults(self, scope, &prose.text, &reading, &masks));
        found.extend(pairing::pairing_faults(self, scope, &prose.text, &reading));
        found.extend(attribution::attribution_faults(self, scope, prose));
        if let Some(statement) = statement {
            found.extend(new_names::new_name_faults(self, scope, statement, &reading, prose));
            found.extend(speech::speech_faults(self, scope, statement, prose));
        }
        if statement.is_none_or(|statement| !statement.is_remark()) {
            found.extend(polarity::polarity_faults(self, scope, prose));
            let is_doubted = found.iter().any(|found| matches!(found.kind, ClaimKind::Certainty(_)));
            let senses = senses::sense_faults(self, scope, prose, &reading).into_iter();
            found
                .extend(senses.filter(|found| !is_doubted || !matches!(found.kind, ClaimKind::Certainty(_))));
            found.extend(exchanged::exchange_faults(self, scope, &reading, prose));
            found.extend(standing::displaced_names(self, scope, prose));
        }
        // What was found of it before may be wrong as well.
        if self.is_spent() {
            return unjudged();
        }
        let kind = if statement.is_some() { TextKind::Statement } else { TextKind::Field };
        found.extend(repeats::repeats(self.base, prose, kind));
        let quotes: Vec<_> = self.quotes(scope).collect();
        if scope.is_cited {
            found.extend(repeats::told_again(&prose.text, &reading, &quotes));
        }
        if self.tells_names_by_capitals() {
            found.extend(repeats::at_home(&prose.text, &quotes));
        }
        let in_words = found
            .into_iter()
            .map(|Found { range, kind }| Placed::new(prose.span(&range), prose.text[range].to_owned(), kind));
        let keys = LazyCell::new(|| self.keys(scope));
        let mut faults: Vec<ClaimFault> = in_words
            .chain(names::unnamed(self, scope, statement, names::mentions(self.base, prose, statement)))
            .chain(labels::label_faults(self, prose))
            .chain(self.links(place, prose, scope, statement, &reading))
            .map(|claim| claim.fault(place, LazyCell::force(&keys).clone()))
            .collect();
        faults.sort_by_key(|fault| (fault.span.start, fault.span.end));
        faults.dedup_by(|one, other| one.span == other.span && one.kind == other.kind);
        faults
    }

    /// What the links and figures of a statement claim.
    fn links(
        &self,
        place: ClaimPlace,
        prose: &Prose,
        scope: &Scope,
        statement: Option<&Statement>,
        reading: &Reading,
    ) -> Vec<Placed> {
        let (Some(statement), ClaimPlace::Statement(number)) = (statement, place) else { return Vec::new() };
        let mut found = links::link_faults(self, scope, statement);
        found.extend(misfits::misfit_links(self, scope, statement, prose, reading));
        found.extend(figures::figure_faults(self, number, statement, prose, reading));
        found.extend(computed::computed_faults(self, scope, statement));
        found
    }

    /// The quotes of a scope by their names; none where it is the whole note.
    fn keys(&self, scope: &Scope) -> Vec<crate::model::CitationKey> {
        if !scope.is_cited {
            return Vec::new();
        }
        self.quotes(scope).map(|quote| quote.key.clone()).collect()
    }
}
