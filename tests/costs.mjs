// Texts that cost more than their share: a build of each kind of them at a size and at four times that size, held
// against a second and 64 MiB + 20 times its input for each MB, five times as long for four times as much, and an output
// of 32 times its input and 1 MiB beside what an empty dossier publishes. A page that is published has a frame of its
// own, however short its note or tag is: 16 KiB for each of these, and a fifth of a millisecond for each page, are not
// the input's.
//
// node tests/costs.mjs PROGRAM [BYTES [KIND...]]: BYTES is the smaller size (default 60000).

import { spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

const [program, bytes = "60000", ...wanted] = process.argv.slice(2);
const size = Number(bytes);

const CONFIGURATION = `title: Case
language: en
kinds:
  about: {base: page, label: Page, plural: Pages}
  crossings: {base: event, label: Crossing, plural: Crossings}
  people: {base: actor, label: Person, plural: People}
  papers: {base: source, label: Paper, plural: Papers}
  figures: {base: statistic, label: Figure, plural: Figures}
`;
/// What is known to take longer than it may, and how many times as long it is let.
const DEARER = {};
/// Slower builds than a release's, such as those of debug, may take so many times as long.
const SLOWER = Number(process.env.FACTUM_COSTS_SLOWER ?? 1);
const LIMIT = 40_000;

const page = (body, title = "Case") => ({ "content/about/case.md": `---\ntitle: ${title}\n---\n\n${body}\n` });
const times = (what, n) => what.repeat(Math.max(1, Math.floor(n / Buffer.byteLength(what))));
const range = (n, make) => Array.from({ length: Math.max(1, Math.floor(n)) }, (_, i) => make(i));
const notes = (n, make) => Object.fromEntries(range(n, (i) => [`content/about/c${i}.md`, make(i)]));

// What is repeated, by name.
const REPEATED = {
  emphasis: "*_", strong: "**a ", strike: "~~", images: "![", quotes: ">", bracket: "[", links: "[a](", declarations: "<!A",
  comments: "!-- <", items: "- a\n", headings: "# a\n", dashes: "- ", letters: "a\n\n", footnotes: "[^a]", known: "[[case]] ",
  unknown: "[[nothing]] ", "known by lines": "[[case]]\n\n", cites: "[@case, \"x\"] ", speech: "\"a b\" ", ticks: "`", "ticks by two": "`a``",
  ampersands: "&amp;", less: "<", bold: "<b>", entities: "&#x41;", dollars: "$1 ", numbers: "1,5 12 ", dates: "3 May 2021 ",
  names: "Karl Weller ", initials: "A. ", hyphens: "a-", stops: ". ", tabs: "\t", spaces: " ", returns: "\r", bars: "| ",
  rows: "|a|b|\n", definitions: "[a]: /b\n", addresses: "http://a.b/ ", mails: "a@b.c ", marks: "!", colons: ":::", braces: "{#a}",
  attributes: "# a {#b}\n", alerts: "> [!note]\n\n", rules: "---\n\n", sums: "[=1+1]", "open sums": "[=1+", parens: "(", "open quotes": "“",
  escapes: "\\", letter: "é", emoji: "👩‍👩‍👧", marked: "á́", han: "漢", thai: "ก", figures: "[[case@2020]] ", percents: "%%",
  hidden: "<!-- a -->\n\n", "open hidden": "<!-- ", fences: "```\na\n```\n\n", html: "<div>\n\n", open: "a [?] ", weekdays: "on Monday ",
  said: "he said, ", percent: "19 percent ", ranges: "1-2-3-", ordinals: "21st ", romans: "XIV ", clocks: "10:30 ", apostrophes: "a'b'",
};
// What is written as code in a language.
const LANGUAGES = ["html", "python", "javascript", "c++", "bash", "ruby", "php", "markdown", "latex", "haskell", "sql", "yaml", "json", "perl",
  "scala", "css", "xml", "java", "go", "lisp", "r", "erlang", "ocaml", "clojure", "diff", "groovy", "lua", "makefile", "tcl", "textile",
  "restructuredtext", "d", "objective-c", "pascal", "regexp", "cs", "rust", "bibtex", "rails"];

const captured = (capture, body, front = "") => ({
  "captures/a.txt": capture,
  "content/papers/a.md": "---\ntitle: A\ncapture: a.txt\n---\n",
  "content/about/case.md": `---\ntitle: Case\n${front}---\n\n${body}\n`,
});
// What one sentence may have much of, and what it cites. `${i}` makes each one another.
const OF_A_SENTENCE = {
  "names": () => "Karl Weller met ", "other names": (i) => `K${letters(i)} met `, "surnames and names": () => "Ada Quinn left Quinn, ",
  "names in full": (i) => `Ada K${letters(i)} met `, "known names": () => "Ada Holm met ", "capitals": () => "HOLM ", "names of a list": (i) => `K${letters(i)}, `,
  "names that beat": () => "Mill beat ", "owners": () => "Mill's boat, ", "posts": () => "the mayor, Ada Quinn, ", "other numbers": (i) => `${100 + i} boats `,
  "pairs of numbers": (i) => `${i} sold and ${i + 1} bought, `, "times ago": () => "two days ago ", "quotation marks": () => "\u201ca ", "plans": () => "plans to build ",
  "deeds that may be": () => "would agree to ", "sides": () => "bought and sold north and south ", "sayings": () => "Quinn told Mill that ", "verbs": (i) => `${letters(i)}ed the `,
};
const letters = (i) => range(4, (j) => String.fromCharCode(97 + (Math.floor(i / 26 ** j) % 26))).join("");
const manyOf = (make, bytes) => {
  let text = "";
  for (let i = 0; text.length < bytes; i += 1) text += make(i);
  return text.trim().replace(/,$/, "");
};
/// Sentences of some thousand bytes that cite as many of the same kind.
const ofSentences = (make) => (n) => ({
  ...captured(`${manyOf(make, 3000)}.`, range(n / 3000, () => `It was so that ${manyOf(make, 2900)} then.[^k]`).join(" "), `cites:\n  k: {source: a, quote: "${manyOf(make, 3000)}"}\n`),
  "content/people/holm.md": "---\ntitle: Ada Holm\naliases: [Holm]\n---\nText.[?]\n",
});
/// One sentence of them that cites a few words.
const ofOneSentence = (make) => (n) => ({
  ...captured("The ferry sailed, said Ada Holm.", `It was so that ${manyOf(make, Math.min(n, 60_000))} then.[^k]`, `cites:\n  k: {source: a, quote: "The ferry sailed, said Ada Holm"}\n`),
  "content/people/holm.md": "---\ntitle: Ada Holm\naliases: [Holm]\n---\nText.[?]\n",
});
/// A note that has much of something, and notes of which each sentence links to it.
const linkedBy = (n, sentence, kind, front, body = "Text.[?]") => ({
  "captures/a.txt": "The ferry sailed, said Ada Holm.",
  "content/papers/a.md": "---\ntitle: A\ncapture: a.txt\n---\n",
  "content/people/holm.md": "---\ntitle: Ada Holm\n---\nText.[?]\n",
  [`content/${kind}/case.md`]: `---\ntitle: Kalle\n${front}---\n${body}\n`,
  ...Object.fromEntries(range(n / 2 / sentence.length / 1500 + 1, (i) => [`content/people/y${i}.md`,
    `---\ntitle: Yo\ncites:\n  k: {source: a, quote: "The ferry sailed, said Ada Holm"}\n---\n${times(sentence, Math.min(n / 2, 1500 * sentence.length))}\n`])),
});
const quotes = (n, quote) => `cites:\n${range(n, (i) => `  k${i}: {source: a, ${quote(i)}}\n`).join("")}`;
/// One note cites these in place: front matter is shorter.
const inPlace = (n, quote) => range(n, (i) => `Text.[@a, "${quote(i)}"]`).join("\n\n");
/// 0 or 1, as though by chance.
const digit = (i) => (Math.imul(Math.imul(i ^ (i >>> 15), 0x2c1b3c6d) ^ 0x297a2d39, 0x5bd1e995) >>> 31) & 1;
const CARRIED = `The ferry carried ${range(38, (i) => i + 2).join(", ")} people.`;
const counted = (n, length, number) => captured(CARRIED, `It was ${range(n / length, number).join(" ")}.[@a, "The ferry carried 2, 3, 4, 5, 6, 7, 8, 9, 10, 11"]`);

const KINDS = {
  ...Object.fromEntries(Object.entries(REPEATED).map(([name, what]) => [name, (n) => page(times(what, n))])),
  ...Object.fromEntries(LANGUAGES.map((language) => [`code in ${language}`, (n) => page(`\`\`\`${language}\n${times("({[\"'<a $#!/\\*%", n)}\n\`\`\``)])),
  "nested lists": (n) => page(range(n / 400, (i) => `${"  ".repeat(Math.min(i, 400))}- a\n`).join("")),
  "nested emphasis": (n) => page(times("*a ", n / 2) + times("b*", n / 2)),
  "nested images": (n) => page(`${times("![", n / 5)}a${times("](a.png)", (4 * n) / 5)}`),
  "nested links": (n) => page(`${times("[", n / 5)}a${times("](b)", (4 * n) / 5)}`),
  "nested quotes": (n) => page(`${times("> ", n / 2)}a`),
  "one long line": (n) => page(times("abc ", n)),
  "one long word": (n) => page(times("a", n)),
  "many tags": (n) => notes(n / 10_000, (i) => `---\ntitle: C${i}\ntags: [${range(90, (j) => `t${j + 90 * i}`)}]\n---\n\nText.\n`),
  "long unknown names": (n) => page(`[[${"n".repeat(n / 2)}]] [[${"m".repeat(n / 2)}]]`),
  "a long heading linked": (n) => page(`# ${"h".repeat(n / 2)}\n\n[[case#${"k".repeat(n / 2)}]]`),
  "long headings linked": (n) => page(range(n / 800, (i) => `# ${"h".repeat(300)}${i}\n\n[[case#${"h".repeat(300)}x${i}]]\n\n`).join("")),
  "notes that link to all": (n) => {
    const k = Math.floor(Math.sqrt(n / 9));
    return notes(k, (i) => `---\ntitle: C${i}\n---\n\n${range(k, (j) => `[[c${j}]]`).join(" ")}\n`);
  },
  "notes that link to all by sentences": (n) => {
    const k = Math.floor(Math.sqrt(n / 20));
    return notes(k, (i) => `---\ntitle: C${i}\n---\n\n${range(k, (j) => `See [[c${j}]].[?]`).join("\n\n")}\n`);
  },
  "unknown names": (n) => page(range(n / 18, (i) => `[[unknown-${i}]]`).join(" ")),
  "unknown keys": (n) => ({ "content/about/case.md": `---\ntitle: Case\n${range(Math.min(n / 10, 5000), (i) => `key${i}: 1\n`).join("")}---\n\nText.\n` }),
  "a long title linked": (n) => ({
    ...page("Text.", "T".repeat(Math.min(n / 20, 60_000))),
    "content/about/b.md": `---\ntitle: B\n---\n${"[[case]] ".repeat(Math.min(n / 9, 20_000))}\n`,
  }),
  "a long description previewed": (n) => ({
    "content/about/case.md": `---\ntitle: Case\ndescription: ${"d ".repeat(Math.min(n / 20, 30_000))}\n---\n\nText.\n`,
    ...notes(Math.min(n / 300, 1600), (i) => `---\ntitle: B${i}\n---\n[[case]] is a long one to look at.[?]\n${"Text. ".repeat(40)}\n`),
  }),
  "unknown names among titles that are alike": (n) => notes(n / 330, (i) => `---\ntitle: ${times("word ", 150)}${i}\n---\n\nSee [[${times("word ", 145)}x${i}]].[?]\n`),
  "names within names": (n) => ({
    ...Object.fromEntries(range(148, (i) => [`content/people/p${i}.md`, `---\ntitle: K${" K".repeat(i)}\n---\n`])),
    ...page(range(n / 2_000, () => `${"K ".repeat(1000)}so.[?]`).join("\n\n")),
  }),
  "one word for six people": (n) => ({
    ...captured("K K K sailed.", range(n / 650, () => `${"K ".repeat(300)}so.[@a, "K K K"]`).join("\n\n")),
    ...Object.fromEntries(range(6, (i) => [`content/people/p${i}.md`, `---\ntitle: A${i} K\naliases: [K]\n---\n`])),
  }),
  "one alias of all notes": (n) => notes(n / 100, (i) => `---\ntitle: C${i}\naliases: [same, other]\n---\n\nSee [[same]] and [[other]].[?]\n`),
  "one name of all people": (n) => ({
    ...captured("The ferry sailed, said Ada Holm.", "Text.[?]"),
    ...Object.fromEntries(range(n / 450, (i) => [`content/people/p${i}.md`, `---\ntitle: P${i}\naliases: [Ada Holm]\n---\n\nAda Holm said.[@a, "said Ada Holm"] ${times("text ", 300)}\n`])),
  }),
  "front matter that cannot be read": (n) => ({
    ...Object.fromEntries(range(n / 100, (i) => [`content/about/u${i}.md`, `---\ntitle: "T\nx: [abc\n---\n\nText.[?]\n`])),
    ...notes(n / 18_000, (i) => `---\ntitle: C${i}\n---\n\n${range(900, (j) => `[[u-${j}]]`).join(" ")}.[?]\n`),
  }),
  "images that are not there": (n) => ({
    ...Object.fromEntries(range(n / 400, (i) => [`content/about/there-${i}.txt`, "x\n"])),
    ...notes(n / 400, (i) => `---\ntitle: C\n---\n\n![x](missing-${i}.png)\n\n${times("text ", 320)}\n`),
  }),
  "hidden characters of sign-offs": (n) => ({ ...page("Text.[?]"), "factum.reviews": `# factum.reviews\n${times("\u202e\n", n)}` }),
  "lines that are no sign-offs": (n) => ({ ...page("Text.[?]"), "factum.reviews": `# factum.reviews\n${times("x\n", n)}` }),
  "a chain of derivations": (n) => ({
    "content/figures/case.md": `---\ntitle: Case\nunit: EUR\nobservations:\n${range(n / 50, (i) => `  - {period: ${1000 + i}, derived: "[case@${999 + i}] + 1"}\n`).join("")}---\n`,
  }),
  "many observations": (n) => ({
    "content/figures/case.md": `---\ntitle: Case\nunit: EUR\nobservations:\n${range(n / 80, (i) => `  - {period: ${1000 + i}, value: ${i}, cite: {source: nobody, quote: "${i} euros"}}\n`).join("")}---\n`,
  }),
  "many participants": (n) => ({
    ...Object.fromEntries(range(n / 600, (i) => [`content/people/p${i}.md`, `---\ntitle: P${i}\n---\n`])),
    ...Object.fromEntries(range(n / 600, (i) => [`content/crossings/e${i}.md`, `---\ntitle: E${i}\ndate: 2021-05-0${1 + (i % 9)}\nparticipants: [${range(40, (j) => `p${(i + j) % Math.floor(n / 600)}`)}]\n---\n`])),
  }),
  "a long quote": (n) => ({
    "captures/a.txt": times("The ferry sailed on Monday. ", n / 2),
    "content/papers/a.md": "---\ntitle: A\ncapture: a.txt\n---\n",
    "content/about/case.md": `---\ntitle: Case\ncites:\n  k: {source: a, quote: "${"The ferry sailed on Monday. ".repeat(700)}"}\n---\nThe ferry sailed.[^k]\n`,
  }),
  "absent quotes": (n) => ({
    "captures/a.txt": times("The ferry sailed on Monday. ", n / 2),
    "content/papers/a.md": "---\ntitle: A\ncapture: a.txt\n---\n",
    "content/about/case.md": `---\ntitle: Case\ncites:\n${range(n / 140, (i) => `  k${i}: {source: a, quote: "The ferry sailed on no day ${i}"}\n`).join("")}---\nText.\n`,
  }),
  "numbers of a cited sentence": (n) => counted(n, 3, (i) => i % 20),
  "percentages of a cited sentence": (n) => counted(n, 4, (i) => `${i % 90}%`),
  "sums of a cited sentence": (n) => counted(n, 12, () => "$5 million,"),
  ...Object.fromEntries(Object.entries(OF_A_SENTENCE).map(([name, make]) => [`${name} of sentences and their quotes`, ofSentences(make)])),
  ...Object.fromEntries(Object.entries(OF_A_SENTENCE).map(([name, make]) => [`${name} of one sentence`, ofOneSentence(make)])),
  "articles before a name of a long text": (n) => linkedBy(n, "It was so, and the [[case]] came late to it.[^k] ", "people", "type: person\n", times("a few words of it stand here.[?] ", n / 2)),
  "articles before one of many names": (n) => linkedBy(n, "It was so, and the [[case]] came late to it.[^k] ", "people", `type: place\naliases: [${range(Math.min(n / 30, 1900), (i) => `Kalle ${letters(i)}`)}]\n`),
  "names beside one of many names": (n) => linkedBy(n, "It was so that Bert Abel came to [[case]] late.[^k] ", "people", `type: place\naliases: [${range(Math.min(n / 30, 1900), (i) => `Kalle ${letters(i)}`)}]\n`),
  "labels of what many take part in": (n) => linkedBy(n, "It was so, and [[case|Ada Holm]] came late to it.[^k] ", "crossings", `date: 2021-05-01\nparticipants: [${range(Math.min(n / 30, 1900), (i) => `nobody-${i}`)}]\n`),
  "notes of a line": (n) => notes(n / 24, (i) => `---\ntitle: C${i}\n---\nA.[?]\n`),
  "notes of a line of a site with an address": (n) => ({
    "factum.yaml": `${CONFIGURATION}base_url: https://example.org/\n`,
    ...notes(n / 48, (i) => `---\ntitle: C${i}\n---\nA.[?]\n`),
  }),
  "sources of one capture": (n) => ({
    "captures/a.txt": range(n / 20, (i) => `word${i}`).join(" "),
    ...Object.fromEntries(range(n / 100, (i) => [`content/papers/p${i}.md`, `---\nlabel: P${i}\ndate: 2021\ncapture: a.txt\n---\n`])),
  }),
  "findings in short notes": (n) => ({
    ...captured(CARRIED, "Text.[?]"),
    ...notes(n / 160, (i) => `---\ntitle: C${i}\ncites:\n  k: {source: a, quote: "The ferry carried 2, 3, 4, 5, 6, 7, 8, 9, 10"}\n---\nIn 1999 Berlin sold ${50 + i}, people there said.[^k]\n`),
  }),
  "findings in each of five sentences": (n) => ({
    ...captured(CARRIED, "Text.[?]"),
    ...notes(n / 750, (i) => `---\ntitle: C\ncites:\n  k: {source: a, quote: "The ferry carried 2, 3"}\n---\n${times(`In 1999 the mill of Karl Weller in Berlin sold 48 percent of ${50 + i} boats for the first time, said the owner of it on Monday.[^k] `, 660)}\n`),
  }),
  "sentences of three words": (n) => page(times("It is so. ", n)),
  "sentences of two letters": (n) => page(times("漢字。", n)),
  "citations in one bracket": (n) => page(`It is so.[${times("@case, \"x\"; ", n)}@case, "x"]`),
  "citations that close nothing": (n) => page(`[${times("@case, \"x\"; ", n)}@case, "x"]`),
  "signs before a number": (n) => page(times("[=----1]", n)),
  "a number of signs": (n) => page(`[=${times("-", n)}1]`),
  "a row of differences": (n) => page(`[=${times("1-", n)}1]`),
  "a row of sums": (n) => page(`[=${times("1+", n)}1]`),
  "brackets of a number": (n) => page(times("[=((((1))))]", n)),
  "notes of one title": (n) => notes(n / 16, () => "---\ntitle: T\n---\n"),
  "quotes of two words in any order": (n) => captured(range(n / 4, (i) => "ab"[digit(i)]).join(" "), inPlace(n / 140, (i) => range(30, (j) => "ab"[digit(7 * i + j + n)]).join(" "))),
  "quotes of two words, each longer": (n) => captured(times("a b ", n / 2), inPlace(Math.sqrt(n / 4), (i) => times("a b ", 4 * (i + 1)).trim())),
  "things of a cited sentence": (n) => counted(n, 12, (i) => `${i % 40} boats and`),
  "absent quotes with gaps": (n) => captured(times("a b ", n / 2), "Text.", quotes(Math.min(900, n / 140), (i) => `quote: "a ... b ... a ... b ... c${i}"`)),
  "absent quotes with brackets": (n) => captured(times("a b ", n / 2), "Text.", quotes(Math.min(130, n / 400), (i) => `quote: "${"a [x] ".repeat(30)}z${i}"`)),
  "quotes with an absent prefix": (n) => captured(times("a b ", n / 2), "Text.", quotes(Math.min(900, n / 140), (i) => `quote: "a b", prefix: "zz${i}", suffix: "a"`)),
  "events after all others": (n) => Object.fromEntries(range(Math.sqrt(n / 3), (i) => [`content/crossings/c${i}.md`, `---\ntitle: C${i}\nafter: [${i === 0 ? "" : range(i, (j) => `c${j}`)}]\n---\n`])),
  "events in a row": (n) => Object.fromEntries(range(n / 250, (i) => [`content/crossings/c${i}.md`, `---\ntitle: C${i}\nafter: [${i === 0 ? "" : `c${i - 1}`}]\n---\n\n${times("text ", 228)}\n`])),
  "events in a ring": (n) => Object.fromEntries(range(n / 250, (i) => [`content/crossings/c${i}.md`, `---\ntitle: C${i}\nannounces: [c${(i + 1) % Math.floor(n / 250)}]\n---\n\n${times("text ", 228)}\n`])),
  "a name on each line": (n) => ({
    "content/people/holm.md": "---\ntitle: Ada Holm\naliases: [Holm]\n---\nText.\n",
    ...page(times("Holm[[\n", n)),
  }),
  "dates of a sentence and of its quotes": (n) => captured(
    range(n / 90, (i) => `It was w${i} on ${1 + (i % 28)} May 2021.`).join(" "),
    `So ${range(n / 90, (i) => `on ${1 + (i % 28)} June ${1900 + (i % 99)} and`).join(" ")} it went.[${range(n / 90, (i) => `@a, "w${i} on ${1 + (i % 28)} May 2021"`).join("; ")}]`,
  ),
  "open dates of a sentence and of its quotes": (n) => captured(
    range(n / 90, (i) => `It was w${i} on Monday, May ${1 + (i % 28)}, two years after 3 June ${1900 + (i % 99)}.`).join(" "),
    `So ${range(n / 90, (i) => `in May ${1900 + (i % 99)} and`).join(" ")} it went.[${range(n / 90, (i) => `@a, "w${i} on Monday, May ${1 + (i % 28)}, two years after 3 June ${1900 + (i % 99)}"`).join("; ")}]`,
  ),
  "names of one sentence, quoted by pieces": (n) => captured(
    range(n / 40, (i) => `Ada W${i} and more of it`).join(" "),
    range(n / 400, (i) => `It is so.[@a, "W${9 * i} and more"]`).join("\n\n"),
  ),
};

// In memory where that is to be had: what a disk takes for a file is not the input's.
const root = mkdtempSync(join(existsSync("/dev/shm") ? "/dev/shm" : tmpdir(), "factum-costs-"));
process.on("exit", () => rmSync(root, { recursive: true, force: true }));

const countOf = (folder) => { try { return readdirSync(folder, { recursive: true }).filter((name) => name.endsWith(".html")).length; } catch { return 0; } };
const sizeOf = (folder) => {
  const below = (name) => { const path = join(folder, name); const entry = statSync(path); return entry.isDirectory() ? sizeOf(path) : entry.size; };
  try { return readdirSync(folder).map(below).reduce((a, b) => a + b, 0); } catch { return 0; }
};

/// What building these files costs.
async function cost(files) {
  rmSync(root, { recursive: true, force: true });
  let input = 0;
  let notes = 0;
  for (const [path, text] of [["factum.yaml", CONFIGURATION], ...Object.entries(files)]) {
    mkdirSync(join(root, dirname(path)), { recursive: true });
    writeFileSync(join(root, path), text);
    input += Buffer.byteLength(text);
    notes += 1 + (/^tags: .*/m.exec(text)?.[0].split(",").length ?? 0);
  }
  // The shell tells the time that its children took.
  const script = "TIMEFORMAT='%U %S'; time \"$0\" \"$@\" >\"$OUT.out\" 2>\"$OUT.err\"";
  const out = join(root, "told");
  const child = spawn("bash", ["-c", `{ ${script}; status=$?; } 2>"$OUT.time"; exit $status`, program, "--root", root, "--quiet", "build", "--jobs", "1"], { env: { ...process.env, OUT: out } });
  let memory = 0;
  const children = () => readFileSync(`/proc/${child.pid}/task/${child.pid}/children`, "utf8").trim().split(" ").filter(Boolean);
  const look = () => {
    try {
      for (const pid of children()) {
        memory = Math.max(memory, Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0) / 1024);
      }
    } catch { /* It has ended. */ }
  };
  const watch = setInterval(look, 3);
  const limit = setTimeout(() => children().forEach((pid) => process.kill(Number(pid), "SIGKILL")), LIMIT * SLOWER);
  const status = await new Promise((done) => child.on("close", done));
  clearInterval(watch);
  clearTimeout(limit);
  const time = readFileSync(`${out}.time`, "utf8").trim().split("\n").pop().split(" ").map(Number);
  return { status, seconds: time[0] + time[1], memory, input, notes, output: sizeOf(join(root, "public")) - sizeOf(join(root, "public/data")), data: sizeOf(join(root, "public/data")), pages: countOf(join(root, "public")), told: statSync(`${out}.err`).size + statSync(`${out}.out`).size };
}

const MB = 1e6;
const empty = await cost(page("Text.[?]"));
let wrong = 0;
let tried = 0;
for (const [name, make] of Object.entries(KINDS).filter(([name]) => wanted.length === 0 || wanted.includes(name))) {
  const [small, large] = [await cost(make(size)), await cost(make(4 * size))];
  tried += 2;
  let faults = faultsOf(name, small, large);
  // Another program may have been at work: what is dear is dear each time.
  for (let again = 0; again < 3 && faults.length > 0; again += 1) {
    for (const [one, n] of [[small, size], [large, 4 * size]]) {
      const next = await cost(make(n));
      one.seconds = Math.min(one.seconds, next.seconds);
      one.memory = Math.min(one.memory, next.memory);
    }
    faults = faultsOf(name, small, large);
  }
  if (faults.length > 0) wrong += 1;
  if (faults.length > 0 || wanted.length > 0 || process.env.FACTUM_COSTS_ALL) {
    const numbers = ({ status, seconds, memory, output }) => `${status} ${seconds.toFixed(2)} s ${memory.toFixed(0)} MiB ${(output / MB).toFixed(2)} MB`;
    console.log(`${name}: ${faults.join(", ") || "as it should"} (${(large.input / MB).toFixed(2)} MB; ${numbers(small)}; ${numbers(large)})`);
  }
}
console.log(`${tried} builds of ${tried / 2} kinds, ${wrong} of them dearer than they may be`);
process.exit(wrong > 0 || tried === 0 ? 1 : 0);

/// What is dearer than it may be of two builds of one kind.
function faultsOf(name, small, large) {
  const faults = [];
  for (const one of [small, large]) {
    const mebibytes = one.input / MB;
    if (one.status !== 0 && one.status !== 1) faults.push(`ends with ${one.status}`);
    // What a program needs to begin is not the input's.
    const pages = Math.max(0, one.pages - empty.pages);
    if (one.seconds - empty.seconds > (DEARER[name] ?? 1) * SLOWER * (Math.max(mebibytes, 0.25) + pages / 5_000)) faults.push(`${one.seconds.toFixed(2)} s`);
    if (one.memory - empty.memory > 64 + 20 * mebibytes) faults.push(`${one.memory.toFixed(0)} MiB`);
    if (one.output - empty.output > 32 * one.input + (1 << 20) + Math.min(pages, one.notes) * (16 << 10)) faults.push(`${(one.output / MB).toFixed(1)} MB are published`);
    // The files of facts are for programs, and no page loads them.
    if (one.data - empty.data > 32 * one.input + (1 << 20)) faults.push(`${(one.data / MB).toFixed(1)} MB of data are published`);
    if (one.told > 8 * one.input + (1 << 20)) faults.push(`${(one.told / MB).toFixed(1)} MB are said`);
  }
  const own = (one) => one.seconds - empty.seconds;
  const ratio = own(large) / Math.max(own(small), 0.02);
  if (ratio > 5 && own(large) > 0.25 * SLOWER) faults.push(`${ratio.toFixed(1)} times as long`);
  return faults;
}
