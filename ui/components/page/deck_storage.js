/* ---- The reader's decks, kept in the browser's own storage; `analysis/exhibits/decks.py` says their form ---- */

const DECKS = "genai-decks";
const FORM = 1;

/* A newer state of this window's deck is stored; where the browser keeps a newer one, or this window has not heard of it
   yet, the server is told. The text of a deck is only ever passed on. */
function keepDecks({ deck, told, waits, most }) {
  const kept = keptDecks();
  if (!told && (waits || kept.unread || kept.decks.length)) return tellDecks(kept);
  const there = kept.decks?.find((one) => one.id === deck?.id);
  if (!deck || (there?.number === deck.number && there.csv === deck.csv)) return undefined;
  return there?.number >= deck.number ? tellDecks(kept) : storeDeck(deck, kept, most);
}

function keptDecks() {
  try {
    const text = localStorage.getItem(DECKS);
    const found = text === null ? { version: FORM, decks: [] } : JSON.parse(text);
    const isDeck = (one) => typeof one?.id === "string" && Number.isInteger(one.number) && typeof one.csv === "string";
    return found?.version === FORM && Array.isArray(found.decks) && found.decks.every(isDeck) ? found : { unread: true };
  } catch (problem) {
    return problem instanceof SyntaxError ? { unread: true } : { version: FORM, decks: [] };
  }
}

function storeDeck(deck, kept, most) {
  try {
    if (kept.unread) localStorage.setItem(`${DECKS}-unread`, localStorage.getItem(DECKS));
    const others = (kept.decks || []).filter((one) => one.id !== deck.id);
    localStorage.setItem(DECKS, JSON.stringify({ version: FORM, decks: [deck, ...others].slice(0, most) }));
  } catch {
    const state = `${deck.id} ${deck.number}`;
    if (window.genaiRefused !== state) tellDecks({ ...kept, refused: true });
    window.genaiRefused = state;
  }
}

function tellDecks(kept) {
  window.genaiChannel?.("kept", kept);
}

if (!window.genaiHearsDecks) {
  window.genaiHearsDecks = true;
  addEventListener("storage", (event) => {
    if (event.key === DECKS) window.genaiTellDecks?.();
  });
}
window.genaiTellDecks = () => tellDecks(keptDecks());
