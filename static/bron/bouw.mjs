// Bundles the stylesheets and lays the fonts beside them, in static/gebouwd/ (never committed).
// With `--watch` it stays, and bundles anew whenever a source changes.
import { cpSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { context } from "esbuild";
import { PurgeCSS } from "purgecss";

const UIT = "static/gebouwd";
const LETTER = "node_modules/@fontsource/atkinson-hyperlegible-next/files";
const TEKENS = "node_modules/dejavu-fonts-ttf/ttf";

const BLADEN = ["portaal", "pagina", "print"];

const kijkMee = process.argv.includes("--watch");
// A server that is up already never finds the folder gone.
if (!kijkMee) rmSync(UIT, { recursive: true, force: true });
const bundel = await context({
  entryPoints: [...BLADEN.map((blad) => `static/bron/${blad}.css`), "static/bron/beheer.css", "static/bron/beheer.js"],
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
  await laatOngebruikteWeg();
}

// Components of NL Design System bring every variant they know; pages get those that a template names.
async function laatOngebruikteWeg() {
  const bladen = await new PurgeCSS().purge({
    css: BLADEN.map((blad) => `${UIT}/${blad}.css`),
    content: ["templates/**/*.html"],
    dynamicAttributes: ["aria-invalid"],
    // What Python writes, and classes that a template fills in.
    safelist: ["getypt", "input", "mark", "select", "textarea", /^stuk--/, /^utrecht-button-link--(primary|secondary)-action$/],
  });
  for (const { file, css } of bladen) writeFileSync(file, css);
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
