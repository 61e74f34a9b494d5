#!/bin/sh
# SPDX-License-Identifier: MIT
#
# For tests that need a server with TLS: a folder that goes when they end, the
# points of TAP, and a certificate for the loopback address.
#
#     . "$here/tls.sh"
#     serve --key "$work/key.pem" --cert "$work/cert.pem"
#     point $? 'the server listens'
#     finish
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
n=0
bad=0

# point RC NAME
point() {
  n=$((n + 1))
  if [ "$1" -eq 0 ]; then
    echo "ok $n - $2"
  else
    bad=$((bad + 1))
    echo "not ok $n - $2"
    sed 's/^/# /' "$work"/*.log
  fi
}

# The plan, and whether all went well: the last command of a test.
finish() {
  echo "1..$n"
  [ "$bad" -eq 0 ]
}

# A certificate that vouches for itself.
openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes \
  -days 2 -subj /CN=loopback -addext 'subjectAltName=IP:127.0.0.1' \
  -keyout "$work/key.pem" -out "$work/cert.pem" 2>"$work/openssl.log"
point $? 'a certificate'
