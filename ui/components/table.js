/* A table of the document: a press on a heading sorts, words in the field keep the rows that hold them. What the reader
   sorted and searched stays when new rows come. Cells are text, never markup; an address becomes a link. Rows that can
   be ticked begin with a box: what was ticked is told to the server, and the boxes show what it then says. Rows of the
   company in focus stand out. */

import { at } from "./dom.js";
import { once } from "./namespace.js";

const SLICE = 150;

export default function ({ data: { ticks, ...data }, parentElement, setTriggerValue }) {
  fillForPrint();
  const place = parentElement.querySelector(at.table) || made(parentElement);
  const told = JSON.stringify([data, ticks?.keys]);
  Object.assign(place, { ticks, tick: (key, isOn) => setTriggerValue("tick", { key, on: isOn }) });
  if (place.told === told) {
    for (const box of place.querySelectorAll(at.tableTick)) box.checked = ticks.ticked.includes(box.value);
    return;
  }
  Object.assign(place, { told, table: data });
  place.querySelector(at.tableRows).setAttribute("aria-label", data.name);
  share(place.querySelector(at.tableRows), data);
  place.querySelector(at.tableField).hidden = !data.finds;
  place.querySelector(at.tableField).placeholder = `Find in ${data.counted} rows`;
  if (place.by !== undefined && !data.columns.some((column) => column.name === place.by)) place.by = undefined;
  head(place);
  fill(place);
}

function made(root) {
  const place = element("div", { className: "listing" });
  const field = element("input", { type: "search", ariaLabel: "Find in the table" });
  const rows = element("div", { className: "rows", tabIndex: 0, role: "region" });
  const table = element("table", {});
  table.append(element("thead", {}), element("tbody", {}));
  rows.append(table);
  place.append(field, rows, element("p", { className: "found", role: "status" }));
  field.addEventListener("input", () => fill(place));
  root.append(place);
  return place;
}

/* What the stylesheet needs to share the width among the columns. */
function share(rows, { columns, scrolls }) {
  rows.classList.toggle("scrolls", scrolls);
  rows.classList.toggle("many", columns.length >= 8);
  rows.classList.toggle("most", columns.length >= 12);
  const sum = (name) => columns.reduce((total, column) => total + column[name], 0);
  rows.style.setProperty("--parts", sum("part") || 1);
  rows.style.setProperty("--taken", sum("wide"));
  rows.style.setProperty("--narrow", columns.filter((column) => !column.part).length);
}

function element(name, properties) {
  const node = document.createElement(name);
  for (const [property, value] of Object.entries(properties)) {
    if (property === "role") node.setAttribute("role", value);
    else node[property] = value;
  }
  return node;
}

function head(place) {
  const row = element("tr", {});
  if (place.ticks) row.append(element("th", { scope: "col", className: "tick", textContent: place.ticks.heading }));
  for (const column of place.table.columns) {
    const cell = element("th", { scope: "col", className: column.form });
    cell.style.setProperty("--part", column.part);
    const button = element("button", { type: "button", textContent: column.name, title: "Sort" });
    button.addEventListener("click", () => {
      const again = place.by === column.name;
      const first = column.order ? -1 : 1;
      Object.assign(place, { by: column.name, way: again ? -place.way : first });
      fill(place);
    });
    cell.append(button);
    row.append(cell);
  }
  place.querySelector(at.tableHead).replaceChildren(row);
}

/* Numbers of the rows to show, in order: those that hold every word, sorted by a column (`by`) up or down (`way`);
   blanks are last whatever the order. */
export function order({ columns, count }, found, sorted) {
  const words = found.trim().toLowerCase().split(/\s+/).filter(Boolean);
  const text = (i) => columns.map((column) => column.cells[i]).join(" ").toLowerCase();
  const kept = [...Array(count).keys()].filter((i) => words.every((word) => text(i).includes(word)));
  const by = columns.find((column) => column.name === sorted.by);
  if (!by) return kept;
  const compare = by.order
    ? (a, b) => by.order[a] - by.order[b]
    : (a, b) => by.cells[a].localeCompare(by.cells[b], undefined, { numeric: true });
  const isBlank = (i) => by.cells[i] === "";
  return kept.sort((a, b) => isBlank(a) - isBlank(b) || (isBlank(a) ? a - b : sorted.way * compare(a, b)));
}

function fill(place) {
  const shown = order(place.table, place.querySelector(at.tableField).value, place);
  const body = place.querySelector(at.tableBody);
  const { columns, count, counted } = place.table;
  for (const [i, cell] of [...place.querySelectorAll(at.tableHeading)].entries()) {
    const sorted = columns[i].name === place.by;
    cell.ariaSort = sorted ? (place.way > 0 ? "ascending" : "descending") : null;
  }
  body.replaceChildren();
  place.querySelector(at.tableFound).textContent = shown.length < count ? `${shown.length} of ${counted} rows` : "";
  const add = (from, to) => body.append(...shown.slice(from, to).map((i) => line(place, columns, i)));
  add(0, SLICE);
  if (shown.length <= SLICE) return;
  place.rest = () => {
    place.rest = null;
    add(SLICE);
  };
  const { rest } = place;
  const later = () => place.rest === rest && rest();
  if (window.requestIdleCallback) requestIdleCallback(later, { timeout: 3000 });
  else setTimeout(later, 300);
}

/* A box in front of a row; a press anywhere on the row ticks it. */
function addBox({ ticks, tick }, row, name, i) {
  const key = ticks.keys[i];
  const isOn = ticks.ticked.includes(key);
  const box = element("input", { type: "checkbox", value: key, ariaLabel: name, checked: isOn });
  box.addEventListener("change", () => tick(box.value, box.checked));
  row.addEventListener("click", (event) => event.target !== box && box.click());
  const cell = element("td", { className: "tick" });
  cell.append(box);
  row.append(cell);
}

function line(place, columns, i) {
  const row = element("tr", {});
  if (place.table.focused.includes(i)) row.setAttribute("aria-current", "true");
  if (place.ticks) addBox(place, row, columns[0].cells[i], i);
  for (const column of columns) {
    const text = column.cells[i];
    const cell = element("td", { className: column.form });
    if (/^https?:\/\/\S+$/.test(text)) {
      const link = element("a", { href: text, target: "_blank", rel: "noopener noreferrer", textContent: text });
      link.textContent = text.replace(/^https?:\/\/(www\.)?/, "");
      cell.append(link);
    } else {
      cell.textContent = text;
    }
    row.append(cell);
  }
  return row;
}

/* Paper has every row. */
function fillForPrint() {
  once("fillForPrint", () => {
    addEventListener("beforeprint", () => {
      for (const place of document.querySelectorAll(at.table)) place.rest?.();
    });
  });
}
