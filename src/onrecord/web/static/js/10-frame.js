"use strict";
// Adds to pages that work without it. This part: filters submit themselves when changed. By keys each choice on
// the way would be one, so there Enter or the button beside them does it.
(() => {
  for (const field of document.querySelectorAll("[data-submits]")) {
    let byKeys = false;
    let changed = false;
    field.addEventListener("pointerdown", () => { byKeys = false; });
    field.addEventListener("keydown", (event) => {
      byKeys = true;
      if (event.key !== "Enter" || !changed) return;
      event.preventDefault();
      field.form.requestSubmit();
    });
    field.addEventListener("change", () => {
      changed = true;
      if (!byKeys) field.form.requestSubmit();
    });
  }
})();
