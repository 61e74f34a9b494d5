#!/bin/sh
# SPDX-License-Identifier: MIT
#
# A struct from a header of the application's own is filled in:
#
#     sh tests/examples/header_test.sh PROGRAM
set -u
program=$1
n=0
bad=0

# says WANT SENTENCE...
says() {
  want=$1
  shift
  n=$((n + 1))
  got=$("$program" "$@" 2>&1 </dev/null)
  if [ "$got" = "$want" ]; then
    echo "ok $n - $want"
  else
    bad=$((bad + 1))
    echo "not ok $n - $want"
    echo "$got" | sed 's/^/# /'
  fi
}

says 'Jason, 25' 'Jason is 25 years old'
says 'Maria Papadaki, 41' 'Jason is 25 years old' \
  'Maria Papadaki is 41 years old' 'Zelda Quill is 9 years old'
echo "1..$n"
[ "$bad" -eq 0 ]
