#!/bin/sh
# SPDX-License-Identifier: MIT
#
# The style checks themselves: a small project with one fault of each kind, in
# which each must be found at its line. Prints what was missed.
set -u
here=$(cd "$(dirname "$0")" && pwd) || exit 1
tree=$(mktemp -d)
trap 'rm -rf "$tree"' EXIT
mkdir -p "$tree/runtime/base" "$tree/runtime/json" "$tree/runtime/include/lm" \
  "$tree/compiler" "$tree/docs" "$tree/runtime/bind" "$tree/other" \
  "$tree/examples"
cp "$here/../../.clang-format" "$tree"

spdx="/* SPDX-License-Identifier: MIT */"
echo "$spdx" >"$tree/runtime/json/lex.h"
printf '%s\n#include "lex.h"\n#include "own.h"\n' "$spdx" \
  >"$tree/runtime/base/arena.c"
echo "$spdx" >"$tree/runtime/base/own.h"
printf '%s\n#include <lm/client.h>\n' "$spdx" >"$tree/compiler/view.c"
printf '%s\n#include <curl/curl.h>\n' "$spdx" >"$tree/runtime/json/net.c"
printf '%s\n#include "own.h"\n' "$spdx" >"$tree/other/lost.c"
printf '%s\n#include "own.h"\n' "$spdx" >"$tree/examples/inner.c"
printf '%s\nint *lm_size(size_t n);\n' "$spdx" \
  >"$tree/runtime/include/lm/client.h"

{
  printf '%s\nint f(char *s)\n{\n' "$spdx"
  echo '    /* strcpy(s) is not called here, nor "atoi(s)" */'
  echo '    strcpy(s, "strcat(s)");'
  echo '    printf("%d", 1);'
  echo '    snprintf(s, 9, "%.17g", strtod(s, 0));'
  echo '    int a__b = 0;'
  printf '    return a__b;\n}\n'
} >"$tree/runtime/json/banned.c"

{
  printf '%s\nstatic int long_one(int x)\n{\n' "$spdx"
  i=0
  while [ $i -lt 61 ]; do
    echo '    x++;'
    i=$((i + 1))
  done
  printf '    return x;\n}\n\nint jump(int x)\n{\nagain:\n    x--;\n'
  printf '    if (x > 0)\n        goto again;\n    return x;\n}\n'
} >"$tree/compiler/long.c"

{
  printf 'int  badly ;\n\tint tab;\nint trailing; \n'
  printf '/* %080d */\n' 1
  printf '/* TODO, in /%s/main, after issue %s */\n' work 7
} >"$tree/compiler/text.c"
printf 'See [this](nowhere.md).\n' >"$tree/docs/book.md"
printf '%s\n/*!re2c re2c:yyfill:enable = 0; */\n' "$spdx" >"$tree/compiler/a.re"
printf 'if true; then\n' >"$tree/compiler/broken.sh"

printf '%s\nLM_API void *lm_two(\n    int x);\n' "$spdx" \
  >"$tree/runtime/include/lm/two.h"
printf '# all\nlm_one\n' >"$tree/runtime/lm.symbols"

found=$(cd "$tree" && STYLE_ROOT=$tree GIT_DIR=/nonexistent \
  sh "$here/run.sh" 2>&1)

expect() {
  case $found in
  *"$1"*) ;;
  *) echo "tests/style/selftest.sh:1: not found: $1" ;;
  esac
}
reject() {
  case $found in
  *"$1"*) echo "tests/style/selftest.sh:1: found without reason: $1" ;;
  esac
}

expect "format: compiler/text.c:1:"
expect "layers: runtime/base/arena.c:2: base must not include"
reject "runtime/base/arena.c:3"
expect "layers: compiler/view.c:2: compiler must not include"
expect "layers: runtime/json/net.c:2: <curl/curl.h> is for"
expect "layers: other/lost.c:2: this folder has no place"
expect "layers: examples/inner.c:2: runtime/base/own.h is not for examples"
expect "headers: runtime/include/lm/client.h:2:"
reject "runtime/json/banned.c:4"
expect "banned: runtime/json/banned.c:5: strcpy is banned"
reject "strcat is banned"
expect "banned: runtime/json/banned.c:6: printf is not for a library"
expect "banned: runtime/json/banned.c:7: strtod depends on the locale"
expect "banned: runtime/json/banned.c:7: the format of a number"
expect "banned: runtime/json/banned.c:8: a__b has two underscores"
expect "symbols: runtime/lm.symbols:1: declared and not listed: lm_two"
expect "symbols: runtime/lm.symbols:1: listed and not declared: lm_one"
expect "symbols: runtime/lm.symbols:1: listed and not in docs/reference.md: lm_"
expect "functions: compiler/long.c:3: long_one has 62 lines"
expect "functions: compiler/long.c:73: goto again goes backward"
expect "text: compiler/text.c:1: no SPDX"
expect "text: compiler/text.c:2: a tab"
expect "text: compiler/text.c:3: white space"
expect "text: compiler/text.c:4: 86 columns"
expect "words: compiler/text.c:5: a path of one machine"
expect "words: compiler/text.c:5: work without a home"
expect "words: compiler/text.c:5: talk about the work"
expect "lexers: compiler/a.re:1: no copy"
expect "scripts: compiler/broken.sh:1:"
expect "links: docs/book.md:1: no such file: nowhere.md"

# So does the count of tests: points, and tests that break off, are silent, or
# have no points but only an end.
line() {
  printf '{"name": "%s", "stdout": "%s", "result": "%s", %s}\n' "$@"
}
counted=$({
  line good 'ok 1 - a \"q\" \\n b\nok 2 - x # SKIP no\n1..2\n' OK '"a": 0'
  line bad 'ok 1 - a\nnot ok 2 - b\n1..2\n' ERROR '"returncode": 1'
  line crash 'ok 1 - a\n' ERROR '"returncode": -11'
  line short '1..3\nok 1 - a\n' ERROR '"returncode": 0'
  line exit '' FAIL '"returncode": 1'
  line plain 'hello\n' OK '"returncode": 0'
  line none '' SKIP '"returncode": 0'
  line slow 'ok 1 - s\n' TIMEOUT '"returncode": -15'
  line skip '1..0 # SKIP nothing\n' SKIP '"returncode": 0'
} | awk -f "$here/../count.awk" 2>/dev/null)
[ "$counted" = "6 6 2" ] ||
  echo "tests/count.awk:1: counts $counted where 6 6 2 is right"
