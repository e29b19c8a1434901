// What was sent and takes long says so, and is not sent twice.
const GEDULD = 800;

export const toonBezig = () => {
  for (const form of document.querySelectorAll("#content-main form[method=post]")) {
    form.addEventListener("submit", (gebeurtenis) => {
      if (form.dataset.bezig) return gebeurtenis.preventDefault();
      form.dataset.bezig = "ja";
      meld(form);
    });
    // The browser keeps a page as it was left; who comes back may send it again.
    window.addEventListener("pageshow", () => klaar(form));
  }
};

const meld = (form) => {
  const regel = document.createElement("p");
  regel.className = "bezig";
  regel.setAttribute("role", "status");
  (form.querySelector(".submit-row, .actions") ?? form).append(regel);
  // A screen reader speaks what changes in a status that is there already.
  setTimeout(() => (regel.textContent = "Bezig. Dit kan even duren: laat deze pagina open."), GEDULD);
};

const klaar = (form) => {
  delete form.dataset.bezig;
  form.querySelector(".bezig")?.remove();
};
