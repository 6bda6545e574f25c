// Makes visited pages, the home page, the section pages and the search available offline. The builder prepends three
// constants: BUILD, a fingerprint of the build; PRECACHED, the precached paths; EXCLUDED_PREFIXES, the path prefixes on this host that do not
// belong to the site.
//
// Documents and content are fetched from the network first, so they are up to date when online. Each build has its own cache,
// and its documents refer to its own hashed files, so builds do not mix. The cache of the previous build is kept until the
// next build is installed.
const OFFLINE = "/offline/";
const MAX_VISITED = 60;
// Files with a content hash in their name never change.
const HASHED = /-[0-9a-f]{15,}[^/]*\.(js|wasm|css)$/;
// Files of the search index, in a folder named after a content hash, and the manifest that names the folder.
const SEARCH_INDEX = /^\/content\/search\/[0-9a-f]+\//;
const SEARCH_MANIFEST = "/content/search/catalog.txt";
const PAGE_JSON = /^\/content\/pages\/(.*)\.json$/;

addEventListener("install", (event) => event.waitUntil(install()));
addEventListener("activate", (event) => event.waitUntil(activate()));
addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== location.origin) return;
  if (HASHED.test(pathname) || SEARCH_INDEX.test(pathname)) event.respondWith(cacheFirst(event, pathname));
  else if (pathname === SEARCH_MANIFEST) event.respondWith(networkFirst(event, pathname, Response.error));
  else if (PAGE_JSON.test(pathname)) event.respondWith(networkFirst(event, pathname, missingPageJson));
  else if (request.mode === "navigate" && !EXCLUDED_PREFIXES.some((folder) => pathname.startsWith(folder))) {
    event.respondWith(networkFirst(event, pathname, () => matchCached(OFFLINE)));
  } else if (PRECACHED.includes(pathname)) event.respondWith(networkFirst(event, pathname, Response.error));
});

async function install() {
  const cache = await caches.open(BUILD);
  await cache.addAll(PRECACHED.map((path) => new Request(path, { cache: HASHED.test(path) ? "default" : "no-cache" })));
  // During a deployment, the server may still send documents of another build. Then the installation fails, and the browser
  // tries again at the next visit.
  const hashedFiles = PRECACHED.filter((path) => HASHED.test(path));
  for (const path of PRECACHED.filter((path) => path.endsWith("/"))) {
    const text = await (await cache.match(path)).text();
    if (!hashedFiles.every((file) => text.includes(file))) {
      await caches.delete(BUILD);
      throw new Error(`${path} does not belong to build ${BUILD}`);
    }
  }
  await skipWaiting();
}

async function activate() {
  const previous = (await caches.keys()).filter((name) => name !== BUILD);
  await Promise.all(previous.slice(0, -1).map((name) => caches.delete(name)));
  // Earlier builds enabled navigation preload, and that setting outlives the worker. In Firefox, a navigation whose preload
  // fails shows the browser's error page, whatever the worker responds (GoogleChrome/workbox#3134).
  await registration.navigationPreload?.disable();
  await clients.claim();
}

/** Returns the cached response for a path: from this build, else from the previous one. */
async function matchCached(path) {
  const previous = (await caches.keys()).filter((name) => name !== BUILD).reverse();
  for (const name of [BUILD, ...previous]) {
    const response = await (await caches.open(name)).match(path);
    if (response) return response;
  }
}

/** Stores a response. Deletes the oldest visited pages beyond MAX_VISITED. */
async function store(path, response) {
  const cache = await caches.open(BUILD);
  // Deleted first, so that the entry moves to the end.
  await cache.delete(path);
  await cache.put(path, response);
  const visited = (await cache.keys()).filter(({ url }) => isVisited(new URL(url).pathname));
  await Promise.all(visited.slice(0, -MAX_VISITED).map((request) => cache.delete(request)));
}

const isVisited = (path) => !(PRECACHED.includes(path) || HASHED.test(path) || SEARCH_INDEX.test(path) || path === SEARCH_MANIFEST);

async function fetchAndStore(event, path) {
  const response = await fetch(event.request);
  // A redirected response must not be stored for the original address.
  if (response.ok && !response.redirected) event.waitUntil(store(path, response.clone()));
  return response;
}

const cacheFirst = async (event, path) => (await matchCached(path)) ?? fetchAndStore(event, path);

async function networkFirst(event, path, fallback) {
  try {
    return await fetchAndStore(event, path);
  } catch {
    return (await matchCached(path)) ?? fallback(path);
  }
}

/** Handles page JSON that is not available. With status 404, the app loads the document of the address, which may be cached. */
async function missingPageJson(path) {
  const [, name] = PAGE_JSON.exec(path);
  const document = await matchCached(name === "index" ? "/" : `/${name}/`);
  return document ? new Response(null, { status: 404 }) : Response.error();
}
