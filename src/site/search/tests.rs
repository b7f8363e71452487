//! What the search finds words by, and how its shards are cut.

use std::collections::{BTreeMap, BTreeSet};

use super::super::fixture::{Filled, Fixture, arven, arven_notes, spanned};
use super::super::{BuildOptions, Site};
use super::code::{json, push_ascending, push_number, push_word};
use super::entry::{Counted, FIELDS, Field, Shown};
use super::shard::{BOUND, Coded, Shard, order, shards};
use super::stem::stem;
use super::terms::Terms;
use super::words::{Stemming, words};
use super::{IndexBuilder, SearchIndex};
use crate::model::ParsedNote;

fn list(text: &str) -> Vec<String> {
    words(text).collect()
}

/// An index with what is shown of its entries.
#[derive(Debug, PartialEq)]
struct Searched {
    index: SearchIndex,
    shown: Vec<Shown>,
}

impl std::ops::Deref for Searched {
    type Target = SearchIndex;
    fn deref(&self) -> &SearchIndex {
        &self.index
    }
}

fn index_of(fixture: &Fixture) -> Searched {
    let site = Site::new(&fixture.dossier, &fixture.index, &fixture.verification, &BuildOptions::default());
    let (mut index, mut shown, mut firsts) = (site.search_index(), Vec::new(), Vec::new());
    for entry in site.searched().into_iter().flat_map(|note| site.search_entries(note)) {
        if index.add(&entry.indexed) {
            firsts.push(shown.len());
        }
        shown.push(entry.shown);
    }
    let index = index.finish();
    assert_eq!(index.count, shown.len());
    let expected: Vec<usize> =
        index.kinds.iter().map(|(_, first)| *first).filter(|f| *f < shown.len()).collect();
    assert_eq!(firsts, expected, "the first entry of each kind");
    Searched { index, shown }
}

fn terms(entries: &[Counted], stemming: Stemming) -> (Vec<Shard>, BTreeSet<String>) {
    let mut terms = Terms::new(stemming);
    entries.iter().enumerate().for_each(|(number, entry)| terms.add(number, entry));
    terms.finish()
}

/// Reads shards as the script does: each word with what follows it.
fn read(shards: &[Shard]) -> BTreeMap<String, String> {
    let mut all = BTreeMap::new();
    for shard in shards {
        let mut word = String::new();
        let parts: Vec<&str> = shard.text.split(' ').collect();
        for pair in parts.chunks(2) {
            word = unshared(&word, pair[0]);
            all.insert(word.clone(), pair[1].to_owned());
        }
    }
    all
}

fn unshared(before: &str, written: &str) -> String {
    let units: Vec<u16> = before.encode_utf16().take(six(written.as_bytes()[0])).collect();
    String::from_utf16(&units).unwrap() + &written[1..]
}

fn six(letter: u8) -> usize {
    let alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    alphabet.find(char::from(letter)).unwrap()
}

fn numbers(code: &str) -> Vec<usize> {
    let (mut all, mut number, mut shift) = (Vec::new(), 0, 0);
    for letter in code.trim_start_matches('!').bytes() {
        number |= (six(letter) & 31) << shift;
        shift += 5;
        if six(letter) < 32 {
            all.push(number);
            (number, shift) = (0, 0);
        }
    }
    all
}

/// The entries that a code lists, each with its level.
fn postings(code: &str) -> Vec<(usize, usize)> {
    let mut next = 0;
    let mut all = Vec::new();
    for number in numbers(code) {
        let entry = next + number / 32;
        all.push((entry, number % 32));
        next = entry + 1;
    }
    all
}

/// The entries that a word finds in an index, with their levels.
fn found(index: &SearchIndex, word: &str) -> Vec<(usize, usize)> {
    let all = read(&index.terms);
    let folded = list(word).concat();
    let code = all.get(&folded).cloned().unwrap_or_default();
    let stem = code.strip_prefix('=').map_or(folded.clone(), |rest| unshared(&folded, rest));
    all.get(&stem).map_or(Vec::new(), |code| postings(code))
}

/// The text of an entry at an anchor.
fn at<'e>(entry: &'e Shown, anchor: &str) -> Option<&'e str> {
    let text = entry.texts.iter().find(|text| text.anchor == anchor && !text.is_quote);
    text.map(|text| text.text.as_str())
}

#[test]
fn words_end_where_readers_end_them() {
    assert_eq!(list("The talks, held on 8 May 2021."), ["the", "talks", "held", "on", "8", "may", "2021"]);
    assert_eq!(list("$973.6 million; 1,000,000 people"), ["973.6", "million", "1000000", "people"]);
    assert_eq!(list("Tajik-Kyrgyz (201st) a/b x_y"), ["tajik", "kyrgyz", "201st", "a", "b", "x", "y"]);
    assert_eq!(
        list("Putin's, Putin’s and O'Neill don’t 'quote'"),
        ["putin", "putin", "and", "oneill", "dont", "quote"]
    );
    assert_eq!(
        list("l’éditeur d'un qu’elle DELL'ACQUA jusqu’ici aujourd’hui all's l’a O’Hara l’東京"),
        [
            "l",
            "editeur",
            "d",
            "un",
            "qu",
            "elle",
            "dell",
            "acqua",
            "jusqu",
            "ici",
            "aujourdhui",
            "all",
            "la",
            "ohara",
            "l",
            "東",
            "京"
        ]
    );
    assert_eq!(list("end. Next 3. 4,x 5.a"), ["end", "next", "3", "4", "x", "5", "a"]);
    assert_eq!(list("東京 tower"), ["東", "京", "tower"]);
    assert!(list(" … ’ .,- \u{fe0f} ❤\u{fe0f}").is_empty());
}

#[test]
fn case_accents_and_ligatures_are_folded_away() {
    assert_eq!(list("Gólovnoy NAÏVE Straße STRASSE ẞ"), ["golovnoy", "naive", "strasse", "strasse", "ss"]);
    assert_eq!(list("Ærø Łódź Đặng þing œuvre"), ["aero", "lodz", "dang", "thing", "oeuvre"]);
    assert_eq!(list("e\u{301}te é ﬁn km² İstanbul ılık"), ["ete", "e", "fin", "km2", "istanbul", "ilik"]);
    assert_eq!(list("Ελλάς ΕΛΛΑΣ Душанбе́ ЙОД"), ["ελλασ", "ελλασ", "душанбе", "иод"]);
    assert_eq!(list(&"x".repeat(5000)), ["x".repeat(40)]);
    assert_eq!(list(&"é".repeat(5000)), ["e".repeat(40)]);
}

/// Words with the stems that Snowball's English stemmer gives them, chosen so that every step has
/// its say.
const STEMS: &str = "
    meeting:meet meetings:meet meets:meet meet:meet negotiated:negoti negotiations:negoti negotiating:negoti
    caresses:caress ties:tie cries:cri gas:gas gaps:gap kiwis:kiwi this:this status:status boss:boss
    agreed:agre feed:feed bled:bled sing:sing hopping:hop hoping:hope hoped:hope plastered:plaster
    conflated:conflat troubled:troubl sized:size falling:fall hissing:hiss fizzed:fizz failing:fail filing:file
    added:add egging:egg offed:off dying:die tying:tie vying:vie saying:say inning:inning outing:outing
    proceed:proceed exceeded:exceed succeeding:succeed cry:cri by:by say:say happy:happi enjoyment:enjoy
    relational:relat conditional:condit rational:ration valency:valenc hesitancy:hesit digitizer:digit
    conformably:conform radically:radic differently:differ vilely:vile analogously:analog
    vietnamization:vietnam predication:predic operator:oper feudalism:feudal decisiveness:decis
    hopefulness:hope callousness:callous formality:formal sensitivity:sensit sensibility:sensibl
    geologist:geolog geology:geolog carefully:care carelessly:careless quickly:quick
    triplicate:triplic formative:format formalize:formal electricity:electr electrical:electr hopeful:hope
    goodness:good revival:reviv allowance:allow inference:infer airliner:airlin gyroscopic:gyroscop
    adjustable:adjust defensible:defens irritant:irrit replacement:replac adjustment:adjust dependent:depend
    adoption:adopt homologous:homolog effective:effect bowdlerize:bowdler probate:probat rate:rate
    cease:ceas controller:control roll:roll generous:generous generate:generat generically:generic
    communism:communism communities:communiti arsenal:arsenal paste:paste pasted:paste universe:univers
    universal:universal university:universiti later:later emergency:emergenc organize:organiz
    internal:internal skis:ski skies:sky idly:idl gently:gentl ugly:ugli early:earli only:onli singly:singl
    news:news howe:howe atlas:atlas andes:andes youth:youth boyish:boyish yes:yes toy:toy syzygy:syzygi";

#[test]
fn stems_are_snowballs() {
    let pairs: Vec<(&str, &str)> = STEMS.split_whitespace().filter_map(|pair| pair.split_once(':')).collect();
    assert!(pairs.len() > 120);
    let wrong: Vec<_> = pairs
        .iter()
        .map(|(word, expected)| (*word, super::stem::stem_once(word), *expected))
        .filter(|(_, found, expected)| found != expected)
        .collect();
    assert_eq!(wrong, []);
}

#[test]
fn a_stem_is_its_own_stem() {
    let parts = ["", "ab", "relat", "univers", "y", "ee", "skies", "organiz", "hopp", "l", "crit"];
    let ends = ["", "s", "ed", "ing", "ational", "ization", "ly", "ies", "e", "y", "ll", "ness", "fulness"];
    for (start, middle) in parts.iter().flat_map(|a| ends.iter().map(move |b| (a, b))) {
        for end in ends {
            let word = format!("{start}{middle}{end}");
            assert_eq!(stem(&stem(&word)), stem(&word), "{word}");
        }
    }
    for word in ["Йод", "東", "973.6", "a", "", "naïve"] {
        assert_eq!(stem(word), word);
    }
}

#[test]
fn stop_words_are_sorted_and_folded() {
    let stop = Stemming::English.stop();
    assert!(stop.is_sorted());
    stop.iter().for_each(|word| assert_eq!(list(word), [(*word).to_owned()]));
    assert!(Stemming::English.is_stop("the") && !Stemming::English.is_stop("talks"));
    assert!(!Stemming::None.is_stop("the"));
    assert_eq!(Stemming::of("en-GB"), Stemming::English);
    assert_eq!(Stemming::of("ru"), Stemming::None);
    assert_eq!(Stemming::None.term("meetings"), "meetings");
}

#[test]
fn numbers_and_words_are_read_as_they_were_written() {
    let mut out = String::new();
    let all = [0, 1, 31, 32, 33, 1023, 1024, 1_000_000];
    all.iter().for_each(|number| push_number(&mut out, *number));
    assert_eq!(numbers(&out), all);
    let mut out = String::new();
    push_ascending(&mut out, [0, 1, 5, 6, 4000]);
    assert_eq!(numbers(&out), [0, 0, 3, 0, 3993]);
    for (before, word) in [("", "meet"), ("meet", "meeting"), ("meeting", "meet"), ("𠀀a", "𠀀b"), ("x", "é")]
    {
        let mut out = String::new();
        push_word(&mut out, before, word);
        assert_eq!(unshared(before, &out), word);
    }
    let long = "a".repeat(70);
    let mut out = String::new();
    push_word(&mut out, &long, &format!("{long}b"));
    assert_eq!(unshared(&long, &out), format!("{long}b"));
}

#[test]
fn texts_hold_nothing_that_could_end_a_script() {
    let hostile = "</script><img onerror=\"x\">\\ \u{2028}\u{2029}\u{feff}\u{0}\n’😀";
    let written = json(hostile);
    assert!(!written.contains(['<', '\n', '\u{2028}', '\u{2029}', '\u{0}']));
    assert_eq!(serde_json::from_str::<String>(&written).unwrap(), hostile);
}

#[test]
fn every_sentence_is_found_with_its_anchor() {
    let index = index_of(&arven());
    let titles = |word: &str| -> Vec<&str> {
        found(&index, word).iter().map(|(entry, _)| index.shown[*entry].title.as_str()).collect()
    };
    assert_eq!(titles("flood"), ["Talks in Vell, 8 May 2021", "Opening of the Arven bridge"]);
    assert_eq!(titles("Delegations"), Vec::<&str>::new(), "a form that is nowhere is left to the script");
    let delegation = ["Talks in Brask, 12 April 2019", "Talks in Vell, 8 May 2021", "Ada Lindqvist"];
    assert_eq!(titles("delegation"), delegation);
    assert_eq!(titles("973.6"), ["Talks in Vell, 8 May 2021", "Grain exports of Morvania"]);
    let vell = index.shown.iter().find(|entry| entry.title.starts_with("Talks in Vell")).unwrap();
    assert_eq!(vell.href, "summits/2021-05-08-vell.html");
    assert_eq!(at(vell, "s2"), Some("Grain exports stood at $973.6 million in 2020."), "figures are words");
    assert_eq!(at(vell, "s5"), Some("The agenda"), "headings too");
    let quote = vell.texts.iter().find(|text| text.is_quote).unwrap();
    assert_eq!((quote.anchor.as_str(), quote.text.as_str()), ("s1", "will take place in Vell on 8 May"));
    assert_eq!(vell.texts[0].text, "A second round, announced with grain and the bridge on its agenda.");
}

#[test]
fn titles_weigh_more_than_names_and_these_more_than_text() {
    let index = index_of(&arven());
    let level = |word: &str, title: &str| {
        let place = index.shown.iter().position(|entry| entry.title.starts_with(title)).unwrap();
        found(&index, word).into_iter().find(|(entry, _)| *entry == place).unwrap().1
    };
    assert!(level("bridge", "Opening of the Arven") > level("bridge", "Talks in Vell"));
    assert!(level("lindqvist", "Ada Lindqvist") > level("lindqvist", "Talks in Brask"));
    let of = |counts: [u32; FIELDS]| {
        let entry = entry(&[("word", counts), ("other", [1; FIELDS])]);
        let (shards, _) = terms(&[entry], Stemming::None);
        postings(&read(&shards)["word"])[0].1
    };
    let levels: Vec<usize> = (0..FIELDS)
        .map(|field| {
            let mut counts = [0; FIELDS];
            counts[field] = 1;
            of(counts)
        })
        .collect();
    assert!(levels.is_sorted_by(|a, b| a > b), "{levels:?}");
    assert!(of([0, 0, 0, 3, 0]) > of([0, 0, 0, 1, 0]));
    assert!(of([9; FIELDS]) < 32);
}

fn entry(counted: &[(&str, [u32; FIELDS])]) -> Counted {
    let fields = [Field::Title, Field::Aliases, Field::Headings, Field::Body, Field::Quotes];
    let mut entry = Counted::default();
    for (word, counts) in counted {
        for (field, count) in fields.into_iter().zip(counts) {
            (0..*count).for_each(|_| entry.add(field, word, |_| true));
        }
    }
    entry
}

#[test]
fn names_are_kept_by_their_length() {
    let names: Vec<String> = read(&index_of(&arven()).names).into_keys().collect();
    assert!(names.contains(&"ilindqvist".to_owned()), "i, the ninth letter: {names:?}");
    assert!(names.contains(&"gopening".to_owned()));
    assert!(!names.iter().any(|name| name.ends_with("ada")), "three letters are too few to be mistaken");
    let notes = arven_notes().into_iter().map(|mut note| {
        note.front.title = Some(spanned("long".repeat(20)));
        note
    });
    assert!(read(&index_of(&Fixture::of(notes)).names).contains_key(&format!("y{}", "long".repeat(10))));
}

#[test]
fn a_name_is_found_in_other_scripts_and_by_its_initials() {
    let treaty = super::super::fixture::actor("treaty", crate::model::ActorType::Organisation, "");
    let treaty = treaty.titled("Northern Ports Treaty Organization", "").named(&["Договор портов"]);
    let index = index_of(&Fixture::of(arven_notes().into_iter().chain([treaty])));
    let titles = |word: &str| -> Vec<&str> {
        found(&index, word).iter().map(|(entry, _)| index.shown[*entry].title.as_str()).collect()
    };
    let treaty = ["Northern Ports Treaty Organization"];
    for word in ["Договор", "dogovor", "NPTO", "ports"] {
        assert_eq!(titles(word), treaty, "{word}");
    }
    assert!(read(&index.names).contains_key("gdogovor"), "what is written like it is asked about");
    let shown = index.shown.iter().flat_map(|entry| &entry.texts);
    assert!(shown.clone().any(|text| text.text == "Договор портов"));
    assert!(!shown.into_iter().any(|text| text.text.contains("NPTO") || text.text.contains("dogovor")));
}

#[test]
fn a_quote_names_its_source() {
    let index = index_of(&arven());
    let texts = || index.shown.iter().flat_map(|entry| &entry.texts);
    assert!(texts().filter(|text| text.is_quote).count() > 3);
    assert!(texts().all(|text| text.is_quote != text.source.is_empty()), "a quote does, and nothing else");
    let vell = texts().find(|text| text.text == "will take place in Vell on 8 May").unwrap();
    assert_eq!(vell.source, "Harbour Post report of May 2021");
}

#[test]
fn pages_that_no_note_makes_are_found_by_their_titles_in_the_language_of_the_dossier() {
    let fixture = arven();
    let site = Site::new(&fixture.dossier, &fixture.index, &fixture.verification, &BuildOptions::default());
    let entries = site.search_page_entries(&|english| english.replace("Timeline", "Zeitleiste"));
    let found: Vec<_> = entries.iter().map(|entry| (&*entry.shown.href, &*entry.shown.title)).collect();
    assert!(found.contains(&("timeline.html", "Zeitleiste")), "{found:?}");
    assert!(found.contains(&("summits/index.html", "Summits")));
    let routes: BTreeSet<String> = site.routes().into_iter().map(|route| route.path).collect();
    assert!(found.iter().all(|(href, _)| routes.contains(*href)), "only pages that there are");
    let kinds = fixture.dossier.site.kinds.len();
    assert!(entries.iter().all(|entry| entry.indexed.kind == kinds && !entry.indexed.continues));
}

#[test]
fn a_stem_that_is_no_word_is_marked() {
    let once = [1; FIELDS];
    let (shards, _) = terms(&[entry(&[("proposed", once), ("talk", once)])], Stemming::English);
    let read = read(&shards);
    assert!(read["propo"].starts_with('!') && !read["talk"].starts_with('!'), "{read:?}");
}

#[test]
fn kinds_follow_one_another() {
    let index = index_of(&arven());
    let folders: Vec<&str> = index.kinds.iter().map(|(folder, _)| folder.as_str()).collect();
    assert_eq!(folders, ["summits", "events", "actors", "statistics", "sources", "about", ""]);
    for pair in index.kinds.windows(2) {
        for entry in &index.shown[pair[0].1..pair[1].1] {
            assert!(entry.href.starts_with(&format!("{}/", pair[0].0)), "{entry:?}");
        }
    }
    assert_eq!(index.shown[index.kinds.last().unwrap().1].href, "index.html");
}

/// Words that crowd under few beginnings, with codes of many lengths.
fn crowd(count: usize) -> Vec<Coded> {
    let mut state = 7_u64;
    let mut roll = move |sides: u64| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % sides
    };
    let letters = ['a', 'e', 's', 'z', 'é', 'ж', '東', '𠀀', '9', '.'];
    let mut words: Vec<Coded> = (0..count)
        .map(|_| {
            let length = 1 + roll(12);
            let word = (0..length).map(|i| letters[roll(if i < 3 { 3 } else { 10 }) as usize]).collect();
            Coded { word, code: "A".repeat(roll(60) as usize) }
        })
        .collect();
    words.sort_by(|a, b| order(&a.word, &b.word));
    words.dedup_by(|a, b| a.word == b.word);
    words
}

#[test]
fn shards_keep_within_their_bound_and_hold_every_word_where_it_is_looked_for() {
    for count in [0, 1, 50, 40_000] {
        let words = crowd(count);
        let cut = shards(&words);
        assert!(cut.iter().all(|shard| shard.text.len() <= BOUND), "{count}");
        assert!(cut.is_sorted_by(|a, b| order(&a.key, &b.key).is_lt()), "{count}");
        assert!(cut.first().is_none_or(|shard| shard.key.is_empty()));
        assert_eq!(read(&cut).len(), words.len());
        for shard in &cut {
            for word in read(std::slice::from_ref(shard)).keys() {
                let place = cut.partition_point(|other| order(&other.key, word).is_le()) - 1;
                assert_eq!(cut[place].key, shard.key, "{word}");
            }
        }
    }
    assert!(shards(&crowd(40_000)).len() > 20);
    assert_eq!(shards(&crowd(50)).len(), 1, "what fits stays together");
}

#[test]
fn a_new_word_moves_no_far_border() {
    let words = crowd(40_000);
    let before = shards(&words);
    let mut more = words;
    more.push(Coded { word: "zzzz".to_owned(), code: "A".to_owned() });
    more.sort_by(|a, b| order(&a.word, &b.word));
    let after = shards(&more);
    let same = before.iter().filter(|shard| after.contains(shard)).count();
    assert!(same + 2 >= before.len(), "{same} of {} shards are the same", before.len());
}

#[test]
fn a_stem_that_stands_everywhere_fits_and_is_left_out_of_queries() {
    let entries: Vec<Counted> = (0..60_000)
        .map(|number| {
            entry(&[
                ("everywhere", [0, 0, 0, 1 + number % 9, 0]),
                ("rarely", [0, 0, 0, u32::from(number == 7), 0]),
            ])
        })
        .map(|mut entry| {
            entry.lengths = [10; FIELDS];
            entry
        })
        .collect();
    let (shards, frequent) = terms(&entries, Stemming::English);
    assert!(shards.iter().all(|shard| shard.text.len() <= BOUND));
    assert_eq!(frequent.into_iter().collect::<Vec<_>>(), ["everywhere"]);
    let all = read(&shards);
    let kept = postings(&all[&stem("everywhere")]);
    assert!(kept.len() > 10_000 && kept.len() < 60_000, "{} are kept", kept.len());
    let often: usize = kept.iter().map(|(entry, _)| entry % 9).sum();
    assert!(kept.is_sorted() && often > 5 * kept.len(), "those that say it most often are kept");
    assert_eq!(postings(&all[&stem("rarely")]).len(), 1);
}

#[test]
fn a_long_note_is_taken_apart_and_wholly_found() {
    let mut notes = arven_notes();
    let sentences: Vec<String> =
        (0..2000).map(|i| format!("Ferry number{i} crossed the river at dusk.")).collect();
    let long = "endless ".repeat(500);
    let blocks: Vec<&str> = sentences.iter().map(String::as_str).chain([long.as_str()]).collect();
    let brask = notes.iter_mut().find(|note| note.id.as_str() == "brask").unwrap();
    *brask = brask.clone().saying(&blocks);
    let index = index_of(&Fixture::of(notes));
    let is_brask = |entry: &&Shown| entry.href == "actors/brask.html";
    let parts: Vec<&Shown> = index.shown.iter().filter(is_brask).collect();
    assert!(parts.len() > 5);
    assert_eq!(index.continued.len(), parts.len() - 1);
    for number in [0, 999, 1999] {
        let places = found(&index, &format!("number{number}"));
        assert_eq!(places.len(), 1);
        let sentence = at(&index.shown[places[0].0], &format!("s{}", number + 1)).unwrap();
        assert!(sentence.contains(&format!("number{number} ")));
    }
    let texts = index.shown.iter().flat_map(|entry| &entry.texts);
    let cut = texts.map(|text| &text.text).find(|text| text.starts_with("endless")).unwrap();
    assert!(cut.ends_with('…') && cut.chars().count() == 601);
}

#[test]
fn names_that_mean_something_to_scripts_are_words() {
    let hostile = "\"><script>alert(1)</script> __proto__ constructor toString =E ! \\u0041";
    let notes: Vec<ParsedNote> = arven_notes()
        .into_iter()
        .map(|mut note| {
            note.front.title = Some(spanned(hostile.to_owned()));
            note.saying(&["<img src=x onerror=alert(1)> \u{2028} __proto__ ＜ﬁ＞"])
        })
        .collect();
    let index = index_of(&Fixture::of(notes));
    assert_eq!(found(&index, "__proto__").len(), index.shown.len());
    assert_eq!(found(&index, "onerror").len(), index.shown.len());
    for shard in index.terms.iter().chain(&index.names) {
        assert!(!shard.text.contains(['"', '\\', '<', '>', '\n', '`']), "{}", shard.text);
    }
    assert!(index.shown.iter().all(|entry| entry.title == hostile));
}

#[test]
fn the_index_is_the_same_however_often_and_wherever_it_is_made() {
    let fixture = arven();
    let once = index_of(&fixture);
    std::thread::scope(|scope| {
        let others: Vec<_> = (0..2).map(|_| scope.spawn(|| index_of(&fixture))).collect();
        others.into_iter().for_each(|other| assert_eq!(other.join().unwrap(), once));
    });
}

#[test]
fn nothing_to_be_found_is_an_empty_index() {
    let nothing = IndexBuilder::new(&[], Stemming::English).finish();
    assert_eq!((nothing.count, nothing.terms.len(), nothing.names.len()), (0, 0, 0));
}
