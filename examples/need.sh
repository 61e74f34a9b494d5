#!/bin/sh
# SPDX-License-Identifier: MIT
#
# Installs those of the named Debian packages that are missing:
#
#     sh examples/need.sh gcc libc6-dev meson
#
# Quiet where there is nothing to do. On a system without dpkg it says what
# is needed and leaves it at that: the build then finds it or does not.
set -eu

if ! command -v dpkg-query >/dev/null 2>&1; then
  echo "not Debian; please have what these packages hold: $*" >&2
  exit 0
fi

missing=
for package; do
  state=$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null) || :
  [ "$state" = installed ] || missing="$missing $package"
done
[ -n "$missing" ] || exit 0

as_root=
if [ "$(id -u)" -ne 0 ]; then
  if ! command -v sudo >/dev/null 2>&1; then
    echo "please install as root: apt-get install$missing" >&2
    exit 1
  fi
  as_root=sudo
fi

log=$(mktemp)
trap 'rm -f "$log"' EXIT
apt() {
  $as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq -y \
    -o DPkg::Lock::Timeout=120 "$@" >"$log" 2>&1 </dev/null
}

echo "installing$missing" >&2
# The lists may be old, or empty on a new machine; an update that fails is no
# harm where the packages are to be had all the same.
apt update || :
# shellcheck disable=SC2086 # one word a package
if ! apt install --no-install-recommends $missing; then
  cat "$log" >&2
  exit 1
fi
