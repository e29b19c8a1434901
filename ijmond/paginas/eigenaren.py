"""Who: the list of owners, and the page of each with its offices, seats and roles."""

from itertools import groupby

from django.db.models import Case, Exists, OuterRef, Prefetch, Value, When
from django.shortcuts import get_object_or_404, redirect
from django.views.generic import ListView

from agenda.choices import EigenaarSoort, Rol
from agenda.models import Ambt, Betrokkenheid, Document, Eigenaar, Portefeuille, Punt
from werkagenda.models import Overleg

OP_ROL = Case(*(When(rol=rol, then=Value(plaats)) for plaats, rol in enumerate(Rol)))
"""In the order of the list of roles."""


class EigenaarListView(ListView):
    queryset = Eigenaar.objects.openbaar().order_by("op_naam", "pk")
    template_name = "ijmond/eigenaren.html"
    context_object_name = "eigenaren"
    paginate_by = 100


class EigenaarDetailView(ListView):
    """One owner, with a page of the items that it has a part in."""

    template_name = "ijmond/eigenaar.html"
    context_object_name = "betrokkenheden"
    paginate_by = 50

    def get(self, request, *args, **kwargs):
        """Also at the address of an owner who was merged into this one."""
        openbaar, slug = Eigenaar.objects.openbaar(), kwargs["slug"]
        self.eigenaar = openbaar.filter(slug=slug).first()
        if self.eigenaar is None:
            return redirect(get_object_or_404(openbaar, vroegere_adressen__slug=slug))
        return super().get(request, *args, **kwargs)

    def get_queryset(self):
        return (
            Betrokkenheid.objects.filter(eigenaar=self.eigenaar, punt__in=Punt.objects.openbaar())
            .select_related("punt__agenda")
            .order_by("punt__agenda__volgorde", "punt__agenda", OP_ROL, "punt__volgorde", "pk")
        )

    def get_context_data(self, **kwargs):
        eigenaar = self.eigenaar
        wat = _van_persoon if eigenaar.soort == EigenaarSoort.PERSOON else _van_organisatie
        return super().get_context_data(
            eigenaar=eigenaar,
            deelnames=eigenaar.deelnames.openbaar().select_related("agenda"),
            overleggen=Overleg.objects.openbaar().filter(deelnemers=eigenaar),
            documenten=Document.objects.openbaar().filter(deelnemers=eigenaar),
            **wat(eigenaar),
            **kwargs,
        )


def gemeente(request, slug):
    """Leads who guesses the address of a gemeente to its page among the owners."""
    gemeenten = Eigenaar.objects.openbaar().filter(soort=EigenaarSoort.GEMEENTE)
    return redirect(get_object_or_404(gemeenten, slug=slug))


def _van_persoon(persoon):
    ambten = Ambt.objects.openbaar().filter(persoon=persoon).nieuwste_eerst()
    return {
        "ambten": ambten.select_related("organisatie").prefetch_related(
            Prefetch("portefeuilles", Portefeuille.objects.voor_lijst()),
            Prefetch("bron", Document.objects.openbaar()),
        )
    }


def _van_organisatie(organisatie):
    """Who held an office in it, term by term; and who had a seat in it from elsewhere."""
    zetels = Portefeuille.objects.openbaar().filter(organisatie=organisatie)
    taken = Exists(Portefeuille.objects.filter(ambt=OuterRef("pk")))
    bezetting = Ambt.objects.openbaar().filter(organisatie=organisatie).annotate(heeft_taken=taken)
    bezetting = bezetting.nieuwste_eerst().select_related("persoon", "bron")
    groepen = groupby(bezetting, lambda ambt: ambt.looptijd)
    per_termijn = [(looptijd, list(ambten)) for looptijd, ambten in groepen]
    return {
        "bezetting": per_termijn,
        "heeft_taken": any(ambt.heeft_taken for _, ambten in per_termijn for ambt in ambten),
        "zetels": zetels.select_related("ambt__persoon", "ambt__organisatie", "ambt__bron"),
    }
