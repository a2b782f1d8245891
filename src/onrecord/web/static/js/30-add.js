// Adding: files dropped anywhere on the page are handed in; the list of what was is kept fresh.
(() => {
  const form = document.querySelector("form[data-drop]");
  if (!form) return;
  const files = form.querySelector("input[type=file]");
  const hasFiles = (event) => [...(event.dataTransfer?.types ?? [])].includes("Files");
  addEventListener("dragover", (event) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    form.classList.add("over");
  });
  addEventListener("dragleave", (event) => event.relatedTarget || form.classList.remove("over"));
  addEventListener("drop", (event) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    files.files = event.dataTransfer.files;
    form.requestSubmit();
  });

  let seen = null;
  async function follow() {
    const told = await fetch("/add.json").then((one) => one.json()).catch(() => null);
    const now = JSON.stringify(told?.jobs);
    if (told && now !== seen) {
      seen = now;
      const page = await fetch("/add").then((one) => one.text());
      const fresh = new DOMParser().parseFromString(page, "text/html");
      for (const old of document.querySelectorAll("[data-fresh]"))
        old.replaceWith(fresh.getElementById(old.id));
    }
    if (!told || told.pending) setTimeout(follow, 700);
  }
  if (document.getElementById("jobs").dataset.live !== "0") follow();
})();
