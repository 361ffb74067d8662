/* The reader's decks, kept in the browser's own storage; `analysis/exhibits/decks.py` says their form. A newer state of
   this window's deck is stored; where the browser keeps a newer one, or this window has not heard of it yet, the server
   is told. The text of a deck is only ever passed on. */

import { genai, once } from "../namespace.js";

const DECKS = "genai-decks";
const UNREAD = `${DECKS}-unread`;
const FORM = 1;

let refused = null;

export function keepDecks({ deck, told, waits, most }) {
  const kept = keptDecks();
  const does = due({ deck, told, waits }, kept);
  if (does === "tell") tellDecks(kept);
  if (does === "store") storeDeck(deck, kept, most);
}

/* What is due for this window's deck beside those kept: to "tell" the server of them, to "store" it, or nothing. */
export function due({ deck, told, waits }, kept) {
  if (!told && (waits || kept.unread || kept.decks.length)) return "tell";
  const there = kept.decks?.find((one) => one.id === deck?.id);
  if (!deck || (there?.number === deck.number && there.csv === deck.csv)) return "";
  return there?.number >= deck.number ? "tell" : "store";
}

/* The decks of a stored text, or that it cannot be read; none where nothing is stored. */
export function read(text) {
  if (text === null) return { version: FORM, decks: [] };
  let found;
  try {
    found = JSON.parse(text);
  } catch {
    return { unread: true };
  }
  const isDeck = (one) => typeof one?.id === "string" && Number.isInteger(one.number) && typeof one.csv === "string";
  const isRead = found?.version === FORM && Array.isArray(found.decks) && found.decks.every(isDeck);
  return isRead ? found : { unread: true };
}

/* The decks to keep once this one is newest. */
export function withDeck(deck, kept, most) {
  const others = (kept.decks || []).filter((one) => one.id !== deck.id);
  return { version: FORM, decks: [deck, ...others].slice(0, most) };
}

function keptDecks() {
  let text = null;
  try {
    text = localStorage.getItem(DECKS);
  } catch {
    // A browser that keeps nothing has no decks.
  }
  return read(text);
}

function storeDeck(deck, kept, most) {
  try {
    if (kept.unread) localStorage.setItem(UNREAD, localStorage.getItem(DECKS));
    localStorage.setItem(DECKS, JSON.stringify(withDeck(deck, kept, most)));
  } catch {
    const state = `${deck.id} ${deck.number}`;
    if (refused !== state) tellDecks({ ...kept, refused: true });
    refused = state;
  }
}

const tellDecks = (kept) => genai.channel?.("kept", kept);

/* Another window of this browser changed them. */
export function listenToStorage() {
  once("listenToStorage", () => {
    addEventListener("storage", (event) => {
      if (event.key === DECKS) tellDecks(keptDecks());
    });
  });
}
