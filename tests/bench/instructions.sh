#!/bin/sh
# SPDX-License-Identifier: MIT
#
# Instructions that one document takes, by callgrind, held against those in
# instructions.txt, as points of TAP: a count that grew by more than 5 % fails.
# Unlike times they are the same on a busy machine.
#
#     sh tests/bench/instructions.sh DIR            DIR is for the build
#     sh tests/bench/instructions.sh --record DIR   writes them down anew
#
# The last line tells what a document that is fed in one piece costs over one
# that is parsed: what there is to being able to stop and to go on.
#
#     # bench W2x feed lm_parse 1.05 goal 1.02
#
# Counts hold for the compiler and the kind of processor they were made with;
# with others the points are left out.
set -u

here=$(cd "$(dirname "$0")" && pwd) || exit 1
. "$here/counting.sh"
record=false
if [ "${1:-}" = --record ]; then
  record=true
  shift
fi
counting "$1" counted
recorded=$here/instructions.txt

# Such as "gcc 12.2.0 avx2".
conditions() {
  if grep -qw avx2 /proc/cpuinfo; then
    echo "gcc $(gcc -dumpfullversion) avx2"
  else
    echo "gcc $(gcc -dumpfullversion) $(uname -m)"
  fi
}

# count JOB: instructions a document; how many there are it prints.
count() {
  all=$(collect counted "$1") || return 1
  awk -v all="$all" '{ printf "%d\n", all / $1 + 0.5; exit }' "$work/said"
}

jobs="W1 W2x W1-hot W2x-hot W2p-hot W4x-hot W5 W6-fed W6 W2x-fed S1 S2x S3 S4"

if $record; then
  {
    echo "# Made by instructions.sh --record: instructions a document."
    echo "with $(conditions)"
    for job in $jobs; do
      echo "$job $(count "$job")"
    done
  } >"$work/new" && cp "$work/new" "$recorded"
  cat "$recorded"
  exit
fi

n=0
bad=0
with=$(sed -n 's/^with //p' "$recorded")
here_with=$(conditions)
for job in $jobs; do
  n=$((n + 1))
  before=$(sed -n "s/^$job //p" "$recorded")
  if [ "$with" != "$here_with" ]; then
    echo "ok $n - $job # SKIP recorded with $with, this is $here_with"
    continue
  fi
  now=$(count "$job")
  echo "$job ${now:-0}" >>"$work/counts"
  if [ -n "$now" ] && [ $((now * 100)) -le $((before * 105)) ]; then
    echo "ok $n - $job: $now instructions, recorded $before"
  else
    bad=$((bad + 1))
    echo "not ok $n - $job: ${now:-no} instructions, recorded $before"
  fi
  if [ $((${now:-0} * 105)) -lt $((before * 100)) ]; then
    echo "# $job got cheaper: write it down with --record"
  fi
done
[ ! -f "$work/counts" ] || awk '{ count[$1] = $2 }
  END { if (count["W2x"])
    printf "# bench W2x feed lm_parse %.3f goal 1.02\n",
      count["W2x-fed"] / count["W2x"] }' "$work/counts"
echo "1..$n"
[ "$bad" -eq 0 ]
