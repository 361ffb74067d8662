/* The exhibit that an address names after its `#`. The browser goes there by itself where it is drawn; where its tab is
   not open the server is told, once for each address. */

import { exhibitOf } from "../dom.js";
import { genai, once } from "../namespace.js";

export function openNamed(tabbed, trigger) {
  genai.openNamed = () => {
    const exhibit = named(location.hash, tabbed);
    if (!exhibit) {
      genai.named = null;
      return;
    }
    const asked = `${location.pathname}#${exhibit}`;
    if (genai.named === asked) return;
    genai.named = asked;
    if (!document.querySelector(exhibitOf(exhibit))) trigger("named", exhibit);
  };
  genai.openNamed();
  once("openNamed", () => addEventListener("hashchange", () => genai.openNamed()));
}

/* The exhibit of those in tabs that the part of an address after `#` names; null for any other word. */
export const named = (hash, tabbed) => tabbed.find((exhibit) => `#${exhibit}` === hash) ?? null;
