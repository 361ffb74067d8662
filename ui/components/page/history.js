/* The entries that Back goes through. The menu enters a page under its bare address, and our write of the address
   behind it would be a second entry, on which Back would stop; a switch by the server bares the address of the page
   that is left first. So whatever comes after a bare entry, before the reader does anything, replaces it. */

import { once } from "../namespace.js";

export function keepOneEntry() {
  once("keepOneEntry", () => {
    const push = history.pushState;
    let wasBare = false;
    history.pushState = function (state, unused, address = location.href) {
      const takes = wasBare ? history.replaceState : push;
      wasBare = isBare(location, new URL(address, document.baseURI));
      return takes.call(this, state, unused, address);
    };
    const letGo = () => {
      wasBare = false;
    };
    for (const act of ["pointerdown", "keydown", "popstate"]) addEventListener(act, letGo, true);
  });
}

/* Whether an entry is bare: the address of another page, or of this one, without anything that is chosen. */
export const isBare = (from, to) => !to.search && (to.pathname !== from.pathname || Boolean(from.search));
