#!/bin/sh
# Installs the few system libraries that Qt needs on Debian and Ubuntu; elsewhere it does nothing.
# Where the user may not install, it names them. It fails only if no window at all could be made:
# what a window under X11 needs is not needed offscreen or under Wayland.
set -eu

# library file, Debian package. Ubuntu 24 and Debian 13 follow the old names to the new ones (...t64).
any='
libglib-2.0.so.0 libglib2.0-0
libGL.so.1 libgl1
libEGL.so.1 libegl1
libX11.so.6 libx11-6
libxkbcommon.so.0 libxkbcommon0
libdbus-1.so.3 libdbus-1-3
libfontconfig.so.1 libfontconfig1
libfreetype.so.6 libfreetype6
libstdc++.so.6 libstdc++6
'
x11='
libX11-xcb.so.1 libx11-xcb1
libxkbcommon-x11.so.0 libxkbcommon-x11-0
libxcb-cursor.so.0 libxcb-cursor0
libxcb-icccm.so.4 libxcb-icccm4
libxcb-image.so.0 libxcb-image0
libxcb-keysyms.so.1 libxcb-keysyms1
libxcb-randr.so.0 libxcb-randr0
libxcb-render-util.so.0 libxcb-render-util0
libxcb-shape.so.0 libxcb-shape0
libxcb-xkb.so.1 libxcb-xkb1
'

command -v dpkg >/dev/null && command -v apt-get >/dev/null || exit 0

# A user's PATH may lack the folder of ldconfig.
PATH=$PATH:/sbin:/usr/sbin

# Prints the packages of a list whose library is not there.
missing() {
    known=$(ldconfig -p)
    echo "$1" | while read -r library package; do
        [ -z "$library" ] || case $known in *"	$library "*) ;; *) printf ' %s' "$package" ;; esac
    done
}

needed=$(missing "$any")
window=$(missing "$x11")
[ -n "$needed$window" ] || exit 0

if [ "$(id -u)" = 0 ]; then
    as_root=env
elif sudo -n true 2>/dev/null; then
    as_root='sudo -n env'
else
    as_root=
fi

install_packages() {
    # shellcheck disable=SC2086 # both are lists of words
    $as_root DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $needed $window
}

if [ -n "$as_root" ]; then
    echo "Installing Qt's system libraries:$needed$window"
    # The lists of packages may be missing or old.
    install_packages >/dev/null 2>&1 ||
        { $as_root apt-get update -qq && install_packages; } >/dev/null 2>&1 || true
    needed=$(missing "$any")
    window=$(missing "$x11")
fi

if [ -n "$needed" ]; then
    echo "Qt lacks system libraries; have them installed: sudo apt-get install$needed$window" >&2
    exit 1
fi
if [ -n "$window" ]; then
    echo "For a window under X11 Qt also needs: sudo apt-get install$window" >&2
fi
