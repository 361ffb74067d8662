/* ---- Print: charts whole on A4 and Letter ---- */

const A4 = 680;
const SMALLEST = 0.6;

function listenToPrint() {
  if (window.genaiPrint) return;
  window.genaiPrint = true;
  addEventListener("beforeprint", () => {
    const widths = [...document.querySelectorAll(".js-plotly-plot .main-svg")].map((one) => one.getBoundingClientRect().width);
    const widest = Math.max(A4, ...widths);
    document.documentElement.style.setProperty("--print-zoom", String(A4 / widest));
  });
}

/* A wide screen is narrowed first and its charts drawn anew, so that their text stays large enough to read. */
function printNarrow() {
  const main = document.querySelector("[data-testid=stMainBlockContainer]");
  if (!main || main.clientWidth * SMALLEST <= A4) {
    print();
    return;
  }
  const widest = document.querySelector(".js-plotly-plot");
  const room = widest ? main.clientWidth - widest.clientWidth : 0;
  main.style.maxWidth = `${A4 / SMALLEST + room}px`;
  setTimeout(() => {
    print();
    main.style.maxWidth = "";
  }, 700);
}
