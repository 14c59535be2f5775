// In the editor: before what is typed is sent, ask whether somebody has saved a newer version.
// Wagtail itself asks each ten seconds only, and a save between two questions would overwrite that
// version without a word.
(() => {
  const PATIENCE = 5000; // milliseconds; a slow answer keeps nobody from saving
  let isAsked = false; // does the next click go through

  const newerVersion = () =>
    new Promise((resolve) => {
      const session = document.querySelector("form.w-editing-sessions");
      if (!session) return resolve();
      for (const end of ["w-swap:success", "w-swap:error"]) {
        session.addEventListener(end, () => setTimeout(resolve), { once: true });
      }
      setTimeout(resolve, PATIENCE);
      session.dispatchEvent(new CustomEvent("w-session:visible")); // Wagtail asks, and warns
    });

  const askFirst = async (button) => {
    button.setAttribute("aria-busy", "true");
    await newerVersion();
    button.removeAttribute("aria-busy");
    isAsked = true;
    button.click();
    isAsked = false;
  };

  document.addEventListener(
    "click",
    (event) => {
      const button = event.target.closest?.("button[type=submit], button:not([type])");
      if (isAsked || !button?.form?.matches("form[data-edit-form]")) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      if (!button.hasAttribute("aria-busy")) askFirst(button);
    },
    { capture: true },
  );
  // “Save all the same” in Wagtail's dialog presses the button again.
  const through = () => {
    isAsked = true;
    setTimeout(() => (isAsked = false));
  };
  document.addEventListener("w-dialog:confirmed", through, { capture: true });
})();
