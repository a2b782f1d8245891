"use strict";
// Adds to a page that reads well without it: filter, order, and moving by keys.
(() => {
  if (!document.getElementById("sort")) return;
  document.documentElement.classList.add("scripted");
  const all = (what, within = document) => [...within.querySelectorAll(what)];
  const list = document.querySelector("ol.list") ?? document.createElement("ol");
  const items = all(":scope > li", list);
  const marks = all(".m");
  const buttons = all("button[data-speaker]");
  const [everyone, sort, count] = ["all", "sort", "count"].map((id) => document.getElementById(id));
  const [person, onward, keys] = ["person", "next", "keys"].map((id) => document.getElementById(id));
  const mentions = all("article [data-p]").map((mark) => [
    mark, new Map(mark.dataset.p.split(" ").map((one) => one.split(":")))]);
  const KINDS = ["name", "nominal", "pronoun"];
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  let speaker = null;
  let chosen = null;

  const numbersOf = (mark) => mark.dataset.s.split(" ");
  const shown = () => [...list.children].filter((item) => !item.hidden);
  // Whether the list scrolls beside the article; on a narrow screen it stands below it.
  const beside = () => getComputedStyle(document.querySelector(".panel")).overflowY !== "visible";

  function choose(item, { reveal = true, focus = true } = {}) {
    chosen = item;
    for (const one of items) one.classList.toggle("on", one === item);
    const number = item?.dataset.number;
    for (const mark of marks) mark.classList.toggle("on", !!item && numbersOf(mark).includes(number));
    if (!item) return;
    if (focus) item.querySelector(".jump").focus({ preventScroll: true });
    const behavior = calm.matches ? "auto" : "smooth";
    if (beside()) item.scrollIntoView({ block: "nearest", behavior: "auto" });
    if (!reveal) return;
    const words = document.getElementById("w" + number);
    words?.scrollIntoView({ block: "center", behavior });
    if (focus && !beside()) words?.focus({ preventScroll: true });
  }

  // What a line rests on is outlined while the line is under the pointer or has the focus.
  let hinted = null;
  function hint(item) {
    if (item === hinted) return;
    hinted = item;
    for (const mark of marks)
      mark.classList.toggle("hint", !!item && numbersOf(mark).includes(item.dataset.number));
  }

  function filter(next) {
    speaker = next;
    const about = (item) => item.dataset.who.split(" ").includes(speaker);
    for (const item of items) item.hidden = speaker !== null && !about(item);
    const kept = new Set(shown().map((item) => item.dataset.number));
    for (const mark of marks)
      mark.classList.toggle("off", speaker !== null && !numbersOf(mark).some((n) => kept.has(n)));
    for (const button of buttons)
      button.setAttribute("aria-pressed", String(button.dataset.speaker === speaker));
    person.hidden = speaker === null;
    trace();
    count.textContent = speaker === null ? items.length : `${kept.size} of ${items.length}`;
    if (speaker !== null) {
      const whose = document.createElement("span");
      whose.className = "unseen";
      whose.textContent = `, by or to ${person.querySelector("b").textContent}`;
      count.append(whose);
    }
    if (chosen?.hidden) choose(null);
    const held = document.activeElement.closest?.("ol.list > li");
    if (held?.hidden)
      (shown()[0]?.querySelector(".jump") ?? document.getElementById("statements")).focus({ preventScroll: true });
  }

  // The mentions of the person chosen are boxed in the article: names, descriptions, pronouns.
  function trace() {
    for (const [mark, kinds] of mentions) {
      mark.classList.remove("now");
      for (const kind of KINDS) mark.classList.toggle("is-" + kind, kinds.get(speaker) === kind);
    }
    const button = buttons.find((one) => one.dataset.speaker === speaker);
    if (!button) return;
    button.closest("details")?.setAttribute("open", "");
    person.querySelector("b").textContent = button.querySelector("bdi").textContent;
    person.querySelector("p > span").textContent = button.dataset.mentioned || "no mention found";
    onward.hidden = !mentions.some(([, kinds]) => kinds.has(speaker));
  }

  function mention() {
    const places = mentions.filter(([, kinds]) => kinds.has(speaker)).map(([mark]) => mark);
    if (!places.length) return;
    const at = places.findIndex((mark) => mark.classList.contains("now"));
    places[at]?.classList.remove("now");
    const next = places[(at + 1) % places.length];
    next.classList.add("now");
    next.scrollIntoView({ block: "center", behavior: calm.matches ? "auto" : "smooth" });
  }

  function order(bySpeaker) {
    const rank = (item) => buttons.findIndex((one) => one.dataset.speaker === item.dataset.speaker);
    const places = new Map(items.map((item) => [item, (bySpeaker ? 1e6 * rank(item) : 0) + +item.dataset.number]));
    list.append(...[...items].sort((a, b) => places.get(a) - places.get(b)));
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
    button.addEventListener("click", () =>
      filter(speaker === button.dataset.speaker ? null : button.dataset.speaker));
  }
  onward.addEventListener("click", mention);
  everyone.addEventListener("click", () => {
    const button = buttons.find((one) => one.dataset.speaker === speaker);
    filter(null);
    button?.focus({ preventScroll: true });
  });
  keys.addEventListener("click", () =>
    keys.setAttribute("aria-pressed", String(keys.getAttribute("aria-pressed") !== "true")));
  sort.addEventListener("click", () => order(sort.getAttribute("aria-pressed") !== "true"));
  for (const hidden of all(".tools, .keys")) hidden.hidden = false;

  for (const kind of ["pointerover", "focusin"])
    list.addEventListener(kind, (event) => hint(event.target.closest("li")));
  for (const kind of ["pointerleave", "focusout"]) list.addEventListener(kind, () => hint(null));
  list.addEventListener("click", (event) => {
    const item = event.target.closest("li");
    if (!item || event.target.closest(".live, .cite") || String(getSelection())) return;
    event.preventDefault();
    choose(item);
  });
  // Whom a mention under the pointer means, where it says so by other words.
  const names = new Map(buttons.map((one) => [one.dataset.speaker, one.querySelector("bdi").textContent]));
  document.querySelector("article").addEventListener("pointerover", (event) => {
    const mark = event.target.closest("[data-p]");
    if (!mark || mark.title) return;
    const meant = mark.dataset.p.split(" ").map((one) => names.get(one.split(":")[0]));
    mark.title = meant.filter((name) => name && name !== mark.textContent).join(", ");
  });
  document.querySelector("article").addEventListener("click", (event) => {
    const at = event.target.closest(".n, .m");
    if (!at || String(getSelection())) return;
    const number = at.classList.contains("n") ? at.dataset.n : numbersOf(at).at(-1);
    const item = document.getElementById("s" + number);
    if (item.hidden) filter(null);
    choose(item, { reveal: false, focus: !at.classList.contains("n") && beside() });
  });
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    // Who speaks to the machine, or types by chance, can turn single letters off.
    if (event.key.length === 1 && keys.getAttribute("aria-pressed") !== "true") return;
    const inList = list.contains(document.activeElement);
    const step = { j: 1, k: -1, ...(inList && { ArrowDown: 1, ArrowUp: -1 }) }[event.key];
    if (step) move(step);
    else if (event.key === "p" || event.key === "P") {
      const at = buttons.findIndex((one) => one.dataset.speaker === speaker);
      const back = event.key === "P";
      const next = buttons[at < 0 && back ? buttons.length - 1 : at + (back ? -1 : 1)];
      filter(next?.dataset.speaker ?? null);
      next?.scrollIntoView({ block: "nearest" });
    } else if (event.key === "m") mention();
    else if (event.key === "Escape") { filter(null); choose(null); }
    else return;
    event.preventDefault();
  });
  function follow() {
    const number = /^#[sw](\d+)$/.exec(location.hash)?.[1];
    const item = number && document.getElementById("s" + number);
    if (item?.hidden) filter(null);
    if (item) choose(item, { reveal: false, focus: false });
  }
  addEventListener("hashchange", follow);
  follow();
  // On paper stands the whole article with all its statements, as nothing there says who was chosen.
  let before = null;
  addEventListener("beforeprint", () => { before = speaker; if (before !== null) filter(null); });
  addEventListener("afterprint", () => { if (before !== null) filter(before); });
})();
