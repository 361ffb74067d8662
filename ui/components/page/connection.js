/* The server comes back. One that was started anew knows nothing of this window until it has run the page, and would
   lose what is pressed before: the page is run as soon as the connection is there again, and until that is done presses
   wait. */

import { at, isAtRest, isConnected, isRunning, STATES } from "../dom.js";
import { genai, once } from "../namespace.js";
import { until } from "../waits.js";

export const BACK_WITHIN = 60_000; // milliseconds
const HERE = { away: false, asked: false, runs: false };

/* `runAgain` runs the page, `back` is called once that is done. */
export function listenToConnection(runAgain, back) {
  genai.connection ??= { ...HERE };
  Object.assign(genai.connection, { runAgain, back });
  once("listenToConnection", () => {
    const watched = document.querySelector(at.app);
    new MutationObserver(onChange).observe(watched, { attributeFilter: STATES });
  });
}

function onChange() {
  const line = genai.connection;
  if (!isConnected()) {
    Object.assign(line, { ...HERE, away: true });
    document.documentElement.dataset.connection = "away";
  } else if (line.away && !line.asked) {
    line.asked = true;
    setTimeout(() => line.runAgain());
  } else if (line.asked && isRunning()) {
    line.runs = true;
  } else if (line.runs && isAtRest()) {
    Object.assign(line, HERE);
    delete document.documentElement.dataset.connection;
    line.back();
  }
}

export const isAway = () => Boolean(genai.connection?.away);

/* Until the server is there and knows this window; false where it is not within a minute. */
export const connected = () => until(() => !isAway(), BACK_WITHIN);
