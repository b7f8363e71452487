//! The facets by which a list can be filtered: kind, place, year, actor, source, status and tag, as
//! far as its notes differ in them.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use crate::model::{BaseKind, Details, ParsedNote};
use crate::site::context::PageContext;
use crate::site::format::figure::unit_label;
use crate::site::format::{date, label};
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

/// The facets of a list, and for each of its entries the options that it answers to.
#[derive(Debug, Default)]
pub(in crate::site) struct Facets {
    pub(in crate::site) shown: Vec<FacetView>,
    /// For each entry its options, with a space between them.
    pub(in crate::site) tokens: Vec<String>,
}

impl Facets {
    /// The facets of a list of notes of one kind, or of several.
    pub(in crate::site) fn of(context: PageContext<'_>, list: &[Listed], base: Option<BaseKind>) -> Self {
        let of = |listed: &Listed| Some(values(context, context.graph.note(&listed.note)?, base));
        let values: Vec<Values<'_>> = list.iter().map(|listed| of(listed).unwrap_or_default()).collect();
        let mut counts: Vec<BTreeMap<&str, usize>> = vec![BTreeMap::new(); FACETS.len()];
        for (facet, value) in values.iter().flatten() {
            if let Some(count) = counts.get_mut(*facet) {
                *count.entry(value.as_ref()).or_default() += 1;
            }
        }
        let mut facets = Self::default();
        let mut named: BTreeMap<(usize, &str), String> = BTreeMap::new();
        for (facet, counts) in counts.iter().enumerate() {
            if let Some(view) = view(facet, counts, list.len(), base) {
                let options = view.options.iter().map(|option| option.value.clone());
                named.extend(kept(counts).into_iter().map(|(value, _)| (facet, value)).zip(options));
                facets.shown.push(view);
            }
        }
        for values in &values {
            let mut tokens = String::new();
            for option in values.iter().filter_map(|(facet, value)| named.get(&(*facet, value.as_ref()))) {
                if !tokens.is_empty() {
                    tokens.push(' ');
                }
                tokens.push_str(option);
            }
            facets.tokens.push(tokens);
        }
        facets
    }

    /// The form of a page's list; nothing where there is nothing to choose.
    pub(in crate::site) fn form(
        &self,
        noun: &str,
        base: Option<BaseKind>,
        script: Option<String>,
    ) -> Option<FilterView> {
        let sorts = match base {
            Some(base) if is_by_time(base) => vec![("", "Earliest first"), ("last", "Latest first")],
            Some(BaseKind::Actor) => vec![("", "By type")],
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

/// The options of a facet that are shown, by their labels; numbers from the greatest down.
fn kept<'c>(counts: &BTreeMap<&'c str, usize>) -> Vec<(&'c str, usize)> {
    let mut options: Vec<(&str, usize)> = counts.iter().map(|(value, count)| (*value, *count)).collect();
    options.sort_by_key(|(value, count)| (std::cmp::Reverse(*count), *value));
    options.truncate(OPTIONS);
    options.sort_by_cached_key(|(value, _)| {
        let number: Option<i64> = value.parse().ok();
        (number.is_none(), std::cmp::Reverse(number), value.to_lowercase())
    });
    options
}

fn view(
    facet: usize,
    counts: &BTreeMap<&str, usize>,
    all: usize,
    base: Option<BaseKind>,
) -> Option<FacetView> {
    let (letter, name, label) = *FACETS.get(facet)?;
    let tells_apart = counts.len() > 1 || counts.values().any(|count| *count < all);
    if counts.is_empty() || !tells_apart {
        return None;
    }
    let option = |(i, (value, count)): (usize, (&str, usize))| FacetOption {
        value: format!("{letter}{i}"),
        label: value.to_owned(),
        count,
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
        options: kept(counts).into_iter().enumerate().map(option).collect(),
        left_out: counts.len().saturating_sub(OPTIONS),
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
