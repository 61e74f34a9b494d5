#!/bin/sh
# SPDX-License-Identifier: MIT
# The work of lmc grows with its input and no faster: instructions, as
# valgrind counts them, for a file and for one ten times as long. TAP on
# stdout.
#
#     linear.sh LMC
set -u

lmc=$1
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
n=0
failed=0

if ! command -v valgrind >/dev/null; then
    echo "1..0 # SKIP there is no valgrind"
    exit 0
fi

# Models by themselves.
flat() {
    awk -v n="$1" 'BEGIN {
        for (i = 0; i < n; i++)
            printf "model M%d { name: string(min_length = 1) age: int?" \
                " tags: string[] role: \"admin\" | \"user\"" \
                " notes: map<string> price: double(ge = 0) }\n", i
    }'
}

# Each model has the next one.
chain() {
    awk -v n="$1" 'BEGIN {
        for (i = 0; i < n; i++)
            printf "model M%d { value: int next: %s? }\n", i,
                i + 1 < n ? "M" i + 1 : "int"
    }'
}

# Each model has the one that all have.
star() {
    awk -v n="$1" 'BEGIN {
        print "model Hub { value: int first: M0? }"
        for (i = 0; i < n; i++)
            printf "model M%d { hub: Hub? value: int }\n", i
    }'
}

# One model of so many fields.
wide() {
    awk -v n="$1" 'BEGIN {
        print "model Wide {"
        for (i = 0; i < n; i++)
            printf "    field_%d: string(max_length = %d) = \"x\"\n", i, i + 1
        print "}"
    }'
}

# The same in a header.
header() {
    awk -v n="$1" 'BEGIN {
        for (i = 0; i < n; i++)
            printf "LM_MODEL typedef struct M%d { char *name;" \
                " int age LM(ge = 0); char *tags[4]; size_t n_tags; } M%d;\n",
                i, i
    }'
}

# instructions FILE
instructions() {
    valgrind --tool=callgrind --callgrind-out-file=/dev/null \
        "$lmc" build "$1" -o "$work/out" 2>&1 | sed -n 's/.*Collected : //p'
}

# grows SHAPE SIZE EXTENSION: at most 12 times for 10 times the models.
grows() {
    n=$((n + 1))
    "$1" "$2" >"$work/few.$3"
    "$1" "${2}0" >"$work/many.$3"
    few=$(instructions "$work/few.$3")
    many=$(instructions "$work/many.$3")
    if [ "${few:-0}" -gt 0 ] && [ "${many:-0}" -le $((few * 12)) ]; then
        echo "ok $n - $1: ${2}0 models take $((many / few)) times what $2 do"
    else
        echo "not ok $n - $1: ${2}0 take ${many:-?}, $2 take ${few:-?}"
        failed=$((failed + 1))
    fi
}

grows flat 10 model
grows chain 40 model
grows star 10 model
grows wide 100 model
grows header 10 h
echo "1..$n"
[ "$failed" -eq 0 ]
