// Sorts and filters the list of a page, and keeps the choice in the address. Without it the list is whole.
(() => {
  const form = document.querySelector("form.filter");
  const lists = document.querySelector(".lists");
  if (!form || !lists) return;
  const selects = [...form.querySelectorAll("select")];
  const facets = selects.filter((select) => select.name !== "sort");
  const out = form.querySelector("output");
  const folds = form.closest(".filters");
  const found = document.createElement("ul");
  const most = 200;
  let entries = null;

  // What the page itself lists: token set, mentions, title, and how to show it.
  const listed = () => [...lists.querySelectorAll(".entry")].map((item) => ({
    tokens: new Set((item.dataset.f ?? "").split(" ")),
    mentions: Number(item.querySelector(".entry-mentions")?.textContent.match(/\d+/)?.[0] ?? 0),
    title: item.querySelector(".entry-title").textContent,
    show: () => item.cloneNode(true),
  }));

  const make = (name, className, ...content) => {
    const element = document.createElement(name);
    element.className = className;
    element.append(...content);
    return element;
  };

  // A list over several pages is handed over by its own script.
  window.factumList = (rows) => {
    entries = rows.map(([tokens, mentions, title, href, date, detail, status, label]) => ({
      tokens: new Set(tokens.split(" ")),
      mentions,
      title,
      show: () => {
        const link = make("a", "", title);
        link.href = href;
        const meta = make("p", "meta", ...(status ? [make("span", `status ${status}`, label), " "] : []), date ? detail : "");
        const count = mentions ? make("p", "entry-mentions meta", `on ${mentions} ${mentions === 1 ? "page" : "pages"}`) : "";
        return make("li", `entry ${status}`, make("p", "entry-date", date || detail), make("div", "", make("p", "entry-title", link), meta), count);
      },
    }));
    draw();
  };

  const orders = {
    last: (all) => all.reverse(),
    title: (all) => all.sort((a, b) => a.title.localeCompare(b.title)),
    mentions: (all) => all.sort((a, b) => b.mentions - a.mentions),
  };
  const answers = (entry, chosen) => chosen.every(({ value }) => !value || entry.tokens.has(value));

  // How many would be left, for each choice that is not made yet.
  function recount() {
    for (const select of facets) {
      const others = facets.filter((other) => other !== select);
      const counts = {};
      for (const entry of entries) {
        if (answers(entry, others)) for (const token of entry.tokens) counts[token] = (counts[token] ?? 0) + 1;
      }
      for (const option of select.options) {
        if (!option.value) continue;
        const count = counts[option.value] ?? 0;
        option.textContent = `${option.dataset.l} (${count})`;
        option.disabled = count === 0 && !option.selected;
      }
    }
  }

  function draw() {
    const sort = form.elements.sort.value;
    const isPlain = !sort && facets.every((select) => !select.value);
    lists.hidden = !isPlain;
    found.hidden = isPlain;
    if (isPlain && !entries) return;
    if (!entries) {
      if (form.dataset.script) {
        const script = document.createElement("script");
        script.src = form.dataset.script;
        document.head.append(script);
        entries = [];
        return;
      }
      entries = listed();
    }
    recount();
    const all = entries.filter((entry) => answers(entry, facets));
    const shown = (orders[sort] ?? ((same) => same))(all);
    found.replaceChildren(...(isPlain ? [] : shown.slice(0, most).map((entry) => entry.show())));
    const rest = shown.length > most && !isPlain ? `, the first ${most} shown` : "";
    out.textContent = isPlain ? "" : `${shown.length} of ${entries.length} ${out.dataset.noun}${rest}`;
  }

  function save() {
    const state = new URLSearchParams();
    for (const select of selects) {
      const option = select.selectedOptions[0];
      if (select.value) state.set(select.name, option.dataset.l ?? select.value);
    }
    const text = state.toString();
    history.replaceState(null, "", text ? `#${text}` : location.pathname + location.search);
  }

  function restore() {
    if (location.hash && !location.hash.includes("=")) return;
    const state = new URLSearchParams(location.hash.slice(1));
    for (const select of selects) {
      const wanted = state.get(select.name) ?? "";
      const option = [...select.options].find((one) => (one.dataset.l ?? one.value) === wanted && !(wanted && !one.value));
      select.value = option ? option.value : "";
    }
    draw();
  }

  found.className = lists.querySelector(".index-list").className;
  found.hidden = true;
  lists.after(found);
  // Folded where there is little room, unless something is chosen.
  const wide = matchMedia("(min-width: 48rem)");
  const fold = () => { folds.open = wide.matches || location.hash.includes("="); };
  folds.hidden = false;
  fold();
  wide.addEventListener("change", fold);
  form.addEventListener("change", () => { draw(); save(); });
  form.addEventListener("reset", () => setTimeout(() => { draw(); save(); }));
  form.addEventListener("submit", (event) => event.preventDefault());
  window.addEventListener("hashchange", restore);
  restore();
})();
