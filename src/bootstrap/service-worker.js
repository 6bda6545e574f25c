// Keeps visited pages, the home page, the sections and the search readable without a network. The builder puts three
// constants before this text: BUILD, a name for the build; FILES, what is kept from the start; OTHERS, folders of this host
// that are not ours.
//
// Whoever is online sees what the server has: documents and content come from the network first. Each build has a cache of
// its own, and its documents ask for their own hashed files, so builds do not mix. The cache of the build before is kept
// until the next one comes.
const OFFLINE = "/offline/";
const VISITED = 60;
// What has such a name never changes.
const hashed = /-[0-9a-f]{15,}[^/]*\.(js|wasm|css)$/;
// Files of the search: in a folder whose name tells their content, or the catalog of it.
const index = /^\/content\/search\/[0-9a-f]+\//;
const catalog = "/content/search/catalog.txt";
const content = /^\/content\/pages\/(.*)\.json$/;

addEventListener("install", (event) => event.waitUntil(install()));
addEventListener("activate", (event) => event.waitUntil(activate()));
addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== location.origin) return;
  if (hashed.test(pathname) || index.test(pathname)) event.respondWith(cacheFirst(event, pathname));
  else if (pathname === catalog) event.respondWith(networkFirst(event, pathname, Response.error));
  else if (content.test(pathname)) event.respondWith(networkFirst(event, pathname, missingContent));
  else if (request.mode === "navigate" && !OTHERS.some((folder) => pathname.startsWith(folder))) {
    event.respondWith(networkFirst(event, pathname, () => kept(OFFLINE)));
  } else if (FILES.includes(pathname)) event.respondWith(networkFirst(event, pathname, Response.error));
});

async function install() {
  const cache = await caches.open(BUILD);
  await cache.addAll(FILES.map((path) => new Request(path, { cache: hashed.test(path) ? "default" : "no-cache" })));
  // While a deployment is under way, a server may still give documents of another build. Then the next visit tries again.
  const own = FILES.filter((path) => hashed.test(path));
  for (const path of FILES.filter((path) => path.endsWith("/"))) {
    const text = await (await cache.match(path)).text();
    if (!own.every((file) => text.includes(file))) {
      await caches.delete(BUILD);
      throw new Error(`${path} is not of build ${BUILD}`);
    }
  }
  await skipWaiting();
}

async function activate() {
  const others = (await caches.keys()).filter((name) => name !== BUILD);
  await Promise.all(others.slice(0, -1).map((name) => caches.delete(name)));
  // Earlier builds had it enabled, which lasts longer than the worker. In Firefox a navigation whose preload fails is an error
  // page of the browser, whatever the worker answers (GoogleChrome/workbox#3134).
  await registration.navigationPreload?.disable();
  await clients.claim();
}

/** What is kept for a path: of this build, else of the one before. */
async function kept(path) {
  const others = (await caches.keys()).filter((name) => name !== BUILD).reverse();
  for (const name of [BUILD, ...others]) {
    const answer = await (await caches.open(name)).match(path);
    if (answer) return answer;
  }
}

/** Keeps an answer; of the pages that were visited, only the latest. */
async function keep(path, answer) {
  const cache = await caches.open(BUILD);
  await cache.delete(path);
  await cache.put(path, answer);
  const visited = (await cache.keys()).filter(({ url }) => isVisited(new URL(url).pathname));
  await Promise.all(visited.slice(0, -VISITED).map((request) => cache.delete(request)));
}

const isVisited = (path) => !(FILES.includes(path) || hashed.test(path) || index.test(path) || path === catalog);

async function fetchAndKeep(event, path) {
  const answer = await fetch(event.request);
  // An answer to a redirect must not be given for the address itself.
  if (answer.ok && !answer.redirected) event.waitUntil(keep(path, answer.clone()));
  return answer;
}

const cacheFirst = async (event, path) => (await kept(path)) ?? fetchAndKeep(event, path);

async function networkFirst(event, path, otherwise) {
  try {
    return await fetchAndKeep(event, path);
  } catch {
    return (await kept(path)) ?? otherwise(path);
  }
}

/** The app loads the document of an address whose content it cannot find: good where that document is kept. */
async function missingContent(path) {
  const [, name] = content.exec(path);
  const document = await kept(name === "index" ? "/" : `/${name}/`);
  return document ? new Response(null, { status: 404 }) : Response.error();
}
