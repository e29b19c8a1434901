// A group of the menu that is open closes when one goes on elsewhere, or presses Escape.
const open = () => document.querySelector(".werk details[open]");

export const sluitMenu = () => {
  for (const gebeurtenis of ["click", "focusin"]) {
    document.addEventListener(gebeurtenis, ({ target }) => {
      if (!open()?.contains(target)) open()?.removeAttribute("open");
    });
  }
  document.addEventListener("keydown", ({ key }) => {
    if (key !== "Escape" || !open()) return;
    const groep = open();
    groep.querySelector("summary").focus();
    groep.removeAttribute("open");
  });
};
