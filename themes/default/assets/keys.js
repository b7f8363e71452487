// "/" on any page: to the search field where there is one, else to the search page. Single keys disturb
// people who speak to their computer (WCAG 2.1.4), so the search page has a box that turns it off.
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
    const { key, target, ctrlKey, metaKey, altKey, defaultPrevented } = event;
    if (key !== "/" || ctrlKey || metaKey || altKey || defaultPrevented || isOff()) return;
    if (target.closest?.("input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable]")) return;
    const field = document.getElementById("q");
    const link = document.querySelector("a[rel~=search]");
    if (!field && !link) return;
    event.preventDefault();
    if (!field) return location.assign(link.href);
    field.focus();
    field.select();
  });
})();
