/* ---- Presses: each is made once what came before it is on its way ---- */

/* A field of Streamlit sends its words when it is left, and what a press does is made from what the server has by then. So a
   press after typing is held until the server says that it has heard of all that was sent before, and then made.
   Streamlit sends what is pressed a moment later, and all of it in one: on a busy machine two presses become one message
   for the part of the page that one of them is in, and the other is lost. So each waits until what came before it is sent. */
const FIELDS = "[data-testid=stTextInput],[data-testid=stTextArea],[data-testid=stNumberInput]";
const PRESSED = "button,a[href],label,summary,[role=radio],[role=checkbox],[role=switch],[role=tab],[role=menuitem]";
const BUTTON = "[data-testid=stButton] button";
const LONGEST = 10_000;
const GATHERS = 400; // milliseconds in which a grid gathers cells before it sends them

function listenToPresses() {
  if (window.genaiPresses) return;
  const waiting = { typed: null, grid: false, made: false, down: null, held: null, queue: Promise.resolve() };
  window.genaiPresses = waiting;
  document.addEventListener("input", (event) => {
    const inGrid = event.target.closest?.("#portal");
    if (!inGrid && !event.target.closest?.(FIELDS)) return;
    waiting.typed = event.target;
    waiting.grid ||= Boolean(inGrid);
  }, true);
  document.addEventListener("keydown", (event) => {
    const box = event.key === "Escape" && waiting.typed?.closest("[role=dialog]");
    if (box && box === event.target.closest?.("[role=dialog]")) leaveField();
  }, true);
  document.addEventListener("pointerdown", (event) => {
    waiting.down = (waiting.typed || window.genaiLine?.away) && pressedAt(event);
  }, true);
  /* No click comes of a button that cannot be pressed until the words have arrived, or that was drawn anew under the hand. */
  document.addEventListener("pointerup", (event) => {
    const { down } = waiting;
    waiting.down = null;
    if (!down || pressedAt(event)?.place !== down.place || !(down.off || !down.node.isConnected)) return;
    waiting.held = down.place;
    hold(down, waiting);
  }, true);
  document.addEventListener("click", (event) => {
    const found = !waiting.made && pressedAt(event);
    if (!found) return;
    const isHeld = waiting.held === found.place;
    const isOnSlide = document.querySelector(".st-key-slide");
    const waits = isOnSlide ? isTurning() || window.genaiLine?.away : true;
    const isQueued = found.node.matches(BUTTON) && waits && !turnOf(found.node);
    if (!waiting.typed && !isHeld && !isQueued) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (!isHeld) hold(found, waiting);
  }, true);
}

/* What is pressed, and its place: under which key, and which of those there. */
function pressedAt(event) {
  const node = event.target.closest?.(PRESSED);
  if (!node) return null;
  const keyed = node.closest("[class*='st-key-']");
  const key = keyed && [...keyed.classList].find((name) => name.startsWith("st-key-"));
  const at = keyed ? [...keyed.querySelectorAll(PRESSED)].indexOf(node) : -1;
  return { node, key, at, off: node.disabled, place: key ? `${key} ${at}` : node };
}

function leaveField() {
  const field = document.activeElement;
  if (field?.closest?.(`${FIELDS},#portal`)) field.blur();
}

function hold(pressed, waiting) {
  leaveField();
  waiting.queue = waiting.queue.then(async () => {
    if (!(await connected())) return;
    await (waiting.typed ? heard(waiting) : sent());
    if (!turnOf(pressed.node)) await turned();
    const keyed = pressed.key && document.querySelector(`.${CSS.escape(pressed.key)}`);
    const node = pressed.node.isConnected ? pressed.node : keyed?.querySelectorAll(PRESSED)[pressed.at];
    waiting.held = null;
    waiting.made = true;
    try {
      node?.click();
    } finally {
      waiting.made = false;
    }
  });
}

/* Until Streamlit has sent what was pressed before. */
function sent() {
  return new Promise((go) => setTimeout(() => setTimeout(go)));
}

/* Asks the server to answer after all that was sent before, and waits until what it then draws is drawn. */
async function heard(waiting) {
  if (waiting.grid) await new Promise((go) => setTimeout(go, GATHERS));
  waiting.typed = null;
  waiting.grid = false;
  const nonce = `${Date.now()}`;
  const until = Date.now() + LONGEST;
  window.genaiChannel?.("asks", nonce);
  const isDrawn = () =>
    window.genaiAnswer === nonce &&
    document.querySelector("[data-testid=stApp]")?.dataset.testScriptState === "notRunning" &&
    !document.querySelector("[data-stale=true]");
  while (!isDrawn() && Date.now() < until) await new Promise((go) => setTimeout(go, 30));
}
