// Bundles the stylesheets and lays the fonts beside them, in static/gebouwd/ (never committed).
// With `--watch` it stays, and bundles anew whenever a source changes.
import { cpSync, mkdirSync, rmSync } from "node:fs";
import { context } from "esbuild";

const UIT = "static/gebouwd";
const LETTER = "node_modules/@fontsource/atkinson-hyperlegible-next/files";
const TEKENS = "node_modules/dejavu-fonts-ttf/ttf";

const kijkMee = process.argv.includes("--watch");
// A server that is up already never finds the folder gone.
if (!kijkMee) rmSync(UIT, { recursive: true, force: true });
const bundel = await context({
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
if (kijkMee) {
  await bundel.watch();
} else {
  await bundel.rebuild();
  await bundel.dispose();
}

// The PDF takes fixed weights: WeasyPrint does not set a variable font.
mkdirSync(`${UIT}/pdf`, { recursive: true });
for (const schrift of ["latin", "latin-ext"]) {
  for (const stijl of ["400-normal", "700-normal", "400-italic"]) {
    const naam = `atkinson-hyperlegible-next-${schrift}-${stijl}.woff2`;
    cpSync(`${LETTER}/${naam}`, `${UIT}/pdf/${naam}`);
  }
}
// What that font lacks: signs, and names from all over Europe.
for (const naam of ["DejaVuSans.ttf", "DejaVuSans-Bold.ttf"]) cpSync(`${TEKENS}/${naam}`, `${UIT}/pdf/${naam}`);
