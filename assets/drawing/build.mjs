/* Writes plotly.min.js: Plotly's core (which draws scatter) and the other kinds of traces that our charts are made of. */

import { createRequire } from "node:module";
import { build } from "esbuild";

const TRACES = ["bar", "heatmap", "sankey"];
const { version } = createRequire(import.meta.url)("plotly.js/package.json");
const parts = TRACES.map((name) => `require("plotly.js/lib/${name}")`);

await build({
  stdin: {
    contents: `const core = require("plotly.js/lib/core"); core.register([${parts}]); module.exports = core`,
    resolveDir: import.meta.dirname,
  },
  banner: { js: `/* plotly.js v${version} (scatter, ${TRACES.join(", ")}), Plotly, Inc., MIT license: see LICENSE */` },
  bundle: true,
  minify: true,
  format: "iife",
  globalName: "Plotly",
  target: "es2016",
  charset: "ascii",
  legalComments: "none",
  loader: { ".css": "text" },
  define: { global: "window" },
  outfile: "plotly.min.js",
});
