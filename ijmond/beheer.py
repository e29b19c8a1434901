"""The admin, in the words of the griffie."""

from django.contrib.admin import AdminSite


class Beheer(AdminSite):
    site_header = "Levende agenda IJmond: beheer"
    site_title = "Beheer"
    index_title = "Wat wilt u doen?"
