"use strict";
// Adds to a page that reads well without it: filter, order, and moving by keys.
(() => {
  const all = (what, within = document) => [...within.querySelectorAll(what)];
  const list = document.querySelector("ol.list");
  if (!list) return;
  const items = all(":scope > li", list);
  const marks = all(".m");
  const buttons = all("button[data-entity]");
  const mentions = all("[data-e]");
  const [everyone, sort, count] = ["all", "sort", "count"].map((id) => document.getElementById(id));
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  let person = null;
  let chosen = null;

  const numbersOf = (mark) => mark.dataset.s.split(" ");
  const shown = () => [...list.children].filter((item) => !item.hidden);

  function choose(item, { reveal = true, focus = true } = {}) {
    chosen = item;
    for (const one of items) one.classList.toggle("on", one === item);
    const number = item?.dataset.number;
    for (const mark of marks) mark.classList.toggle("on", !!item && numbersOf(mark).includes(number));
    if (!item) return;
    if (focus) item.querySelector(".jump").focus({ preventScroll: true });
    const behavior = calm.matches ? "auto" : "smooth";
    if (getComputedStyle(document.querySelector(".panel")).overflowY !== "visible")
      item.scrollIntoView({ block: "nearest", behavior: "auto" });
    if (reveal) document.getElementById("w" + number)?.scrollIntoView({ block: "center", behavior });
  }

  // A person is chosen by the button that names them: what they say
  // (of one who says nothing, what they are told) and where they are named.
  function filter(next) {
    person = next;
    const { speaker, entity } = person?.dataset ?? {};
    const theirs = ({ dataset }) => (speaker ? dataset.speaker === speaker : dataset.told === entity);
    for (const item of items) item.hidden = person !== null && !theirs(item);
    for (const one of mentions) one.classList.toggle("meant", !!entity && one.dataset.e.split(" ").includes(entity));
    const kept = new Set(shown().map((item) => item.dataset.number));
    for (const mark of marks)
      mark.classList.toggle("off", person !== null && !numbersOf(mark).some((n) => kept.has(n)));
    for (const button of buttons) button.setAttribute("aria-pressed", String(button === person));
    everyone.hidden = person === null;
    count.textContent = person === null ? items.length : `${kept.size} of ${items.length}`;
    if (chosen?.hidden) choose(null);
  }

  function order(bySpeaker) {
    const key = (item) => (bySpeaker ? 1e6 * item.dataset.speaker : 0) + +item.dataset.number;
    list.append(...[...items].sort((a, b) => key(a) - key(b)));
    sort.setAttribute("aria-pressed", String(bySpeaker));
  }

  function move(step) {
    const now = shown();
    const at = now.indexOf(chosen);
    const next = at < 0 ? (step > 0 ? 0 : now.length - 1) : at + step;
    if (now[next]) choose(now[next]);
  }

  for (const button of buttons) {
    button.disabled = false;
    button.addEventListener("click", () => filter(person === button ? null : button));
  }
  everyone.addEventListener("click", () => filter(null));
  sort.addEventListener("click", () => order(sort.getAttribute("aria-pressed") !== "true"));
  for (const hidden of all(".tools, .keys")) hidden.hidden = false;

  list.addEventListener("click", (event) => {
    const item = event.target.closest("li");
    if (!item || event.target.closest(".live") || String(getSelection())) return;
    event.preventDefault();
    choose(item);
  });
  document.querySelector("article").addEventListener("click", (event) => {
    const at = event.target.closest(".n, .m");
    if (!at || String(getSelection())) return;
    const number = at.classList.contains("n") ? at.dataset.n : numbersOf(at).at(-1);
    const item = document.getElementById("s" + number);
    if (item.hidden) filter(null);
    if (at.classList.contains("n")) return choose(item, { reveal: false, focus: false });
    choose(item, { reveal: false });
  });
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const inList = list.contains(document.activeElement);
    const step = { j: 1, k: -1, ...(inList && { ArrowDown: 1, ArrowUp: -1 }) }[event.key];
    if (step) move(step);
    else if (event.key === "Escape") { filter(null); choose(null); }
    else return;
    event.preventDefault();
  });
  addEventListener("hashchange", () => {
    const number = /^#[sw](\d+)$/.exec(location.hash)?.[1];
    const item = number && document.getElementById("s" + number);
    if (item) choose(item, { reveal: false, focus: false });
  });
})();
