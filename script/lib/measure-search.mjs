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

async function openBox(page, origin) {
  await page.goto(origin);
  await page.waitForSelector("html[data-app=ready]");
  await page.keyboard.press("Control+k");
  await page.waitForSelector("dialog.finder[open]");
}

/** From each key of some queries until its answer is painted, in milliseconds: the median and the 95th of a hundred. */
export async function keys(browser, origin) {
  const page = await browser.newPage();
  await openBox(page, origin);
  const times = await page.evaluate(async (queries) => {
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
    const times = [];
    for (const query of queries) {
      for (let length = 1; length <= query.length; length++) times.push(await typed(query.slice(0, length)));
    }
    return times;
  }, QUERIES);
  await page.close();
  times.sort((one, other) => one - other);
  return { count: times.length, median: times[Math.floor(times.length / 2)], high: times[Math.floor(times.length * 0.95)] };
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
