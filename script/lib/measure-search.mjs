// Measures the search in a browser: how long an answer takes, and what it fetches.

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

/** The median and the 95th of a hundred. */
export function spread(times) {
  const sorted = times.toSorted((one, other) => one - other);
  const [median, high] = [0.5, 0.95].map((share) => sorted[Math.floor(sorted.length * share)]);
  return { median, high };
}

async function openBox(page, origin) {
  await page.goto(origin);
  await page.waitForSelector("html[data-app=ready]");
  await page.keyboard.press("Control+k");
  await page.waitForSelector("dialog.finder[open]");
}

/** From each key of some queries until its answer is painted, in milliseconds: when the files are fetched, and when they are at hand. */
async function keysOfOneVisit(browser, origin) {
  const page = await browser.newPage();
  await openBox(page, origin);
  const rounds = await page.evaluate(async (queries) => {
    const field = document.querySelector("#finder-field");
    // The last part of an answer that is written, each time.
    const last = document.querySelector(".finder__more");
    const typed = (value) =>
      new Promise((done) => {
        new MutationObserver((_, observer) => {
          observer.disconnect();
          requestAnimationFrame(() => setTimeout(() => done(performance.now() - started)));
        }).observe(last, { childList: true });
        const started = performance.now();
        field.value = value;
        field.dispatchEvent(new InputEvent("input", { bubbles: true }));
      });
    const keys = queries.flatMap((query) => Array.from(query, (_, at) => query.slice(0, at + 1)));
    const rounds = { fetched: [], atHand: [] };
    for (const times of Object.values(rounds)) {
      for (const key of keys) times.push(await typed(key));
    }
    return rounds;
  }, QUERIES);
  await page.close();
  return rounds;
}

/** The median and the 95th of a hundred of such times, of several visits: the first one's are those of a browser that warms up. */
export async function keys(browser, origin) {
  const visits = [];
  for (let visit = 0; visit < VISITS; visit++) visits.push(await keysOfOneVisit(browser, origin));
  const told = ["fetched", "atHand"].map((round) => {
    const { median, high } = spread(visits.flatMap((visit) => visit[round]));
    return [round, `${median.toFixed(0)} ms, ${high.toFixed(0)} ms`];
  });
  return { count: visits.flatMap((visit) => visit.atHand).length, ...Object.fromEntries(told) };
}

/** What each of the queries, pasted into a box that was not used before, fetches of the index; `bytes` tells the size of a file. */
export async function fetched(browser, origin, bytes) {
  const sums = [];
  for (const query of QUERIES) {
    const context = await browser.newContext();
    const page = await context.newPage();
    let sum = 0;
    page.on("request", (request) => {
      const { pathname } = new URL(request.url());
      if (pathname.startsWith("/content/search/")) sum += bytes(pathname.slice(1));
    });
    await openBox(page, origin);
    await page.fill("#finder-field", query);
    await page.waitForSelector(".finder__entry");
    await context.close();
    sums.push({ query, sum });
  }
  return sums.sort((one, other) => other.sum - one.sum);
}
