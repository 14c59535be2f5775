// Layer 3: the carousel's buttons and position (W3C APG, carousel without rotation).
// Without this script the slides are a list that scrolls by itself, by touch or by keyboard.

const reduced = matchMedia("(prefers-reduced-motion: reduce)");
const isStill = () => reduced.matches || document.documentElement.dataset.motion === "off";

function start(carousel) {
  const slides = carousel.querySelectorAll(".carousel__slide");
  if (slides.length < 2) return;
  const list = carousel.querySelector(".carousel__slides");
  const previous = carousel.querySelector("[data-carousel-previous]");
  const next = carousel.querySelector("[data-carousel-next]");
  const position = carousel.querySelector("[data-carousel-position]");
  let current = 0;

  const show = (index) => {
    current = index;
    position.textContent = `${index + 1} ${position.dataset.carouselOf} ${slides.length}`;
    // Not `disabled`: a button that disables itself drops the keyboard user's focus.
    previous.setAttribute("aria-disabled", index === 0);
    next.setAttribute("aria-disabled", index === slides.length - 1);
  };

  const go = (index) => {
    if (index < 0 || index >= slides.length) return;
    const left = slides[index].offsetLeft - slides[0].offsetLeft;
    list.scrollTo({ left, behavior: isStill() ? "auto" : "smooth" });
    show(index);
  };

  previous.addEventListener("click", () => go(current - 1));
  next.addEventListener("click", () => go(current + 1));
  list.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step || event.target !== list) return;
    event.preventDefault();
    go(current + step);
  });

  // Touch and mouse scroll the list natively; the position follows the slide that is mostly seen.
  const seen = new IntersectionObserver(
    (entries) => {
      const entry = entries.reverse().find((one) => one.isIntersecting);
      if (entry) show([...slides].indexOf(entry.target));
    },
    { root: list, threshold: 0.6 },
  );
  slides.forEach((slide) => seen.observe(slide));
  show(0);
  carousel.querySelector(".carousel__controls").hidden = false;
}

document.querySelectorAll("[data-carousel]").forEach(start);
