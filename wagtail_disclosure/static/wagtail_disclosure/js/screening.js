/* The findings of a page in the editor: loaded, kept up to date, and answered.

   Fields here have no name, so that the form around them neither sends them nor
   takes them for changes of the page. */
(() => {
  "use strict";

  const POLL = 2000;
  const timers = new WeakMap();

  function show(panel, html) {
    panel.innerHTML = html;
    const state = panel.querySelector("[data-progress]");
    if (state && state.dataset.progress === "running") plan(panel, POLL);
  }

  function fail(panel) {
    const message = document.createElement("p");
    message.setAttribute("role", "alert");
    message.className = "disclosure-screening__message";
    message.textContent = panel.dataset.failed;
    panel.replaceChildren(message);
    plan(panel, POLL * 5);
  }

  function plan(panel, delay) {
    clearTimeout(timers.get(panel));
    timers.set(panel, setTimeout(() => load(panel), delay));
  }

  async function receive(panel, response) {
    if ((response.headers.get("Content-Type") || "").includes("json")) {
      const answer = await response.json();
      if (answer.reload) window.location.reload();
    } else if (response.status >= 500 || response.redirected) {
      fail(panel);
    } else {
      show(panel, await response.text());
    }
  }

  /* Whoever is writing an answer must not lose it to a list that comes anew. */
  function isBusy(panel) {
    return [...panel.querySelectorAll("textarea")].some((field) => field.value);
  }

  async function load(panel) {
    if (!panel.dataset.url || isBusy(panel)) return;
    try {
      await receive(panel, await fetch(panel.dataset.url));
    } catch {
      fail(panel);
    }
  }

  async function act(panel, button) {
    if (button.dataset.confirm && !window.confirm(button.dataset.confirm)) return;
    const finding = button.closest("[data-fingerprint]");
    const body = new FormData();
    if (finding) {
      body.set("fingerprint", finding.dataset.fingerprint);
      const scope = button.closest("details") || finding;
      for (const field of scope.querySelectorAll("[data-field]")) {
        body.set(field.dataset.field, field.value);
      }
    }
    const token = document.querySelector("[name=csrfmiddlewaretoken]");
    button.disabled = true;
    try {
      const response = await fetch(button.dataset.post, {
        method: "POST",
        body,
        headers: { "X-CSRFToken": token ? token.value : "" },
      });
      await receive(panel, response);
      const outcome = panel.querySelector("[role=alert], [role=status]");
      if (outcome) outcome.scrollIntoView({ block: "nearest" });
    } catch {
      fail(panel);
    }
  }

  const panels = () => document.querySelectorAll("[data-disclosure-screening]");

  document.addEventListener("DOMContentLoaded", () => panels().forEach(load));
  document.addEventListener("w-autosave:success", () =>
    panels().forEach((panel) => plan(panel, 300)),
  );
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-disclosure-screening] [data-post]");
    if (button) act(button.closest("[data-disclosure-screening]"), button);
  });
})();
