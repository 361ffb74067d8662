/* ---- Keys ---- */

function listenToKeys(keys, trigger) {
  const old = window.genaiKeys;
  if (old) document.removeEventListener("keydown", old, true);
  const acts = actions(keys, trigger);
  window.genaiKeys = (event) => onKey(event, keys, acts);
  document.addEventListener("keydown", window.genaiKeys, true);
  listenToHands();
  const open = document.querySelector("dialog.shortcuts[open]");
  if (open && open.dataset.keys !== JSON.stringify(keys)) open.close();
}

function onKey(event, keys, acts) {
  if ((event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey && event.key.toLowerCase() === "p") {
    event.preventDefault();
    printNarrow();
    return;
  }
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  const overlay = document.querySelector("dialog.shortcuts[open]");
  if (overlay) {
    if (event.key === "?") overlay.close();
    return;
  }
  const dialog = [...document.querySelectorAll("[role=dialog]")].find((one) => one.checkVisibility());
  if (dialog && event.key === "Escape" && !dialog.contains(event.target)) dialog.querySelector("[aria-label=Close]")?.click();
  if (dialog || isTaken(event)) return;
  if (event.key === "Escape" && document.querySelector("[data-baseweb=popover],[role=listbox]")) return;
  const pressed = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const found = keys.find((key) => key.on.includes(pressed));
  if (!found || (event.shiftKey && !"?/".includes(pressed))) return;
  const act = actOf(found, acts);
  const isEarly = isWaiting(found);
  if (!act && !isEarly) return;
  event.preventDefault();
  event.stopPropagation();
  if (!isEarly) act();
  else window.genaiEarly = (window.genaiEarly || Promise.resolve()).then(() => actOnce(found, acts));
}

/* What a key does now; null where there is nothing for it to press. */
function actOf(key, acts) {
  if (key.call) return acts[key.call];
  const button = (key.inside ? atHand() : document)?.querySelector(key.press);
  return button ? () => press(button) : null;
}

const isButtonDrawn = () => Boolean(document.querySelector("[data-testid=stButton] button"));

const isTurn = ({ press }) => Object.keys(TURNS).some((name) => press?.includes(`slide_${name}`));

/* Where a window is new, Streamlit fetches what draws buttons after the first words are there; while the server is away
   it lets none be pressed; and a key pressed while a slide is turned is meant for the one that is turned to. */
function isWaiting(key) {
  if (key.call && key.call !== "leave") return false;
  return !isButtonDrawn() || Boolean(window.genaiLine?.away) || (isTurning() && !isTurn(key));
}

async function actOnce(key, acts) {
  for (let tries = 0; !isButtonDrawn() && tries < 300; tries++) await new Promise((go) => setTimeout(go, 30));
  if (!(await connected())) return;
  if (!isTurn(key)) await turned();
  actOf(key, acts)?.();
}

function press(button) {
  if (button.matches("input,textarea")) button.focus();
  button.click();
}

/* The exhibit under the pointer, else the first that is on screen. */
function atHand() {
  const all = [...document.querySelectorAll("[class*='st-key-exhibit-']")];
  return all.find((one) => one.matches(":hover")) || all.find((one) => one.getBoundingClientRect().bottom > 160) || null;
}

function actions(keys, trigger) {
  const exhibits = () => [...document.querySelectorAll("[class*='st-key-exhibit-']")];
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
    const radios = [...((atHand() || document).querySelectorAll("[class*='st-key-view_'] [role=radio]") || [])];
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
    present_exhibit: () => trigger("slide", exhibits().indexOf(atHand()) + 1),
    full_screen: () =>
      document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen().catch(() => {}),
    notes: openNotes,
    leave: () => {
      const run = document.querySelector(".play.open .leave");
      if (!run && document.fullscreenElement) document.exitFullscreen();
      else (run || document.querySelector(".st-key-slide_end button"))?.click();
    },
  };
}

function showKeys(keys) {
  const old = document.querySelector("dialog.shortcuts");
  if (old) old.remove();
  const box = put(document.body, "dialog", "", { className: "shortcuts", ariaLabel: "Keyboard shortcuts", tabIndex: -1 });
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
