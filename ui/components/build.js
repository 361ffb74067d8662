/* Writes `built/` (or another folder that is named): each component with all that it imports in one file, which Python
   hands to Streamlit. A file begins with the names of its sources, a digest of them and one of what follows, so that a
   test without Node knows that it is of them. */

import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";

const HERE = import.meta.dirname;
const OUT = process.argv[2] || join(HERE, "built");
const ENTRIES = { address: "address.js", chart: "chart.js", page: "page/component.js", table: "table.js" };
const sha256 = (text) => createHash("sha256").update(text).digest("hex");

for (const [name, entry] of Object.entries(ENTRIES)) {
  const { metafile, outputFiles } = await build({
    absWorkingDir: HERE,
    entryPoints: [entry],
    bundle: true,
    minify: true,
    lineLimit: 120,
    format: "esm",
    target: "es2022",
    charset: "utf8",
    legalComments: "none",
    metafile: true,
    write: false,
  });
  const sources = Object.keys(metafile.inputs).sort();
  const { text } = outputFiles[0];
  const banner = [
    `/* Built by \`make browser-code\` of ${sources.join(" ")}`,
    `   sources ${sha256(sources.map((source) => readFileSync(join(HERE, source), "utf8")).join(""))}`,
    `   built ${sha256(text)} */`,
  ];
  writeFileSync(join(OUT, `${name}.js`), `${banner.join("\n")}\n${text}`);
}
