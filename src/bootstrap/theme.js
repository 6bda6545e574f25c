// Sets the colors before the first paint, and works the switch. The choice is kept only where it differs from what the
// system says, so that a visitor who agrees with the system keeps following it.
{
  const key = "theme";
  const root = document.documentElement;
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const system = () => (dark.matches ? "dark" : "light");
  // Storage may be forbidden; then the choice lasts as long as the document.
  const storage = (use) => {
    try {
      return use(localStorage);
    } catch {
      return null;
    }
  };
  const show = (theme) => (root.dataset.theme = theme);
  const follow = () => show(storage((store) => store.getItem(key)) ?? system());

  follow();
  dark.addEventListener("change", follow);
  addEventListener("storage", follow);
  const choose = ({ target }) => {
    if (!target.closest("[data-theme-switch]")) return;
    const theme = show(root.dataset.theme === "dark" ? "light" : "dark");
    storage((store) => (theme === system() ? store.removeItem(key) : store.setItem(key, theme)));
  };
  // On the way down, before boot.js can stop the click of an app that failed.
  addEventListener("click", choose, true);
}
