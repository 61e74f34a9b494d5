# SPDX-License-Identifier: MIT
#
# Cuts the fenced blocks out of a page:
#
#     awk -v dir=DIR -f extract.awk PAGE
#
# writes each to DIR/N.block and prints "N LINE KIND [WORD...]" for it, LINE
# being that of its first line and KIND and WORD... what follows the fence.

/^```/ && !inside {
  inside = 1
  n++
  file = dir "/" n ".block"
  printf "" > file
  print n, FNR + 1, substr($0, 4)
  next
}

/^```/ {
  inside = 0
  close(file)
  next
}

inside {
  print > file
}
