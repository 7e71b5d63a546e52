#!/bin/sh
# Usage: tools/bare_machine.sh TREE [FOLDER ...]
# Does what a newcomer does, in a bare Debian tree: the committed state of this checkout, and nothing
# but git, make, python3 with venv, and certificates. Needs root and debootstrap. TREE is made if missing
# and used again if it is there; for a machine as bare as the first time, remove it. SUITE=trixie makes
# another Debian.
# The tree resolves names, trusts certificates and configures pip as this computer does; each FOLDER
# (such as a package index on disk) is shown in it read-only.
set -eu

stop() {
    echo "$1" >&2
    exit 2
}

[ $# -ge 1 ] || stop "Name the folder of the tree: tools/bare_machine.sh TREE"
[ "$(id -u)" = 0 ] || stop "A tree can only be made by root."
command -v debootstrap >/dev/null || stop "debootstrap is missing: apt-get install debootstrap"
# In mounts of its own, nothing stays mounted whatever happens.
[ -n "${OWN_MOUNTS:-}" ] || exec env OWN_MOUNTS=1 unshare --mount sh "$0" "$@"

here=$(cd "$(dirname "$0")/.." && pwd)
tree=$1
shift
packages=ca-certificates,git,make,python3,python3-venv
results=

if [ ! -d "$tree/root" ]; then
    echo "Making a bare Debian in $tree ..."
    debootstrap --variant=minbase --include=$packages "${SUITE:-bookworm}" "$tree" >"$tree.log" 2>&1 ||
        stop "debootstrap failed; see $tree.log"
fi
tree=$(cd "$tree" && pwd)

# What the tree borrows from this computer.
cp -L /etc/resolv.conf "$tree/etc/resolv.conf"
cp -L /etc/ssl/certs/ca-certificates.crt "$tree/etc/ssl/certs/ca-certificates.crt"
# pip reads both of these, for every user.
mkdir -p "$tree/etc/xdg/pip"
cat /etc/pip.conf >"$tree/etc/pip.conf" 2>/dev/null || true
cat "${XDG_CONFIG_HOME:-$HOME/.config}/pip/pip.conf" >"$tree/etc/xdg/pip/pip.conf" 2>/dev/null || true
mount --bind /dev "$tree/dev"
mount -t tmpfs tmpfs "$tree/dev/shm"
mount -t proc proc "$tree/proc"
for folder; do
    mkdir -p "$tree$folder"
    mount --bind -o ro "$folder" "$tree$folder"
done

# Runs a command in a user's own clone, with only the part of this environment that leads to packages.
inside() {
    user=$1
    shift
    home=$(chroot "$tree" sh -c "echo ~$user")
    # shellcheck disable=SC2046 # a list of NAME=VALUE words
    chroot --userspec="$user:$user" "$tree" env -i HOME="$home" TERM=dumb PATH=/usr/sbin:/usr/bin:/sbin:/bin \
        $(env | grep -E '^(PIP_|SSL_CERT_|https?_proxy=|no_proxy=)' || true) \
        sh -c "cd ~/cs-desktop && $*"
}

clone() {
    home=$tree$(chroot "$tree" sh -c "echo ~$1")
    rm -rf "$home/cs-desktop"
    git clone --quiet --no-hardlinks "$here" "$home/cs-desktop"
    chroot "$tree" chown -R "$1:$1" "$(chroot "$tree" sh -c "echo ~$1")/cs-desktop"
}

# Tells how a step ended: NAME, wanted exit status, then who and what.
step() {
    name=$1 wanted=$2
    shift 2
    log=$tree.$(echo "$name" | tr -c 'a-z\n' '-').log
    status=0
    inside "$@" >"$log" 2>&1 || status=$?
    if [ "$status" = "$wanted" ]; then
        echo "ok      $name"
    else
        results=failed
        echo "FAILED  $name: exit status $status, not $wanted; the end of $log:"
        tail -n 15 "$log"
    fi
}

chroot "$tree" id newcomer >/dev/null 2>&1 || chroot "$tree" useradd --create-home newcomer
clone newcomer
clone root

if ! chroot "$tree" ldconfig -p | grep -q libEGL; then
    step "without the libraries a plain user is told so" 2 newcomer make test
    lines=$(grep -cv '^make' "$tree.without-the-libraries-a-plain-user-is-told-so.log")
    [ "$lines" = 1 ] || { results=failed; echo "FAILED  it took $lines lines to say so"; }
fi
step "root: make test" 0 root make test
step "root: make lint" 0 root make lint
# 124: it was still running when its time was over.
step "root: make run, offscreen" 124 root QT_QPA_PLATFORM=offscreen timeout 20 make run
chroot "$tree" env DEBIAN_FRONTEND=noninteractive \
    apt-get install -y -qq --no-install-recommends xvfb xauth x11-utils >"$tree.xvfb.log" 2>&1 ||
    stop "xvfb could not be installed; see $tree.xvfb.log"
step "root: make run, a window under X" 124 root xvfb-run -a timeout 20 make run
step "root: the window is there" 0 root xvfb-run -a sh -c \
    "'timeout 20 make run & sleep 15; xwininfo -root -tree | grep \"CS Desktop\"'"
step "plain user: make test" 0 newcomer make test
step "plain user: make run, offscreen" 124 newcomer QT_QPA_PLATFORM=offscreen timeout 20 make run
[ -z "$results" ]
