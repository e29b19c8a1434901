# Everything one types here; `make` lists it. What was done before is done again only when
# something it is made from has changed.
PORT ?= 8000
PYTHON ?= python3
export PYTHON
export PIP_DISABLE_PIP_VERSION_CHECK = 1
# A run of the tests starts many processes: what one of them has compiled, the next one reads.
unexport PYTHONDONTWRITEBYTECODE
# The address that is printed in PDFs, unless the operator set one.
ifeq ($(shell grep -s '^PORTAAL_URL=.' .env),)
export PORTAAL_URL ?= http://127.0.0.1:$(PORT)
endif

PY := .venv/bin/python
PIP := $(PY) -m pip install --quiet --require-hashes
MANAGE := $(PY) manage.py
# One worker more than there are cores: now and then a test waits for a process that it starts.
PYTEST := $(PY) -m pytest -n 3
POSTGRES := $(PY) -m tests.postgres

.DELETE_ON_ERROR:
.PHONY: help run demo demo-van-vandaag ontwikkel snel vertaling test test-sqlite test-postgres test-verschil beelden bench bench-druk aanval onderdelen \
	demo-login requirements check clean systeem-run systeem-test

help: ## Toon deze lijst
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "make %-14s %s\n", $$1, $$2}' Makefile

# What comes before either server: a port that is free, and a database with something in it.
define zet_klaar
	@$(PY) -c 'import socket; socket.create_server(("127.0.0.1", $(PORT)))' 2>/dev/null || \
		{ echo "Poort $(PORT) is bezet. Kies een andere: PORT=8123 make $@" >&2; exit 1; }
	@$(MANAGE) migrate --verbosity 0
	@$(MANAGE) richt_in
	@$(MANAGE) laad --als-leeg
	@test -z "$(VOORBEELD)" || $(MANAGE) laad_voorbeeldstreek
	@$(MANAGE) demo_login --eenmalig
	@echo "Het portaal staat op http://127.0.0.1:$(PORT)/ en het beheer op http://127.0.0.1:$(PORT)/beheer/ (stoppen: Ctrl+C)"
endef

run: var/static/staticfiles.json ## Zet alles klaar en start het portaal (PORT=8000)
	$(zet_klaar)
	@exec $(PY) -m gunicorn --bind 127.0.0.1:$(PORT) --preload --workers 3 \
		--timeout 60 --no-control-socket --log-level warning --access-logfile /dev/null ijmond.wsgi

# A region that lives has days around today: its database, beside that of `run`, is new each day.
DEMO := $(CURDIR)/var/demo
VANDAAG := $(shell date +%F)
demo: export VOORBEELD := on
demo: export DATABASE_URL := sqlite:///$(DEMO)/$(VANDAAG).sqlite3
demo: export PDF_MAP := $(DEMO)/pdf
demo: export RESERVE_MAP := $(DEMO)/reserve
demo: demo-van-vandaag run ## Hetzelfde met een verzonnen regio voorop, waarvan de agenda nu loopt

demo-van-vandaag:
	@mkdir -p $(DEMO)
	@find $(DEMO) -name '*.sqlite3*' ! -name '$(VANDAAG).*' -delete

ontwikkel: .venv/.run static/gebouwd/portaal.css | .env ## Start een server die meekijkt met code, sjablonen en stijl
	$(zet_klaar)
	@exec .ci/ontwikkel $(PORT)

demo-login: var/static/staticfiles.json ## Maak een nieuwe demo-inlog voor het beheer
	@$(MANAGE) migrate --verbosity 0
	@$(MANAGE) demo_login

# `make test` runs all on SQLite, which is the faster one, and beside that on PostgreSQL what a
# database can make differ: the tests that say so with a mark. Each waits now and then, for a browser
# or a paper, and leaves its core to the other; what PostgreSQL has to say comes in one piece.
test: .venv/.test var/static/staticfiles.json ## Alle tests, op SQLite en op PostgreSQL
	@$(MAKE) --no-print-directory --jobs=2 --keep-going test-sqlite test-verschil

test-verschil: .venv/.test var/static/staticfiles.json
	@$(POSTGRES) $(PY) -m pytest -m "beide or rook" $(ARGS) >var/verschil.log 2>&1; \
		uitslag=$$?; cat var/verschil.log; exit $$uitslag

snel: .venv/.test var/static/staticfiles.json ## Wat snel antwoordt: SQLite, zonder browser en zonder drukken
	@$(PYTEST) -m "not browser and not druk and not lang" $(ARGS)

test-sqlite: .venv/.test var/static/staticfiles.json ## Alles op SQLite (ARGS="-k woord" kiest)
	@$(PYTEST) $(ARGS)

test-postgres: .venv/.test var/static/staticfiles.json ## Alles op PostgreSQL
	@$(POSTGRES) $(PYTEST) $(ARGS)

bench: .venv/.test var/static/staticfiles.json ## Meet queries, milliseconden en geheugen, op beide databases (ARGS="100 10000")
	@$(PY) -m tests.bench $(ARGS)
	@$(PY) -m tests.bench_zoeken $(ARGS)
	@$(POSTGRES) $(PY) -m tests.bench $(ARGS)
	@$(POSTGRES) $(PY) -m tests.bench_zoeken $(ARGS)

beelden: .venv/.test var/static/staticfiles.json ## Maak de beelden in README.md opnieuw
	@$(PY) -m tests.beelden

bench-druk: .venv/.test var/static/staticfiles.json ## Vraag 40 pdf's tegelijk, en meet wat een ander daarvan merkt
	@$(PY) -m tests.bench_druk

check: .venv/.test ## Stijl, opmaak, typen en de grenzen tussen de verdiepingen
	@$(PY) -m ruff check .
	@$(PY) -m ruff format --check .
	@$(PY) -m djlint templates --lint --quiet
	@.venv/bin/lint-imports
	@$(PY) -m mypy --no-error-summary

aanval: .venv/.test var/static/staticfiles.json ## Tienduizend vijandige vragen en bedorven formulieren (AANVAL=500 ZAAD=7)
	@AANVAL=$${AANVAL:-10000} $(PY) -m pytest --quiet --tb=no -p no:logging tests/aanval

onderdelen: var/audit/.klaar ## Schrijf op waar het portaal uit bestaat (SBOM), en zeg wat daarvan lek is
	@mkdir -p var/onderdelen
	@PYTHONWARNINGS=ignore var/audit/bin/cyclonedx-py requirements requirements/base.txt \
		--pyproject pyproject.toml --output-reproducible -o var/onderdelen/python.cdx.json
	@.ci/npm sbom --sbom-format cyclonedx --package-lock-only > var/onderdelen/stijl.cdx.json
	@echo "De lijsten staan in var/onderdelen/. Nu wat er lek is:"
	@var/audit/bin/pip-audit -r requirements/base.txt --disable-pip --require-hashes --strict
	@.ci/npm audit

vertaling: locale/nl/LC_MESSAGES/django.mo ## Zet eigen zinnen in plaats van die van Django (vraagt msgfmt)

%.mo: %.po
	@msgfmt --check-format --output-file=$@ $<

requirements: .venv/.run ## Leg de versies van alle pakketten opnieuw vast (ARGS=--upgrade)
	@$(PY) -m pip install --quiet uv
	@for naam in base dev audit node; do \
		$(PY) -m uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
			--no-header $(ARGS) requirements/$$naam.in --output-file requirements/$$naam.txt; \
	done

clean: ## Gooi weg wat opnieuw te maken is; database en .env blijven
	rm -rf .venv node_modules static/gebouwd var/static var/pdf var/audit var/onderdelen .pytest_cache .ruff_cache \
		.hypothesis .import_linter_cache .mypy_cache

systeem-run:
	@.ci/systeem run

systeem-test: | systeem-run
	@.ci/systeem test

.venv/.run: requirements/base.txt | systeem-run
	@echo "Pakketten installeren..."
	@test -x $(PY) || $(PYTHON) -m venv .venv
	@$(PIP) -r $<
	@touch $@

.venv/.test: requirements/dev.txt .venv/.run | systeem-test
	@echo "Pakketten voor de tests installeren..."
	@$(PIP) -r $<
	@touch $@

# What looks at the packages has packages of its own, which have nothing to do with the portal's.
var/audit/.klaar: requirements/audit.txt | .venv/.run
	@$(PYTHON) -m venv var/audit
	@var/audit/bin/python -m pip install --quiet --require-hashes -r $<
	@touch $@

.env: | .venv/.run
	@umask 077 && $(PY) -c 'import secrets; print("SECRET_KEY=" + secrets.token_urlsafe(50))' > $@
	@printf '%s\n' ALLOWED_HOSTS=127.0.0.1,localhost HTTPS=off \
		GRIFFIE_EMAIL=griffie@voorbeeld.example >> $@

node_modules/.package-lock.json: package.json package-lock.json | .venv/.run
	@.ci/npm ci --ignore-scripts --loglevel=error --no-audit --no-fund --no-update-notifier
	@touch $@

# What no template names is left out of the stylesheets, so that they follow the templates too.
static/gebouwd/portaal.css: node_modules/.package-lock.json $(shell find static/bron templates -type f)
	@.ci/npm run build --silent

var/static/staticfiles.json: .venv/.run static/gebouwd/portaal.css $(shell find static/beeld -type f) | .env
	@$(MANAGE) collectstatic --noinput --clear --verbosity 0
