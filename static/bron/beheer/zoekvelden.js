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

export const noemZoekvelden = () =>
  new MutationObserver(voorzie).observe(document.documentElement, { childList: true, subtree: true });
