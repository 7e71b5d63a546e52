#!/bin/sh
# Sees to what veraPDF needs on Debian and Ubuntu: a JDK and JAXB. Elsewhere, or where the user may not
# install, it names them and fails: what the deck's file promises would not be checked.
set -eu

lacking=
command -v javac >/dev/null || lacking="$lacking default-jdk-headless"
[ -e /usr/share/java/jaxb-runtime.jar ] || lacking="$lacking libjaxb-java"
[ -n "$lacking" ] || exit 0

if [ "$(id -u)" = 0 ]; then
    as_root=env
elif sudo -n true 2>/dev/null; then
    as_root='sudo -n env'
else
    as_root=
fi

install_packages() {
    # shellcheck disable=SC2086 # both are lists of words
    $as_root DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $lacking
}

if [ -n "$as_root" ] && command -v apt-get >/dev/null; then
    echo "Installing what veraPDF needs:$lacking"
    # The lists of packages may be missing or old.
    install_packages >/dev/null 2>&1 ||
        { $as_root apt-get update -qq && install_packages; } >/dev/null 2>&1 || true
fi

if ! command -v javac >/dev/null || ! [ -e /usr/share/java/jaxb-runtime.jar ]; then
    echo "To check PDF/UA and PDF/A veraPDF needs Java and JAXB: sudo apt-get install$lacking" >&2
    exit 1
fi
