#!/bin/sh
# SPDX-License-Identifier: MIT
#
# The static library of the serde_json peer, without the network, from the
# crates that Debian installs:
#
#     sh build.sh DIR OUTPUT      DIR is for the build
set -eu

here=$(cd "$(dirname "$0")" && pwd)
mkdir -p "$1"
dir=$(cd "$1" && pwd)
output=$2

# Debian's own, where it is there: its crates are made for that one.
if [ -x /usr/bin/cargo ] && [ -x /usr/bin/rustc ]; then
  PATH=/usr/bin:$PATH
fi

cp -R "$here/Cargo.toml" "$here/src" "$dir"
mkdir -p "$dir/.cargo"
cat >"$dir/.cargo/config.toml" <<'END'
[source.crates-io]
replace-with = "debian"

[source.debian]
directory = "/usr/share/cargo/registry"
END

unset RUSTUP_TOOLCHAIN
cd "$dir"
CARGO_HOME=$dir/home RUSTFLAGS="-C target-cpu=native" \
  cargo build --quiet --release --offline
cd "$OLDPWD"
cp "$dir/target/release/libbench_serde.a" "$output"
