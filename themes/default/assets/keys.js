// "/" on any page: to the search field where there is one, else to the search page.
document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
  if (event.target.closest?.("input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable]")) return;
  try {
    // Single keys disturb people who speak to their computer (WCAG 2.1.4): the search page turns this off.
    if (localStorage.getItem("factum-slash") === "off") return;
  } catch {
    // Without storage the key works.
  }
  const field = document.getElementById("q");
  const link = document.querySelector("a[rel~=search]");
  if (field) field.select();
  else if (link) location.assign(link.href);
  if (field || link) event.preventDefault();
});
