# What one does with mopscms. `make` alone lists it. Needs GNU make 4 and Python 3.11 or newer.
PYTHON ?= python3
VENV ?= .venv
VAR_DIR ?= $(or $(shell sed -n "s/^VAR_DIR=[\"']*\([^\"']*\)[\"']*$$/\1/p" .env 2>/dev/null),var)
ARGS ?=
# Tests run side by side, a file at a time, on as many cores as there are, up to four.
SIDE_BY_SIDE ?= -n auto --maxprocesses=4 --dist=loadfile --no-loadscope-reorder

ifneq ($(words $(VAR_DIR)),1)
$(error VAR_DIR nie może być pusty ani zawierać spacji)
endif

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help run install dev test lighthouse bench searchbench drill lint format messages lock audit
MAKEFLAGS += --no-print-directory
export PYTHONUTF8 := 1
export PIP_DISABLE_PIP_VERSION_CHECK := 1

BIN := $(VENV)/bin
LAUNCH := $(BIN)/python -m mopscms.launch
TESTING := DJANGO_SETTINGS_MODULE=tests.settings $(BIN)/python manage.py
DEVELOPING := DJANGO_SETTINGS_MODULE=mopscms.settings.development
FIND_BROWSER := PATH="$(abspath $(BIN)):$$PATH" bin/ensure-browser
TEMPLATES := $(shell find . -path './[a-z]*/templates' -type d -not -path './$(VENV)/*' -not -path './var/*')
PIP := $(BIN)/python -m pip install -qq --no-input --require-hashes
COMPILE := CUSTOM_COMPILE_COMMAND="make lock" $(BIN)/pip-compile --quiet --strip-extras --allow-unsafe \
	--generate-hashes --no-emit-find-links --no-emit-index-url --no-emit-trusted-host

# Files that say what is done already. A new Python gets a new environment: the old one's packages
# would not load.
VERSION := $(shell $(PYTHON) -c 'import sys; print("%d.%d" % sys.version_info[:2])' 2>/dev/null)
CREATED := $(VENV)/.created-$(VERSION)
RUN := $(VENV)/.run-installed
DEV := $(VENV)/.dev-installed
STATIC := $(VAR_DIR)/static/staticfiles.json
# Of our apps; folders too: their time tells when a file was added or removed.
STATIC_FOLDERS := $(wildcard $(patsubst %__init__.py,%static,$(wildcard */__init__.py)))
STATIC_SOURCES := $(if $(STATIC_FOLDERS),$(shell find $(STATIC_FOLDERS)))

help: ## Wypisuje te polecenia
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' Makefile

run: $(STATIC) ## Przygotowuje i uruchamia serwis (PORT=8000)
	@$(LAUNCH) prepare
	@exec $(LAUNCH) serve

install: $(RUN) ## Instaluje tylko pakiety, których potrzebuje serwer

dev: $(DEV) ## Uruchamia serwis dla programisty: sam się odświeża i pokazuje błędy
	@$(DEVELOPING) $(LAUNCH) prepare
	@exec env $(DEVELOPING) $(LAUNCH) runserver $${HOST:-127.0.0.1}:$${PORT:-8000}

test: $(DEV) ## Uruchamia testy, także w przeglądarce (ARGS="-k szukaj")
	@CHROMIUM=$$($(FIND_BROWSER)) && VNU_JAR=$$(VENV=$(VENV) bin/ensure-vnu) && export CHROMIUM VNU_JAR && \
		echo "Przeglądarka: $$CHROMIUM" && exec $(BIN)/python -m pytest $(SIDE_BY_SIDE) $(ARGS)

lighthouse: $(DEV) ## Ocenia strony programem Lighthouse (wymaga Node)
	@CHROMIUM=$$($(FIND_BROWSER)) && export CHROMIUM && exec $(BIN)/python -m tests.lighthouse

bench: $(DEV) ## Mierzy szybkość serwisu obok nginx i zwykłego Wagtaila (do 15 minut)
	@CHROMIUM=$$($(FIND_BROWSER)) && export CHROMIUM && exec $(BIN)/python -m tests.bench $(ARGS)

searchbench: $(DEV) ## Mierzy wyszukiwarkę obok domyślnej z Wagtaila (kilka minut)
	@$(BIN)/python -m tests.bench.search

drill: $(DEV) ## Psuje działający serwis na wszystkie sposoby i patrzy, co przetrwa (do 20 minut; ARGS=100)
	@CHROMIUM=$$($(FIND_BROWSER)) && export CHROMIUM && exec $(BIN)/python -m tests.drill $(ARGS)

lint: $(DEV) ## Sprawdza kod, szablony, migracje i konfigurację
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/djlint --quiet --lint --profile django $(TEMPLATES)
	@$(BIN)/djlint --quiet --check --profile django $(TEMPLATES)
	@$(TESTING) makemigrations --check --dry-run
	@$(TESTING) check --fail-level WARNING

format: $(DEV) ## Porządkuje kod i szablony
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .
	@$(BIN)/djlint --quiet --reformat --profile django $(TEMPLATES) || \
		$(BIN)/djlint --quiet --check --profile django $(TEMPLATES)  # fails after any change

messages: $(DEV) ## Zbiera teksty do tłumaczenia i kompiluje katalog (wymaga gettext)
	@$(TESTING) makemessages

lock: $(DEV) ## Przelicza requirements*.txt (ARGS=--upgrade podnosi wersje)
	@$(COMPILE) $(ARGS) --output-file=requirements.txt requirements.in
	@$(COMPILE) $(ARGS) --output-file=requirements-dev.txt requirements-dev.in

audit: $(DEV) ## Szuka znanych podatności w pakietach (wymaga internetu)
	@$(BIN)/pip-audit --strict --progress-spinner off --disable-pip --require-hashes \
		-r requirements.txt -r requirements-dev.txt || \
		{ echo "Audyt się nie powiódł: są podatności albo usługa nie odpowiada (patrz wyżej)." >&2; exit 1; }

$(CREATED):
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || \
		{ echo "Potrzebny jest Python 3.11 lub nowszy. Wskaż go: PYTHON=python3.11 make run" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || \
		{ echo "Pythonowi brakuje modułu venv. Zainstaluj go: apt install python3-venv" >&2; exit 1; }
	@$(PYTHON) -m venv --clear $(VENV)
	@touch $@

$(RUN): requirements.txt $(CREATED)
	@echo "Instaluję pakiety…"
	@$(PIP) -r $<
	@touch $@

$(DEV): requirements-dev.txt $(RUN)
	@echo "Instaluję narzędzia programisty…"
	@$(PIP) -r $<
	@touch $@

$(STATIC): $(STATIC_SOURCES) $(wildcard mopscms/settings/*.py) mopscms/bundles.py $(RUN)
	@echo "Przygotowuję pliki statyczne…"
	@$(LAUNCH) collectstatic --no-input --verbosity 0
