"""The check of all pages leaves out what it has seen, and nothing else."""

from copy import deepcopy

import pytest

BLAD = """<!doctype html><html lang="nl"><title>Blad</title><style>
  body {{ background: white; color: black }}
  @media (prefers-color-scheme: dark) {{ {donker} }}
  @media (max-width: 400px) {{ {smal} }}
</style><main><h1>Blad</h1><p>Een zin.</p><p class="b">Nog een zin.</p>{erbij}</main></html>"""


FOUTEN = [
    {"donker": ".b { color: #333; background: black }"},
    {"smal": ".b { color: #ddd }"},
    {"smal": "@media (prefers-color-scheme: dark) { .b { color: #ddd } }"},
    {"erbij": '<p style="color: #ddd">Te licht.</p>'},
    {"erbij": '<div style="background: #222"><p>Te donker.</p></div>'},
    {
        "erbij": '<div class="tabelvenster" style="background: linear-gradient(red, red) 0 0 / '
        '1px 100% no-repeat, white"><p style="color: #ddd">Te licht.</p></div>'
    },
    {"smal": "#knop { display: block }", "erbij": '<button id="knop" hidden></button>'},
]


def test_een_fout_die_pas_later_of_maar_in_een_stand_te_zien_is_valt_op(pagina, axe, subtests):
    zonder = dict.fromkeys(("donker", "smal", "erbij"), "")
    loop_na(pagina, axe, BLAD.format(**zonder))
    for fout in FOUTEN:
        met = BLAD.format(**zonder | fout)
        with subtests.test(**fout), pytest.raises(AssertionError, match=r"color-|button-name"):
            loop_na(pagina, deepcopy(axe), met)


def loop_na(pagina, axe, blad):
    pagina.set_content(blad)
    axe.in_elke_stand(pagina)
