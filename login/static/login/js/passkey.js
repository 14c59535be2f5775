// A form that the browser fills in from a passkey: "create" makes a new one, "get" uses one. Reading
// and writing what the server and the browser say is allauth's webauthn-json.js, loaded before.
(() => {
  const form = document.querySelector("[data-passkey]");
  const button = form.querySelector("button");
  const said = form.querySelector("[data-passkey-said]");
  const options = JSON.parse(document.getElementById("passkey-data").textContent);

  const ask = async () => {
    said.hidden = true;
    try {
      const passkey =
        form.dataset.passkey === "create"
          ? await window.webauthnJSON.create(options.creation_options)
          : await window.webauthnJSON.get(options.request_options);
      form.elements.credential.value = JSON.stringify(passkey);
      form.submit();
    } catch {
      said.textContent = form.dataset.failed; // refused, timed out, or not possible here
      said.hidden = false;
    }
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault(); // Enter in the name's field
    ask();
  });
  button.addEventListener("click", ask);
  button.hidden = false;
})();
