//! A long list over several pages: which part a page shows, and the way to the others.

use std::ops::Range;

use crate::index::{PAGE_SIZE, list_outputs};
use crate::site::context::PageContext;
use crate::site::graph::lists::Listed;
use crate::site::view::{JumpLink, PagerLink, PagerView};

/// Further pages than this before and after a page are left out of its pager.
const AROUND: usize = 2;

/// The entries on a page of a list, by their place in it. Pages are counted from 1.
pub(in crate::site) fn part(list: &[Listed], number: usize) -> Range<usize> {
    let from = (number.max(1) - 1).saturating_mul(PAGE_SIZE).min(list.len());
    from..(from + PAGE_SIZE).min(list.len())
}

/// The way to the other pages of a list; nothing where it has one page only.
pub(in crate::site) fn pager(
    context: PageContext<'_>,
    first: &str,
    entries: usize,
    number: usize,
) -> Option<PagerView> {
    let paths: Vec<String> = list_outputs(first, entries).collect();
    pages(context, &paths, number)
}

/// The way from one of several pages, whose number counts from 1, to the others; nothing where
/// there is one only.
pub(in crate::site) fn pages(context: PageContext<'_>, paths: &[String], number: usize) -> Option<PagerView> {
    if paths.len() < 2 {
        return None;
    }
    let href = |number: usize| paths.get(number.checked_sub(1)?).map(|path| context.href(path));
    let is_shown = |n: &usize| *n == 1 || *n == paths.len() || n.abs_diff(number) <= AROUND;
    let mut pages: Vec<PagerLink> = Vec::new();
    let mut before = 0;
    for n in (1..=paths.len()).filter(is_shown) {
        let leap = n > before + 1;
        pages.push(PagerLink { number: n, href: href(n).unwrap_or_default(), is_current: n == number, leap });
        before = n;
    }
    Some(PagerView { pages, previous: href(number.saturating_sub(1)), next: href(number + 1) })
}

/// A link to the beginning of each group of a list, on whichever page it begins.
pub(in crate::site) fn jump(
    context: PageContext<'_>,
    first: &str,
    list: &[Listed],
    id: impl Fn(&str) -> String,
) -> Vec<JumpLink> {
    let paths: Vec<String> = list_outputs(first, list.len()).collect();
    let mut links: Vec<JumpLink> = Vec::new();
    for (place, listed) in list.iter().enumerate() {
        match links.last_mut().filter(|last| last.label == listed.group) {
            Some(last) => last.count += 1,
            None => {
                let path = paths.get(place / PAGE_SIZE).map_or(first, String::as_str);
                let href = context.anchor_at(path, &id(&listed.group));
                links.push(JumpLink { label: listed.group.clone(), href, count: 1 });
            }
        }
    }
    links
}

/// Ties an entry to the one above it: their order is not known. Each says whether it is the first of those that are tied,
/// the last, or between.
pub(super) fn tie(above: &mut &'static str, own: &mut &'static str) {
    *above = if *above == "last" { "middle" } else { "first" };
    *own = "last";
}
