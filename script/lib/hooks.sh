# shellcheck shell=bash
# What the hooks share that Trunk calls with the content.

# Whether the build is for visitors, with every page as HTML; script/serve needs none of that.
is_finished_site() { [ "$TRUNK_PROFILE" = release ] || [ -n "${SITE_PRERENDER:-}" ]; }

# in_time COMMAND...: it takes seconds. A view that waits for the network would wait for ever here: the alarm ends it.
in_time() { exec perl -e 'alarm 120; exec @ARGV or die "cannot run $ARGV[0]: $!\n"' "$@"; }
