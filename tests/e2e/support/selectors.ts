// Elements that several tests find by their class, as no role or name tells them apart.

/** A meeting in a list of events. */
export const EVENT = ".event";
export const EVENT_TITLE = ".event__title";
/** What the home page says is going on now. */
export const NOW = ".now";
/** What a visitor wants to know of a meeting, on its page. */
export const MEETING_CARD = ".meeting-card";
/** What the home page features. */
export const FEATURE = ".feature";
/** What the home page says of the meeting that is under way or next. */
export const NEXT_MEETING = ".next-meeting";
/** The text of a page that a writer has written. */
export const PROSE = ".prose";
export const SITE_HEADER = "header.site-header";
export const SITE_FOOTER = "footer.site-footer";
export const SKIP_LINK = ".skip-link";
/** How far the visitor's clock is from that of a meeting, which only the app knows. */
export const CLOCK = "[data-reference-time]";
