/* ---- The menu of a phone ---- */

/* Streamlit puts the sections of its menu between list and items, so that a screen reader hears items of no list: each
   section becomes a list with its name. */
function mendMenu() {
  const menu = document.querySelector("[data-testid=stSidebarNavItems]");
  if (!menu) return;
  menu.setAttribute("role", "none");
  for (const part of menu.children) {
    const heading = part.querySelector("[data-testid=stNavSectionHeader]");
    part.setAttribute("role", heading ? "list" : "none");
    if (heading) part.setAttribute("aria-label", heading.querySelector("p")?.textContent ?? "");
  }
}

/* The menu is there as soon as a window is narrow. */
if (!window.genaiMendsMenu) {
  window.genaiMendsMenu = true;
  addEventListener("resize", () => setTimeout(mendMenu, 300));
}
