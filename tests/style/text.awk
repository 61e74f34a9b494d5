# SPDX-License-Identifier: MIT
#
# What holds for every line of text:
#
#     awk -f text.awk FILE...
#
# 80 columns (code points, not bytes: run it with LC_ALL=C), no tab but in a
# Makefile, nothing behind the last word, an SPDX line in the first three of
# sources, and a length that one can read.

function complain(line, text) {
  printf "%s:%d: %s\n", FILENAME, line, text
}

function finish() {
  if (file == "")
    return
  if (is_source && !licensed)
    printf "%s:1: no SPDX-License-Identifier in the first lines\n", file
  if (limit > 0 && last > limit)
    printf "%s:%d: %d lines, the limit is %d\n", file, last, last, limit
}

FNR == 1 {
  finish()
  file = FILENAME
  licensed = 0
  is_source = file ~ /\.(c|h|re|sh|awk|mk)$/ || file ~ /meson\.build$/
  if (file ~ /^templates\/init\//)
    is_source = 0
  is_make = file ~ /(Makefile|\.mk)$/
  is_prose = file ~ /\.md$/
  # Words of the language of templates and of tables cannot be broken.
  is_wide = file ~ /\.(tmpl|txt|json|jsonl|tsv)$/
  limit = file ~ /\.(c|h|re)$/ ? 600 : file ~ /^docs\// ? 200 : 0
  in_fence = 0
}

FNR <= 3 && /SPDX-License-Identifier: MIT/ {
  licensed = 1
}

{
  last = FNR
  width = $0
  gsub(/[\200-\277]/, "", width)
  if (length(width) > 80 && !is_wide && !(is_prose && /^\|/) &&
      !/https?:\/\//)
    complain(FNR, length(width) " columns, the limit is 80")
  if (is_prose && /^```/)
    in_fence = /^```make/
  if (/\t/ && !is_make && !is_wide && !in_fence)
    complain(FNR, "a tab")
  if (/[ \t\r]$/ && !is_wide)
    complain(FNR, "white space at the end")
}

END {
  finish()
}
