# shellcheck shell=bash
# Shared by every script here: where things are, how to speak to the developer, how a step is run.
# For bash 3.2 and later, the one that macOS has.

# The same in any shell. What this takes away would change what the scripts do, or end them:
# - CDPATH: `cd` would look for a folder elsewhere, and print where it went.
# - CARGO_BUILD_TARGET: cargo would put native programs into another folder. The wasm names its target itself.
# - Where git looks for the repository and its index, which git sets for its hooks: it would be another repository in other folders.
# - Trunk's own options. What they would change is said in Trunk.toml and by the scripts. Those of `trunk serve` and of the watcher
#   stay, as they are about the developer's machine, and so does what Trunk tells its hooks.
unset CDPATH CARGO_BUILD_TARGET GIT_DIR GIT_WORK_TREE GIT_INDEX_FILE GIT_COMMON_DIR GIT_OBJECT_DIRECTORY GIT_PREFIX
unset TRUNK_CONFIG TRUNK_OFFLINE TRUNK_COLOR TRUNK_SKIP_VERSION_CHECK TRUNK_REQUIRED_VERSION
for variable in ${!TRUNK_BUILD_*} ${!TRUNK_TOOLS_*}; do unset "$variable"; done
# Trunk reads NO_COLOR as `true` or `false` and accepts nothing else, although any text is to mean the same (no-color.org).
if [ -n "${NO_COLOR:-}" ]; then export NO_COLOR=true; else unset NO_COLOR; fi
# A service, or a job of cron, may have none.
export HOME="${HOME:-$(cd ~ && pwd)}"

LIB=$(cd -P -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
ROOT=$(dirname -- "$(dirname -- "$LIB")")
TOOLS=$ROOT/.tools
cd -- "$ROOT" || exit

# Set-up's own tools come first: they have the versions that the project was tested with.
PATH=$TOOLS/bin:$PATH
# Browsers that Playwright downloads stay in the project, not in the home folder.
export PATH PLAYWRIGHT_BROWSERS_PATH="$TOOLS/browsers"

# When a hook finds a mistake in the content, Trunk's own backtrace would hide the message.
export RUST_LIB_BACKTRACE=0
# The builder of the finished site, which script/hooks/site compiles, and the server tools, which each script compiles that needs
# them.
export SITEGEN="$ROOT/target/tools/release/sitegen" DEPLOY="$ROOT/target/tools/release/deploy"

# shellcheck source=script/tools.env
. "$ROOT/script/tools.env"

# say LINE...
say() { printf '%s\n' "$@" >&2; }

# fail MESSAGE [ADVICE...]: ends the script; each piece of advice is a line of its own.
fail() {
  say "error: $1"
  shift
  for line in "$@"; do say "  $line"; done
  exit 1
}

heading() {
  if [ -t 2 ]; then printf '\n\033[1m== %s\033[0m\n' "$*" >&2; else printf '\n== %s\n' "$*" >&2; fi
}

have() { command -v "$1" >/dev/null 2>&1; }

# minutes SECONDS: "8 s", "2 min 05 s"
minutes() {
  if [ "$1" -lt 60 ]; then printf '%d s' "$1"; else printf '%d min %02d s' $(($1 / 60)) $(($1 % 60)); fi
}

# step WHAT USUALLY ADVICE COMMAND...: says what is being done and how long that usually takes; the output goes to a log
# that is shown only when the command fails, followed by the advice.
# A COMMAND of several lines is a script of its own: inside a function that is called from `if`, bash ignores `set -e`.
step() {
  local what=$1 usually=$2 advice=$3 log started=$SECONDS
  shift 3
  mkdir -p "$TOOLS/log"
  log=$TOOLS/log/$(printf '%s' "$what" | tr -c 'A-Za-z0-9.\n' '-').log
  printf '%s (usually %s) ... ' "$what" "$usually" >&2
  if "$@" >"$log" 2>&1 </dev/null; then
    say "done in $(minutes $((SECONDS - started)))"
  else
    say "failed after $(minutes $((SECONDS - started)))"
    tail -n 25 "$log" | sed 's/^/    /' >&2
    fail "$what did not work; the whole output is in ${log#"$ROOT"/}" "$advice"
  fi
}

# lock FILE: waits until no other set-up holds it. The kernel lets go of it when the last process of this set-up ends,
# however that happens, so no stale lock can stay behind.
lock() {
  exec 9>>"$1"
  if have flock; then
    flock -n 9 || { say "Another set-up is running; waiting for it to end."; flock 9; }
  else # macOS
    perl -e 'open(my $f, ">&=", 9) or die; flock($f, 2) or die' || fail "cannot lock $1"
  fi
}

# version_at_least WANTED FOUND: compares up to three numbers, 1.95 with 1.100.0
version_at_least() {
  printf '%s %s\n' "$1" "$2" | awk '{
    split($1, want, /[.-]/); split($2, got, /[.-]/)
    for (i = 1; i <= 3; i++) if (got[i] + 0 != want[i] + 0) exit !(got[i] + 0 > want[i] + 0)
  }'
}

# as_root COMMAND...: false where that would need a password.
as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; elif have sudo; then sudo -n "$@"; else return 1; fi
}

# The day of the build, YYYY-MM-DD; checked here so that a typing error does not end deep inside a build.
check_day() {
  case $1 in
    [0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]) ;;
    *) fail "'$1' is not a day" "Write it as year-month-day, for example: --on 2026-01-05" ;;
  esac
}
