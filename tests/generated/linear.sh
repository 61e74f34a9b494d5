#!/bin/sh
# SPDX-License-Identifier: MIT
# The work of lmc grows with its input and no faster: instructions, and bytes
# held at once, as valgrind counts them, for a file and for one ten times as
# long. They are the same on a busy machine, as times are not. TAP on stdout.
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

# peak FILE: the most bytes held at once
peak() {
    valgrind --tool=massif --massif-out-file="$work/massif" --depth=1 \
        --peak-inaccuracy=0 "$lmc" build "$1" -o "$work/out" >/dev/null 2>&1
    sed -n 's/^mem_heap_B=//p' "$work/massif" | sort -n | tail -n 1
}

# holds WHAT FEW MANY: at most 12 times for 10 times the models.
holds() {
    n=$((n + 1))
    if [ "${2:-0}" -gt 0 ] && [ "${3:-0}" -gt 0 ] &&
        [ "$3" -le $(($2 * 12)) ]; then
        echo "ok $n - $1: $(($3 * 10 / $2)) tenths of what ten times less take"
    else
        echo "not ok $n - $1: ${3:-?}, and ten times less take ${2:-?}"
        failed=$((failed + 1))
    fi
}

# grows SHAPE SIZE EXTENSION
grows() {
    "$1" "$2" >"$work/few.$3"
    "$1" "${2}0" >"$work/many.$3"
    holds "$1, instructions" "$(instructions "$work/few.$3")" \
        "$(instructions "$work/many.$3")"
}

# The same of memory, where the files of grows still are.
fits() {
    holds "$1, bytes held" "$(peak "$work/few.$2")" "$(peak "$work/many.$2")"
}

grows flat 10 model
fits flat model
grows chain 40 model
grows star 10 model
grows wide 100 model
fits wide model
grows header 10 h
echo "1..$n"
[ "$failed" -eq 0 ]
