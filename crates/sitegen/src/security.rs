//! `security.txt` (RFC 9116): whom to tell of a flaw of the site.

use anyhow::{Context, Result};
use chrono::{Months, SecondsFormat};
use compiler::{Content, Security};

use crate::file::File;
use crate::time::start_of;

const ADDRESS: &str = "/.well-known/security.txt";

/// For so long what the file says is to be believed: a site that is not built for a year is not looked after.
const VALID: Months = Months::new(12);

/// The file; none if the content names nobody.
pub(crate) fn file(content: &Content) -> Result<Option<File>> {
    let Some(Security { contact, policy }) = &content.security else { return Ok(None) };
    let end = start_of(&content.site.day)?.checked_add_months(VALID).context("there is no day a year later")?;
    let end = end.to_rfc3339_opts(SecondsFormat::Secs, true);
    let policy = policy.as_ref().map(|policy| format!("Policy: {policy}\n")).unwrap_or_default();
    let own = content.site.absolute(ADDRESS);
    let text = format!("Contact: {contact}\nExpires: {end}\n{policy}Preferred-Languages: en\nCanonical: {own}\n");
    Ok(Some(File { address: ADDRESS.to_owned(), media_type: "text/plain; charset=utf-8".to_owned(), text }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::test_data::content;

    #[test]
    fn it_names_whom_to_tell_for_a_year() {
        let text = file(&content()).unwrap().unwrap().text;
        let expected = "Contact: mailto:security@example.org\n\
            Expires: 2027-01-05T00:00:00Z\n\
            Policy: https://example.org/disclosure/\n\
            Preferred-Languages: en\n\
            Canonical: https://www.ietf.org/.well-known/security.txt\n";
        assert_eq!(text, expected);
    }

    #[test]
    fn without_a_contact_there_is_none() {
        assert_eq!(file(&Content { security: None, ..content() }).unwrap(), None);
    }
}
