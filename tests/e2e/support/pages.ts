// One address of every kind of page.

export const KINDS = {
  home: "/",
  section: "/about/",
  article: "/about/introduction/",
  news: "/blog/",
  post: "/blog/net-zero-update-2025/",
  meeting: "/meeting/125/",
  upcoming_meetings: "/meeting/upcoming/",
  past_meetings: "/meeting/past/",
  groups: "/technologies/areas/sec/",
  group_finder: "/technologies/keywords/",
  search: "/search/",
};

/** An address that leads nowhere. */
export const NOWHERE = "/no/such/page/";

/** What the browser itself logs about a document with the status 404. */
export const NOT_FOUND_MESSAGE = /the server responded with a status of 404/;
