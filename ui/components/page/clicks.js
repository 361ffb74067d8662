/* Clicks on marks and names of charts and on rows of their tables, and the exhibit that a search leads to. */

import { at, exhibitOf, kinds } from "../dom.js";
import { genai } from "../namespace.js";
import { pause, until } from "../waits.js";

const TRIES = 7;
const DRAWN_WITHIN = 10_000; // milliseconds

let scrolled = null;

/* Names what was clicked; without a trigger nothing listens, as on a slide. */
export function listenToClicks(trigger) {
  if (genai.clicks) document.removeEventListener("click", genai.clicks, true);
  genai.clicks = trigger ? (event) => onClick(event, trigger) : null;
  if (trigger) document.addEventListener("click", genai.clicks, true);
}

function onClick(event, trigger) {
  if (event.button !== 0) return;
  const row = rowOf(event.target);
  if (row) trigger("mark", wordsOfRow(row, event.target));
  const chart = event.target.closest?.(at.plot);
  if (!chart) return;
  const name = nameAt(chart, event.clientX, event.clientY);
  if (name?.closest(kinds.link)) return;
  const point = chart._hoverdata?.[0];
  if (name || point) trigger("mark", [...(name ? [name.textContent] : []), ...(point ? wordsOf(point) : [])]);
}

/* The row of an exhibit's table that was clicked, unless words of it were marked or a link or a box was meant. */
function rowOf(node) {
  const row = node.closest?.(at.exhibit) && node.closest(at.tableRow);
  return row && !node.closest(kinds.pressed) && String(window.getSelection()).trim() === "" ? row : null;
}

/* What was clicked first, then the other cells. */
function wordsOfRow(row, node) {
  const cell = node.closest(at.tableCell);
  const cells = [...row.cells].sort((a, b) => (b === cell) - (a === cell));
  return cells.map((one) => one.textContent.trim()).filter(Boolean);
}

/* Names along an axis take no clicks and lie under what drags the axis: they are found by their place. */
function nameAt(chart, x, y) {
  const isName = (node) => node.textContent.trim() && !node.closest(at.plotHover);
  return [...chart.querySelectorAll(at.plotText)].filter(isName).find((node) => {
    const box = node.getBoundingClientRect();
    return box.width && x >= box.left && x <= box.right && y >= box.top && y <= box.bottom;
  });
}

function wordsOf(point) {
  const bare = (html) => new DOMParser().parseFromString(html, "text/html").body.textContent.trim();
  const said = String(point.hovertext ?? point.text ?? "").split("<br>").map(bare);
  const words = [...said, point.data?.name, point.y, point.x, point.label];
  return words.filter((word) => word !== undefined && word !== "").map(String);
}

/* Once for each search, as soon as the exhibit is there, which may be the last of a page; the page still grows then. */
export async function bringIntoView({ exhibit, nonce }) {
  if (!exhibit || scrolled === nonce) return;
  scrolled = nonce;
  const target = () => document.querySelector(exhibitOf(exhibit));
  await until(() => target() || scrolled !== nonce, DRAWN_WITHIN);
  for (let tries = 0; tries < TRIES && scrolled === nonce; tries++) {
    target()?.scrollIntoView({ block: "start" });
    await pause(400);
  }
}
