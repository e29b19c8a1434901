"""A form of the admin, filled in as in a browser: what is not touched is sent along."""

import re

from django.urls import reverse
from lxml import html


class Beheer:
    """Somebody at the admin, through a Django test client."""

    def __init__(self, client):
        self.client = client

    def lees(self, adres):
        """The page at `adres`, after redirects."""
        response = self.client.get(adres, follow=True)
        assert response.status_code == 200, response
        return Pagina(response)

    def vul_in(self, adres, *, knop="_save", **velden):
        """Open the form at `adres`, fill it in and push a button; see `verstuur`."""
        return self.verstuur(self.lees(adres), knop=knop, **velden)

    def verstuur(self, pagina, *, knop="_save", **velden):
        """Fill in a form, however long after it was opened; gives the page that comes of it.

        In the name of a field `__` stands for a dash. None leaves a field out, as a box that is not
        ticked. A field of an inline row that is not there yet adds that row.
        """
        velden = {naam.replace("__", "-"): waarde for naam, waarde in velden.items()}
        ingevuld = _met_nieuwe_rijen(pagina.velden(), velden) | velden
        gegevens = {naam: waarde for naam, waarde in ingevuld.items() if waarde is not None}
        return self.stuur(pagina.adres, gegevens | {knop: "x"})

    def stuur(self, adres, gegevens):
        """Send `gegevens`; gives the page that comes of it."""
        response = self.client.post(adres, gegevens, follow=True)
        assert response.status_code == 200, response
        return Pagina(response)

    def kies(self, model, actie, objecten, **velden):
        """Do something with the ticked rows of a list, as it is now."""
        gezien = self.gezien(model)
        gegevens = {"action": actie, "_selected_action": [rij.pk for rij in objecten]}
        return self.stuur(lijst(model), {"gezien": gezien} | gegevens | velden)

    def gezien(self, model):
        """What a list says of the moment at which it was shown."""
        pagina = self.lees(lijst(model))
        return next(iter(pagina.boom.xpath("//main//input[@name='gezien']/@value")), "")


class Pagina:
    def __init__(self, response):
        self.adres = response.request["PATH_INFO"]
        if vraag := response.request["QUERY_STRING"]:
            self.adres += f"?{vraag}"
        self.boom = html.fromstring(response.content.decode())

    def formulier(self):
        [formulier] = self.boom.xpath(
            "//main//form[contains(@id, '_form')] | //main//form[@novalidate]"
        )[:1]
        return formulier

    def velden(self):
        """What the browser would send, by name; of a choice of several a list."""
        velden = {}
        for veld in self.formulier().inputs:
            soort = veld.get("type")
            uit = soort in ("checkbox", "radio") and not veld.checked
            if not veld.name or veld.get("disabled") is not None or soort == "submit" or uit:
                continue
            if veld.tag == "textarea":
                waarden = [veld.text_content().removeprefix("\n")]
            elif veld.tag == "select" and veld.multiple:
                waarden = veld.value
            else:
                waarden = [veld.get("value", "on") if soort == "checkbox" else veld.value or ""]
            velden.setdefault(veld.name, []).extend(waarden)
        return {naam: w[0] if len(w) == 1 else w for naam, w in velden.items()}

    def knoppen(self):
        return self.boom.xpath("//main//input[@type='submit']/@value")

    def teksten(self, pad):
        return [" ".join(element.text_content().split()) for element in self.boom.xpath(pad)]

    @property
    def meldingen(self):
        return self.teksten("//ul[contains(@class, 'messagelist')]/li")

    @property
    def fouten(self):
        boven = "//ul[@class='foutenlijst']/li[not(a)]"  # of no field: those stand there alone
        return self.teksten(f"//ul[contains(@class, 'errorlist')]/li | {boven}")

    @property
    def kop(self):
        return self.teksten("//h1")[0]

    @property
    def tekst(self):
        return self.teksten("//main")[0]

    @property
    def rijen(self):
        """The cells of each row of a list, without the box."""
        return [
            [" ".join(cel.text_content().split()) for cel in rij.xpath("th | td")[1:]]
            for rij in self.boom.xpath("//table[@id='result_list']/tbody/tr")
        ]

    def keuzes(self, naam):
        """The values that a select offers."""
        return [w for w in self.boom.xpath(f"//select[@name='{naam}']/option/@value") if w]


def _met_nieuwe_rijen(velden, getypt):
    """What "Nog een toevoegen" does: an empty row, with what its fields begin with."""
    leeg = {naam: waarde for naam, waarde in velden.items() if "-__prefix__-" in naam}
    velden = {naam: waarde for naam, waarde in velden.items() if naam not in leeg}
    for naam in getypt:
        rij = re.match(r"(\w+)-(\d+)-", naam)
        if rij and naam not in velden:
            inline, nummer = rij.groups()
            totaal = f"{inline}-TOTAL_FORMS"
            velden[totaal] = str(max(int(velden[totaal]), int(nummer) + 1))
            for veld, waarde in leeg.items():
                if veld.startswith(f"{inline}-__prefix__-"):
                    velden.setdefault(veld.replace("__prefix__", nummer), waarde)
    return velden


def lijst(model):
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")


def nieuw(model, agenda=None):
    adres = reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_add")
    return f"{adres}?agenda={agenda.slug}" if agenda else adres


def wijzig(rij, wat="change"):
    opts = rij._meta
    return reverse(f"admin:{opts.app_label}_{opts.model_name}_{wat}", args=[rij.pk])
