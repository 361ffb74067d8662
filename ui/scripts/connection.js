/* ---- The server comes back ---- */

/* A server that was started anew knows nothing of this window until it runs the page, and would lose the first press: the
   page is run as soon as the connection is there again. */
function listenToConnection(trigger) {
  window.genaiRunAgain = () => trigger("again", true);
  if (window.genaiConnected) return;
  const app = document.querySelector("[data-testid=stApp]");
  const isConnected = () => app.dataset.testConnectionState === "CONNECTED";
  let was = isConnected();
  window.genaiConnected = new MutationObserver(() => {
    const now = isConnected();
    if (now && !was) setTimeout(() => window.genaiRunAgain());
    was = now;
  });
  window.genaiConnected.observe(app, { attributeFilter: ["data-test-connection-state"] });
}
