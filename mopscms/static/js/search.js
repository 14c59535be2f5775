// Layer 3: suggestions under a search box (W3C APG, editable combobox with list autocomplete).
// Without this script the box is a plain form: the roles and the list are added here.

const SHORTEST = 2; // letters
const PAUSE = 150; // milliseconds without typing until we ask
const answers = new Map(); // address → suggestions, for as long as the page lives
const plural = new Intl.PluralRules(document.documentElement.lang);

const fold = (text) =>
  text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "").replaceAll("ł", "l");

function make(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children); // a string becomes a text node, never markup
  return element;
}

// The text in pieces; the beginning of a word that was typed, with or without ogonki, is marked.
function marked(text, typed) {
  const words = fold(typed).match(/[\p{L}\p{N}]+/gu) ?? [];
  return text.normalize("NFC").split(/([\p{L}\p{N}]+)/u).flatMap((piece) => {
    const begun = words.filter((word) => fold(piece).startsWith(word));
    const length = Math.max(0, ...begun.map((word) => word.length));
    return length ? [make("mark", {}, piece.slice(0, length)), piece.slice(length)] : [piece];
  });
}

async function suggestionsAt(address, signal) {
  if (!answers.has(address)) {
    const response = await fetch(address, { signal });
    if (!response.ok) throw new Error(response.status);
    answers.set(address, (await response.json()).suggestions);
  }
  return answers.get(address);
}

class SearchBox {
  active = -1; // which option is pointed at; none: the text itself
  request = new AbortController();

  constructor(form) {
    this.words = form.dataset;
    this.input = form.querySelector("input[type=search]");
    const id = `${this.input.id}-suggestions`;
    const name = this.words.suggestions;
    const roles = { role: "combobox", "aria-autocomplete": "list", "aria-controls": id };
    Object.entries(roles).forEach(([role, value]) => this.input.setAttribute(role, value));
    this.list = make("div", { id, class: "suggestions", role: "listbox", "aria-label": name });
    this.status = make("span", { class: "suggestions-status", role: "status" });
    this.input.parentElement.append(this.list, this.status);
    this.show(false);

    this.input.addEventListener("input", () => this.type());
    this.input.addEventListener("keydown", (event) => this.press(event));
    this.list.addEventListener("mousedown", (event) => event.preventDefault()); // the focus stays
    this.list.addEventListener("click", () => this.show(false)); // should the visitor come back
    form.addEventListener("submit", () => this.show(false));
    form.addEventListener("focusout", (event) => {
      if (!this.list.contains(event.relatedTarget)) this.show(false);
    });
  }

  get typed() {
    return this.input.value.trim();
  }

  // Ask no more, and do not listen to what was asked.
  hush() {
    clearTimeout(this.timer);
    this.request.abort();
  }

  show(open) {
    this.hush();
    const count = this.list.children.length;
    this.list.hidden = !open;
    this.input.setAttribute("aria-expanded", open);
    this.status.textContent = open ? `${count} ${this.words[plural.select(count)]}` : "";
    this.point(-1);
  }

  point(index) {
    this.active = index;
    const options = [...this.list.children];
    options.forEach((one, at) => one.setAttribute("aria-selected", at === index));
    if (index < 0) this.input.removeAttribute("aria-activedescendant");
    else this.input.setAttribute("aria-activedescendant", options[index].id);
  }

  type() {
    this.hush();
    this.point(-1); // Enter means what is typed now
    if (this.typed.length < SHORTEST) this.show(false);
    else this.timer = setTimeout(() => this.ask(), PAUSE);
  }

  async ask(pointed = -1) {
    this.hush();
    this.request = new AbortController();
    const { signal } = this.request;
    const question = new URLSearchParams({ q: this.typed });
    try {
      const found = await suggestionsAt(`${this.words.suggest}?${question}`, signal);
      if (signal.aborted) return;
      this.list.replaceChildren(...found.map((one, index) => this.option(one, index)));
      this.show(found.length > 0);
      if (found.length) this.point(pointed);
    } catch {
      if (!signal.aborted) this.show(false); // whatever failed, the form itself still works
    }
  }

  option({ text, url, kind }, index) {
    const attributes = { role: "option", id: `${this.list.id}-${index}`, href: url, tabindex: -1 };
    const name = make("span", { class: "suggestions__text" }, ...marked(text, this.typed));
    return make("a", attributes, name, " ", make("span", { class: "suggestions__kind" }, kind));
  }

  press(event) {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const keys = this.list.hidden ? this.keysWhenClosed : this.keysWhenOpen;
    const name = event.altKey && event.key === "ArrowUp" ? "Escape" : event.key;
    if (keys[name]?.()) event.preventDefault();
  }

  // A key answers true if it was ours; any other does in the text what it always does.
  keysWhenClosed = {
    ArrowDown: () => this.typed.length >= SHORTEST && (this.ask(0), true),
  };

  keysWhenOpen = {
    ArrowDown: () => this.step(1),
    ArrowUp: () => this.step(-1),
    ArrowLeft: () => this.point(-1),
    ArrowRight: () => this.point(-1),
    Home: () => this.point(-1),
    End: () => this.point(-1),
    Escape: () => (this.show(false), true),
    Enter: () => this.active >= 0 && (this.list.children[this.active].click(), true),
  };

  step(by) {
    this.hush(); // one chooses from what one sees
    const stops = this.list.children.length + 1; // the options, and the text on the way round
    this.point(((this.active + 1 + by + stops) % stops) - 1);
    (this.list.children[this.active] ?? this.input).scrollIntoView({ block: "nearest" });
    return true;
  }
}

document.querySelectorAll("[data-suggest]").forEach((form) => new SearchBox(form));
