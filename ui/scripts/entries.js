/* ---- The entries that Back goes through ---- */

/* The menu enters a page under its bare address, and our write of the address behind it would be a second entry, on which
   Back would stop. So the first write after a switch, before the reader does anything, replaces the bare entry. */
if (!window.genaiOneEntry) {
  window.genaiOneEntry = true;
  const push = history.pushState;
  let isBare = false;
  history.pushState = function (state, unused, address = location.href) {
    const to = new URL(address, document.baseURI);
    const isSwitch = to.pathname !== location.pathname;
    const takes = isBare && !isSwitch ? history.replaceState : push;
    isBare = isSwitch && !to.search;
    return takes.call(this, state, unused, address);
  };
  for (const act of ["pointerdown", "keydown", "popstate"]) addEventListener(act, () => { isBare = false; }, true);
}
