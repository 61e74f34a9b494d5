# SPDX-License-Identifier: MIT
#
# For scripts that count instructions by callgrind; to be read by them, with
# `here` set to this folder:
#
#     . "$here/counting.sh"
#     counting DIR counted       builds that program in DIR
#     collect counted W2x        instructions within its function of that name
#
# A file of the script's own goes to $work. What the program prints is in
# $work/said.
root=$(cd "$here/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

fail() {
  cat "$work/log" >&2
  echo "Bail out! $1"
  exit 1
}

# Optimised, but for no processor in particular; gcc, as it was recorded.
counting() {
  sh "$root/examples/need.sh" gcc libc6-dev g++ meson ninja-build pkg-config \
    check libyajl-dev valgrind || exit 1
  mkdir -p "$1" || exit 1
  dir=$(cd "$1" && pwd)
  if [ ! -f "$dir/build.ninja" ]; then
    CC=gcc CXX=g++ meson setup "$dir" "$root" -Dbench=true \
      -Dbuildtype=plain -Doptimization=2 -Db_ndebug=true \
      >"$work/log" 2>&1 </dev/null || fail "no configuration"
  fi
  ninja -C "$dir" "tests/bench/$2" >"$work/log" 2>&1 </dev/null ||
    fail "no build"
}

collect() {
  function=$1
  shift
  (cd "$work" && valgrind --tool=callgrind --toggle-collect="$function*" \
    --callgrind-out-file=/dev/null "$dir/tests/bench/$function" "$@") \
    >"$work/said" 2>"$work/log" || return 1
  sed -n 's/.*Collected : \([0-9][0-9]*\).*/\1/p' "$work/log"
}
