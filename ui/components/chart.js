/* Charts, drawn in place: those on screen at once, the others one by one while nothing else is to do, all before print. */

const CONFIG = { displayModeBar: false, responsive: false, doubleClick: false, showTips: false };
const waiting = (window.genaiWaiting ??= new Set());

export default function ({ data, parentElement }) {
  const place = parentElement.querySelector("div.chart") || made(parentElement);
  if (place.of !== data.of) handOver(place, data.of);
  Object.assign(place, { ahead: data.ahead, zooms: data.zooms, alt: data.alt });
  offerRun(place, data.run);
  if (!(place.run?.at >= 0)) place.setAttribute("aria-label", data.alt);
  place.classList.toggle("narrow", Boolean(data.narrow));
  if (place.told === data.figure) return;
  Object.assign(place, { told: data.figure, toldHeight: data.height, plotly: data.plotly });
  if (place.run) leaveRun(place);
  if (place.isAhead && place.given !== data.figure) return;
  Object.assign(place, { asked: null, isAhead: false });
  if (place.given !== data.figure) showTold(place);
}

/* A place now belongs to another exhibit or slide: a run, a zoom, a chart drawn ahead of the one before are over, and what
   comes is drawn as on an empty place. */
function handOver(place, of) {
  offerRun(place, null);
  forgetZoom(place);
  Object.assign(place, { of, asked: null, isAhead: false, told: null, given: null });
}

/* What a place is to show, and the room it takes. */
function give(place, figure, height) {
  place.given = figure;
  place.style.height = `${height}px`;
}

function showTold(place) {
  give(place, place.told, place.toldHeight);
  waiting.add(place);
  work();
}

function made(root) {
  const place = document.createElement("div");
  place.className = "chart";
  place.setAttribute("role", "img");
  root.append(place);
  let width = 0;
  new ResizeObserver(() => {
    if (place.clientWidth === width) return;
    width = place.clientWidth;
    reach(place);
    if (waiting.has(place)) work();
    else if (width && place.data) window.Plotly.Plots.resize(place);
  }).observe(place);
  return place;
}

/* A chart of a wide window keeps its width in one made narrow, and its box scrolls: keys must reach what scrolls. */
function reach(place) {
  const box = place.closest("[class*='st-key-chart_']");
  if (!box) return;
  if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;
  else box.removeAttribute("tabindex");
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

async function work() {
  if (window.genaiWorking) return;
  window.genaiWorking = true;
  try {
    for (let place = next(); place; place = next()) {
      const library = await plotly(place.plotly);
      if (!isOnScreen(place)) await idle();
      await draw(library, next());
      await new Promise((resolve) => setTimeout(resolve));
    }
  } catch (problem) {
    for (const place of waiting) say(place, problem);
    waiting.clear();
  } finally {
    window.genaiWorking = false;
  }
}

/* Until the browser has painted and has nothing else to do. */
function idle() {
  return new Promise((resolve) => {
    if (window.requestIdleCallback) requestIdleCallback(resolve, { timeout: 2000 });
    else setTimeout(resolve, 50);
  });
}

async function draw(library, place) {
  if (!place) return;
  waiting.delete(place);
  try {
    const isAnew = place.failed || place.drawnOf !== place.of;
    if (place.failed) place.replaceChildren();
    Object.assign(place, { failed: false, drawnOf: place.of });
    const { data, layout } = JSON.parse(place.given);
    const figure = { data, layout: zoomable(place, layout), config: CONFIG };
    await (isAnew ? library.newPlot(place, figure) : library.react(place, figure));
    await afterDrawing(library, place, isAnew);
    place.dataset.drawn = place.drawnOf;
  } catch (problem) {
    say(place, problem);
  }
}

function say(place, problem) {
  place.failed = true;
  place.textContent = `The chart could not be drawn: ${problem.message || problem}`;
}

if (!window.genaiDrawsForPrint) {
  window.genaiDrawsForPrint = true;
  addEventListener("beforeprint", () => {
    if (window.Plotly) for (const place of [...waiting]) if (place.clientWidth) draw(window.Plotly, place);
  });
}
