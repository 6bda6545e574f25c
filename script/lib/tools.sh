# shellcheck shell=bash
# The tools of the build: what must be there already, what cargo installs, what npm installs.

check_prerequisites() {
  local wanted found
  have cc || have clang || have gcc || fail "there is no C compiler, which Rust needs to link programs" \
    "Debian, Ubuntu: sudo apt-get install build-essential" "macOS: xcode-select --install"

  if ! have cargo || ! have rustc; then
    fail "Rust is not installed" "Install it from https://rustup.rs, open a new terminal, and run this again."
  fi
  wanted=$(sed -n 's/^rust-version = "\(.*\)"/\1/p' Cargo.toml)
  found=$(rustc --version | cut -d ' ' -f 2)
  version_at_least "$wanted" "$found" ||
    fail "Rust $found is too old; the site needs $wanted" "With rustup: rustup update stable"

  if ! have node || ! have npm; then
    fail "Node.js with npm is not installed" "Install version 20 or newer, from https://nodejs.org or your system's packages."
  fi
  found=$(node --version)
  version_at_least 20 "${found#v}" ||
    fail "Node.js $found is too old; the site needs version 20" "Newer ones are on https://nodejs.org"
}

# The program and the library write and read one format that changes with every version.
check_wasm_bindgen_versions() {
  local locked
  locked=$(awk '/^name = "wasm-bindgen"$/ { getline; gsub(/"/, ""); print $3 }' Cargo.lock)
  [ -z "$locked" ] || [ "$locked" = "$WASM_BINDGEN_VERSION" ] || fail \
    "Cargo.lock has wasm-bindgen $locked, but script/tools.env says $WASM_BINDGEN_VERSION; they must be equal" \
    "Put $locked into script/tools.env and Trunk.toml," \
    "or go back with: cargo update -p wasm-bindgen --precise $WASM_BINDGEN_VERSION"
}

# has_cargo_tool PROGRAM VERSION [SUBCOMMAND]: cargo's subcommands want to be called by their names.
has_cargo_tool() { have "$1" && [ "$("$1" ${3:+"$3"} --version 2>/dev/null | cut -d ' ' -f 2)" = "$2" ]; }

# install_cargo_tool CRATE VERSION OPTIONS...: compiled for a short wait rather than for speed, since each of them runs
# for a second at most. The compiled parts stay until the end, so that an interrupted set-up goes on where it was.
install_cargo_tool() {
  local crate=$1 version=$2
  shift 2
  env -u RUSTFLAGS -u CARGO_ENCODED_RUSTFLAGS \
    CARGO_PROFILE_RELEASE_OPT_LEVEL=1 CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 \
    CARGO_PROFILE_RELEASE_DEBUG=false CARGO_TARGET_DIR="$TOOLS/cargo-install" \
    cargo install "$crate" --version "$version" --root "$TOOLS" --force "$@" &&
    rm -rf "$TOOLS/cargo-install"
}

ensure_wasm_bindgen() {
  has_cargo_tool wasm-bindgen "$WASM_BINDGEN_VERSION" && return
  # Not --locked: the lock that comes with 0.2.130 names a version of a crate that was withdrawn.
  step "Installing wasm-bindgen $WASM_BINDGEN_VERSION" "2 minutes" "$cargo_advice" \
    install_cargo_tool wasm-bindgen-cli "$WASM_BINDGEN_VERSION"
}

ensure_trunk() {
  has_cargo_tool trunk "$TRUNK_VERSION" && return
  # Without its check for updates, which asks the network at each start.
  step "Installing trunk $TRUNK_VERSION" "4 to 6 minutes" "$cargo_advice" \
    install_cargo_tool trunk "$TRUNK_VERSION" --locked --no-default-features --features rustls
}

cargo_advice="Is the network there, and does 'cargo search trunk' answer? Then run script/setup again: it goes on where it was."

# Trunk keeps cargo off the network (`offline` in Trunk.toml), so all crates must be there before.
has_crates() { cargo fetch --quiet --offline --locked 2>/dev/null; }

ensure_crates() {
  has_crates || step "Downloading the crates" "20 s" "Is the network there, and does 'cargo search leptos' answer?" \
    cargo fetch ${CI:+--locked} # a lock file that was not kept up to date is an error there
}

# npm's own check takes a second; a copy of the lock file, made after a complete installation, tells the same at once.
has_npm_packages() { cmp -s package-lock.json node_modules/.installed-lock.json; }

has_npm_programs() {
  [ -x "$TOOLS/bin/wasm-opt" ] && [ -x "$TOOLS/bin/esbuild" ] && [ -x "$TOOLS/bin/lightningcss" ]
}

install_npm_packages() {
  npm ci --no-audit && cp package-lock.json node_modules/.installed-lock.json
}

ensure_npm_packages() {
  has_npm_packages || step "Installing the npm packages" "15 s" \
    "Is the network there, and does 'npm ping' answer? Then run script/setup again." install_npm_packages
  has_npm_programs || link_npm_programs
}

# The links are relative, so that the project can be moved.
link_npm_programs() {
  local program
  mkdir -p "$TOOLS/bin"
  ln -sfn ../../node_modules/binaryen/bin/wasm-opt "$TOOLS/bin/wasm-opt"
  ln -sfn ../../node_modules/esbuild/bin/esbuild "$TOOLS/bin/esbuild"
  # Each platform has a package with the program in it. npm may install two on Linux (glibc and musl), of which one runs.
  for program in node_modules/lightningcss-cli-*/lightningcss; do
    if "$program" --version >/dev/null 2>&1; then
      ln -sfn "../../$program" "$TOOLS/bin/lightningcss"
      return
    fi
  done
  fail "there is no lightningcss for this machine" "The npm package lightningcss-cli has a list of platforms."
}
