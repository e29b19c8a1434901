// Five minutes before a session ends, a form in which something was typed says so, and can go on.
const VOORAF = 300; // seconds
const VOORBIJ = "U bent uitgelogd. Klik gerust op opslaan: wat u typte gaat dan niet verloren.";

export const waarschuwVoorHetEinde = () => {
  const adres = document.querySelector("[data-sessie]")?.dataset.sessie;
  const form = document.querySelector("#content-main form[method=post]:not(#changelist-form)");
  if (!adres || !form) return;
  const token = form.elements.csrfmiddlewaretoken.value;
  const regel = document.createElement("p");
  regel.className = "letop sessie";
  regel.setAttribute("role", "status");
  const knop = document.createElement("button");
  knop.type = "button";
  knop.className = "button";
  knop.textContent = "Blijf ingelogd";

  // How many seconds are left; asking does not make it longer, sending does.
  const over = async (method) => {
    const antwoord = await fetch(adres, { method, headers: { "X-CSRFToken": token } }).catch(() => null);
    return antwoord?.ok && !antwoord.redirected ? (await antwoord.json()).seconden : 0;
  };
  const zeg = (tekst, ...bij) => regel.replaceChildren(tekst, ...bij);
  const wacht = (seconden) => setTimeout(async () => volg(await over("GET")), seconden * 1000);
  const volg = (seconden) => {
    if (seconden <= 0) return zeg(VOORBIJ);
    if (seconden > VOORAF) {
      zeg("");
      return wacht(seconden - VOORAF);
    }
    const minuten = Math.ceil(seconden / 60);
    zeg(`Over ${minuten} ${minuten === 1 ? "minuut" : "minuten"} wordt u uitgelogd. `, knop);
    wacht(seconden + 1);
  };
  knop.addEventListener("click", async () => {
    const seconden = await over("POST");
    volg(seconden);
    if (seconden > 0 && seconden <= VOORAF) zeg("U bent bijna twaalf uur ingelogd. Sla nu op wat u typte.");
  });

  const begin = async () => {
    (form.querySelector(".submit-row") ?? form).append(regel);
    volg(await over("GET"));
  };
  if (form.querySelector(".errornote, .errorlist")) begin();
  else form.addEventListener("input", begin, { once: true });
};
