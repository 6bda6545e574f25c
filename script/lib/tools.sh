# shellcheck shell=bash
# Checks the prerequisites of the build, and installs its tools with cargo and npm.

# How long the parts of the set-up usually take, in seconds, with two cores.
# shellcheck disable=SC2034 # time_left forms the names.
seconds_wasm_target=10 seconds_crates=10 seconds_npm=15 seconds_prebuilt=10 seconds_wasm_bindgen=80 seconds_trunk=220

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

# install_cargo_tool CRATE VERSION OPTIONS...: installs a program, compiled with few optimizations: without any, each saved file would
# take script/serve a second longer. Compiled dependencies are kept until it is installed, so an interrupted set-up can continue.
install_cargo_tool() {
  local crate=$1 version=$2
  shift 2
  env -u RUSTFLAGS -u CARGO_ENCODED_RUSTFLAGS \
    CARGO_PROFILE_RELEASE_OPT_LEVEL=1 CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 \
    CARGO_PROFILE_RELEASE_DEBUG=false CARGO_TARGET_DIR="$TOOLS/cargo-install" \
    cargo install "$crate" --version "$version" --root "$TOOLS" --force "$@" &&
    rm -rf "$TOOLS/cargo-install"
}

# install_prebuilt CRATE VERSION PROGRAM: installs the program as published by its own project, with cargo binstall. Fails if that
# is not installed, and, with a line that says so, if it does not succeed.
install_prebuilt() {
  local crate=$1 version=$2 program=$3 log=$TOOLS/log/cargo-binstall-$3.log started=$SECONDS
  have cargo-binstall || return
  mkdir -p "$TOOLS/log"
  # shellcheck disable=SC2154 # Defined in common.sh.
  printf '%sDownloading %s with cargo binstall (usually %s) ... ' \
    "$progress" "$program $version" "$(minutes "$seconds_prebuilt")" >&2
  if download_prebuilt "$crate" "$version" "$program" >"$log" 2>&1 </dev/null; then
    say "done in $(minutes $((SECONDS - started)))"
  else
    say "failed, so it will be compiled; details are in ${log#"$ROOT"/}"
    rm -rf "$TOOLS/prebuilt"
    return 1
  fi
}

# Only crate-meta-data is what the project itself has published. The other strategies download what a third party has compiled, or
# compile more than is needed. The program gets into .tools/bin only when it has run and said its version: it may have been
# downloaded in part, or need a newer system.
download_prebuilt() {
  local crate=$1 version=$2 program=$3 new=$TOOLS/prebuilt found
  rm -rf "$new" &&
    cargo-binstall "$crate@$version" --root "$new" --strategies crate-meta-data --disable-telemetry --no-discover-github-token \
      --no-confirm || return
  found=$("$new/bin/$program" --version | cut -d ' ' -f 2)
  if [ "$found" != "$version" ]; then
    echo "error: found $program ${found:-without a version}; expected $version"
    return 1
  fi
  mkdir -p "$TOOLS/bin" && mv -f "$new/bin/$program" "$TOOLS/bin/$program" && rm -rf "$new"
}

has_wasm_bindgen() { has_cargo_tool wasm-bindgen "$WASM_BINDGEN_VERSION"; }

ensure_wasm_bindgen() {
  [ "$background" != compile_wasm_bindgen ] && has_wasm_bindgen && return
  install_prebuilt wasm-bindgen-cli "$WASM_BINDGEN_VERSION" wasm-bindgen && return
  step "Compiling wasm-bindgen $WASM_BINDGEN_VERSION" "$(minutes "$seconds_wasm_bindgen")" "$cargo_advice" \
    finish compile_wasm_bindgen
}

# Without the programs and the TLS of its test runner. Not --locked: the lock file of 0.2.130 has a crate version that was yanked.
compile_wasm_bindgen() {
  install_cargo_tool wasm-bindgen-cli "$WASM_BINDGEN_VERSION" --no-default-features --bin wasm-bindgen
}

has_trunk() { has_cargo_tool trunk "$TRUNK_VERSION"; }

ensure_trunk() {
  [ "$background" != compile_trunk ] && has_trunk && return
  install_prebuilt trunk "$TRUNK_VERSION" trunk && return
  step "Compiling trunk $TRUNK_VERSION" "$(minutes "$seconds_trunk")" "$cargo_advice" \
    finish compile_trunk
}

# Without the check for updates on every start, and without TLS, which Trunk needs only to download tools and to serve with HTTPS.
compile_trunk() { install_cargo_tool trunk "$TRUNK_VERSION" --locked --no-default-features; }

# time_left PART...: prints how long these parts of the set-up usually take together, as in ", about 5 min left", with half a minute
# for each of those that only the tests need.
time_left() {
  local part name sum=0
  for part in "$@"; do
    name=seconds_$part
    case $part in wasm_bindgen | trunk) ! have cargo-binstall || name=seconds_prebuilt ;; esac
    sum=$((sum + ${!name:-30}))
  done
  if [ "$sum" -lt 60 ]; then printf ', about %d s left' "$sum"; else printf ', about %d min left' $(((sum + 30) / 60)); fi
}

# compile_meanwhile PART...: begins to compile the first of these parts that is compiled, as the processor is idle while the others
# are downloaded. ensure_PART waits for it.
compile_meanwhile() {
  local part
  [ -z "$background" ] && ! have cargo-binstall || return 0
  for part in "$@"; do
    case $part in wasm_bindgen | trunk) ;; *) continue ;; esac
    "has_$part" || start "compile_$part"
    return
  done
}

background=
# start COMMAND: starts the command in the background. `finish COMMAND` waits for it. If the script ends before, it is ended, too.
start() {
  background=$1
  mkdir -p "$TOOLS/log"
  set -m # It gets a process group, so that it can be ended with all its processes.
  "$1" >"$TOOLS/log/$1.log" 2>&1 </dev/null &
  set +m
  background_group=$!
  trap 'kill -- "-$background_group" 2>/dev/null || true' EXIT
}

# finish COMMAND: runs the command, or waits for it and prints its output if it was started.
finish() {
  local status=0
  if [ "$1" != "$background" ]; then
    "$1"
    return
  fi
  wait "$background_group" || status=$?
  trap - EXIT
  cat "$TOOLS/log/$1.log"
  return "$status"
}

cargo_advice="Check that 'cargo search trunk' works, then run script/setup again; it continues where it stopped."

# Trunk builds offline (`offline` in Trunk.toml), so all crates have to be downloaded before.
has_crates() { cargo fetch --quiet --offline --locked 2>/dev/null; }

ensure_crates() {
  has_crates || step "Downloading the crates" "$(minutes "$seconds_crates")" \
    "Check that 'cargo search leptos' works, then run script/setup again." \
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
  has_npm_packages || step "Installing the npm packages" "$(minutes "$seconds_npm")" \
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
