# shellcheck shell=bash
# Installs what only the tests need: browsers, including the text browser Lynx, Java for the HTML checker, rsync and shellcheck.
# Source tools.sh first.

# find_browser: prints the path of an installed Chromium, or nothing if Playwright's is used. Fails if there is neither.
find_browser() {
  local program
  if [ -n "${CHROME:-}" ]; then
    have "$CHROME" || fail "CHROME is '$CHROME', which is not a program" "Set it to the path of Chrome or Chromium, or unset it."
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

has_browser() { find_browser >/dev/null; }

ensure_browser() {
  has_browser && return
  if is_debian && can_apt_install; then
    step "Installing Chromium from Debian's packages" "30 s" "$browser_advice" apt_install \
      chromium chromium-headless-shell fonts-liberation
  else
    step "Downloading Playwright's Chromium" "1 minute" "$browser_advice" download_browser
  fi
}

browser_advice="Or install Chrome or Chromium yourself; if it is not found, set CHROME=/path/to/chrome."

# find_firefox: prints the path of an installed Firefox. Fails if there is none.
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

# has_firefox: succeeds if Firefox is installed, or cannot be installed; its tests are skipped then.
has_firefox() {
  if find_firefox >/dev/null; then have geckodriver; else ! is_debian || ! can_apt_install; fi
}

ensure_firefox() {
  has_firefox && return
  find_firefox >/dev/null ||
    step "Installing Firefox from Debian's packages" "30 s" "Try: sudo apt-get install firefox-esr" apt_install firefox-esr
  # shellcheck disable=SC2154 # Defined in tools.sh.
  have geckodriver || step "Installing geckodriver $GECKODRIVER_VERSION" "2 minutes" "$cargo_advice" \
    install_cargo_tool geckodriver "$GECKODRIVER_VERSION" --locked
}

# find_webkit: prints the path of the small browser of WebKitGTK, which is where its library is. Fails if there is none, or no driver
# or screen for it.
find_webkit() {
  local program
  have WebKitWebDriver && have Xvfb || return 1
  for program in /usr/lib/*/webkit*gtk-*/MiniBrowser /usr/lib/webkit*gtk-*/MiniBrowser /usr/lib64/webkit*gtk-*/MiniBrowser \
    /usr/libexec/webkit*gtk-*/MiniBrowser; do
    if [ -x "$program" ]; then
      printf '%s\n' "$program"
      return
    fi
  done
  return 1
}

# has_webkit: likewise, for WebKit.
has_webkit() { find_webkit >/dev/null || ! is_debian || ! can_apt_install; }

# The library comes with the driver, and the browser with the library.
ensure_webkit() {
  has_webkit || step "Installing WebKitGTK from Debian's packages" "1 minute" "Try: sudo apt-get install webkit2gtk-driver xvfb" \
    apt_install webkit2gtk-driver xvfb
}

# say_missing_engines: says which browsers are missing although they can be done without.
say_missing_engines() {
  { find_firefox >/dev/null && have geckodriver; } ||
    say "Firefox or geckodriver is not installed: what is tested in Gecko is skipped. This installs them on Debian only, as root."
  find_webkit >/dev/null ||
    say "WebKitGTK, its driver or Xvfb is not installed: what is tested in WebKit is skipped. This installs them on Debian only, as root."
}

is_debian() { grep -qs '^ID=debian$' /etc/os-release; }

# --with-deps also installs system libraries, which containers often lack. It needs root privileges.
download_browser() {
  local with_deps=
  if can_apt_install; then with_deps=--with-deps; fi
  node_modules/.bin/playwright install ${with_deps:+"$with_deps"} chromium &&
    : >"$PLAYWRIGHT_BROWSERS_PATH/complete-$(playwright_version)"
}

# has_lynx: succeeds if Lynx is installed, or cannot be installed; its tests are skipped then.
has_lynx() { have lynx || ! can_apt_install; }

ensure_lynx() {
  has_lynx || step "Installing Lynx from the system's packages" "10 s" "Try: sudo apt-get install lynx" apt_install lynx
}

# has_rsync: likewise, for the tests of script/deploy.
has_rsync() { have rsync || ! can_apt_install; }

ensure_rsync() {
  has_rsync || step "Installing rsync from the system's packages" "10 s" "Try: sudo apt-get install rsync" apt_install rsync
}

# has_shellcheck: likewise; the scripts are not checked then.
has_shellcheck() { have shellcheck || ! can_apt_install; }

ensure_shellcheck() {
  has_shellcheck ||
    step "Installing shellcheck from the system's packages" "10 s" "Try: sudo apt-get install shellcheck" apt_install shellcheck
}

# Runs it, because macOS has a /usr/bin/java even without Java.
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
