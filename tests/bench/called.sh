#!/bin/sh
# SPDX-License-Identifier: MIT
#
# Writes runtime/called.ld anew: the functions of the library that an event of a
# stream runs, then the others that a typed call does, as callgrind sees them,
# for the linker to lay side by side. To be done when the way of a call has
# changed; a name too many or too few does no harm.
#
#     sh tests/bench/called.sh DIR...     builds that have bench_call and
#                                         bench_streams
#
# Several builds, such as one of -O2 and one of -O3, leave different functions
# in others; all of their names count.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# names PROGRAM FUNCTION DIR...: of ours, those that run within FUNCTION.
names() {
  program=$1
  within=$2
  shift 2
  for dir; do
    valgrind --tool=callgrind --compress-strings=no --compress-pos=no \
      --toggle-collect="$within*" --callgrind-out-file="$work/out" \
      "$dir/tests/bench/$program" --quick >"$work/log" 2>&1 ||
      { cat "$work/log" >&2; exit 1; }
    awk '/^ob=/ { ours = /liblm/ }
      /^fn=/ && ours { sub(/^fn=/, ""); sub(/[.'\''].*/, ""); print }' \
      "$work/out"
  done | sort -u | grep -v '^_\|^0x'
}

LC_ALL=C
export LC_ALL
names bench_streams read_events "$@" >"$work/events"
names bench_call call_typed "$@" >"$work/calls"

# Within one *() the linker takes them as they come in the files.
{
  cat <<'END'
/* SPDX-License-Identifier: MIT */
/*
 * What an event of a stream runs lies side by side, and behind it what else a
 * typed call does: a third of the pages are touched that would be if it were
 * spread over the library, after a wait in which the kernel and others have
 * used the caches. Made by tests/bench/called.sh.
 */
SECTIONS
{
  .text.called :
  {
    *(
END
  sed 's/^/      .text./' "$work/events"
  printf '    )\n    *(\n'
  comm -13 "$work/events" "$work/calls" | sed 's/^/      .text./'
  cat <<'END'
    )
  }
}
INSERT BEFORE .text;
END
} >"$here/../../runtime/called.ld"
