/* The one component. Its parts are the other scripts of this folder, joined; text is set as text and never as markup. */

export default function ({ data, parentElement, setTriggerValue }) {
  if (data.picture) {
    drawButtons(parentElement, data.picture);
  } else if (data.decks) {
    if (data.listens) window.genaiChannel = setTriggerValue;
    if (data.answer) window.genaiAnswer = data.answer;
    keepDecks(data.decks);
    listenToPresses();
  } else {
    listenToKeys(data.keys, setTriggerValue);
    listenToPresses();
    listenToClicks(data.scroll ? setTriggerValue : null);
    window.genaiKeepDate = (date) => setTriggerValue("date", date);
    listenToConnection(setTriggerValue);
    listenToPrint();
    mendMenu();
    scaleSlides();
    listenToTurns(data.turns, setTriggerValue);
    fillNotes(data.notes);
    if (data.scroll) bringIntoView(data.scroll);
  }
}

function put(parent, tag, text, more = {}) {
  const made = Object.assign((parent.ownerDocument || document).createElement(tag), more);
  made.textContent = text;
  parent.append(made);
  return made;
}
