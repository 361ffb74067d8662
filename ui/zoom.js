/* Zoom along the bottom axis, for those with a mouse: a drag over the plot, or of the axis itself. It stays when a
   control changes the chart, unless nothing of the new one lies there; a double click or the button undoes it. On a touch
   screen a drag scrolls the page, and the timeline chooses dates. */

/* The layout with what can be dragged: values and names keep their axis. */
function zoomable(place, layout) {
  const hasMouse = matchMedia("(pointer: fine)").matches;
  if (!place.zooms || !hasMouse) return layout;
  const made = { ...layout, dragmode: "zoom", uirevision: `${layout.uirevision} ${place.unzoomed || 0}` };
  for (const name of Object.keys(layout).filter((name) => /^[xy]axis/.test(name)))
    made[name] = { ...layout[name], fixedrange: name.startsWith("y") || isOfNames(layout[name]) };
  return made;
}

const isOfNames = (axis) => axis.type === "category" || Boolean(axis.categoryarray || axis.ticktext) || axis.visible === false;

/* After each drawing: a zoom that shows nothing of the chart is undone. */
async function afterDrawing(library, place) {
  if (!place.zooms) return;
  if (!place.listens) {
    place.listens = true;
    place.on("plotly_relayout", (changed) => {
      if (Object.keys(changed).some((part) => /^xaxis\d*\.range/.test(part))) place.isZoomed = true;
      offerUnzoom(place);
    });
    place.on("plotly_doubleclick", () => unzoom(library, place));
  }
  if (place.isZoomed && !seesAnything(place)) await unzoom(library, place);
}

function seesAnything(place) {
  return (place.calcdata || []).some((points) => {
    const axis = place._fullLayout[(points[0]?.trace?.xaxis || "x").replace("x", "xaxis")];
    const [low, high] = axis ? axis.range.map((end) => axis.r2l(end)).sort((a, b) => a - b) : [0, -1];
    return points.some((point) => point.x >= low && point.x <= high);
  });
}

function offerUnzoom(place) {
  const old = place.parentElement.querySelector("button.unzoom");
  if (Boolean(place.isZoomed) === Boolean(old)) return;
  if (old) {
    old.remove();
    return;
  }
  const button = Object.assign(document.createElement("button"), { type: "button", className: "unzoom", textContent: "Undo zoom" });
  button.addEventListener("click", () => unzoom(window.Plotly, place));
  place.before(button);
}

async function unzoom(library, place) {
  if (!place.isZoomed) return;
  place.isZoomed = false;
  place.unzoomed = (place.unzoomed || 0) + 1;
  offerUnzoom(place);
  await draw(library, place);
}

if (!window.genaiUnzooms) {
  window.genaiUnzooms = true;
  document.addEventListener("click", (event) => {
    if (!event.target.closest?.(".st-key-reset button")) return;
    for (const place of document.querySelectorAll("div.chart")) if (place.zooms && place.isZoomed) unzoom(window.Plotly, place);
  });
}
