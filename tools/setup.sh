#!/usr/bin/env bash
# Builds .venv at the project's root. "run": what onrecord needs to run. "dev": also what its
# tests, its training and its benchmarks need, and Debian's Chromium for the browser tests.
# "train": also the weights that a large reader starts from, 400 MB, which no test needs.
# Leaves .venv/ready-run, ready-dev or ready-train, so that make does this once per pyproject.toml.
set -euo pipefail
cd "$(dirname "$0")/.."
want=${1:?run, dev or train}

apt() {
    echo "onrecord: installing $* with apt-get" >&2
    local sudo=()
    if [ "$(id -u)" != 0 ]; then sudo=(sudo); fi
    command -v apt-get >/dev/null || { echo "onrecord: no apt-get here; install $* yourself" >&2; exit 1; }
    "${sudo[@]}" env DEBIAN_FRONTEND=noninteractive apt-get update -qq
    "${sudo[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null
}

python=
for name in python3 python3.13 python3.12 python3.11; do
    if "$name" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null; then
        python=$name
        break
    fi
done
[ -n "$python" ] || { echo "onrecord: needs Python 3.11, 3.12 or 3.13 on the PATH" >&2; exit 1; }

if [ ! -x .venv/bin/python ] || ! .venv/bin/python -m pip --version >/dev/null 2>&1; then
    # Debian ships Python without ensurepip, in a package of its own.
    "$python" -c 'import ensurepip, venv' 2>/dev/null ||
        apt "python$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')-venv"
    rm -rf .venv
    "$python" -m venv .venv
fi

# What is installed to be edited is not compiled as packages are, and where nothing may write bytecode
# (PYTHONDONTWRITEBYTECODE) every command would compile it anew, longer than it takes to read a page.
install() {
    .venv/bin/python -m pip install --quiet --disable-pip-version-check --editable "$1"
    .venv/bin/python -m compileall -q -j 0 src
}

echo "onrecord: setting up .venv for $want (once)" >&2
case $want in
    run) install . ;;
    dev)
        # followthemoney, which the exports are tested against, builds on the ICU library.
        pkg-config --exists icu-i18n 2>/dev/null || apt g++ libicu-dev pkg-config python3-dev
        install '.[dev,train,bench]'
        command -v chromium >/dev/null || command -v chromium-browser >/dev/null || apt chromium
        touch .venv/ready-run
        ;;
    train)
        tools/setup.sh dev
        touch .venv/ready-dev
        install '.[large]'
        ;;
    *) echo "onrecord: setup.sh run|dev|train" >&2; exit 2 ;;
esac
touch ".venv/ready-$want"
