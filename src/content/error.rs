//! Errors that are shown instead of a page.

/// The reason why a page cannot be shown.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum PageError {
    /// There is no page at this address.
    NotFound,
    /// There is no network.
    Offline,
    /// The server did not respond in time.
    TimedOut,
    /// The server responded with an error, or the request failed although there is a network.
    Server,
    /// The response is not valid content.
    Malformed,
    /// The response has another schema version than this app.
    Version,
}

impl PageError {
    /// Returns the heading of the error page.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::NotFound => "Page not found",
            Self::Offline => "You seem to be offline",
            Self::TimedOut => "This is taking too long",
            Self::Server => "The server has a problem",
            Self::Malformed => "The page arrived damaged",
            Self::Version => "The site has been updated",
        }
    }

    /// Returns what the error means and what the visitor can do.
    #[must_use]
    pub const fn explanation(self) -> &'static str {
        match self {
            Self::NotFound => {
                "There is no page at this address. It may have moved, or the link may contain a mistake. \
                 Try the search or the menu."
            }
            Self::Offline => "The page could not be fetched. Check your connection and try again.",
            Self::TimedOut => "The server did not respond in time. Your connection may be slow. Try again.",
            Self::Server => "It could not send this page. This is not your fault. Try again in a moment.",
            Self::Malformed => "Something changed the page on its way to you. Trying again often helps.",
            Self::Version => "This tab still runs an older version. Reload the page to continue.",
        }
    }

    /// Returns whether trying again can help.
    #[must_use]
    pub const fn can_retry(self) -> bool {
        !matches!(self, Self::NotFound)
    }

    /// Returns whether to load the document from the server instead of showing this error: it has the right status code,
    /// and the app in it is the newest version.
    #[must_use]
    pub const fn wants_full_load(self) -> bool {
        matches!(self, Self::NotFound | Self::Version)
    }
}
