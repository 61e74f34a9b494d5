#!/bin/sh
# SPDX-License-Identifier: MIT
#
# That run.sh finds a block that does not hold, and at its line.
set -u
here=$(cd "$(dirname "$0")" && pwd) || exit 1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
fence='```'

cat >"$work/page.md" <<PAGE
${fence}c
int right(void);
$fence

${fence}c
int wrong(void)
$fence

${fence}c body
    puts("right");
$fence

${fence}c body
    puts(wrong);
$fence

${fence}console
\$ echo right
right
$fence

${fence}console
\$ echo right
wrong
$fence

${fence}sh
if true; then
$fence

${fence}text
anything
$fence
PAGE

said=$(sh "$here/run.sh" /bin/true "$work/page.md" | grep -v '^#' |
  sed "s|$work/||")
want='ok 1 - page.md:2: c
not ok 2 - page.md:6: c
ok 3 - page.md:10: c
not ok 4 - page.md:14: c
ok 5 - page.md:18: console
not ok 6 - page.md:23: console
not ok 7 - page.md:28: sh
1..7'
if [ "$said" = "$want" ]; then
  echo "ok 1 - right blocks are told from wrong ones"
else
  echo "not ok 1 - right blocks are told from wrong ones"
  echo "$said" | sed 's/^/# /'
fi
echo "1..1"
