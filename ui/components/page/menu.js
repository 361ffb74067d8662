/* The menu of a phone. Streamlit puts its sections between list and items, so that a screen reader hears items of no
   list: each section becomes a list with its name. */

import { at } from "../dom.js";
import { once } from "../namespace.js";

const DRAWN_WITHIN = 300; // milliseconds

export function mendMenu() {
  const menu = document.querySelector(at.menu);
  if (!menu) return;
  menu.setAttribute("role", "none");
  for (const part of menu.children) {
    const heading = part.querySelector(at.menuHeading);
    part.setAttribute("role", heading ? "list" : "none");
    if (heading) part.setAttribute("aria-label", heading.querySelector(at.menuHeadingText)?.textContent ?? "");
  }
}

/* The menu is there as soon as a window is narrow. */
export function mendMenuWhenNarrow() {
  once("mendMenu", () => addEventListener("resize", () => setTimeout(mendMenu, DRAWN_WITHIN)));
}
