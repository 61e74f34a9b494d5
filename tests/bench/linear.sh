#!/bin/sh
# SPDX-License-Identifier: MIT
#
# Policy repair takes time in proportion to the text: of each kind of damage,
# twice as much takes at most 2.1 times the instructions, by callgrind. Speaks
# TAP.
#
#     sh tests/bench/linear.sh DIR            DIR is for the build
#
# As instructions.sh does, whose build it shares.
set -u

here=$(cd "$(dirname "$0")" && pwd) || exit 1
root=$(cd "$here/../.." && pwd)
mkdir -p "$1" || exit 1
dir=$(cd "$1" && pwd)
units=600
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

fail() {
  cat "$work/log" >&2
  echo "Bail out! $1"
  exit 1
}

sh "$root/examples/need.sh" gcc libc6-dev g++ meson ninja-build pkg-config \
  check libyajl-dev valgrind || exit 1
if [ ! -f "$dir/build.ninja" ]; then
  CC=gcc CXX=g++ meson setup "$dir" "$root" -Dbench=true -Dbuildtype=plain \
    -Doptimization=2 -Db_ndebug=true >"$work/log" 2>&1 </dev/null ||
    fail "no configuration"
fi
ninja -C "$dir" tests/bench/mended >"$work/log" 2>&1 </dev/null ||
  fail "no build"

# count KIND UNITS
count() {
  (cd "$work" && valgrind --tool=callgrind --toggle-collect='mended*' \
    --callgrind-out-file=/dev/null "$dir/tests/bench/mended" "$1" "$2") \
    >"$work/said" 2>"$work/log" || return 1
  sed -n 's/.*Collected : \([0-9][0-9]*\).*/\1/p' "$work/log"
}

n=0
bad=0
for kind in $("$dir/tests/bench/mended"); do
  n=$((n + 1))
  one=$(count "$kind" "$units")
  two=$(count "$kind" $((units * 2)))
  if [ -n "$one" ] && [ -n "$two" ] &&
    [ $((two * 10)) -le $((one * 21)) ]; then
    echo "ok $n - $kind: $one instructions, $two for twice as much"
  else
    bad=$((bad + 1))
    echo "not ok $n - $kind: ${one:-no} instructions, ${two:-no} for twice" \
      "as much"
  fi
done
echo "1..$n"
[ "$bad" -eq 0 ]
