# shellcheck shell=bash
# Shared by the Trunk hooks that process the content.

# is_finished_site: succeeds in script/build, which prerenders all pages, and fails in script/serve.
is_finished_site() { [ "$TRUNK_PROFILE" = release ] || [ -n "${SITE_PRERENDER:-}" ]; }

# with_timeout COMMAND...: ends the command after 120 seconds. It usually takes a few, but a view that waits for the network
# would block prerendering for ever.
with_timeout() { exec perl -e 'alarm 120; exec @ARGV or die "cannot run $ARGV[0]: $!\n"' "$@"; }
