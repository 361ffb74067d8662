/* Notes: a second window of the presenter, filled from this one. */

import { genai } from "../namespace.js";
import { put } from "./put.js";

const CHANNEL = "genai-notes";
/* After a reload the window of the slides no longer knows of the other one, which still knows of it and comes forward
   when it is called. */
const COMES = `window.genai ??= Object.assign(new BroadcastChannel("${CHANNEL}"), {
  onmessage: () => opener?.genai?.takeNotes?.(window) })`;
const FONT = "22px/1.45 Arial, sans-serif";

let calls = null;

export function openNotes() {
  const opened = window.open("", "genai_notes", "width=640,height=560");
  if (!opened) return;
  genai.notesWindow = opened;
  put(opened.document.head, "script", COMES);
  fillNotes(genai.notes);
}

function take(other) {
  if (genai.notesWindow === other || genai.notes === undefined) return;
  genai.notesWindow = other;
  fillNotes(genai.notes);
}

/* `notes` is what is said of the slide on screen, null where there is none. */
export function fillNotes(notes) {
  genai.notes = notes;
  genai.takeNotes = take;
  const other = genai.notesWindow;
  if (other && !other.closed) {
    write(other.document, notes);
    return;
  }
  calls ??= new BroadcastChannel(CHANNEL);
  calls.postMessage("slides are here");
}

function write(page, notes) {
  page.title = "Speaker notes";
  page.documentElement.lang = "en";
  page.body.replaceChildren();
  Object.assign(page.body.style, { font: FONT, margin: "24px", color: "#111", background: "#fff" });
  if (!notes) {
    put(page.body, "p", "Nobody presents at the moment.");
    return;
  }
  put(page.body, "p", notes.place).style.color = "#444";
  put(page.body, "h1", notes.title).style.fontSize = "28px";
  for (const line of notes.said.split("\n")) put(page.body, "p", line);
  put(page.body, "p", notes.next ? `Next: ${notes.next}` : "This is the last slide.").style.color = "#444";
}
