// The colours that the reader chose, before anything is drawn with others.
try {
  const scheme = localStorage.getItem("factum-scheme");
  if (scheme) document.documentElement.dataset.scheme = scheme;
} catch { /* No storage, as in some windows from disk: the system's colours. */ }
