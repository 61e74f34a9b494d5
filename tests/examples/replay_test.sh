#!/bin/sh
# SPDX-License-Identifier: MIT
#
# The examples that make calls over HTTP, each played from the cassette in its
# folder, without a network or a key; and that they fail where it is missing.
#
#     sh tests/examples/replay_test.sh PROGRAM...
set -u
here=$(cd "$(dirname "$0")" && pwd) || exit 1
examples=$here/../../examples
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
for name in $(env | sed -nE 's/^([A-Z_]*_(API_KEY|BASE_URL))=.*/\1/p'); do
  unset "$name"
done
unset LM_RECORD LM_REPLAY OLLAMA_HOST
n=0
bad=0

# result RC NAME
result() {
  n=$((n + 1))
  if [ "$1" -eq 0 ]; then
    echo "ok $n - $2"
  else
    bad=$((bad + 1))
    echo "not ok $n - $2"
    sed 's/^/# /' "$work/log"
  fi
}

# answers PROGRAM: as in says/, with all of the cassette's exchanges.
answers() {
  (cd "$examples/$1" &&
    LM_REPLAY=$examples/$1/cassette.jsonl "$2") >"$work/said" 2>"$work/log" &&
    diff -u "$here/says/$1" "$work/said" >>"$work/log"
}

# fails PROGRAM: there is nothing to play.
fails() {
  : >"$work/empty"
  ! (cd "$examples/$1" &&
    LM_REPLAY=$work/empty "$2") >"$work/log" 2>"$work/why" &&
    grep -q 'all its exchanges were played' "$work/why"
}

for program; do
  case $program in /*) ;; *) program=$PWD/$program ;; esac
  name=$(basename "$program")
  answers "$name" "$program"
  result $? "$name"
  [ -f "$examples/$name/cassette.jsonl" ] || continue
  fails "$name" "$program"
  result $? "$name: an empty cassette"
done
echo "1..$n"
[ "$bad" -eq 0 ]
