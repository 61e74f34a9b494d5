#!/bin/sh
# SPDX-License-Identifier: MIT
#
# Holds a page of the documentation to what it says, a point for each block:
#
#     sh tests/docs/run.sh LMC PAGE
#
#     ```model [NAME]      is a file that lmc accepts; NAME is user.model
#     ```header NAME       is a C header that lmc accepts
#     ```c                 compiles, with the models above it on the page
#     ```c body            the same, as the inside of a function
#     ```console           each "$ command" prints what stands below it, in a
#                          folder with the models above it
#     ```sh                is the shell's language
#
# All else is not looked at.
set -u
LC_ALL=C.UTF-8
export LC_ALL

lmc=$1
page=$2
here=$(cd "$(dirname "$0")" && pwd) || exit 1
root=$(cd "$here/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/blocks" "$work/bin" "$work/page"
case $page in /*) ;; *) page=$PWD/$page ;; esac
ln -s "$(cd "$(dirname "$lmc")" && pwd)/${lmc##*/}" "$work/bin/lmc"
PATH=$work/bin:$PATH
cd "$work/page" || exit 1

check_model() {
  cp "$block" "${1:-user.model}" && lmc check "${1:-user.model}"
}

# The models and headers above, but for what was made of them.
sources() {
  find . -name '*.model' -o -name '*.h' ! -name '*.lm.h' | sed 's|^\./||' | sort
}

check_header() {
  cp "$block" "$1" && lmc check "$1"
}

# What lmc makes of the models so far is at hand without an include, as a
# page does not repeat it.
check_c() {
  {
    if [ "${1:-}" = body ]; then
      echo '#include <stdio.h>'
      echo '#include <stdlib.h>'
      echo '#include <string.h>'
      for model in $(sources); do
        echo "#include \"${model%.*}.lm.h\""
      done
      echo '#include <lm/lm.h>'
      echo 'int page(void);'
      echo 'int page(void)'
      echo '{'
    fi
    echo "#line $line \"${page#"$root/"}\""
    cat "$block"
    if [ "${1:-}" = body ]; then
      echo '    return 0;'
      echo '}'
    fi
  } >../page.c
  for model in $(sources); do
    lmc build -o . "$model" || return
  done
  "${CC:-cc}" -std=c11 -D_POSIX_C_SOURCE=200809L -Wall -Wextra -Wpedantic \
    -Wconversion -Wshadow -Werror -I. -I"$root/runtime/include" \
    -fsyntax-only ../page.c
}

# Its commands one by one, each followed by all that it prints.
check_console() {
  sed -n 's/^\$ //p' "$block" | while read -r command; do
    printf '$ %s\n' "$command"
    sh -c "$command" 2>&1 </dev/null
  done >../printed
  diff -u "$block" ../printed
}

check_sh() {
  sh -n "$block"
}

awk -v dir="$work/blocks" -f "$here/extract.awk" "$page" >"$work/list"
n=0
bad=0
while read -r number line kind words; do
  block=$work/blocks/$number.block
  case $kind in
  model | header | c | console | sh) ;;
  *) continue ;;
  esac
  n=$((n + 1))
  if "check_$kind" $words >"$work/log" 2>&1; then
    echo "ok $n - ${page#"$root/"}:$line: $kind"
  else
    bad=$((bad + 1))
    echo "not ok $n - ${page#"$root/"}:$line: $kind"
    sed 's/^/# /' "$work/log"
  fi
done <"$work/list"
if [ "$n" -eq 0 ]; then
  echo "1..0 # SKIP no block to hold it to"
else
  echo "1..$n"
fi
[ "$bad" -eq 0 ]
