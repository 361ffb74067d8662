/* Tells the head of a page that its address says something else than the head does: a control beside an exhibit changed
   it. */

import { isAtRest } from "./dom.js";
import { until } from "./waits.js";

const SETTLES = 200; // milliseconds
const LONGEST = 10_000;

export default function ({ data, parentElement, setTriggerValue }) {
  const place = parentElement;
  place.frame = data.frame;
  place.told = ofWords(data.words);
  if (place.listens || !window.navigation) return;
  place.listens = true;
  const follow = ({ navigationType }) => {
    if (!place.isConnected) return navigation.removeEventListener("currententrychange", follow);
    clearTimeout(place.waits);
    if (isWholePage(navigationType)) return;
    place.waits = setTimeout(() => ask(place, setTriggerValue), SETTLES);
  };
  navigation.addEventListener("currententrychange", follow);
}

/* Once the page is at rest, and has perhaps told other words: a question that leaves before the page has run brings
   what its controls said before. */
async function ask(place, setTriggerValue) {
  await until(isAtRest, LONGEST);
  const now = ofAddress(location.search, place.frame);
  if (place.isConnected && now !== place.told) setTriggerValue("other", now);
}

/* Back and forward draw the whole page, its head too; a question of ours meanwhile would bring back the choice that was
   left, which this window still shows. */
export const isWholePage = (navigationType) => navigationType === "traverse";

/* What is chosen, in one form whatever the order: from the words of each choice, and from an address. */
export const ofWords = (words) =>
  said(Object.entries(words).flatMap(([name, each]) => each.map((word) => [name, word])));

export const ofAddress = (search, frame) =>
  said([...new URLSearchParams(search)].filter(([name]) => !frame.includes(name)));

const said = (pairs) => JSON.stringify(pairs.map((pair) => pair.join("=")).sort());
