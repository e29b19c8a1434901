"""Run a command with a PostgreSQL cluster of its own, and leave nothing behind.

    python -m tests.postgres pytest -n 2

The command finds the cluster through DATABASE_URL; its exit code is ours.
"""

import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

# Durability is worth nothing here: the data is gone when the command ends.
INSTELLINGEN = {
    "listen_addresses": "",
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "autovacuum": "off",
    "jit": "off",
    "max_connections": "60",
}


@contextmanager
def cluster() -> Iterator[str]:
    """Start a cluster and give the DATABASE_URL of an empty database in it."""
    map_ = Path(tempfile.mkdtemp(prefix="ijmond-"))
    identiteit = {}
    if os.geteuid() == 0:  # PostgreSQL refuses to run as root
        postgres = pwd.getpwnam("postgres")
        os.chown(map_, postgres.pw_uid, postgres.pw_gid)
        identiteit = {"user": postgres.pw_uid, "group": postgres.pw_gid, "extra_groups": ()}
    map_.chmod(0o755)  # others come in for the socket; the data folder keeps its own rights

    def doe(naam, *argumenten):
        subprocess.run(
            [programma(naam), *argumenten],
            check=True,
            cwd=map_,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            **identiteit,
        )

    pg_ctl = ("pg_ctl", "--pgdata=data", "--wait", "--silent")
    opties = " ".join(f"-c {naam}='{waarde}'" for naam, waarde in INSTELLINGEN.items())
    try:
        doe("initdb", "--pgdata=data", "--username=ijmond", "--auth=trust", "--no-sync",
            "--encoding=UTF8", "--locale=C.UTF-8")  # fmt: skip
        doe(*pg_ctl, "--log=log", f"--options=-k {map_} {opties}", "start")
        try:
            doe("createdb", f"--host={map_}", "--username=ijmond", "ijmond")
            yield f"postgres://ijmond@/{map_}/ijmond"
        finally:
            doe(*pg_ctl, "--mode=immediate", "stop")
    finally:
        shutil.rmtree(map_)


def programma(naam: str) -> Path:
    """A program of the newest PostgreSQL here; Debian keeps the server's off the PATH."""
    mappen = Path("/usr/lib/postgresql").glob("*/bin")
    if nieuwste := max(mappen, key=lambda map_: float(map_.parent.name), default=None):
        return nieuwste / naam
    if gevonden := shutil.which(naam):
        return Path(gevonden)
    sys.exit("PostgreSQL ontbreekt: installeer het pakket postgresql.")


def main(opdracht: list[str]) -> int:
    # A build server ends a run with SIGTERM: the cluster has to go then, too.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    with cluster() as url:
        return subprocess.run(opdracht, env=os.environ | {"DATABASE_URL": url}).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
