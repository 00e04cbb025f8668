// What a page does beyond its links, which work without it. What belongs together has the same data-v:
// a value, its places in the text (.e), its boxes on the pages (.box), its marks in pictures.
"use strict";

document.documentElement.classList.add("scripted");
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
  if (!target) return;
  target.classList.add("here");
  for (let each = target.closest("details"); each; each = each.parentElement.closest("details")) each.open = true;
  if (target.closest("#text")) openTab("text");
  if (target.closest("#sheets")) openTab("sheets");
  bring(target);
}
window.addEventListener("hashchange", choose);
window.addEventListener("popstate", choose);

// Into view, and nothing else is moved: neither the side that was pressed nor what is on screen already.
function bring(target) {
  const view = target.closest(".view");
  if (view && view.scrollHeight > view.clientHeight) {
    const from = view.getBoundingClientRect(), to = target.getBoundingClientRect();
    if (to.top < from.top || to.bottom > from.bottom) view.scrollTop += to.top - from.top - from.height / 3;
  } else {
    target.scrollIntoView({ block: "nearest" });
  }
}

// There, with the keyboard too: on the way back from a place, or on the way to it from a value.
function go(id) {
  history.pushState(null, "", `#${id}`);
  choose();
  const target = document.getElementById(id);
  const link = target?.querySelector(":scope > a.back") ?? target?.querySelector("a");
  (link ?? target)?.focus({ preventScroll: true });
}

// A press on a value leads to its place, or to its box while the pages are shown; one in the text or on a page
// leads to the value, unless something is being selected.
document.querySelector("[data-text]") && document.addEventListener("click", (event) => {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
  const link = event.target.closest?.("a");
  const place = link ? null : event.target.closest?.(".text .e");
  const hash = link?.getAttribute("href") ?? "";
  let id = place && getSelection().isCollapsed ? place.dataset.v : null;
  if (hash.startsWith("#") && !link.closest(".skip, .facts")) {
    id = hash.slice(1);
    const pages = document.getElementById("sheets")?.hidden === false && link.closest(".values, .masthead");
    id = (pages && all(".box").find((each) => each.id.startsWith(`${id}@`))?.id) || id;
  }
  if (id === null || !document.getElementById(id)) return;
  event.preventDefault();
  go(id);
});

// Text or pages: without the script, one stands below the other.
function openTab(name) {
  for (const button of all("[data-tab]")) {
    button.setAttribute("aria-pressed", String(button.dataset.tab === name));
    document.getElementById(button.dataset.tab).hidden = button.dataset.tab !== name;
  }
}
for (const tabs of all("[data-tabs]")) {
  tabs.hidden = false;
  document.documentElement.classList.add("tabbed");
  openTab("text");
  tabs.addEventListener("click", (event) => {
    const name = event.target.closest("[data-tab]")?.dataset.tab;
    if (!name) return;
    openTab(name);
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

// On paper, what is folded away is there, too.
let folded = [];
window.addEventListener("beforeprint", () => {
  folded = all("details:not([open])");
  folded.forEach((each) => { each.open = true; });
});
window.addEventListener("afterprint", () => folded.forEach((each) => { each.open = false; }));

if (location.hash) choose();
