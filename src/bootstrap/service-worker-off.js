// Unregisters the service worker of an earlier build and deletes its caches. `script/build --no-offline` publishes this file
// in its place.
addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil(unregister()));

async function unregister() {
  await Promise.all((await caches.keys()).map((name) => caches.delete(name)));
  await registration.unregister();
}
