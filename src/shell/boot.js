// Starts the app. It stands in the document itself, so that the wasm is asked for without another round trip; at low
// priority, because the page is already complete. The integrity values are put in by the production builder.
const wasm = document.querySelector("meta[name=app-wasm]");
const script = document.querySelector("link[rel=modulepreload]");

// An app that failed may still listen to clicks, and would take links from the browser without following them.
const retire = () => addEventListener("click", (event) => event.stopPropagation(), true);
addEventListener("error", ({ error }) => error instanceof WebAssembly.RuntimeError && retire());

try {
  const answer = fetch(wasm.content, { integrity: wasm.dataset.integrity ?? "", priority: "low" });
  const [{ default: init }, response] = await Promise.all([import(script.href), answer]);
  await init({ module_or_path: response });
  document.documentElement.dataset.app = "ready";
} catch (error) {
  retire();
  console.error(error);
}
