// Bundles the stylesheets and lays the fonts beside them, in static/gebouwd/ (never committed).
import { cpSync, mkdirSync, rmSync } from "node:fs";
import { build } from "esbuild";

const UIT = "static/gebouwd";
const LETTER = "node_modules/@fontsource/atkinson-hyperlegible-next/files";

rmSync(UIT, { recursive: true, force: true });
await build({
  entryPoints: ["static/bron/portaal.css", "static/bron/beheer.css", "static/bron/beheer.js"],
  outdir: UIT,
  bundle: true,
  minify: true,
  legalComments: "none",
  // The font gets a plain name: Django adds the hash. Drawings stay where they are, in static/beeld/.
  loader: { ".woff2": "file" },
  assetNames: "[name]",
  external: ["*.svg"],
  // Custom properties hold no fallback for an older browser, so neither does the rest.
  target: ["chrome109", "firefox115", "safari16"],
  logLevel: "info",
});

// The PDF takes fixed weights: WeasyPrint does not set a variable font.
mkdirSync(`${UIT}/pdf`, { recursive: true });
for (const schrift of ["latin", "latin-ext"]) {
  for (const stijl of ["400-normal", "700-normal", "400-italic"]) {
    const naam = `atkinson-hyperlegible-next-${schrift}-${stijl}.woff2`;
    cpSync(`${LETTER}/${naam}`, `${UIT}/pdf/${naam}`);
  }
}
