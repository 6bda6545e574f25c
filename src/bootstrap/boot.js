import "./header.js";

// Loads and starts the app. Inlined in the document to save a round trip. The wasm is fetched at low priority, because the
// page is already complete. The builder adds the integrity values.
const wasm = document.querySelector("meta[name=app-wasm]");
const script = document.querySelector("link[rel=modulepreload]");

// A failed app may still have click listeners, which would prevent the default action of links and then not navigate. The style
// sheet hides what only works with the app.
const disableApp = () => {
  document.documentElement.dataset.app = "failed";
  addEventListener("click", (event) => event.target.closest?.("a") && event.stopPropagation(), true);
};
const onRuntimeError = (error) => error instanceof WebAssembly.RuntimeError && disableApp();
addEventListener("error", ({ error }) => onRuntimeError(error));
addEventListener("unhandledrejection", ({ reason }) => onRuntimeError(reason));

// Ends the task, so that the browser can handle input.
const yieldToMain = () => globalThis.scheduler?.yield?.() ?? new Promise((resolve) => setTimeout(resolve));

try {
  // The app aborts its requests with these. Without them, the browser follows the links.
  if (!(AbortSignal.any && AbortSignal.timeout && AbortController)) throw Error("No AbortSignal.any");
  const fetched = fetch(wasm.content, { integrity: wasm.dataset.integrity ?? "", priority: "low" });
  const [{ default: init, prepare, start }, response] = await Promise.all([import(script.href), fetched]);
  await init({ module_or_path: response });
  await yieldToMain();
  prepare();
  await yieldToMain();
  start();
  document.documentElement.dataset.app = "ready";
} catch (error) {
  disableApp();
  console.error(error);
}

// The service worker makes visited pages available offline. `trunk serve` has none.
if (wasm.dataset.integrity && !navigator.connection?.saveData) {
  navigator.serviceWorker?.register("/sw.js").catch(() => {});
}
