#!/bin/sh
# SPDX-License-Identifier: MIT
#
# Writes runtime/called.ld anew: the functions of the library that a typed call
# runs, as callgrind sees them, for the linker to lay side by side. To be done
# when the way of a call has changed; a name too many or too few does no harm.
#
#     sh tests/bench/called.sh DIR...     builds that have bench_call
#
# Several builds, such as one of -O2 and one of -O3, leave different functions
# in others; all of their names count.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

for dir; do
  valgrind --tool=callgrind --compress-strings=no --compress-pos=no \
    --toggle-collect=call_typed --callgrind-out-file="$work/out" \
    "$dir/tests/bench/bench_call" --quick >"$work/log" 2>&1 ||
    { cat "$work/log" >&2; exit 1; }
  awk '/^ob=/ { ours = /liblm/ }
    /^fn=/ && ours { sub(/^fn=/, ""); sub(/[.'\''].*/, ""); print }' \
    "$work/out"
done | sort -u | grep -v '^_\|^0x' >"$work/names"

{
  cat <<'END'
/* SPDX-License-Identifier: MIT */
/*
 * What a typed call runs lies side by side: a third of the pages are touched
 * that would be if it were spread over the library, after a wait in which the
 * kernel and others have used the caches. Made by tests/bench/called.sh.
 */
SECTIONS
{
  .text.called :
  {
    *(
END
  sed 's/^/      .text./' "$work/names"
  cat <<'END'
    )
  }
}
INSERT BEFORE .text;
END
} >"$here/../../runtime/called.ld"
