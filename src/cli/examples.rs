//! Examples of the commands that check and publish, for `--help`.

pub(super) const BUILD: &str = "\
Examples:
  factum build                                  the site in public/
  factum build --base-url https://example.org/  with a feed and a sitemap
  factum build --drafts -o /tmp/preview         drafts too, to another folder

Where the dossier has errors, nothing is published, and what was stays.";

pub(super) const CHECK: &str = "\
Examples:
  factum check                      what is wrong, with what to do about it
  factum check --fix                the same, after what is beyond doubt was mended
  factum check --strict             with exit status 1 for warnings and suspicions too
  factum check --format sarif > findings.sarif
  factum check --today 2021-06-01   plans whose day is past are told

FACTUM_RULE_PAGES, an address with {code} in it, makes rules links where the terminal can show them.";

pub(super) const SEAL: &str = "\
Examples:
  factum seal                       writes factum.lock, after quotes or articles have changed
  factum seal --check               only tells whether it is what the captures give
  factum seal --captures ../articles";

pub(super) const COVERAGE: &str = "\
Examples:
  factum coverage                   page by page, with the sentences that nothing supports
  factum coverage --min 95          with exit status 1 below 95 percent
  factum coverage --format json | jq .percent";

pub(super) const READ: &str = "\
Examples:
  factum read \"Nearly 7,000 troops left on 28 June.\"
  factum read --reference-date 2022-06-28 \"He arrives today.\"
  pdftotext report.pdf - | factum read --file -";

pub(super) const MUTATE: &str = "\
Examples:
  factum mutate                     1,000 falsehoods put in, in memory, and how many of them the checks catch
  factum mutate --n 5000 --min 99 --seed 7
  factum mutate --format json | jq '.survivors[0]'";

pub(super) const EXPORT: &str = "\
Examples:
  factum export html --single-file              dossier.html, numbered for print
  factum export html --single-file -o - | wc -c";

pub(super) const MAN: &str = "\
Examples:
  factum man ~/.local/share/man/man1            then `man factum-check`";

pub(super) const EJECT: &str = "\
Examples:
  factum theme eject                            themes/mine/, which `theme: mine` in factum.yaml uses
  factum theme eject paper                      themes/paper/

Keep the files that you change, and delete the others: they go on coming from the program.";

pub(super) const IMPORT: &str = "\
Examples:
  factum import knowledge/                 a folder of Markdown notes in the Open Knowledge Format, 0.1 or 0.2
  factum import dossier.okf.zip            what `factum export okf` wrote
  factum import bundle.zip --kind about    notes of other types become pages of this kind

A concept's type or folder says which kind of note it becomes. Links between concepts become links between notes, quotes
become `cites`, and sources with an address become notes of their own. Each note is a draft until you have read it; what a
note has no place for stays in it as a comment. Nothing that is there is overwritten.";
