/* ---- Presses of buttons, one by one ---- */

/* Streamlit sends what is pressed a moment later, and all of it in one: on a busy machine two presses become one message
   for the part of the page that one of them is in, and the other is lost. So each waits until what came before it is sent. */
function listenToPresses() {
  if (window.genaiPresses) return;
  window.genaiPresses = Promise.resolve();
  const sent = () => new Promise((resolve) => setTimeout(() => setTimeout(resolve)));
  let isOurs = false;
  const pass = (button) => {
    isOurs = true;
    button?.click();
    isOurs = false;
  };
  const onPress = (event) => {
    const button = event.target.closest?.("[data-testid=stButton] button");
    if (!button || isOurs || document.querySelector(".st-key-slide")) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    const key = /st-key-\S+/.exec(button.closest("[class*='st-key-']")?.className)?.[0];
    const now = () => (button.isConnected || !key ? button : document.querySelector(`.${CSS.escape(key)} button`));
    window.genaiPresses = window.genaiPresses.then(sent).then(() => pass(now()));
  };
  document.addEventListener("click", onPress, true);
}
