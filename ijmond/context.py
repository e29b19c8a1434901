"""What every public page shows."""

from django.conf import settings


def portaal(request):
    """Who keeps the portal, how to reach them, and when its public content last changed."""
    bijwerking = getattr(request, "bijwerking", None)
    return {
        "portaal": {
            "naam": settings.PORTAAL_NAAM,
            "griffie_naam": settings.GRIFFIE_NAAM,
            "griffie_email": settings.GRIFFIE_EMAIL,
            "is_voorbeeld": settings.VOORBEELD,
            "logboek_maanden": settings.LOGBOEK_MAANDEN,
            "bijgewerkt": bijwerking and bijwerking.moment,
            "toegankelijkheid": {
                "status": settings.VERKLARING_STATUS,
                "url": settings.VERKLARING_URL,
                "datum": settings.VERKLARING_DATUM,
                "ondertekenaar": settings.VERKLARING_ONDERTEKENAAR,
            },
        }
    }
