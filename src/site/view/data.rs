//! A statistic as data: what its CSV and JSON files hold.

use serde::Serialize;

/// A statistic's observations. The JSON file is this, key by key; the CSV file is `observations` as
/// rows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct StatisticData {
    /// The statistic's id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// A sentence about it; may be empty.
    pub description: String,
    /// The dossier's title.
    pub dossier: String,
    /// The statistic's page: absolute where the site's address is known, else relative to the file.
    pub page: String,
    /// An ISO 4217 code, `percent`, a unit of measure, `year`, or a counted noun.
    pub unit: String,
    /// `annual`, `irregular`, `once`, or another word; may be empty.
    pub frequency: String,
    /// The ids of the notes it is about.
    pub about: Vec<String>,
    /// The earliest first.
    pub observations: Vec<ObservationData>,
}

/// An observation. Empty texts stand for what does not apply.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ObservationData {
    /// When it holds: a date of EDTF levels 0 to 2 (ISO 8601-2).
    pub period: String,
    /// The number in full: `973600000`; percentages as they are said, `26.4`. Empty where there is
    /// none.
    pub value: String,
    /// How the value stands to the true one: `exact`, `about`, `at-least`, `above`, `at-most`, `below`.
    pub bound: &'static str,
    /// The unit.
    pub unit: String,
    /// The value as the dossier's pages print it.
    pub printed: String,
    /// What is counted, where observations differ in that.
    pub label: String,
    /// `stated` in a source, `counted` from what a source names, `derived` from other observations.
    pub origin: &'static str,
    /// For a derived one: what it is computed from, as written in the note.
    pub formula: String,
    /// The id of the source.
    pub source: String,
    /// What the dossier calls it.
    pub source_title: String,
    /// The words it was read from.
    pub quote: String,
    /// Who says so, where that is declared: a name, or of an unnamed speaker the words of the source. Several are
    /// separated by semicolons.
    pub speaker: String,
    /// By whom the words of others are handed on.
    pub via: String,
    /// How strong the claim is: `on record`, `unnamed`, `no source named`, `conjecture`, `computed`; several are
    /// separated by semicolons.
    pub strength: String,
    /// How the quote was verified: `exact`, `folded`, or why it was not.
    pub verified: String,
    /// An editor's remark.
    pub note: String,
    /// The observation on the statistic's page.
    pub address: String,
}
