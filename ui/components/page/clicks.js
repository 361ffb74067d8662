/* ---- Clicks on marks and names of charts, and the exhibit that a search leads to ---- */

/* Names what was clicked; without a trigger nothing listens, as on a slide. */
function listenToClicks(trigger) {
  if (window.genaiClicks) document.removeEventListener("click", window.genaiClicks, true);
  window.genaiClicks = trigger ? (event) => onClick(event, trigger) : null;
  if (trigger) document.addEventListener("click", window.genaiClicks, true);
}

function onClick(event, trigger) {
  const chart = event.target.closest?.(".js-plotly-plot");
  if (!chart || event.button !== 0) return;
  const name = nameAt(chart, event.clientX, event.clientY);
  if (name?.closest("a")) return;
  const point = chart._hoverdata?.[0];
  if (name || point) trigger("mark", [...(name ? [name.textContent] : []), ...(point ? wordsOf(point) : [])]);
}

/* Names along an axis take no clicks and lie under what drags the axis: they are found by their place. */
function nameAt(chart, x, y) {
  const names = [...chart.querySelectorAll("text")].filter((node) => node.textContent.trim() && !node.closest(".hoverlayer"));
  return names.find((node) => {
    const box = node.getBoundingClientRect();
    return box.width && x >= box.left && x <= box.right && y >= box.top && y <= box.bottom;
  });
}

function wordsOf(point) {
  const bare = (html) => new DOMParser().parseFromString(html, "text/html").body.textContent.trim();
  const said = String(point.hovertext ?? point.text ?? "").split("<br>").map(bare);
  return [...said, point.data?.name, point.y, point.x, point.label].filter((word) => word !== undefined && word !== "").map(String);
}

/* Once for each search; the page still grows while it is drawn. */
function bringIntoView({ exhibit, nonce }) {
  if (!exhibit || window.genaiScrolled === nonce) return;
  window.genaiScrolled = nonce;
  const go = (tries) => {
    const target = document.querySelector(`.st-key-exhibit-${CSS.escape(exhibit)}`);
    if (target) target.scrollIntoView({ block: "start" });
    if (tries > 0) setTimeout(() => go(tries - 1), target ? 400 : 150);
  };
  go(6);
}
