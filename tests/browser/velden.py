"""Fields of the admin that a browser alone can fill in."""


def kies(pagina, veld, naam):
    """Choose from a field that searches while one types."""
    rij = pagina.locator(f"[name={veld}]").locator("xpath=..")
    rij.locator(".select2-selection").click()
    pagina.locator(".select2-search__field").fill(naam)
    pagina.get_by_role("option", name=naam).click()
