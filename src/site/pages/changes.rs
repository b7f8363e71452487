//! What changed in the facts since an earlier state.

use crate::model::{FactChange, FactGroup, NoteId};
use crate::site::context::PageContext;
use crate::site::frame::{breadcrumbs, frame, head};
use crate::site::view::{ChangeGroupView, ChangeView, ChangesView, Content, PageView};

/// What the page holds.
const ABOUT: &str = "What is known to have changed in the facts; what is only worded anew is not listed.";
/// The most changes of one sort that are listed.
const LISTED: usize = 500;

/// The page of all changes.
pub(in crate::site) fn page(context: PageContext<'_>) -> PageView {
    let (since, all) = context
        .graph
        .changes
        .as_ref()
        .map_or(("", &[][..]), |changes| (changes.since.as_str(), changes.changes.as_slice()));
    let group = |group: FactGroup| {
        let own = all.iter().filter(|change| change.group == group).take(LISTED);
        ChangeGroupView { label: group.label(), changes: own.map(|one| change(context, one)).collect() }
    };
    let groups = FactGroup::ALL.into_iter().map(group).filter(|group| !group.changes.is_empty());
    let view = ChangesView {
        breadcrumbs: breadcrumbs(context, None),
        since: since.to_owned(),
        count: all.len(),
        groups: groups.collect(),
    };
    PageView {
        path: context.path.to_owned(),
        template: "changes.html",
        frame: frame(context),
        head: head(context, "Changes", ABOUT),
        content: Content::Changes(view),
    }
}

fn change(context: PageContext<'_>, change: &FactChange) -> ChangeView {
    ChangeView {
        title: change.title.clone(),
        href: context.note_href(&NoteId::new(&change.note)),
        what: change.what.clone(),
        before: change.before.clone(),
        after: change.after.clone(),
    }
}
