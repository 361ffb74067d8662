/* Play: a chart goes through the dates of its exhibit, on axes that stay. Nothing is loaded before somebody presses
   Play; it begins at the date on screen, and stands still at the last. */

import { at } from "./dom.js";
import { draw, giveOther, showTold, waiting } from "./drawing.js";
import { genai } from "./namespace.js";
import { plotly } from "./plotly.js";

const SPEEDS = { Slow: 1600, Normal: 900, Fast: 350 };
const STEPS_WITHIN = 120_000; // milliseconds in which the server may draw all dates
const asksForStillness = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

/* The bar over a chart that can be played, as the page says now; another chart than before ends a run. */
export function offerRun(place, run) {
  const bar = barOf(place) || (run && madeBar(place));
  if (!bar) return;
  if (place.run?.address === run?.address) return;
  leaveRun(place);
  place.run = run ? { ...run, at: -1, steps: [] } : null;
  bar.hidden = !run;
  sayOpener(place);
}

const barOf = (place) => place.parentElement.querySelector(at.run);
const isOnSlide = (place) => Boolean(place.closest(at.slide));

function added(parent, tag, name, more = {}, said = "") {
  const made = Object.assign(document.createElement(tag), { className: name, ...more });
  if (said) made.textContent = said;
  parent.append(made);
  return made;
}

const addedButton = (parent, name, said, onclick, more = {}) =>
  added(parent, "button", name, { type: "button", onclick, ...more }, said);

function madeBar(place) {
  const bar = document.createElement("div");
  bar.className = "play";
  bar.setAttribute("role", "group");
  bar.setAttribute("aria-label", "Play through dates");
  addedButton(bar, "opener", "", () => enterRun(place));
  addMoves(place, bar);
  const slide = addSlide(place, bar);
  added(bar, "output", "inside");
  const speed = addMore(place, bar);
  added(bar, "p", "inside said", { role: "status" });
  added(bar, "p", "inside measure");
  /* On a slide arrow keys change slides: what a hand has moved lets go of them. */
  const letGo = () => isOnSlide(place) && rest(bar);
  slide.addEventListener("pointerup", letGo);
  speed.addEventListener("change", letGo);
  place.before(bar);
  show(place, false);
  return bar;
}

/* A date back, go or pause, a date on. */
function addMoves(place, bar) {
  const moving = added(bar, "div", "inside moving");
  const step = (name, said, label, by) => {
    const move = () => (pause(place), goTo(place, place.run.at + by));
    addedButton(moving, name, said, move, { ariaLabel: label });
  };
  step("back", "◀◀", "One date back", -1);
  addedButton(moving, "moves go", "▶", () => (place.run.timer ? pause(place) : play(place)));
  step("on", "▶▶", "One date on", 1);
}

/* The slider of dates. */
function addSlide(place, bar) {
  const slide = added(bar, "input", "inside", { type: "range", min: 0, step: 1, ariaLabel: "Date" });
  slide.addEventListener("input", () => {
    const wanted = Number(slide.value);
    pause(place);
    goTo(place, wanted);
  });
  return slide;
}

/* The speed, which is given back, the date kept, and the way out. */
function addMore(place, bar) {
  const more = added(bar, "div", "inside more");
  const speed = added(more, "select", "moves", { ariaLabel: "Speed" });
  for (const name of Object.keys(SPEEDS)) speed.add(new Option(name, name, name === "Normal", name === "Normal"));
  const said = isOnSlide(place) ? "Keep" : "Keep this date";
  addedButton(more, "keep", said, () => keepDate(place), { title: "Keep this date" });
  const leave = () => {
    leaveRun(place);
    if (!isOnSlide(place)) bar.querySelector(at.runOpener).focus();
  };
  addedButton(more, "leave", "✕", leave, { ariaLabel: "Close" });
  return speed;
}

/* The button that begins a run, or why there is none to begin. */
function sayOpener(place, problem = "") {
  const opener = barOf(place).querySelector(at.runOpener);
  opener.disabled = Boolean(problem);
  opener.textContent = problem;
  if (problem) return;
  const words = isOnSlide(place) ? ["▶ Play", "Dates"] : ["▶ Play through dates", "Step through dates"];
  for (const [i, name] of ["moves", "still"].entries()) added(opener, "span", name, {}, words[i]);
}

function rest(bar) {
  const stepper = () => bar.querySelector(at.runBackPossible) || bar.querySelector(at.runOn);
  (asksForStillness() ? stepper() : bar.querySelector(at.runGo)).focus();
}

function show(place, isOpen) {
  const bar = barOf(place);
  bar.classList.toggle("open", isOpen);
  for (const one of bar.querySelectorAll(at.runPart)) one.hidden = !isOpen;
  bar.querySelector(at.runOpener).hidden = isOpen;
  bar.querySelector(at.runKeep).hidden = !genai.keepDate;
}

async function enterRun(place) {
  const { run } = place;
  const opener = barOf(place).querySelector(at.runOpener);
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
  barOf(place).querySelector(at.runDate).max = steps.length - 1;
  show(place, true);
  goTo(place, begins(run));
  rest(barOf(place));
  if (!asksForStillness()) play(place);
}

/* The dates of a run, else in words why there are none. */
async function stepsOf(place) {
  try {
    const asked = fetch(place.run.address, { signal: AbortSignal.timeout(STEPS_WITHIN) });
    const [answer] = await Promise.all([asked, plotly(place.plotly)]);
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

const pace = (place) => SPEEDS[barOf(place).querySelector(at.runSpeed).value];

function pause(place) {
  clearTimeout(place.run?.timer);
  if (place.run) place.run.timer = null;
  mark(place);
}

function goTo(place, wanted) {
  const { run } = place;
  const number = clamped(wanted, run.steps);
  if (number === run.at) return;
  run.at = number;
  const { figure, said, measure } = run.steps[number];
  waiting.delete(place);
  giveOther(place, figure);
  draw(window.Plotly, place);
  place.setAttribute("aria-label", `${said}. ${measure}`);
  mark(place);
}

/* The words of the bar: where the run is, what is found then; a screen reader is told once it stands still. */
function mark(place) {
  const bar = barOf(place);
  const { run } = place;
  if (!bar || !run || run.at < 0) return;
  const { name, said, measure } = run.steps[run.at];
  const go = bar.querySelector(at.runGo);
  go.textContent = run.timer ? "❚❚" : "▶";
  go.ariaLabel = run.timer ? "Pause" : "Play";
  bar.querySelector(at.runBack).disabled = run.at === 0;
  bar.querySelector(at.runOn).disabled = run.at === run.steps.length - 1;
  bar.querySelector(at.runKeep).disabled = dateOf(run, run.steps[run.at]) === run.now.join();
  const slide = bar.querySelector(at.runDate);
  slide.value = run.at;
  slide.setAttribute("aria-valuetext", name);
  bar.querySelector(at.runDateShown).textContent = name;
  const status = bar.querySelector(at.runFinding);
  status.setAttribute("aria-live", run.timer ? "off" : "polite");
  status.textContent = said;
  bar.querySelector(at.runMeasure).textContent = measure;
}

export const dateOf = (run, step) => step.words[run.choice].join();

export const clamped = (wanted, steps) => Math.min(Math.max(wanted, 0), steps.length - 1);

/* The step of the date on screen; the last where none is of it. */
export function begins(run) {
  const now = run.steps.findIndex((step) => dateOf(run, step) === run.now.join());
  return now < 0 ? run.steps.length - 1 : now;
}

/* Back to the chart of the page. */
export function leaveRun(place) {
  const { run } = place;
  if (!run || run.at < 0) return;
  pause(place);
  run.at = -1;
  show(place, false);
  place.setAttribute("aria-label", place.alt);
  if (place.told && place.given !== place.told) showTold(place);
}

/* The date becomes the one that the page chooses (`page/component.js` tells the server). */
function keepDate(place) {
  const { run } = place;
  pause(place);
  genai.keepDate?.(run.steps[run.at].words);
}
