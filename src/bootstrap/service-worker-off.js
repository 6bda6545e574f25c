// Ends the service worker of an earlier build, and takes all that it kept away. `script/build --no-offline` publishes this
// under the same name.
addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil(end()));

async function end() {
  await Promise.all((await caches.keys()).map((name) => caches.delete(name)));
  await registration.unregister();
}
