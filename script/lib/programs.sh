# shellcheck shell=bash
# The project's own native programs. For what writers do without a browser they need no WebAssembly and no npm. Optimized: they
# compile once, and are waited for with each edit.

PROGRAMS=$ROOT/target/tools/release

# build_program PACKAGE: into $PROGRAMS; cargo itself sees in a moment whether there is anything to do.
build_program() {
  local built
  have cargo || fail "Rust is not installed" "Install it from https://rustup.rs, open a new terminal, and run this again."
  if [ ! -x "$PROGRAMS/$1" ]; then say "Building the program '$1' (once, usually 1 minute) ..."; fi
  built=$(compile_program "$1") ||
    fail "the program '$1' was not built (the reason is above)" "Is Rust new enough? With rustup: rustup update stable"
  # A configuration of cargo's in a folder above, or in the home folder, may have a `build.target`: then it is elsewhere.
  if [ ! "$built" -ef "$PROGRAMS/$1" ]; then
    mkdir -p "$PROGRAMS"
    ln -sfn "$built" "$PROGRAMS/$1"
  fi
}

# compile_program PACKAGE: prints where cargo has put the program. The folder is one of its own, since cargo lets one build at a
# time into a folder, and rust-analyzer uses target/. What script/lib/reproducible-flags.sh sets is for the wasm.
compile_program() {
  set -o pipefail
  env -u CARGO_ENCODED_RUSTFLAGS -u RUSTC_WRAPPER cargo build --quiet --release --package "$1" --target-dir target/tools \
    --message-format json-render-diagnostics | sed -n 's/.*"executable":"\([^"]*\)".*/\1/p'
}
