// Layer 3: lets notices appear, vanish and be dismissed, without a cookie.
// A plain script right after the notices, not a module: a notice that was dismissed is hidden before
// it is painted, and a page without notices does not load it. Without it the server's answer holds.
{
  const region = document.querySelector("[data-notices]");
  const notices = [...region.querySelectorAll("[data-key]")];
  const atOnce = Number(region.dataset.atOnce);
  const STORE = "dismissed-notices";
  const KEPT = 30; // keys in the store; older ones are of notices long gone
  const LONGEST = 60 * 60 * 1000; // a timer of weeks would overflow

  // A clock that is slow by years (an old phone without its battery) counts from the server's time.
  const delay = Math.max(0, Date.parse(region.dataset.now) - Date.now());
  const now = () => Date.now() + delay;

  // The visitor's storage may be forbidden or full: then what is dismissed stays so on this page.
  const dismissed = new Set();
  const read = () => {
    try {
      for (const key of JSON.parse(localStorage.getItem(STORE)) ?? []) dismissed.add(key);
    } catch {}
  };
  const write = () => {
    try {
      localStorage.setItem(STORE, JSON.stringify([...dismissed].slice(-KEPT)));
    } catch {}
  };

  let timer;
  const arrange = () => {
    let room = atOnce;
    let next = LONGEST;
    for (const notice of notices) {
      const from = Date.parse(notice.dataset.from) - now();
      const until = Date.parse(notice.dataset.until) - now();
      const shown = from <= 0 && until > 0 && room > 0 && !dismissed.has(notice.dataset.key);
      if (shown) room -= 1;
      if (notice.hidden === shown) notice.hidden = !shown; // untouched, it is not read out again
      for (const wait of [from, until]) if (wait > 0) next = Math.min(next, wait);
    }
    region.hidden = notices.every((notice) => notice.hidden);
    clearTimeout(timer);
    timer = setTimeout(arrange, next + 50);
  };

  const dismiss = (notice) => {
    dismissed.add(notice.dataset.key);
    write();
    arrange();
    // The button that had the focus is gone: go on to the next notice, or to the content.
    const next = notices.find((one) => !one.hidden)?.querySelector("button");
    (next ?? document.querySelector("main"))?.focus({ preventScroll: true });
  };

  for (const notice of notices) {
    const button = notice.querySelector("button");
    if (!button) continue;
    button.hidden = false;
    button.addEventListener("click", () => dismiss(notice));
  }
  // A page that was asleep, or came back from the browser's memory, looks at the clock again.
  document.addEventListener("visibilitychange", () => document.hidden || arrange());
  addEventListener("pageshow", (event) => {
    if (event.persisted) {
      read();
      arrange();
    }
  });
  read();
  arrange();
}
