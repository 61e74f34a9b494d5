#!/bin/sh
# SPDX-License-Identifier: MIT
# The scanners, made anew: update.sh RE2C.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
for source in "$here"/../*.re; do
    "$1" --no-debug-info --no-generation-date --no-version -W \
        -o "$here/$(basename "$source" .re).c" "$source"
done
