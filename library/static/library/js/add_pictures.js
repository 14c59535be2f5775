// On the screen for many pictures: counts how many of those uploaded are described and ready. A
// picture leaves Wagtail's list when the server has made its sizes (or when it is deleted).
(() => {
  const list = document.getElementById("upload-list");
  const shown = document.querySelector("[data-pictures-progress]");
  if (!list || !shown) return;
  // Wagtail lays the field over a button that says what it is for, and names the button only.
  const field = document.getElementById("fileupload");
  field.setAttribute("aria-label", field.parentElement.querySelector("button").textContent.trim());
  const bar = shown.querySelector("progress");
  const status = shown.querySelector('[role="status"]');
  let total = 0;
  let deleted = 0;

  const show = () => {
    // What was refused stays in the list to be read; it will never be a picture.
    const failed = list.querySelectorAll(":scope > .upload-failure, :scope > .upload-server-error").length;
    const wanted = total - deleted - failed;
    const done = wanted - (list.children.length - failed);
    shown.hidden = wanted < 1;
    bar.max = Math.max(wanted, 1);
    bar.value = done;
    const some = shown.dataset.some.replace("{done}", done).replace("{total}", wanted);
    status.textContent = done < wanted ? some : shown.dataset.all;
  };

  list.addEventListener(
    "click",
    (event) => {
      const item = event.target.closest(".delete")?.closest("#upload-list > li");
      if (item) item.dataset.deleted = "";
    },
    { capture: true },
  );
  new MutationObserver((changes) => {
    for (const change of changes) {
      if (change.target === list) {
        total += change.addedNodes.length;
        deleted += [...change.removedNodes].filter((item) => "deleted" in (item.dataset ?? {})).length;
      }
    }
    show();
  }).observe(list, { childList: true, subtree: true, attributes: true, attributeFilter: ["class"] });
})();
