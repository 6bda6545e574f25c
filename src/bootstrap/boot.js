// Starts the app. It stands in the document itself, so that the wasm is asked for without another round trip; at low
// priority, because the page is already complete. The integrity values are put in by the production builder.
const wasm = document.querySelector("meta[name=app-wasm]");
const script = document.querySelector("link[rel=modulepreload]");

// An app that failed may still listen to clicks, and would take links from the browser without following them.
const disableApp = () => addEventListener("click", (event) => event.stopPropagation(), true);
const onRuntimeError = (error) => error instanceof WebAssembly.RuntimeError && disableApp();
addEventListener("error", ({ error }) => onRuntimeError(error));
addEventListener("unhandledrejection", ({ reason }) => onRuntimeError(reason));

// Ends the task, so that the browser can answer a visitor who has done something meanwhile.
const pause = () => globalThis.scheduler?.yield?.() ?? new Promise((next) => setTimeout(next));

try {
  const answer = fetch(wasm.content, { integrity: wasm.dataset.integrity ?? "", priority: "low" });
  const [{ default: init, prepare, start }, response] = await Promise.all([import(script.href), answer]);
  await init({ module_or_path: response });
  await pause();
  prepare();
  await pause();
  start();
  document.documentElement.dataset.app = "ready";
} catch (error) {
  disableApp();
  console.error(error);
}

// What was visited can be read without a network from now on. Only a finished site has the worker.
if (wasm.dataset.integrity && !navigator.connection?.saveData) {
  navigator.serviceWorker?.register("/sw.js").catch(() => {});
}
