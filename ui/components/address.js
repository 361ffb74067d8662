/* Tells the head of a page that its address says something else than the head does: a control beside an exhibit changed it. */

export default function ({ data, parentElement, setTriggerValue }) {
  const place = parentElement;
  place.frame = data.frame;
  place.told = said(Object.entries(data.words).flatMap(([name, words]) => words.map((word) => [name, word])));
  if (place.listens || !window.navigation) return;
  place.listens = true;
  const follow = () => {
    if (!place.isConnected) return navigation.removeEventListener("currententrychange", follow);
    clearTimeout(place.waits);
    place.waits = setTimeout(() => {
      const now = said([...new URLSearchParams(location.search)].filter(([name]) => !place.frame.includes(name)));
      if (now !== place.told) setTriggerValue("other", now);
    }, 200);
  };
  navigation.addEventListener("currententrychange", follow);
}

const said = (words) => JSON.stringify(words.map((pair) => pair.join("=")).sort());
