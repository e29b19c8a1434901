// The buttons of an order move a row on the page itself, and a row can be dragged within its list.
// Without this each button asks the server for the same; nothing is saved before that is asked.
export const zetVolgorde = () => {
  const form = document.getElementById("volgorde_form");
  if (!form) return;
  const gezegd = form.querySelector("[role=status]");
  let sleept = null;

  const meld = (rij) => {
    const lijst = rij.parentElement;
    const plaats = [...lijst.children].indexOf(rij) + 1;
    const naam = rij.querySelector(".volgorde__naam").textContent;
    gezegd.textContent = `${naam} staat nu op plaats ${plaats} van ${lijst.children.length}. Nog niet opgeslagen.`;
    rij.dispatchEvent(new Event("change", { bubbles: true }));
  };

  form.addEventListener("click", (gebeurtenis) => {
    const knop = gebeurtenis.target.closest("[name=_omhoog], [name=_omlaag]");
    if (!knop) return;
    gebeurtenis.preventDefault();
    const rij = knop.closest("li");
    const ander = knop.name === "_omhoog" ? rij.previousElementSibling : rij.nextElementSibling;
    if (ander) ander[knop.name === "_omhoog" ? "before" : "after"](rij);
    knop.focus();
    meld(rij);
  });

  for (const rij of form.querySelectorAll(".volgorde li")) rij.draggable = true;
  form.addEventListener("dragstart", (gebeurtenis) => {
    sleept = gebeurtenis.target.closest(".volgorde li");
    sleept?.classList.add("volgorde__sleept");
  });
  form.addEventListener("dragover", (gebeurtenis) => {
    const boven = gebeurtenis.target.closest(".volgorde li");
    if (!sleept || boven?.parentElement !== sleept.parentElement) return;
    gebeurtenis.preventDefault();
    if (boven === sleept) return;
    const { top, height } = boven.getBoundingClientRect();
    boven[gebeurtenis.clientY < top + height / 2 ? "before" : "after"](sleept);
  });
  form.addEventListener("dragend", () => {
    if (!sleept) return;
    sleept.classList.remove("volgorde__sleept");
    meld(sleept);
    sleept = null;
  });
};
