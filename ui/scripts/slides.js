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

function listenToTurns(slides, trigger) {
  const { to, pressed } = window.genaiTurns || {};
  const isAwaited = to !== slides?.at && performance.now() - pressed < FORGOTTEN;
  window.genaiTurns = slides && { ...slides, trigger, to: isAwaited ? to : slides.at, pressed: isAwaited ? pressed : -FORGOTTEN };
  if (window.genaiTurned) return;
  window.genaiTurned = true;
  document.addEventListener("click", onTurn, true);
  addEventListener("popstate", () => { if (window.genaiTurns) window.genaiTurns.pressed = -FORGOTTEN; });
}

function onTurn(event) {
  const turns = window.genaiTurns;
  const name = Object.keys(TURNS).find((one) => event.target.closest?.(`.st-key-slide_${one} button`));
  if (!turns || !name) return;
  event.preventDefault();
  event.stopPropagation();
  if (performance.now() - turns.pressed >= FORGOTTEN) turns.to = turns.at;
  const to = Math.min(Math.max(TURNS[name](turns), 1), turns.count);
  if (to === turns.to) return;
  Object.assign(turns, { to, pressed: performance.now() });
  turns.trigger("turn", to);
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
