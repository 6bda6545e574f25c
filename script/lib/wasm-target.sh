# shellcheck shell=bash
# Installs Rust's standard library for WebAssembly, `wasm32-unknown-unknown`, unless it is there: with rustup, or else built from
# the source of the compiler's version. Building is for machines that can only access package registries.

target=wasm32-unknown-unknown

target_folder() { printf '%s/lib/rustlib/%s' "$(rustc --print sysroot)" "$target"; }

has_wasm_target() {
  local folder std
  folder=$(target_folder)
  # A library built here works only with the compiler that it was built for.
  if [ -e "$folder/built-for" ] && [ "$(cat "$folder/built-for")" != "$(rustc --version)" ]; then return 1; fi
  for std in "$folder"/lib/libstd-*.rlib; do [ -e "$std" ] && return; done
  return 1
}

ensure_wasm_target() {
  local folder
  has_wasm_target && return
  folder=$(target_folder)
  [ ! -e "$folder/built-for" ] || rm -rf "$folder"
  if have rustup && install_target_with_rustup; then return; fi
  have apt-get || fail "Rust's WebAssembly target is not installed" \
    "With rustup: rustup target remove $target; rustup target add $target" \
    "With Rust from a package: install its package for that target, or install Rust from https://rustup.rs"
  step "Building Rust's standard library for WebAssembly from Debian's rust-src" "1 minute" \
    "If rustup can download, run 'rustup target add $target'. Otherwise, run script/setup again." \
    bash "$LIB/build-wasm-target.sh"
}

install_target_with_rustup() {
  # shellcheck disable=SC2154 # Defined in common.sh.
  printf '%sInstalling the WebAssembly target with rustup (usually 10 s) ... ' "$progress" >&2
  mkdir -p "$TOOLS/log"
  # rustup trusts its own records even if the files are missing.
  if rustup target add "$target" >"$TOOLS/log/rustup.log" 2>&1 && has_wasm_target; then say "done"; else
    say "failed"
    return 1
  fi
}
