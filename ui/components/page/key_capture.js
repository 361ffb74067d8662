/* ---- Which control keeps its keys, and when it lets go of them ---- */

const OPEN = "[role=listbox],[role=grid],[role=menu],[role=combobox][aria-expanded=true],[data-testid=stDataFrame],.listing .rows";

/* A field keeps every key while one types in it, an open list too; a slider and a group of options keep those that move
   them, a button space and return. */
function isTaken(event) {
  const target = event.composedPath()[0];
  if (!(target instanceof Element)) return false;
  if (target.closest(OPEN)) return true;
  if (isTyped(target)) return !(window.genaiLetGo && target.matches("[role=combobox]"));
  if (window.genaiLetGo) return false;
  if (/^(Arrow|Page|Home|End)/.test(event.key) && target.closest("input[type=range],[role=slider]")) return true;
  if (event.key.startsWith("Arrow") && target.closest("input[type=radio],[role=radiogroup],[role=tablist]")) return true;
  return (event.key === " " || event.key === "Enter") && Boolean(target.closest("button,a,summary,input"));
}

function isTyped(node) {
  const isChosen = node.tagName === "INPUT" && /^(checkbox|radio|button|range)$/.test(node.type);
  return node.isContentEditable || (/^(INPUT|TEXTAREA|SELECT)$/.test(node.tagName) && !isChosen);
}

/* A control lets go of its keys once a choice is made: with the mouse or a finger at once, else by return (or, in a field,
   Esc). Who comes to it with Tab has its keys again. */
function listenToHands() {
  if (window.genaiHands) return;
  window.genaiHands = true;
  const isOnSlide = () => Boolean(document.querySelector(".st-key-slide"));
  addEventListener("pointerup", ({ target }) => {
    const chooses = isOnSlide() || target.closest?.("[role=option]");
    window.genaiLetGo = Boolean(chooses) && !isTyped(target) && !target.closest?.(".play");
  }, true);
  addEventListener("keydown", ({ key, target }) => {
    if (key === "Tab") window.genaiLetGo = false;
    if (!isOnSlide() || !["Enter", "Escape"].includes(key) || !target.closest?.(".st-key-slide-choices")) return;
    window.genaiLetGo = true;
    if (isTyped(target) && !target.matches("[role=combobox]")) setTimeout(() => target.blur());
  }, true);
}
