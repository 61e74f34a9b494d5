#!/bin/sh
# SPDX-License-Identifier: MIT
#
# Many calls at once over one connection of HTTP/2, and the same connection for
# those that come later:
#
#     sh tests/integration/multiplex_test.sh CLIENT
set -u
here=$(cd "$(dirname "$0")" && pwd) || exit 1
client=$1
calls=20
rounds=3

# shellcheck source=tests/integration/tls.sh
. "$here/tls.sh"

# The server ends when nobody holds the other end of its stdin.
mkfifo "$work/in" "$work/out"
timeout 60 node "$here/multiplex.js" "$work/key.pem" "$work/cert.pem" $calls \
  <"$work/in" >"$work/out" 2>"$work/node.log" &
exec 3>"$work/in" 4<"$work/out"
read -r _ port <&4
[ -n "$port" ]
point $? 'the server listens'

url=https://127.0.0.1:$port/v1
timeout 60 "$client" "$url" "$work/cert.pem" $calls $rounds \
  >"$work/client.log" 2>&1
[ "$(cat "$work/client.log")" = "$((calls * rounds)) good" ]
point $? 'all calls end well'
exec 3>&-
read -r said <&4
echo "$said" >"$work/said.log"
[ "$said" = "1 connections, $((calls * rounds)) requests, $calls at once" ]
point $? 'one connection for all of them, at once'

# Without ca_file nobody vouches for the server.
mkfifo "$work/in2" "$work/out2"
timeout 60 node "$here/multiplex.js" "$work/key.pem" "$work/cert.pem" 1 \
  <"$work/in2" >"$work/out2" 2>"$work/node.log" &
exec 3>"$work/in2" 4<"$work/out2"
read -r _ port <&4
timeout 60 "$client" "https://127.0.0.1:$port/v1" '' 1 1 \
  >"$work/client.log" 2>&1
grep -q '^0 good' "$work/client.log" && grep -qi certificate "$work/client.log"
point $? 'a server that nobody vouches for is refused'
exec 3>&-
wait
finish
