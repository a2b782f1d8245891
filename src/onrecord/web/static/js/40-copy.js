// Copying: a button beside each text that can be copied.
(() => {
  for (const button of document.querySelectorAll("[data-copies]")) {
    const text = document.getElementById(button.dataset.copies);
    button.hidden = false;
    button.addEventListener("click", async () => {
      text.select();
      // The clipboard is for pages that came safely; elsewhere the older way is left.
      const done = navigator.clipboard
        ? await navigator.clipboard.writeText(text.value).then(() => true, () => false)
        : document.execCommand("copy");
      const told = button.closest(".copyable").querySelector("[role=status]");
      told.textContent = button.textContent = done ? "Copied" : "Press Ctrl+C";
      setTimeout(() => { button.textContent = "Copy"; told.textContent = ""; }, 2000);
    });
  }
})();
