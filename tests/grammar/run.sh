#!/bin/sh
# SPDX-License-Identifier: MIT
#
# The grammars that lmc writes, read and matched by llama.cpp itself, as TAP:
#
#     sh tests/grammar/run.sh LMC [OPTION...]       options as of main.js
#
# llama.cpp comes with the npm package node-llama-cpp, 80 MB; where that cannot
# be installed, one point says why it is skipped.
set -eu

lmc=$(cd "$(dirname "$1")" && pwd)/${1##*/}
shift
cd "$(dirname "$0")"

# Without its optional packages: they are the other platforms.
install() {
  timeout 300 npm install --prefix llama --omit=optional --ignore-scripts \
    --no-audit --no-fund --no-package-lock --silent
}

if ! [ -d llama/node_modules/node-llama-cpp ] && ! reason=$(install 2>&1); then
  printf '%s\n' "$reason" >&2
  echo '1..1'
  echo 'ok 1 - llama.cpp # SKIP npm cannot install node-llama-cpp here'
  exit 0
fi
exec node main.js --lmc "$lmc" --llama "$PWD/llama" "$@"
