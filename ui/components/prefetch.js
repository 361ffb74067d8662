/* The chart of the option that was just pressed, asked for by its own address and drawn while the page is still being
   worked out. The server has the last word: what the page then says is drawn over it where it differs. */

import { leaveRun } from "./animation.js";
import { at, fieldOf, isAtRest, keyedAs } from "./dom.js";
import { draw, giveOther, showTold } from "./drawing.js";
import { once } from "./namespace.js";
import { pause, until } from "./waits.js";

const figures = new Map();
const MOST_FIGURES = 40;
const PATIENCE = 400;
/* Milliseconds that the press itself is given to reach the server before anything is drawn. */
const FIRST = 16;
/* Milliseconds after which a figure is no longer awaited, and after which the page's own is shown in any case. */
const FIGURE_WITHIN = 60_000;
const PAGE_WITHIN = 60_000;

export function drawAhead() {
  once("drawAhead", () => {
    for (const kind of ["click", "keydown"]) document.addEventListener(kind, onPress, true);
    document.addEventListener("pointerover", (event) => {
      const found = pressed(event);
      if (found) figureOf(found.address);
    });
  });
}

/* The chart that a press, or a pointer over an option, would draw anew, and its address; null where there is none. */
function pressed(event) {
  let option = event.target.closest?.([at.option, at.radio].join());
  if (event.key === "Enter") option = document.getElementById(event.target.getAttribute?.("aria-activedescendant"));
  if (!option) return null;
  const list = option.closest(at.list);
  const field = list ? document.querySelector(fieldOf(list)) : option;
  const place = field?.closest(at.exhibit)?.querySelector(at.chart);
  if (!place?.prefetch || new URLSearchParams(location.search).has("v")) return null;
  const name = place.prefetch.choices.find((one) => field.closest(keyedAs(one)));
  return name ? { place, address: addressOf(place.prefetch, location.search, name, option.textContent.trim()) } : null;
}

/* The address bar holds all that was chosen before. */
export function addressOf(prefetch, search, name, label) {
  const query = new URLSearchParams(search);
  for (const [part, said] of Object.entries({ ...prefetch.query, _choice: name, _label: label })) query.set(part, said);
  return `${prefetch.address}?${query}`;
}

function figureOf(address) {
  if (!figures.has(address)) {
    const asked = fetch(address, { signal: AbortSignal.timeout(FIGURE_WITHIN) }).then((answer) =>
      answer.ok ? answer.text() : Promise.reject(answer.status),
    );
    figures.set(
      address,
      asked.catch(() => {
        figures.delete(address);
        return "";
      }),
    );
    if (figures.size > MOST_FIGURES) figures.delete(figures.keys().next().value);
  }
  return figures.get(address);
}

async function onPress(event) {
  const found = event.type === "keydown" && event.key !== "Enter" ? null : pressed(event);
  if (!found) return;
  const { place, address } = found;
  leaveRun(place);
  place.asked = address;
  const [figure] = await Promise.all([figureOf(address), pause(FIRST)]);
  if (!figure || place.asked !== address || !place.isConnected || !window.Plotly) return;
  place.isAhead = true;
  giveOther(place, figure);
  await draw(window.Plotly, place);
  await pause(PATIENCE);
  confirm(place, address);
}

/* Once the page is worked out, or is not for too long, the chart is the one that the server named, whatever was drawn
   before. */
async function confirm(place, address) {
  const isOver = () => place.asked !== address || !place.isConnected;
  await until(() => isOver() || isAtRest(), PAGE_WITHIN, PATIENCE);
  if (isOver()) return;
  Object.assign(place, { asked: null, isAhead: false });
  if (place.given !== place.told) showTold(place);
}
