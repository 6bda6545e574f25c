# shellcheck shell=bash
# The folder that a build puts the site into.

# check_dist FOLDER: fails where a build would replace something else than a site. It makes the folder that it is to be in.
check_dist() {
  local dist=$1 place advice="Take a folder that is not there yet, an empty one, or one with an earlier build."
  [ -n "$dist" ] || fail "--dist needs a folder"
  if [ ! -e "$dist" ]; then
    [ ! -L "$dist" ] || fail "--dist: $dist is a symbolic link that leads nowhere" "$advice"
    mkdir -p -- "$(dirname -- "$dist")" || fail "--dist: the folder that $dist is to be in cannot be made (the reason is above)" "$advice"
    return
  fi
  [ -d "$dist" ] || fail "--dist: $dist is not a folder" "$advice"
  place=$(cd -P -- "$dist" && pwd) || fail "--dist: $dist cannot be read (the reason is above)" "$advice"
  case $ROOT/ in "${place%/}/"*) fail "--dist: $dist is the project, or holds it" "$advice" ;; esac
  [ ! "$place" -ef "$HOME" ] || fail "--dist: $dist is your home folder" "$advice"
  # The Finder of macOS lays a .DS_Store into each folder that it shows.
  [ -n "$(find "$place" -mindepth 1 -maxdepth 1 ! -name .DS_Store)" ] || return 0
  [ -f "$place/build.json" ] || fail "--dist: $dist holds something else than a site that script/build made: it has no build.json" "$advice"
  grep -qs '"uncommittedChanges"' "$place/build.json" ||
    fail "--dist: the build.json in $dist is none that script/build wrote" "$advice"
}
