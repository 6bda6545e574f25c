// Measures the search in a browser: how long it takes to show results, and how much it fetches.

const QUERIES = [
  "quic",
  "rfc 9000",
  "vienna",
  "hackathon",
  "working group chairs",
  "how do I join a mailing list",
  "internet standards process",
  "hackaton registartion",
];

const VISITS = 5;

/** Returns the median and the 95th percentile. */
export function spread(times) {
  const sorted = times.toSorted((a, b) => a - b);
  const [median, high] = [0.5, 0.95].map((share) => sorted[Math.floor(sorted.length * share)]);
  return { median, high };
}

async function openDialog(page, origin) {
  await page.goto(origin);
  await page.waitForSelector("html[data-app=ready]");
  await page.keyboard.press("Control+k");
  await page.waitForSelector("dialog.search-dialog[open]");
}

/**
 * Types the queries twice and returns the time from each key until its results are painted, in milliseconds: `fetched` of the first
 * round, which fetches files of the index, and `cached` of the second one.
 */
async function keyTimesOfVisit(browser, origin) {
  const page = await browser.newPage();
  await openDialog(page, origin);
  const rounds = await page.evaluate(async (queries) => {
    const field = document.querySelector(".search-dialog__field");
    // The element that is updated last.
    const last = document.querySelector(".search-panel__more");
    const timeOf = (value) =>
      new Promise((done) => {
        new MutationObserver((_, observer) => {
          observer.disconnect();
          requestAnimationFrame(() => setTimeout(() => done(performance.now() - started)));
        }).observe(last, { childList: true });
        const started = performance.now();
        field.value = value;
        field.dispatchEvent(new InputEvent("input", { bubbles: true }));
      });
    const values = queries.flatMap((query) => Array.from(query, (_, index) => query.slice(0, index + 1)));
    const rounds = { fetched: [], cached: [] };
    for (const times of Object.values(rounds)) {
      for (const value of values) times.push(await timeOf(value));
    }
    return rounds;
  }, QUERIES);
  await page.close();
  return rounds;
}

/** Returns the median and the 95th percentile of the times of several visits, as text. In the first visit, the browser warms up. */
export async function measureKeys(browser, origin) {
  const visits = [];
  for (let visit = 0; visit < VISITS; visit++) visits.push(await keyTimesOfVisit(browser, origin));
  const texts = ["fetched", "cached"].map((round) => {
    const { median, high } = spread(visits.flatMap((visit) => visit[round]));
    return [round, `${median.toFixed(0)} ms, ${high.toFixed(0)} ms`];
  });
  return { count: visits.flatMap((visit) => visit.cached).length, ...Object.fromEntries(texts) };
}

/**
 * Pastes each query into the search of a new browser context, and returns how many bytes of the index it fetches, largest first.
 * `bytes` returns the size of a file.
 */
export async function measureFetches(browser, origin, bytes) {
  const results = [];
  for (const query of QUERIES) {
    const context = await browser.newContext();
    const page = await context.newPage();
    let total = 0;
    page.on("request", (request) => {
      const { pathname } = new URL(request.url());
      if (pathname.startsWith("/content/search/")) total += bytes(pathname.slice(1));
    });
    await openDialog(page, origin);
    await page.fill(".search-dialog__field", query);
    await page.waitForSelector(".search-result");
    await context.close();
    results.push({ query, total });
  }
  return results.sort((a, b) => b.total - a.total);
}
