# shellcheck shell=bash
# Builds the project's native programs. They need neither WebAssembly nor npm. They are optimized, as they run on every edit.

PROGRAMS=$ROOT/target/tools/release

# build_program PACKAGE: builds the program of a package as $PROGRAMS/PACKAGE, if it is out of date.
build_program() {
  local built quiet=--quiet
  have cargo || fail "Rust is not installed" "Install it from https://rustup.rs, open a new terminal, and run this again."
  if [ ! -x "$PROGRAMS/$1" ]; then
    say "Building the program '$1' (only once, 4 to 6 minutes with two cores) ..."
    # Cargo shows how much is left, unless Trunk is showing the progress of its own build.
    if [ -t 2 ] && [ -z "${TRUNK_PROFILE:-}" ]; then quiet=; fi
  fi
  built=$(compile_program "$1" ${quiet:+"$quiet"}) ||
    fail "cannot build the program '$1' (see above)" "If Rust is too old, update it: rustup update stable"
  # With `build.target` in a user's cargo configuration, cargo puts the program into another folder.
  if [ ! "$built" -ef "$PROGRAMS/$1" ]; then
    mkdir -p "$PROGRAMS"
    ln -sfn "$built" "$PROGRAMS/$1"
  fi
}

# compile_program PACKAGE [--quiet]: builds the program and prints its path. The separate target folder avoids waiting for the lock of
# rust-analyzer, which uses target/. The flags of script/lib/reproducible-flags.sh are only for the wasm.
compile_program() {
  set -o pipefail
  env -u CARGO_ENCODED_RUSTFLAGS -u RUSTC_WRAPPER cargo build --release --package "$@" --target-dir target/tools \
    --message-format json-render-diagnostics | sed -n 's/.*"executable":"\([^"]*\)".*/\1/p'
}
