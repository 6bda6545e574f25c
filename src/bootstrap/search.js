// Opens the search dialog, loads its program (crates/search-ui) at the first use, and hands the dialog over to it. Where the app is
// not ready, forms and links lead to the page of results. The production builder puts in names and integrity values.
// At the end, it does the same for the list of RFCs.
{
  const { content, dataset } = document.querySelector("meta[name=search-ui]");
  const run = async (script, wasm, integrity = "") => {
    const [module, module_or_path] = await Promise.all([import(script), fetch(wasm, { integrity })]);
    await module.default({ module_or_path });
    return module;
  };
  let program;
  let loading;
  let failures = 0;
  const start = async () => {
    // Some browsers remember that an address had no script.
    const href = failures ? `${content}?${failures}` : content;
    // An import by itself has no integrity.
    const preload = { rel: "modulepreload", href, integrity: dataset.scriptIntegrity ?? "" };
    document.head.append(Object.assign(document.createElement("link"), preload));
    program = await run(href, dataset.wasm, dataset.wasmIntegrity);
  };
  // What failed is tried again at the next use.
  const load = () =>
    (loading ??= start().catch((error) => {
      loading = undefined;
      failures++;
      throw error;
    }));
  /** Calls `use` once the program is there. `otherwise` is called if that fails, or takes long. */
  const whenLoaded = (use, otherwise) => {
    const timer = setTimeout(otherwise, 8000);
    load()
      .then(use)
      .catch(otherwise)
      .finally(() => clearTimeout(timer));
  };

  // Links to the pages that were shown in this document, the latest first. They are stored nowhere.
  let visited = [];
  const keep = () => {
    const link = Object.assign(document.createElement("a"), { href: location, text: document.title.split(" | ")[0] });
    visited = [link, ...visited.filter(({ href }) => href !== link.href)];
  };
  new MutationObserver(keep).observe(document.head, { childList: true, subtree: true });
  keep();

  let dialog;
  let pressed;
  const create = () => {
    dialog = document.createElement("dialog");
    dialog.className = "search-dialog";
    dialog.ariaLabel = "Search";
    dialog.innerHTML = `<form class="search-dialog__form" role="search" action="/search/"><input class="search-dialog__field" name="query" aria-label="Search the site" autocomplete="off"><button class="search-dialog__close" type="button">Close</button></form><div class="search-dialog__body"><div role="status"><p></p></div><div class="search-dialog__start"></div></div>`;
    dialog.onpointerdown = ({ target }) => (pressed = target);
    dialog.onclick = (event) => {
      const { target } = event;
      // A selection that is dragged out of the field ends in a click on the dialog, too.
      const outside = target === dialog && pressed === dialog;
      if (outside || target.closest(".search-dialog__close") || (isPlain(event) && target.closest("a"))) dialog.close();
    };
    document.body.append(dialog);
  };
  const open = () => {
    dialog ?? create();
    const field = dialog.querySelector("input");
    const say = (html) => {
      if (!program) dialog.querySelector("[role=status] p").innerHTML = html;
    };
    const header = document.querySelector("#header-search");
    if (header.value) {
      field.value = header.value;
      header.value = "";
    }
    if (!dialog.open) {
      // The next meetings, the groups, and what was shown before this page.
      const offered = document.querySelectorAll(".mega-menu :is([href^='/meeting/1'], [href^='/technologies/keywords'])");
      const links = [...offered, ...visited.slice(1, 5)].map((link) => link.cloneNode(true));
      dialog.querySelector(".search-dialog__start").replaceChildren(...links);
      for (const menu of document.querySelectorAll(".mega-menu [open]")) menu.open = false;
      dialog.showModal();
      say("Loading the search…");
    }
    field.focus();
    whenLoaded(
      () => program.open(dialog),
      () => say('The search cannot be reached. Try again later, or look through <a href="/search/">the site from A to Z</a>.'),
    );
  };

  const ready = () => document.documentElement.dataset.app === "ready";
  const isPlain = (event) => !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
  const headerField = ({ target }) => ready() && target.closest?.("#header-search");
  addEventListener("keydown", (event) => {
    const { key, ctrlKey, metaKey } = event;
    // On layouts without Latin letters, the key has another one.
    const isK = key?.toLowerCase() === "k" || (event.code === "KeyK" && key > "~");
    // In a field on a Mac, Ctrl+K deletes to the end of the line.
    const isSystems = /Mac|iP/.test(navigator.platform) && event.target.matches?.("input, textarea");
    if (!isK || !(metaKey || (ctrlKey && !isSystems)) || event.shiftKey || event.altKey || !ready()) return;
    event.preventDefault();
    open();
  });
  // Not before a word is complete that is composed of several keys: focus moves to the dialog.
  addEventListener("compositionend", (event) => headerField(event) && open());
  addEventListener("input", (event) => {
    const { target } = event;
    if (headerField(event)) event.isComposing || open();
    else if (dialog?.contains(target)) program || open();
    else if (target.matches("main [name=query]")) showResults(target.value);
  });
  addEventListener(
    "click",
    (event) => {
      const link = event.target.closest?.(".site-header__search-link");
      if (!ready() || !isPlain(event) || !(link || headerField(event))) return;
      if (link) {
        event.preventDefault();
        event.stopPropagation();
      }
      open();
    },
    true,
  );

  // The browser may restore the document from its back-forward cache just as it is left.
  addEventListener("pagehide", () => dialog?.close());

  // The page of results, or of an error: the element comes with the page, and follows the field and the address. It is defined here and not by the
  // program, which is loaded for a query alone.
  const showResults = (text, kind, count = 0) => {
    const element = document.querySelector("search-results");
    if (!element || (!text && !program)) return element?.replaceChildren();
    const begin = () => {
      if (!element.firstChild) element.innerHTML = '<div role="status"><h2>Searching…</h2></div>';
    };
    begin();
    whenLoaded(
      () => {
        // Again, if it took so long that the site from A to Z was shown.
        begin();
        program.show_results(element, text ?? "", kind ?? "", +count);
      },
      () => program || element.replaceChildren(),
    );
  };
  const followAddress = (isNew) => {
    // Elsewhere, it is the page of an address that does not exist.
    if (location.pathname !== "/search/") return isNew && showResults(location.pathname);
    const values = new URLSearchParams(location.search);
    showResults(values.get("query"), values.get("kind"), values.get("shown"));
  };
  addEventListener("popstate", () => {
    dialog?.close();
    followAddress();
  });
  customElements.define(
    "search-results",
    class extends HTMLElement {
      connectedCallback() {
        followAddress(true);
      }
    },
  );
  // The list of RFCs and the pictures of meetings, whose program (crates/rfc-list) has its names and integrity values at the element.
  // Without it, both stay.
  customElements.define(
    "rfc-list",
    class extends HTMLElement {
      connectedCallback() {
        run(this.querySelector("link").href, this.dataset.wasm, this.dataset.integrity)
          .then((list) => list.show(this))
          .catch(() => this.querySelector("form")?.remove());
      }
    },
  );
}
