//! The form of a report that is no findings.

use clap::ValueEnum;

/// Forms of reports that are no findings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum ReportFormat {
    /// For people
    Human,
    /// One JSON document
    Json,
}
