"""Passwords that anybody would try, beside Django's list, which is English."""

import re

from django.contrib.auth.password_validation import MinimumLengthValidator
from django.core.exceptions import ValidationError

BEKEND = """
    januari februari maart april mei juni juli augustus september oktober november december
    maandag dinsdag woensdag donderdag vrijdag zaterdag zondag lente zomer herfst winter
    welkom wachtwoord geheim hallo inloggen beheer beheerder gebruiker admin administrator
    password secret welcome login letmein computer internet qwerty azerty asdf abcd test proef
    nederland holland oranje amsterdam rotterdam ajax feyenoord voetbal schatje lieverd mama papa
    gemeente gemeenteraad raad raadslid college griffie griffier regio agenda levende portaal
    ijmond kennemerland velsen beverwijk heemskerk haarlem ijmuiden bloemendaal zandvoort
"""
LANGSTE_EERST = sorted(BEKEND.split(), key=len, reverse=True)
ALS_LETTER = str.maketrans("013457@$!", "oieastasi")
"""Signs that stand for a letter: "w4chtw00rd"."""
EIGEN_LETTERS = 4
"""So many letters must be somebody's own, beside words that anybody would try."""
VERSCHILLENDE_TEKENS = 5


class LangGenoeg(MinimumLengthValidator):
    def get_error_message(self):
        return f"Dit wachtwoord is te kort. Neem minstens {self.min_length} tekens."


class NietTeRaden:
    """Refuses known words with digits and signs around them, such as "Welkom2026!!"."""

    def validate(self, password, user=None):
        laag = password.lower()
        if len(set(laag)) < VERSCHILLENDE_TEKENS or any(
            _is_te_raden(vorm) for vorm in (laag, laag.translate(ALS_LETTER))
        ):
            raise ValidationError(
                "Dit wachtwoord is te raden. Neem liever een paar woorden die niets met elkaar "
                "te maken hebben.",
                code="te_raden",
            )

    def get_help_text(self):
        return (
            "Neem geen bekend woord met cijfers of tekens erachter, zoals een maand met een jaar."
        )


def _is_te_raden(wachtwoord):
    """Whether little is left without the known words, the digits and the signs."""
    letters = re.sub(r"[\W\d_]", "", wachtwoord)
    eigen = letters
    for woord in LANGSTE_EERST:
        eigen = eigen.replace(woord, "")
    return eigen != letters and len(eigen) < EIGEN_LETTERS
