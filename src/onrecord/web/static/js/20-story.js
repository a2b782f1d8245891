// A story: a note in the margin lights the words that it rests on; a statement that is clicked
// leads to its words in the page as captured, where that is shown.
(() => {
  const article = document.querySelector(".story article");
  if (!article) return;
  const light = (number) => {
    for (const one of article.querySelectorAll(".lit")) one.classList.remove("lit");
    if (number) for (const one of article.querySelectorAll(`[data-r~="${number}"]`)) one.classList.add("lit");
  };
  const noteOf = (event) => event.target.closest("[data-note]")?.dataset.note;
  for (const kind of ["pointerover", "focusin"])
    article.addEventListener(kind, (event) => light(noteOf(event)));
  article.addEventListener("pointerleave", () => light(null));
  article.addEventListener("focusout", () => light(null));
  if (document.querySelector("iframe.captured"))
    article.addEventListener("click", (event) => {
      const mark = event.target.closest(".m");
      if (!mark || String(getSelection())) return;
      article.querySelector(`.n[data-n="${mark.dataset.s.split(" ").at(-1)}"]`)?.click();
    });
})();
