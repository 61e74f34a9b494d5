#!/bin/sh
# SPDX-License-Identifier: MIT
# What lmc says on the command line, word for word. TAP on stdout.
#
#     run.sh LMC [--update]
#
# A case is a file of cases/:
#
#     $ lmc read user.model --policy strict      the command
#     < {"name":"Ann"}                           a line of stdin
#     {"name":"Ann","age":1}                     a line of stdout
#     ! /age: missing: missing (1:14)            a line of stderr
#     = 1                                        the status, if it is not 0
#
# with any number of commands; each runs in a copy of models/, where what the
# ones before it wrote is found. --update writes the cases anew as they are now.
set -u

lmc=$1
update=${2:-}
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
mkdir "$work/bin"
ln -s "$(cd "$(dirname "$lmc")" && pwd)/$(basename "$lmc")" "$work/bin/lmc"
PATH=$work/bin:$PATH
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

for case in "$here"/cases/*; do
    name=$(basename "$case")
    rm -rf "$work/models"
    cp -r "$here/models" "$work/models"
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
