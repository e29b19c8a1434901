"""WCAG 2.2 AA by axe, without asking the same thing twice."""

from axe_playwright_python.base import AXE_SCRIPT

REGELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
KLEUR = ["color-contrast", "link-in-text-block"]
"""The rules that look at colour: no other can give another outcome when a page turns dark.

What a width changes is what shows, its size and its place, and most rules heed that: at another
width all of them are asked again.
"""

# Colour is most of the work: axe looks at each word on each page for what lies behind it, while
# menu, footer and tables look the same on all of them. So a look that has passed is not judged
# again in the same test, nor one that axe can't judge for the gradient behind it. A look is all
# that the outcome is made of: the style of an element and of everything around it. What axe doubts
# for another reason, or leaves out, says nothing of its look: the next with that look is asked too.
LOOP_NA = """
async ({regels, kleur, gehad}) => {
  if (!("axe" in window)) return null;
  const delen = [
    "color", "backgroundColor", "backgroundImage", "opacity", "filter", "mixBlendMode",
    "fontSize", "fontWeight", "textShadow", "textDecorationLine", "position", "visibility",
  ];
  const eigenTekst = e => [...e.childNodes].some(k => k.nodeType === 3 && k.data.trim());
  const gezien = new Set(gehad), uiterlijk = new Map();
  const ziet_eruit = e => {
    if (!e) return 0;
    if (!uiterlijk.has(e)) {
      const stijl = getComputedStyle(e);
      const tekst = [
        ziet_eruit(e.parentElement), e.localName, e.matches(":disabled"), eigenTekst(e),
        ...delen.map(deel => stijl[deel]),
      ].join();
      let getal = 0;  // stays exact: the largest prime under 2^45, times 31, is less than 2^53
      for (let i = 0; i < tekst.length; i++)
        getal = (getal * 31 + tekst.charCodeAt(i)) % 35184372088777;
      uiterlijk.set(e, getal);
    }
    return uiterlijk.get(e);
  };

  // Nothing is loaded once more by axe: no rule that we ask needs it, and the policy refuses it.
  const vraag = (waar, soort, values, resultTypes) => axe.run(waar, {
    runOnly: {type: soort, values}, resultTypes, preload: false, selectors: false, elementRef: true,
    rules: soort === "tag" ? {"color-contrast": {enabled: false}} : {},
  });
  const fouten = [];
  if (regels.length) {
    const alles = await vraag(document, "tag", regels, ["violations"]);
    fouten.push(...alles.violations);
  }
  // What stands beside the page or is cut to a dot is there for ears only: axe leaves it out too.
  const voorOgen = e => {
    const vak = e.getBoundingClientRect();
    const naast = vak.right <= 0 || vak.bottom <= 0, stip = vak.width <= 1 && vak.height <= 1;
    return e.checkVisibility() && (vak.width === 0 || !(naast || stip));
  };
  // The shadows at the sides of a wide table are a gradient, over which axe judges nothing.
  for (const venster of document.querySelectorAll(".tabelvenster"))
    venster.style.backgroundImage = "none";
  const onbekend = e => !gezien.has(ziet_eruit(e));
  const oordeel = async elementen => {
    if (!elementen.length) return;
    const soorten = ["violations", "passes", "incomplete"];
    const uitslag = await vraag({include: elementen}, "rule", kleur, soorten);
    fouten.push(...uitslag.violations);
    for (const knoop of [...uitslag.passes, ...uitslag.incomplete].flatMap(regel => regel.nodes))
      for (const {id, data} of knoop.any)
        if (id === "color-contrast" && (data.messageKey ?? "bgGradient") === "bgGradient")
          gezien.add(ziet_eruit(knoop.element));
  };
  const metWoorden = "textarea, select, input:not([type=checkbox], [type=radio])";
  const nieuw = [...document.body.querySelectorAll("*:not(option, script, style)")].filter(e =>
    (eigenTekst(e) || e.matches(metWoorden)) && voorOgen(e) && onbekend(e));
  const eersten = new Set(new Map(nieuw.map(e => [ziet_eruit(e), e])).values());
  await oordeel([...eersten]);
  await oordeel(nieuw.filter(e => !eersten.has(e) && onbekend(e)));
  return {
    gehad: [...gezien],
    stand: `${innerWidth} px, dark: ${matchMedia("(prefers-color-scheme: dark)").matches}`,
    fouten: fouten.flatMap(fout => fout.nodes.map(knoop =>
      `${fout.id}: ${knoop.html.slice(0, 160)} (${knoop.failureSummary.slice(0, 300)})`)),
  };
}
"""


class Axe:
    """Checks pages, and remembers which looks it need not judge again."""

    def __init__(self):
        self.gehad = []
        self.smal_gezien = set()

    def __call__(self, pagina, alleen_kleur=False):
        """Fail on each fault in the page as it is now; `alleen_kleur` where only that changed."""
        wat = {"regels": [] if alleen_kleur else REGELS, "kleur": KLEUR, "gehad": self.gehad}
        uitslag = pagina.evaluate(LOOP_NA, wat)
        if uitslag is None:
            pagina.add_init_script(AXE_SCRIPT)  # for the pages after this one
            pagina.evaluate(AXE_SCRIPT)
            uitslag = pagina.evaluate(LOOP_NA, wat)
        self.gehad = uitslag["gehad"]
        assert uitslag["fouten"] == [], "\n".join(
            [pagina.url, uitslag["stand"], *uitslag["fouten"]]
        )

    def in_elke_stand(self, pagina, soort=None):
        """Check the page wide and narrow, and in light and dark at each of those widths.

        Pages of one `soort` come from one template: only the first of them is checked narrow too.
        """
        breedtes = (1280,) if soort in self.smal_gezien else (1280, 360)
        if soort:
            self.smal_gezien.add(soort)
        for breedte in breedtes:
            pagina.set_viewport_size({"width": breedte, "height": 800})
            pagina.emulate_media(color_scheme="light")
            self(pagina)
            pagina.emulate_media(color_scheme="dark")
            self(pagina, alleen_kleur=True)
