//! An invented dossier in memory, the same for each run: events that quote reports, people, towns, and statistics.

use std::fmt::Write as _;

use factum::vfs::Memory;

const FIRST: [&str; 6] = ["Ada", "Ben", "Clara", "Dov", "Edith", "Finn"];
const LAST: [&str; 6] = ["Holt", "Marsh", "Quinn", "Reed", "Stone", "Wells"];
const TOWNS: [&str; 4] = ["Arden", "Belmont", "Corley", "Dunmore"];
const THINGS: [&str; 6] =
    ["timber yard", "salt gate", "mill road", "grain hall", "stone pier", "paper house"];

/// How many reports there are.
const REPORTS: usize = 6;

/// How many events there are. The first is the one that benches edit.
const EVENTS: usize = 24;

/// The path of the note that benches parse, edit and render.
pub(crate) const EVENT: &str = "content/events/event-0.md";

/// The path of the note whose name others link to.
pub(crate) const PERSON: &str = "content/actors/ada-holt.md";

/// A sentence of a report, and the same said in a note.
struct Fact {
    printed: String,
    told: String,
}

/// The fact with this number. Reports print each once, and events tell of some.
fn fact(number: usize) -> Fact {
    let (who, town) = (person(number), TOWNS[number % TOWNS.len()]);
    let (id, town_id) = (who.to_lowercase().replace(' ', "-"), town.to_lowercase());
    let thing = THINGS[number / 3 % THINGS.len()];
    let (count, year) = (1_200 + 37 * number, 1990 + number / 8);
    let (printed, told) = match number % 4 {
        0 => (
            format!("{who} brought {count} wagons of stone to the {thing} of {town}"),
            format!("[[{id}]] brought {count} wagons of stone to the {thing} of [[{town_id}]]."),
        ),
        1 => (
            format!("{}.4 percent of the old {thing} at {town} belonged to the harbour", number / 4 + 5),
            format!("At [[{town_id}]], {}.4% of the old {thing} belonged to the harbour.", number / 4 + 5),
        ),
        2 => (
            format!("{who} paid ${count}.6 million for the {thing} behind the mill"),
            format!("For the {thing} behind the mill, [[{id}]] paid ${count}.6 million."),
        ),
        _ => (
            format!("the {thing} at {town} was opened in {year} beside the toll house"),
            format!("The {thing} at [[{town_id}]] was opened beside the toll house in {year}."),
        ),
    };
    Fact { printed, told }
}

fn person(number: usize) -> String {
    format!("{} {}", FIRST[number % FIRST.len()], LAST[number % LAST.len()])
}

/// The text of a report: every fact whose number it has, one after the other.
pub(crate) fn report(number: usize) -> String {
    let facts = (0..EVENTS * 8).filter(|fact| fact % REPORTS == number);
    facts.fold(String::new(), |mut text, number| {
        let _ = writeln!(text, "Of matter {number} it is said that {}.", fact(number).printed);
        text
    })
}

/// The words that the last fact of a report is quoted by.
pub(crate) fn last_quote(report: usize) -> String {
    fact((EVENTS - 1) * 8 + report).printed
}

/// An event's note: eight facts, each with the quote that it rests on.
pub(crate) fn event(number: usize) -> String {
    let facts: Vec<usize> = (number * 8..number * 8 + 8).collect();
    let mut text = format!(
        "---\ntitle: The {} meeting at {}\ndescription: A meeting that is reported.\ndate: {}\n\
         status: held\ncategory: meeting\ntags: [stone]\ninferred:\n  date: The reports say so.\n  \
         status: The reports say so.\ncites:\n",
        THINGS[number % THINGS.len()],
        TOWNS[number / THINGS.len()],
        1990 + number,
    );
    for id in &facts {
        let report = id % REPORTS;
        let _ = writeln!(text, "  r{id}: {{source: report-{report}, quote: \"{}\"}}", fact(*id).printed);
    }
    text.push_str("---\n");
    for id in &facts {
        let _ = write!(text, "{}[^r{id}] ", fact(*id).told);
        if id % 4 == 3 {
            text.push_str("\n\n## What was built\n\n");
        }
    }
    let _ = writeln!(text, "Whether it had to do with [[event-{}]] is not known.[?]", (number + 1) % EVENTS);
    text
}

fn statistic(thing: usize) -> String {
    let mut text = format!(
        "---\ntitle: Carts of {}\nunit: carts\nfrequency: annual\nabout: [arden]\nobservations:\n",
        THINGS[thing]
    );
    for year in 1990..2010 {
        let value = 300 + 7 * (year - 1990);
        let _ = writeln!(
            text,
            "  - period: {year}\n    value: \"{value}\"\n    cite: {{source: yearbook, quote: \"{value} carts of the \
             {} left Arden in {year}\"}}",
            THINGS[thing]
        );
    }
    text.push_str("---\nWhat was counted at the gate, the yearbook says.[?]\n");
    text
}

fn yearbook() -> String {
    let lines = (1990..2010).flat_map(|year| THINGS.iter().map(move |thing| (year, thing)));
    lines.fold(String::new(), |mut text, (year, thing)| {
        let value = 300 + 7 * (year - 1990);
        let _ = writeln!(text, "In all, {value} carts of the {thing} left Arden in {year}.");
        let _ = writeln!(
            text,
            "How heavy any of these may have been nobody at the gate would tell the clerk, {value} times."
        );
        text
    })
}

/// The whole dossier.
pub(crate) fn dossier() -> Memory {
    let mut tree = Memory::default();
    tree.insert(
        "factum.yaml",
        "title: The upper river\ndescription: An invented dossier.\nlanguage: en\nkinds:\n  \
         events: {base: event, label: Event, plural: Events}\n  \
         actors: {base: actor, label: Actor, plural: Actors}\n  \
         statistics: {base: statistic, label: Statistic, plural: Statistics}\n  \
         sources: {base: source, label: Source, plural: Sources}\n",
    );
    tree.insert(
        "content/index.md",
        "---\ntitle: The upper river\n---\nIt begins with [[event-0]] and [[counted]].[?]\n",
    );
    let counted = (0..THINGS.len()).map(|thing| format!("[[carts-{thing}]] were counted.[?] "));
    let page = format!("---\ntitle: What was counted\n---\n{}\n", counted.collect::<String>());
    tree.insert("content/counted.md", page);
    for number in 0..EVENTS {
        tree.insert(format!("content/events/event-{number}.md"), event(number));
    }
    let people = (0..FIRST.len()).map(|number| (person(number), "person"));
    for (name, kind) in people.chain(TOWNS.map(|town| (town.to_owned(), "place"))) {
        let id = name.to_lowercase().replace(' ', "-");
        let text = format!("---\ntitle: {name}\ntype: {kind}\n---\nMore of [[{id}]] is not known.[?]\n");
        tree.insert(format!("content/actors/{id}.md"), text);
    }
    for thing in 0..THINGS.len() {
        tree.insert(format!("content/statistics/carts-{thing}.md"), statistic(thing));
    }
    let reports = (0..REPORTS).map(|number| (format!("report-{number}"), report(number)));
    for (id, text) in reports.chain([("yearbook".to_owned(), yearbook())]) {
        let note = format!(
            "---\nlabel: The {id}\npublisher: Arden Post\ndate: 2012-05-04\nlanguage: en\ncapture: {id}.txt\n---\n\
             Who wrote it is not known.[?]\n"
        );
        tree.insert(format!("content/sources/{id}.md"), note);
        tree.insert(format!("captures/{id}.txt"), text);
    }
    tree
}
