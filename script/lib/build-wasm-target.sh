#!/usr/bin/env bash
# Builds Rust's standard library for WebAssembly and installs it into the toolchain. Called by wasm-target.sh, on Debian only (GNU
# tools). Works in .tools and moves the result into the toolchain at the end, so an interrupted build leaves nothing incomplete.
set -eu
. "$(dirname -- "$0")/common.sh"
. "$LIB/wasm-target.sh"

folder=$(target_folder)
rustlib=$(dirname "$folder")
source=$rustlib/src/rust
work=$TOOLS/wasm-target
release=$(rustc -vV | sed -n 's/^release: //p')
commit=$(rustc -vV | sed -n 's/^commit-hash: //p')

# fetch_rust_src: downloads and unpacks Debian's package rust-src. apt verifies the signatures and uses the configured mirror, with
# its state in $work, so it needs no root privileges and does not change the system.
fetch_rust_src() {
  local mirror suite version
  # shellcheck disable=SC2016 # apt expands it.
  mirror=$(apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' 'Label: Debian' | head -n 1)
  [ -n "$mirror" ] || fail "apt has no Debian mirror configured" "Add one to /etc/apt/sources.list.d/"
  mkdir -p "$work/apt/lists/partial" "$work/apt/cache/archives/partial"
  cat >"$work/apt/apt.conf" <<CONF
Dir::State "$work/apt";
Dir::State::Lists "$work/apt/lists";
Dir::Cache "$work/apt/cache";
Dir::Etc::SourceList "$work/apt/debian.sources";
Dir::Etc::SourceParts "-";
APT::Sandbox::User "root";
CONF
  export APT_CONFIG="$work/apt/apt.conf"
  # Backports have several versions of Rust; the other suites have only the latest.
  for suite in trixie-backports stable-backports testing unstable; do
    printf 'Types: deb\nURIs: %s\nSuites: %s\nComponents: main\nSigned-By: %s\n' \
      "$mirror" "$suite" /usr/share/keyrings/debian-archive-keyring.gpg >"$work/apt/debian.sources"
    apt-get update || continue
    version=$(apt-cache madison rust-src | awk -v release="$release" 'index($3, release "+") == 1 { print $3; exit }')
    [ -n "$version" ] || continue
    (cd "$work/apt" && rm -f rust-src_*.deb && apt-get download "rust-src=$version")
    rm -rf "$work/src"
    dpkg-deb -x "$work/apt"/rust-src_*.deb "$work/src"
    return
  done
  fail "no Debian suite has the package rust-src in version $release" "Install Rust from https://rustup.rs instead."
}

# Several checkouts may share a toolchain: the first one builds, the others wait.
exec 8<"$rustlib"
flock 8
if has_wasm_target; then exit 0; fi

mkdir -p "$work/empty/src"
trap 'if [ -L "$source" ]; then rm -f "$source"; rmdir "$rustlib/src" 2>/dev/null || :; fi' EXIT
trap 'exit 130' HUP INT TERM
if [ ! -e "$source/library/Cargo.lock" ]; then # Otherwise, rustup has installed rust-src.
  fetch_rust_src
  mkdir -p "$rustlib/src"
  ln -sfn "$work/src/usr/src/rustc-$release" "$source"
fi

# Cargo builds the standard library as a dependency of an empty crate, which is a workspace of its own to be independent of ours.
# RUSTC_BOOTSTRAP allows unstable options in the stable compiler. The flags are those of Rust's own build, so that the wasm is
# about as large as with the library that rustup installs: one codegen unit, and the commit in place of the source folder.
# embed-bitcode is required for link-time optimization.
printf '#![no_std]\n' >"$work/empty/src/lib.rs"
printf '[package]\nname = "empty"\nversion = "0.0.0"\nedition = "2024"\n\n[workspace]\n' >"$work/empty/Cargo.toml"
rm -rf "$work/build"
(
  cd "$work/empty"
  # It would take precedence over RUSTFLAGS.
  unset CARGO_ENCODED_RUSTFLAGS
  export RUSTC_BOOTSTRAP=1 CARGO_PROFILE_RELEASE_CODEGEN_UNITS=1
  RUSTFLAGS="-Zforce-unstable-if-unmarked -Cembed-bitcode=yes --remap-path-prefix=$source=/rustc/$commit" cargo build --release \
    --target "$target" --target-dir "$work/build" -Zbuild-std=std,panic_abort,panic_unwind,test,proc_macro
)

# In the same file system as the destination, so that mv is atomic.
staging=$rustlib/.$target.new
rm -rf "$staging"
mkdir -p "$staging/lib"
cp "$work/build/$target/release/deps/"*.rlib "$staging/lib/"
rm -f "$staging/lib/"libempty-*.rlib
# Other users of the toolchain have to read it, whatever the umask.
chmod -R a+rX "$staging"
test -e "$staging"/lib/libstd-*.rlib
rustc --version >"$staging/built-for"
rm -rf "$folder"
mv -T "$staging" "$folder"
rm -rf "$work"
