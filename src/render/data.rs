//! Data files: statistics as CSV after RFC 4180 and as JSON after RFC 8259, both UTF-8; and what the pages
//! of a long list filter by.

use std::borrow::Cow;

use crate::site::DataForm;
use crate::site::view::{
    Envelope, FactTable, ListEntry, ObservationData, StatisticData, TableCell, TableColumn,
};

/// The columns of the CSV file, each with the field that it holds.
type Column = (&'static str, fn(&ObservationData) -> &str);

const COLUMNS: [Column; 17] = [
    ("period", |row| &row.period),
    ("value", |row| &row.value),
    ("bound", |row| row.bound),
    ("unit", |row| &row.unit),
    ("printed", |row| &row.printed),
    ("label", |row| &row.label),
    ("origin", |row| row.origin),
    ("formula", |row| &row.formula),
    ("source", |row| &row.source),
    ("source_title", |row| &row.source_title),
    ("quote", |row| &row.quote),
    ("speaker", |row| &row.speaker),
    ("via", |row| &row.via),
    ("strength", |row| &row.strength),
    ("verified", |row| &row.verified),
    ("note", |row| &row.note),
    ("address", |row| &row.address),
];

/// The observations as rows below a row of names, with CRLF at the end of each.
pub(super) fn csv(data: &StatisticData) -> Vec<u8> {
    let mut text = COLUMNS.map(|(name, _)| name).join(",");
    text.push_str("\r\n");
    for row in &data.observations {
        for (i, (name, field)) in COLUMNS.iter().enumerate() {
            if i > 0 {
                text.push(',');
            }
            let value = field(row);
            let runs = *name != "value" && value.starts_with(['=', '+', '-', '@', '\t', '\r']);
            cell(&mut text, value, if runs { "'" } else { "" });
        }
        text.push_str("\r\n");
    }
    text.into_bytes()
}

/// Appends a cell. `guard` goes before a text that a spreadsheet would otherwise run as a formula.
fn cell(out: &mut String, value: &str, guard: &str) {
    let is_apart = |byte: &u8| (*byte == b'"') | (*byte == b',') | (*byte == b'\r') | (*byte == b'\n');
    // Whole blocks at once, which compilers make few instructions of.
    let has_any = |block: &[u8]| block.iter().fold(false, |any, byte| any | is_apart(byte));
    let (whole, rest) = value.as_bytes().as_chunks::<16>();
    if !(whole.iter().any(|block| has_any(block)) || has_any(rest)) {
        out.push_str(guard);
        out.push_str(value);
        return;
    }
    out.push('"');
    out.push_str(guard);
    for (place, part) in value.split('"').enumerate() {
        out.push_str(if place > 0 { "\"\"" } else { "" });
        out.push_str(part);
    }
    out.push('"');
}

/// The statistic with all that its pages say of each value.
pub(super) fn json(data: &StatisticData) -> Vec<u8> {
    // Writing plain data into memory does not fail; an empty file would say that it did.
    let mut bytes = serde_json::to_vec_pretty(data).unwrap_or_default();
    bytes.push(b'\n');
    bytes
}

/// A table in one of its forms. In CSV it is rows below a row of names, with CRLF at the end of each; in JSON a list of
/// objects, a line each, in which what is empty is left out: a sentence of one word is not to take more room for what it
/// has not.
pub(super) fn table(table: &FactTable, form: DataForm) -> Vec<u8> {
    let Envelope { head, tail, .. } = table_envelope(table.columns, form);
    let mut text = String::new();
    for row in &table.rows {
        match form {
            DataForm::Csv => row_csv(&mut text, table.columns, row),
            DataForm::Json => row_json(&mut text, table.columns, row),
        }
    }
    [head, text, tail].concat().into_bytes()
}

/// What stands around the rows of a table.
#[must_use]
pub fn table_envelope(columns: &[TableColumn], form: DataForm) -> Envelope {
    match form {
        DataForm::Csv => {
            let names = columns.iter().map(|column| column.name).collect::<Vec<_>>();
            Envelope { head: format!("{}\r\n", names.join(",")), ..Envelope::default() }
        }
        DataForm::Json => Envelope { head: "[".to_owned(), between: ",", tail: "\n]\n".to_owned() },
    }
}

/// The rows of a table, written row by row in both forms at once.
#[derive(Debug)]
pub struct TableRows {
    columns: &'static [TableColumn],
    csv: String,
    json: String,
}

impl TableRows {
    /// No rows yet, of a table with these columns.
    #[must_use]
    pub const fn new(columns: &'static [TableColumn]) -> Self {
        Self { columns, csv: String::new(), json: String::new() }
    }

    /// Adds a row, which has a cell for each column.
    pub fn push(&mut self, row: &[TableCell<'_>]) {
        row_csv(&mut self.csv, self.columns, row);
        row_json(&mut self.json, self.columns, row);
    }

    /// How many bytes wait to be taken, in both forms together.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.csv.len() + self.json.len()
    }

    /// Whether nothing waits to be taken.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Takes the rows since the last time, as CSV and as JSON.
    pub fn take(&mut self) -> [Vec<u8>; 2] {
        [&mut self.csv, &mut self.json].map(|text| std::mem::take(text).into_bytes())
    }
}

fn row_csv(text: &mut String, columns: &[TableColumn], row: &[TableCell<'_>]) {
    for (i, (column, value)) in columns.iter().zip(row).enumerate() {
        if i > 0 {
            text.push(',');
        }
        let value = match value {
            TableCell::Text(text) => Cow::Borrowed(&**text),
            TableCell::List(all) => Cow::Owned(all.join("; ")),
            TableCell::Integer(number) => Cow::Owned(number.to_string()),
            TableCell::Boolean(is) => Cow::Borrowed(if *is { "true" } else { "false" }),
        };
        let runs = column.kind != "number" && value.starts_with(['=', '+', '-', '@', '\t', '\r']);
        cell(text, &value, if runs { "'" } else { "" });
    }
    text.push_str("\r\n");
}

/// Appends a row, with a comma before it where others stand there.
fn row_json(text: &mut String, columns: &[TableColumn], row: &[TableCell<'_>]) {
    text.push_str(if text.is_empty() { "\n{" } else { ",\n{" });
    let said = columns.iter().zip(row).filter(|(_, value)| !value.is_empty());
    for (i, (column, value)) in said.enumerate() {
        let parts = [if i > 0 { ",\"" } else { "\"" }, column.name, "\":"];
        parts.into_iter().for_each(|part| text.push_str(part));
        value.push_json(text);
    }
    text.push('}');
}

/// The entries of a list over several pages, as a script that hands them to the one which filters.
pub(super) fn list(entries: &[ListEntry]) -> Vec<u8> {
    let mut bytes = b"factumList(".to_vec();
    // As above: memory takes what is written to it.
    bytes.extend(serde_json::to_vec(entries).unwrap_or_else(|_| b"[]".to_vec()));
    bytes.extend(b");\n");
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    fn data(quote: &str, value: &str) -> StatisticData {
        let text = String::from;
        let row = ObservationData {
            period: text("2016"),
            value: text(value),
            bound: "above",
            unit: text("USD"),
            printed: text("more than $1 billion"),
            label: text("goods, and services"),
            origin: "derived",
            formula: text("@2016 / 2"),
            source: text("post"),
            source_title: text("Harbour Post"),
            quote: text(quote),
            speaker: text("Mayor Quinn"),
            via: text("The Post"),
            strength: text("on record"),
            verified: text("exact"),
            note: String::new(),
            address: text("trade.html#o1"),
        };
        StatisticData {
            id: text("trade"),
            title: text("Trade"),
            description: String::new(),
            dossier: text("Arven"),
            page: text("trade.html"),
            unit: text("USD"),
            frequency: String::new(),
            about: Vec::new(),
            observations: vec![row],
        }
    }

    #[test]
    fn cells_are_quoted_where_rfc_4180_asks_for_it() {
        let text = String::from_utf8(csv(&data("the \"river\"\nprice", "-4"))).unwrap();
        let (names, rest) = text.split_once("\r\n").unwrap();
        assert!(
            names.starts_with(
                "period,value,bound,unit,printed,label,origin,formula,source,source_title,quote"
            )
        );
        assert_eq!(
            rest,
            "2016,-4,above,USD,more than $1 billion,\"goods, and services\",derived,'@2016 / 2,post,Harbour Post,\"the \
             \"\"river\"\"\nprice\",Mayor Quinn,The Post,on record,exact,,trade.html#o1\r\n"
        );
    }

    #[test]
    fn no_text_runs_in_a_spreadsheet() {
        let text = String::from_utf8(csv(&data("=HYPERLINK(\"x\",\"y\")", "1"))).unwrap();
        assert!(text.contains("\"'=HYPERLINK("), "{text}");
    }

    #[test]
    fn json_holds_the_same() {
        let read: serde_json::Value = serde_json::from_slice(&json(&data("=1", "1000000000"))).unwrap();
        assert_eq!(read["observations"][0]["quote"], "=1");
        assert_eq!(read["observations"][0]["value"], "1000000000");
        assert_eq!(read["page"], "trade.html");
    }
}
