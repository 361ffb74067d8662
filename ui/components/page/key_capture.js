/* Which control keeps its keys, and when it lets go of them. */

import { at, KEEPS_KEYS, kinds } from "../dom.js";
import { genai, once } from "../namespace.js";
import { isOnSlide } from "./slides.js";

/* A field keeps every key while one types in it, an open list too; a slider and a group of options keep those that move
   them, a button space and return. */
export function isTaken(event) {
  const target = event.composedPath()[0];
  if (!(target instanceof Element)) return false;
  if (target.closest(KEEPS_KEYS)) return true;
  if (isTyped(target)) return !(genai.letGo && target.matches(at.combobox));
  if (genai.letGo) return false;
  if (isMove(event.key) && target.closest(at.slider)) return true;
  if (isArrow(event.key) && target.closest(kinds.takesArrows)) return true;
  return isPress(event.key) && Boolean(target.closest(kinds.takesSpace));
}

export const isMove = (key) => /^(Arrow|Page|Home|End)/.test(key);
export const isArrow = (key) => key.startsWith("Arrow");
export const isPress = (key) => key === " " || key === "Enter";

/* Whether words are typed in an element; a box to tick is a field of HTML too, but takes none. */
export function isTyped({ tagName, type, isContentEditable }) {
  const isChosen = tagName === "INPUT" && /^(checkbox|radio|button|range)$/.test(type);
  return isContentEditable || (/^(INPUT|TEXTAREA|SELECT)$/.test(tagName) && !isChosen);
}

/* A control lets go of its keys once a choice is made: with the mouse or a finger at once, else by return (or, in a
   field, Esc). Who comes to it with Tab has its keys again. */
export function listenToHands() {
  once("listenToHands", () => {
    addEventListener("pointerup", onPointer, true);
    addEventListener("keydown", onKey, true);
  });
}

function onPointer({ target }) {
  const chooses = isOnSlide() || target.closest?.(at.option);
  genai.letGo = Boolean(chooses) && !isTyped(target) && !target.closest?.(at.run);
}

function onKey({ key, target }) {
  if (key === "Tab") genai.letGo = false;
  if (!isOnSlide() || !["Enter", "Escape"].includes(key) || !target.closest?.(at.slideChoices)) return;
  genai.letGo = true;
  if (isTyped(target) && !target.matches(at.combobox)) setTimeout(() => target.blur());
}
