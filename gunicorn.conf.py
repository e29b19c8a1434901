"""What holds for every server of the portal, however it is started."""

import subprocess
import sys

from gunicorn.glogging import Logger

# By default a visitor behind a proxy on this host could rewrite every link of a page with these.
forwarder_headers = ""


class Toegangslog(Logger):
    """What /privacy/ promises: the page that was asked for, without a name and without a search."""

    def atoms(self, resp, req, environ, request_time):
        # As it came over the line, and printable: nobody starts a line of the log of his own.
        pad = ascii(environ["RAW_URI"].partition("?")[0])[1:-1]
        return super().atoms(resp, req, environ, request_time) | {"U": pad}


logger_class = Toegangslog
accesslog = "-"
access_log_format = "%(t)s %(m)s %(U)s %(s)s %(M)s ms"


def when_ready(server):
    """Print what visitors will ask for; a new build prints everything anew."""
    subprocess.Popen(
        ["nice", sys.executable, "manage.py", "druk"],  # noqa: S607 - each system has its own place
        stdin=subprocess.DEVNULL,
    )
