#!/bin/sh
# SPDX-License-Identifier: MIT
#
# Fields that fill in, and many sentences at once, with the model that is in
# the programs:
#
#     sh tests/examples/async_test.sh STREAMING ASYNC
set -u
streaming=$1
async=$2
n=0
bad=0
unset LM_PROVIDER

# point GOOD NAME: GOOD is 0 if it is.
point() {
  n=$((n + 1))
  if [ "$1" -eq 0 ]; then
    echo "ok $n - $2"
  else
    bad=$((bad + 1))
    echo "not ok $n - $2"
    printf '%s\n' "$got" | sed 's/^/# /'
  fi
}

got=$("$streaming" 'Maria Papadaki is 41 years old' 2>&1 </dev/null)
point $? 'streaming: it ends well'
[ "$(printf '%s\n' "$got" | tail -n 1)" = 'name="Maria Papadaki" age=41' ]
point $? 'streaming: the last line is the whole'
[ "$(printf '%s\n' "$got" | wc -l)" -gt 3 ]
point $? 'streaming: there are partial values before it'
# Without its closing quote each name begins the one of the next line.
printf '%s\n' "$got" | sed 's/" age=.*//; s/"$//' |
  awk 'NR > 1 && index($0, last) != 1 { exit 1 } { last = $0 }'
point $? 'streaming: each extends the one before'

got=$("$async" 'Jason is 25 years old' 'Zelda Quill is 9 years old' \
  'Theo is 99 years old' 'Xiomara is 63 years old' 'Zoë is 30 years old' \
  'Ngozi Adeyemi is 34 years old' 2>/dev/null </dev/null)
point $? 'async: it ends well'
[ "$(printf '%s\n' "$got" | sort -n)" = '1 name="Jason" age=25
2 name="Zelda Quill" age=9
3 name="Theo" age=99
4 name="Xiomara" age=63
5 name="Zoë" age=30
6 name="Ngozi Adeyemi" age=34' ]
point $? 'async: each sentence has its answer'
got=$("$async" 2>&1 >/dev/null </dev/null)
[ "$got" = '3 of 3 done, 0 failed' ]
point $? 'async: without a terminal the sum is told, once'
if command -v script >/dev/null 2>&1; then
  got=$(script -qec "$async" /dev/null </dev/null | tr '\r' '\n')
  case $got in *'1 of 3 done, 0 failed'*'3 of 3 done, 0 failed'*) ;;
  *) false ;; esac
  point $? 'async: on a terminal progress is shown'
  [ "$(printf '%s\n' "$got" | grep -c '^.\[K[123] name=')" = 3 ]
  point $? 'async: on a terminal results have lines of their own'
  got=$(script -qec "$streaming" /dev/null </dev/null)
  [ "$(printf '%s\n' "$got" | wc -l)" -eq 1 ]
  point $? 'streaming: on a terminal it is one line'
fi
echo "1..$n"
[ "$bad" -eq 0 ]
