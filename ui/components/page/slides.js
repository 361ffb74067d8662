/* Slides: their size, and the turns from one to another. */

import { at, slideTurn } from "../dom.js";
import { genai, once } from "../namespace.js";
import { until } from "../waits.js";
import { BACK_WITHIN, isAway } from "./connection.js";
import { answered, isUnderWay, NAMES, NEVER, target } from "./turns.js";

/* A slide is laid out at 1280 by 720; this is how much larger the screen is. */
export const zoom = (width, height) => Math.min(width / 1280, height / 720);

export function scaleSlides() {
  const fit = () => document.documentElement.style.setProperty("--slide-zoom", String(zoom(innerWidth, innerHeight)));
  fit();
  once("scaleSlides", () => addEventListener("resize", fit));
}

export const isOnSlide = () => Boolean(document.querySelector(at.slide));
export const isTurning = () => isUnderWay(genai.turns, performance.now(), isAway());
export const turnOf = (node) => NAMES.find((name) => node.closest?.(slideTurn(name)));

export function listenToTurns(slides, trigger) {
  const turns = answered(genai.turns, slides, performance.now(), isAway());
  genai.turns = turns && { ...turns, trigger };
  once("listenToTurns", () => {
    document.addEventListener("click", onTurn, true);
    addEventListener("popstate", () => {
      if (genai.turns) genai.turns.pressed = NEVER;
    });
  });
}

function onTurn(event) {
  const { turns } = genai;
  const name = turnOf(event.target);
  if (!turns || !name) return;
  event.preventDefault();
  event.stopPropagation();
  const now = performance.now();
  const to = target(name, turns, now, isAway());
  if (!isTurning()) turns.to = turns.at;
  if (to === turns.to) return;
  Object.assign(turns, { to, pressed: now });
  if (!isAway()) turns.trigger("turn", to);
}

/* Where the server was away: to the slide that all presses meanwhile led to. */
export function turnAgain() {
  const { turns } = genai;
  if (!turns || turns.to === turns.at) return;
  turns.pressed = performance.now();
  turns.trigger("turn", turns.to);
}

/* Until the slide that was turned to is there: what is pressed next is pressed on it. False where it does not come. */
export const turned = () => until(() => !isTurning(), BACK_WITHIN);
