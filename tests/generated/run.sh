#!/bin/sh
# SPDX-License-Identifier: MIT
# Compiles what lmc writes for the models beside this file with each of the C
# and C++ compilers, as strictly as a user might, and runs it. TAP on stdout.
#
#     run.sh "gcc g++ clang clang++" LMC INCLUDE_DIR LIBRARY...
#
# A library with sanitizers takes a program with the same, of the same maker:
# then SANITIZE is what -fsanitize= is given.
set -u

here=$(cd "$(dirname "$0")" && pwd)
compilers=$1
lmc=$2
include=$3
shift 3
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
flags="-Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wcast-qual -Wcast-align"
flags="$flags -Wundef -Wwrite-strings -Wformat=2 -Wvla -Wredundant-decls"
flags="$flags -Wmissing-declarations -Werror"
flags="$flags ${SANITIZE:+-fsanitize=$SANITIZE}"
n=0
failed=0

# point STATUS NAME: a point of TAP, with what was said in $work/log.
point() {
    n=$((n + 1))
    if [ "$1" -eq 0 ]; then
        echo "ok $n - $2"
    else
        echo "not ok $n - $2"
        sed 's/^/# /' "$work/log"
        failed=$((failed + 1))
    fi
}

# The last model of a file is the one that its documents are of.
root_of() {
    case $1 in
    names) echo Names ;;
    annotated) echo Account ;;
    *) sed -n 's/^model \([A-Za-z_]*\).*/\1/p' "$here/$1.model" | tail -n 1 ;;
    esac
}

# sources NAME DIR: what is linked with a model.
sources() {
    echo "$2/$1.lm.c"
    case $1 in
    checks) echo "$here/checks.c" ;;
    imports | fast) echo "$2/shared.lm.c" ;;
    esac
}

# build_and_run NAME COMPILER LANGUAGE STANDARD EMITTED
build_and_run() {
    program=$work/$5/$1-$2
    # shellcheck disable=SC2046,SC2086
    "$2" -x "$3" "-std=$4" $flags -I"$include" -I"$work/$5" -I"$here" \
        -DHEADER="\"$1.lm.h\"" -DTYPE="$(root_of "$1")" \
        "$here/driver.c" $(sources "$1" "$work/$5") -x none $libraries -lm \
        -o "$program" >"$work/log" 2>&1
    point $? "$1: $2 -std=$4, $5"
    [ -x "$program" ] || return
    "$program" <"$here/$1.jsonl" >"$work/log" 2>&1
    point $? "$1: runs ($2), $5"
    [ -f "$work/$1.random" ] || return
    "$program" <"$work/$1.random" >"$work/log" 2>&1
    status=$?
    sed -i '/^not ok/!d' "$work/log"
    point $status "$1: random values are read, written and read ($2), $5"
}

# random_values NAME: what has no checks by hand is drawn from its schema, too.
random_values() {
    [ "$1" != checks ] && command -v node >/dev/null || return
    file=$here/$1.model
    [ -f "$file" ] || file=$here/$1.h
    node "$here/../differential/documents.js" "$lmc" "$file" \
        "$(root_of "$1")" 200 >"$work/$1.random" 2>"$work/log"
    point $? "$1: random values"
}

libraries=$*
for model in "$here"/*.model "$here"/annotated.h; do
    for emitted in call call,fast; do
        "$lmc" build "$model" --emit "$emitted" -o "$work/$emitted" \
            >"$work/log" 2>&1
        point $? "$(basename "$model"): lmc --emit $emitted"
    done
done
for documents in "$here"/*.jsonl; do
    name=$(basename "$documents" .jsonl)
    random_values "$name"
    for compiler in $compilers; do
        command -v "$compiler" >/dev/null || continue
        for emitted in call call,fast; do
            case $compiler in
            *++) build_and_run "$name" "$compiler" c++ c++17 "$emitted" ;;
            *) build_and_run "$name" "$compiler" c c11 "$emitted" ;;
            esac
        done
    done
done

# Five hundred models in one file, each of which uses the one before it.
awk 'BEGIN {
    for (i = 0; i < 500; i++) {
        printf "/// Number %d: */ \303\251 ??/\nmodel Model%d {\n", i, i
        printf "    class: int\n    last: Model%d?\n", i ? i - 1 : 0
        printf "    words: string[](max_items = 3)\n}\n"
    }
}' >"$work/many.model"

# Each text that a file can have, longer than ISO C promises a literal to be.
awk '
function times(text, n, all) {
    while (n-- > 0)
        all = all text
    return all
}
BEGIN {
    doc = times("/// A line of words, with \\ and \"quotes\" in it.\n", 120)
    printf "%smodel Long {\n%s", doc, doc
    printf "    a: string = \"%s\"\n", times("x y, ", 2000)
    printf "    b: string = \"\" @examples(\"%s\", \"%s\")\n",
        times("e ", 3000), times("\\u00e9\\n\\\"?", 1500)
    printf "    c: string(pattern = \"^(0"
    for (i = 1; i < 900; i++)
        printf "|w%d", i
    printf ")$\")\n    d: \"%s\" | \"l\"\n", times("k", 5000)
    printf "    e: int @alias(\"%s\") @title(\"%s\")\n", times("key", 1600),
        times("t", 5000)
    printf "}\n%sfunction ask(text: string) -> Long {\n", doc
    printf "    user: \"%s\"\n    user: \"\"\"\n%s{{text}}\n\"\"\"\n}\n",
        times("p q ", 3000), times("    A line of it.\n", 900)
}' >"$work/long.model"

# compile NAME WHAT: with all warnings, those on the length of literals too.
compile() {
    "$lmc" build "$work/$1.model" --emit call,canonical -o "$work" \
        >"$work/log" 2>&1
    point $? "$2: lmc"
    for compiler in $compilers; do
        command -v "$compiler" >/dev/null || continue
        case $compiler in
        *++) as="-x c++ -std=c++17" ;;
        *) as="-x c -std=c11" ;;
        esac
        # shellcheck disable=SC2086
        "$compiler" $as $flags -Woverlength-strings -I"$include" -I"$work" \
            -fsyntax-only "$work/$1.lm.c" >"$work/log" 2>&1
        point $? "$2: $compiler"
    done
}

compile many "500 models in a file"
compile long "texts of more than 4,095 bytes"

# Where no standard is asked for, a compiler has its own words besides.
for compiler in $compilers; do
    case $compiler in
    *++) continue ;;
    esac
    command -v "$compiler" >/dev/null || continue
    "$compiler" -Wall -Wextra -Werror -I"$include" -I"$work/call" \
        -fsyntax-only "$work/call/keywords.lm.c" >"$work/log" 2>&1
    point $? "keywords: $compiler and its own extensions"
done
echo "1..$n"
[ "$failed" -eq 0 ]
