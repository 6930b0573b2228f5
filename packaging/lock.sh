#!/bin/sh
# Renew the hash-locked requirements from pyproject.toml: versions and hashes only, no index address.
set -eu
cd "$(dirname "$0")/.."
UV=${UV:-.venv/bin/uv}
lock() {
    "$UV" pip compile --quiet --universal --python-version 3.11 --generate-hashes \
        --no-header --no-annotate --no-emit-index-url --no-emit-find-links "$@"
}
lock pyproject.toml --group build --output-file packaging/requirements.txt
lock pyproject.toml --group dev --output-file packaging/requirements-dev.txt
