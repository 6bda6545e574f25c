// Sets the theme before the first paint and handles the theme switch. Only a choice that differs from the system preference
// is stored, so that other visitors keep following the system.
{
  const key = "theme";
  const root = document.documentElement;
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const systemTheme = () => (dark.matches ? "dark" : "light");
  // Access to storage may be denied. Then the choice lasts until the document or the system changes.
  const withStorage = (use) => {
    try {
      return use(localStorage);
    } catch {
      return null;
    }
  };
  const setTheme = (theme) => (root.dataset.theme = theme);
  const update = () => setTheme(withStorage((storage) => storage.getItem(key)) ?? systemTheme());

  update();
  dark.addEventListener("change", update);
  addEventListener("storage", update);
  const onClick = ({ target }) => {
    if (!target.closest("[data-theme-switch]")) return;
    const theme = setTheme(root.dataset.theme === "dark" ? "light" : "dark");
    withStorage((storage) => (theme === systemTheme() ? storage.removeItem(key) : storage.setItem(key, theme)));
  };
  // In the capture phase, before boot.js stops the clicks of a failed app.
  addEventListener("click", onClick, true);
}
