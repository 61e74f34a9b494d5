#!/bin/sh
# SPDX-License-Identifier: MIT
# Generated files, byte for byte: what lmc writes for the models of the list
# below is what lies in expected/. TAP on stdout.
#
#     run.sh LMC [--update]
set -u

lmc=$1
update=${2:-}
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
n=0
failed=0

compare() {
    n=$((n + 1))
    [ -z "$update" ] || cp "$work/$1" "$here/expected/$1"
    if cmp -s "$here/expected/$1" "$work/$1"; then
        echo "ok $n - $1"
    else
        echo "not ok $n - $1"
        diff -u "$here/expected/$1" "$work/$1" | head -40 | sed 's/^/# /'
        failed=$((failed + 1))
    fi
}

# The model, and what --emit takes.
while read -r model emit; do
    name=$(basename "$model" .model)
    "$lmc" build "$here/../$model" --emit "$emit" -o "$work" 2>"$work/log" ||
        sed 's/^/# /' "$work/log"
    compare "$name.lm.h"
    compare "$name.lm.c"
done <<'LIST'
cli/models/user.model call
cli/models/order.model call,openai_strict,gemini_openapi
generated/checks.model value
generated/docs.model call,openai_strict
generated/fast.model value,fast
generated/formats.model call,openai_strict
generated/functions.model call
generated/imports.model value
generated/names.model value
generated/recursion.model value
generated/shared.model value
LIST
echo "1..$n"
[ "$failed" -eq 0 ]
