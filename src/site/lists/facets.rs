//! The facets by which a list can be filtered: kind, place, year, actor, source, status and tag, as
//! far as its notes differ in them.

use std::borrow::Cow;
use std::collections::BTreeSet;

use rustc_hash::FxHashMap;

use crate::model::{BaseKind, Details, ParsedNote};
use crate::site::context::PageContext;
use crate::site::format::figure::unit_label;
use crate::site::format::{date, label};
use crate::site::graph::facets::Facets;
use crate::site::graph::lists::{Listed, is_by_time};
use crate::site::graph::series::unit_of;
use crate::site::view::{FacetOption, FacetView, FilterView, ListSort};
use crate::text::Spanned;

/// The most options of one facet; the rarest are left out.
const OPTIONS: usize = 60;
/// A date over more years than this stands for its first and last year.
const YEARS: i64 = 30;

/// The facets: letter, name, label.
const FACETS: [(char, &str, &str); 7] = [
    ('k', "kind", "Kind"),
    ('y', "year", "Year"),
    ('p', "place", "Place"),
    ('s', "status", "Status"),
    ('a', "actor", "Actor"),
    ('o', "source", "Source"),
    ('t', "tag", "Tag"),
];

impl Facets {
    /// The facets of a list of notes of one kind, or of several.
    pub(in crate::site) fn of(context: PageContext<'_>, list: &[Listed], base: Option<BaseKind>) -> Self {
        let of = |listed: &Listed| Some(values(context, context.graph.note(&listed.note)?, base));
        let values: Vec<Values<'_>> = list.iter().map(|listed| of(listed).unwrap_or_default()).collect();
        let options = Options::of(&values);
        let (shown, names) = options.views(list.len(), base);
        let tokens = options.by_entry.iter().map(|numbers| {
            let mut tokens = String::new();
            for name in numbers.iter().filter_map(|number| names.get(*number)?.as_deref()) {
                if !tokens.is_empty() {
                    tokens.push(' ');
                }
                tokens.push_str(name);
            }
            tokens
        });
        Self { shown, tokens: tokens.collect() }
    }

    /// The form of a page's list; nothing where there is nothing to choose.
    pub(in crate::site) fn form(
        &self,
        noun: &str,
        base: Option<BaseKind>,
        is_ordered: bool,
        script: Option<String>,
    ) -> Option<FilterView> {
        let sorts = match base {
            Some(base) if is_by_time(base) => vec![("", "Earliest first"), ("last", "Latest first")],
            Some(BaseKind::Actor) => vec![("", "By type")],
            Some(BaseKind::Page) if is_ordered => vec![("", "In order of reading")],
            Some(BaseKind::Event | BaseKind::Source | BaseKind::Statistic | BaseKind::Page) => Vec::new(),
            None => vec![("", "By kind")],
        };
        let sorts = sorts.into_iter().chain([("title", "By title"), ("mentions", "Most mentioned first")]);
        let sorts = sorts
            .enumerate()
            .map(|(i, (value, label))| ListSort { value: if i == 0 { "" } else { value }, label });
        (self.tokens.len() > 2).then(|| FilterView {
            noun: noun.to_lowercase(),
            facets: self.shown.clone(),
            sorts: sorts.collect(),
            script,
        })
    }
}

/// All options of a list's entries.
struct Options<'v> {
    /// Each option with its facet's place, and how many entries answer to it, in the order in which they come up.
    all: Vec<(usize, &'v str, usize)>,
    /// The options of each entry, by their places.
    by_entry: Vec<Vec<usize>>,
}

impl<'v> Options<'v> {
    fn of(values: &'v [Values<'_>]) -> Self {
        let (mut all, mut by_entry) = (Vec::new(), Vec::with_capacity(values.len()));
        // Only ever asked.
        let mut places: FxHashMap<(usize, &str), usize> = FxHashMap::default();
        for values in values {
            let mut numbers = Vec::with_capacity(values.len());
            for (facet, value) in values {
                let next = all.len();
                let place = *places.entry((*facet, value.as_ref())).or_insert(next);
                if place == next {
                    all.push((*facet, value.as_ref(), 0));
                }
                all[place].2 += 1;
                numbers.push(place);
            }
            by_entry.push(numbers);
        }
        Self { all, by_entry }
    }

    /// The facets that tell entries apart, and what each option that they show is named by.
    fn views(&self, entries: usize, base: Option<BaseKind>) -> (Vec<FacetView>, Vec<Option<String>>) {
        let mut names = vec![None; self.all.len()];
        let mut views = Vec::new();
        for facet in 0..FACETS.len() {
            let of_facet = self.all.iter().enumerate().filter(|(_, (of, ..))| *of == facet);
            let counted: Vec<Counted<'_>> =
                of_facet.map(|(place, (_, value, count))| (*value, *count, place)).collect();
            let Some(view) = view(facet, &counted, entries, base, &mut names) else { continue };
            views.push(view);
        }
        (views, names)
    }
}

/// An option of a facet, how many entries answer to it, and its place among all.
type Counted<'v> = (&'v str, usize, usize);

/// The options of a facet that are shown, by their labels; numbers from the greatest down.
fn kept<'c>(counted: &[Counted<'c>]) -> Vec<Counted<'c>> {
    let mut options = counted.to_vec();
    options.sort_by_key(|(value, count, _)| (std::cmp::Reverse(*count), *value));
    options.truncate(OPTIONS);
    options.sort_by_cached_key(|(value, ..)| {
        let number: Option<i64> = value.parse().ok();
        (number.is_none(), std::cmp::Reverse(number), value.to_lowercase())
    });
    options
}

fn view(
    facet: usize,
    counted: &[Counted<'_>],
    all: usize,
    base: Option<BaseKind>,
    names: &mut [Option<String>],
) -> Option<FacetView> {
    let (letter, name, label) = *FACETS.get(facet)?;
    let tells_apart = counted.len() > 1 || counted.iter().any(|(_, count, _)| *count < all);
    if counted.is_empty() || !tells_apart {
        return None;
    }
    let option = |(i, (value, count, place)): (usize, Counted<'_>)| {
        let name = format!("{letter}{i}");
        names[place] = Some(name.clone());
        FacetOption { value: name, label: value.to_owned(), count }
    };
    let label = match (name, base) {
        ("kind", Some(BaseKind::Statistic)) => "Unit",
        ("kind", Some(BaseKind::Actor)) => "Type",
        ("kind", Some(BaseKind::Source)) => "Publisher",
        _ => label,
    };
    Some(FacetView {
        name,
        label,
        options: kept(counted).into_iter().enumerate().map(option).collect(),
        left_out: counted.len().saturating_sub(OPTIONS),
    })
}

/// Options that a note answers to, each with its facet's place, in order and each once.
type Values<'s> = Vec<(usize, Cow<'s, str>)>;

/// The options that a note answers to.
fn values<'s>(context: PageContext<'s>, note: &'s ParsedNote, base: Option<BaseKind>) -> Values<'s> {
    let mut values = Values::new();
    let mut add = |letter: char, value: Cow<'s, str>| {
        let facet = FACETS.iter().position(|(known, _, _)| *known == letter);
        values.extend(facet.filter(|_| !value.is_empty()).map(|facet| (facet, value)));
    };
    let written = |value: Option<&'s Spanned<String>>| value.map_or("", |value| &value.value).into();
    let name = |name: &'s Spanned<String>| context.title_of(&name.value).into();
    if base.is_none() {
        add('k', context.graph.dossier.kind_of(note).map_or("", |kind| &kind.plural).into());
    }
    match &note.front.details {
        Details::Event(event) => {
            if base.is_some() {
                add('k', written(event.category.as_ref()));
            }
            add('p', event.place.as_ref().map_or_else(Cow::default, name));
            add('s', label::status(event.status()).into());
            event.participants.iter().for_each(|actor| add('a', name(actor)));
        }
        Details::Actor(actor) => {
            if let Some(kind) = actor.actor_type.as_ref().filter(|_| base.is_some()) {
                add('k', label::actor_type(kind.value).into());
            }
            actor.affiliation.iter().for_each(|actor| add('a', name(actor)));
        }
        Details::Statistic(statistic) => {
            if base.is_some() {
                add('k', unit_label(unit_of(note)).into());
            }
            statistic.about.iter().for_each(|actor| add('a', name(actor)));
        }
        Details::Source(source) if base.is_some() => add('k', written(source.publisher.as_ref())),
        Details::Source(_) | Details::Page => {}
    }
    years(note).into_iter().for_each(|year| add('y', year.to_string().into()));
    let cited: BTreeSet<&str> = note.citations().map(|c| c.source.value.as_str()).collect();
    cited.into_iter().filter_map(|source| context.find(source)).for_each(|s| add('o', s.title().into()));
    for tag in &note.front.tags {
        add('t', tag.value.as_str().into());
    }
    values.sort_unstable();
    values.dedup();
    values
}

fn years(note: &ParsedNote) -> BTreeSet<i64> {
    let own = note.front.date.as_ref().map(|date| &date.value);
    let observed = note.observations().iter().map(|observation| &observation.period.value);
    let spans = own.into_iter().chain(observed).filter_map(date::years);
    spans
        .flat_map(|(from, to)| if to - from > YEARS { vec![from, to] } else { (from..=to).collect() })
        .collect()
}
