// Layer 3: the quick exit of a page of help in crisis, by its link or by Esc pressed three times.
// Without this script the link simply leads elsewhere, and "Back" returns.
//
// What it can do: this entry of the tab's history is replaced, so "Back" does not return to it.
// What no page can do: clear the browser's list of visited pages, or entries that an earlier visit
// in the same tab has left. The page says so, and how to delete them.

const TIMES = 3;
const PAUSE = 5000; // milliseconds after which a pressed Esc is forgotten
const link = document.querySelector("[data-exit]");
let pressed = [];

function leave() {
  // At once, before the other page has answered: the screen and the tab's title say nothing.
  document.title = new URL(link.href).hostname;
  document.body.hidden = true;
  history.replaceState(null, "", "/"); // should the other page fail to load, this is not the way back
  location.replace(link.href);
}

link.addEventListener("click", (event) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return; // a new tab was asked for
  event.preventDefault();
  leave();
});

document.addEventListener("keydown", (event) => {
  const closed = event.defaultPrevented; // this Esc has closed the list of suggestions
  if (event.key !== "Escape" || closed) pressed = [];
  else pressed = [...pressed.filter((time) => event.timeStamp - time < PAUSE), event.timeStamp];
  if (pressed.length === TIMES) leave();
});

// A step within the page would leave an entry of its own behind: it replaces this one instead.
document.addEventListener("click", (event) => {
  const anchor = event.target.closest('a[href^="#"]');
  if (!anchor || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  location.replace(anchor.hash);
});

document.querySelector("[data-exit-keys]").hidden = false;
