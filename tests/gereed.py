"""A database with all migrations in it, made once and copied for each run on SQLite.

Running them takes longer than some hundred tests, and they change seldom.
"""

import os
import shutil
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

from filelock import FileLock

BASIS = Path(__file__).resolve().parent.parent
MAP = BASIS / "var"


def leg_neer(pad: Path) -> None:
    """Put a migrated, empty database at a path; the first to ask makes the one to copy."""
    gereed = MAP / f"gereed-{_kenmerk()}.sqlite3"
    with FileLock(MAP / "gereed.lock"):
        if not gereed.exists():
            for oud in MAP.glob("gereed-*"):
                oud.unlink()
            _maak(gereed)
    shutil.copyfile(gereed, pad)


def _kenmerk() -> str:
    """What a migrated database is made of: our migrations, and the packages that bring theirs."""
    bestanden = [*BASIS.glob("*/migrations/*.py"), BASIS / "requirements" / "base.txt"]
    return sha256(b"".join(pad.read_bytes() for pad in sorted(bestanden))).hexdigest()[:12]


def _maak(gereed: Path) -> None:
    half = gereed.with_suffix(".half")
    subprocess.run(
        [sys.executable, "manage.py", "migrate", "--verbosity=0", "--settings=tests.settings"],
        check=True,
        cwd=BASIS,
        env=os.environ | {"DATABASE_URL": f"sqlite:///{half}"},
    )
    half.rename(gereed)
