//! The registry: every rule in the order of its code.
//!
//! A rule is a file here with its explanation beside it, and a line below. `rustfmt` does not see
//! files that a macro declares: format them by name, as in `rustfmt --edition 2024
//! src/check/rules/*.rs`.

use super::rule::Rule;

/// Declares the files and lists their rules.
macro_rules! registry {
    ($($file:ident)*) => {
        $(mod $file;)*

        /// All rules in the order of their codes.
        pub(super) static RULES: &[&Rule] = &[$(&$file::RULE),*];
    };
}

registry! {
    // F00: Notes and syntax.
    not_utf8
    forbidden_character
    over_limit
    idle_allow
    unclosed_front_matter
    invalid_yaml
    yaml_feature
    duplicate_key
    unknown_key
    missing_key
    wrong_value
    unknown_word
    invalid_date
    invalid_citation
    duplicate_id
    invalid_name
    no_kind
    allow_without_reason
    unknown_rule
    forbidden_file
    unreadable_file
    undated_event
    misnamed_note
    leftover_markup
    misplaced_front_matter
    comment_in_value
    conflict_mark
    // F01: Links.
    unknown_note
    ambiguous_name
    unknown_heading
    unknown_period
    forbidden_address
    broken_link
    orphan_note
    shared_name
    unlinked_name
    told_nowhere
    doubtful_host
    uncredited_image

    // F02: Citations.
    unknown_source
    not_a_source
    undefined_label
    unused_citation
    unused_footnote
    unused_source
    supports_nothing
    overlapping_sources
    repeated_label
    // F03: Quotes and seals.
    quote_not_in_source
    misattributed_quote
    ambiguous_quote
    uncheckable_quote
    quote_too_long
    share_too_large
    broken_seal
    unsealed_source
    stale_seal
    missing_capture
    unsealed_quote
    needless_brackets
    unreadable_lock
    // F04: Numbers, dates and names; those of prose first.
    number_not_in_evidence
    hedge_differs
    date_not_in_evidence
    wrong_weekday
    name_not_in_evidence
    wrong_speaker
    quote_out_of_context
    negation_differs
    link_not_in_evidence
    certainty_differs
    unreadable_value
    value_not_in_quote
    unit_not_in_quote
    period_not_in_quote
    bound_differs
    counted_not_named
    invalid_derivation
    observation_without_evidence
    attribution_dropped
    figure_of_another_time
    misleading_label
    named_twice
    title_names_another
    altered_speech
    opposite_word
    exchanged
    wrong_computation
    misfit_link
    link_of_another_time
    // F05: Statements, coverage and conflicts.
    statement_without_citation
    unsupported_field
    conflicting_observations
    overdue_plan
    groundless_inference
    unknown_preference
    field_not_in_quote
    conflicting_dates
    impossible_order
    plan_untold
    voice_not_in_quote
    voice_of_another
    conjecture_not_in_quote
    overlapping_voices
    lost_address
    repeated_address
    // F06: Paths and publishing.
    path_collision
    unpublishable_path
    unused_file
    missing_outline
    // F07: Themes.
    broken_template
    // F09: What people have read.
    disputed_sentence
    unread_sentence
    unknown_authors
    unreadable_review
}
