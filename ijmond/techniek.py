"""What machines ask: whether the portal works, and what they may read."""

from django.db import DatabaseError, connection
from django.http import HttpResponse
from django.views.decorators.cache import never_cache


@never_cache
def healthz(request):
    """For a load balancer: 200 while the database can be reached, 503 when it can't."""
    try:
        connection.ensure_connection()
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return HttpResponse("database niet bereikbaar\n", status=503, content_type="text/plain")
    return HttpResponse("goed\n", content_type="text/plain")


def robots(request):
    regels = ["User-agent: *", "Disallow: /beheer/", ""]
    regels.append(f"Sitemap: {request.build_absolute_uri('/sitemap.xml')}")
    return HttpResponse("\n".join(regels) + "\n", content_type="text/plain")
