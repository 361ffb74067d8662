/* The component of a chart: a place that keeps its drawing while the page changes what it shows. */

import { leaveRun, offerRun } from "./animation.js";
import { at } from "./dom.js";
import { draw, drawForPrint, showTold, waiting, work } from "./drawing.js";
import { drawAhead } from "./prefetch.js";
import { forgetZoom, listenToReset } from "./zoom.js";

drawForPrint();
drawAhead();
listenToReset();

export default function ({ data, parentElement }) {
  const place = parentElement.querySelector(at.chart) || made(parentElement);
  if (place.of !== data.of) handOver(place, data.of);
  Object.assign(place, { prefetch: data.prefetch, zooms: data.zooms, alt: data.alt });
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

/* A place now belongs to another exhibit or slide: a run, a zoom, a chart drawn ahead of the one before are over, and
   what comes is drawn as on an empty place. */
function handOver(place, of) {
  offerRun(place, null);
  forgetZoom(place);
  Object.assign(place, { of, asked: null, isAhead: false, told: null, given: null });
}

function made(root) {
  const place = document.createElement("div");
  place.className = "chart";
  place.setAttribute("role", "img");
  place.redraw = () => draw(window.Plotly, place);
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
  const box = place.closest(at.chartBox);
  if (!box) return;
  if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;
  else box.removeAttribute("tabindex");
}
