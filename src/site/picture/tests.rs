//! Pictures of statistics, from one value to three hundred.

use std::collections::BTreeSet;

use super::canvas::measure::{assert_legible, boxes};
use crate::model::{Bound, ParsedNote};
use crate::site::context::PageContext;
use crate::site::fixture::{Filled, Fixture, observation, statistic};
use crate::site::pages::chart::{Shown, of};
use crate::site::view::{Content, MachineFile, PictureView};
use crate::site::{BuildOptions, Page, Route, Site};

const BOUNDS: [Bound; 4] = [Bound::Exact, Bound::About, Bound::Above, Bound::Below];

fn shown(note: ParsedNote) -> Shown {
    let fixture = Fixture::of([note]);
    let site = Site::new(&fixture.dossier, &fixture.index, &fixture.verification, &BuildOptions::default());
    let route = Route { path: "statistics/s.html".into(), page: Page::Timeline(1) };
    of(PageContext::at(&site.graph, &route), fixture.dossier.notes.values().next().unwrap())
}

fn series(count: u32) -> ParsedNote {
    let observations = (0..count).map(|i| {
        let value = format!("{} million", 300 + (i * 37) % 700);
        observation(&(1700 + i).to_string(), &value, BOUNDS[(i % 4) as usize], None)
    });
    statistic("s", "USD", observations.collect())
}

fn classes(picture: &PictureView) -> BTreeSet<&str> {
    picture.shapes.iter().map(|s| s.class.as_str()).collect()
}

#[test]
fn a_single_value_is_a_figure() {
    let shown = shown(series(1));
    assert!(shown.chart.is_none());
    assert_eq!(shown.figure.unwrap().value, "$300 million");
}

#[test]
fn labels_never_overprint_however_many_values_there_are() {
    for count in [2, 3, 5, 6, 10, 11, 30, 300] {
        let chart = shown(series(count)).chart.unwrap_or_else(|| panic!("{count} values have no chart"));
        assert_legible(&chart);
        assert_eq!(chart.areas.len(), count as usize, "each value leads to its evidence");
        assert!(boxes(&chart).len() >= 4);
    }
}

#[test]
fn the_form_follows_from_the_values() {
    assert!(classes(&shown(series(5)).chart.unwrap()).contains("bar"));
    assert!(classes(&shown(series(6)).chart.unwrap()).contains("line"));
    let values =
        (0..6).map(|i| observation(&(2010 + i).to_string(), &(i * 9 + 2).to_string(), Bound::Exact, None));
    let troops = statistic("s", "troops", values.clone().collect());
    assert!(classes(&shown(troops).chart.unwrap()).contains("bar"), "few counts are bars");
    let share = statistic("s", "percent", values.clone().collect()).titled("Share of the upper town", "");
    assert!(classes(&shown(share).chart.unwrap()).contains("ground"));
    let growth = statistic("s", "percent", values.collect()).titled("Growth of the upper town", "");
    assert!(!classes(&shown(growth).chart.unwrap()).contains("ground"), "growth is no part of a whole");
    let twice = |value: &str| observation("2010", value, Bound::Exact, None);
    let range = shown(statistic("s", "troops", vec![twice("5000"), twice("7000")])).chart.unwrap();
    assert_legible(&range);
    assert_eq!(range.texts.len(), 2, "one row for one period");
}

/// "At least" is not "more than": a chart, its words and its data say each bound as it is.
#[test]
fn every_bound_is_said_everywhere_as_it_is() {
    let bounds = [
        (Bound::Exact, "exact", "$9 million"),
        (Bound::About, "about", "about $9 million"),
        (Bound::AtLeast, "at-least", "at least $9 million"),
        (Bound::Above, "above", "more than $9 million"),
        (Bound::AtMost, "at-most", "up to $9 million"),
        (Bound::Below, "below", "less than $9 million"),
    ];
    let labels = ["about", "at least", "more than", "at most", "less than"];
    // As bars, and as a line.
    for bounds in [&bounds[1..], &bounds[..]] {
        let observed = bounds.iter().zip(2000..);
        let observed =
            observed.map(|((bound, ..), year)| observation(&year.to_string(), "9 million", *bound, None));
        let note = statistic("s", "USD", observed.collect());
        let chart = shown(note.clone()).chart.unwrap();
        assert_eq!(classes(&chart).contains("line"), bounds.len() == 6);
        let keys: BTreeSet<&str> = chart.keys.iter().map(|key| key.label.as_str()).collect();
        assert_eq!(keys, labels.into_iter().collect());
        for (area, (.., text)) in chart.areas.iter().zip(bounds) {
            assert!(area.text.ends_with(&format!(": {text}")), "{}", area.text);
        }
        let fixture = Fixture::of([note]);
        let site =
            Site::new(&fixture.dossier, &fixture.index, &fixture.verification, &BuildOptions::default());
        let route = site.routes().into_iter().find(|route| route.path == "statistics/s.csv").unwrap();
        let Content::Machine(MachineFile::Csv(data)) = site.view(&route).content else { panic!() };
        for (row, (_, word, text)) in data.observations.iter().zip(bounds) {
            assert_eq!((row.bound, row.printed.as_str()), (*word, *text));
        }
    }
}

#[test]
fn bounds_and_computed_values_are_drawn_as_such() {
    let chart = shown(series(4)).chart.unwrap();
    for class in ["bar", "bar below", "beyond", "end"] {
        assert!(classes(&chart).contains(class), "{class}");
    }
    let keys: Vec<&str> = chart.keys.iter().map(|k| k.label.as_str()).collect();
    assert_eq!(keys, ["about", "more than", "less than"]);
    let derived = vec![
        observation("2016", "1 billion", Bound::Above, None),
        observation("2015", "= @2016 / 2", Bound::Exact, None),
    ];
    let chart = shown(statistic("s", "USD", derived)).chart.unwrap();
    assert!(classes(&chart).contains("bar derived"));
    assert!(chart.keys.iter().any(|k| k.label == "computed"));
}

#[test]
fn missing_years_are_said_and_drawn() {
    let of = |years: &[u32]| {
        let values = years.iter().map(|y| observation(&y.to_string(), "3 million", Bound::Exact, None));
        let mut note = statistic("s", "USD", values.collect());
        if let crate::model::Details::Statistic(fields) = &mut note.front.details {
            fields.frequency = Some(crate::site::fixture::spanned("annual".to_owned()));
        }
        shown(note).chart.unwrap()
    };
    let bars = of(&[2016, 2018, 2021]);
    let texts: Vec<&str> = bars.texts.iter().map(|t| t.text.as_str()).collect();
    assert!(texts.contains(&"2017: no figure") && texts.contains(&"2019–2020: no figure"), "{texts:?}");
    assert_legible(&bars);
    let line = of(&[2000, 2001, 2002, 2003, 2004, 2009, 2010]);
    assert!(classes(&line).contains("gap"));
    assert!(!classes(&of(&[2000, 2001, 2002, 2003, 2004, 2005])).contains("gap"));
}

#[test]
fn a_line_names_its_unit_its_latest_value_and_round_years() {
    let values = (1987..=2004).map(|y| observation(&y.to_string(), "3 million", Bound::Above, None));
    let line = shown(statistic("s", "tons", values.collect())).chart.unwrap();
    let texts: Vec<&str> = line.texts.iter().map(|t| t.text.as_str()).collect();
    for text in ["tons", "2004: more than 3 million tons", "1990", "1995", "2000"] {
        assert!(texts.contains(&text), "{text} in {texts:?}");
    }
    assert!(!texts.contains(&"1987"), "{texts:?}");
    assert_legible(&line);
}

#[test]
fn values_below_nothing_have_their_own_side() {
    let values = ["-6.3", "4", "12"].iter().enumerate();
    let values = values.map(|(i, v)| observation(&(2010 + i).to_string(), v, Bound::Exact, None));
    let chart = shown(statistic("s", "percent", values.collect())).chart.unwrap();
    assert!(classes(&chart).contains("axis"));
    assert_legible(&chart);
}

#[test]
fn bars_keep_the_proportions() {
    let width = |value: &str| {
        let chart = shown(statistic(
            "s",
            "USD",
            vec![
                observation("2016", value, Bound::Exact, None),
                observation("2017", "1000 million", Bound::Exact, None),
            ],
        ));
        let bar = chart.chart.unwrap().shapes.into_iter().find(|s| s.class == "bar").unwrap().d;
        bar.split('h').nth(1).unwrap().split('v').next().unwrap().parse::<f64>().unwrap()
    };
    assert!((width("250 million") / width("500 million") - 0.5).abs() < 0.01);
}

#[test]
fn long_words_are_cut_before_they_meet() {
    let mut one = observation("2016-01-01/2016-12-31", "123456789012345 million", Bound::Above, None);
    one.label =
        Some(crate::site::fixture::spanned("an uncommonly long label that would run into the value".into()));
    let two = observation("2017", "3 million", Bound::Exact, None);
    let chart = shown(statistic("s", "uncommonly long nouns of the harbour", vec![one, two])).chart.unwrap();
    assert_legible(&chart);
}
