// Select2, with which the admin searches, gives its fields no name that a screen reader can say.
// The label of the field that it stands for is that name.
const voorzie = () => {
  const labels = new Map([...document.querySelectorAll("label[for]")].map((los) => [los.htmlFor, los]));
  for (const veld of document.querySelectorAll("select.admin-autocomplete")) {
    const label = labels.get(veld.id);
    const houder = veld.nextElementSibling;
    if (!label || !houder?.classList.contains("select2")) continue;
    label.id ||= `${veld.id}_label`;
    const gekozen = houder.querySelector(".select2-selection");
    const waarde = houder.querySelector(".select2-selection__rendered");
    // The whole is the combobox; a text box inside it would want a name of its own.
    waarde.removeAttribute("role");
    waarde.removeAttribute("aria-readonly");
    gekozen.setAttribute("aria-labelledby", `${label.id} ${waarde.id}`.trim());
    // What leads to the field, such as a line of the work list, leads to what stands in its place.
    veld.onfocus = () => gekozen.focus();
    if (veld === document.activeElement) gekozen.focus();
    if (veld.required || veld.ariaRequired) gekozen.setAttribute("aria-required", "true");
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

// As each field is made, its plugin for the wheel of a mouse measures a line and a page. Then the
// browser lays out the whole form anew, for every field: of three hundred that takes most of the
// time in which a form opens. A wheel that counts in pixels, as they do, needs neither.
const REGEL = 16; // pixels

export const meetNiet = () => {
  const wiel = window.django?.jQuery?.event.special.mousewheel;
  if (wiel) wiel.getLineHeight = wiel.getPageHeight = () => REGEL;
};

export const noemZoekvelden = () =>
  new MutationObserver(voorzie).observe(document.documentElement, { childList: true, subtree: true });
