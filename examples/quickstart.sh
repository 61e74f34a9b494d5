#!/bin/sh
# SPDX-License-Identifier: MIT
#
# A language model answers a typed call, on a fresh Debian 12 and from a clone:
#
#     sh examples/quickstart.sh "Jason is 25 years old"
#     LM_PROVIDER=ollama/llama3.2 sh examples/quickstart.sh "Jason is 25"
#
# Installs what is missing, builds in build-quickstart/ what is not yet built,
# and runs examples/quickstart/main.c. The answer is all that goes to stdout.
set -eu

root=$(cd "$(dirname "$0")/.." && pwd)
build=${LM_QUICKSTART_BUILD:-$root/build-quickstart}

sh "$root/examples/need.sh" gcc libc6-dev meson ninja-build pkg-config \
  libcurl4-openssl-dev

log=$(mktemp)
trap 'rm -f "$log"' EXIT
quietly() {
  if ! "$@" >"$log" 2>&1 </dev/null; then
    cat "$log" >&2
    exit 1
  fi
}

if [ ! -f "$build/build.ninja" ]; then
  echo "building in $build" >&2
  rm -rf "$build"
  quietly meson setup "$build" "$root" --buildtype=release -Dtests=false
fi
program=examples/quickstart/quickstart
quietly ninja --quiet -C "$build" "$program"
"$build/$program" "$@"
