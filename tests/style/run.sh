#!/bin/sh
# SPDX-License-Identifier: MIT
#
# How the sources look, as points of TAP: one for each check that finds
# nothing, and one for each thing found, with its file and line.
#
#     sh tests/style/run.sh [--build DIR] [--no-tidy] [CHECK...]
#
# DIR is a build made with clang; without one, tidy and symbols are left out.
# CHECK is one of those in `all` below.
set -u
LC_ALL=C
export LC_ALL

here=$(cd "$(dirname "$0")" && pwd) || exit 1
root=${STYLE_ROOT:-$(cd "$here/../.." && pwd)}
cd "$root" || exit 1

all="selftest format tidy models layers headers symbols functions banned text
  words lexers scripts links"
build=
checks=
tidy=true
while [ $# -gt 0 ]; do
  case $1 in
  --build)
    build=$2
    shift
    ;;
  --no-tidy) tidy=false ;;
  *) checks="$checks $1" ;;
  esac
  shift
done

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# All files of the project: what git knows or would take; without git, all.
if git rev-parse --git-dir >/dev/null 2>&1; then
  git ls-files --cached --others --exclude-standard
else
  find . -type f ! -path './build*' ! -path './.git/*' | sed 's|^\./||'
fi | sort -u | while read -r file; do
  [ -f "$file" ] && echo "$file"
done >"$work/all"

# files PATTERN: those of the project that match, but not what programs wrote.
files() {
  grep -E "$1" "$work/all" |
    grep -Ev '(^|/)(golden|bootstrap|fixtures)/|^tests/errors/.*\.model$' |
    grep -Ev '\.lm\.[ch]$'
}

check_format() {
  files '\.[ch]$' | xargs -r clang-format --dry-run -Werror 2>&1 |
    grep -E '^[^ ]+:[0-9]+:[0-9]+:'
}

# Of what the build compiles: the compiler, the library and the examples. Not
# the tests, which would take as long again, nor what lmc wrote.
check_tidy() {
  [ -n "$build" ] && $tidy || return 0
  sed -n 's/^ *"file": "\(.*\)",*$/\1/p' "$build/compile_commands.json" |
    while read -r file; do
      (cd "$build" && realpath --relative-to="$root" "$file")
    done | sort -u >"$work/compiled"
  # One file a run: with more, its analysis of va_list finds what is not there.
  files '^(compiler|runtime|examples)/.*\.c$' | grep -Fx -f "$work/compiled" |
    xargs -r -P 2 -n 1 clang-tidy -p "$build" --quiet 2>/dev/null |
    grep -E '^[^ ]+:[0-9]+:[0-9]+: (error|warning):' |
    sed -e 's|^[^:]*/\.\./||' -e "s|^/*${root#/}/||" | sort -u
}

check_layers() {
  files '\.(c|h|re|model)$' |
    xargs -r awk -f "$here/layers.awk" "$here/layers.txt"
}

# alone HEADER COMPILER...: what a user sees who includes nothing else.
alone() {
  header=$1
  shift
  printf '#include <%s>\nextern int alone;\n' "${header#runtime/include/}" |
    "$@" -fsyntax-only -Iruntime/include -Wall -Wextra -Wpedantic \
      -Wconversion -Wshadow -Wundef -Wcast-qual -Wwrite-strings -Werror - 2>&1 |
    grep -E ': .*(error|warning)'
}

check_headers() {
  files '^runtime/include/.*\.h$' | while read -r file; do
    alone "$file" gcc -std=c11 -Wstrict-prototypes -x c
    alone "$file" clang -std=c11 -Wstrict-prototypes -x c
    alone "$file" g++ -std=c++17 -x c++
    alone "$file" clang++ -std=c++17 -x c++
  done
}

# missing TEXT A B: each line of A that B has not, as a thing found.
missing() {
  comm -23 "$2" "$3" | sed "s|^|runtime/lm.symbols:1: $1: |"
}

# What the headers promise, what the list says and what the library exports
# are the same, and the documentation names it.
check_symbols() {
  list=runtime/lm.symbols
  [ -f "$list" ] || return 0
  grep -v '^#' "$list" | sort >"$work/listed"
  files '^runtime/include/.*\.h$' | xargs -r grep -hv '^ *#' | tr '\n' ' ' |
    grep -o 'LM_API [^(;]*[(;]' | sed 's/[(;]$//; s/.*[ *]//' |
    sort >"$work/declared"
  missing "declared and not listed" "$work/declared" "$work/listed"
  missing "listed and not declared" "$work/listed" "$work/declared"
  # But for what only generated code calls.
  tr -cs 'a-z0-9_' '\n' <docs/reference.md 2>/dev/null | sort -u >"$work/told"
  grep -v '^lm_fast_\|^lm_items_keys$' "$work/listed" >"$work/public"
  missing "listed and not in docs/reference.md" "$work/public" "$work/told"
  [ -n "$build" ] || return 0
  library=$(find "$build/runtime" -name 'liblm.so.*[0-9]' -type f | head -n 1)
  nm -D --defined-only "${library:-missing}" 2>&1 | awk '{ print $NF }' |
    sort >"$work/exported"
  missing "exported and not listed" "$work/exported" "$work/listed"
  missing "listed and not exported" "$work/listed" "$work/exported"
}

# As lmc fmt writes them.
check_models() {
  [ -n "$build" ] && [ -x "$build/compiler/lmc" ] || return 0
  files '\.model$' | grep -v '^tests/fuzz/' |
    xargs -r "$build/compiler/lmc" fmt --check 2>&1
}

check_functions() {
  files '\.c$' | xargs -r awk -f "$here/functions.awk" 2>"$work/functions"
}

check_banned() {
  files '\.(c|h|re)$' | grep -v '^tests/style/' |
    xargs -r awk -f "$here/banned.awk"
}

check_text() {
  files '\.(c|h|re|sh|awk|mk|model|md|tmpl|txt)$|/meson\.build$|/Makefile$' |
    xargs -r awk -f "$here/text.awk"
  # A last line without an end.
  files '\.(c|h|re|sh|awk|model|md|tmpl)$' | while read -r file; do
    [ -z "$(tail -c 1 "$file")" ] || echo "$file:1: no newline at the end"
  done
}

check_words() {
  grep -Ev '^tests/style/|\.(gguf|png|lock)$|/fixtures/|^tests/wire/' \
    "$work/all" | xargs -r awk -f "$here/words.awk"
}

# The lexers are checked in as re2c wrote them: x.re beside bootstrap/x.c.
check_lexers() {
  files '\.re$' | while read -r source; do
    name=${source##*/}
    copy=${source%/*}/bootstrap/${name%.re}.c
    if [ ! -f "$copy" ]; then
      echo "$source:1: no copy in $copy"
      continue
    fi
    # The options are those in the first lines of the source.
    options=$(sed -n 's/.*re2c options: *\([^*]*\).*/\1/p' "$source")
    # shellcheck disable=SC2086 # one word an option
    re2c --no-debug-info --no-generation-date --no-version $options \
      -o "$work/lexer.c" "$source" 2>/dev/null
    cmp -s "$work/lexer.c" "$copy" ||
      echo "$copy:1: not what re2c makes of $source"
  done
}

check_scripts() {
  files '\.sh$' | while read -r file; do
    sh -n "$file" 2>&1 | sed "s|^|$file:1: |"
  done
}

# Links in the documentation lead to files.
check_links() {
  files '\.md$' | while read -r file; do
    awk -v file="$file" '
      /^```/ { fenced = !fenced }
      !fenced {
        rest = $0
        while (match(rest, /\]\([^)#]+/)) {
          print FNR "\t" substr(rest, RSTART + 2, RLENGTH - 2)
          rest = substr(rest, RSTART + RLENGTH)
        }
      }' "$file" | while read -r line target; do
      case $target in
      *://* | mailto:*) ;;
      *)
        [ -e "$(dirname "$file")/$target" ] ||
          echo "$file:$line: no such file: $target"
        ;;
      esac
    done
  done
}

# The checks find what they are there to find.
check_selftest() {
  [ -z "${STYLE_ROOT:-}" ] || return 0
  sh "$here/selftest.sh"
}

n=0
bad=0
for check in ${checks:-$all}; do
  "check_$check" >"$work/found"
  if [ ! -s "$work/found" ]; then
    n=$((n + 1))
    echo "ok $n - $check"
    continue
  fi
  while read -r line; do
    n=$((n + 1))
    bad=$((bad + 1))
    echo "not ok $n - $check: $line"
  done <"$work/found"
done
echo "1..$n"
cat "$work/functions" >&2 2>/dev/null
[ "$bad" -eq 0 ]
