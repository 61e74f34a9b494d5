# SPDX-License-Identifier: MIT
#
# How long functions are, and where they jump: in the form that clang-format
# gives them, the brace of a function stands in the first column.
#
#     awk -f functions.awk FILE...
#
# A function's length is that of its body, the lines of the braces not counted.
# The limits: none over 60, 93 of 100 within 40, the median at most 12.

FNR == 1 {
  inside = 0
  header = ""
}

/^\{$/ && header != "" {
  inside = 1
  start = FNR
  n_gotos = 0
  split("", labels)
  next
}

/^\}/ && inside {
  inside = 0
  lengths[++n] = FNR - start - 1
  if (lengths[n] > 60)
    printf "%s:%d: %s has %d lines, the limit is 60\n", FILENAME,
      start, header, lengths[n]
  for (i = 1; i <= n_gotos; i++)
    if (goto_to[i] in labels && labels[goto_to[i]] < goto_at[i])
      printf "%s:%d: goto %s goes backward\n", FILENAME, goto_at[i],
        goto_to[i]
  header = ""
  next
}

inside && /^[ \t]*goto / {
  n_gotos++
  goto_to[n_gotos] = $2
  sub(/;.*/, "", goto_to[n_gotos])
  goto_at[n_gotos] = FNR
  next
}

inside && /^[A-Za-z_][A-Za-z0-9_]*:/ {
  name = $1
  sub(/:.*/, "", name)
  labels[name] = FNR
  next
}

# The first line of a definition, or of a declaration that a ; ends.
!inside && /^[A-Za-z_].*\(/ {
  header = $0
  sub(/\(.*/, "", header)
  sub(/.*[ *]/, "", header)
}
!inside && /;[ \t]*$/ {
  header = ""
}

# Of counted lengths: which is at the place `at` of 100, in order.
function percentile(at, k, seen) {
  for (k = 0; k <= longest; k++) {
    seen += with_length[k]
    if (seen * 100 >= n * at)
      return k
  }
  return longest
}

END {
  for (i = 1; i <= n; i++) {
    with_length[lengths[i]]++
    if (lengths[i] > longest)
      longest = lengths[i]
  }
  if (n > 0 && percentile(50) > 12)
    printf "all %d functions: the median is %d lines, not 12\n", n,
      percentile(50)
  if (n > 0 && percentile(93) > 40)
    printf "all %d functions: 93 of 100 are within %d lines, not 40\n", n,
      percentile(93)
  printf "%d functions, median %d, 93 of 100 within %d, longest %d\n", n,
    percentile(50), percentile(93), longest > "/dev/stderr"
}
