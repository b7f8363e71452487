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
