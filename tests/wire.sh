#!/bin/sh
# SPDX-License-Identifier: MIT
#
# Holds the readers and writers of all providers to a folder of fixtures:
#
#     sh tests/wire.sh [DIR]      DIR has a MANIFEST.json; tests/wire/fixtures
#
# Every response, stream, event list and error body reads to what the manifest
# says, streams whole, byte by byte and cut in two at every byte; every request
# that tests/wire/requests.json has a call for is what that call sends. Points
# that fail are on stderr. The last line is "N passed, N failed"; ends with 1
# if a point failed or none ran. Builds in build-test/wire.
set -u

root=$(cd "$(dirname "$0")/.." && pwd) || exit 1
dir=${1:-$root/tests/wire/fixtures}
build=$root/build-test/wire

if [ ! -f "$dir/MANIFEST.json" ]; then
  echo "$dir has no MANIFEST.json" >&2
  exit 2
fi
mkdir -p "$root/build-test"
log=$root/build-test/wire.log
quiet() {
  "$@" >"$log" 2>&1 </dev/null || {
    cat "$log" >&2
    echo "0 passed, 1 failed"
    exit 1
  }
}

sh "$root/examples/need.sh" gcc libc6-dev meson ninja-build pkg-config re2c \
  check libcurl4-openssl-dev libyajl-dev
[ -f "$build/build.ninja" ] || quiet meson setup "$build" "$root"
quiet ninja -C "$build" tests/wire/wire_test tests/wire/request_test

{
  "$build/tests/wire/wire_test" "$dir" --every
  echo "ended $?"
  "$build/tests/wire/request_test" "$root/tests/wire/requests.json" "$dir"
  echo "ended $?"
} 2>&1 | awk '
  /^ok / { good++; next }
  /^not ok / { bad++ }
  /^ended 0/ { ran++; next }
  /^ended / { ran++; broken++; next }
  /^1\.\.[0-9]+$/ { next }
  { print > "/dev/stderr" }
  END {
    if (broken && !bad || ran < 2 || !good)
      bad++
    printf "%d passed, %d failed\n", good, bad
    exit bad > 0
  }'
