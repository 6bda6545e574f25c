# shellcheck shell=bash
# What only the tests need: browsers, one of which shows text alone, Java for the HTML checker, rsync for deployments, and
# what checks scripts.
# It needs tools.sh.

has_test_tools() {
  find_browser >/dev/null && has_firefox && has_lynx && has_rsync && has_shellcheck && has_java
}

# find_browser: prints the path of an installed browser; nothing when Playwright's own is to be used.
# False when there is none.
find_browser() {
  local program
  if [ -n "${CHROME:-}" ]; then
    have "$CHROME" || fail "CHROME is set to '$CHROME', which cannot be run" "Set it to a Chrome or Chromium, or unset it."
    command -v "$CHROME"
    return
  fi
  for program in chromium chromium-browser google-chrome google-chrome-stable \
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome" /Applications/Chromium.app/Contents/MacOS/Chromium; do
    if have "$program"; then
      command -v "$program"
      return
    fi
  done
  [ -e "$PLAYWRIGHT_BROWSERS_PATH/complete-$(playwright_version)" ]
}

playwright_version() { sed -n 's/.*"@playwright\/test": "\(.*\)".*/\1/p' package.json; }

ensure_browser() {
  find_browser >/dev/null && return
  if is_debian && can_apt_install; then
    step "Installing Chromium from Debian's packages" "30 s" "$browser_advice" apt_install \
      chromium chromium-headless-shell fonts-liberation
  else
    step "Downloading Playwright's Chromium" "1 minute" "$browser_advice" download_browser
  fi
}

browser_advice="Or install Chrome or Chromium yourself; CHROME=/path/to/it names one that is not found by itself."

# find_firefox: prints the path of an installed Firefox. False when there is none.
find_firefox() {
  local program
  for program in firefox-esr firefox /Applications/Firefox.app/Contents/MacOS/firefox; do
    if have "$program"; then
      command -v "$program"
      return
    fi
  done
  return 1
}

# Where it is not and cannot be installed, the tests with it are skipped.
has_firefox() {
  if find_firefox >/dev/null; then have geckodriver; else ! is_debian || ! can_apt_install; fi
}

ensure_firefox() {
  has_firefox && return
  find_firefox >/dev/null ||
    step "Installing Firefox from Debian's packages" "30 s" "Try: sudo apt-get install firefox-esr" apt_install firefox-esr
  # shellcheck disable=SC2154 # The advice is in tools.sh.
  have geckodriver || step "Installing geckodriver $GECKODRIVER_VERSION" "2 minutes" "$cargo_advice" \
    install_cargo_tool geckodriver "$GECKODRIVER_VERSION" --locked
}

is_debian() { grep -qs '^ID=debian$' /etc/os-release; }

# --with-deps: a bare system, as in a container, lacks the libraries that a browser needs; that takes the rights of root.
download_browser() {
  local with_deps=
  if can_apt_install; then with_deps=--with-deps; fi
  node_modules/.bin/playwright install ${with_deps:+"$with_deps"} chromium &&
    : >"$PLAYWRIGHT_BROWSERS_PATH/complete-$(playwright_version)"
}

# Where it is not and cannot be installed, the tests with it are skipped.
has_lynx() { have lynx || ! can_apt_install; }

ensure_lynx() {
  has_lynx || step "Installing Lynx from the system's packages" "10 s" "Try: sudo apt-get install lynx" apt_install lynx
}

# The same. The tests with it are those of script/deploy.
has_rsync() { have rsync || ! can_apt_install; }

ensure_rsync() {
  has_rsync || step "Installing rsync from the system's packages" "10 s" "Try: sudo apt-get install rsync" apt_install rsync
}

# The same. Without it the scripts are not checked.
has_shellcheck() { have shellcheck || ! can_apt_install; }

ensure_shellcheck() {
  has_shellcheck ||
    step "Installing shellcheck from the system's packages" "10 s" "Try: sudo apt-get install shellcheck" apt_install shellcheck
}

# Asked rather than looked for: on macOS /usr/bin/java is there without Java.
has_java() { java -version >/dev/null 2>&1; }

ensure_java() {
  has_java && return
  if ! can_apt_install; then
    fail "Java is not installed; the HTML checker needs it" \
      "Debian, Ubuntu: sudo apt-get install default-jre-headless" "macOS: brew install openjdk"
  fi
  step "Installing Java from the system's packages" "30 s" "Try: sudo apt-get install default-jre-headless" \
    apt_install default-jre-headless
}

can_apt_install() { have apt-get && as_root true 2>/dev/null; }

apt_install() {
  as_root apt-get update && as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$@"
}
