#!/bin/sh
# SPDX-License-Identifier: MIT
#
# An answer that breaks a hand-written check is mended by the model itself:
#
#     sh tests/examples/validators_test.sh PROGRAM
set -u
program=$1
n=0
bad=0

# says WANT SENTENCE
says() {
  n=$((n + 1))
  got=$("$program" "$2" 2>&1 </dev/null)
  if [ "$got" = "$1
2 answers" ]; then
    echo "ok $n - $2"
  else
    bad=$((bad + 1))
    echo "not ok $n - $2"
    echo "$got" | sed 's/^/# /'
  fi
}

says 'name="JASON" age=25' 'Jason is 25 years old'
says 'name="MARIA PAPADAKI" age=41' 'Maria Papadaki is 41 years old'
says 'name="ZELDA QUILL" age=9' 'Zelda Quill is 9 years old'
echo "1..$n"
[ "$bad" -eq 0 ]
