// Layer 3: what a visitor has chosen in "Ułatwienia", put on <html> before the page is painted.
// A plain script in the head, not a module: a module would run after the first paint.
//
// What the storage holds was perhaps written by another release, or by anybody: only what is
// listed here is taken. The choices themselves are in templates/layout/preferences.html.
{
  const CHOICES = {
    text: ["125", "150", "200"],
    spacing: ["wide"],
    contrast: ["black-on-white", "white-on-black", "yellow-on-black", "black-on-yellow"],
    motion: ["off"],
    links: ["underlined"],
    ruler: ["on"],
  };

  const show = () => {
    let kept;
    try {
      kept = JSON.parse(localStorage.getItem("mopscms.preferences"));
    } catch {} // forbidden, or not JSON
    for (const [name, values] of Object.entries(CHOICES)) {
      const value = kept?.[name];
      if (values.includes(value)) document.documentElement.dataset[name] = value;
      else delete document.documentElement.dataset[name];
    }
  };

  show();
  addEventListener("storage", show); // chosen in another tab
  addEventListener("pageshow", (event) => event.persisted && show()); // back from memory
}
