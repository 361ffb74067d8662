/* The chart of the option that was just pressed, asked for by its own address and drawn while the page is still being
   worked out. The server has the last word: what the page then says is drawn over it where it differs. */

const figures = (window.genaiFigures ??= new Map());
const MOST_FIGURES = 40;
const PATIENCE = 400;
/* Milliseconds that the press itself is given to reach the server before anything is drawn. */
const FIRST = 16;

/* The chart that a press, or a pointer over an option, would draw anew, and its address; null where there is none. */
function pressed(event) {
  let option = event.target.closest?.("[role=option],[role=radio]");
  if (event.key === "Enter") option = document.getElementById(event.target.getAttribute?.("aria-activedescendant"));
  if (!option) return null;
  const list = option.closest("[role=listbox]");
  const field = list
    ? document.querySelector(`[aria-controls="${CSS.escape(list.id)}"],[role=combobox][aria-expanded=true]`)
    : option;
  const exhibit = field?.closest("[class*='st-key-exhibit-']");
  const place = exhibit?.querySelector("div.chart");
  if (!place?.ahead || new URLSearchParams(location.search).has("v")) return null;
  const name = place.ahead.choices.find((one) => field.closest(`.st-key-${CSS.escape(one)}`));
  return name ? { place, address: addressOf(place.ahead, name, option.textContent.trim()) } : null;
}

/* The address bar holds all that was chosen before. */
function addressOf(ahead, name, label) {
  const query = new URLSearchParams(location.search);
  for (const [part, said] of Object.entries({ ...ahead.query, _choice: name, _label: label })) query.set(part, said);
  return `${ahead.address}?${query}`;
}

function figureOf(address) {
  if (!figures.has(address)) {
    const asked = fetch(address).then((answer) => (answer.ok ? answer.text() : Promise.reject(answer.status)));
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
  const [figure] = await Promise.all([figureOf(address), new Promise((resolve) => setTimeout(resolve, FIRST))]);
  if (!figure || place.asked !== address || !place.isConnected || !window.Plotly) return;
  place.isAhead = true;
  give(place, figure, JSON.parse(figure).layout.height || place.toldHeight);
  await draw(window.Plotly, place);
  setTimeout(() => confirm(place, address), PATIENCE);
}

/* Once the page is worked out, the chart is the one that the server named, whatever was drawn before. */
function confirm(place, address) {
  if (place.asked !== address || !place.isConnected) return;
  if (!document.querySelector("[data-testid=stApp][data-test-script-state=notRunning]")) {
    setTimeout(() => confirm(place, address), PATIENCE);
    return;
  }
  Object.assign(place, { asked: null, isAhead: false });
  if (place.given !== place.told) showTold(place);
}

if (!window.genaiAhead) {
  window.genaiAhead = true;
  for (const kind of ["click", "keydown"]) document.addEventListener(kind, onPress, true);
  document.addEventListener("pointerover", (event) => {
    const found = pressed(event);
    if (found) figureOf(found.address);
  });
}
