// The page for readers: sentence by sentence beside its quotes, with the keys of the terminal. Every text is set as
// text, never as markup.
(() => {
  "use strict";
  const main = document.getElementById("main");
  const who = document.getElementById("who");
  const counts = document.getElementById("counts");
  const second = location.search === "?second";
  const skipped = new Set();
  const before = [];
  let state = null;
  let shown = null;
  let writing = false;

  const make = (name, text, className) => {
    const one = document.createElement(name);
    if (text) one.textContent = text;
    if (className) one.className = className;
    return one;
  };

  // Words, those marked that were compared and agree.
  function words(runs, into, isPassage) {
    for (const run of runs) {
      const part = run.borne ? make("mark", run.text) : make("span", run.text);
      if (run.borne) part.title = `the quotes have this ${run.borne}`;
      if (isPassage) part.classList.add(run.quoted ? "quoted" : "around");
      into.append(part);
    }
    return into;
  }

  function quote(one) {
    const box = make("blockquote");
    const title = one.title === one.source ? one.source : `${one.source} · ${one.title}`;
    box.append(make("p", one.found ? title : `${title}: not found there`, "source"), words(one.words, make("p"), true));
    return box;
  }

  function address(one) {
    if (!state.editor) return "";
    const path = `${state.root}/${one.path}`.split("/").map(encodeURIComponent).join("/");
    const parts = { path, line: one.line, column: one.column };
    return state.editor.replace(/\{(path|line|column)\}/g, (_, name) => parts[name]);
  }

  function said(text) {
    const old = main.querySelector(".said");
    if (old) old.remove();
    const one = make("p", text, "said");
    one.setAttribute("role", "alert");
    main.append(one);
  }

  async function send(where, what) {
    try {
      const headers = { "Content-Type": "application/json", "X-Factum-Token": state.token };
      const answer = await fetch(where, { method: "POST", headers, body: JSON.stringify(what) });
      if (answer.ok) return true;
      said((await answer.text()).trim());
    } catch {
      said("the preview has ended");
    }
    return false;
  }

  async function sign(verdict, remark) {
    const one = shown;
    if (!one || !state.reader) return;
    if (await send("/.factum/review", { key: one.key, verdict, remark })) {
      writing = false;
      before.push(one.key);
      await look();
      show();
    }
  }

  function disagree() {
    if (!shown || !state.reader || writing) return;
    writing = true;
    const form = make("form");
    const label = make("label", "Why do you not agree?");
    const text = make("textarea");
    text.rows = 3;
    text.maxLength = 2000;
    label.append(text);
    const acts = make("p", "", "acts");
    const go = make("button", "Sign");
    const back = make("button", "Cancel");
    back.type = "button";
    back.addEventListener("click", () => show());
    acts.append(go, back);
    form.append(label, acts);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      sign("disagree", text.value);
    });
    text.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.requestSubmit();
      if (event.key === "Escape") show();
    });
    main.append(form);
    text.focus();
  }

  function skip() {
    if (!shown) return;
    skipped.add(shown.key);
    before.push(shown.key);
    show();
  }

  function back() {
    const key = before.pop();
    if (key) skipped.delete(key);
    show(key);
  }

  function edit() {
    if (!shown) return;
    const href = address(shown);
    if (href) location.href = href;
    else if (state.opens) send("/.factum/open", { path: shown.path, line: shown.line, column: shown.column });
    else said("no editor is known: start the preview with --editor");
  }

  const KEYS = { a: () => sign("agree", ""), d: disagree, s: skip, b: back, e: edit, q: () => { location.href = "/"; } };

  function acts() {
    const box = make("p", "", "acts");
    const names = { a: "Agree", d: "Disagree", s: "Skip", b: "Back", e: "Edit" };
    for (const [key, name] of Object.entries(names)) {
      const button = make("button", name);
      button.type = "button";
      button.disabled = !state.reader && "ad".includes(key);
      button.addEventListener("click", () => KEYS[key]());
      box.append(button);
    }
    return box;
  }

  function show(key) {
    writing = false;
    const all = state.all;
    who.textContent = state.reader
      ? `read by ${state.reader}${state.counts ? "" : ", who is no reviewer: agreements do not count"}`
      : "nobody is known who could sign: start with --by NAME, or tell git your name";
    const left = state.waiting - state.sentences.filter((one) => skipped.has(one.key)).length;
    const must = all.missing ? `; ${all.missing} must still be read` : "";
    const lapsed = state.lapsed ? `; ${state.lapsed} sign-offs have lapsed` : "";
    counts.textContent =
      `${left} wait; ${all.read} of ${all.total} read, ${all.disputed} disputed${must}${lapsed}`;
    shown = state.sentences.find((one) => one.key === key) || state.sentences.find((one) => !skipped.has(one.key)) || null;
    if (!shown) {
      const none = state.own ? "Nothing waits for you." : "Nothing waits to be read.";
      main.replaceChildren(make("p", skipped.size ? "Nothing waits but what you have skipped." : none));
      if (state.own) {
        const many = state.own === 1 ? "1 sentence waits that you wrote" : `${state.own} sentences wait that you wrote`;
        main.append(make("p", `${many}: somebody else has to read ${state.own === 1 ? "it" : "them"}.`));
      }
      return;
    }
    const place = make("p", `${shown.path}:${shown.line}:${shown.column} · ${shown.title}`, "place");
    const parts = [place, words(shown.words, make("p", "", "sentence"), false)];
    for (const one of shown.questions) {
      parts.push(make("p", `${one.message}${one.label ? ` (${one.label})` : ""} [${one.code} ${one.name}]`, "question"));
    }
    for (const one of shown.readers) {
      const verb = one.verdict === "agree" ? "agrees" : "disagrees";
      const why = one.discount === "author" ? ", and wrote the line" : one.discount ? ", and is no reviewer" : "";
      parts.push(make("p", `${one.reader} ${verb}, ${one.day}${why}${one.remark ? `: ${one.remark}` : ""}`, `reader ${one.verdict}`));
    }
    if (!shown.cited) parts.push(make("p", "It cites nothing, and is held against all that its note quotes:"));
    parts.push(...shown.quotes.map(quote), acts());
    main.replaceChildren(...parts);
    main.focus({ preventScroll: true });
    scrollTo(0, 0);
  }

  async function look() {
    try {
      const answer = await fetch(`/.factum/sentences${second ? "?second" : ""}`);
      if (answer.ok) state = await answer.json();
    } catch { /* the stream says when the preview is back */ }
  }

  async function follow() {
    const key = shown?.key;
    await look();
    if (state && !writing) show(key);
  }

  document.addEventListener("keydown", (event) => {
    const isWriting = event.target.closest?.("textarea, input");
    if (isWriting || event.ctrlKey || event.metaKey || event.altKey || event.repeat || !state) return;
    const act = KEYS[event.key.toLowerCase()];
    if (!act) return;
    event.preventDefault();
    act();
  });
  const events = new EventSource("/.factum/events");
  events.addEventListener("open", follow);
  events.addEventListener("message", follow);
})();
