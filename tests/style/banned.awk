# SPDX-License-Identifier: MIT
#
# Finds calls and identifiers that the project does without:
#
#     awk -f banned.awk FILE...
#
# Comments and strings do not count, but for formats of numbers, whose decimal
# point depends on the locale.

BEGIN {
  unsafe = "sprintf|vsprintf|strcpy|strcat|strtok|atoi|atol|atoll|atof|gets|" \
    "alloca|tmpnam|mktemp"
  # A library does not print, end the program or ask the locale.
  loud = "printf|puts|putchar|perror|exit|_exit|_Exit|abort|setlocale|" \
    "signal|sigaction|system|popen|fork"
  local = "strtod|strtof|strtold|localeconv|isalpha|isalnum|isdigit|isspace|" \
    "isupper|islower|isxdigit|ispunct|isprint|iscntrl|toupper|tolower"
  unsafe = "(^|[^A-Za-z0-9_.>])(" unsafe ")[ \t]*\\("
  loud = "(^|[^A-Za-z0-9_.>])(" loud ")[ \t]*\\("
  local = "(^|[^A-Za-z0-9_.>])(" local ")[ \t]*\\("
}

FNR == 1 {
  in_comment = 0
}

# The line without comments and without what stands in quotes; that goes to
# `quoted`.
function code_of(s, out, c, i, quote) {
  out = quoted = ""
  quote = ""
  for (i = 1; i <= length(s); i++) {
    c = substr(s, i, 1)
    if (in_comment) {
      if (substr(s, i, 2) == "*/") {
        in_comment = 0
        i++
      }
    } else if (quote != "") {
      if (c == "\\") {
        i++
      } else if (c == quote) {
        quote = ""
        out = out c
      } else {
        quoted = quoted c
      }
    } else if (substr(s, i, 2) == "/*") {
      in_comment = 1
      i++
    } else if (substr(s, i, 2) == "//") {
      break
    } else {
      if (c == "\"" || c == "'")
        quote = c
      out = out c
    }
  }
  return out
}

# match's answer, without what stands before the word and behind it.
function word_in(s) {
  s = substr(s, RSTART, RLENGTH)
  gsub(/[^A-Za-z0-9_]/, "", s)
  return s
}

function complain(text) {
  printf "%s:%d: %s\n", FILENAME, FNR, text
}

{
  code = code_of($0)
  # Not the command lm, nor programs of the build.
  library = FILENAME ~ /^runtime\// && FILENAME !~ /^runtime\/tool\/|_gen\.c$/
  if (match(code, unsafe))
    complain(word_in(code) " is banned")
  if (library && match(code, loud))
    complain(word_in(code) " is not for a library")
  if (FILENAME !~ /^(tests|examples)\// && match(code, local))
    complain(word_in(code) " depends on the locale")
  if (library && code !~ /scanf/ && quoted ~ /%[-+ #0-9.*]*[aefgAEFG]/)
    complain("the format of a number depends on the locale")
  # Two underscores are the implementation's, but for our lm__ and LM__, and for
  # what compilers define.
  rest = code
  while (match(rest, /[A-Za-z0-9_]*__[A-Za-z0-9_]*/)) {
    name = substr(rest, RSTART, RLENGTH)
    rest = substr(rest, RSTART + RLENGTH)
    if (name !~ /^(lm__[a-z]|LM__[A-Z])[A-Za-z0-9]*(_[A-Za-z0-9]+)*_?$/ &&
        name !~ /^__(extension__|asm__|int128)$/ &&
        name !~ /^__(attribute__|cplusplus|GNUC__|GNUC_MINOR__|clang__)$/ &&
        name !~ /^__(func__|FILE__|LINE__|VA_ARGS__|builtin_[a-z0-9_]+)$/ &&
        name !~ /^__(has_[a-z]+|SSE2__|SSE4_2__|AVX2__|ARM_NEON|x86_64__)$/ &&
        name !~ /^__(aarch64__|restrict|BYTE_ORDER__|linux__|APPLE__)$/ &&
        name !~ /^__(ORDER_[A-Z]+_ENDIAN__|SANITIZE_[A-Z]+__|SIZEOF_.*)$/ &&
        name !~ /^(_mm[0-9]*_|__m[0-9]+)/)
      complain(name " has two underscores")
  }
}
