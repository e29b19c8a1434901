// A passkey is made or asked for by the browser; what it answers goes along in a hidden field.
const naarBytes = (tekst) =>
  Uint8Array.from(atob(tekst.replace(/-/g, "+").replace(/_/g, "/")), (teken) => teken.charCodeAt(0));
const naarTekst = (bytes) =>
  btoa(String.fromCharCode(...new Uint8Array(bytes)))
    .replace(/\+/g, "-")
    .replace(/\//g, "_")
    .replace(/=+$/, "");

const lees = (opties) => {
  opties.challenge = naarBytes(opties.challenge);
  if (opties.user) opties.user.id = naarBytes(opties.user.id);
  for (const sleutel of [...(opties.excludeCredentials ?? []), ...(opties.allowCredentials ?? [])]) {
    sleutel.id = naarBytes(sleutel.id);
  }
  return opties;
};

const schrijf = ({ id, rawId, type, response }) => {
  const delen = ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"];
  const antwoord = delen.filter((deel) => response[deel]).map((deel) => [deel, naarTekst(response[deel])]);
  return JSON.stringify({ id, rawId: naarTekst(rawId), type, response: Object.fromEntries(antwoord) });
};

const vraag = async (form) => {
  const fout = form.querySelector("[data-passkey-fout]");
  fout.hidden = true;
  try {
    const publicKey = lees(JSON.parse(form.dataset.passkey));
    const doe = form.dataset.passkeyDoel === "creation" ? "create" : "get";
    const sleutel = await navigator.credentials[doe]({ publicKey });
    form.querySelector("[name$=token]:not([name=csrfmiddlewaretoken])").value = schrijf(sleutel);
    form.submit();
  } catch {
    fout.textContent = "Dat lukte niet. Probeer het nog eens, of kies een andere manier.";
    fout.hidden = false;
  }
};

export const gebruikPasskey = () => {
  const form = document.querySelector("form[data-passkey]");
  form?.querySelector("[data-passkey-knop]").addEventListener("click", () => vraag(form));
};
