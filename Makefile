# make run         the hall on this machine          make test        everything that is tested (ARGS="-k …")
# make hall        the hall on its own network       make check       style, types, who may import whom
# make rehearsal   a whole meeting with N deputies   make bench       how fast it is
# make clean       forget what was built             make lock        write the lock files anew
SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DELETE_ON_ERROR:
MAKEFLAGS += --no-builtin-rules

PY := .venv/bin/python
N ?= 213
ARGS ?=
SOURCES := $(wildcard app.py core realtime roster meeting signin voting documents service minutes kiosk rehearsal bench tools migrations tests)
MO := $(patsubst %.po,%.mo,$(wildcard translations/*/LC_MESSAGES/*.po))

.PHONY: run hall rehearsal bench test check setup setup-dev setup-system setup-lanes lanes clean lock

run: setup
	@$(PY) -m kiosk.serve run $(ARGS)

hall: setup
	@$(PY) -m kiosk.serve hall $(ARGS)

rehearsal: setup-dev
	@$(PY) -m rehearsal --deputies $(N) $(ARGS)

bench: setup-dev
	@$(PY) -m bench $(ARGS)

test: setup-dev setup-system
	@.venv/bin/pytest -n 2 --dist loadgroup $(ARGS)

check: setup-dev
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/mypy $(SOURCES)
	.venv/bin/lint-imports
	$(PY) tools/check_names.py

setup: .venv/.stamp static/vendor/.stamp setup-lanes $(MO)

setup-dev: setup .venv/.stamp-dev

setup-system:
	@tools/setup_system.sh

.venv/.stamp: requirements.txt tools/setup_venv.sh
	@echo "setup: Python packages"
	@tools/setup_venv.sh run

.venv/.stamp-dev: requirements-dev.txt | .venv/.stamp
	@echo "setup: packages for tests and checks"
	@tools/setup_venv.sh dev

static/vendor/.stamp: package-lock.json tools/setup_vendor.py tools/icons.txt tools/icons-late.txt | .venv/.stamp
	@echo "setup: browser libraries and fonts"
	@$(PY) tools/setup_vendor.py

setup-lanes:
	@tools/setup_lanes.sh

lanes:
	@tools/setup_lanes.sh again

%.mo: %.po | .venv/.stamp
	@.venv/bin/python -m tools.messages compile

lock:
	tools/lock.sh $(ARGS)

# The database and all else that a hall keeps in instance/ stays.
clean:
	rm -rf .venv .venv-lock node_modules static/vendor static/.vendor-fresh test-output
	rm -f voting/belenios/lanes/powers.s* voting/belenios/lanes/.fresh.*
	rm -rf .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
	find translations -name '*.mo' -delete 2>/dev/null || true
