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
. "$here/counting.sh"
units=600
counting "$1" mended

n=0
bad=0
for kind in $("$dir/tests/bench/mended"); do
  n=$((n + 1))
  one=$(collect mended "$kind" "$units")
  two=$(collect mended "$kind" $((units * 2)))
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
