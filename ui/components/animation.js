/* Play: a chart goes through the dates of its exhibit, on axes that stay. Nothing is loaded before somebody presses
   Play; it begins at the date on screen, and stands still at the last. */

const SPEEDS = { Slow: 1600, Normal: 900, Fast: 350 };
const asksForStillness = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

/* The bar over a chart that can be played, as the page says now; another chart than before ends a run. */
function offerRun(place, run) {
  const bar = barOf(place) || (run && madeBar(place));
  if (!bar) return;
  if (place.run?.address === run?.address) return;
  leaveRun(place);
  place.run = run ? { ...run, at: -1, steps: [] } : null;
  bar.hidden = !run;
  sayOpener(place);
}

const barOf = (place) => place.parentElement.querySelector("div.play");
const isOnSlide = (place) => Boolean(place.closest(".st-key-slide"));

function madeBar(place) {
  const bar = document.createElement("div");
  bar.className = "play";
  bar.setAttribute("role", "group");
  bar.setAttribute("aria-label", "Play through dates");
  const part = (tag, name, said, more = {}, parent = bar) => {
    const made = Object.assign(document.createElement(tag), { className: name, ...more });
    if (said) made.textContent = said;
    parent.append(made);
    return made;
  };
  const button = (parent, name, said, onclick, more = {}) => part("button", name, said, { type: "button", onclick, ...more }, parent);
  const step = (name, said, label, by) =>
    button(moving, name, said, () => (pause(place), goTo(place, place.run.at + by)), { ariaLabel: label });
  button(bar, "opener", "", () => enterRun(place));
  const moving = part("div", "inside moving", "");
  step("back", "◀◀", "One date back", -1);
  button(moving, "moves go", "▶", () => (place.run.timer ? pause(place) : play(place)));
  step("on", "▶▶", "One date on", 1);
  const slide = part("input", "inside", "", { type: "range", min: 0, step: 1, ariaLabel: "Date" });
  slide.addEventListener("input", () => {
    const wanted = Number(slide.value);
    pause(place);
    goTo(place, wanted);
  });
  part("output", "inside", "");
  const more = part("div", "inside more", "");
  const speed = part("select", "moves", "", { ariaLabel: "Speed" }, more);
  for (const name of Object.keys(SPEEDS)) speed.add(new Option(name, name, name === "Normal", name === "Normal"));
  button(more, "keep", isOnSlide(place) ? "Keep" : "Keep this date", () => keepDate(place), { title: "Keep this date" });
  button(more, "leave", "✕", () => (leaveRun(place), isOnSlide(place) || bar.querySelector(".opener").focus()), { ariaLabel: "Close" });
  part("p", "inside said", "", { role: "status" });
  part("p", "inside measure", "");
  /* On a slide arrow keys change slides: what a hand has moved lets go of them. */
  for (const [one, kind] of [[slide, "pointerup"], [speed, "change"]])
    one.addEventListener(kind, () => isOnSlide(place) && rest(bar));
  place.before(bar);
  show(place, false);
  return bar;
}

/* The button that begins a run, or why there is none to begin. */
function sayOpener(place, problem = "") {
  const opener = barOf(place).querySelector(".opener");
  opener.disabled = Boolean(problem);
  opener.textContent = problem;
  if (problem) return;
  const words = isOnSlide(place) ? ["▶ Play", "Dates"] : ["▶ Play through dates", "Step through dates"];
  for (const [i, name] of ["moves", "still"].entries())
    opener.append(Object.assign(document.createElement("span"), { className: name, textContent: words[i] }));
}

const rest = (bar) => bar.querySelector(asksForStillness() ? ".back:enabled, .on" : ".go").focus();

function show(place, isOpen) {
  const bar = barOf(place);
  bar.classList.toggle("open", isOpen);
  for (const one of bar.querySelectorAll(".inside")) one.hidden = !isOpen;
  bar.querySelector(".opener").hidden = isOpen;
  bar.querySelector(".keep").hidden = !window.genaiKeepDate;
}

async function enterRun(place) {
  const { run } = place;
  const opener = barOf(place).querySelector(".opener");
  if (run.isAsked) return;
  run.isAsked = true;
  opener.setAttribute("aria-busy", "true");
  const [steps, problem] = await stepsOf(place);
  opener.removeAttribute("aria-busy");
  run.isAsked = false;
  if (place.run !== run) return;
  if (problem) {
    sayOpener(place, problem);
    return;
  }
  run.steps = steps;
  barOf(place).querySelector("input").max = steps.length - 1;
  show(place, true);
  const now = steps.findIndex((step) => dateOf(run, step) === run.now.join());
  goTo(place, now < 0 ? steps.length - 1 : now);
  rest(barOf(place));
  if (!asksForStillness()) play(place);
}

/* The dates of a run, else in words why there are none. */
async function stepsOf(place) {
  try {
    const [answer] = await Promise.all([fetch(place.run.address), plotly(place.plotly)]);
    if (answer.status === 404) return [[], "Only the newest data can be played; these are older"];
    if (!answer.ok) return [[], "The dates did not load"];
    const steps = await answer.json();
    return [steps, steps.length < 2 ? "No other date has a chart" : ""];
  } catch {
    return [[], "The dates did not load"];
  }
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

const pace = (place) => SPEEDS[barOf(place).querySelector("select").value];

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
  place.setAttribute("aria-label", `${run.steps[at].said}. ${run.steps[at].measure}`);
  mark(place);
}

/* The words of the bar: where the run is, what is found then; a screen reader is told once it stands still. */
function mark(place) {
  const bar = barOf(place);
  const { run } = place;
  if (!bar || !run || run.at < 0) return;
  const { name, said, measure } = run.steps[run.at];
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
  const status = bar.querySelector(".said");
  status.setAttribute("aria-live", run.timer ? "off" : "polite");
  status.textContent = said;
  bar.querySelector(".measure").textContent = measure;
}

const dateOf = (run, step) => step.words[run.choice].join();

/* Back to the chart of the page. */
function leaveRun(place) {
  const { run } = place;
  if (!run || run.at < 0) return;
  pause(place);
  run.at = -1;
  show(place, false);
  place.setAttribute("aria-label", place.alt);
  if (place.told && place.given !== place.told) showTold(place);
}

/* The date becomes the one that the page chooses (`clicks.js` tells the server). */
function keepDate(place) {
  const { run } = place;
  pause(place);
  window.genaiKeepDate?.(run.steps[run.at].words);
}
