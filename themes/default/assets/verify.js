// "Verify this page": whether the words of each quote stand in the text that was sealed, by the proofs that the site
// carries in proofs/, which are scripts so that a page on disk can load them. Nothing is asked of another host.
// src/verify/archive/ says how a seal is made and checked; the numbers and names here are those.
(() => {
  "use strict";

  // BLAKE3 of up to 1024 bytes, keyed or for deriving keys.
  const IV = [0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19];
  const ORDER = [2, 6, 3, 10, 7, 0, 4, 13, 1, 11, 12, 5, 9, 14, 15, 8];
  const ROUND = [[0, 4, 8, 12], [1, 5, 9, 13], [2, 6, 10, 14], [3, 7, 11, 15], [0, 5, 10, 15], [1, 6, 11, 12], [2, 7, 8, 13], [3, 4, 9, 14]];
  const [START, END, ROOT, KEYED, CONTEXT, MATERIAL] = [1, 2, 8, 16, 32, 64];
  const turn = (word, by) => ((word >>> by) | (word << (32 - by))) >>> 0;

  function compress(chain, block, length, flags) {
    const v = [...chain, ...IV.slice(0, 4), 0, 0, length, flags];
    let m = block;
    for (let round = 0; round < 7; round++) {
      ROUND.forEach(([a, b, c, d], i) => {
        for (const [word, x, y] of [[m[2 * i], 16, 12], [m[2 * i + 1], 8, 7]]) {
          v[a] = (v[a] + v[b] + word) >>> 0;
          v[d] = turn((v[d] ^ v[a]) >>> 0, x);
          v[c] = (v[c] + v[d]) >>> 0;
          v[b] = turn((v[b] ^ v[c]) >>> 0, y);
        }
      });
      m = ORDER.map((from) => m[from]);
    }
    return IV.map((_, i) => (v[i] ^ v[i + 8]) >>> 0);
  }

  const words = (bytes) => Array.from({ length: bytes.length / 4 }, (_, i) => (bytes[4 * i] | (bytes[4 * i + 1] << 8) | (bytes[4 * i + 2] << 16) | (bytes[4 * i + 3] << 24)) >>> 0);
  const bytesOf = (all) => Uint8Array.from(all.flatMap((word) => [word, word >>> 8, word >>> 16, word >>> 24].map((byte) => byte & 255)));

  function hash(key, bytes, purpose) {
    if (bytes.length > 1024) throw new RangeError("longer than a chunk");
    let chain = key;
    const blocks = Math.max(1, Math.ceil(bytes.length / 64));
    for (let i = 0; i < blocks; i++) {
      const part = bytes.subarray(64 * i, 64 * i + 64);
      const block = new Uint8Array(64);
      block.set(part);
      const ends = (i === 0 ? START : 0) | (i === blocks - 1 ? END | ROOT : 0);
      chain = compress(chain, words(block), part.length, purpose | ends);
    }
    return bytesOf(chain);
  }
  const utf8 = (text) => new TextEncoder().encode(text);
  const derive = (context, text) => words(hash(words(hash(IV, utf8(context), CONTEXT)), utf8(text), MATERIAL));

  // Keys, seeds and nodes: src/verify/archive/salts.rs.
  function keysOf(sha256) {
    const [expand, leaf, node, root] = ["seeds", "leaf", "node", "root"].map((purpose) => derive(`factum 2026 seal 3 ${purpose}`, sha256));
    const number = (value) => Uint8Array.from({ length: 8 }, (_, i) => Math.floor(value / 256 ** i) % 256);
    const joined = (...parts) => {
      const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
      parts.reduce((at, part) => (all.set(part, at), at + part.length), 0);
      return all;
    };
    const at = (key, level, index, ...parts) => hash(key, joined(Uint8Array.of(level), number(index), ...parts), KEYED);
    return {
      expand: (level, index, seed) => { const both = at(expand, level, index, seed); return [both.slice(0, 16), both.slice(16)]; },
      leaf: (index, salt, atom) => at(leaf, 0, index, salt, utf8(atom)).slice(0, 16),
      node: (level, index, left, right) => at(node, level, index, left, right || new Uint8Array()).slice(0, 16),
      root: (top, atoms, count) => hash(root, joined(number(atoms), number(count), top), KEYED),
    };
  }

  // Runs of letters and digits below U+0E00, and every other character by itself: src/verify/archive/atoms.rs.
  const JOINS = /[\p{Alphabetic}\p{N}]/u;
  function atomsOf(text) {
    const found = [];
    let goesOn = false;
    for (const c of text) {
      const joins = c.codePointAt(0) < 0xe00 && JOINS.test(c);
      if (goesOn && joins) found[found.length - 1] += c;
      else found.push(c);
      goesOn = joins;
    }
    return found;
  }

  function base64(text) {
    const bytes = atob(text.replace(/-/g, "+").replace(/_/g, "/"));
    return Uint8Array.from(bytes, (c) => c.charCodeAt(0));
  }

  // Whether an opening proves that these runs stand in the text: src/verify/archive/opening.rs.
  function opens({ sha256, root, words: count, atoms }, runs, opening) {
    const known = new Map(), ranges = [];
    let free = 0;
    for (const [first, text] of runs) {
      const own = atomsOf(text), end = first + own.length;
      if (!Number.isSafeInteger(first) || !own.length || first < free || end > atoms) return false;
      own.forEach((atom, i) => known.set(first + i, atom));
      if (ranges.length && ranges[ranges.length - 1][1] === first) ranges[ranges.length - 1][1] = end;
      else ranges.push([first, end]);
      free = end;
    }
    if (!ranges.length || atoms > 2 ** 32 || opening.length % 16) return false;
    const keys = keysOf(sha256);
    const items = Array.from({ length: opening.length / 16 }, (_, i) => opening.slice(16 * i, 16 * i + 16));
    const below = (level, index) => [Math.min(index * 2 ** level, atoms), Math.min((index + 1) * 2 ** level, atoms)];
    const whole = (level, index, seed) => {
      if (!level) return keys.leaf(index, seed, known.get(index));
      const [one, other] = keys.expand(level, index, seed), [from, to] = below(level - 1, 2 * index + 1);
      const left = whole(level - 1, 2 * index, one);
      return keys.node(level, index, left, from < to ? whole(level - 1, 2 * index + 1, other) : null);
    };
    const node = (level, index) => {
      const [from, to] = below(level, index), run = ranges.find(([, end]) => end > from);
      if (run && run[0] <= from && to <= run[1]) return whole(level, index, items.shift());
      if (!run || run[0] >= to) return items.shift();
      const left = node(level - 1, 2 * index), [start, end] = below(level - 1, 2 * index + 1);
      return keys.node(level, index, left, start < end ? node(level - 1, 2 * index + 1) : null);
    };
    let level = 0;
    while (2 ** level < atoms) level++;
    try {
      const top = node(level, 0);
      return !items.length && keys.root(top, atoms, count).join() === base64(root).join();
    } catch {
      return false; // An opening with too few items.
    }
  }

  // The runs that a quote means, bracket by bracket: src/verify/archive/pattern.rs.
  const hasWords = (text) => /[\p{L}\p{N}]/u.test(text);
  function runsOf({ parts, answers = [] }) {
    const brackets = parts.filter(([kind]) => kind === "editor").length;
    if (!brackets || brackets > 32) return parts.filter(([kind, text]) => kind === "words" && hasWords(text)).map(([, text]) => text.trim());
    const out = [], rest = [...answers];
    let open = null, bracket = null;
    const push = () => { if (open !== null && hasWords(open)) out.push(open.trim()); open = null; };
    const read = (literal, text) => {
      if (literal === null) { open = text; return; }
      const before = open ?? "", inner = literal.slice(1, -1);
      if (hasWords(before + literal + text) && rest.shift() === true) open = before + literal + text;
      else if (hasWords(inner) && rest.shift() === true) open = before + inner + text;
      else { push(); open = text; }
    };
    const close = () => { if (bracket !== null) read(bracket, ""); bracket = null; push(); };
    for (const [kind, text] of parts) {
      if (kind === "words") { const literal = bracket; bracket = null; read(literal, text); }
      else if (kind === "gap") close();
      else { if (bracket !== null) read(bracket, ""); bracket = text; }
    }
    close();
    return out;
  }

  // What makes no difference between a quote and its source, more coarsely than src/text/fold.rs: kinds of marks, white
  // space, invisible characters, and what Markdown and HTML leave in a text.
  const NAMED = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: " " };
  const WIDE = "[\\u1100-\\u11ff\\u2e80-\\ua4cf\\uac00-\\ud7af\\uf900-\\ufaff\\ufe30-\\uffef]";
  const plain = (text) => text
    .replace(/&(?:#(\d+)|#x([\da-f]+)|(amp|lt|gt|quot|apos|nbsp));/gi, (_, ten, hex, name) => (name ? NAMED[name.toLowerCase()] : String.fromCodePoint(ten ? +ten : parseInt(hex, 16))))
    .normalize("NFKC")
    .replace(/[\p{Cf}\u00ad\u034f]/gu, "")
    .replace(/[\x60*_\\]/g, "")
    .replace(/["'\u2018-\u201f\u00ab\u00bb\u2039\u203a\u00b4\u2032\u2033]/g, '"')
    .replace(/\s*[-\u2010-\u2015\u2212]+\s*/g, "-")
    .replace(/\s+/g, " ")
    .replace(new RegExp(`(${WIDE}) | (?=${WIDE})`, "g"), "$1")
    .trim();
  function isSame(written, opened) {
    const [one, other] = [plain(written), plain(opened)];
    // A hyphen that ended a line may belong to the word or not.
    return opened.includes("\u2010") ? one.replace(/-/g, "") === other.replace(/-/g, "") : one === other;
  }

  // Whether a proof bears its quote out.
  function proves(file, proof) {
    const { prefix = "", suffix = "", spaces: [after, before] = [false, false], runs } = proof;
    const written = runsOf(proof);
    const last = written.length - 1;
    const around = (text, i) => (i ? "" : prefix + (after ? " " : "")) + text + (i === last ? (before ? " " : "") + suffix : "");
    const agree = written.length === runs.length && written.every((text, i) => isSame(around(text, i), runs[i][1]));
    return agree && opens(file, runs, base64(proof.opening));
  }

  const shared = { proves, opens, atomsOf, runsOf, plain, isSame };
  if (typeof document === "undefined") { globalThis.factumVerify = shared; return; }

  // The page.
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const root = new URL("..", document.currentScript.src).href;
  const loaded = new Map();
  window.factumProofs = (file) => loaded.get(file.page)?.settle(file);

  function load(page) {
    if (!loaded.has(page)) {
      const entry = {};
      entry.done = new Promise((settle, fail) => {
        const script = document.createElement("script");
        entry.settle = settle;
        script.onload = script.onerror = () => { script.remove(); fail(new Error(page)); };
        script.src = `${root}proofs/${page.replace(/\.html$/, ".js").split("/").map(encodeURIComponent).join("/")}`;
        document.head.append(script);
      });
      loaded.set(page, entry);
    }
    return loaded.get(page).done;
  }

  const partsOf = (quote) => all("span:not(.side-number, .side-voice)", quote).map((span) => [{ "quote-gap": "gap", "quote-editor": "editor" }[span.className] || "words", span.textContent]);
  // Quotation marks within a quote are set as inner ones.
  const alike = (parts) => JSON.stringify(parts.map(([kind, text]) => [kind, text.replace(/["'\u2018-\u201f\u00ab\u00bb\u2039\u203a]/g, "'")]));
  const numberOf = (item) => item.querySelector(".passage-number, .side-number")?.textContent;

  async function verify(item) {
    const quote = item.querySelector(".passage-quote"), link = quote.querySelector("a[href]");
    const [address, anchor] = link ? link.href.split("#") : [location.href.split("#")[0], item.id];
    const parts = partsOf(quote);
    const besides = quote.cloneNode(true);
    all("span", besides).forEach((span) => span.remove());
    const page = address.startsWith(root) && decodeURIComponent(address.slice(root.length));
    if (!page || hasWords(besides.textContent)) return false;
    try {
      const file = await load(page), proof = file.passages[anchor];
      const isShown = proof && alike(proof.parts) === alike(parts);
      return Boolean(isShown && proves(file, proof));
    } catch {
      return false;
    }
  }

  const make = (tag, ...content) => {
    const element = document.createElement(tag);
    element.append(...content);
    return element;
  };
  const list = (items) => make("ul", ...items.map((item) => make("li", ...item)));

  // What the proofs come to, below the button: how many quotes are proved, which are not, and of which texts.
  async function show(box, words) {
    let result = box.querySelector("[role=status]");
    if (!result) {
      result = make("div");
      result.setAttribute("role", "status");
      box.append(result);
    }
    const { total, proved, failed, sources } = await page();
    const link = (item) => {
      const to = make("a", numberOf(item));
      to.href = `#${item.id || item.closest("[id]").id}`;
      return [`${words.unproved}: `, to];
    };
    const told = new Set(sources.map(({ title, sha256, root: seal }) => `${title}: SHA-256 ${sha256}, ${seal}`));
    result.replaceChildren(make("p", `${words.proved}: ${proved.size} / ${total}`), list(failed.map(link)), list([...told].map((text) => [text])));
  }

  async function page() {
    const items = all("li.passage").filter((item) => item.querySelector(".passage-quote"));
    const proved = new Set(), failed = [], shown = new Set();
    for (const item of items) {
      if (await verify(item)) proved.add(item.id);
      else failed.push(item);
      shown.add(numberOf(item) + JSON.stringify(partsOf(item.querySelector(".passage-quote"))));
    }
    const beside = all(".side-quote").filter((side) => !shown.has(numberOf(side) + JSON.stringify(partsOf(side))));
    const sources = await Promise.all([...loaded.values()].map(({ done }) => done.catch(() => null)));
    return { total: items.length, proved, failed: [...failed, ...beside], sources: sources.filter(Boolean) };
  }
  window.factumVerify = { ...shared, page, show };
})();
