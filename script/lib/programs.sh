# shellcheck shell=bash
# Programs for what writers do without a browser: no WebAssembly, no npm. Optimized: they compile once, and are waited for
# with each edit.

PROGRAMS=$ROOT/target/tools/release

# build_program PACKAGE: cargo itself sees in a moment whether there is anything to do. The folder is that of
# script/hooks/content.
build_program() {
  have cargo || fail "Rust is not installed" "Install it from https://rustup.rs, open a new terminal, and run this again."
  if [ ! -x "$PROGRAMS/$1" ]; then say "Building the program '$1' (once, usually 1 minute) ..."; fi
  cargo build --quiet --release --package "$1" --target-dir target/tools ||
    fail "the program '$1' was not built (the reason is above)" "Is Rust new enough? With rustup: rustup update stable"
}
