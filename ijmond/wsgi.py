import os

from django.core.wsgi import get_wsgi_application

from .start import lees_instellingen

# How PostgreSQL's own library hears it: nobody's page waits longer for one statement, or a lock.
os.environ.setdefault("PGOPTIONS", "-c statement_timeout=30s")
lees_instellingen()
application = get_wsgi_application()
