// Layer 3: the panel "Ułatwienia". What is chosen is an attribute of <html>, as preferences-first.js
// set it before the first paint; what it does is in preferences.css. Without script nothing is shown.
//
// It is written to the visitor's own storage after their own click only, so nobody has to be asked
// for consent; no cookie is set, and nothing is sent.

const STORE = "mopscms.preferences";
const root = document.documentElement;
const button = document.querySelector("[data-preferences-button]");
const panel = document.querySelector("[data-preferences]");
const form = panel.querySelector("form");
const status = panel.querySelector("[role=status]");
const radios = [...form.querySelectorAll("input[type=radio]")];
const names = new Set(radios.map((radio) => radio.name));

// The form shows what holds, whoever set it: an earlier visit, another tab.
function read() {
  for (const radio of radios) radio.checked = radio.value === (root.dataset[radio.name] ?? "");
}

function keep() {
  const chosen = [...names].filter((name) => root.dataset[name]);
  const kept = Object.fromEntries(chosen.map((name) => [name, root.dataset[name]]));
  try {
    if (chosen.length) localStorage.setItem(STORE, JSON.stringify(kept));
    else localStorage.removeItem(STORE);
    return "";
  } catch {
    return ` ${status.dataset.notKept}`; // forbidden or full: it holds on this page
  }
}

function choose(radio) {
  if (radio.value) root.dataset[radio.name] = radio.value;
  else delete root.dataset[radio.name];
  const legend = radio.closest("fieldset").querySelector("legend").textContent.trim();
  status.textContent = `${legend}: ${radio.parentElement.textContent.trim()}.${keep()}`;
}

function restore() {
  for (const name of names) delete root.dataset[name];
  status.textContent = status.dataset.restored + keep();
  read();
}

function open(wanted) {
  panel.hidden = !wanted;
  button.setAttribute("aria-expanded", wanted);
  if (wanted) read();
  else status.textContent = "";
  (wanted ? panel : button).focus();
}

button.addEventListener("click", () => open(panel.hidden));
panel.querySelector("[data-preferences-close]").addEventListener("click", () => open(false));
panel.querySelector("[data-preferences-restore]").addEventListener("click", restore);
form.addEventListener("change", (event) => choose(event.target));
form.addEventListener("submit", (event) => event.preventDefault());
addEventListener("storage", read);
// The Esc is not taken: on a page of help in crisis three of them leave, whatever is open.
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || event.defaultPrevented) return;
  if (!panel.hidden && panel.contains(document.activeElement)) open(false);
  else if (root.dataset.ruler) choose(form.querySelector("[name=ruler][value='']"));
  read();
});

document.querySelectorAll("[data-needs-preferences]").forEach((one) => (one.hidden = false));
