// The index of a folder: search, one municipality over all releases, tables as files. Behind page.js, whose
// all(), fold() and sorting it uses. Whatever comes from a record is put in as text, never as markup.

const data = JSON.parse(document.getElementById("data").textContent);
const element = (id) => document.getElementById(id);
const make = (name, text = "", attributes = {}) => {
  const made = document.createElement(name);
  made.textContent = text;
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
};
const wordsOf = (text) => fold(text).split(/[^\p{L}\p{N}.]+/u).filter(Boolean);

// Amounts are strings of digits: they are added as whole numbers and never become binary fractions.
const DECIMALS = 12;
function units(amount) {
  const [whole, part = ""] = amount.split(".");
  return BigInt(whole + part.padEnd(DECIMALS, "0"));
}
function said(amount) {
  const [, sign, whole, part] = /^(-?)(\d+)(?:\.(\d+?)0*)?$/.exec(amount) ?? [];
  if (whole === undefined) return amount;
  const groups = whole.replace(/\B(?=(\d{3})+$)/g, data.group);
  const cents = part && /[1-9]/.test(part) ? data.point + part.padEnd(2, "0") : "";
  const money = data.money.replace("0", groups + cents);
  return sign ? `-${money}` : money;
}
function saidUnits(sum) {
  const digits = String(sum < 0n ? -sum : sum).padStart(DECIMALS + 1, "0");
  return said(`${sum < 0n ? "-" : ""}${digits.slice(0, -DECIMALS)}.${digits.slice(-DECIMALS)}`);
}

// Municipalities by any of their names: [code, name, unit, region, residents, English, "name|name|…"].
const municipalities = data.municipalities.map(([code, name, unit, region, residents, english, names]) => ({
  code, name, unit, region, residents, english, names: names.split("|"), area: fold(`${unit} ${region}`),
}));
const byCode = new Map(municipalities.map((each) => [each.code, each]));

// How well a municipality fits what was typed: 0 is best, null is not at all.
function fit(one, typed) {
  const text = typed.join(" ");
  if (one.code === text || one.names.includes(text)) return 0;
  if (one.names.some((name) => name.startsWith(text))) return 1;
  const starts = (name, word) => name.startsWith(word) || name.includes(` ${word}`);
  if (typed.every((word) => one.names.some((name) => starts(name, word)))) return 2;
  if (typed.every((word) => one.names.some((name) => starts(name, word)) || starts(one.area, word))) return 3;
  return null;
}
function named(typed) {
  if (!typed.length) return [];
  const fits = municipalities.map((one) => [fit(one, typed), one]).filter(([how]) => how !== null);
  return fits.sort(([a], [b]) => a - b).map(([, one]) => one); // the sort is stable: by code
}

// The releases: [page, title, date, what is searched in, tables, named in the text, is a copy].
const releases = data.releases.map(([page, title, date, text, tables, mentions, copy]) => ({
  page, title, date, tables, mentions, copy, text: fold(`${text}\n${date}`),
  codes: new Set(tables.flat().filter(Boolean).map(([code]) => code)),
}));

// The list: what holds all the words, or has a municipality of that name in a table, stays.
const FIRST = 25, FURTHER = 200;
const list = element("list").tBodies[0];
const search = element("search"), shown = element("shown"), more = element("more");
let room = FIRST;

function matching(text) {
  const typed = wordsOf(text).map((word) => ({
    word,
    codes: word.length > 2 ? named([word]).filter((one) => fit(one, [word]) < 3).map((one) => one.code) : [],
  }));
  return (release) =>
    typed.every(({ word, codes }) => release.text.includes(word) || codes.some((code) => release.codes.has(code)));
}
function refresh() {
  const matches = matching(search.value);
  let found = 0;
  for (const row of list.rows) {
    const stays = matches(releases[row.dataset.i]);
    found += stays;
    row.hidden = !stays || found > room;
  }
  const sum = [...list.rows].reduce((total, row) => {
    const release = releases[row.dataset.i];
    const amount = row.cells[3].dataset.n;
    return amount && !release.copy && matches(release) ? total + units(amount) : total;
  }, 0n);
  shown.value = shown.dataset.words
    .replace("%s", String(found)).replace("%s", String(releases.length)).replace("%s", saidUnits(sum));
  more.hidden = found <= room;
}
search.addEventListener("input", () => {
  room = FIRST;
  refresh();
});
more.addEventListener("click", () => {
  const next = [...list.rows].find((row) => row.hidden);
  room += FURTHER;
  refresh();
  next?.querySelector("a")?.focus();
});
element("list").tHead.addEventListener("click", refresh); // behind the sorting of page.js
window.addEventListener("beforeprint", () => {
  const before = room;
  room = Infinity;
  refresh();
  window.addEventListener("afterprint", () => { room = before; refresh(); }, { once: true });
});
element("search").closest(".tools").hidden = false;
refresh();

// One municipality: a combobox as the ARIA practices describe it, and all rows of the one that is chosen.
const MOST_NAMES = 12;
const input = element("one-name"), names = element("one-names"), none = element("one-none");
let active = -1;

function offer() {
  const typed = wordsOf(input.value);
  const found = named(typed);
  names.replaceChildren(...found.slice(0, MOST_NAMES).map((one, index) => {
    const option = make("li", one.name, { role: "option", id: `one-${index}`, lang: "el", "aria-selected": "false" });
    option.dataset.code = one.code;
    option.append(make("span", ` ${[one.english, one.unit].filter(Boolean).join(", ")}`));
    return option;
  }));
  none.textContent = typed.length && !found.length ? none.dataset.words : "";
  open(found.length > 0);
}
function open(on) {
  names.hidden = !on;
  input.setAttribute("aria-expanded", String(on));
  activate(on && names.children.length === 1 ? 0 : -1);
}
function activate(index) {
  active = index;
  [...names.children].forEach((option, at) => option.setAttribute("aria-selected", String(at === active)));
  if (active < 0) return input.removeAttribute("aria-activedescendant");
  input.setAttribute("aria-activedescendant", `one-${active}`);
  names.children[active].scrollIntoView({ block: "nearest" });
}
input.addEventListener("input", offer);
input.addEventListener("keydown", (event) => {
  const count = names.children.length;
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    if (names.hidden) offer();
    const step = event.key === "ArrowDown" ? 1 : -1;
    if (count) activate(active < 0 && step < 0 ? count - 1 : (active + step + count) % count);
    event.preventDefault();
  } else if (event.key === "Enter" && !names.hidden) {
    const option = names.children[Math.max(active, 0)];
    if (option) pick(option.dataset.code);
  } else if (event.key === "Escape") {
    if (names.hidden) input.value = "";
    open(false);
  }
});
names.addEventListener("pointerdown", (event) => event.preventDefault()); // the input keeps the focus
names.addEventListener("click", (event) => {
  const option = event.target.closest("li");
  if (option) pick(option.dataset.code);
});
input.addEventListener("blur", () => open(false));

function pick(code) {
  open(false);
  location.hash = `municipality-${code}`;
}
function fromAddress() {
  const one = byCode.get(/^#municipality-(\w+)$/.exec(location.hash)?.[1]);
  if (!one) return;
  input.value = one.name;
  none.textContent = "";
  show(one);
}

function show(one) {
  const page = element("one-template").content.cloneNode(true);
  const find = (selector) => page.querySelector(selector);
  const [total, perResident] = data.totals[one.code] ?? [null, ""];
  find(".name").textContent = one.name;
  find(".area").textContent = [one.english, one.unit, one.region].filter(Boolean).join(", ");
  const facts = [total === null ? null : said(total), perResident && `${perResident} ${element("one").dataset.perResident}`,
    `${one.residents} ${element("one").dataset.residents}`];
  find(".sum").replaceChildren(...facts.filter(Boolean).map((text, at) => make(at ? "span" : "strong", at ? ` · ${text}` : text)));
  const rows = releases.flatMap((release) => rowsOf(one, release));
  find("tbody").replaceChildren(...rows);
  find(".scroll").hidden = !rows.length;
  find(".none").hidden = rows.length > 0;
  const also = releases.filter((each) => !each.copy && !each.codes.has(one.code) && each.mentions.includes(one.code));
  find(".also").hidden = !also.length;
  also.forEach((release, at) => find(".also").append(at ? " · " : " ", linkTo(release)));
  element("one-found").replaceChildren(page);
  if (rows.length) downloadable(element("one-rows"), `municipality-${one.code}`);
}
function rowsOf(one, release) {
  if (release.copy) return [];
  return release.tables.flatMap((table, number) => table.flatMap((row, index) => {
    if (!row || row[0] !== one.code) return [];
    const [, amount, match] = row;
    const made = make("tr");
    const name = make("th", "", { scope: "row" });
    name.append(linkTo(release, `t${number}-${index}`));
    if (match) name.append(make("span", data.matches[match] ?? match, { class: "remark" }));
    made.append(name, make("td", release.date), make("td", amount === null ? "–" : said(amount), { class: "n", "data-n": amount ?? "" }));
    return [made];
  }));
}
function linkTo(release, anchor = "") {
  if (!release.page) return make("bdi", release.title, { lang: "el" });
  const link = make("a", "", { href: anchor ? `${release.page}#${anchor}` : release.page });
  link.append(make("bdi", release.title, { lang: "el" }));
  return link;
}
element("one").hidden = false;
window.addEventListener("hashchange", fromAddress);
fromAddress();

// A circle, a bar or a row of a municipality leads to all that it is allotted.
document.addEventListener("click", (event) => {
  const value = event.target.closest?.("circle[data-v], .bars [data-v], #all [data-v]")?.dataset.v;
  if (!value || !getSelection().isCollapsed) return;
  pick(value.slice(1));
  element("one").scrollIntoView();
});

// Tables as files, as a spreadsheet of the reader's country opens them; no cell may be taken for a formula.
function downloadable(table, name) {
  const button = make("button", element("main").dataset.csv, { type: "button" });
  button.addEventListener("click", () => {
    const link = make("a", "", { download: `${name}.csv`, href: URL.createObjectURL(new Blob(["\ufeff", csvOf(table)], { type: "text/csv" })) });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  });
  const place = make("p", "", { class: "csv" });
  place.append(button);
  table.closest(".scroll").after(place);
}
function csvOf(table) {
  const greek = data.language === "el";
  const separator = greek ? ";" : ",";
  const number = (text) => (greek ? text.replace(".", ",") : text);
  const text = (cell) => {
    if (cell.dataset.n !== undefined && /^-?\d+(\.\d+)?$/.test(cell.dataset.n) && !cell.dataset.said) return number(cell.dataset.n);
    const plain = cell.dataset.n === "" ? "" : cell.textContent.trim().replace(/\s+/g, " ");
    const safe = /^[=+\-@\t\r|%]/.test(plain) ? `'${plain}` : plain;
    return /["\n\r;,]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  return [...table.rows].map((row) => [...row.cells].map(text).join(separator)).join("\r\n") + "\r\n";
}
for (const table of all("table[data-csv]")) downloadable(table, table.dataset.csv);
