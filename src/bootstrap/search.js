// Loads the search (crates/search-ui) at its first use, and tells it of each. Until then, and where it cannot be loaded, the
// forms and links lead to the page of the search. The names and integrity values are put in by the production builder.
{
  const { content, dataset } = document.querySelector("meta[name=search-ui]");
  const place = () => document.querySelector("[data-results]");
  let loaded;
  let failed = 0;
  const start = async () => {
    // Some browsers remember of an address that no script could be had there.
    const href = failed ? `${content}?${failed}` : content;
    // An import by itself has no integrity.
    const preload = { rel: "modulepreload", href, integrity: dataset.scriptIntegrity ?? "" };
    document.head.append(Object.assign(document.createElement("link"), preload));
    const answer = fetch(dataset.wasm, { integrity: dataset.wasmIntegrity ?? "" });
    const [{ default: init }, module_or_path] = await Promise.all([import(href), answer]);
    await init({ module_or_path });
  };
  // What failed is tried again at the next use.
  const load = () =>
    (loaded ??= start().catch((error) => {
      loaded = undefined;
      failed++;
      throw error;
    }));
  const tell = (kind) => load().then(() => dispatchEvent(new Event(kind)));
  const open = (otherwise) => tell("site-search").catch(otherwise);

  const ready = () => document.documentElement.dataset.app === "ready";
  const field = ({ target }) => target.closest?.("#header-search");
  addEventListener("keydown", (event) => {
    if (event.key !== "k" || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey || !ready()) return;
    event.preventDefault();
    open(() => location.assign("/search/"));
  });
  // The focus moves to the box: never while a word is being put together of several keys.
  addEventListener("compositionend", (event) => {
    if (ready() && field(event)) open(() => {});
  });
  addEventListener("input", (event) => {
    if (!ready()) return;
    if (field(event)) event.isComposing || open(() => {});
    else if (place() && event.target.matches("main [name=query]")) load().catch(() => {});
  });
  addEventListener(
    "click",
    (event) => {
      const link = event.target.closest?.(".site-header__search-link");
      if (!ready() || event.ctrlKey || event.metaKey || event.shiftKey || !(link || field(event))) return;
      if (link) {
        event.preventDefault();
        event.stopPropagation();
      }
      open(() => link && location.assign(link.href));
    },
    true,
  );

  // The page of the search has its list of results as soon as it is shown with a query: the element comes with the page, or
  // is there before the app is ready. Back and Forward lead from one query to another.
  const query = () => new URLSearchParams(location.search).get("query");
  let shown;
  const results = () => {
    if (!ready() || !place() || location.pathname !== "/search/") return;
    shown = query();
    if (loaded || shown) tell("site-results").catch(() => {});
  };
  addEventListener("popstate", () => query() !== shown && results());
  class Results extends HTMLElement {
    connectedCallback() {
      results();
    }
  }
  customElements.define("search-results", Results);
  new MutationObserver(results).observe(document.documentElement, { attributeFilter: ["data-app"] });
}
