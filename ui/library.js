/* The drawing library, loaded once for whoever asks first; put before the script of each component that draws. */

function plotly(address) {
  window.genaiPlotly ??= new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.onload = () => resolve(window.Plotly);
    script.onerror = () => {
      window.genaiPlotly = undefined;
      reject(new Error("the drawing library did not load"));
    };
    script.src = address;
    document.head.append(script);
  });
  return window.genaiPlotly;
}

