#!/bin/sh
# SPDX-License-Identifier: MIT
#
# The examples as projects of their own, with make and with meson, against a
# library that is built in BUILD and not installed:
#
#     sh tests/examples/outside_test.sh BUILD
set -u
build=$1
here=$(cd "$(dirname "$0")" && pwd) || exit 1
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
unset LM_PROVIDER MAKEFLAGS
PKG_CONFIG_PATH=$build/meson-uninstalled
export PKG_CONFIG_PATH
n=0
bad=0

# point NAME COMMAND...
point() {
  name=$1
  shift
  n=$((n + 1))
  # Not as a condition: set -e would not count in it.
  (
    set -e
    "$@"
  ) >"$work/log" 2>&1 </dev/null
  rc=$?
  if [ "$rc" -eq 0 ]; then
    echo "ok $n - $name"
  else
    bad=$((bad + 1))
    echo "not ok $n - $name"
    tail -n 40 "$work/log" | sed 's/^/# /'
  fi
}

builds() {
  make
  [ "$(./quickstart 'Maria Papadaki is 41 years old')" = \
    'name="Maria Papadaki" age=41' ]
}

settles() {
  make | grep 'up to date'
  touch name.model
  make
  make | grep 'up to date'
}

# A rule in a file that is only imported counts in the next answer.
follows_imports() {
  sed 's/max_length = [0-9]*/max_length = 5/' name.model >shorter
  mv shorter name.model
  make
  ./quickstart 'Maria Papadaki is 41 years old' | grep -E '^name=".{1,5}" age='
}

cleans() {
  make clean
  [ ! -e quickstart ]
  [ -z "$(find . -name '*.lm.*' -o -name '*.[oad]')" ]
}

with_meson() {
  PATH=$build/compiler:$PATH
  meson setup "$work/meson" "$work/quickstart"
  ninja -C "$work/meson" quickstart
  [ "$("$work/meson/quickstart" 'Jason is 25 years old')" = \
    'name="Jason" age=25' ]
}

header_with_meson() {
  PATH=$build/compiler:$PATH
  meson setup "$work/built" "$work/header"
  ninja -C "$work/built" header
  [ "$("$work/built/header" 'Jason is 25 years old')" = 'Jason, 25' ]
}

if ! command -v make >/dev/null 2>&1 ||
  ! pkg-config --exists lm 2>/dev/null; then
  echo "1..0 # SKIP there is no make or no pkg-config"
  exit 0
fi
for part in header makefile quickstart tiny; do
  cp -R "$here/../../examples/$part" "$work/$part"
done
cd "$work/makefile" || exit 1
make clean >"$work/log" 2>&1
point "make: it builds and answers" builds
point "make: what is built stays built" settles
point "make: a change in an import is followed" follows_imports
point "make: it cleans up" cleans
point "meson: it builds and answers" with_meson
point "meson: so does that with a header" header_with_meson
echo "1..$n"
[ "$bad" -eq 0 ]
