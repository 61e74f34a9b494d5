# SPDX-License-Identifier: MIT
#
# Counts the points of a run of `meson test` from its testlog.json (one test a
# line): prints "PASSED FAILED SKIPPED" on stdout, and on stderr of each test
# that failed what it said.
#
# A test that breaks off counts as one failed point more than it reported, and
# so does one that was to report points and reported none. -v label=NAME names
# the run.

# The string that is the value of a key, escapes undone but for \u.
function text_of(key, at, rest, value) {
  at = index($0, "\"" key "\": \"")
  if (at == 0)
    return ""
  rest = substr($0, at + length(key) + 5)
  value = substr(rest, 1, index(rest, "\"") - 1)
  gsub(/\\n/, "\n", value)
  gsub(/\\t/, "\t", value)
  gsub(/\002/, "\"", value)
  gsub(/\001/, "\\", value)
  return value
}

function count_points(text, lines, n, i) {
  n = split(text, lines, "\n")
  for (i = 1; i <= n; i++) {
    if (lines[i] ~ /^not ok/)
      bad++
    else if (lines[i] ~ /^ok.*# *SKIP/)
      skip++
    else if (lines[i] ~ /^ok/)
      good++
  }
}

# Of a test that failed: all but the points that passed.
function show(name, result, text, errors, lines, n, i) {
  print label ": " name ": " result > "/dev/stderr"
  n = split(text "\n" errors, lines, "\n")
  for (i = 1; i <= n && i <= 400; i++)
    if (lines[i] !~ /^ok/ && lines[i] != "")
      print "  " lines[i] > "/dev/stderr"
}

{
  # \\ and \" first, so that the next quote is the end of its string.
  gsub(/\\\\/, "\001")
  gsub(/\\"/, "\002")
  name = text_of("name")
  out = text_of("stdout")
  result = text_of("result")
  good = bad = skip = 0
  count_points(out)
  is_tap = out ~ /(^|\n)((not )?ok|1\.\.[0-9])/
  skipped_whole = out ~ /(^|\n)1\.\.0/ || /"returncode": 77,/

  if (result == "OK" && !is_tap)
    good = 1
  else if (result == "SKIP" && skipped_whole)
    skip = skip > 0 ? skip : 1
  else if (result == "SKIP" && good + skip == 0)
    bad++
  else if (result != "OK" && result != "SKIP" && bad == 0)
    bad++
  if (bad > 0)
    show(name, result, out, text_of("stderr"))
  passed += good
  failed += bad
  skipped += skip
}

END {
  print passed + 0, failed + 0, skipped + 0
}
