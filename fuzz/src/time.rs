//! What costs more than its share: a text that is repeated four times as often may take five times as long.

use std::time::Duration;

use rustix::time::{ClockId, clock_gettime};

use super::dossier::{files, is_clean, workspace};

/// The bytes of the shorter text.
const SHORT: usize = 24 << 10;

/// What the longer one may take without any question: a second for each MB, and as much again for the tests that are
/// built with.
const FREE: Duration = Duration::from_millis(250);

/// How often a suspicion is looked at again.
const ROUNDS: usize = 4;

/// Three texts with a line of equals signs between them: the second is repeated between the others.
pub fn superlinear(data: &[u8]) {
    let text = super::text(data, 256);
    let (before, rest) = super::two(text);
    let (unit, after) = super::two(rest);
    if unit.is_empty() {
        return;
    }
    // On one thread, whose time alone counts.
    let pool = rayon::ThreadPoolBuilder::new().num_threads(1).build().expect("a thread");
    let took = |bytes: usize| {
        let note = format!("{before}{}{after}\n", unit.repeat(bytes / unit.len()));
        pool.install(|| took(&note))
    };
    let mut least = [Duration::MAX; 2];
    for _ in 0..ROUNDS {
        least[1] = least[1].min(took(4 * SHORT));
        if least[1] < FREE {
            return;
        }
        least[0] = least[0].min(took(SHORT));
        if least[1] < least[0] * 6 {
            return;
        }
    }
    panic!("{:?} for {SHORT} bytes, {:?} for four times as many", least[0], least[1]);
}

/// The time that a note takes from its text to its page.
fn took(note: &str) -> Duration {
    let now = || {
        let time = clock_gettime(ClockId::ThreadCPUTime);
        Duration::new(u64::try_from(time.tv_sec).unwrap_or(0), u32::try_from(time.tv_nsec).unwrap_or(0))
    };
    let mut files = files();
    files.push(("content/about/case.md".to_owned(), format!("---\ntitle: Case\n---\n{note}").into_bytes()));
    let begun = now();
    let Some(mut workspace) = workspace(files) else { return Duration::ZERO };
    if is_clean(&workspace.findings()) {
        workspace.artifacts(&Default::default()).expect("a clean dossier is published");
    }
    now().saturating_sub(begun)
}
