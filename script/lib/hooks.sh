# shellcheck shell=bash
# Shared by the Trunk hooks.

# is_finished_site: succeeds in script/build, which prerenders all pages, and fails in script/serve.
is_finished_site() { [ "$TRUNK_PROFILE" = release ] || [ -n "${SITE_PRERENDER:-}" ]; }

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
