/* Zoom along the bottom axis, for those with a mouse: a drag over the plot, or of the axis itself. It stays when a
   control changes the chart, unless nothing of the new one lies there; a double click or the button undoes it. It is
   the one thing that a chart keeps from its last drawing, and we keep it: what Plotly keeps by itself (`uirevision`)
   puts the ends of one figure on the axes of the next. On a touch screen a drag scrolls the page, and the timeline
   chooses dates. */

import { at } from "./dom.js";
import { once } from "./namespace.js";

const hasMouse = () => matchMedia("(pointer: fine)").matches;

/* The layout with what can be dragged, and the part that a reader dragged to: values and names keep their axis. */
export function zoomable(layout, { zooms, zoom }, isByMouse = hasMouse()) {
  if (!zooms || !isByMouse) return layout;
  const made = { ...layout, dragmode: "zoom" };
  for (const name of Object.keys(layout).filter((part) => /^[xy]axis/.test(part))) {
    const range = zoom?.[name]?.range;
    const part = range ? { range: [...range], autorange: false } : {};
    made[name] = { ...layout[name], ...part, fixedrange: name.startsWith("y") || isOfNames(layout[name]) };
  }
  return made;
}

const isOfNames = (axis) =>
  axis.type === "category" || Boolean(axis.categoryarray || axis.ticktext) || axis.visible === false;

/* What an axis measures: a part of it means nothing on an axis of something else. */
export const measured = (axis) => `${axis?.type} ${axis?.title?.text || ""}`;

/* After each drawing: a zoom that shows nothing of the chart, or is of another axis, is undone. */
export async function afterDrawing(place, isAnew) {
  if (!place.zooms) return;
  if (isAnew) {
    place.on("plotly_relayout", (changed) => keepZoom(place, changed));
    place.on("plotly_doubleclick", () => unzoom(place));
  }
  if (place.zoom && !isStillSeen(place.zoom, place._fullLayout, place.calcdata)) await unzoom(place);
}

function keepZoom(place, changed) {
  for (const name of draggedAxes(changed)) {
    const axis = place._fullLayout[name];
    place.zoom = { ...place.zoom, [name]: { range: [...axis.range], measured: measured(axis) } };
  }
  offerUnzoom(place);
}

/* Names of the bottom axes whose range a change of the layout sets. */
export const draggedAxes = (changed) =>
  new Set(Object.keys(changed).map((part) => /^(xaxis\d*)\.range/.exec(part)?.[1]).filter(Boolean));

/* Whether a zoom is of the axes of a drawing, and any of its points lies there. */
export const isStillSeen = (zoom, layout, drawn) =>
  Object.entries(zoom).every(([name, kept]) => measured(layout[name]) === kept.measured) && seesAnything(layout, drawn);

function seesAnything(layout, drawn) {
  return (drawn || []).some((points) => {
    const axis = layout[(points[0]?.trace?.xaxis || "x").replace("x", "xaxis")];
    const [low, high] = axis ? axis.range.map((end) => axis.r2l(end)).sort((a, b) => a - b) : [0, -1];
    return points.some((point) => point.x >= low && point.x <= high);
  });
}

function offerUnzoom(place) {
  const old = place.parentElement.querySelector(at.unzoom);
  if (Boolean(place.zoom) === Boolean(old)) return;
  if (old) {
    old.remove();
    return;
  }
  const more = { type: "button", className: "unzoom", textContent: "Undo zoom" };
  const button = Object.assign(document.createElement("button"), more);
  button.addEventListener("click", () => unzoom(place));
  place.before(button);
}

async function unzoom(place) {
  if (!place.zoom) return;
  forgetZoom(place);
  await place.redraw();
}

export function forgetZoom(place) {
  place.zoom = null;
  offerUnzoom(place);
}

/* "Reset view" undoes every zoom. */
export function listenToReset() {
  once("listenToReset", () => {
    document.addEventListener("click", (event) => {
      if (!event.target.closest?.(at.reset)) return;
      for (const place of document.querySelectorAll(at.chart)) if (place.zoom) unzoom(place);
    });
  });
}
