#!/bin/sh
# Usage: tools/install.sh PYTHON REQUIREMENTS
# Makes .venv with that Python if it is missing, and installs the locked requirements into it.
set -eu

python=$1
requirements=$2

stop() {
    echo "$1" >&2
    exit 1
}

if [ ! -x .venv/bin/python ]; then
    command -v "$python" >/dev/null ||
        stop "Python 3.11 or newer is needed, and $python was not found; install it, or name one: make PYTHON=python3.12"
    "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' ||
        stop "Python 3.11 or newer is needed, and $python is $("$python" -V 2>&1); name another: make PYTHON=python3.12"
    "$python" -c 'import ensurepip, venv' 2>/dev/null ||
        stop "$python cannot make virtual environments; install its venv module (on Debian and Ubuntu: python3-venv)."
    "$python" -m venv .venv
fi

echo "Installing $requirements into .venv (some 700 MB at first; minutes on a slow line) ..."
.venv/bin/python -m pip install --disable-pip-version-check --quiet --require-hashes -r "$requirements"
