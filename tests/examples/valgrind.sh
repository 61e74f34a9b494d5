#!/bin/sh
# SPDX-License-Identifier: MIT
#
# No leak and no wrong access in a whole typed call:
#
#     sh tests/examples/valgrind.sh PROGRAM
set -u
program=$1
log=$(mktemp)
trap 'rm -f "$log"' EXIT
unset LM_PROVIDER

echo "1..1"
if ! command -v valgrind >/dev/null 2>&1; then
  echo "ok 1 - quickstart # SKIP there is no valgrind"
  exit 0
fi
if valgrind --quiet --leak-check=full --show-leak-kinds=all \
  --errors-for-leak-kinds=all --error-exitcode=9 \
  "$program" "Maria Papadaki is 41 years old" >"$log" 2>&1 &&
  grep -qx 'name="Maria Papadaki" age=41' "$log"; then
  echo "ok 1 - quickstart"
else
  echo "not ok 1 - quickstart"
  sed 's/^/# /' "$log"
  exit 1
fi
