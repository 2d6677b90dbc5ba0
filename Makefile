# demo: set up, read the sample laws, ask three questions, serve (SERVE=0: stop after the answers)
# test: the tests;  check: lint, types and tests;  bench: writes README's table of quality;  system: Debian packages
SHELL := bash
PYTHON ?= python3
BIN := .venv/bin
DEMO := $(CURDIR)/.demo
BENCH ?= ../shared/bench
export HF_HUB_OFFLINE := 1

.PHONY: demo test check lint types bench system samples clean

demo: .venv/ready
	@SERVE=$${SERVE:-1} KB_HOME=$(DEMO) bash .demo.sh

test: .venv/ready
	$(BIN)/python -m pytest

check: lint types test

lint: .venv/ready
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: .venv/ready
	$(BIN)/mypy

bench: .venv/ready
	$(BIN)/python tests/bench/tables.py $(BENCH) --readme README.md

samples: .venv/ready
	$(BIN)/pip install -q "reportlab>=5"
	$(BIN)/python corpus/make_pdfs.py

# Everything at the locked versions; torch only as a CPU build (see README for other machines).
.venv/ready: pyproject.toml requirements.lock
	$(PYTHON) -m venv .venv
	$(BIN)/python .torch_cpu.py
	$(BIN)/pip install -q --disable-pip-version-check -r requirements.lock
	$(BIN)/pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

# OCR and its languages; without them scanned pages are reported as unreadable.
system:
	apt-get update -qq
	apt-get install -y -qq python3-venv tesseract-ocr tesseract-ocr-eng tesseract-ocr-fil tesseract-ocr-ind \
	  tesseract-ocr-khm tesseract-ocr-lao tesseract-ocr-msa tesseract-ocr-mya tesseract-ocr-por \
	  tesseract-ocr-tha tesseract-ocr-vie

clean:
	rm -rf .venv .demo
