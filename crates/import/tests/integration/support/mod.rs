//! A project to import into, and a server of pages.

pub(crate) mod project;

#[path = "../../../../sync/tests/integration/support/clock.rs"]
pub(crate) mod clock;
#[path = "../../../../sync/tests/integration/support/server.rs"]
#[expect(dead_code, reason = "the tests of `sync` use more of it")]
pub(crate) mod server;
