from django.core.wsgi import get_wsgi_application

from .start import lees_instellingen

lees_instellingen()
application = get_wsgi_application()
