# Two commands do everything: make run, make test. See README.md.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
SAMPLE := out/sample.c21
VISIT := out/visit
LANGUAGES := fi en zh
SOURCES := c21desk tests packaging db

.DELETE_ON_ERROR:
.PHONY: run test lint types contracts catalogues unit bench catalogue pictures wheel clean

# The environment holds the locked versions; the command c21desk in it runs this checkout.
$(VENV)/ready-run: packaging/requirements.txt pyproject.toml
	sh packaging/system.sh run
	$(PYTHON) -m venv $(VENV)
	$(PIP) install --require-hashes -r packaging/requirements.txt
	$(PIP) install --no-build-isolation --no-deps --editable .
	touch $@

$(VENV)/ready-test: packaging/requirements-dev.txt pyproject.toml
	sh packaging/system.sh test
	$(PYTHON) -m venv $(VENV)
	$(PIP) install --require-hashes -r packaging/requirements-dev.txt
	$(PIP) install --no-build-isolation --no-deps --editable .
	touch $(VENV)/ready-run $@

catalogue: $(VENV)/ready-run
	$(BIN)/python packaging/catalogues.py compile

# The sample file is made once and kept, so that what you try out in it stays.
$(SAMPLE): | $(VENV)/ready-run
	mkdir -p out
	rm -f $(SAMPLE)*
	$(BIN)/c21desk sample --file $@ --json > $(VISIT)

run: $(VENV)/ready-run catalogue $(SAMPLE)
	@for language in $(LANGUAGES); do \
	    $(BIN)/c21desk brief "$$($(BIN)/python -c 'import json; print(json.load(open("$(VISIT)", encoding="utf-8"))["visit"])')" \
	        --lang $$language -o out/pack-$$language.pdf --file $(SAMPLE) || exit 1; \
	done
	@if [ -n "$${DISPLAY:-}$${WAYLAND_DISPLAY:-}" ]; then $(BIN)/c21desk --file $(SAMPLE); \
	else echo "No display: the packs are in out/. Open the window with: $(BIN)/c21desk --file $(SAMPLE)"; fi

# Everything that is checked before a change is taken.
test: lint types contracts catalogues unit

lint: $(VENV)/ready-test
	$(BIN)/ruff check $(SOURCES)
	$(BIN)/ruff format --check $(SOURCES)

types: $(VENV)/ready-test
	$(BIN)/mypy

contracts: $(VENV)/ready-test
	$(BIN)/lint-imports

catalogues: $(VENV)/ready-test
	$(BIN)/python packaging/catalogues.py check
	$(BIN)/python packaging/catalogues.py compile

unit: $(VENV)/ready-test catalogues
	$(BIN)/pytest --numprocesses 2 --quiet

bench: $(VENV)/ready-test catalogue
	$(BIN)/python packaging/bench/run.py

pictures: $(VENV)/ready-test catalogue
	$(BIN)/python packaging/pictures.py

wheel: $(VENV)/ready-test
	$(BIN)/python -m hatchling build --target wheel

clean:
	rm -rf $(VENV) out dist build
