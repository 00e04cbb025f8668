// What a page does beyond its links, which work without it. What belongs together has the same data-v:
// a value, its places in the text (.e), its boxes on the pages (.box), its marks in pictures.
"use strict";

const all = (selector, within = document) => [...within.querySelectorAll(selector)];
const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/ς/g, "σ");

const together = new Map();
for (const element of all("[data-v]")) {
  const value = element.dataset.v;
  if (!together.has(value)) together.set(value, []);
  together.get(value).push(element);
}

const valueOf = (target) => target.closest?.("[data-v]")?.dataset.v ?? null;
const mark = (value, name, on) => together.get(value)?.forEach((each) => each.classList.toggle(name, on));

// Pointing at a value, or reaching it with the keyboard, lights up its places; and the other way round.
const now = { lit: null, chosen: null };
function turn(name, value) {
  if (now[name] === value) return;
  mark(now[name], name, false);
  mark(value, name, true);
  now[name] = value;
}
document.addEventListener("pointerover", (event) => turn("lit", valueOf(event.target)));
document.addEventListener("focusin", (event) => turn("lit", valueOf(event.target)));
document.documentElement.addEventListener("pointerleave", () => turn("lit", null));

// What the address points at stays chosen: the value and all of its places.
function choose() {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  turn("chosen", target ? valueOf(target) : null);
  all(".here").forEach((each) => each.classList.remove("here"));
  target?.classList.add("here");
  for (let each = target?.closest("details"); each; each = each.parentElement.closest("details")) each.open = true;
  if (target?.closest("#text")) show("text");
  if (target?.closest("#sheets")) show("sheets");
  if (target && target.checkVisibility?.() !== false) bring(target);
}
window.addEventListener("hashchange", choose);

// Into view without moving more than has to be moved: a side that is on screen stays where it is.
function bring(target) {
  const view = target.closest(".view");
  if (!view) return;
  const from = view.getBoundingClientRect(), to = target.getBoundingClientRect();
  if (to.top < from.top || to.bottom > from.bottom) view.scrollTop += to.top - from.top - from.height / 3;
}

// A click in the text or on a page leads to the value; while the pages are shown, a value leads to its box.
document.addEventListener("click", (event) => {
  const link = event.target.closest?.("a");
  const onSheets = document.getElementById("sheets")?.hidden === false;
  if (link && onSheets && link.closest(".values, .masthead")) {
    const box = link.hash && all(".box").find((each) => each.id.startsWith(link.hash.slice(1) + "@"));
    if (box) {
      event.preventDefault();
      location.hash = box.id;
    }
  }
  const place = link ? null : event.target.closest?.(".e");
  if (place && getSelection().isCollapsed) location.hash = place.dataset.v;
});

// Text or pages: without the script, one stands below the other.
function show(name) {
  for (const button of all("[data-tab]")) {
    button.setAttribute("aria-pressed", String(button.dataset.tab === name));
    document.getElementById(button.dataset.tab).hidden = button.dataset.tab !== name;
  }
}
for (const tabs of all("[data-tabs]")) {
  tabs.hidden = false;
  document.documentElement.classList.add("tabbed");
  show("text");
  tabs.addEventListener("click", (event) => {
    const name = event.target.closest("[data-tab]")?.dataset.tab;
    if (!name) return;
    show(name);
    const where = `#${name} [data-v="${CSS.escape(now.chosen ?? "")}"]`;
    document.querySelector(where)?.scrollIntoView({ block: "center" });
  });
}

// Sorting: a press on a head sorts by it, numbers from the greatest on; a second press turns it round.
for (const table of all("table[data-sortable]")) {
  const body = table.tBodies[0];
  const heads = [...table.tHead.rows[0].cells];
  const order = new Intl.Collator(["el", "en"], { numeric: true });
  heads.forEach((head, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => {
      const numbers = head.classList.contains("n");
      const before = head.getAttribute("aria-sort");
      const down = before ? before === "ascending" : numbers && column > 0;
      heads.forEach((each) => each.removeAttribute("aria-sort"));
      head.setAttribute("aria-sort", down ? "descending" : "ascending");
      const key = (row) => {
        const cell = row.cells[column];
        const said = cell.dataset.n ?? cell.textContent.trim();
        if (!numbers) return said;
        return said === "" ? null : Number(said);
      };
      const rows = [...body.rows].map((row) => [key(row), row]);
      rows.sort(([a], [b]) => {
        if (a === null || b === null) return (a === null) - (b === null); // what is not there comes last
        return (numbers ? a - b : order.compare(a, b)) * (down ? -1 : 1);
      });
      body.append(...rows.map(([, row]) => row));
    });
  });
}

// Filters: what holds all the words stays; small letters and accents are the same.
for (const box of all("[data-filter]")) {
  box.hidden = false;
  const input = box.querySelector("input"), count = box.querySelector("output");
  const entries = all(box.dataset.filter).map((each) => [fold(each.textContent), each]);
  input.addEventListener("input", () => {
    const words = fold(input.value).split(/\s+/).filter(Boolean);
    let left = 0;
    for (const [text, each] of entries) {
      each.hidden = !words.every((word) => text.includes(word));
      left += !each.hidden;
    }
    if (count) count.value = words.length ? `${left} / ${entries.length}` : "";
  });
}

if (location.hash) choose();
