#!/bin/sh
# SPDX-License-Identifier: MIT
#
# Our verdict against ajv's on random models and values, as TAP:
#
#     sh tests/differential.sh              200 models, 500 values each
#     sh tests/differential.sh --long       a hundred times that
#     sh tests/differential.sh --seed N     the model of one seed
#     sh tests/differential.sh --lmc FILE   with this lmc, not build's
set -eu

here=$(cd "$(dirname "$0")" && pwd)
lmc=$here/../build/compiler/lmc
models=200
values=500
seed=1
while [ $# -gt 0 ]; do
  case $1 in
  --long) models=20000 ;;
  --seed)
    models=1
    seed=$2
    shift
    ;;
  --lmc)
    lmc=$2
    shift
    ;;
  *)
    sed -n '4,9s/^# \{0,1\}//p' "$0" >&2
    exit 2
    ;;
  esac
  shift
done

command -v node >/dev/null || sh "$here/../examples/need.sh" nodejs
command -v npm >/dev/null || sh "$here/../examples/need.sh" npm
cd "$here/differential"
[ -d node_modules/ajv ] ||
  npm install --no-audit --no-fund --no-package-lock --silent >&2
exec node main.js "$lmc" "$models" "$values" "$seed"
