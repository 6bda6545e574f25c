# shellcheck shell=bash
# Shared by the Trunk hooks.

# is_finished_site: succeeds in script/build, which prerenders all pages, and fails in script/serve.
is_finished_site() { [ "$TRUNK_PROFILE" = release ] || [ -n "${SITE_PRERENDER:-}" ]; }

# with_timeout COMMAND...: ends the command after 120 seconds. It usually takes a few, but a view that waits for the network
# would block prerendering for ever.
with_timeout() { exec perl -e 'alarm 120; exec @ARGV or die "cannot run $ARGV[0]: $!\n"' "$@"; }

# replace_if_changed FILE: puts FILE.new in the place of FILE. An unchanged file keeps its time, so that Trunk does not build again.
replace_if_changed() { if cmp -s "$1.new" "$1"; then rm "$1.new"; else mv "$1.new" "$1"; fi; }
