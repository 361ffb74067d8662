/* From slide to slide. Presses come faster than slides: each goes on from where those before it lead, and tells the
   number of that slide. One that is never answered is forgotten after a while. `turns` holds the number of the slide on
   screen (`at`), that of the one turned to (`to`), of how many (`count`), and when it was `pressed`, in milliseconds.
   */

const TURNS = { next: ({ to }) => to + 1, previous: ({ to }) => to - 1, first: () => 1, last: ({ count }) => count };
const FORGOTTEN = 10_000;

export const NAMES = Object.keys(TURNS);
export const NEVER = -FORGOTTEN;

/* While the server is away nothing can be answered, and nothing is forgotten. */
export const isForgotten = ({ pressed }, now, isAway) => !isAway && now - pressed >= FORGOTTEN;

export const isUnderWay = (turns, now, isAway) =>
  Boolean(turns) && turns.to !== turns.at && !isForgotten(turns, now, isAway);

/* Where a press leads. */
export function target(name, turns, now, isAway) {
  const from = isForgotten(turns, now, isAway) ? { ...turns, to: turns.at } : turns;
  return Math.min(Math.max(TURNS[name](from), 1), turns.count);
}

/* The turns once the page says which slide is on screen (null where none is): one that is still awaited goes on. */
export function answered(before, slides, now, isAway) {
  if (!slides) return slides;
  const isAwaited = before && before.to !== slides.at && !isForgotten(before, now, isAway);
  const { to, pressed } = isAwaited ? before : { to: slides.at, pressed: NEVER };
  return { ...slides, to, pressed };
}
