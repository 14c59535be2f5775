// In the panel: starts the choosers, pickers and lists that the page names as data (core/starts.py),
// those that come later, too. Wagtail would start them by scripts in the page, which the policy
// forbids. Only what is called like such a part can be named: data in a page must not call anything.
(() => {
  const PART = /^\w*(Chooser|Panel)$/;
  const loaded = new Set(); // addresses of scripts

  const start = (part, name, given) => {
    if (/^[A-Z]/.test(name)) new part(...given);
    else part(...given);
  };
  const startAll = () => {
    for (const element of document.querySelectorAll("template[data-starts]")) {
      const name = element.dataset.starts;
      const part = PART.test(name) && window[name];
      if (!part) continue; // its script is still to come
      element.removeAttribute("data-starts"); // each once, whoever comes first
      try {
        start(part, name, JSON.parse(element.content.textContent));
      } catch (error) {
        reportError(error); // the others start all the same
      }
    }
  };

  // jQuery would put the text of a script that a window brings with it into the page.
  jQuery._evalUrl = (address) => {
    if (loaded.has(address)) return;
    loaded.add(address);
    const script = Object.assign(document.createElement("script"), { src: address, async: false });
    script.addEventListener("load", startAll);
    script.addEventListener("error", () => loaded.delete(address)); // the next window asks again
    document.head.append(script);
  };

  // Before Wagtail's own listeners, as the scripts in the page were.
  document.addEventListener(
    "DOMContentLoaded",
    () => {
      for (const script of document.scripts) loaded.add(script.src);
      new MutationObserver(startAll).observe(document.body, { childList: true, subtree: true });
      startAll();
    },
    { capture: true },
  );
})();
