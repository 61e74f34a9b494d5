#!/bin/sh
# SPDX-License-Identifier: MIT
#
# Runs each program of libFuzzer in BUILD for some seconds, two at a time, and
# reports each as a point of TAP.
#
#     sh tests/fuzz/run.sh BUILD [SECONDS]
#     sh tests/fuzz/run.sh BUILD --long     an hour each
set -u
build=$1
seconds=${2:-20}
[ "$seconds" = --long ] && seconds=3600
here=$(cd "$(dirname "$0")" && pwd) || exit 1

# Files that other tests have and that are seeds here too; long ones are cut.
seeds() {
  case $1 in
  header | model) echo -max_len=4096 "$here/../errors" "$here/../generated" ;;
  import) echo -max_len=4096 "$here/../cli/models" ;;
  esac
}

# one TARGET: its log stays in the build; what it found is named in it.
one() {
  name=${1##*/fuzz_}
  corpus=$build/corpus/$name
  mkdir -p "$corpus"
  set -- "$1" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=2048 \
    -print_final_stats=1 -artifact_prefix="$build/found_$name." "$corpus"
  [ -d "$here/$name" ] && set -- "$@" "$here/$name"
  # shellcheck disable=SC2046 # a word a folder
  set -- "$@" $(seeds "$name")
  "$@" >"$build/fuzz_$name.log" 2>&1 </dev/null
  echo $? >"$build/fuzz_$name.rc"
}

waiting=0
for target in "$build"/tests/fuzz/fuzz_*; do
  [ -f "$target" ] && [ -x "$target" ] || continue
  one "$target" &
  waiting=$((waiting + 1))
  if [ $((waiting % 2)) -eq 0 ]; then
    wait
  fi
done
wait

n=0
bad=0
for rc in "$build"/fuzz_*.rc; do
  [ -f "$rc" ] || continue
  n=$((n + 1))
  name=${rc##*/fuzz_}
  name=${name%.rc}
  runs=$(sed -n 's/^stat::number_of_executed_units: *//p' \
    "$build/fuzz_$name.log")
  if [ "$(cat "$rc")" -eq 0 ]; then
    echo "ok $n - fuzz $name: ${runs:-0} runs in $seconds s"
  else
    bad=$((bad + 1))
    echo "not ok $n - fuzz $name"
    # The fault, our part of the stack, and the input.
    grep -E 'ERROR|SUMMARY|#[0-9]+ .*(compiler|runtime|tests)/|Base64|unit wr' \
      "$build/fuzz_$name.log" | head -n 40 | sed 's/^/# /'
  fi
  rm -f "$rc"
done
echo "1..$n"
[ "$bad" -eq 0 ]
