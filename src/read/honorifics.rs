//! Words that stand before a surname without being a given name: titles, offices, nationalities are not
//! all known, so the words of a sentence's beginning are here too. A table only.

/// Sorted, in lower case.
#[rustfmt::skip]
const WORDS: &[&str] = &[
    "a", "academician", "according", "acting", "admiral", "after", "also", "although", "ambassador", "amid",
    "an", "and", "archbishop", "as", "at", "attorney", "baron", "baroness", "because", "before", "besides",
    "between", "bishop", "both", "brigadier", "but", "by", "captain", "cardinal", "chairman", "chairperson",
    "chairwoman", "chancellor", "chief", "colleague", "colonel", "commander", "commissioner", "comrade",
    "congressman", "congresswoman", "corporal", "correspondent", "count", "counterpart", "countess", "dame",
    "deputy", "despite", "did", "director", "doctor", "does", "dr", "duchess", "duke", "earlier", "editor",
    "emir", "emperor", "empress", "envoy", "even", "ex", "father", "for", "former", "from", "general",
    "governor", "had", "has", "he", "her", "his", "how", "however", "if", "imam", "in", "incumbent",
    "inspector", "instead", "interim", "is", "it", "its", "judge", "justice", "king", "lady", "last",
    "later", "leader", "lieutenant", "like", "lord", "madam", "madame", "major", "marshal", "mayor",
    "meanwhile", "minister", "miss", "monsieur", "mother", "mr", "mrs", "ms", "mullah", "nor", "not", "now",
    "of", "officer", "on", "once", "only", "opponent", "or", "ordered", "other", "patriarch", "pm", "pope",
    "premier", "president", "president's", "presidents", "priest", "prime", "prince", "princess", "prof",
    "professor", "prosecutor", "queen", "rabbi", "rector", "representative", "rev", "reverend", "saint",
    "says", "secretary", "senator", "sergeant", "she", "sheikh", "since", "sir", "sister", "so", "speaker",
    "spokesman", "spokesperson", "spokeswoman", "st", "still", "sultan", "than", "that", "the", "their",
    "then", "there", "these", "they", "this", "though", "through", "thus", "to", "today", "together",
    "tsar", "under", "unless", "until", "upon", "vice", "viscount", "was", "what", "when", "where",
    "whether", "which", "while", "who", "whom", "whose", "why", "will", "with", "without", "yet",
];

/// Given names that end as nationalities do.
const NO_NATIONALITY: &[&str] = &[
    "adrian",
    "brian",
    "christian",
    "cyprian",
    "damian",
    "dorian",
    "fabian",
    "gillian",
    "ian",
    "jillian",
    "julian",
    "kilian",
    "lillian",
    "marian",
    "maximilian",
    "sebastian",
    "vivian",
];

/// Whether a lower-case word may stand before a surname and the name still be its owner's.
pub(crate) fn may_precede_surname(word: &str) -> bool {
    let is_nationality = (word.ends_with("ian") || word.ends_with("ish")) && !NO_NATIONALITY.contains(&word);
    is_nationality || WORDS.binary_search(&word).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted_and_knows_titles() {
        assert!(WORDS.is_sorted());
        assert!(may_precede_surname("president") && may_precede_surname("russian"));
        assert!(!may_precede_surname("peter") && !may_precede_surname("clara"));
    }
}
