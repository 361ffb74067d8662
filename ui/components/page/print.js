/* Print: charts whole on A4 and Letter. */

import { at } from "../dom.js";
import { once } from "../namespace.js";

const A4 = 680;
const SMALLEST = 0.6;
const REDRAWN_WITHIN = 700; // milliseconds

/* The size of charts on paper as a part of that on screen, by their widths in pixels. */
export const printZoom = (widths) => A4 / Math.max(A4, ...widths);

export function listenToPrint() {
  once("listenToPrint", () => {
    addEventListener("beforeprint", () => {
      const charts = [...document.querySelectorAll(at.plotCanvas)];
      const widths = charts.map((one) => one.getBoundingClientRect().width);
      document.documentElement.style.setProperty("--print-zoom", String(printZoom(widths)));
    });
  });
}

/* A wide screen is narrowed first and its charts drawn anew, so that their text stays large enough to read. */
export function printNarrow() {
  const main = document.querySelector(at.main);
  if (!main || main.clientWidth * SMALLEST <= A4) {
    print();
    return;
  }
  const widest = document.querySelector(at.plot);
  const room = widest ? main.clientWidth - widest.clientWidth : 0;
  main.style.maxWidth = `${A4 / SMALLEST + room}px`;
  setTimeout(() => {
    print();
    main.style.maxWidth = "";
  }, REDRAWN_WITHIN);
}
