// Made by `deploy hosting` from _redirects of one build. For viewer requests, with the runtime cloudfront-js-2.0 and a
// key-value store that was filled from redirects.json. docs/deploy.md says more. The runtime knows no `for … of` and no
// destructuring.
import cf from "cloudfront";

const patterns = [];
// What never leaves this host, whatever a browser makes of it.
const plain = /^(\/[A-Za-z0-9._~-]+)*\/?$/;

function redirect(to) {
  return { statusCode: 301, statusDescription: "Moved Permanently", headers: { location: { value: to } } };
}

async function address(path) {
  try {
    return await cf.kvs().get(path.toLowerCase().replace(/\/$/, ""));
  } catch (missing) {
    return null;
  }
}

async function handler(event) {
  const request = event.request;
  const path = request.uri;
  if (path !== "/") {
    const to = await address(path);
    if (to) return redirect(to);
    for (let at = 0; at < patterns.length; at += 1) {
      const rule = new RegExp(patterns[at][0], "i");
      if (rule.test(path)) return redirect(path.replace(rule, patterns[at][1]));
    }
  }
  const name = path.slice(path.lastIndexOf("/") + 1);
  if (name === "") request.uri = path + "index.html";
  else if (name === "index.html" && plain.test(path)) return redirect(path.slice(0, -name.length));
  else if (!name.includes(".") && plain.test(path)) return redirect(path + "/");
  return request;
}
