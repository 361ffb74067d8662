/* The cell that is typed into. The grid puts a timer behind each key, and the timer of the last letter, where the page
   is busy, runs after Enter is pressed: it then closes the cell and drops its words. So the grid hears of the keys that
   end a cell alone; letters reach the cell all the same. */

import { at } from "../dom.js";
import { once } from "../namespace.js";

const ENDS = ["Enter", "Tab", "Escape"];

export function listenToCells() {
  once("listenToCells", () => document.addEventListener("keydown", onKey, true));
}

function onKey(event) {
  if (event.target.closest?.(at.cellText) && !ENDS.includes(event.key)) event.stopPropagation();
}
