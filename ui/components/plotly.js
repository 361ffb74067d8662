/* The drawing library, loaded once: the document asks for it (`ui/server.py`), or else whoever draws first; put before
   the script of each component that draws. */

function plotly(address) {
  window.genaiPlotly ??= new Promise((resolve, reject) => {
    if (window.Plotly) {
      resolve(window.Plotly);
      return;
    }
    const early = document.getElementById("drawing-library");
    const script = early || document.createElement("script");
    script.addEventListener("load", () => resolve(window.Plotly));
    script.addEventListener("error", () => {
      window.genaiPlotly = undefined;
      reject(new Error("the drawing library did not load"));
    });
    if (early) return;
    script.src = address;
    document.head.append(script);
  });
  return window.genaiPlotly;
}
