#!/usr/bin/env bash
# Builds Rust's standard library for WebAssembly and puts it into the toolchain. Called by wasm-target.sh, on Debian only
# (GNU tools). Everything happens below .tools; the finished target is moved
# into the toolchain in one go, so an interrupted build leaves nothing half done.
set -eu
. "$(dirname -- "$0")/common.sh"
. "$LIB/wasm-target.sh"

folder=$(target_folder)
rustlib=$(dirname "$folder")
source=$rustlib/src/rust
work=$TOOLS/wasm-target
release=$(rustc -vV | sed -n 's/^release: //p')

# fetch_rust_src: apt downloads the package and checks it against Debian's signatures, with lists of its own below
# $work (so without root, and without a change to the machine), from the mirror that the machine is configured for.
fetch_rust_src() {
  local mirror suite version
  # shellcheck disable=SC2016 # apt fills it in.
  mirror=$(apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' 'Label: Debian' | head -n 1)
  [ -n "$mirror" ] || fail "apt is not configured for a Debian mirror"
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
  # Backports hold several versions of Rust side by side; the others hold the newest only.
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
  fail "no suite of Debian holds the package rust-src of version $release"
}

# Checkouts may share one toolchain: one builds, the others wait and find it done.
exec 8<"$rustlib"
flock 8
if has_wasm_target; then exit 0; fi

mkdir -p "$work/empty/src"
trap 'if [ -L "$source" ]; then rm -f "$source"; rmdir "$rustlib/src" 2>/dev/null || :; fi' EXIT
trap 'exit 130' HUP INT TERM
if [ ! -e "$source/library/Cargo.lock" ]; then # else rustup's own component rust-src is there
  fetch_rust_src
  mkdir -p "$rustlib/src"
  ln -sfn "$work/src/usr/src/rustc-$release" "$source"
fi

# An empty crate: all that is wanted is what cargo builds for it. It is its own workspace, or cargo would look for it in
# ours. RUSTC_BOOTSTRAP lets the stable compiler build its own library; the flags are those that Rust's own build uses. The
# second keeps the bitcode that link-time optimization needs, which cargo would leave out.
printf '#![no_std]\n' >"$work/empty/src/lib.rs"
printf '[package]\nname = "empty"\nversion = "0.0.0"\nedition = "2024"\n\n[workspace]\n' >"$work/empty/Cargo.toml"
rm -rf "$work/build"
(
  cd "$work/empty"
  # CARGO_ENCODED_RUSTFLAGS would come before RUSTFLAGS.
  unset CARGO_ENCODED_RUSTFLAGS
  RUSTC_BOOTSTRAP=1 RUSTFLAGS="-Zforce-unstable-if-unmarked -Cembed-bitcode=yes" cargo build --release --target "$target" \
    --target-dir "$work/build" -Zbuild-std=std,panic_abort,panic_unwind,test,proc_macro
)

# Beside its destination, so that the move is a rename within one file system.
staging=$rustlib/.$target.new
rm -rf "$staging"
mkdir -p "$staging/lib"
cp "$work/build/$target/release/deps/"*.rlib "$staging/lib/"
rm -f "$staging/lib/"libempty-*.rlib
test -e "$staging"/lib/libstd-*.rlib
rustc --version >"$staging/built-for"
rm -rf "$folder"
mv -T "$staging" "$folder"
rm -rf "$work"
