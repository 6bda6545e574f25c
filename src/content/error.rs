//! What a visitor can meet instead of a page.

/// Why a page cannot be shown, in the visitor's terms.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum PageError {
    /// There is no such page.
    NotFound,
    /// There is no network.
    Offline,
    /// The server did not answer in time.
    TimedOut,
    /// The server answered with an error.
    Server,
    /// The answer was not what it should be.
    Malformed,
    /// The answer is from a newer version of the site than this one.
    Version,
}

impl PageError {
    /// A heading that says what happened.
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

    /// What it means, and what to do.
    #[must_use]
    pub const fn explanation(self) -> &'static str {
        match self {
            Self::NotFound => {
                "There is no page at this address. It may have moved, or the link that led here may be mistyped. \
                 The search and the menu lead on."
            }
            Self::Offline => "The page could not be fetched. Check your connection and try again.",
            Self::TimedOut => "The server has not answered in time. Your connection may be slow: try again.",
            Self::Server => "It could not send this page. That is not your fault: try again in a moment.",
            Self::Malformed => "Something on the way has changed what the server sent. Trying again often helps.",
            Self::Version => "This tab still runs an older version. Load the page anew to go on.",
        }
    }

    /// Whether trying again can help.
    #[must_use]
    pub const fn can_retry(self) -> bool {
        !matches!(self, Self::NotFound)
    }

    /// Whether the server's own document for the address says more than this app can: it knows the status, and it is
    /// of the newest version.
    #[must_use]
    pub const fn wants_full_load(self) -> bool {
        matches!(self, Self::NotFound | Self::Version)
    }
}
