# shellcheck shell=bash
# Rust's standard library for WebAssembly, `wasm32-unknown-unknown`:
# 1. it is there; else 2. rustup brings it; else 3. it is built from its source, of the very version of the compiler.
# The third way is for machines that reach package registries only. `cargo` and `trunk` see no difference.

target=wasm32-unknown-unknown

target_folder() { printf '%s/lib/rustlib/%s' "$(rustc --print sysroot)" "$target"; }

has_wasm_target() {
  local folder std
  folder=$(target_folder)
  # One that was built here fits one compiler only.
  if [ -e "$folder/built-for" ] && [ "$(cat "$folder/built-for")" != "$(rustc --version)" ]; then return 1; fi
  for std in "$folder"/lib/libstd-*.rlib; do [ -e "$std" ] && return; done
  return 1
}

ensure_wasm_target() {
  local folder
  has_wasm_target && return
  folder=$(target_folder)
  [ ! -e "$folder/built-for" ] || rm -rf "$folder"
  if have rustup && rustup_brings_target; then return; fi
  have apt-get || fail "Rust's WebAssembly target is not installed" \
    "With rustup: rustup target remove $target; rustup target add $target" \
    "With a Rust from elsewhere: install its package of that target, or take Rust from https://rustup.rs"
  step "Building Rust's standard library for WebAssembly from Debian's rust-src" "1 minute" \
    "Best is 'rustup target add $target', on a network that lets rustup download. Otherwise run script/setup again." \
    bash "$LIB/build-wasm-target.sh"
}

rustup_brings_target() {
  printf 'Asking rustup for the WebAssembly target (usually 10 s) ... ' >&2
  mkdir -p "$TOOLS/log"
  # rustup believes its own list, even when the files are gone.
  if rustup target add "$target" >"$TOOLS/log/rustup.log" 2>&1 && has_wasm_target; then say "done"; else
    say "rustup did not bring it"
    return 1
  fi
}
