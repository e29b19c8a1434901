"""The portal's own settings, with what a test run fills in; it needs no .env and heeds none."""

import os
from pathlib import Path

SQLITE = Path(__file__).resolve().parent.parent / "var" / "ijmond.sqlite3"

os.environ.update(
    SECRET_KEY="alleen-voor-de-tests-" * 3,
    ALLOWED_HOSTS="testserver,localhost",
    HTTPS="off",
    DEBUG="off",
    PORTAAL_URL="http://testserver",
    GRIFFIE_NAAM="de griffie",
    GRIFFIE_EMAIL="griffie@voorbeeld.example",
)
os.environ.setdefault("DATABASE_URL", f"sqlite:///{SQLITE}")

from ijmond.settings import *  # noqa: E402, F403

# A login costs a tenth of a second with the real one.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

# A test sees what it just changed, by whatever way; how pages are kept has tests of its own.
CACHES |= {  # noqa: F405
    maat: {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}
    for maat in VOORRAAD  # noqa: F405
}
