/* Counts the items of each period while somebody ticks them; the server counted them at first. */
export function telDrukte() {
  const form = document.getElementById("planbord_form");
  if (!form) return;
  const hoogstens = Number(form.dataset.hoogstens) || Infinity;
  form.addEventListener("change", (gebeurtenis) => {
    if (gebeurtenis.target.type !== "checkbox") return;
    const gezegd = [];
    for (const vak of form.querySelectorAll("tfoot [data-erin]")) {
      const erin = new Set(vak.dataset.erin.split(" "));
      const aantal = Number(vak.dataset.elders) + aantalIn(form, erin);
      const teVol = aantal > hoogstens;
      vak.replaceChildren(String(aantal), ...(teVol ? [" ", maak("strong", "te vol")] : []));
      if (erin.has(gebeurtenis.target.value)) {
        gezegd.push(`${vak.dataset.periode}: ${aantal}${teVol ? ", te vol" : ""}`);
      }
    }
    document.getElementById("planbord-drukte").textContent = gezegd.join("; ");
  });
}

function aantalIn(form, erin) {
  const rijen = [...form.querySelectorAll("tbody tr")];
  return rijen.filter((rij) =>
    [...rij.querySelectorAll("input:checked")].some((vakje) => erin.has(vakje.value)),
  ).length;
}

function maak(soort, tekst) {
  const element = document.createElement(soort);
  element.textContent = tekst;
  return element;
}
