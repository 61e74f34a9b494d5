#!/bin/sh
# SPDX-License-Identifier: MIT
#
# What takes hours, for before a release; TAP on stdout:
#
#     sh tests/long.sh                 all of it
#     sh tests/long.sh numbers fuzz    of the parts: numbers verdicts prefix
#                                      fuzz
#
# numbers   a hundred million of them, against the C library
# verdicts  20,000 random models, 500 values each, against ajv
# prefix    where texts are refused, with every change of each byte
# fuzz      each target for an hour, under ASan and UBSan
#
# Builds in build-long/.
set -eu

cd "$(dirname "$0")/.."
[ $# -gt 0 ] || set -- numbers verdicts prefix fuzz
sh examples/need.sh gcc g++ libc6-dev clang libclang-rt-14-dev meson \
  ninja-build pkg-config check libcurl4-openssl-dev libyajl-dev

# compile DIR OPTION...
compile() {
  dir=build-long/$1
  shift
  [ -f "$dir/build.ninja" ] || meson setup "$dir" "$@" >&2
  ninja -C "$dir" >&2
}

part_numbers() {
  CC=gcc CXX=g++ compile gcc -Dbuildtype=release
  build-long/gcc/tests/unit/base/many_numbers 100000000
}

part_verdicts() {
  CC=gcc CXX=g++ compile gcc -Dbuildtype=release
  sh tests/differential.sh --long --lmc "$PWD/build-long/gcc/compiler/lmc"
}

part_prefix() {
  CC=gcc CXX=g++ compile gcc -Dbuildtype=release
  sh tests/differential.sh --prefix --long \
    --lmc "$PWD/build-long/gcc/compiler/lmc"
}

part_fuzz() {
  CC=clang CXX=clang++ compile asan -Dfuzz=true -Doptimization=1 \
    -Db_sanitize=address,undefined -Db_lundef=false
  targets=$(ninja -C build-long/asan -t targets all |
    sed -n 's/^\(tests\/fuzz\/fuzz_[a-z0-9_]*\):.*/\1/p' | sort -u)
  # shellcheck disable=SC2086 # one word a target
  ninja -C build-long/asan $targets >&2
  sh tests/fuzz/run.sh build-long/asan 3600
}

status=0
for part; do
  "part_$part" || status=1
done
exit "$status"
