/* ---- The server comes back ---- */

/* A server that was started anew knows nothing of this window until it has run the page, and would lose what is pressed
   before: the page is run as soon as the connection is there again, and until that is done presses wait. */
const BACK_WITHIN = 60_000;

function listenToConnection(trigger) {
  window.genaiRunAgain = () => trigger("again", true);
  if (window.genaiConnected) return;
  const app = document.querySelector("[data-testid=stApp]");
  const line = { away: false, asked: false, runs: false };
  window.genaiLine = line;
  window.genaiConnected = new MutationObserver(() => {
    if (app.dataset.testConnectionState !== "CONNECTED") {
      Object.assign(line, { away: true, asked: false, runs: false });
      document.documentElement.dataset.connection = "away";
    } else if (line.away && !line.asked) {
      line.asked = true;
      setTimeout(() => window.genaiRunAgain());
    } else if (line.asked && app.dataset.testScriptState === "running") {
      line.runs = true;
    } else if (line.runs && app.dataset.testScriptState === "notRunning") {
      Object.assign(line, { away: false, asked: false, runs: false });
      delete document.documentElement.dataset.connection;
      turnAgain();
    }
  });
  window.genaiConnected.observe(app, { attributeFilter: ["data-test-connection-state", "data-test-script-state"] });
}

/* Until the server is there and knows this window; false where it is not within a minute. */
async function connected() {
  for (const until = Date.now() + BACK_WITHIN; window.genaiLine?.away && Date.now() < until; ) {
    await new Promise((go) => setTimeout(go, 30));
  }
  return !window.genaiLine?.away;
}
