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
from ijmond.settings import DATABASES  # noqa: E402

if "sqlite" in DATABASES["default"]["ENGINE"]:
    # A file, because a live server can't share one in memory; of this process alone, so that two
    # runs side by side don't meet.
    DATABASES["default"]["TEST"] = {"NAME": SQLITE.with_name(f"test-{os.getpid()}.sqlite3")}

# A login costs a tenth of a second with the real one.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
