# shellcheck shell=bash
# Removes the paths of the machine from the wasm, so that a commit gives the same bytes in every folder and account. Each panic
# location names its source file, which cargo passes to rustc with its absolute path. Cargo's `trim-paths` can replace this once
# it is stable.

# reproducible_flags: sets the environment for the following cargo builds of the wasm.
reproducible_flags() {
  CARGO_ENCODED_RUSTFLAGS=$(wasm_rustflags)
  RUSTC_WRAPPER=$LIB/rustc
  export CARGO_ENCODED_RUSTFLAGS RUSTC_WRAPPER
}

# wasm_rustflags: prints the flags in the format of CARGO_ENCODED_RUSTFLAGS, which allows spaces in paths. This variable takes
# precedence over RUSTFLAGS, so a developer's flags for native programs do not change the site.
wasm_rustflags() {
  local crates folder
  printf -- '--remap-path-prefix=%s=.' "$ROOT"
  # Folders are named after the registry, which may be a mirror. rustc may see a symbolic link or its target.
  for crates in "${CARGO_HOME:-$HOME/.cargo}"/registry/src/*; do
    [ -d "$crates" ] || continue
    for folder in "$crates" "$(cd -P -- "$crates" && pwd)"; do
      printf -- '\037--remap-path-prefix=%s=crates' "$folder"
    done
  done
}
