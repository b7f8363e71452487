// What a page of the preview does besides: it shows itself anew when its note was saved, without losing its place,
// and shows what is found wrong. No page of a build has it. All texts are set as texts, never as markup.
(() => {
  "use strict";
  const page = document.currentScript.dataset.page;
  const PLACE = "factum-place";
  let state = null;
  let source = null;
  let marked = [];

  // The texts of a sentence, without what stands beside it and its marks.
  function textsOf(sentence) {
    const walker = document.createTreeWalker(sentence, NodeFilter.SHOW_TEXT);
    const nodes = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (!node.parentElement.closest(".side, sup, .pin, .vh")) nodes.push(node);
    }
    return nodes;
  }

  // What a sentence says: its number is another where one came before it.
  const wordsOf = (one) => one.matches(".statement") ? textsOf(one).map((node) => node.data).join("") : "";

  // The place on the page: what has an anchor and stands nearest to the top of the window, and how far from it. Several,
  // since the nearest may be what was edited.
  function keepPlace() {
    const marks = [...document.querySelectorAll("main [id]")].map((one) => ({ one, box: one.getBoundingClientRect() }))
      .filter(({ box }) => box.height > 0 && box.bottom > 0 && box.top < innerHeight)
      .sort((a, b) => Math.abs(a.box.top) - Math.abs(b.box.top)).slice(0, 12);
    const place = {
      path: location.pathname, y: scrollY, x: scrollX, focus: document.activeElement?.id || "",
      marks: marks.map(({ one, box }) => ({ id: one.id, words: wordsOf(one), top: box.top })),
      open: [...document.querySelectorAll("details")].map((one) => one.open),
      panel: panel.open,
    };
    try { sessionStorage.setItem(PLACE, JSON.stringify(place)); } catch { /* without storage the place is lost */ }
    history.scrollRestoration = "manual";
  }

  function takePlace() {
    let place = null;
    try {
      place = JSON.parse(sessionStorage.getItem(PLACE));
      sessionStorage.removeItem(PLACE);
    } catch { /* nothing was kept */ }
    if (!place || place.path !== location.pathname) return;
    panel.open = place.panel;
    [...document.querySelectorAll("details")].forEach((one, n) => { if (place.open[n]) one.open = true; });
    const statements = [...document.querySelectorAll("main .statement")];
    const again = ({ id, words }) => {
      const same = words ? statements.filter((one) => wordsOf(one) === words) : [];
      return words ? same.find((one) => one.id === id) || same[0] : document.getElementById(id);
    };
    const restore = () => {
      const mark = place.marks.find(again);
      if (mark) scrollBy({ top: again(mark).getBoundingClientRect().top - mark.top, behavior: "instant" });
      else scrollTo({ left: place.x, top: place.y, behavior: "instant" });
    };
    document.getElementById(place.focus)?.focus({ preventScroll: true });
    restore();
    // Pictures and letters that come later move what is below them. The browser goes where it was only until the page
    // has come, so it is left to itself again after that.
    const settle = () => {
      restore();
      setTimeout(() => { history.scrollRestoration = "auto"; }, 200);
    };
    if (document.readyState !== "complete") addEventListener("load", settle, { once: true });
    else settle();
  }

  // The panel, apart from the page's own styles.
  const host = document.createElement("factum-preview");
  const root = host.attachShadow({ mode: "open" });
  const styles = () => {
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.href = "/.factum/preview.css";
    return link;
  };
  const make = (name, text, className) => {
    const one = document.createElement(name);
    if (text) one.textContent = text;
    if (className) one.className = className;
    return one;
  };
  const frame = make("aside", "", "panel");
  frame.hidden = true;
  frame.setAttribute("aria-label", "Preview");
  const trouble = make("p", "", "trouble");
  const draft = make("p", "Draft: a build leaves this page out", "draft");
  const panel = make("details");
  const summary = make("summary");
  const list = make("div", "", "list");
  panel.append(summary, list);
  frame.append(trouble, draft, panel);
  root.append(styles(), frame);
  document.head.append(styles());
  document.documentElement.append(host);

  const counted = (n, noun) => `${n} ${noun}${n === 1 ? "" : "s"}`;

  function address(path, line, column) {
    if (!state.editor) return "";
    const full = `${state.root}/${path}`.split("/").map(encodeURIComponent).join("/");
    const parts = { path: full, line, column };
    return state.editor.replace(/\{(path|line|column)\}/g, (_, name) => parts[name]);
  }

  // Has the editor opened by the preview, where a command opens it. Only pages of the preview know the token.
  function open(path, line, column) {
    const headers = { "Content-Type": "application/json", "X-Factum-Token": state.token };
    fetch("/.factum/open", { method: "POST", headers, body: JSON.stringify({ path, line, column }) }).catch(() => {});
  }

  function finding(one, isHere) {
    const box = make("div", "", `finding ${one.level}`);
    box.append(make("p", one.message));
    if (one.label) box.append(make("p", one.label, "more"));
    for (const text of one.notes) box.append(make("p", text, "more"));
    for (const text of one.help.concat(one.fixes)) box.append(make("p", `→ ${text}`, "more"));
    const where = make("p", "", "where");
    const place = `${one.path}:${one.line}:${one.column}`;
    const href = address(one.path, one.line, one.column);
    if (href) {
      const link = make("a", place);
      link.href = href;
      where.append(link);
    } else if (state.opens) {
      const button = make("button", place);
      button.type = "button";
      button.addEventListener("click", () => open(one.path, one.line, one.column));
      where.append(button);
    } else {
      where.append(place);
    }
    where.append(` ${one.level}[${one.code} ${one.name}] `);
    if (!isHere && one.href) {
      const link = make("a", "the page");
      link.href = one.href + (one.sentence ? `#${one.sentence}` : "");
      where.append(link);
    }
    const ranges = isHere ? rangesOf(one) : [];
    if (ranges.length) {
      const show = make("button", "show");
      show.type = "button";
      show.addEventListener("click", () => {
        ranges[0].startContainer.parentElement.scrollIntoView({ block: "center" });
        window.CSS?.highlights?.set("factum-chosen", new Highlight(...ranges));
      });
      where.append(show);
      marked.push({ ranges, box, level: one.level });
    }
    box.append(where);
    return box;
  }

  // Letters that typesetting changes, each as one of its kind.
  const plain = (text) => text
    .replace(/[“”„«»‟]/g, '"').replace(/[‘’‚‹›‛`]/g, "'").replace(/[‐‑‒–—−]/g, "-").replace(/\s/g, " ");

  // Where a finding's words stand on the page: within its sentence, what stands beside it and its marks left out.
  function rangesOf(one) {
    const sentence = one.sentence && document.getElementById(one.sentence);
    if (!sentence) return [];
    const nodes = [];
    let text = "";
    for (const node of textsOf(sentence)) {
      nodes.push([text.length, node]);
      text += node.data;
    }
    if (!nodes.length) return [];
    const range = (start, end) => {
      const at = (offset, isEnd) => {
        const found = nodes.findLast(([from]) => (isEnd ? from < offset : from <= offset)) || nodes[0];
        return [found[1], Math.min(offset - found[0], found[1].length)];
      };
      const one = document.createRange();
      one.setStart(...at(start, false));
      one.setEnd(...at(end, true));
      return one;
    };
    const [where, words] = [plain(text), plain(one.words || "")];
    let at = words ? where.indexOf(words) : -1;
    for (let n = 0; n < one.nth && at >= 0; n++) {
      const next = where.indexOf(words, at + 1);
      if (next < 0) break;
      at = next;
    }
    return [at < 0 ? range(0, text.length) : range(at, at + words.length)];
  }

  function show() {
    marked = [];
    const parts = [];
    if (state.here.length) {
      parts.push(make("h2", "On this page"), ...state.here.map((one) => finding(one, true)));
    }
    if (state.elsewhere.length) {
      parts.push(make("h2", "Elsewhere"), ...state.elsewhere.map((one) => finding(one, false)));
    }
    if (state.untold) parts.push(make("p", `${state.untold} more: factum check lists them all`, "more"));
    list.replaceChildren(...parts);
    const counts = [[state.errors, "error"], [state.warnings, "warning"], [state.suspicions, "suspicion"]]
      .filter(([n]) => n).map(([n, noun]) => counted(n, noun));
    summary.textContent = counts.join(", ") + (state.here.length ? ` · ${state.here.length} here` : "");
    panel.hidden = !counts.length;
    trouble.hidden = !state.trouble;
    trouble.textContent = state.trouble || "";
    draft.hidden = !state.draft;
    frame.hidden = panel.hidden && trouble.hidden && draft.hidden;
    if (window.CSS?.highlights) {
      CSS.highlights.delete("factum-chosen");
      for (const level of ["error", "warning", "suspicion"]) {
        const ranges = marked.filter((one) => one.level === level).flatMap((one) => one.ranges);
        if (ranges.length) CSS.highlights.set(`factum-${level}`, new Highlight(...ranges));
        else CSS.highlights.delete(`factum-${level}`);
      }
    }
  }

  async function look() {
    try {
      const answer = await fetch(`/.factum/state?${encodeURIComponent(decodeURI(location.pathname))}`);
      if (!answer.ok) return;
      const next = await answer.json();
      if (next.page && next.page !== page) {
        keepPlace();
        location.reload();
        return;
      }
      state = next;
      show();
    } catch { /* the server has gone; the stream says when it is back */ }
  }

  // A page that nobody looks at holds no connection: a browser has six of them for all its pages together.
  function listen() {
    if (document.hidden) {
      source?.close();
      source = null;
    } else if (!source) {
      source = new EventSource("/.factum/events");
      source.addEventListener("open", look);
      source.addEventListener("message", look);
    }
  }

  // A click on words that something is wrong with shows what; with Alt, any sentence opens at its line.
  document.addEventListener("click", (event) => {
    const sentence = event.altKey && event.target.closest?.(".statement");
    if (sentence && state?.note && (state.editor || state.opens)) {
      const line = state.lines[sentence.id] || 1;
      event.preventDefault();
      if (state.editor) location.href = address(state.note, line, 1);
      else open(state.note, line, 1);
      return;
    }
    const point = document.caretPositionFromPoint?.(event.clientX, event.clientY);
    const isOn = (range) => point && range.isPointInRange(point.offsetNode, point.offset);
    const hit = marked.find((one) => one.ranges.some(isOn));
    if (!hit || event.target.closest?.("a, button")) return;
    panel.open = true;
    hit.box.scrollIntoView({ block: "nearest" });
  });

  document.addEventListener("visibilitychange", listen);
  takePlace();
  listen();
})();
