# shellcheck shell=bash
# Checks the prerequisites of the build, and installs its tools with cargo and npm.

check_prerequisites() {
  local required found
  have cc || have clang || have gcc || fail "no C compiler is installed; Rust needs one to link programs" \
    "Debian, Ubuntu: sudo apt-get install build-essential" "macOS: xcode-select --install"

  if ! have cargo || ! have rustc; then
    fail "Rust is not installed" "Install it from https://rustup.rs, open a new terminal, and run this again."
  fi
  required=$(sed -n 's/^rust-version = "\(.*\)"/\1/p' Cargo.toml)
  found=$(rustc --version | cut -d ' ' -f 2)
  version_at_least "$required" "$found" ||
    fail "found Rust $found; expected $required or newer" "With rustup: rustup update stable"

  if ! have node || ! have npm; then
    fail "Node.js with npm is not installed" "Install version 20 or newer from https://nodejs.org or your system's packages."
  fi
  found=$(node --version)
  version_at_least 20 "${found#v}" ||
    fail "found Node.js $found; expected version 20 or newer" "Install it from https://nodejs.org"
}

# The program reads a format that the library writes, and that changes with every version.
check_wasm_bindgen_versions() {
  local locked
  locked=$(awk '/^name = "wasm-bindgen"$/ { getline; gsub(/"/, ""); print $3 }' Cargo.lock)
  [ -z "$locked" ] || [ "$locked" = "$WASM_BINDGEN_VERSION" ] || fail \
    "found wasm-bindgen $locked in Cargo.lock and $WASM_BINDGEN_VERSION in script/tools.env; expected the same version" \
    "Set $locked in script/tools.env and Trunk.toml," \
    "or revert with: cargo update -p wasm-bindgen --precise $WASM_BINDGEN_VERSION"
}

# has_cargo_tool PROGRAM VERSION [SUBCOMMAND]: succeeds if the program has this version. Programs that are cargo subcommands need
# the name of the subcommand to print it.
has_cargo_tool() { have "$1" && [ "$("$1" ${3:+"$3"} --version 2>/dev/null | cut -d ' ' -f 2)" = "$2" ]; }

# install_cargo_tool CRATE VERSION OPTIONS...: installs a program, compiled with few optimizations, as each runs for a second at
# most. Compiled dependencies are kept until it is installed, so an interrupted set-up can continue.
install_cargo_tool() {
  local crate=$1 version=$2
  shift 2
  env -u RUSTFLAGS -u CARGO_ENCODED_RUSTFLAGS \
    CARGO_PROFILE_RELEASE_OPT_LEVEL=1 CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 \
    CARGO_PROFILE_RELEASE_DEBUG=false CARGO_TARGET_DIR="$TOOLS/cargo-install" \
    cargo install "$crate" --version "$version" --root "$TOOLS" --force "$@" &&
    rm -rf "$TOOLS/cargo-install"
}

has_wasm_bindgen() { has_cargo_tool wasm-bindgen "$WASM_BINDGEN_VERSION"; }

ensure_wasm_bindgen() {
  has_wasm_bindgen && return
  # Not --locked: the lock file of 0.2.130 has a crate version that was yanked.
  step "Installing wasm-bindgen $WASM_BINDGEN_VERSION" "2 minutes" "$cargo_advice" \
    install_cargo_tool wasm-bindgen-cli "$WASM_BINDGEN_VERSION"
}

has_trunk() { has_cargo_tool trunk "$TRUNK_VERSION"; }

ensure_trunk() {
  has_trunk && return
  # Without the feature that checks for updates on every start.
  step "Installing trunk $TRUNK_VERSION" "7 minutes with two cores" "$cargo_advice" \
    install_cargo_tool trunk "$TRUNK_VERSION" --locked --no-default-features --features rustls
}

cargo_advice="Check that 'cargo search trunk' works, then run script/setup again; it continues where it stopped."

# Trunk builds offline (`offline` in Trunk.toml), so all crates have to be downloaded before.
has_crates() { cargo fetch --quiet --offline --locked 2>/dev/null; }

ensure_crates() {
  has_crates || step "Downloading the crates" "20 s" "Check that 'cargo search leptos' works, then run script/setup again." \
    cargo fetch ${CI:+--locked} # In CI, an outdated lock file is an error.
}

# Compares the lock file with a copy that was made after the installation. npm's own check takes a second.
has_npm_packages() { cmp -s package-lock.json node_modules/.installed-lock.json; }

has_npm_programs() {
  [ -x "$TOOLS/bin/wasm-opt" ] && [ -x "$TOOLS/bin/esbuild" ] && [ -x "$TOOLS/bin/lightningcss" ]
}

install_npm_packages() {
  npm ci --no-audit && cp package-lock.json node_modules/.installed-lock.json
}

has_npm() { has_npm_packages && has_npm_programs; }

ensure_npm() {
  has_npm_packages || step "Installing the npm packages" "15 s" \
    "Check that 'npm ping' works, then run script/setup again." install_npm_packages
  has_npm_programs || link_npm_programs
}

# Relative links, so that the project can be moved.
link_npm_programs() {
  local program
  mkdir -p "$TOOLS/bin"
  ln -sfn ../../node_modules/binaryen/bin/wasm-opt "$TOOLS/bin/wasm-opt"
  ln -sfn ../../node_modules/esbuild/bin/esbuild "$TOOLS/bin/esbuild"
  # There is a package for each platform. On Linux, npm may install two (glibc and musl), one of which works.
  for program in node_modules/lightningcss-cli-*/lightningcss; do
    if "$program" --version >/dev/null 2>&1; then
      ln -sfn "../../$program" "$TOOLS/bin/lightningcss"
      return
    fi
  done
  fail "lightningcss does not support this platform" "The npm package lightningcss-cli lists the supported ones."
}
