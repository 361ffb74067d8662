/* Play: a chart goes through the dates of its exhibit, on axes that stay. Nothing is loaded before somebody presses
   Play; it begins at the date on screen, and stands still at the last. */

const SPEEDS = { Slow: 1600, Normal: 900, Fast: 350 };
const asksForStillness = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

/* The bar over a chart that can be played, as the page says now; another chart than before ends a run. */
function offerRun(place, run) {
  const bar = place.parentElement.querySelector("div.play") || (run && madeBar(place));
  if (!bar) return;
  const address = run?.address || "";
  if (place.run?.address === address) return;
  leaveRun(place);
  place.run = run ? { ...run, at: -1, steps: [] } : null;
  bar.hidden = !run;
}

function madeBar(place) {
  const bar = document.createElement("div");
  bar.className = "play";
  bar.setAttribute("role", "group");
  bar.setAttribute("aria-label", "Play through dates");
  const part = (tag, name, said, more = {}) => {
    const made = Object.assign(document.createElement(tag), { className: name, ...more });
    if (said) made.textContent = said;
    bar.append(made);
    return made;
  };
  const opener = part("button", "opener", "", { type: "button", onclick: () => enterRun(place) });
  for (const [name, said] of [["moves", "▶ Play through dates"], ["still", "Step through dates"]])
    opener.append(Object.assign(document.createElement("span"), { className: name, textContent: said }));
  const step = (name, said, label, by) =>
    part("button", `inside ${name}`, said, { type: "button", ariaLabel: label, onclick: () => (pause(place), goTo(place, place.run.at + by)) });
  step("back", "◀◀", "One date back", -1);
  part("button", "inside moves go", "▶", { type: "button", onclick: () => (place.run.timer ? pause(place) : play(place)) });
  step("on", "▶▶", "One date on", 1);
  const slide = part("input", "inside", "", { type: "range", min: 0, step: 1, ariaLabel: "Date" });
  slide.addEventListener("input", () => (pause(place), goTo(place, Number(slide.value))));
  part("output", "inside", "");
  const speed = part("select", "inside moves", "", { ariaLabel: "Speed" });
  for (const name of Object.keys(SPEEDS)) speed.add(new Option(name, name, name === "Normal", name === "Normal"));
  part("button", "inside keep", "Keep this date", { type: "button", onclick: () => keepDate(place) });
  part("button", "inside leave", "✕", { type: "button", ariaLabel: "Close", onclick: () => (leaveRun(place), bar.querySelector(".opener").focus()) });
  part("p", "inside", "", { role: "status" });
  place.before(bar);
  show(place, false);
  return bar;
}

function show(place, isOpen) {
  const bar = place.parentElement.querySelector("div.play");
  for (const one of bar.querySelectorAll(".inside")) one.hidden = !isOpen;
  bar.querySelector(".opener").hidden = isOpen;
}

async function enterRun(place) {
  const { run } = place;
  const opener = place.parentElement.querySelector(".play .opener");
  if (run.isAsked) return;
  run.isAsked = true;
  opener.setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(run.address);
    run.steps = answer.ok ? await answer.json() : [];
  } catch {
    run.steps = [];
  }
  opener.removeAttribute("aria-busy");
  run.isAsked = false;
  if (place.run !== run) return;
  if (run.steps.length < 2) {
    opener.textContent = "No other date has a chart";
    opener.disabled = true;
    return;
  }
  const isNow = (step) => dateOf(run, step) === run.now.join();
  const slide = place.parentElement.querySelector(".play input");
  slide.max = run.steps.length - 1;
  show(place, true);
  const now = run.steps.findIndex(isNow);
  goTo(place, now < 0 ? run.steps.length - 1 : now);
  place.parentElement.querySelector(asksForStillness() ? ".play .back" : ".play .go").focus();
  if (!asksForStillness()) play(place);
}

/* From the date on screen, or from the first where that is the last. */
function play(place) {
  const { run } = place;
  if (asksForStillness()) return;
  if (run.at >= run.steps.length - 1) goTo(place, 0);
  const on = () => {
    if (place.run !== run || !place.isConnected) return;
    goTo(place, run.at + 1);
    if (run.at < run.steps.length - 1) run.timer = setTimeout(on, pace(place));
    else pause(place);
  };
  run.timer = setTimeout(on, pace(place));
  mark(place);
}

const pace = (place) => SPEEDS[place.parentElement.querySelector(".play select").value];

function pause(place) {
  clearTimeout(place.run?.timer);
  if (place.run) place.run.timer = null;
  mark(place);
}

function goTo(place, wanted) {
  const { run } = place;
  const at = Math.min(Math.max(wanted, 0), run.steps.length - 1);
  if (at === run.at) return;
  run.at = at;
  const { figure } = run.steps[at];
  waiting.delete(place);
  give(place, figure, JSON.parse(figure).layout.height || place.toldHeight);
  draw(window.Plotly, place);
  mark(place);
}

/* The words of the bar: where the run is, what is found then; a screen reader is told once it stands still. */
function mark(place) {
  const bar = place.parentElement.querySelector("div.play");
  const { run } = place;
  if (!bar || !run || run.at < 0) return;
  const { name, said } = run.steps[run.at];
  const go = bar.querySelector(".go");
  go.textContent = run.timer ? "❚❚" : "▶";
  go.ariaLabel = run.timer ? "Pause" : "Play";
  bar.querySelector(".back").disabled = run.at === 0;
  bar.querySelector(".on").disabled = run.at === run.steps.length - 1;
  bar.querySelector(".keep").disabled = dateOf(run, run.steps[run.at]) === run.now.join();
  const slide = bar.querySelector("input");
  slide.value = run.at;
  slide.setAttribute("aria-valuetext", name);
  bar.querySelector("output").textContent = name;
  const status = bar.querySelector("p");
  status.setAttribute("aria-live", run.timer ? "off" : "polite");
  status.textContent = said;
}

const dateOf = (run, step) => step.words[run.choice].join();

/* Back to the chart of the page. */
function leaveRun(place) {
  const { run } = place;
  if (!run || run.at < 0) return;
  pause(place);
  run.at = -1;
  show(place, false);
  if (place.told && place.given !== place.told) showTold(place);
}

/* The date becomes the one that the page chooses (`clicks.js` tells the server). */
function keepDate(place) {
  const { run } = place;
  pause(place);
  window.genaiKeepDate?.(run.steps[run.at].words);
}
