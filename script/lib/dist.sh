# shellcheck shell=bash
# Checks the folder that a build replaces.

# check_dist FOLDER: fails if FOLDER holds something other than a built site. Creates its parent folder.
check_dist() {
  local dist=$1 path advice="Choose a new folder, an empty one, or one with an earlier build."
  [ -n "$dist" ] || fail "--dist needs a folder"
  if [ ! -e "$dist" ]; then
    [ ! -L "$dist" ] || fail "--dist: $dist is a dangling symbolic link" "$advice"
    mkdir -p -- "$(dirname -- "$dist")" || fail "--dist: cannot create the parent folder of $dist (see above)" "$advice"
    return
  fi
  [ -d "$dist" ] || fail "--dist: $dist is not a folder" "$advice"
  path=$(cd -P -- "$dist" && pwd) || fail "--dist: cannot open $dist (see above)" "$advice"
  case $ROOT/ in "${path%/}/"*) fail "--dist: $dist is the project, or contains it" "$advice" ;; esac
  [ ! "$path" -ef "$HOME" ] || fail "--dist: $dist is your home folder" "$advice"
  # The macOS Finder creates a .DS_Store in every folder that it shows.
  [ -n "$(find "$path" -mindepth 1 -maxdepth 1 ! -name .DS_Store)" ] || return 0
  [ -f "$path/build.json" ] || fail "--dist: $dist holds something other than a site made by script/build: it has no build.json" "$advice"
  grep -qs '"uncommittedChanges"' "$path/build.json" ||
    fail "--dist: $dist holds a build.json that script/build did not write" "$advice"
}
