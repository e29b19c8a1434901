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

// Listen to the long texts of the page.
export const toonHoeHetLeest = () => {
  let straks;
  for (const gebeurtenis of ["focusin", "input"]) {
    document.addEventListener(gebeurtenis, ({ target }) => {
      if (!target.matches?.("textarea[data-opmaak]")) return;
      clearTimeout(straks);
      straks = setTimeout(lees, RUST, target);
    });
  }
};
