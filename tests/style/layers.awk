# SPDX-License-Identifier: MIT
#
# Finds includes that go upward:
#
#     awk -f layers.awk layers.txt FILE...
#
# FILE... are all sources of the project, which is how "arena.h" is found to be
# runtime/base/arena.h. An include of what no file of the project is named is
# the system's.

FNR == 1 {
  n_files++
}

# The table.
n_files == 1 && $1 == "layer" {
  for (i = 2; i <= NF; i++)
    may[$2, $i] = 1
  next
}
n_files == 1 && $1 == "place" {
  for (i = 3; i <= NF; i++)
    place[$i] = $2
  next
}
n_files == 1 && $1 == "only" {
  for (i = 3; i <= NF; i++)
    only[$2] = only[$2] " " $i
  next
}
n_files == 1 && $1 == "system" {
  for (i = 3; i <= NF; i++)
    system_places[$2] = system_places[$2] " " $i
  next
}
n_files == 1 {
  next
}

FNR == 1 {
  base = FILENAME
  sub(/.*\//, "", base)
  named[base] = named[base] " " FILENAME
  # user.model gives user.lm.h.
  if (sub(/\.model$/, ".lm.h", base))
    named[base] = named[base] " " FILENAME
}

/^[ \t]*#[ \t]*include[ \t]*[<"]/ {
  name = $0
  sub(/^[^<"]*[<"]/, "", name)
  sub(/[>"].*/, "", name)
  n++
  from[n] = FILENAME
  line[n] = FNR
  what[n] = name
  angled[n] = $0 ~ /</
}

function below(path, folder) {
  return path == folder || index(path, folder "/") == 1
}

function layer_of(path, folder, best) {
  best = ""
  for (folder in place)
    if (below(path, folder) && length(folder) > length(best))
      best = folder
  return best == "" ? "" : place[best]
}

function complain(i, text) {
  printf "%s:%d: %s\n", from[i], line[i], text
}

function below_any(path, list, folders, m, k) {
  m = split(list, folders, " ")
  for (k = 1; k <= m; k++)
    if (below(path, folders[k]))
      return 1
  return 0
}

function check_system(i) {
  if ((what[i] in system_places) &&
      !below_any(from[i], system_places[what[i]]))
    complain(i, "<" what[i] "> is for" system_places[what[i]])
}

function check_only(i, path, folder) {
  for (folder in only)
    if (below(from[i], folder) && !below_any(path, only[folder]))
      complain(i, path " is not for " folder)
}

# The files that the include may mean; in "" if none.
function candidates(i, base, folder) {
  base = what[i]
  sub(/.*\//, "", base)
  if (what[i] ~ /^lm\//)
    return "runtime/include/" what[i]
  if (angled[i] && what[i] !~ /\.lm\.h$/)
    return ""
  folder = from[i]
  sub(/[^\/]*$/, "", folder)
  if (index(named[base] " ", " " folder what[i] " "))
    return folder what[i]
  return named[base]
}

function check_include(i, paths, m, k, mine, other) {
  m = split(candidates(i), paths, " ")
  if (m == 0) {
    check_system(i)
    return
  }
  mine = layer_of(from[i])
  if (mine == "") {
    complain(i, "this folder has no place in layers.txt")
    return
  }
  for (k = 1; k <= m; k++) {
    other = layer_of(paths[k])
    if ((mine, other) in may) {
      check_only(i, paths[k])
      return
    }
  }
  complain(i, mine " must not include " paths[1] " of " other)
}

END {
  for (i = 1; i <= n; i++)
    check_include(i)
}
