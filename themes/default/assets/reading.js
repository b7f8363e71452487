// Evidence in place: a mark opens its footnote where it stands, a link shows what it leads to, a sentence
// can be cited. Everything shown is in the page already; without this script marks and links are links.
(() => {
  "use strict";
  const root = document.documentElement;
  const first = (selector, within = document) => within.querySelector(selector);
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const make = (tag, name, ...content) => {
    const element = document.createElement(tag);
    element.className = name;
    element.append(...content);
    return element;
  };

  const said = first("#said");
  if (!said) return;

  // The notes at the end are folded where they stand beside the text already. A link to one of them opens them, and so
  // does paper.
  const notes = first("details.notes");
  if (notes) {
    const meant = () => notes.contains(document.getElementById(decodeURIComponent(location.hash.slice(1)) || "main"));
    let beside = false;
    const fold = () => {
      const before = beside;
      beside = all("main .side").some((side) => side.offsetParent);
      if (beside !== before) notes.open = !beside || meant();
    };
    fold();
    addEventListener("resize", fold);
    document.addEventListener("click", ({ target }) => {
      const hash = target.closest?.("a[href^='#']")?.hash;
      if (hash && notes.contains(document.getElementById(hash.slice(1)))) notes.open = true;
    });
    addEventListener("hashchange", () => { if (meant()) notes.open = true; });
    let wasOpen = true;
    addEventListener("beforeprint", () => { wasOpen = notes.open; notes.open = true; });
    addEventListener("afterprint", () => { notes.open = wasOpen; });
  }

  // Verifying the page: the script that does it is loaded when it is asked for.
  const { src } = document.currentScript;
  const evidence = all("section.evidence, section.used").find((section) => first(".passage-quote", section));
  if (evidence) {
    const start = make("button", "", said.dataset.verify);
    const box = make("div", "verify meta", start);
    first("h2", evidence).after(box);
    start.type = "button";
    start.addEventListener("click", () => {
      if (notes) notes.open = true;
      const script = make("script", "");
      script.src = src.replace("reading", "verify");
      script.onload = () => window.factumVerify.show(box, said.dataset);
      if (window.factumVerify) script.onload();
      else document.head.append(script);
    });
  }

  // The card.
  const { also, copy, here: leads } = said.dataset;
  const body = make("div", "card-body");
  const more = make("div", "card-more");
  const button = make("button", "", copy);
  button.type = "button";
  const here = make("a", "card-here", leads);
  const card = make("div", "card", body, make("p", "card-also label", also), more, make("p", "card-acts", button, " ", here));
  card.id = "card-shown";
  body.id = "card-body";
  if (card.showPopover) card.popover = "manual";
  const previews = new Map(all("[data-for]", first("#previews")?.content || card).map((one) => [one.dataset.for, one]));
  const MARK = "[role=doc-noteref]";
  const NUMBER = ".rests a";
  const OPEN = "button.open-mark";
  const PASSAGE = ".used a.passage-number";
  let owner = null; // What the card stands at.
  let held = false; // Whether it stays until it is closed.
  let timer = 0;

  const previewOf = (link) => link.closest("main") && !card.contains(link) && (previews.get(link.getAttribute("href")) || previews.get(link.getAttribute("href").split("#")[0]));
  // What a link leads to, in lines: its kind, its title, a sentence about it, and some facts.
  const shownOf = (preview) => [...preview.childNodes].map(({ nodeName, previousSibling, textContent }) => make("p", { B: "card-title", I: "meta" }[nodeName] || (previousSibling ? "" : "label"), textContent));
  const opener = (target) => {
    const link = target.closest?.(`a[href], ${OPEN}`);
    return link && (link.matches(`${MARK}, ${NUMBER}, ${OPEN}, ${PASSAGE}, .pin`) || previewOf(link)) ? link : null;
  };

  // The footnotes that a mark stands for, as their list items.
  const notesOf = (mark) => {
    const id = mark.getAttribute("href").slice(1);
    const to = Number(mark.dataset.to || 0);
    const from = Number(id.split("-")[2]);
    const ids = to ? Array.from({ length: to - from + 1 }, (_, i) => id.replace(/\d+$/, from + i)) : [id];
    return ids.map((one) => document.getElementById(one)).filter(Boolean);
  };

  // A footnote for the card: without its way back, which the mark is, and without anchors of its own.
  const passage = (note) => {
    const copy = note.cloneNode(true);
    copy.removeAttribute("id");
    all("[id]", copy).forEach((one) => one.removeAttribute("id"));
    all(".backs", copy).forEach((one) => one.remove());
    return make("div", "passage", ...copy.childNodes);
  };

  // Footnotes with the reference of each source below its own, and how they were verified in full.
  const passages = (notes) => {
    const parts = [];
    const meanings = new Set();
    notes.forEach((note, i) => {
      parts.push(passage(note));
      const outcome = first(".outcome", note)?.className.split(" ")[1];
      const meaning = outcome && first(`.legend .${outcome} + span`);
      if (meaning) meanings.add(meaning.textContent);
      const section = note.closest(".source-notes");
      const reference = section && first(".reference", section);
      if (reference && notes[i + 1]?.closest(".source-notes") !== section) parts.push(reference.cloneNode(true));
    });
    meanings.forEach((meaning) => parts.push(make("p", "meta", meaning)));
    return parts;
  };

  // The sentence, fact, row or item that a mark or a pin belongs to.
  const statementOf = (link) => link.closest(".statement, .fact, tr, li, p") || link;

  const plain = (node) => {
    const copy = node.cloneNode(true);
    all(".side, .mark, .pin, .card, .open-mark", copy).forEach((one) => one.remove());
    return copy.textContent.replace(/\s+/g, " ").trim();
  };

  const addressOf = (link) => {
    const page = first("link[rel=canonical]")?.href || location.href.split("#")[0];
    const id = statementOf(link).id || link.getAttribute("href").slice(1);
    return `${page}#${id}`;
  };

  // The page, as its foot says that it is cited.
  const cited = (isWhole) => {
    const page = first("#cited")?.cloneNode(true);
    if (!isWhole) first(".address", page || card)?.remove();
    return page ? plain(page) : `${document.title}.`;
  };

  const citation = (link) => {
    const statement = statementOf(link);
    const quoted = (text) => said.dataset.open + text + said.dataset.close;
    const notes = [...new Set(all(MARK, statement).flatMap(notesOf))];
    const lines = notes.map((note) => {
      const reference = first(".reference", note.closest(".source-notes"));
      const number = plain(first(".passage-number", note));
      return `[${number}] ${plain(first(".passage-quote", note) || first(".passage-body", note))}${reference ? ` – ${plain(reference)}` : ""}`;
    });
    const words = link.matches(PASSAGE) ? first(".passage-quote", statement) : statement;
    const sentence = words.matches(".statement") ? quoted(plain(words)) : plain(words);
    return [`${sentence} ${cited()} ${addressOf(link)}`, ...lines].join("\n");
  };

  // Fills the card; false where there is nothing to show.
  const fill = (link) => {
    const preview = !link.matches(`${MARK}, ${NUMBER}, ${OPEN}, ${PASSAGE}, .pin`) && previewOf(link);
    const statement = statementOf(link);
    let shown = [];
    let others = [];
    if (preview) shown = shownOf(preview);
    else if (link.matches(NUMBER)) {
      const [from, to = from] = link.textContent.split("–").map(Number);
      const kind = link.closest(".voices") ? "q" : "u";
      const items = Array.from({ length: to - from + 1 }, (_, i) => document.getElementById(kind + (from + i))?.closest("li"));
      shown = items.filter(Boolean).map(passage);
    } else {
      const marks = all(MARK, statement).filter((mark) => !mark.closest(".side"));
      const isOpen = link.matches(OPEN);
      const own = link.matches(".pin") ? marks.flatMap(notesOf) : isOpen || link.matches(PASSAGE) ? [] : notesOf(link);
      shown = passages([...new Set(own)]);
      others = [...new Set(marks.flatMap(notesOf))].filter((note) => !own.includes(note));
      const open = isOpen ? link : first(OPEN, statement);
      if (!shown.length && open) shown = [make("p", "", open.dataset.title)];
    }
    body.replaceChildren(...shown);
    more.replaceChildren(...others.map(passage));
    first(".card-also", card).hidden = more.hidden = !others.length;
    const isCited = !preview && !link.matches(NUMBER);
    first(".card-acts", card).hidden = !isCited;
    here.href = isCited ? `#${statement.id || link.getAttribute("href").slice(1)}` : "";
    button.textContent = copy;
    here.textContent = link.matches(PASSAGE) ? said.dataset.passage : leads;
    return shown.length > 0 || link.matches(`${PASSAGE}, .pin`);
  };

  // Below the mark or above it, within the window. On a narrow window the style sheet puts it at the foot,
  // and the page moves up as far as the mark would stand behind it.
  const place = (link) => {
    const boxes = link.getClientRects();
    const box = boxes[boxes.length - 1] || link.getBoundingClientRect();
    const { offsetWidth: width, offsetHeight: height } = card;
    const left = Math.min(Math.max(box.left - 24, 8), root.clientWidth - width - 8);
    const fits = link.matches(".pin") || box.bottom + height + 14 < innerHeight || box.top < height + 14;
    const behind = box.bottom + height + 16 - innerHeight;
    if (behind > 0 && getComputedStyle(card).position === "fixed") scrollBy(0, behind);
    card.style.left = `${left + scrollX}px`;
    card.style.top = `${(fits ? box.bottom + 8 : box.top - height - 8) + scrollY}px`;
  };

  const close = () => {
    clearTimeout(timer);
    if (!owner) return;
    if (owner.hasAttribute("aria-expanded")) owner.setAttribute("aria-expanded", "false");
    owner.removeAttribute("aria-describedby");
    owner = null;
    held = false;
    card.remove();
  };

  const open = (link, stays) => {
    clearTimeout(timer);
    if (owner === link) { held ||= stays; return; }
    close();
    if (!fill(link)) return;
    owner = link;
    held = stays;
    // Beside the link in the order of the page, so that the next step by keyboard is into the card.
    (link.closest(".mark") || link).after(card);
    card.showPopover?.();
    place(link);
    if (link.hasAttribute("aria-expanded")) link.setAttribute("aria-expanded", "true");
    link.setAttribute("aria-describedby", body.id);
  };

  // The note beside the text, where the window has room for it.
  const beside = (link) => {
    const numbers = notesOf(link).map((note) => first(".passage-number", note).textContent);
    const block = link.closest(".prose > *");
    return all(".side-number", block || card).filter((side) => side.offsetParent && numbers.includes(side.textContent)).map((side) => side.parentElement);
  };
  const light = (link, isLit) => link?.matches(MARK) && beside(link).forEach((side) => side.classList.toggle("lit", isLit));

  const later = (run, delay) => { clearTimeout(timer); timer = setTimeout(run, delay); };
  const glance = (link, delay) => {
    light(link, true);
    if (link.matches(`${PASSAGE}, .pin`) || (link.matches(MARK) && beside(link).length)) return;
    later(() => open(link, false), delay);
  };

  document.addEventListener("pointerover", ({ target, pointerType }) => {
    if (pointerType === "touch") return;
    if (card.contains(target)) { clearTimeout(timer); return; }
    const link = opener(target);
    if (link === owner) clearTimeout(timer);
    else if (link && !held) glance(link, link.matches(`${MARK}, ${OPEN}`) ? 200 : 450);
  });
  document.addEventListener("pointerout", ({ target, relatedTarget, pointerType }) => {
    if (pointerType === "touch") return;
    const link = opener(target);
    if (link && !link.contains(relatedTarget)) light(link, false);
    if (held || card.contains(relatedTarget) || (link && link.contains(relatedTarget))) return;
    if (link || card.contains(target)) later(close, 300);
  });
  document.addEventListener("focusin", ({ target }) => {
    if (card.contains(target) || target === owner) return;
    if (owner) close();
    const link = opener(target);
    if (link?.matches(":focus-visible")) glance(link, link.matches(`${MARK}, ${OPEN}`) ? 0 : 450);
  });
  document.addEventListener("focusout", ({ target }) => {
    const link = opener(target);
    if (link) { light(link, false); if (link !== owner) clearTimeout(timer); }
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    clearTimeout(timer);
    if (!owner) return;
    const back = card.contains(document.activeElement) ? owner : null;
    close();
    back?.focus();
    clearTimeout(timer);
    if (back) close();
  });
  document.addEventListener("click", (event) => {
    const { target } = event;
    if (card.contains(target)) {
      // A link within the page leads on; the card has done its work.
      if (target.closest("a[href^='#']")) setTimeout(close);
      return;
    }
    const link = opener(target);
    if (!link || event.metaKey || event.ctrlKey || event.shiftKey) { close(); return; }
    if (link.matches(`${MARK}, ${NUMBER}, ${OPEN}`)) {
      event.preventDefault();
      if (owner === link && held) close();
      else open(link, true);
    } else if (link.matches(`${PASSAGE}, .pin`)) open(link, true);
    else close();
  });
  // The bars of a phone's browser come and go with scrolling: only another width is another page.
  let width = innerWidth;
  addEventListener("resize", () => { if (width !== innerWidth) close(); width = innerWidth; });
  addEventListener("hashchange", () => { if (owner && !owner.matches(`${PASSAGE}, .pin`)) close(); });

  // Copying.
  const written = (text) => {
    const area = make("textarea", "vh");
    area.value = text;
    (card.isConnected ? card : document.body).append(area);
    area.select();
    const done = document.execCommand("copy");
    area.remove();
    return done;
  };
  const copies = (button, text) => button.addEventListener("click", async () => {
    let done = true;
    try { await navigator.clipboard.writeText(text()); } catch { done = written(text()); }
    const word = done ? said.dataset.copied : said.dataset.failed;
    button.textContent = word;
    button.focus();
    said.textContent = "";
    setTimeout(() => { said.textContent = word; }, 50);
  });
  copies(button, () => citation(owner));
  const foot = first(".cite");
  if (foot) {
    const whole = make("button", "", copy);
    whole.type = "button";
    foot.append(whole);
    copies(whole, () => (first("#cited .address") ? cited(true) : `${cited()} ${location.href.split("#")[0]}`));
  }

  // Pins of sentences with marks are not stops of their own: the mark's card has the same. A card says what a mark of
  // an open question said without this script.
  all(`${MARK}, ${OPEN}, ${PASSAGE}, .pin`).forEach((link) => link.setAttribute("aria-expanded", "false"));
  all(".pin").forEach((pin) => { if (first(`${MARK}, ${OPEN}`, pin.parentElement)) pin.tabIndex = -1; });
  all(OPEN).forEach((mark) => { mark.dataset.title = mark.title; mark.removeAttribute("title"); });
})();
