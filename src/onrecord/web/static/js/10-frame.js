"use strict";
// Adds to pages that work without it. This part: filters submit themselves when changed.
(() => {
  document.documentElement.classList.add("scripted");
  for (const field of document.querySelectorAll("[data-submits]"))
    field.addEventListener("change", () => field.form.requestSubmit());
})();
