#!/bin/sh
# SPDX-License-Identifier: MIT
#
# All tests with one command, from any folder:
#
#     sh tests/run.sh                 all of it, minutes
#     sh tests/run.sh --quick         gcc, and the style without clang-tidy
#     sh tests/run.sh unit golden     these suites of meson, with gcc
#     sh tests/run.sh style fuzz      of the parts: gcc clang asan tsan
#                                     valgrind fuzz differential suites
#                                     instructions consumer style
#
# --build DIR builds there and not in build-test/. Installs what is missing on
# Debian 12. Says on stderr how far it is and what failed; the last line, on
# stdout, is "N passed, N failed". Ends with 1 if a point failed or none ran.
set -u

root=$(cd "$(dirname "$0")/.." && pwd) || exit 1
cd "$root" || exit 1
LC_ALL=C.UTF-8
# Of one case of Check, in seconds: generous, for machines with much to do.
CK_DEFAULT_TIMEOUT=120
export LC_ALL CK_DEFAULT_TIMEOUT

build=$root/build-test
quick=false
parts=
suites=
while [ $# -gt 0 ]; do
  case $1 in
  --quick) quick=true ;;
  --build)
    build=$2
    shift
    ;;
  gcc | clang | asan | tsan | valgrind | fuzz | differential | suites | \
    instructions | consumer | style)
    parts="$parts $1"
    ;;
  -*)
    sed -n '4,15s/^# \{0,1\}//p' "$0" >&2
    exit 2
    ;;
  *) suites="$suites --suite $1" ;;
  esac
  shift
done
if [ -z "$parts" ]; then
  parts="gcc clang asan tsan valgrind fuzz instructions consumer style"
  # Its npm is large: only where it is, or by name.
  command -v npm >/dev/null 2>&1 && parts="gcc differential suites${parts#gcc}"
  $quick && parts="gcc style"
  [ -n "$suites" ] && parts=gcc
fi

passed=0
failed=0
skipped=0
add() {
  passed=$((passed + ${1:-0}))
  failed=$((failed + ${2:-1}))
  skipped=$((skipped + ${3:-0}))
}

say() {
  echo "$*" >&2
}

# A step that must work: quiet, and one failed point with its log otherwise.
# step NAME COMMAND...
step() {
  step_name=$1
  shift
  if ! "$@" >"$build/step.log" 2>&1 </dev/null; then
    say "$step_name failed: $*"
    # Without the lines of what went well.
    grep -vE '^(\[[0-9]+/|[a-z]+\| |Compiler |Program |Dependency |Library )' \
      "$build/step.log" | tail -n 100 >&2
    add 0 1
    return 1
  fi
}

# configure DIR OPTION...: once. CC and CXX are given.
configure() {
  configure_dir=$build/$1
  shift
  [ -f "$configure_dir/build.ninja" ] && return
  rm -rf "$configure_dir"
  step "$configure_dir: configuration" \
    meson setup "$configure_dir" -Dwerror=true "$@"
}

# compile DIR OPTION...: configures, then builds.
compile() {
  configure "$@" && step "$build/$1: build" ninja -C "$build/$1"
}

# points NAME COMMAND...: counts the points of a command that speaks TAP.
points() {
  points_name=$1
  shift
  "$@" >"$build/$points_name.tap" 2>"$build/$points_name.err" </dev/null
  points_rc=$?
  points_good=$(grep -c '^ok' "$build/$points_name.tap")
  points_skip=$(grep -c '^ok.*# SKIP' "$build/$points_name.tap")
  points_bad=$(grep -c '^not ok' "$build/$points_name.tap")
  # Failed and no point says so, or there was none: it broke off.
  if [ "$points_bad" -eq 0 ] &&
    { [ "$points_rc" -ne 0 ] || [ "$points_good" -eq 0 ]; }; then
    points_bad=1
    say "$points_name: ended with $points_rc"
  fi
  if [ "$points_bad" -gt 0 ]; then
    grep -v '^ok' "$build/$points_name.tap" | head -n 200 >&2
    tail -n 100 "$build/$points_name.err" >&2
  fi
  add $((points_good - points_skip)) "$points_bad" "$points_skip"
}

# run_meson NAME [OPTION...]: the tests of a build, counted from their log.
run_meson() {
  run_name=$1
  shift
  run_log=$build/$run_name/meson-logs/testlog.json
  rm -f "$run_log"
  # shellcheck disable=SC2086 # one word an option
  meson test -C "$build/$run_name" --no-rebuild "$@" $suites \
    >"$build/step.log" 2>&1 </dev/null
  run_rc=$?
  if [ ! -f "$run_log" ]; then
    say "$run_name: no test ran"
    tail -n 50 "$build/step.log" >&2
    add 0 1
    return
  fi
  run_counts=$(awk -v label="$run_name" -f tests/count.awk "$run_log")
  # shellcheck disable=SC2086 # three numbers
  set -- $run_counts
  [ "$run_rc" -eq 0 ] || [ "${2:-1}" -gt 0 ] || set -- "$1" 1 "$3"
  add "$@"
}

part_gcc() {
  CC=gcc CXX=g++ compile gcc && run_meson gcc
}

part_clang() {
  CC=clang CXX=clang++ compile clang && run_meson clang
}

# Instrumented for the sanitizers and for libFuzzer at once. Optimised a little:
# without, the tests of many cases take too long.
compile_asan() {
  CC=clang CXX=clang++ compile asan -Dfuzz=true -Doptimization=1 \
    -Db_sanitize=address,undefined -Db_lundef=false
}

part_asan() {
  compile_asan || return
  # Not strict_string_checks: each strspn would look for the end of the text.
  ASAN_OPTIONS=detect_leaks=1 \
    UBSAN_OPTIONS=print_stacktrace=1:halt_on_error=1 \
    run_meson asan --timeout-multiplier 4
}

# Many calls, streams and threads under other eyes, at a smaller number.
# many NAME DIR COMMAND...: each of the programs behind COMMAND.
many() {
  many_name=$1
  many_dir=$build/$2/tests/integration
  shift 2
  for many_test in share_test async_test 'crowd_test 1000'; do
    # shellcheck disable=SC2086 # a program and its argument
    CK_FORK=no points "$many_name" env "$@" "$many_dir"/$many_test
  done
}

part_tsan() {
  CC=gcc CXX=g++ configure tsan -Doptimization=1 -Db_sanitize=thread \
    -Db_lundef=false || return
  step "tsan: build" ninja -C "$build/tsan" tests/integration/share_test \
    tests/integration/async_test tests/integration/crowd_test || return
  many tsan tsan TSAN_OPTIONS=halt_on_error=1
}

part_valgrind() {
  CC=gcc CXX=g++ compile gcc &&
    many valgrind gcc valgrind --quiet --error-exitcode=9 --leak-check=full \
      --errors-for-leak-kinds=definite,indirect,possible
}

# Each target of libFuzzer for some seconds, two at a time.
part_fuzz() {
  compile_asan || return
  fuzz_targets=$(ninja -C "$build/asan" -t targets all |
    sed -n 's/^\(tests\/fuzz\/fuzz_[a-z0-9_]*\):.*/\1/p' | sort -u)
  # shellcheck disable=SC2086 # one word a target
  step "fuzz: build" ninja -C "$build/asan" $fuzz_targets || return
  points fuzz sh tests/fuzz/run.sh "$build/asan"
}

# lmc's verdicts against another validator's, on random models and values.
part_differential() {
  CC=gcc CXX=g++ compile gcc &&
    points differential sh tests/differential.sh \
      --lmc "$build/gcc/compiler/lmc" &&
    for script in prefix profiles tokens grammar; do
      points "$script" sh tests/differential.sh "--$script" \
        --lmc "$build/gcc/compiler/lmc"
    done
}

# Public suites of cases, and servers of others.
part_suites() {
  CC=gcc CXX=g++ compile gcc &&
    points json_suite sh tests/conformance/run.sh \
      "$build/gcc/tests/conformance/json_files_test" &&
    points schema_suite sh tests/conformance/schema_suite.sh \
      "$build/gcc/compiler/lmc" &&
    points aimock sh tests/servers/run.sh "$build/gcc/runtime/tool/lm" &&
    points llama sh tests/servers/run.sh "$build/gcc/runtime/tool/lm" llama
}

# What a document takes, held against what is recorded.
part_instructions() {
  points instructions sh tests/bench/instructions.sh "$build/instructions"
  points linear sh tests/bench/linear.sh "$build/instructions"
}

part_consumer() {
  points consumer sh tests/consumer/run.sh "$build/consumer"
}

# Over the files as they are; the build of clang tells how each is compiled.
part_style() {
  set --
  CC=clang CXX=clang++ compile clang && set -- --build "$build/clang"
  $quick && set -- "$@" --no-tidy
  points style sh tests/style/run.sh "$@"
}

mkdir -p "$build" || exit 1
sh examples/need.sh gcc g++ libc6-dev make clang clang-format clang-tidy \
  libclang-rt-14-dev meson ninja-build pkg-config re2c check valgrind \
  libcurl4-openssl-dev libyajl-dev libuv1-dev libev-dev openssl binutils ||
  add 0 1

for part in $parts; do
  before="$passed $failed"
  start=$(date +%s)
  "part_$part"
  # shellcheck disable=SC2086 # two numbers
  set -- $before
  say "$part: $((passed - $1)) passed, $((failed - $2)) failed" \
    "($(($(date +%s) - start)) s)"
done

if [ "$passed" -eq 0 ] && [ "$failed" -eq 0 ]; then
  say "no test ran"
  failed=1
fi
if [ "$skipped" -gt 0 ]; then
  echo "$passed passed, $failed failed, $skipped skipped"
else
  echo "$passed passed, $failed failed"
fi
[ "$failed" -eq 0 ]
