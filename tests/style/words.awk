# SPDX-License-Identifier: MIT
#
# Finds what does not belong into a project that others read: paths of one
# machine, hosts of registries, work that has no home, and talk about how the
# work is organised.
#
#     awk -f words.awk FILE...

function complain(what) {
  printf "%s:%d: %s: %s\n", FILENAME, FNR, what, $0
}

/(^|[^A-Za-z0-9_.$}-])\/(work|root|home\/[a-z])\// ||
  /\/tmp\/(team|build|bash)/ {
  complain("a path of one machine")
}

/(registry\.npmjs|deb\.debian|pypi\.org|proxy\.golang|crates\.io)/ {
  complain("a registry's host")
}

/(^|[^A-Za-z])(TODO|FIXME|XXX)([^A-Za-z]|$)/ {
  complain("work without a home")
}

/(^|[^.])\.\.\/shared\// || /reference\/(wire|perf|lessons)/ ||
  /(^|[^A-Za-z])(issue|session) #?[0-9]/ ||
  /(^|[^A-Za-z])(CEO|this brief|the brief|sprint|co-worker)([^A-Za-z]|$)/ {
  complain("talk about the work")
}
