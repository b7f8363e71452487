//! The notes of the dossier that the random edits edit, with what each may say.

/// A note's path, the choices for each slot of its front matter, and its first sentences.
pub(super) type Start = (&'static str, &'static [&'static [&'static str]], &'static [usize]);

/// The notes: path, the lines of front matter that each may have, slot by slot, and its first sentences. The first
/// choice of a slot is how the note starts.
pub(super) const NOTES: [Start; 15] = [
    ("content/index.md", &[&["title: Fjord", "title: Belmont", "draft: true"]], &[0, 2, 4, 6, 11]),
    (
        "content/actors/ada-quinn.md",
        &[
            &["title: Ada Quinn", "title: Ada Reed", "title: Ben Brook", "title: Ada Quinn: mayor", ""],
            &[
                "aliases: [Quinn]",
                "aliases: [Quinn, \"the mayor\"]",
                "",
                "aliases: [\"/old/quinn.html\", HB]",
                "aliases: [\"/../../quinn\"]",
            ],
            &["type: person", "type: place", ""],
            &[
                "",
                "slug: quinn",
                "tags: [ferry]",
                "draft: true",
                "updated: 2019-07-01",
                "corrections:\n  - {date: 2019-07-02, wrong: That she said no., right: That she did not.}",
            ],
        ],
        &[3],
    ),
    (
        "content/actors/ben-brook.md",
        &[
            &["title: Ben Brook", "title: Ben Falk", "title: Brook"],
            &["aliases: [Brook]", "", "aliases: [Quinn]"],
            &["type: person", "type: organisation\naffiliation: [harbour-board]"],
            &["", "lang: de", "description: Ada Quinn of Arden.", "told_in: \"arden#Talks\""],
        ],
        &[1, 7],
    ),
    ("content/actors/arden.md", &[&["title: Arden", "title: Port Arden"], &["type: place", ""]], &[3, 8]),
    (
        "content/actors/belmont.md",
        &[
            &["title: Belmont", "title: Old Belmont"],
            &["type: place"],
            &["", "told_in: 2019-05-03-arden#Talks", "told_in: harbour-board"],
            &["", "coordinates: 58.1, 8.2\ncoordinates_source: GeoNames"],
        ],
        &[6, 9],
    ),
    (
        "content/actors/harbour-board.md",
        &[
            &["title: Harbour Board", "title: Board of the Harbour"],
            &["", "aliases: [HB]", "aliases: [Board]"],
            &["type: organisation", "type: office"],
        ],
        &[4, 5],
    ),
    (
        "content/summits/2019-05-03-arden.md",
        &[
            &["title: Talks about the tunnel", "title: A tunnel below the fjord"],
            &["date: 2019-05-03", "date: 2019-05-04", "date: 2019-06~", ""],
            &["place: arden", "place: belmont", "place: Port Arden", ""],
            &["participants: [ben-brook, ada-quinn]", "participants: [\"Harbour Board\"]", ""],
            &["status: planned", "status: held", ""],
            &["", "allow: {F0507: \"it is known\", F0405: \"so\"}", "tags: [ferry, Talks]"],
        ],
        &[7, 11],
    ),
    (
        "content/summits/ribbon.md",
        &[
            &["title: Ribbon", "title: Review"],
            &["date: 2019-05-03", "date: 2019-05", "date: 2019-05-02/2019-05-03", "date: 2018", ""],
            &[
                "",
                "after: [2019-05-03-arden]",
                "before: [Review]",
                "announces: [ribbon]",
                "after: [ada-quinn]",
            ],
        ],
        &[0],
    ),
    (
        "content/summits/review.md",
        &[
            &["title: Review", "title: Report"],
            &["date: 2019-05-03", "date: 2019-06-01", ""],
            &["", "before: [Ribbon]", "after: [Ribbon]", "announces: [2019-05-03-arden]"],
            &["", "aliases: [Ribbon]"],
        ],
        &[],
    ),
    (
        "content/statistics/trade.md",
        &[
            &["title: Trade", "title: Trade of Arden", "title: Arden"],
            &["unit: EUR", "unit: people", "unit: USD", "unit: EUR\ntold_in: \"Belmont#talks\""],
            &["about: [arden, belmont]", "about: [no-such-note]", ""],
            &[
                "observations:\n  - {period: 2019, value: 12.5 million, cite: {source: courier, quote: \"stood at 12.5 million euros in 2019\"}}\n  - {period: 2020, derived: \"@2019 * 2\"}",
                "observations:\n  - {period: 2019, value: 12.6 million, cite: {source: courier, quote: \"stood at 12.5 million euros in 2019\"}}\n  - {period: 2020, derived: \"@2018 * 2\"}",
                "observations:\n  - {period: 2019, value: 7000, bound: about, cite: {source: courier, quote: \"Some 7,000 people live in Belmont\"}}",
            ],
        ],
        &[2],
    ),
    (
        "content/sources/courier.md",
        &[
            &["publisher: The Courier", "publisher: Arden Press"],
            &["label: Courier", "", "label: Herald"],
            &["date: 2019-06-03", "date: 2019-06-04", "date: 2020-06-01", ""],
            &["capture: courier.txt", "capture: herald.txt", "capture: nowhere.txt", ""],
            &["", "language: de"],
        ],
        &[],
    ),
    (
        "content/sources/herald.md",
        &[
            &["label: Herald", "label: Courier"],
            &["date: 2019-06-04", "", "date: 2018"],
            &["capture: herald.txt", "capture: courier.txt", ""],
            &["", "syndicated_from: courier"],
        ],
        &[],
    ),
    ("content/pages/guide.md", &[&["title: A guide", "title: Guide"], &["order: 1", "order: 3", ""]], &[8]),
    ("content/pages/reading.md", &[&["title: Reading"], &["", "order: 2", "order: 3"]], &[2]),
    ("content/pages/ada-quinn.md", &[&["title: The same id", "draft: true"], &["", "order: 2"]], &[8]),
];
