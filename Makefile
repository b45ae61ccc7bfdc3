# What a newcomer types. Each target sets up what it needs; `make help` lists them.
# Extra arguments go in ARGS: make serve ARGS="--port 9000", make test ARGS="-k suppliers -x".

VENV    := .venv
BIN     := $(VENV)/bin
STAMP   := $(VENV)/.installed
TOOLS   := $(VENV)/.installed-dev
PYTEST  := $(BIN)/python -m pytest
ARGS    ?=
WEB     := service/web

.DEFAULT_GOAL := help
.PHONY: help setup develop serve shell web screenshots test bench lint format clean

help:  ## list these targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "make %-8s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: $(STAMP)  ## create .venv from requirements.lock (uv if it is there, else pip) and leave .venv/bin/legation
	@:

develop: $(TOOLS)  ## the same with all that tests and checks need (requirements-dev.lock, over 1 GB)
	@:

$(STAMP): requirements.lock pyproject.toml tools/setup
	@tools/setup $(VENV) requirements.lock
	@touch $@

# What developers need holds what users need.
$(TOOLS): requirements-dev.lock requirements.lock pyproject.toml tools/setup
	@tools/setup $(VENV) requirements-dev.lock
	@touch $(STAMP) $@

serve: setup  ## create the embedded graph if there is none, load the starter claims, answer on 127.0.0.1:8000
	@$(BIN)/legation serve $(ARGS)

shell: setup  ## a shell in which `legation` is a command; `exit` leaves it
	@PATH="$(CURDIR)/$(BIN):$$PATH" VIRTUAL_ENV="$(CURDIR)/$(VENV)" "$${SHELL:-sh}"

web: develop  ## build the explorer's bundle anew and check its types against the API (needs Node)
	@cd $(WEB) && npm ci --silent
	@$(BIN)/python -m tools.openapi $(WEB)/openapi.json
	@cd $(WEB) && npm run --silent types && npm run --silent check && npm run --silent build

screenshots: develop  ## pictures of every view, desktop and phone, into var/screenshots (needs Chromium)
	@$(BIN)/python -m tools.screenshots $(ARGS)

test: develop  ## run every test; the summary names what was left out (Neo4j, Chromium, ../shared/data)
	@$(PYTEST) $(ARGS)

bench: develop  ## measure loading and answering, one table
	@$(BIN)/python -m bench $(ARGS)

lint: develop  ## ruff, mypy --strict and the rooms' import contract
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

format: develop  ## let ruff mend what it can
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

clean:  ## remove .venv and caches, never a graph
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
