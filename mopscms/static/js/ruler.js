// Layer 3: the reading ruler: a band that follows the pointer, the finger and the keyboard's focus.
// Nobody hears it, it takes no click. preferences.css shows it while <html> has data-ruler.

const ruler = document.createElement("div");
ruler.className = "ruler";
ruler.setAttribute("aria-hidden", "true");
document.body.append(ruler);

const moveTo = (y) => ruler.style.setProperty("--ruler-y", `${Math.round(y)}px`);
const follow = (event) => moveTo(event.clientY);
addEventListener("pointermove", follow, { passive: true });
addEventListener("pointerdown", follow, { passive: true });
addEventListener("focusin", (event) => {
  if (!event.target.matches(":focus-visible")) return; // a click has moved it already
  // Once the browser has scrolled to what has the focus; of what is tall, its first line.
  requestAnimationFrame(() => {
    const box = event.target.getBoundingClientRect();
    moveTo(box.top + Math.min(box.height, 60) / 2);
  });
});
