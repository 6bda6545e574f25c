# shellcheck shell=bash
# Shared by the Trunk hooks.

# is_finished_site: succeeds in script/build, which prerenders all pages, and fails in script/serve.
is_finished_site() { [ "$TRUNK_PROFILE" = release ] || [ -n "${SITE_PRERENDER:-}" ]; }

# is_served: succeeds in script/serve only; fails in script/build, and if a developer runs Trunk.
is_served() { [ -n "${SITE_SERVE:-}" ] && ! is_finished_site; }

# report_mistakes COMMAND OTHERWISE: runs the command, a function of the hook. If it fails, the build fails, except in script/serve:
# there OTHERWISE leaves the last good files, and script/hooks/site shows the messages of the command above the page. (Trunk would
# only say in the browser that a hook has failed, and nothing after the first build.)
report_mistakes() {
  local report
  if ! is_served; then "$1"; return; fi
  report=$TRUNK_STAGING_DIR/mistakes-${0##*/}.txt
  set -o pipefail
  if "$1" 2>&1 | tee "$report" >&2; then rm "$report"; else "$2"; fi
}

# with_timeout COMMAND...: runs the command, but ends it after $time_limit seconds. It usually takes a few, but a view that waits for
# the network would block prerendering for ever. macOS has perl, and small Linux systems have timeout(1). perl comes first, because
# Ctrl-C does not reach what GNU timeout runs.
time_limit=120
with_timeout() {
  local status=0 started=$SECONDS
  if have perl; then
    perl -e 'alarm shift; exec @ARGV or die "cannot run $ARGV[0]: $!\n"' "$time_limit" "$@" || status=$?
  elif have timeout; then
    timeout "$time_limit" "$@" || status=$?
  else
    "$@" || status=$?
  fi
  [ "$status" = 0 ] || [ $((SECONDS - started)) -lt "$time_limit" ] || fail "${1##*/} did not finish within $time_limit s"
  return "$status"
}

# replace_if_changed FILE: puts FILE.new in the place of FILE. An unchanged file keeps its time, so that Trunk does not build again.
replace_if_changed() { if cmp -s "$1.new" "$1"; then rm "$1.new"; else mv "$1.new" "$1"; fi; }
