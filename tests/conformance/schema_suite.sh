#!/bin/sh
# SPDX-License-Identifier: MIT
#
# The verdicts of JSON-Schema-Test-Suite (draft 2020-12) on schemas that
# `lmc import` made models of, as TAP:
#
#     sh tests/conformance/schema_suite.sh LMC [FOLDER]
#
# FOLDER is tests/draft2020-12 of the suite; without it the suite is taken
# from a Debian package that carries it, unpacked here once.
set -eu

lmc=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
here=$(cd "$(dirname "$0")" && pwd)
package=libtest-json-schema-acceptance-perl
inside=usr/share/perl5/auto/share/dist/Test-JSON-Schema-Acceptance
folder=${2:-$here/unpacked/$inside/tests/draft2020-12}

command -v node >/dev/null || sh "$here/../../examples/need.sh" nodejs
if [ ! -d "$folder" ]; then
  fresh=$(mktemp -d)
  trap 'rm -rf "$fresh"' EXIT
  (cd "$fresh" && apt-get download "$package") >&2 ||
    { apt-get update && cd "$fresh" && apt-get download "$package"; } >&2
  mkdir -p "$here/unpacked"
  dpkg -x "$fresh"/*.deb "$here/unpacked"
fi
exec node "$here/schema_suite.js" "$lmc" "$folder"
