// Full-text search that works from a folder on disk as from the web. The index lies in search/ as classic
// scripts that call factumSearch(name, digest, data); src/site/search/ says how it is made. What notes and
// readers write is only ever set as text and looked up in maps.
(() => {
  "use strict";

  // A query loads at most ROOM shards of words (24 KB each) and BATCH of texts (16 KB each): 600 KB at most.
  const ROOM = 16, BATCH = 10;
  // A beginning of a word that this many shards may hold is too short to be looked for.
  const WIDE = 6;
  // How much more one level of weight is than the one below it, as in src/site/search/index.rs.
  const RATIO = 1.29;

  const [form, field, count, said, list, more, off] = ["form", "", "-count", "-said", "-list", "-more", "-off"].map((id) => document.getElementById("q" + id));
  const words = form.dataset;
  const loaded = new Map(), awaited = new Map();
  let index, turn = 0, isKept = true;

  window.factumSearch = (name, digest, data) => awaited.get(name)?.(digest, data);

  function load(name, digest, read) {
    if (!loaded.has(name)) {
      const shard = new Promise((settle, fail) => {
        const script = document.createElement("script");
        // The numbers in a shard of another build mean other notes.
        awaited.set(name, (found, data) => (found === digest ? settle(read(data)) : fail(Error(name))));
        script.onload = script.onerror = () => (script.remove(), fail(Error(name)));
        script.src = `search/${name}.js${digest && "?" + digest}`;
        document.head.append(script);
      });
      loaded.set(name, shard);
      shard.catch(() => loaded.delete(name));
    }
    return loaded.get(name);
  }

  // Numbers are written five bits a letter, the lowest first; all letters but the last have the sixth bit.
  const SIX = new Uint8Array(128);
  [..."ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"].forEach((c, i) => (SIX[c.charCodeAt(0)] = i));

  function numbers(code, each) {
    for (let i = 0, number = 0, shift = 0; i < code.length; i++) {
      const six = SIX[code.charCodeAt(i)];
      number |= (six & 31) << shift;
      shift += 5;
      if (six < 32) each(number), (number = shift = 0);
    }
  }

  function ascending(code) {
    const all = [];
    numbers(code, (step) => all.push((all.at(-1) ?? -1) + 1 + step));
    return all;
  }

  // A word is written as a letter for how many characters it shares with the one before, and the rest.
  const unshare = (before, word) => before.slice(0, SIX[word.charCodeAt(0)]) + word.slice(1);

  // A shard of words: each word with its postings, or with `=` and its stem.
  function readWords(text) {
    const parts = text.split(" "), map = new Map();
    for (let i = 0, word = ""; i + 1 < parts.length; i += 2) map.set((word = unshare(word, parts[i])), parts[i + 1]);
    return map;
  }

  const stemOf = (word, code) => (code[0] === "=" ? unshare(word, code.slice(1)) : word);

  function readIndex(data) {
    const heads = Int32Array.from({ length: data.count }, (_, i) => i);
    for (const i of ascending(data.continued)) heads[i] = heads[i - 1];
    for (const family of ["t", "n"]) data[family].keys = data[family].keys.split(" ");
    const [word, dropped] = [data.word, data.dropped].map((source) => new RegExp(source, "gu"));
    return { ...data, heads, word, dropped, plain: new Map(data.plain), stop: new Set(data.stop.split(" ")), firsts: ascending(data.firsts) };
  }

  function tokens(text) {
    const fold = (word) => {
      const bare = word.normalize("NFKD").toLowerCase().replace(/['’ʼ]s$/, "").replace(index.dropped, "");
      const folded = Array.from(bare, (c) => index.plain.get(c) ?? c).slice(0, 40).join("");
      return /[\p{Alphabetic}\p{N}]/u.test(folded) && folded;
    };
    const all = Array.from(text.matchAll(index.word), (m) => ({ word: fold(m[0]), start: m.index, end: m.index + m[0].length }));
    return all.filter((token) => token.word);
  }

  // Where in a sorted list a value has its place: the last that does not come after it.
  function place(sorted, value) {
    let low = 0;
    for (let high = sorted.length; high - low > 1; ) {
      const middle = (low + high) >> 1;
      if (sorted[middle] <= value) low = middle;
      else high = middle;
    }
    return low;
  }

  const digestOf = (family, i) => index[family].digests.slice(6 * i, 6 * i + 6);

  async function shardOf(query, family, i) {
    const key = index[family].keys[i].replace(/[^a-z0-9]/gu, (c) => "_" + c.codePointAt(0).toString(16));
    const name = `${family}-${key.length > 40 ? "-" + i : key}`, digest = digestOf(family, i);
    if (digest && query.size < ROOM) query.add(name);
    return query.has(name) ? load(name, digest, readWords) : new Map();
  }

  const shards = (query, family, first, last) => Promise.all(Array.from({ length: last - first + 1 }, (_, i) => shardOf(query, family, first + i)));

  // Whether one letter more, less, other or exchanged with its neighbour makes one word of the other.
  function isNear(a, b) {
    let i = 0;
    while (i < a.length && a[i] === b[i]) i++;
    const [a0, a1, b0, b1] = [a.slice(i), a.slice(i + 1), b.slice(i), b.slice(i + 1)];
    return a1 === b1 || a1 === b0 || a0 === b1 || (a[i] === b[i + 1] && a[i + 1] === b[i] && a1.slice(1) === b1.slice(1));
  }

  async function namesLike(query, word) {
    const { keys } = index.n, length = [...word].length, names = new Set();
    for (const near of [length, length + 1, length - 1]) {
      if (length < 4 || near < 4) continue;
      const letter = String.fromCharCode(96 + Math.min(near, 25));
      let first = place(keys, letter), last = place(keys, letter + "\uffff");
      if (last > first + 1) first = last = place(keys, letter + word);
      for (const map of await shards(query, "n", first, last))
        for (const name of map.keys()) if (name[0] === letter && isNear(name.slice(1), word)) names.add(name.slice(1));
    }
    return [...names].slice(0, 5);
  }

  // What is left of a word that the index does not have, so that other forms of it can be found.
  const bare = (word) => word.replace(/(?:ings?|e?d|e?s|e|ly)$/, "").replace(/(.)\1$/, "$1").replace(/y$/, "i");

  // What a word stands for: stems with their postings, and the words in texts that are to be marked.
  async function lookUp(query, word, isOpen) {
    const { keys } = index.t, first = place(keys, word), last = isOpen ? place(keys, word + "\uffff") : first;
    const isWide = last - first >= WIDE, maps = new Set(await shards(query, "t", first, isWide ? first : last));
    const stems = new Map(), marked = new Set();
    const add = (weigh) => {
      for (const map of maps)
        for (const [one, code] of map) {
          const weight = weigh(one), stem = weight && stemOf(one, code);
          if (weight) stems.set(stem, Math.max(weight, stems.get(stem) ?? 0));
        }
    };
    add((one) => (one === word ? 1 : isOpen && !isWide && one.startsWith(word) ? 0.8 : 0));
    if (!stems.size && bare(word).length > 2) {
      maps.add(await shardOf(query, "t", place(keys, bare(word))));
      add((one) => (bare(one) === bare(word) ? 0.9 : 0));
    }
    const names = stems.size || isWide ? [] : await namesLike(query, word);
    for (const name of names) maps.add(await shardOf(query, "t", place(keys, name)));
    if (names.length) add((one) => (names.includes(one) ? 0.9 : 0));
    const codes = [];
    for (const [stem, weight] of stems) {
      const map = await shardOf(query, "t", place(keys, stem));
      maps.add(map);
      if (map.has(stem)) codes.push([weight, map.get(stem)]);
    }
    for (const map of maps) for (const [one, code] of map) if (stems.has(stemOf(one, code))) marked.add(one);
    return { word, names, marked, isWide: isWide && !stems.size, ...weigh(codes) };
  }

  // How much a word weighs in each entry, and how rare it is.
  function weigh(codes) {
    const impact = new Float32Array(index.count);
    let having = 0, isCut = false;
    for (const [weight, code] of codes) {
      let next = 0, isTotal = code[0] === "!";
      // Of a stem that stands nearly everywhere the index has only the best entries, behind the number of all.
      isCut ||= isTotal;
      numbers(isTotal ? code.slice(1) : code, (number) => {
        if (isTotal) return (isTotal = false), (having += number);
        next += number >> 4;
        having += impact[next] || isCut ? 0 : 1;
        impact[next] = Math.max(impact[next], weight * RATIO ** (number & 15));
        next++;
      });
    }
    return { impact, isCut, rarity: Math.log(1 + Math.max(0.1, index.count - having + 0.5) / (having + 0.5)) };
  }

  // The notes that have all the words, or else the most of them, the best first, each by its best entry.
  function rank(asked) {
    const { heads } = index, [score, hits, own] = [Float64Array, Uint8Array, Float64Array].map((Type) => new Type(index.count));
    for (const { impact, rarity, isCut } of asked) {
      const top = new Float32Array(index.count);
      impact.forEach((weight, i) => {
        top[heads[i]] = Math.max(top[heads[i]], weight);
        own[i] += rarity * weight;
      });
      top.forEach((weight, i) => {
        score[i] += rarity * weight;
        if (weight || isCut) hits[i]++;
      });
    }
    const best = heads.slice();
    own.forEach((weight, i) => weight > own[best[heads[i]]] && (best[heads[i]] = i));
    const found = [...score.keys()].filter((i) => score[i]);
    const most = found.reduce((most, i) => Math.max(most, hits[i]), 0);
    const ranked = found.filter((i) => hits[i] === most).sort((a, b) => score[b] - score[a] || a - b);
    return { ranked: ranked.map((i) => best[i]), isPartial: most < asked.length };
  }

  function element(tag, name, ...content) {
    const made = document.createElement(tag);
    if (name) made.className = name;
    made.append(...content);
    return made;
  }

  function link(name, href, ...content) {
    const made = element("a", name, ...content);
    made.href = href;
    return made;
  }

  // The words of a text that were asked for, and how much they weigh together.
  function matches(text, asked) {
    const which = new Set();
    const marks = tokens(text).filter(({ word }) => {
      const hits = asked.filter(({ marked }) => marked.has(word));
      hits.forEach((hit) => which.add(hit));
      return hits.length;
    });
    return { marks, which: which.size, weight: [...which].reduce((sum, { rarity }) => sum + rarity, 0) };
  }

  function marked(text, { marks }) {
    const nodes = marks.flatMap(({ start, end }, i) => [text.slice(i && marks[i - 1].end, start), element("mark", "", text.slice(start, end))]);
    return [...nodes, text.slice(marks.at(-1)?.end ?? 0)];
  }

  // A result: the title, and below it the sentences that have most of the words.
  function result(entry, kind, asked) {
    const [href, title, aside, ...rest] = entry;
    const texts = rest.flatMap((text, i) => (i % 2 ? [{ text, anchor: rest[i - 1], ...matches(text, asked) }] : []));
    const inTitle = matches(title, asked);
    const sorted = texts.filter((text) => text.weight).sort((a, b) => b.weight - a.weight || (b.text.length > 40) - (a.text.length > 40));
    const best = sorted.filter((text) => text.which === sorted[0].which).slice(0, 3);
    const shown = best.length ? best : texts.slice(0, 1);
    const to = ({ anchor }) => href + anchor.replace(/^>?(?=.)/, "#").replace(/^>$/, "");
    const sentence = (part) => {
      const quote = part.anchor[0] === ">";
      return element("p", "mention-sentence", link(quote ? "snippet quoted" : "snippet", to(part), ...marked(part.text, part)));
    };
    const target = inTitle.which < asked.length && best.length ? to(best[0]) : href;
    const about = [kind, aside].filter(Boolean).join(" · ");
    return element("li", "hit", element("p", "meta", about), element("p", "entry-title", link("hit-link", target, ...marked(title, inTitle))), ...shown.map(sentence));
  }

  async function show(ranked, asked, mine) {
    const from = list.childElementCount, next = ranked.slice(from, from + BATCH);
    const pages = await Promise.all(next.map((i) => place(index.firsts, i)).map((p) => load(`p-${p}`, digestOf("p", p), (data) => data)));
    if (mine !== turn) return;
    const labels = new Map(Array.from(form.kind, (radio) => [radio.value, radio.dataset.label]));
    list.append(...next.map((i, n) => {
      const folder = index.kinds[place(index.kinds.map(([, first]) => first), i)][0];
      return result(pages[n][i - index.firsts[place(index.firsts, i)]], labels.get(folder), asked);
    }));
    more.hidden = from + BATCH >= ranked.length;
    more.onclick = async () => {
      await show(ranked, asked, mine);
      list.children[from + BATCH]?.querySelector("a").focus();
    };
  }

  const report = (text) => (count.textContent = text);
  setInterval(() => said.textContent !== count.textContent && (said.textContent = count.textContent), 700);

  async function search() {
    const mine = ++turn, text = field.value, kind = form.kind.value;
    index ??= await load("index", "", readIndex);
    const all = tokens(text), open = /\s$/.test(text) ? "" : all.at(-1)?.word;
    const unique = [...new Set(all.map((token) => token.word))], meant = unique.filter((word) => !index.stop.has(word));
    const query = new Set(), asked = [];
    // Long words are rare ones: they come first where a query is longer than what may be loaded.
    const order = (meant.length ? meant : unique).sort((a, b) => b.length - a.length).slice(0, 10);
    for (const word of order) asked.push(await lookUp(query, word, word === open));
    if (mine !== turn) return;
    const { ranked, isPartial } = rank(asked);
    const bounds = index.kinds.map(([, first]) => first);
    const within = (folder) => {
      const k = index.kinds.findIndex(([name]) => name === folder);
      return folder ? ranked.filter((i) => i >= bounds[k] && i < bounds[k + 1]) : ranked;
    };
    for (const radio of form.kind) radio.nextElementSibling.textContent = text ? within(radio.value).length : "";
    const chosen = within(kind);
    list.replaceChildren();
    more.hidden = true;
    await show(chosen, asked, mine);
    if (mine !== turn) return;
    const names = asked.flatMap((one) => one.names), number = chosen.length;
    const state = !unique.length ? "" : number ? (isPartial ? words.some : number > 1 ? words.many : words.one) : asked.some((one) => one.isWide) ? words.short : words.none;
    report([state?.replace("{n}", number), number && names.length && words.near.replace("{names}", names.join(", "))].filter(Boolean).join(" "));
  }

  const failed = () => report(words.failed);

  // The address holds the query, so that it can be shared and gone back to. What is typed replaces it, until
  // it is left as it is: then it stays in the history.
  function keep() {
    const hash = field.value ? "#" + new URLSearchParams({ q: field.value, ...(form.kind.value && { kind: form.kind.value }) }) : "#";
    if (hash.slice(1) !== location.hash.slice(1)) history[isKept && location.hash ? "pushState" : "replaceState"](null, "", hash);
    isKept = false;
  }

  function recall() {
    const asked = new URLSearchParams(location.hash.slice(1));
    field.value = asked.get("q") ?? "";
    form.kind.value = asked.get("kind") ?? "";
    if (!form.querySelector(":checked")) form.kind.value = "";
    isKept = true;
    search().catch(failed);
  }

  let pause;
  form.addEventListener("input", () => {
    clearTimeout(pause);
    pause = setTimeout(() => (keep(), search().catch(failed)), 60);
  });
  field.addEventListener("change", () => (isKept = true));
  form.addEventListener("submit", (event) => event.preventDefault());
  addEventListener("hashchange", recall);

  document.addEventListener("keydown", (event) => {
    const stops = [field, ...list.querySelectorAll(".hit-link")], at = stops.indexOf(document.activeElement);
    const next = { ArrowDown: at + 1, ArrowUp: at - 1 }[event.key];
    if (event.key === "Escape") {
      field.value = "";
      field.focus();
      keep();
      search().catch(failed);
    } else if (at >= 0 && stops[next]) stops[next].focus();
    else return;
    event.preventDefault();
  });

  off.hidden = true;
  form.hidden = false;
  recall();
  if (!field.value) field.focus();
})();
