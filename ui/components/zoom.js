/* Zoom along the bottom axis, for those with a mouse: a drag over the plot, or of the axis itself. It stays when a
   control changes the chart, unless nothing of the new one lies there; a double click or the button undoes it. It is the
   one thing that a chart keeps from its last drawing, and we keep it: what Plotly keeps by itself (`uirevision`) puts the
   ends of one figure on the axes of the next. On a touch screen a drag scrolls the page, and the timeline chooses dates. */

/* The layout with what can be dragged, and the part that a reader dragged to: values and names keep their axis. */
function zoomable(place, layout) {
  const hasMouse = matchMedia("(pointer: fine)").matches;
  if (!place.zooms || !hasMouse) return layout;
  const made = { ...layout, dragmode: "zoom" };
  for (const name of Object.keys(layout).filter((name) => /^[xy]axis/.test(name))) {
    const range = place.zoom?.[name]?.range;
    const part = range ? { range: [...range], autorange: false } : {};
    made[name] = { ...layout[name], ...part, fixedrange: name.startsWith("y") || isOfNames(layout[name]) };
  }
  return made;
}

const isOfNames = (axis) => axis.type === "category" || Boolean(axis.categoryarray || axis.ticktext) || axis.visible === false;

/* What an axis measures: a part of it means nothing on an axis of something else. */
const measured = (axis) => `${axis?.type} ${axis?.title?.text || ""}`;

/* After each drawing: a zoom that shows nothing of the chart, or is of another axis, is undone. */
async function afterDrawing(library, place, isAnew) {
  if (!place.zooms) return;
  if (isAnew) {
    place.on("plotly_relayout", (changed) => keepZoom(place, changed));
    place.on("plotly_doubleclick", () => unzoom(library, place));
  }
  if (place.zoom && !(isOfItsAxes(place) && seesAnything(place))) await unzoom(library, place);
}

function keepZoom(place, changed) {
  const names = new Set(Object.keys(changed).map((part) => /^(xaxis\d*)\.range/.exec(part)?.[1]).filter(Boolean));
  for (const name of names) {
    const axis = place._fullLayout[name];
    place.zoom = { ...place.zoom, [name]: { range: [...axis.range], measured: measured(axis) } };
  }
  offerUnzoom(place);
}

const isOfItsAxes = (place) =>
  Object.entries(place.zoom).every(([name, kept]) => measured(place._fullLayout[name]) === kept.measured);

function seesAnything(place) {
  return (place.calcdata || []).some((points) => {
    const axis = place._fullLayout[(points[0]?.trace?.xaxis || "x").replace("x", "xaxis")];
    const [low, high] = axis ? axis.range.map((end) => axis.r2l(end)).sort((a, b) => a - b) : [0, -1];
    return points.some((point) => point.x >= low && point.x <= high);
  });
}

function offerUnzoom(place) {
  const old = place.parentElement.querySelector("button.unzoom");
  if (Boolean(place.zoom) === Boolean(old)) return;
  if (old) {
    old.remove();
    return;
  }
  const button = Object.assign(document.createElement("button"), { type: "button", className: "unzoom", textContent: "Undo zoom" });
  button.addEventListener("click", () => unzoom(window.Plotly, place));
  place.before(button);
}

async function unzoom(library, place) {
  if (!place.zoom) return;
  forgetZoom(place);
  await draw(library, place);
}

function forgetZoom(place) {
  place.zoom = null;
  offerUnzoom(place);
}

if (!window.genaiUnzooms) {
  window.genaiUnzooms = true;
  document.addEventListener("click", (event) => {
    if (!event.target.closest?.(".st-key-reset button")) return;
    for (const place of document.querySelectorAll("div.chart")) if (place.zoom) unzoom(window.Plotly, place);
  });
}
