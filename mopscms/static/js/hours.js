// Layer 3: says whether it is open right now, on a page that may have been kept for hours.
// The server sends what is true from which moment on, in whole sentences; this only picks one.
// Without this script the line says what is true all day, by name of the day.

const lines = document.querySelectorAll("[data-open-now]");

function show(line) {
  const now = Date.now() / 1000;
  const moments = JSON.parse(line.dataset.openNow);
  const current = moments.filter(([from]) => from <= now).pop();
  if (!current) return; // a clock that is wrong: what the server said is the best we know
  const [, text] = current;
  if (line.textContent !== text) line.textContent = text; // a screen reader is left alone
  line.hidden = !text; // nothing is known any more; the hours of the week stay
}

function refresh() {
  if (!document.hidden) lines.forEach(show);
}

if (lines.length) {
  refresh();
  setInterval(refresh, 60_000);
  document.addEventListener("visibilitychange", refresh);
  addEventListener("pageshow", refresh); // back from where the browser keeps whole pages
}
