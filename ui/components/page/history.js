/* ---- The entries that Back goes through ---- */

/* The menu enters a page under its bare address, and our write of the address behind it would be a second entry, on which
   Back would stop; a switch by the server bares the address of the page that is left first. So whatever comes after a bare
   entry, before the reader does anything, replaces it. */
if (!window.genaiOneEntry) {
  window.genaiOneEntry = true;
  const push = history.pushState;
  let isBare = false;
  history.pushState = function (state, unused, address = location.href) {
    const to = new URL(address, document.baseURI);
    const takes = isBare ? history.replaceState : push;
    isBare = !to.search && (to.pathname !== location.pathname || Boolean(location.search));
    return takes.call(this, state, unused, address);
  };
  for (const act of ["pointerdown", "keydown", "popstate"]) addEventListener(act, () => { isBare = false; }, true);
}
