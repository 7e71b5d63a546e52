#!/bin/sh
# Sees to LibreOffice Impress, which make torture opens our presentations with. On Debian and Ubuntu it is
# installed where the user may; elsewhere it is named.
set -eu

command -v soffice >/dev/null && exit 0

if [ "$(id -u)" = 0 ]; then
    as_root=env
elif sudo -n true 2>/dev/null; then
    as_root='sudo -n env'
else
    as_root=
fi

if [ -n "$as_root" ] && command -v apt-get >/dev/null; then
    echo "Installing LibreOffice Impress"
    install_office() {
        $as_root DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends libreoffice-impress
    }
    # The lists of packages may be missing or old.
    install_office >/dev/null 2>&1 || { $as_root apt-get update -qq && install_office; } >/dev/null 2>&1 || true
fi

command -v soffice >/dev/null || {
    echo "LibreOffice is missing; have it installed: sudo apt-get install libreoffice-impress" >&2
    exit 1
}
