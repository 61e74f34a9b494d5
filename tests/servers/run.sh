#!/bin/sh
# SPDX-License-Identifier: MIT
#
# The command lm against servers that others have written, as TAP:
#
#     sh tests/servers/run.sh LM            aimock, of npm
#     sh tests/servers/run.sh LM llama      $LLAMA_SERVER, a llama-server, with
#                                          $LLAMA_MODEL or examples/tiny's
set -eu

lm=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
which=${2:-aimock}
cd "$(dirname "$0")"
command -v node >/dev/null || sh ../../examples/need.sh nodejs
command -v npm >/dev/null || sh ../../examples/need.sh npm

skip() {
  echo "ok 1 - $which # SKIP $1"
  echo "1..1"
  exit
}

[ "$(node -p 'parseInt(process.versions.node)')" -ge 20 ] ||
  skip "it needs node 20"
if [ "$which" = llama ]; then
  [ -n "${LLAMA_SERVER:-}" ] || skip "LLAMA_SERVER is not set"
  exec node llama.js "$lm" "$LLAMA_SERVER" \
    "${LLAMA_MODEL:-../../examples/tiny/tiny-extract-q8_0.gguf}"
fi
[ -d node_modules/@copilotkit/aimock ] ||
  npm install --no-audit --no-fund --no-package-lock --silent >&2
exec node aimock.js "$lm"
