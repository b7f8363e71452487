// Full-text search that works from a folder on disk as from the web. The index lies in search/ as classic
// scripts that call factumSearch(name, digest, data); src/site/search/ says how it is made. What notes and
// readers write is only ever set as text and looked up in maps.
(() => {
  "use strict";

  // A query loads at most ROOM shards of words (24 KB each) and BATCH of texts (16 KB each): 600 KB at most.
  const ROOM = 16, BATCH = 10;
  // A word's beginning that may stand in this many shards is too short to be looked for.
  const WIDE = 6;
  // How many times a level of weight is the one below it, as in src/site/search/terms.rs.
  const RATIO = 1.13;

  const [form, field, status, list, more, key, off] = ["q-form", "q", "q-status", "q-list", "q-more", "q-key", "q-off"].map((id) => document.getElementById(id));
  const say = form.dataset, loaded = new Map(), awaited = new Map();
  let index, turn = 0, isKept, pause;

  window.factumSearch = (name, digest, data) => awaited.get(name)?.(digest, data);

  function load(name, digest, read) {
    if (!loaded.has(name)) {
      loaded.set(name, new Promise((settle, fail) => {
        const script = document.createElement("script");
        // In a shard of another build the same numbers mean other notes.
        awaited.set(name, (found, data) => (found === digest ? settle(read(data)) : fail()));
        script.onload = script.onerror = () => (script.remove(), fail());
        script.src = `search/${name}.js${digest && "?" + digest}`;
        document.head.append(script);
      }));
      loaded.get(name).catch(() => loaded.delete(name));
    }
    return loaded.get(name);
  }

  // Numbers are written five bits a letter, the lowest first; all letters but the last have the sixth bit.
  const SIX = new Uint8Array(128);
  [..."ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"].forEach((c, i) => (SIX[c.charCodeAt()] = i));

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
  const unshare = (before, word) => before.slice(0, SIX[word.charCodeAt()]) + word.slice(1);

  // A shard of words: each word with its postings, or with `=` and its stem. A stem that is no word has `!` before them.
  function readWords(text) {
    const parts = text.split(" "), map = new Map();
    for (let i = 0, word = ""; i + 1 < parts.length; i += 2) map.set((word = unshare(word, parts[i])), parts[i + 1]);
    return map;
  }

  const stemOf = (word, code) => (code[0] === "=" ? unshare(word, code.slice(1)) : word);

  function readIndex(data) {
    const heads = Int32Array.from({ length: data.count }, (_, i) => i);
    for (const i of ascending(data.continued)) heads[i] = heads[i - 1];
    for (const family of [data.t, data.n]) family.keys = family.keys.split(" ");
    const [word, dropped] = [data.word, data.dropped].map((source) => new RegExp(source, "gu"));
    const starts = data.kinds.map(([, first]) => first);
    return { ...data, heads, word, dropped, starts, firsts: ascending(data.firsts), plain: new Map(data.plain), latin: new Map(data.latin.split(" ").map((pair) => [pair[0], pair.slice(1)])), stop: new Set(data.stop.split(" ")) };
  }

  function fold(word) {
    const bare = word.normalize("NFKD").toLowerCase().replace(/['’ʼ]s$/, "").replace(index.dropped, "");
    const folded = Array.from(bare, (c) => index.plain.get(c) ?? c).slice(0, 40).join("");
    return /[\p{Alphabetic}\p{N}]/u.test(folded) ? folded : "";
  }

  const tokens = (text) => Array.from(text.matchAll(index.word), (m) => ({ word: fold(m[0]), start: m.index, end: m.index + m[0].length })).filter(({ word }) => word);

  // Where in a sorted list a value has its place: the last that does not come after it.
  const place = (sorted, value) => Math.max(0, sorted.findLastIndex((one) => one <= value));

  const digest = (family, i) => index[family].digests.slice(6 * i, 6 * i + 6);

  // The shards of a family from the first to the last, as far as the query still has room for them.
  function shards(query, family, first, last = first) {
    return Promise.all(Array.from({ length: last - first + 1 }, (_, n) => {
      const i = first + n, key = index[family].keys[i].replace(/[^a-z0-9]/gu, (c) => "_" + c.codePointAt().toString(16));
      const name = `${family}-${key.length > 40 ? "-" + i : key}`;
      if (digest(family, i) && query.size < ROOM) query.add(name);
      return query.has(name) ? load(name, digest(family, i), readWords) : new Map();
    }));
  }

  // How many letters more, less, other or exchanged with their neighbour make one word of the other.
  function slips(a, b) {
    let [before, row] = [[], Array.from({ length: b.length + 1 }, (_, j) => j)];
    for (let i = 1; i <= a.length; i++) {
      const next = [i];
      for (let j = 1; j <= b.length; j++) {
        next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (a[i - 1] !== b[j - 1]));
        if (a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) next[j] = Math.min(next[j], before[j - 2] + 1);
      }
      [before, row] = [row, next];
    }
    return row[b.length];
  }

  // Those of the words that are the fewest slips away, within `most`.
  function nearest(words, word, most) {
    const near = [...words].filter((one) => Math.abs(one.length - word.length) <= most).map((one) => [slips(one, word), one]);
    const least = Math.min(most, ...near.map(([number]) => number));
    return near.filter(([number]) => number === least).map(([, one]) => one).slice(0, 5);
  }

  // Names are sorted by a letter for their length, which no slip changes by more than one. Long ones may have two.
  async function namesLike(query, word) {
    const { keys } = index.n, length = [...word].length, names = new Set(), most = length < 8 ? 1 : 2;
    for (const near of [0, 1, -1, 2, -2].slice(0, 1 + 2 * most).map((step) => length + step)) {
      if (length < 4 || near < 4) continue;
      const letter = String.fromCharCode(96 + Math.min(near, 25));
      for (const map of await shards(query, "n", place(keys, letter), place(keys, letter + "\uffff")))
        for (const name of map.keys()) if (name[0] === letter) names.add(name.slice(1));
    }
    return nearest(names, word, most);
  }

  // What is left of a word that stands nowhere in this form, so that other forms of it are found.
  const bare = (word) => word.replace(/(?:ings?|e?d|e?s|e|ly)$/, "").replace(/(.)\1$/, "$1").replace(/y$/, "i");

  // What a word stands for: how much it weighs in each entry, how rare it is, and which words show it.
  async function lookUp(query, word, isOpen) {
    const { keys } = index.t, first = place(keys, word), last = isOpen ? place(keys, word + "\uffff") : first;
    const isWide = last - first >= WIDE, maps = new Set(await shards(query, "t", first, isWide ? first : last));
    const stems = new Map(), shown = new Set();
    const add = (weigh) => {
      for (const map of maps)
        for (const [one, code] of map) {
          const weight = weigh(one), stem = stemOf(one, code);
          if (weight) stems.set(stem, Math.max(weight, stems.get(stem) ?? 0));
        }
    };
    const open = async (one) => (await shards(query, "t", place(keys, one))).forEach((map) => maps.add(map));
    add((one) => (one === word ? 1 : isOpen && !isWide && one.startsWith(word) ? 0.8 : 0));
    if (!stems.size && bare(word).length > 2) {
      await open(bare(word));
      add((one) => bare(one) === bare(word));
    }
    const names = stems.size || isWide ? [] : await namesLike(query, word);
    // No name is like it: perhaps a word that begins alike, which is here already.
    if (!stems.size && !isWide && !names.length && word.length > 4) names.push(...nearest([...maps].flatMap((map) => [...map].flatMap(([one, code]) => (code[0] === "!" ? [] : [one]))), word, 1));
    for (const name of names) await open(name);
    if (names.length) add((one) => names.includes(one));
    const impact = new Float32Array(index.count);
    for (const [stem, weight] of stems) {
      await open(stem);
      let next = 0;
      numbers([...maps].find((map) => map.has(stem))?.get(stem).replace("!", "") ?? "", (number) => {
        next += number >> 5;
        impact[next] = Math.max(impact[next], weight * RATIO ** (number & 31));
        next++;
      });
    }
    for (const map of maps) for (const [one, code] of map) if (stems.has(stemOf(one, code))) shown.add(one);
    const having = impact.filter(Boolean).length;
    return { word, names, shown, impact, having, isWide: isWide && !having, rarity: Math.log(1 + (index.count - having + 0.5) / (having + 0.5)) };
  }

  // A word that stands nowhere in its own letters may stand there in Latin ones, as in `Путин`.
  async function lookUpAny(query, word, isOpen) {
    const found = await lookUp(query, word, isOpen);
    const latin = Array.from(word, (c) => index.latin.get(c) ?? c).join("");
    if (found.having || latin === word) return found;
    for (const form of new Set([latin, latin.replace(/dzh/g, "j").replace(/kh/g, "h")])) {
      const other = await lookUp(query, form, isOpen);
      if (other.having) return { ...other, word, names: other.names.length ? other.names : [...other.shown].filter((one) => one.startsWith(form)).slice(0, 5) };
    }
    return found;
  }

  // The notes that have all the words, or else the most of them, the best first, each by its best entry.
  function rank(asked) {
    const { heads } = index, best = heads.slice();
    const [score, hits, own] = [Float64Array, Uint8Array, Float64Array].map((Numbers) => new Numbers(index.count));
    for (const { impact, rarity } of asked) {
      const top = new Float32Array(index.count);
      impact.forEach((weight, i) => {
        top[heads[i]] = Math.max(top[heads[i]], weight);
        own[i] += rarity * weight;
      });
      top.forEach((weight, i) => {
        score[i] += rarity * weight;
        hits[i] += weight > 0;
      });
    }
    own.forEach((weight, i) => weight > own[best[heads[i]]] && (best[heads[i]] = i));
    const most = hits.reduce((a, b) => Math.max(a, b), 0);
    const found = [...heads.keys()].filter((i) => most && hits[i] === most).sort((a, b) => score[b] - score[a] || a - b);
    return { found: found.map((i) => best[i]), isPartial: most < asked.length };
  }

  function element(tag, properties, ...content) {
    const made = Object.assign(document.createElement(tag), properties);
    made.append(...content);
    return made;
  }

  // A text with the words in it that were asked for: which, how rare, and where.
  function matched(text, asked, anchor = "") {
    const which = new Set(), nodes = [];
    let end = 0;
    for (const token of tokens(text)) {
      const hits = asked.filter(({ shown }) => shown.has(token.word));
      if (!hits.length) continue;
      hits.forEach((hit) => which.add(hit));
      nodes.push(text.slice(end, token.start), element("mark", {}, text.slice(token.start, token.end)));
      end = token.end;
    }
    const weight = [...which].reduce((sum, { rarity }) => sum + rarity, 0);
    return { text, anchor, weight, number: which.size, nodes: [...nodes, text.slice(end)] };
  }

  // A result: the title, and below it the sentences that have most of the words.
  function result([href, title, aside, ...rest], kind, asked) {
    const name = matched(title, asked), texts = [];
    for (let i = 0, source; i < rest.length; i += 2)
      if (rest[i] === "@") source = rest[i + 1];
      else texts.push({ ...matched(rest[i + 1], asked, rest[i]), source: rest[i][0] === ">" ? source : "" });
    const isLong = ({ text }) => text.length > 40;
    const [best, next] = texts.filter((one) => one.weight).sort((a, b) => b.weight - a.weight || isLong(b) - isLong(a));
    const to = (one) => href + one.anchor.replace(">", "").replace(/^./, "#$&");
    const sentence = (one) => {
      const className = one.anchor[0] === ">" ? "snippet quoted" : "snippet";
      const source = one.source ? [" ", element("span", { className: "when" }, one.source)] : [];
      return element("p", { className: "mention-sentence" }, element("a", { className, href: to(one) }, ...one.nodes), ...source);
    };
    const lines = best ? [best, ...(next?.number === best.number ? [next] : [])] : texts.slice(0, 1);
    const link = element("a", { href: best && name.number < asked.length ? to(best) : href }, ...name.nodes);
    return element("li", { className: "hit" },
      element("p", { className: "meta" }, [kind, aside].filter(Boolean).join(" · ")),
      element("p", { className: "entry-title" }, link), ...lines.map(sentence));
  }

  async function show(found, asked, mine) {
    const from = list.childElementCount, batch = found.slice(from, from + BATCH);
    const pages = batch.map((i) => place(index.firsts, i));
    const texts = await Promise.all(pages.map((p) => load("p-" + p, digest("p", p), (data) => data)));
    if (mine !== turn) return;
    const label = (i) => form.querySelector(`[value="${index.kinds[place(index.starts, i)][0]}"]`).dataset.label;
    list.append(...batch.map((i, n) => result(texts[n][i - index.firsts[pages[n]]], label(i), asked)));
    more.hidden = from + BATCH >= found.length;
    more.onclick = () => show(found, asked, mine).then(() => list.children[from + BATCH].querySelector(".entry-title a").focus(), failed);
  }

  async function search() {
    const mine = ++turn, text = field.value;
    index ??= await load("index", "", readIndex);
    const all = tokens(text).map(({ word }) => word), open = /\s$/.test(text) ? "" : all.at(-1);
    const unique = [...new Set(all)], meant = unique.filter((word) => !index.stop.has(word));
    // Long words are rare ones: they come first where a query is longer than what may be loaded.
    const asked = [], query = new Set(), order = (meant.length ? meant : unique).sort((a, b) => b.length - a.length);
    for (const word of order.slice(0, 10)) asked.push(await lookUpAny(query, word, word === open));
    if (mine !== turn) return;
    const { found, isPartial } = rank(asked);
    const within = (folder) => found.filter((i) => !folder || index.kinds[place(index.starts, i)][0] === folder);
    for (const radio of form.kind) radio.nextElementSibling.textContent = order.length ? within(radio.value).length : "";
    const chosen = within(form.kind.value), number = chosen.length;
    list.replaceChildren();
    more.hidden = true;
    await show(chosen, asked, mine);
    if (mine !== turn) return;
    const outcome = number ? (isPartial ? say.some : say.all) : asked.some((one) => one.isWide) ? say.short : say.none;
    status.textContent = order.length ? `${outcome.replace("{n}", number)} ` : "";
    status.append(...instead(text, asked));
  }

  // What is shown in place of words that stand nowhere, each as the query that has it instead.
  function instead(text, asked) {
    const links = asked.flatMap(({ word, names }) => names.map((name) => {
      const token = tokens(text).find((one) => one.word === word);
      const query = text.slice(0, token.start) + name + text.slice(token.end);
      const kind = form.kind.value ? { kind: form.kind.value } : {};
      return element("a", { href: "#" + new URLSearchParams({ q: query, ...kind }) }, name);
    }));
    if (!links.length) return [];
    const [before, after] = say.near.split("{names}");
    return [before, ...links.flatMap((link, i) => (i ? [", ", link] : [link])), after ?? ""];
  }

  function failed() {
    status.textContent = say.failed;
  }

  // The address holds the query, so that it can be shared and gone back to. What is typed takes the place of
  // what was there, unless that was left as it was for a moment of its own: a change of field, or Enter.
  function keep() {
    const asked = field.value && `${new URLSearchParams(new FormData(form))}`.replace(/&kind=$/, "");
    history[isKept && location.hash ? "pushState" : "replaceState"](null, "", "#" + asked);
    isKept = false;
    search().catch(failed);
  }

  function recall() {
    const asked = new URLSearchParams(location.hash.slice(1));
    field.value = asked.get("q") ?? "";
    form.kind.value = asked.get("kind") ?? "";
    isKept = true;
    search().catch(failed);
  }

  form.addEventListener("input", () => {
    clearTimeout(pause);
    pause = setTimeout(keep, 80);
  });
  form.addEventListener("change", () => (isKept = true));
  form.addEventListener("submit", (event) => event.preventDefault());
  addEventListener("hashchange", recall);

  document.addEventListener("keydown", (event) => {
    if (event.target.closest("header") || event.isComposing) return;
    const stops = [field, ...list.querySelectorAll(".entry-title a")], at = stops.indexOf(document.activeElement);
    const next = stops[{ ArrowDown: at + 1, ArrowUp: at - 1 }[event.key]];
    if (event.key === "Escape") {
      field.value = "";
      field.focus();
      keep();
    } else if (at >= 0 && next) next.focus();
    else return;
    event.preventDefault();
  });

  off.hidden = true;
  form.hidden = key.hidden = false;
  recall();
  if (!field.value) field.focus();
})();
