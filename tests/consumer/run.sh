#!/bin/sh
# SPDX-License-Identifier: MIT
#
# The library as its users meet it, outside of its own build: installed, as a
# subproject of meson, from a plain Makefile, from C++, and without HTTP.
#
#     sh tests/consumer/run.sh DIR        DIR is for its builds
set -u
here=$(cd "$(dirname "$0")" && pwd) || exit 1
root=$(cd "$here/../.." && pwd)
mkdir -p "$1" || exit 1
work=$(cd "$1" && pwd)
prefix=$work/prefix
log=$work/log
n=0
bad=0

# point NAME COMMAND...
point() {
  name=$1
  shift
  n=$((n + 1))
  # Not as a condition: set -e would not count in it.
  (
    set -e
    "$@"
  ) >"$log" 2>&1 </dev/null
  rc=$?
  if [ "$rc" -eq 0 ]; then
    echo "ok $n - $name"
  else
    bad=$((bad + 1))
    echo "not ok $n - $name"
    grep -vE '^(\[[0-9]+/|[a-z]+\| |Compiler |Program |Dependency |Library )' \
      "$log" | tail -n 60 | sed 's/^/# /'
  fi
}

# build DIR SOURCE OPTION...: configured once.
build() {
  dir=$1
  shift
  [ -f "$dir/build.ninja" ] || meson setup "$dir" "$@"
  ninja -C "$dir"
}

# A copy of the app to build in, so that no test changes the tree.
app_in() {
  rm -rf "$1"
  cp -R "$here/app" "$1"
}

json='{"name": "Jason", "age": "25", "home": {"city": "Patras"}}'
says='name="Jason" age=25 home={city="Patras"} client=CONFIG'

works() {
  answer=$("$1" "$json")
  echo "$answer"
  [ "$answer" = "$says" ]
}

# A value that breaks a rule is told with its place.
refuses() {
  answer=$("$1" '{"name": "", "age": 25}' 2>&1) && return 1
  echo "$answer"
  case $answer in /name*) ;; *) return 1 ;; esac
}

install_it() {
  build "$work/library" "$root" -Dtests=false -Dwerror=true \
    --buildtype=release --prefix "$prefix"
  rm -rf "$prefix"
  meson install -C "$work/library" --quiet
}

has_all() {
  [ -x "$prefix/bin/lmc" ]
  [ -f "$prefix/include/lm/lm.h" ]
  for header in "$root"/runtime/include/lm/*.h; do
    cmp "$header" "$prefix/include/lm/${header##*/}"
  done
  pkg-config --exists --print-errors lm
  [ "$(pkg-config --variable=lmc lm)" = "$prefix/bin/lmc" ]
  [ "$(pkg-config --modversion lm)" = "$("$prefix/bin/lmc" --version |
    sed 's/^lmc //')" ]
}

no_path_inside() {
  if grep -rE --include '*.h' --include '*.pc' --include '*.mk' \
    "$root/(runtime|compiler)|$work/library" "$prefix"; then
    return 1
  fi
}

with_meson() {
  app_in "$work/meson"
  meson setup "$work/meson/build" "$work/meson"
  ninja -C "$work/meson/build"
  works "$work/meson/build/app"
  refuses "$work/meson/build/app"
}

# The depfile: what an import says counts, without a change of the file.
follows_imports() {
  sed 's/city:/town:/' "$here/app/place.model" >"$work/meson/place.model"
  ninja -C "$work/meson/build"
  "$work/meson/build/app" \
    '{"name": "J", "age": 1, "home": {"town": "T"}}' | grep 'town="T"'
}

# Nothing is written that does not change.
settles() {
  ninja -C "$work/meson/build"
  ninja -C "$work/meson/build" | grep 'no work to do'
}

with_make() {
  app_in "$work/make"
  make -C "$work/make"
  works "$work/make/app"
}

# Options as a careful user of C++ has them.
with_cpp() {
  app_in "$work/cpp"
  cd "$work/cpp"
  lmc user.model place.model
  for cxx in g++ clang++; do
    # shellcheck disable=SC2046 # one word an option
    $cxx -std=c++17 -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Werror \
      -x c++ main.c user.lm.c place.lm.c -x none \
      $(pkg-config --cflags --libs lm) -o app
    works ./app
  done
}

as_subproject() {
  app_in "$work/super"
  mkdir "$work/super/subprojects"
  ln -s "$root" "$work/super/subprojects/lm"
  unset PKG_CONFIG_PATH
  PATH=$plain_path
  meson setup "$work/super/build" "$work/super" --buildtype=debug
  ninja -C "$work/super/build"
  works "$work/super/build/app"
}

without_http() {
  build "$work/bare" "$root" -Dtests=false -Dhttp=disabled --buildtype=debug
  library=$(find "$work/bare/runtime" -name 'liblm.so.*[0-9]' -type f)
  if readelf -d "$library" | grep curl; then
    return 1
  fi
  echo "$json" >"$work/bare/in.json"
  "$work/bare/compiler/lmc" read "$here/app/user.model" UserDetails \
    <"$work/bare/in.json" | grep '"name":"Jason","age":25'
}

plain_path=$PATH
point "it installs" install_it
PKG_CONFIG_PATH=$(find "$prefix" -name pkgconfig | head -n 1)
LD_LIBRARY_PATH=${PKG_CONFIG_PATH%/pkgconfig}
PATH=$prefix/bin:$PATH
export PKG_CONFIG_PATH LD_LIBRARY_PATH PATH
point "headers, lm.pc and lmc are there" has_all
point "no path of the build in what is installed" no_path_inside
point "a project with meson" with_meson
point "a changed import is built anew" follows_imports
point "what is built stays built" settles
point "a project with make" with_make
point "a program in C++" with_cpp
point "a subproject of meson" as_subproject
point "the library without HTTP" without_http
echo "1..$n"
[ "$bad" -eq 0 ]
