// "/" on any page, and Ctrl+K or ⌘K: to the search field where there is one, else to the search page. Single keys
// disturb people who speak to their computer (WCAG 2.1.4), so the search page has a box that turns "/" off.
(() => {
  const box = document.getElementById("q-slash");
  const isOff = () => {
    try { return localStorage.getItem("factum-slash") === "off"; } catch { return false; }
  };
  if (box) {
    box.checked = !isOff();
    box.addEventListener("change", () => {
      try { localStorage.setItem("factum-slash", box.checked ? "on" : "off"); } catch { /* It works on. */ }
    });
  }
  document.addEventListener("keydown", (event) => {
    const { key, target, ctrlKey, metaKey, altKey, shiftKey, defaultPrevented } = event;
    if (altKey || defaultPrevented) return;
    // On a Mac Ctrl+K deletes to the end of the line, in any field.
    const held = /^(Mac|iP)/.test(navigator.platform) ? metaKey && !ctrlKey : ctrlKey && !metaKey;
    const isCommand = held && !shiftKey && key.toLowerCase() === "k";
    const isTyped = target.closest?.("input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable]");
    if (!isCommand && (key !== "/" || ctrlKey || metaKey || isTyped || isOff())) return;
    const field = document.getElementById("q");
    const link = document.querySelector("a[rel~=search]");
    if (!field && !link) return;
    event.preventDefault();
    if (!field) return location.assign(link.href);
    field.focus();
    field.select();
  });
})();
// The choice of colours.
(() => {
  const choice = document.querySelector(".scheme"), root = document.documentElement;
  if (!choice) return;
  const make = (tag, properties, ...content) => {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...content);
    return element;
  };
  const summary = choice.querySelector("summary");
  const radio = ([value, label]) => make("label", {}, make("input", { type: "radio", name: "scheme", value }), ` ${label}`);
  const legend = make("legend", { className: "label" }, summary.getAttribute("aria-label"));
  choice.append(make("fieldset", {}, legend, ...Object.entries(choice.dataset).map(radio)));
  const show = () => choice.querySelectorAll("input").forEach((radio) => { radio.checked = radio.value === (root.dataset.scheme || "auto"); });
  choice.hidden = false;
  show();
  choice.addEventListener("change", ({ target }) => {
    root.dataset.scheme = target.value;
    try { localStorage.setItem("factum-scheme", target.value); } catch { /* It holds for this page. */ }
  });
  addEventListener("pageshow", show);
  document.addEventListener("click", ({ target }) => { if (!choice.contains(target)) choice.open = false; });
  choice.addEventListener("keydown", ({ key }) => { if (key === "Escape") { choice.open = false; summary.focus(); } });
})();
// A table that is wider than its room says so, and is a stop by keyboard only then.
(() => {
  const { scrolls } = document.querySelector("main")?.dataset ?? {};
  if (!scrolls || !window.ResizeObserver) return;
  const watch = new ResizeObserver((seen) => seen.forEach(({ target: box }) => {
    const isWide = box.clientWidth > 0 && box.scrollWidth > box.clientWidth + 1;
    const hint = box.previousElementSibling?.matches(".scroll-hint") ? box.previousElementSibling : null;
    if (isWide) box.tabIndex = 0;
    else box.removeAttribute("tabindex");
    if (!isWide) hint?.remove();
    else if (!hint) {
      const words = document.createElement("p");
      words.className = "scroll-hint";
      words.textContent = scrolls;
      box.before(words);
    }
  }));
  document.querySelectorAll(".table-scroll").forEach((box) => watch.observe(box));
})();
