#!/bin/sh
# Prints the Chromium that the browser tests use; installs Debian's where there is none and that is allowed.
find_one() {
    for name in chromium chromium-browser google-chrome google-chrome-stable; do
        command -v "$name" && return 0
    done
    return 1
}

find_one && exit 0
as_root=
if [ "$(id -u)" != 0 ]; then
    as_root="sudo -n"
    $as_root true 2>/dev/null || as_root=none
fi
if [ "$as_root" = none ] || ! command -v apt-get >/dev/null; then
    echo "The browser tests need Chromium: install it (Debian: sudo apt-get install chromium) and try again." >&2
    exit 1
fi
echo "Installing Chromium" >&2
$as_root apt-get update -qq >&2 &&
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium >/dev/null &&
    find_one
