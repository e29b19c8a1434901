// Select2, with which the admin searches, gives its fields no name that a screen reader can say.
// The label of the field that it stands for is that name.
const voorzie = () => {
  for (const veld of document.querySelectorAll("select.admin-autocomplete")) {
    const label = document.querySelector(`label[for="${veld.id}"]`);
    const houder = veld.nextElementSibling;
    if (!label || !houder?.classList.contains("select2")) continue;
    label.id ||= `${veld.id}_label`;
    const gekozen = houder.querySelector(".select2-selection");
    const waarde = houder.querySelector(".select2-selection__rendered");
    // The whole is the combobox; a text box inside it would want a name of its own.
    waarde.removeAttribute("role");
    waarde.removeAttribute("aria-readonly");
    gekozen.setAttribute("aria-labelledby", `${label.id} ${waarde.id}`.trim());
    // Select2 says what it opens with an attribute that ARIA has since renamed.
    if (gekozen.hasAttribute("aria-owns")) {
      gekozen.setAttribute("aria-controls", gekozen.getAttribute("aria-owns"));
    }
    houder.querySelector(".select2-search__field")?.setAttribute("aria-labelledby", label.id);
  }
  for (const zoek of document.querySelectorAll(".select2-dropdown .select2-search__field")) {
    zoek.setAttribute("aria-label", "Typ om te zoeken");
  }
  for (const lijst of document.querySelectorAll(".select2-results__options[role=listbox]")) {
    lijst.setAttribute("aria-label", "Gevonden");
  }
};

new MutationObserver(voorzie).observe(document.documentElement, { childList: true, subtree: true });

// Beside a long text stands how it will read, from when somebody is at work in it.
const lees = async (veld) => {
  const rij = veld.closest(".form-row, td");
  let vak = rij.querySelector(".zo-leest-het");
  if (!vak) {
    vak = document.createElement("section");
    vak.className = "zo-leest-het";
    vak.setAttribute("aria-label", "Zo leest het");
    rij.classList.add("met-leesvak");
    rij.append(vak);
  }
  vak.hidden = !veld.value.trim();
  if (vak.hidden || vak.dataset.van === veld.value) return;
  const tekst = veld.value;
  const csrfmiddlewaretoken = veld.form.elements.csrfmiddlewaretoken.value;
  const antwoord = await fetch(veld.dataset.opmaak, {
    method: "POST",
    body: new URLSearchParams({ tekst, csrfmiddlewaretoken, deel: "ja" }),
  }).catch(() => null);
  // Who was logged out meanwhile gets a page to log in; and an answer may come too late.
  if (!antwoord?.ok || antwoord.redirected || tekst !== veld.value) return;
  vak.innerHTML = await antwoord.text();
  vak.dataset.van = tekst;
};

const RUST = 300; // milliseconds without typing
let straks;
for (const gebeurtenis of ["focusin", "input"]) {
  document.addEventListener(gebeurtenis, ({ target }) => {
    if (!target.matches?.("textarea[data-opmaak]")) return;
    clearTimeout(straks);
    straks = setTimeout(lees, RUST, target);
  });
}
