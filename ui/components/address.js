/* Tells the head of a page that its address says something else than the head does: a control beside an exhibit changed
   it. */

const SETTLES = 200; // milliseconds

export default function ({ data, parentElement, setTriggerValue }) {
  const place = parentElement;
  place.frame = data.frame;
  place.told = ofWords(data.words);
  if (place.listens || !window.navigation) return;
  place.listens = true;
  const follow = () => {
    if (!place.isConnected) return navigation.removeEventListener("currententrychange", follow);
    clearTimeout(place.waits);
    place.waits = setTimeout(() => {
      const now = ofAddress(location.search, place.frame);
      if (now !== place.told) setTriggerValue("other", now);
    }, SETTLES);
  };
  navigation.addEventListener("currententrychange", follow);
}

/* What is chosen, in one form whatever the order: from the words of each choice, and from an address. */
export const ofWords = (words) =>
  said(Object.entries(words).flatMap(([name, each]) => each.map((word) => [name, word])));

export const ofAddress = (search, frame) =>
  said([...new URLSearchParams(search)].filter(([name]) => !frame.includes(name)));

const said = (pairs) => JSON.stringify(pairs.map((pair) => pair.join("=")).sort());
