// In the page editor: what is saved by itself reaches the server before what a button sends, never
// after. Wagtail's autosave and the form know nothing of each other: a button pressed while a new
// page is being saved would make a second page ("this address is in use"), and an autosave that
// arrives after a publish would be refused, or leave a draft newer than what was published.
(() => {
  let saving = false; // is an autosave on its way
  let waiting = null; // the form and button to send once it has arrived

  const sendWaiting = () => {
    saving = false;
    if (!waiting) return;
    const { form, button } = waiting;
    waiting = null;
    if (button?.name) {
      // By now the button shows that it works and is switched off, so it would not be sent itself.
      const said = Object.assign(document.createElement("input"), {
        type: "hidden",
        name: button.name,
        value: button.value,
      });
      form.append(said);
    }
    form.requestSubmit();
  };

  document.addEventListener("w-autosave:save", () => {
    saving = true;
  });
  document.addEventListener("w-autosave:success", sendWaiting);
  document.addEventListener("w-autosave:error", sendWaiting);

  document.addEventListener(
    "submit",
    (event) => {
      const form = event.target;
      if (!form.matches("form[data-edit-form]")) return;
      form.dataset.wAutosaveActiveValue = "false"; // what is typed now is in the form that is sent
      if (!saving) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      waiting = { form, button: event.submitter };
    },
    { capture: true },
  );
  addEventListener("pageshow", (event) => {
    if (event.persisted) document.querySelector("form[data-edit-form]")?.removeAttribute("data-w-autosave-active-value");
  });
})();
