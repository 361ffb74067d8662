/* Charts, drawn in place: those on screen at once, the others one by one while nothing else is to do, all before print.
   */

import { genai, once } from "./namespace.js";
import { plotly } from "./plotly.js";
import { pause } from "./waits.js";
import { afterDrawing, zoomable } from "./zoom.js";

const CONFIG = { displayModeBar: false, responsive: false, doubleClick: false, showTips: false };
export const waiting = (genai.waiting ??= new Set());

/* What a place is to show, and the room it takes. */
export function give(place, figure, height) {
  place.given = figure;
  place.style.height = `${height}px`;
}

/* A figure that the server did not lay out for this place. */
export function giveOther(place, figure) {
  give(place, figure, JSON.parse(figure).layout.height || place.toldHeight);
}

export function showTold(place) {
  give(place, place.told, place.toldHeight);
  waiting.add(place);
  work();
}

function isOnScreen(place) {
  const box = place.getBoundingClientRect();
  return box.top < innerHeight + 50 && box.bottom > -50;
}

/* The next chart to draw: one on screen before any other; one that is gone or has no room is left. */
function next() {
  for (const place of waiting) if (!place.isConnected) waiting.delete(place);
  const ready = [...waiting].filter((place) => place.clientWidth);
  return ready.find(isOnScreen) || ready[0];
}

export async function work() {
  if (genai.working) return;
  genai.working = true;
  try {
    for (let place = next(); place; place = next()) {
      const library = await plotly(place.plotly);
      if (!isOnScreen(place)) await idle();
      await draw(library, next());
      await pause(0);
    }
  } catch (problem) {
    for (const place of waiting) say(place, problem);
    waiting.clear();
  } finally {
    genai.working = false;
  }
}

/* Until the browser has painted and has nothing else to do. */
function idle() {
  return new Promise((resolve) => {
    if (window.requestIdleCallback) requestIdleCallback(resolve, { timeout: 2000 });
    else setTimeout(resolve, 50);
  });
}

export async function draw(library, place) {
  if (!place) return;
  waiting.delete(place);
  try {
    const isAnew = place.failed || place.drawnOf !== place.of;
    if (place.failed) place.replaceChildren();
    Object.assign(place, { failed: false, drawnOf: place.of });
    const { data, layout } = JSON.parse(place.given);
    const figure = { data, layout: zoomable(layout, place), config: CONFIG };
    await (isAnew ? library.newPlot(place, figure) : library.react(place, figure));
    await afterDrawing(place, isAnew);
    place.dataset.drawn = place.drawnOf;
  } catch (problem) {
    say(place, problem);
  }
}

function say(place, problem) {
  place.failed = true;
  place.textContent = `The chart could not be drawn: ${problem.message || problem}`;
}

export function drawForPrint() {
  once("drawForPrint", () => {
    addEventListener("beforeprint", () => {
      if (window.Plotly) for (const place of [...waiting]) if (place.clientWidth) draw(window.Plotly, place);
    });
  });
}
