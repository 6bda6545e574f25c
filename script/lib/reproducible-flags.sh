# shellcheck shell=bash
# What the wasm would say of the machine that it was built on: each place where the code can panic names its file, and
# cargo gives crates with their whole path. Without that, a commit gives the same bytes in every folder and under every
# account. (Cargo's own `trim-paths` does this too, once it is stable.)

# reproducible_flags: from here on, cargo builds the wasm like that.
reproducible_flags() {
  CARGO_ENCODED_RUSTFLAGS=$(flags_for_the_wasm)
  RUSTC_WRAPPER=$LIB/rustc
  export CARGO_ENCODED_RUSTFLAGS RUSTC_WRAPPER
}

# Prints rustc's flags in the form of CARGO_ENCODED_RUSTFLAGS, which paths with spaces survive. It comes before RUSTFLAGS, so
# what a developer has set for native programs does not change the site either.
flags_for_the_wasm() {
  local crates folder
  printf -- '--remap-path-prefix=%s=.' "$ROOT"
  # Named after the registry that they came from, which may be a mirror. Where links lead there, rustc sees both names.
  for crates in "${CARGO_HOME:-$HOME/.cargo}"/registry/src/*; do
    [ -d "$crates" ] || continue
    for folder in "$crates" "$(cd -P -- "$crates" && pwd)"; do
      printf -- '\037--remap-path-prefix=%s=crates' "$folder"
    done
  done
}
