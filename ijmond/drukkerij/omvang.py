"""How big the PDFs are that a page links to."""

from django.http import HttpRequest

from .papier import noem


def omvang_op(request: HttpRequest, token: str = "") -> dict[str, str]:
    """How big each PDF is that the page of this request links to, by what the link asks for.

    `token` is of the state that those show, else of the portal. What was printed last of an
    earlier state is told as about.
    """
    if not (nu := getattr(request, "bijwerking", None)):
        return {}
    staat = noem(token or nu.token)
    return {
        deel: omvang if van == staat else f"ongeveer {omvang}"
        for deel, (van, omvang) in nu.delen.items()
    }
