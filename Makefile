# `make run` serves the demo school, `make test` runs everything. Both install what they need.

PYTHON ?= python3
PORT ?= 8000
VENV := .venv
PY := $(VENV)/bin/python
UV := $(PY) -m uv pip install --quiet --require-hashes --compile-bytecode

# Compiled once, not anew in each process that is started.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: run test raced check env env-dev assets system bench fuzz crash lock messages picture clean

run: env assets
	@$(PY) -m openiep demo --port $(PORT)

test: env-dev assets system check
	$(PY) -m pytest -n 2 --dist worksteal
	$(PY) scripts/postgresql.py $(PY) -m pytest -n 2 --dist worksteal

# A thousand pairs of saves of each kind of record, raced against each other, on both databases.
raced: env-dev
	OPENIEP_RACED_PAIRS=1000 $(PY) -m pytest -s tests/races
	OPENIEP_RACED_PAIRS=1000 $(PY) scripts/postgresql.py $(PY) -m pytest -s tests/races

check: env-dev
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(PY) -m mypy
	$(VENV)/bin/lint-imports
	$(PY) manage.py makemigrations --check --dry-run

# Spoils files of every kind that can be brought in, as many as INPUTS, and reads them.
fuzz: env-dev
	$(PY) -m openiep.exchange.tests.fuzzing $(or $(INPUTS),1000000)

# Kills the server with -9 again and again while people write; ROUNDS=50 for a quick look.
crash: env-dev assets
	$(PY) -m tests.crash --rounds $(or $(ROUNDS),1000)

bench: env-dev assets
	$(PY) -m benchmarks
	$(PY) -m benchmarks.smart
	$(PY) -m benchmarks.time_progress

env: $(VENV)/.run
env-dev: $(VENV)/.run $(VENV)/.dev

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "OpenIEP needs Python 3.11 or newer. Install it, then: make PYTHON=python3.12 run"; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { \
	  rm -rf $(VENV); apt-get install -y -qq python3-venv >/dev/null 2>&1 && $(PYTHON) -m venv $(VENV); } \
	  || { rm -rf $(VENV); echo "The package python3-venv is missing. Install it, then try again."; exit 1; }

$(VENV)/.run: requirements.txt | $(VENV)/bin/python
	@$(PY) -m pip install --quiet uv
	@$(UV) -r requirements.txt
	@touch $@

$(VENV)/.dev: requirements-dev.txt | $(VENV)/bin/python
	@$(UV) -r requirements-dev.txt
	@touch $@

assets: env
	@$(PY) scripts/build_assets.py

system: | $(VENV)/bin/python
	@$(PY) scripts/system_packages.py

# The lists of exact versions and hashes. They name no registry.
lock: env
	$(PY) -m uv pip compile pyproject.toml --group build --universal --python-version 3.11 \
	  --generate-hashes --no-header --quiet --upgrade -o requirements.txt
	$(PY) -m uv pip compile pyproject.toml --group dev --universal --python-version 3.11 \
	  --generate-hashes --no-header --quiet --upgrade -o requirements-dev.txt

messages: env-dev
	$(VENV)/bin/pybabel -q extract -F babel.cfg -k gettext_lazy -k ngettext:1,2 -k say \
	  --project OpenIEP -o openiep/config/locale/django.pot openiep

picture: env-dev assets
	$(PY) scripts/picture.py

clean:
	rm -rf $(VENV) node_modules openiep/web/static/web/built openiep/documents/fonts
