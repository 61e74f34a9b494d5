#!/bin/sh
# SPDX-License-Identifier: MIT
#
# Our verdict against ajv's on random models and values, and the byte at which
# a text is refused against a slow oracle's, as TAP:
#
#     sh tests/differential.sh              200 models, 500 values each
#     sh tests/differential.sh --prefix     where texts are refused: 40 models,
#                                           each byte of 3 values changed thrice
#     sh tests/differential.sh --profiles   40 models: each profile's schema
#                                           against what its provider takes
#     sh tests/differential.sh --tokens     what the notation for prompts costs
#     sh tests/differential.sh --grammar    the grammars of 60 models, read and
#                                           matched by llama.cpp
#     sh tests/differential.sh --long       20,000 models; with --prefix 200,
#                                           each byte changed in every way
#     sh tests/differential.sh --seed N     the model of one seed
#     sh tests/differential.sh --lmc FILE   with this lmc, not build's
set -eu

here=$(cd "$(dirname "$0")" && pwd)
lmc=$here/../build/compiler/lmc
models=200
values=500
seed=1
script=main
prefix_models=40
changes=3
while [ $# -gt 0 ]; do
  case $1 in
  --long)
    models=20000
    changes=255
    prefix_models=200
    ;;
  --prefix | --profiles | --tokens | --grammar) script=${1#--} ;;
  --seed)
    models=1
    prefix_models=1
    seed=$2
    shift
    ;;
  --lmc)
    lmc=$2
    shift
    ;;
  *)
    sed -n '4,18s/^# \{0,1\}//p' "$0" >&2
    exit 2
    ;;
  esac
  shift
done

command -v node >/dev/null || sh "$here/../examples/need.sh" nodejs
command -v npm >/dev/null || sh "$here/../examples/need.sh" npm
[ "$script" != grammar ] ||
  exec sh "$here/grammar/run.sh" "$lmc" --models 60 --texts 40 --seed "$seed"
cd "$here/differential"
[ -d node_modules/gpt-tokenizer ] ||
  npm install --no-audit --no-fund --no-package-lock --silent >&2
case $script in
prefix) set -- "$prefix_models" 3 "$changes" "$seed" ;;
profiles) set -- "$prefix_models" "$seed" ;;
tokens) set -- ;;
main) set -- "$models" "$values" "$seed" ;;
esac
exec node "$script.js" "$lmc" "$@"
