/* A slide is laid out at 1280 by 720; this is how much larger the screen is. */
function scaleSlides() {
  const fit = () =>
    document.documentElement.style.setProperty("--slide-zoom", String(Math.min(innerWidth / 1280, innerHeight / 720)));
  fit();
  if (!window.genaiFit) addEventListener("resize", fit);
  window.genaiFit = true;
}

/* ---- From slide to slide ---- */

/* Presses come faster than slides: each goes on from where those before it lead, and tells the number of that slide. One
   that is never answered is forgotten after a while. */
const TURNS = { next: ({ to }) => to + 1, previous: ({ to }) => to - 1, first: () => 1, last: ({ count }) => count };
const FORGOTTEN = 10_000;

const isForgotten = ({ pressed }) => !window.genaiLine?.away && performance.now() - pressed >= FORGOTTEN;
const isTurning = () => Boolean(window.genaiTurns) && window.genaiTurns.to !== window.genaiTurns.at && !isForgotten(window.genaiTurns);
const turnOf = (node) => Object.keys(TURNS).find((name) => node.closest?.(`.st-key-slide_${name} button`));

function listenToTurns(slides, trigger) {
  const before = window.genaiTurns;
  const isAwaited = before && before.to !== slides?.at && !isForgotten(before);
  const { to, pressed } = isAwaited ? before : { to: slides?.at, pressed: -FORGOTTEN };
  window.genaiTurns = slides && { ...slides, trigger, to, pressed };
  if (window.genaiTurned) return;
  window.genaiTurned = true;
  document.addEventListener("click", onTurn, true);
  addEventListener("popstate", () => { if (window.genaiTurns) window.genaiTurns.pressed = -FORGOTTEN; });
}

function onTurn(event) {
  const turns = window.genaiTurns;
  const name = turnOf(event.target);
  if (!turns || !name) return;
  event.preventDefault();
  event.stopPropagation();
  if (isForgotten(turns)) turns.to = turns.at;
  const to = Math.min(Math.max(TURNS[name](turns), 1), turns.count);
  if (to === turns.to) return;
  Object.assign(turns, { to, pressed: performance.now() });
  if (!window.genaiLine?.away) turns.trigger("turn", to);
}

/* Where the server was away: to the slide that all presses meanwhile led to. */
function turnAgain() {
  const turns = window.genaiTurns;
  if (!turns || turns.to === turns.at) return;
  turns.pressed = performance.now();
  turns.trigger("turn", turns.to);
}

/* Until the slide that was turned to is there: what is pressed next is pressed on it. */
async function turned() {
  while (isTurning()) await new Promise((go) => setTimeout(go, 30));
}

/* ---- Notes: a second window of the presenter, filled from this one ---- */

function openNotes() {
  const opened = window.open("", "genai_notes", "width=640,height=560");
  if (!opened) return;
  window.genaiNotes = opened;
  put(opened.document.head, "script", ANNOUNCES);
  fillNotes(window.genaiSaid);
}

/* After a reload the window of the slides no longer knows of the other one, which still knows of it and comes forward. */
const ANNOUNCES = "window.comes ??= setInterval(() => opener?.genaiTakeNotes?.(window), 500)";
window.genaiTakeNotes = (other) => {
  if (window.genaiNotes === other || window.genaiSaid === undefined) return;
  window.genaiNotes = other;
  fillNotes(window.genaiSaid);
};

function fillNotes(notes) {
  window.genaiSaid = notes;
  const other = window.genaiNotes;
  if (!other || other.closed) return;
  const page = other.document;
  page.title = "Speaker notes";
  page.documentElement.lang = "en";
  page.body.replaceChildren();
  Object.assign(page.body.style, { font: "22px/1.45 Arial, sans-serif", margin: "24px", color: "#111", background: "#fff" });
  if (!notes) {
    put(page.body, "p", "Nobody presents at the moment.");
    return;
  }
  put(page.body, "p", notes.place).style.color = "#444";
  put(page.body, "h1", notes.title).style.fontSize = "28px";
  for (const line of notes.said.split("\n")) put(page.body, "p", line);
  put(page.body, "p", notes.next ? `Next: ${notes.next}` : "This is the last slide.").style.color = "#444";
}
