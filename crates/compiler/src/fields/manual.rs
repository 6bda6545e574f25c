//! The manual of the fields: `docs/content-fields.md`.
