#!/bin/sh
# SPDX-License-Identifier: MIT
# What lmc and lm say on the command line, word for word. TAP on stdout.
#
#     run.sh PROGRAM [--update]
#
# A case is a file of cases/, for lm of lm/:
#
#     $ lmc read user.model --policy strict      the command
#     < {"name":"Ann"}                           a line of stdin
#     {"name":"Ann","age":1}                     a line of stdout
#     ! /age: missing: missing (1:14)            a line of stderr
#     = 1                                        the status, if it is not 0
#
# with any number of commands; each runs in a copy of models/, with rules.model
# of tests/generated in it, where what the ones before it wrote is found.
# --update writes the cases anew as they are now.
set -u

program=$1
name=$(basename "$program")
update=${2:-}
here=$(cd "$(dirname "$0")" && pwd)
cases=$here/cases
[ "$name" = lmc ] || cases=$here/$name
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
mkdir "$work/bin"
ln -s "$(cd "$(dirname "$program")" && pwd)/$name" "$work/bin/$name"
PATH=$work/bin:$PATH
unset LM_PROVIDER LM_REPLAY LM_RECORD OPENAI_API_KEY OPENAI_BASE_URL
n=0
failed=0

# run_command COMMAND: its result in the form of a case.
run_command() {
    echo "\$ $1"
    [ -s "$work/stdin" ] && sed 's/^/< /; s/^< $/</' "$work/stdin"
    sh -c "$1" <"$work/stdin" >"$work/stdout" 2>"$work/stderr"
    status=$?
    cat "$work/stdout"
    sed 's/^/! /; s/^! $/!/' "$work/stderr"
    [ "$status" -eq 0 ] || echo "= $status"
    echo
}

# replay CASE: the commands of a case, run again.
replay() {
    command=
    : >"$work/stdin"
    while IFS= read -r line || [ -n "$line" ]; do
        case $line in
        '$ '*)
            [ -z "$command" ] || run_command "$command"
            : >"$work/stdin"
            command=${line#'$ '}
            ;;
        '< '*) printf '%s\n' "${line#'< '}" >>"$work/stdin" ;;
        '<') echo >>"$work/stdin" ;;
        esac
    done <"$1"
    run_command "$command"
}

for case in "$cases"/*; do
    name=$(basename "$case")
    rm -rf "$work/models"
    cp -r "$here/models" "$work/models"
    cp "$here/../generated/rules.model" "$work/models"
    (cd "$work/models" && replay "$case") >"$work/got"
    n=$((n + 1))
    if [ -n "$update" ]; then
        cp "$work/got" "$case"
    fi
    if cmp -s "$case" "$work/got"; then
        echo "ok $n - $name"
    else
        echo "not ok $n - $name"
        diff -u "$case" "$work/got" | sed 's/^/# /'
        failed=$((failed + 1))
    fi
done
echo "1..$n"
[ "$failed" -eq 0 ]
