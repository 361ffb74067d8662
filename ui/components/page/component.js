/* The component of a page, of a slide, of a deck and of the buttons for pictures: what only the reader's browser can
   do. */

import { genai } from "../namespace.js";
import { listenToCells } from "./cell_editor.js";
import { bringIntoView, listenToClicks } from "./clicks.js";
import { listenToConnection } from "./connection.js";
import { keepDecks, listenToStorage } from "./deck_storage.js";
import { keepOneEntry } from "./history.js";
import { listenToKeys } from "./keys.js";
import { mendMenu, mendMenuWhenNarrow } from "./menu.js";
import { openNamed } from "./named.js";
import { fillNotes } from "./notes.js";
import { drawButtons } from "./pictures.js";
import { listenToPresses } from "./press_queue.js";
import { listenToPrint } from "./print.js";
import { listenToTurns, scaleSlides, turnAgain } from "./slides.js";

keepOneEntry();
mendMenuWhenNarrow();
listenToStorage();

export default function ({ data, parentElement, setTriggerValue }) {
  if (data.picture) {
    drawButtons(parentElement, data.picture);
  } else if (data.decks) {
    if (data.listens) genai.channel = setTriggerValue;
    if (data.answer) genai.answer = data.answer;
    keepDecks(data.decks);
    listenToCells();
    listenToPresses();
  } else {
    listenToKeys(data.keys, setTriggerValue);
    listenToPresses();
    listenToClicks(data.scroll ? setTriggerValue : null);
    genai.keepDate = (date) => setTriggerValue("date", date);
    listenToConnection(() => setTriggerValue("again", true), turnAgain);
    listenToPrint();
    mendMenu();
    scaleSlides();
    listenToTurns(data.turns, setTriggerValue);
    fillNotes(data.notes);
    if (data.scroll) bringIntoView(data.scroll);
    if (data.tabbed) openNamed(data.tabbed, setTriggerValue);
  }
}
