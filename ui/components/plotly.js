/* The drawing library, loaded once: the document asks for it (`ui/server.py`), or else whoever draws first. */

import { genai } from "./namespace.js";

export function plotly(address) {
  genai.plotly ??= new Promise((resolve, reject) => {
    if (window.Plotly) {
      resolve(window.Plotly);
      return;
    }
    const early = document.getElementById("drawing-library");
    const script = early || document.createElement("script");
    script.addEventListener("load", () => resolve(window.Plotly));
    script.addEventListener("error", () => {
      genai.plotly = undefined;
      reject(new Error("the drawing library did not load"));
    });
    if (early) return;
    script.src = address;
    document.head.append(script);
  });
  return genai.plotly;
}
