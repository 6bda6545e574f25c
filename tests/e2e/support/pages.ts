// Addresses of the small site.

/** A page of each kind. */
export const KINDS = {
  home: "/",
  section: "/about/",
  article: "/about/introduction/",
  news: "/blog/",
  post: "/blog/year-in-numbers/",
  meeting: "/meeting/107/",
  upcoming_meetings: "/meeting/upcoming/",
  past_meetings: "/meeting/past/",
  groups: "/technologies/areas/sec/",
  group_finder: "/technologies/groups/",
  search: "/search/",
  rfcs: "/process/rfcs/all/",
  rfc_figures: "/process/rfcs/",
};

/** An address that no page has. */
export const UNKNOWN_ADDRESS = "/no/such/page/";

/** What the browser itself logs about a document with the status 404. */
export const NOT_FOUND_MESSAGE = /the server responded with a status of 404/;
