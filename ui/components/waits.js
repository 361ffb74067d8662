/* Every wait that asks again and again, each with a limit. */

const EVERY = 30; // milliseconds

export const pause = (milliseconds) => new Promise((go) => setTimeout(go, milliseconds));

/* Until something holds; false where it does not within a limit in milliseconds. */
export async function until(holds, limit, every = EVERY) {
  const end = performance.now() + limit;
  while (!holds()) {
    if (performance.now() >= end) return false;
    await pause(every);
  }
  return true;
}
