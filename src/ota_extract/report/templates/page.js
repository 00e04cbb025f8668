// What a page does beyond its links, which work without it. What belongs together has the same data-v.
"use strict";

const together = new Map();
for (const element of document.querySelectorAll("[data-v]")) {
  const value = element.dataset.v;
  if (!together.has(value)) together.set(value, []);
  together.get(value).push(element);
}

function light(value, name, on) {
  for (const element of together.get(value) ?? []) element.classList.toggle(name, on);
}

// Pointing at a value, or reaching it with the keyboard, lights up its places, and the other way round.
let lit = null;
function point(event) {
  const value = event.target.closest?.("[data-v]")?.dataset.v ?? null;
  if (value === lit) return;
  if (lit !== null) light(lit, "lit", false);
  lit = value;
  if (lit !== null) light(lit, "lit", true);
}
document.addEventListener("pointerover", point);
document.addEventListener("focusin", point);
