"""What a form of ours sends along, and what stands on the page that holds its fields."""

from lxml import html

VAN_ONS = {"HTTP_ORIGIN": "http://testserver"}


def vastgehouden(antwoord):
    """The fields on the page that holds them, and what stands on its button."""
    boom = html.fromstring(antwoord.content.decode())
    [form] = boom.xpath("//form[@id='houvast']")
    velden = {}
    for veld in form.xpath(".//input[@type='hidden']"):
        velden.setdefault(veld.get("name"), []).append(veld.get("value"))
    return form.get("action"), velden, form.xpath(".//input[@type='submit']/@value")[0]
