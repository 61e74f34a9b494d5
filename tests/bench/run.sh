#!/bin/sh
# SPDX-License-Identifier: MIT
#
# Our time over that of other libraries, one line a comparison, below 1 where
# we are faster:
#
#     sh tests/bench/run.sh              all of it, minutes
#     sh tests/bench/run.sh --quick      fewer rounds and documents: a minute
#     sh tests/bench/run.sh W2x S2x      these workloads only
#     sh tests/bench/run.sh call         a typed call over bare libcurl
#     sh tests/bench/run.sh streams      1,000 streams over bare libcurl
#
#     bench W2x parse yyjson 0.71 goal 0.45
#     bench W2x parse-hot yyjson 0.39 goal 0.33      by emitted parsers
#
# Workloads, each with documents that are all different:
#   W1   {"name":"Jason","age":20}      W2x  an order of 1.8 KB
#   W2p  indented                       W2s  its keys in any order
#   W3   2.4 MB, 10,000 records         W4x  long text, escapes, UTF-8
#   W5   W2x in pieces of 16 bytes, the struct looked at after each; a peer
#        without a push parser reads all anew
#   W6   64 streams of 550 events, each a call of a tool with an order for its
#        arguments in pieces, in reads of 1,400 bytes; the partial order is
#        there after each. `turns`: 1,000 at once, an event of each in turn
#   S1 S2x S3 S4                        the same, written
#
# Everyone is compiled with -O3 -march=native, reads the same documents into
# structs that own their strings, checks the same rules, and is proved right
# on each document before any time is taken. Peers come from Debian; yyjson
# takes part where pkg-config finds it. `call` and `streams`, where the peer is
# the system's libcurl, build this library as a release is built. All builds
# are in build-bench/.
set -eu

root=$(cd "$(dirname "$0")/../.." && pwd)
cd "$root"
build=$root/build-bench

sh examples/need.sh gcc g++ libc6-dev meson ninja-build pkg-config check \
  libyajl-dev rapidjson-dev libsimdjson-dev libjansson-dev libcjson-dev \
  libjson-c-dev librust-serde-json-dev librust-serde-derive-dev rustc cargo \
  binutils libcurl4-openssl-dev

mkdir -p "$build"
log=$build/log
quiet() {
  "$@" >"$log" 2>&1 </dev/null || {
    cat "$log" >&2
    exit 1
  }
}

# As a release is built: with -O2 and for no processor in particular.
small=$build/small
setup_small() {
  [ -f "$small/build.ninja" ] ||
    quiet meson setup "$small" -Dbench=true -Dbuildtype=plain \
      -Doptimization=2 -Db_ndebug=true
}

# Of lines that begin with the same four words, the one of the median.
medians() {
  sort -k1,4 -k5,5n | awk '
    { key = $1 FS $2 FS $3 FS $4 }
    key != last { flush(); n = 0; last = key }
    { line[++n] = $0 }
    END { flush() }
    function flush() { if (n) print line[int((n + 1) / 2)] }'
}

# Where a program lies in memory makes a call a few hundredths dearer or
# cheaper, for as long as it runs: it is run several times.
calls() {
  : >"$small/calls"
  for time in ${quick:-1 2 3 4 5 6 7 8} 9; do
    "$small/tests/bench/bench_call" "$@" >>"$small/calls" || exit 1
  done
  medians <"$small/calls"
}

# One word that is a benchmark of its own.
for word; do
  case $word in
  call | streams)
    setup_small
    quiet ninja -C "$small" "tests/bench/bench_$word"
    shift
    if [ "$word" = call ]; then
      [ "${1:-}" != --quick ] || quick='7 8'
      calls "$@"
      exit
    fi
    exec "$small/tests/bench/bench_$word" "$@"
    ;;
  esac
done

[ -f "$build/build.ninja" ] ||
  quiet meson setup "$build" -Dbench=true -Dbuildtype=plain -Doptimization=3 \
    -Db_ndebug=true -Dc_args=-march=native -Dcpp_args=-march=native
quiet ninja -C "$build" tests/bench/bench

# Sums a column of `size` over sections that match.
sections() {
  pattern=$1
  shift
  size -A "$@" | awk -v pattern="$pattern" \
    '$1 ~ pattern { sum += $2 } END { print sum + 0 }'
}

# Bytes of table and of code that are named after each model, its enums left
# out: "bench size model Order table 904 code 133".
models() {
  nm -S "$1" | awk '
    NF == 4 {
      name = $4
      size = 0
      for (i = 1; i <= length($2); i++)
        size = size * 16 + index("0123456789abcdef", substr($2, i, 1)) - 1
      if ($3 ~ /[Tt]/)
        code[name] = size
      else
        table[name] = size
    }
    END {
      for (name in table)
        if (sub(/_model$/, "", name))
          print name, sum(table, name), sum(code, name)
    }
    function sum(sizes, model,    total, n) {
      for (n in sizes)
        if (index(n, model "_") == 1)
          total += sizes[n]
      return total + 0
    }' | sort | while read -r model table code; do
    echo "bench size model $model table $table code $code"
  done
}

core_sections() {
  sections "$1" "$small/runtime/base/liblm_base.a" \
    "$small/runtime/json/liblm_json.a" "$small/runtime/bind/liblm_bind.a"
}

# What a program has in it for the models, and what the library's core (base,
# json, bind) weighs, code and constants apart: as a release is built, with -O2
# and for no processor in particular.
sizes() {
  setup_small
  quiet ninja -C "$small" runtime/base/liblm_base.a \
    runtime/json/liblm_json.a runtime/bind/liblm_bind.a \
    tests/bench/libbench_shared.a
  object=$(find "$small/tests/bench" -name '*models.lm.c.o')
  hot=$(find "$small/tests/bench" -name '*hot.lm.c.o')
  fields=$(grep -cE '^ +[a-z_0-9]+:' tests/bench/models.model)
  models "$object"
  tables=$(sections '^[.](ro)?data' "$object")
  code=$(sections '^[.]text' "$object")
  echo "bench size table bytes-per-field $((tables / fields)) goal 64"
  echo "bench size code bytes-per-field $((code / fields))"
  emitted=$(sections '^[.]text' "$hot")
  echo "bench size emitted bytes-per-field $(((emitted - code) / fields))" \
    "goal 220"
  echo "bench size code core -O2 $(core_sections '^[.]text') goal 81920"
  echo "bench size data core -O2 $(core_sections '^[.](ro)?data')"
}

status=0
"$build/tests/bench/bench" "$@" || status=$?
case $* in
'' | --quick) sizes ;;
esac
exit "$status"
