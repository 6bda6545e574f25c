// Makes visited pages, the home page, the section pages and the search available offline. The builder prepends three
// constants: BUILD, a fingerprint of the build; PRECACHED, the precached paths; EXCLUDED_PREFIXES, the path prefixes on this host that do not
// belong to the site.
//
// Documents and content are fetched from the network first, so they are up to date when online. Where the host does not answer in
// time, or answers with a server error, a visited page is shown from its kept copy, with a notice. Each build has its own cache, and
// its documents refer to its own hashed files, so builds do not mix. The cache of the previous build is kept until the next build is
// installed.
const OFFLINE = "/offline/";
const MAX_VISITED = 60;
// How long the host may take to begin its answer before a kept copy is shown, in milliseconds. Shorter after it has let a request
// wait, because showing a page may take several requests.
const PATIENCE = 2000;
const PATIENCE_AFTER_SILENCE = 250;
let isSilent = false;
// Files with a content hash in their name never change.
const HASHED = /-[0-9a-f]{15,}[^/]*\.(js|wasm|css)$/;
// Files of the list of RFCs, which are named after a content hash.
const RFC_LIST = /^\/content\/rfcs\/[0-9a-f]{16}\./;
// Files of the search index, in a folder named after a content hash, and the manifest that names the folder.
const SEARCH_INDEX = /^\/content\/search\/[0-9a-f]{16}\//;
const SEARCH_MANIFEST = /^\/content\/search\/catalog\.txt$/;
// How long the rest of the search index waits after a query, in milliseconds, so that it does not delay what the visitor waits for.
const PAUSE = 3000;
let isKeepingIndex = false;
const PAGE_JSON = /^\/content\/pages\/(.*)\.json$/;
// What complete files of this site look like, by their path. Networks to which one has to sign in answer with pages of their own.
const SIGNS = [
  [/\/$/, /name="app-wasm".*<\/html>\s*$/s],
  [PAGE_JSON, /^{"schema":.*}\s*$/s],
  [SEARCH_MANIFEST, /^search\t/],
];
// The header by which the app learns that content is a kept copy: what the visitor is told.
const NOTICE = "kept-copy";

addEventListener("install", (event) => event.waitUntil(install()));
addEventListener("activate", (event) => event.waitUntil(activate()));
addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== location.origin) return;
  if (SEARCH_INDEX.test(pathname)) event.waitUntil(keepIndex());
  if (isConstant(pathname)) event.respondWith(cacheFirst(event, pathname));
  else if (SEARCH_MANIFEST.test(pathname)) event.respondWith(networkFirst(event, pathname));
  else if (PAGE_JSON.test(pathname)) event.respondWith(networkFirst(event, pathname, documentInstead));
  else if (request.mode === "navigate" && !EXCLUDED_PREFIXES.some((folder) => pathname.startsWith(folder))) {
    event.respondWith(networkFirst(event, pathname, contentInstead, () => matchCached(OFFLINE)));
  } else if (PRECACHED.includes(pathname)) event.respondWith(networkFirst(event, pathname));
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

/** Stores a response of this site. Deletes the oldest visited pages beyond MAX_VISITED. */
async function store(path, response) {
  if (!(await isOurs(path, response.clone()))) return;
  const cache = await caches.open(BUILD);
  // Deleted first, so that the entry moves to the end.
  await cache.delete(path);
  await cache.put(path, response);
  const visited = (await cache.keys()).filter(({ url }) => isVisited(new URL(url).pathname));
  await Promise.all(visited.slice(0, -MAX_VISITED).map((request) => cache.delete(request)));
}

const isConstant = (path) => [HASHED, RFC_LIST, SEARCH_INDEX].some((paths) => paths.test(path));

const isVisited = (path) => !(PRECACHED.includes(path) || isConstant(path) || SEARCH_MANIFEST.test(path));

async function isOurs(path, response) {
  const [, sign] = SIGNS.find(([paths]) => paths.test(path)) ?? [];
  return sign ? sign.test(await response.text()) : !/^text\/html\b/.test(response.headers.get("content-type"));
}

async function fetchAndStore(event, path) {
  const response = await fetch(event.request);
  // A redirected response must not be stored for the original address.
  if (response.ok && !response.redirected) event.waitUntil(store(path, response.clone()));
  return response;
}

const cacheFirst = async (event, path) => (await matchCached(path)) ?? fetchAndStore(event, path);

/**
 * Returns the response of the network. If there is none in time, or a server error, returns the kept copy, else what stands in for it.
 * If there is neither, waits for the network; if that fails, returns the last resort.
 */
async function networkFirst(event, path, standIn = () => {}, lastResort = Response.error) {
  const response = fetchAndStore(event, path).catch(() => {});
  // A late response is stored, too.
  event.waitUntil(response);
  const inTime = await Promise.race([response, silence(response)]);
  if (inTime?.status < 500) return inTime;
  return (await keptCopy(path)) ?? (await standIn(path)) ?? (await response) ?? lastResort();
}

/**
 * After a first query, fetches the files of the index that others need, one after the other, so that any query is answered offline.
 * Where visitors save data, only what was asked for is kept. What is interrupted goes on after the next query.
 */
async function keepIndex() {
  if (isKeepingIndex || navigator.connection?.saveData) return;
  isKeepingIndex = true;
  try {
    await new Promise((done) => setTimeout(done, PAUSE));
    const cache = await caches.open(BUILD);
    const manifest = await cache.match("/content/search/catalog.txt");
    for (const path of indexFiles(await manifest.text())) {
      if (await cache.match(path)) continue;
      const response = await fetch(path);
      if (response.ok && (await isOurs(path, response.clone()))) await cache.put(path, response);
    }
  } catch {
    // The network is gone, or the manifest.
    isKeepingIndex = false;
  }
}

/** Returns the paths of the files that a manifest of the search index stands for (`crates/search/src/manifest.rs`). */
function indexFiles(manifest) {
  const [[, , version], [, ...counts], ...lines] = manifest.split("\n").map((line) => line.split("\t"));
  const numbered = (name, length) => Array.from({ length }, (_, number) => `${name}-${number}.txt`);
  const listed = (name) => numbered(name, lines.filter(([type]) => type === name).length);
  const files = ["words.txt", ...listed("terms"), ...listed("documents"), ...numbered("rfcs", Math.ceil(counts[4] / 32))];
  return files.map((file) => `/content/search/${version}/${file}`);
}

/** Resolves when a response has taken too long. */
const silence = (response) =>
  new Promise((resolve) => {
    const onSilence = () => {
      isSilent = true;
      resolve();
    };
    const timer = setTimeout(onSilence, isSilent ? PATIENCE_AFTER_SILENCE : PATIENCE);
    response.then(() => {
      isSilent = false;
      clearTimeout(timer);
    });
  });

/** Returns the cached response for a path, with the notice that it is a kept copy. */
async function keptCopy(path) {
  const response = await matchCached(path);
  const isDocument = path.endsWith("/");
  if (!(response && (isDocument || PAGE_JSON.test(path)))) return response;
  const notice = `Saved copy${dateOf(response)}. The site could not be reached.`;
  const headers = new Headers(response.headers);
  headers.set(NOTICE, notice);
  if (!isDocument) return new Response(response.body, { headers });
  // Before the element of the app, so that it is there without the app and does not hinder it. The app removes it at the next page.
  const element = `<p id="${NOTICE}" class="${NOTICE}" role="status">${notice}</p>`;
  return new Response((await response.text()).replace(/(?=<div id="app">)/, element), { headers });
}

function dateOf(response) {
  const date = new Date(response.headers.get("date") ?? NaN);
  return Number.isNaN(date.getTime()) ? "" : ` of ${date.toLocaleString("en-GB", { dateStyle: "long", timeStyle: "short" })}`;
}

/** Stands in for page JSON whose document is cached: with status 404, the app loads the document. */
async function documentInstead(path) {
  const [, name] = PAGE_JSON.exec(path);
  return (await matchCached(name === "index" ? "/" : `/${name}/`)) && new Response(null, { status: 404 });
}

/** Stands in for a document whose page JSON is cached: the app in the offline document requests it. */
async function contentInstead(path) {
  return (await matchCached(`/content/pages/${path.slice(1, -1) || "index"}.json`)) && matchCached(OFFLINE);
}
