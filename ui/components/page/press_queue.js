/* Presses: each is made once what came before it is on its way.

   A field of Streamlit sends its words when it is left, and what a press does is made from what the server has by then.
   So a press after typing is held until the server says that it has heard of all that was sent before, and then made.
   Streamlit sends what is pressed a moment later, and all of it in one: on a busy machine two presses become one
   message for the part of the page that one of them is in, and the other is lost. So each waits until what came before
   it is sent. */

import { at, FIELDS, FIELDS_AND_CELLS, isAtRest, keyedAs, kinds } from "../dom.js";
import { genai, once } from "../namespace.js";
import { pause, until } from "../waits.js";
import { connected, isAway } from "./connection.js";
import { isOnSlide, isTurning, turned, turnOf } from "./slides.js";

const LONGEST = 10_000;
const GATHERS = 400; // milliseconds in which a grid gathers cells before it sends them
const KEY = "st-key-";

const waiting = { typed: null, grid: false, made: false, down: null, held: null, queue: Promise.resolve() };

export function listenToPresses() {
  once("listenToPresses", () => {
    document.addEventListener("input", onInput, true);
    document.addEventListener("keydown", onEscape, true);
    document.addEventListener("pointerdown", onDown, true);
    document.addEventListener("pointerup", onUp, true);
    document.addEventListener("click", onClick, true);
  });
}

function onInput(event) {
  const inGrid = event.target.closest?.(at.cellEditor);
  if (!inGrid && !event.target.closest?.(FIELDS)) return;
  waiting.typed = event.target;
  waiting.grid ||= Boolean(inGrid);
}

function onEscape(event) {
  const box = event.key === "Escape" && waiting.typed?.closest(at.dialog);
  if (box && box === event.target.closest?.(at.dialog)) leaveField();
}

function onDown(event) {
  waiting.down = (waiting.typed || isAway()) && pressedAt(event);
}

/* No click comes of a button that cannot be pressed until the words have arrived, or that was drawn anew under the
   hand. */
function onUp(event) {
  const { down } = waiting;
  waiting.down = null;
  if (!down || pressedAt(event)?.place !== down.place || !(down.off || !down.node.isConnected)) return;
  waiting.held = down.place;
  hold(down);
}

function onClick(event) {
  const found = !waiting.made && pressedAt(event);
  if (!found) return;
  const isHeld = waiting.held === found.place;
  const waits = isOnSlide() ? isTurning() || isAway() : true;
  const isQueued = found.node.matches(at.anyButton) && waits && !turnOf(found.node);
  if (!waiting.typed && !isHeld && !isQueued) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  if (!isHeld) hold(found);
}

/* What is pressed, and its place: under which key, and which of those there. */
function pressedAt(event) {
  const node = event.target.closest?.(kinds.pressed);
  if (!node) return null;
  const keyed = node.closest(at.keyed);
  const key = keyed && [...keyed.classList].find((name) => name.startsWith(KEY)).slice(KEY.length);
  const number = keyed ? [...keyed.querySelectorAll(kinds.pressed)].indexOf(node) : -1;
  return { node, key, number, off: node.disabled, place: key ? `${key} ${number}` : node };
}

function leaveField() {
  const field = document.activeElement;
  if (field?.closest?.(FIELDS_AND_CELLS)) field.blur();
}

function hold(pressed) {
  leaveField();
  waiting.queue = waiting.queue.then(() => make(pressed));
}

async function make(pressed) {
  if (!(await connected())) return;
  await (waiting.typed ? heard() : sent());
  if (!turnOf(pressed.node) && !(await turned())) return;
  const keyed = pressed.key && document.querySelector(keyedAs(pressed.key));
  const node = pressed.node.isConnected ? pressed.node : keyed?.querySelectorAll(kinds.pressed)[pressed.number];
  waiting.held = null;
  waiting.made = true;
  try {
    node?.click();
  } finally {
    waiting.made = false;
  }
}

/* Until Streamlit has sent what was pressed before. */
async function sent() {
  await pause(0);
  await pause(0);
}

/* Asks the server to answer after all that was sent before, and waits until what it then draws is drawn. */
async function heard() {
  if (waiting.grid) await pause(GATHERS);
  waiting.typed = null;
  waiting.grid = false;
  const nonce = `${Date.now()}`;
  genai.channel?.("asks", nonce);
  await until(() => genai.answer === nonce && isAtRest() && !document.querySelector(at.stale), LONGEST);
}
