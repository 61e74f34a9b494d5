#!/bin/sh
# SPDX-License-Identifier: MIT
#
# Clients in threads that have a share go on with each other's sessions of TLS,
# as the server sees it:
#
#     sh tests/integration/share_tls_test.sh CLIENT
set -u
here=$(cd "$(dirname "$0")" && pwd) || exit 1
client=$1
threads=4

# shellcheck source=tests/integration/tls.sh
. "$here/tls.sh"

body='{"choices":[{"message":{"role":"assistant","content":'
body=$body'"{\"name\":\"Jason\",\"age\":25}"},"finish_reason":"stop"}]}'
{
  printf 'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n'
  printf 'Connection: close\r\nContent-Length: %d\r\n\r\n%s' ${#body} "$body"
} >"$work/answer"

# serve LOG: answers as many connections as there are threads. The server sends
# what it reads to whoever is connected: one answer after the other will do.
serve() {
  while cat "$work/answer" && sleep 0.05; do
    :
  done 2>/dev/null | timeout 60 openssl s_server -accept 127.0.0.1:0 \
    -naccept $threads -key "$work/key.pem" -cert "$work/cert.pem" \
    >"$1" 2>&1 &
  for _ in $(seq 200); do
    port=$(sed -n 's/^ACCEPT .*:\([0-9]*\)$/\1/p' "$1")
    [ -n "$port" ] && return
    sleep 0.05
  done
}

# call HOW: a client in each thread, and how many sessions went on.
call() {
  serve "$work/$1.log"
  timeout 60 "$client" "https://127.0.0.1:$port/v1" "$work/cert.pem" $threads \
    "$1" >"$work/client.log" 2>&1
  good=$(cat "$work/client.log")
  wait
  resumed=$(grep -c '^Reused' "$work/$1.log")
}

call alone
[ "$good $resumed" = "$threads good 0" ]
point $? 'clients have sessions of their own'
# A connection that is closed before its ticket came leaves none.
call shared
[ "$good" = "$threads good" ] && [ "$resumed" -ge 1 ]
point $? 'clients of a share go on with the sessions of others'
finish
