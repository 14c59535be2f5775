// In every screen of the panel: nothing that was typed is lost because a session ended. Somebody who
// types is at work, though the server hears nothing of it; whoever does nothing is warned; and a
// form is sent only while somebody is logged in: else it waits until they have logged in again.
(() => {
  const WARN = 5 * 60; // seconds before the end
  const EVERY = 60; // seconds between looks
  const FRESH = 10 * 1000; // milliseconds for which an answer is believed
  const dialog = document.getElementById("session-dialog");
  let worked = false; // typed since the server was told
  let told = Date.now();
  let asked = Date.now();
  let who = null;
  let waiting = null; // the form and button to send after logging in

  // A new log-in has a new token; forms that were opened before it would be refused.
  const renew = (value) => {
    document.querySelectorAll("input[name=csrfmiddlewaretoken]").forEach((input) => (input.value = value));
    window.wagtailConfig.CSRF_TOKEN = value;
  };

  const show = (state) => {
    dialog.querySelectorAll("[data-state]").forEach((part) => (part.hidden = part.dataset.state !== state));
    dialog.querySelector("[data-still]").hidden = true;
    if (state) dialog.setAttribute("aria-labelledby", `session-${state}`);
    if (state && !dialog.open) dialog.showModal();
    if (!state && dialog.open) dialog.close();
  };

  const send = ({ form, button }) => {
    if (button?.name && button.disabled) {
      // By now the button shows that it works and is switched off, so it would not be sent itself.
      form.append(Object.assign(document.createElement("input"), { type: "hidden", name: button.name, value: button.value }));
    }
    form.dataset.sessionChecked = "";
    form.requestSubmit(button?.disabled ? null : button);
  };

  const look = async (method = "GET") => {
    let answer;
    try {
      const given = await fetch(dialog.dataset.address, { method, headers: { "X-CSRFToken": window.wagtailConfig.CSRF_TOKEN } });
      answer = given.ok ? await given.json() : null;
    } catch {
      answer = null;
    }
    if (!answer) return true; // the site does not answer at all: sending the form will say so
    asked = Date.now();
    const isSame = answer.ends_in > 0 && (who === null || who === answer.who);
    if (!isSame) {
      show("ended");
      return false;
    }
    who = answer.who;
    renew(answer.token);
    show(answer.ends_in <= WARN ? "ending" : null);
    if (waiting) {
      const sent = waiting;
      waiting = null;
      send(sent);
    }
    return true;
  };

  const goOn = async () => {
    worked = false;
    told = Date.now();
    return (await look()) && look("POST"); // the first brings the token that the second needs
  };

  document.addEventListener("input", () => {
    worked = true;
    if (Date.now() - told > WARN * 1000) goOn();
  });
  setInterval(() => (worked && Date.now() - told > EVERY * 1000 ? goOn() : look()), EVERY * 1000);
  addEventListener("focus", () => {
    if (Date.now() - asked > FRESH || dialog.open) look();
  });
  document.addEventListener("w-autosave:error", () => look());
  look();

  document.addEventListener(
    "submit",
    (event) => {
      const form = event.target;
      if (form.method !== "post" || "sessionChecked" in form.dataset) {
        delete form.dataset.sessionChecked;
        return;
      }
      if (Date.now() - asked < FRESH && !dialog.open) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      waiting = { form, button: event.submitter };
      look().then(() => {
        if (waiting && !dialog.open) send(waiting);
      });
    },
    { capture: true },
  );

  dialog.addEventListener("cancel", (event) => event.preventDefault());
  dialog.querySelector("[data-stay]").addEventListener("click", goOn);
  dialog.querySelector("[data-check]").addEventListener("click", async () => {
    dialog.querySelector("[data-still]").hidden = await look();
  });
})();
