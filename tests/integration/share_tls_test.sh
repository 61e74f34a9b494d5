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

cr=$(printf '\r')

# Keeps what the server says in LOG, tells its port, and has it answer at the
# end of each request's headers.
attend() {
  exec 3>"$work/port"
  while IFS= read -r line; do
    printf '%s\n' "$line" >>"$1"
    case $line in
      ACCEPT\ *)
        echo "${line##*:}" >&3
        exec 3>&-
        ;;
      "$cr") cat "$work/answer" ;;
    esac
  done
}

# serve LOG: answers as many connections as there are threads. The server sends
# what it reads to whoever is connected.
serve() {
  rm -f "$work/say" "$work/port"
  mkfifo "$work/say" "$work/port"
  # shellcheck disable=SC2094 # pipes: what is written is what is read
  timeout 60 openssl s_server -accept 127.0.0.1:0 -naccept $threads \
    -key "$work/key.pem" -cert "$work/cert.pem" <"$work/say" 2>&1 |
    attend "$1" >"$work/say" &
  read -r port <"$work/port"
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
