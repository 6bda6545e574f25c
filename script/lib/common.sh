# shellcheck shell=bash
# Shared by all scripts: help, paths, environment, messages, steps and git. For bash 3.2 (macOS) and later.

# As in `sh script/check`, where sh is another shell, whose messages would be riddles.
if [ -z "${BASH_VERSION:-}" ]; then
  echo "error: the scripts need bash; call them by their names, as in: script/check" >&2
  exit 1
fi

# --help or -h, wherever it stands, prints the comment at the head of the script that was called, and does nothing else.
for argument in "$@"; do
  case $argument in
    -h | --help)
      sed -n '1d; /^#/!q; s/^# \{0,1\}//p' "$0"
      exit
      ;;
  esac
done

# Unsets variables that would change what the scripts do:
# - CDPATH: `cd` would search other folders and print the result.
# - CARGO_BUILD_TARGET: cargo would put native programs into another folder. Builds of wasm set their target explicitly.
# - GIT_*: set by git for its hooks; git would use another repository or index.
# - TRUNK_*: the scripts and Trunk.toml set these options. Those of `trunk serve` and the watcher stay, as they concern the
#   developer's machine, and so do those that Trunk passes to its hooks.
unset CDPATH CARGO_BUILD_TARGET GIT_DIR GIT_WORK_TREE GIT_INDEX_FILE GIT_COMMON_DIR GIT_OBJECT_DIRECTORY GIT_PREFIX
unset TRUNK_CONFIG TRUNK_OFFLINE TRUNK_COLOR TRUNK_SKIP_VERSION_CHECK TRUNK_REQUIRED_VERSION
for variable in ${!TRUNK_BUILD_*} ${!TRUNK_TOOLS_*}; do unset "$variable"; done
# Trunk accepts only `true` or `false` for NO_COLOR, although any non-empty text should disable colors (no-color.org).
if [ -n "${NO_COLOR:-}" ]; then export NO_COLOR=true; else unset NO_COLOR; fi
# Services and cron jobs may have no HOME.
export HOME="${HOME:-$(cd ~ && pwd)}"

LIB=$(cd -P -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
ROOT=$(dirname -- "$(dirname -- "$LIB")")
TOOLS=$ROOT/.tools
cd -- "$ROOT" || exit

# Tools installed by script/setup take precedence: the project is tested with their versions.
PATH=$TOOLS/bin:$PATH
# Playwright downloads browsers into the project instead of the home folder.
export PATH PLAYWRIGHT_BROWSERS_PATH="$TOOLS/browsers"

# Without this, Trunk's backtrace would bury the messages of a failed hook.
export RUST_LIB_BACKTRACE=0
# Paths of the site generator and of the server tools. Scripts that need them build them with build_program.
export SITEGEN="$ROOT/target/tools/release/sitegen" DEPLOY="$ROOT/target/tools/release/deploy"

# shellcheck source=script/tools.env
. "$ROOT/script/tools.env"

# say LINE...: prints each line to stderr.
say() { printf '%s\n' "$@" >&2; }

# fail MESSAGE [ADVICE...]: prints an error and exits with 1. Each piece of advice is printed on its own line.
fail() {
  say "error: $1"
  shift
  for line in "$@"; do say "  $line"; done
  exit 1
}

# usage: prints how the script is called, which is the first line of the comment at its head.
usage() { sed -n '2s/^# /Usage: /p' "$ROOT/script/${0##*/}"; }

# unknown_option OPTION: fails for an option that the script does not have.
unknown_option() { fail "unknown option '$1'" "$(usage)" "Details: script/${0##*/} --help"; }

# heading TEXT: prints a heading, in bold on a terminal.
heading() {
  if [ -t 2 ]; then printf '\n\033[1m== %s\033[0m\n' "$*" >&2; else printf '\n== %s\n' "$*" >&2; fi
}

# have COMMAND: succeeds if the command is installed.
have() { command -v "$1" >/dev/null 2>&1; }

# minutes SECONDS: prints a duration, as in "8 s" or "2 min 05 s".
minutes() {
  if [ "$1" -lt 60 ]; then printf '%d s' "$1"; else printf '%d min %02d s' $(($1 / 60)) $(($1 % 60)); fi
}

progress=
# step WHAT USUALLY ADVICE COMMAND...: runs the command and prints what it does and how long that usually takes, after $progress,
# as in "2 of 5: ". Its output goes to a log. If it fails, the end of the log and the advice are printed.
# `set -e` has no effect in a function called this way (from `if`), so longer commands are scripts of their own.
step() {
  local what=$1 usually=$2 advice=$3 log started=$SECONDS
  shift 3
  mkdir -p "$TOOLS/log"
  log=$TOOLS/log/$(printf '%s' "$what" | tr -c 'A-Za-z0-9.\n' '-').log
  printf '%s%s (usually %s) ... ' "$progress" "$what" "$usually" >&2
  if "$@" >"$log" 2>&1 </dev/null; then
    say "done in $(minutes $((SECONDS - started)))"
  else
    say "failed after $(minutes $((SECONDS - started)))"
    tail -n 25 "$log" | sed 's/^/    /' >&2
    fail "$what failed; the full output is in ${log#"$ROOT"/}" "$advice"
  fi
}

# lock FILE: waits until no other set-up holds the lock. The kernel releases it when the process ends, so it cannot become stale.
lock() {
  exec 9>>"$1"
  if have flock; then
    flock -n 9 || { say "Another set-up is running; waiting for it to finish."; flock 9; }
  elif have perl; then # macOS
    perl -e 'open(my $f, ">&=", 9) or die; flock($f, 2) or die' || fail "cannot lock $1"
  else
    say "Neither flock nor perl is installed: do not start a second set-up meanwhile."
  fi
}

# version_at_least REQUIRED FOUND: compares versions of up to three numbers, as in 1.95 and 1.100.0.
version_at_least() {
  printf '%s %s\n' "$1" "$2" | awk '{
    split($1, want, /[.-]/); split($2, got, /[.-]/)
    for (i = 1; i <= 3; i++) if (got[i] + 0 != want[i] + 0) exit !(got[i] + 0 > want[i] + 0)
  }'
}

# as_root COMMAND...: runs the command as root. Fails if that would need a password.
as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; elif have sudo; then sudo -n "$@"; else return 1; fi
}

# check_day DAY: fails unless DAY has the format YYYY-MM-DD, so that a typing error is found before the build.
check_day() {
  case $1 in
    [0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]) ;;
    *) fail "'$1' is not a valid date" "Write it as YYYY-MM-DD, for example: --on 2026-01-05" ;;
  esac
}

# project_git ARGUMENTS...: runs git in the project, with output that does not depend on the user's settings. The variables of git's
# hooks are unset above.
project_git() {
  git -C "$ROOT" --no-optional-locks -c log.showSignature=false -c color.ui=false -c core.quotePath=false \
    -c status.showUntrackedFiles=normal "$@"
}

# check_history ADVICE...: fails unless git can read a commit with the project's files. It cannot where an archive was unpacked, and
# a repository around that has nothing to do with it.
check_history() {
  local message
  have git || fail "git is not installed" "Debian, Ubuntu: sudo apt-get install git" "macOS: xcode-select --install" "$@"
  if message=$(project_git rev-parse --verify HEAD:./script 2>&1); then return; fi
  case $message in
    *safe.directory*)
      fail "this folder belongs to another user, so git does not read it" \
        "This allows it: git config --global --add safe.directory '$ROOT'" "$@"
      ;;
    *) fail "there is no git history of this project" "Expected a clone of its repository, not an archive of its files." "$@" ;;
  esac
}
