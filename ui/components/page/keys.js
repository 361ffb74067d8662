/* Keys: what each does is told by Python (`shortcuts.py`); here it is done. */

import { at, exhibitIn, kinds } from "../dom.js";
import { genai } from "../namespace.js";
import { until } from "../waits.js";
import { connected, isAway } from "./connection.js";
import { isTaken, listenToHands } from "./key_capture.js";
import { openNotes } from "./notes.js";
import { printNarrow } from "./print.js";
import { put } from "./put.js";
import { isTurning, turned } from "./slides.js";
import { NAMES } from "./turns.js";

const BUTTONS_WITHIN = 9_000; // milliseconds in which a new window has what draws buttons

let early = Promise.resolve();

export function listenToKeys(keys, trigger) {
  if (genai.keys) document.removeEventListener("keydown", genai.keys, true);
  const acts = actions(keys, trigger);
  genai.keys = (event) => onKey(event, keys, acts);
  document.addEventListener("keydown", genai.keys, true);
  listenToHands();
  const open = document.querySelector(at.openShortcuts);
  if (open && open.dataset.keys !== JSON.stringify(keys)) open.close();
}

function onKey(event, keys, acts) {
  if (isPrint(event)) {
    event.preventDefault();
    printNarrow();
    return;
  }
  if (isForTheBrowser(event) || isForWhatIsOpen(event)) return;
  const found = matching(keys, event);
  if (!found) return;
  const act = actOf(found, acts);
  const isEarly = isWaiting(found);
  if (!act && !isEarly) return;
  event.preventDefault();
  event.stopPropagation();
  if (!isEarly) act();
  else early = early.then(() => actOnce(found, acts));
}

export const isPrint = ({ key, ctrlKey, metaKey, shiftKey, altKey }) =>
  (ctrlKey || metaKey) && !shiftKey && !altKey && key.toLowerCase() === "p";

export const isForTheBrowser = ({ ctrlKey, metaKey, altKey, isComposing }) =>
  ctrlKey || metaKey || altKey || isComposing;

/* The list of keys goes by `?`, a dialog by Esc wherever the focus is, an open list and a control have their own keys.
   */
function isForWhatIsOpen(event) {
  const overlay = document.querySelector(at.openShortcuts);
  if (overlay) {
    if (event.key === "?") overlay.close();
    return true;
  }
  const dialog = [...document.querySelectorAll(at.dialog)].find((one) => one.checkVisibility());
  const isEscape = event.key === "Escape";
  if (dialog && isEscape && !dialog.contains(event.target)) dialog.querySelector(at.dialogClose)?.click();
  if (dialog || isTaken(event)) return true;
  return isEscape && Boolean(document.querySelector(at.list));
}

/* The shortcut of a key that was pressed; letters mean the same with and without caps, but nothing with shift. */
export function matching(keys, { key, shiftKey }) {
  const pressed = key.length === 1 ? key.toLowerCase() : key;
  return shiftKey && !"?/".includes(pressed) ? undefined : keys.find((one) => one.on.includes(pressed));
}

/* What a key does now; null where there is nothing for it to press. */
function actOf(key, acts) {
  if (key.call) return acts[key.call];
  const button = (key.inside ? atHand() : document)?.querySelector(at[key.press]);
  return button ? () => press(button) : null;
}

const isButtonDrawn = () => Boolean(document.querySelector(at.anyButton));

export const isTurn = (key) => NAMES.some((name) => key.press?.toLowerCase() === `slide${name}`);

/* Where a window is new, Streamlit fetches what draws buttons after the first words are there; while the server is away
   it lets none be pressed; and a key pressed while a slide is turned is meant for the one that is turned to. */
function isWaiting(key) {
  if (key.call && key.call !== "leave") return false;
  return !isButtonDrawn() || isAway() || (isTurning() && !isTurn(key));
}

async function actOnce(key, acts) {
  await until(isButtonDrawn, BUTTONS_WITHIN);
  if (!(await connected())) return;
  if (!isTurn(key) && !(await turned())) return;
  actOf(key, acts)?.();
}

function press(button) {
  if (button.matches(kinds.takesWords)) button.focus();
  button.click();
}

/* The exhibit under the pointer, else the first that is on screen. */
function atHand() {
  const all = [...document.querySelectorAll(at.exhibit)];
  const isOnScreen = (one) => one.getBoundingClientRect().bottom > 160;
  return all.find((one) => one.matches(kinds.hovered)) || all.find(isOnScreen) || null;
}

function actions(keys, trigger) {
  const exhibits = () => [...document.querySelectorAll(at.exhibit)];
  const step = (by) => {
    const all = exhibits();
    const tops = all.map((one) => one.getBoundingClientRect().top);
    const now = tops.findLastIndex((top) => top < 90);
    const to = all[Math.min(Math.max(by > 0 ? now + 1 : tops[now] < 40 ? now : now - 1, 0), all.length - 1)];
    if (!to) return;
    to.style.scrollMarginTop = "4.5rem";
    to.scrollIntoView({ block: "start" });
  };
  const view = (wanted) => {
    const radios = [...(atHand() || document).querySelectorAll(at.viewOption)];
    const index = radios.findIndex((one) => one.textContent.trim() === wanted);
    const checked = radios.findIndex((one) => one.getAttribute("aria-checked") === "true" || one.checked);
    if (index >= 0) radios[index === checked ? 0 : index].click();
  };
  return {
    help: () => showKeys(keys),
    next_exhibit: () => step(1),
    previous_exhibit: () => step(-1),
    table: () => view("Table"),
    sources: () => view("Sources"),
    method: () => view("Method"),
    present_exhibit: () => trigger("slide", exhibitIn(atHand())),
    full_screen: fullScreen,
    notes: openNotes,
    leave: () => {
      const run = document.querySelector(at.runLeave);
      if (!run && document.fullscreenElement) document.exitFullscreen();
      else (run || document.querySelector(at.slideEnd))?.click();
    },
  };
}

function fullScreen() {
  if (document.fullscreenElement) document.exitFullscreen();
  else document.documentElement.requestFullscreen().catch(() => {});
}

function showKeys(keys) {
  const old = document.querySelector(at.shortcuts);
  if (old) old.remove();
  const named = { className: "shortcuts", ariaLabel: "Keyboard shortcuts", tabIndex: -1 };
  const box = put(document.body, "dialog", "", named);
  box.dataset.keys = JSON.stringify(keys);
  put(box, "h2", "Keyboard shortcuts");
  const table = put(put(box, "table", ""), "tbody", "");
  for (const key of keys) {
    const row = put(table, "tr", "");
    put(row, "th", key.shown, { scope: "row" });
    put(row, "td", key.does);
  }
  put(box, "button", "Close", { type: "button", onclick: () => box.close() });
  box.showModal(); // which scrolls to its button, at the end of a list longer than the screen
  box.focus();
  box.scrollTop = 0;
}
