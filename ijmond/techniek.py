"""What machines ask: whether the portal works, and what they may read."""

from django.db import DatabaseError, connection
from django.http import HttpResponse
from django.views.decorators.cache import never_cache


@never_cache
def healthz(request):
    """For a load balancer: 200 while the database can be reached, 503 when it can't."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return HttpResponse("database niet bereikbaar\n", status=503, content_type="text/plain")
    return HttpResponse("goed\n", content_type="text/plain")


def robots(request):
    sitemap = request.build_absolute_uri("/sitemap.xml")
    regels = f"User-agent: *\nDisallow: /beheer/\n\nSitemap: {sitemap}\n"
    return HttpResponse(regels, content_type="text/plain")
