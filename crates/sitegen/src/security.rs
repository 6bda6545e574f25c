//! `security.txt` (RFC 9116): where to report vulnerabilities of the site.

use anyhow::{Context, Result};
use chrono::{Months, SecondsFormat};
use compiler::{Content, Security};

use crate::file::File;
use crate::time::start_of;

const ADDRESS: &str = "/.well-known/security.txt";

/// Time until the file expires. A site that is not built for a year is not maintained.
const LIFETIME: Months = Months::new(12);

/// Returns the file, or `None` if the content has no contact.
pub(crate) fn file(content: &Content) -> Result<Option<File>> {
    let Some(Security { contact, policy }) = &content.security else { return Ok(None) };
    let expires = start_of(&content.site.day)?.checked_add_months(LIFETIME).context("the day is out of range")?;
    let expires = expires.to_rfc3339_opts(SecondsFormat::Secs, true);
    let policy = policy.as_ref().map(|policy| format!("Policy: {policy}\n")).unwrap_or_default();
    let url = content.site.absolute(ADDRESS);
    let text = format!("Contact: {contact}\nExpires: {expires}\n{policy}Preferred-Languages: en\nCanonical: {url}\n");
    Ok(Some(File { address: ADDRESS.to_owned(), media_type: "text/plain; charset=utf-8".to_owned(), text }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::test_data::content;

    #[test]
    fn security_txt_names_the_contact_and_expires_after_a_year() {
        let text = file(&content()).unwrap().unwrap().text;
        let expected = "Contact: mailto:security@example.org\n\
            Expires: 2027-01-05T00:00:00Z\n\
            Policy: https://example.org/disclosure/\n\
            Preferred-Languages: en\n\
            Canonical: https://www.ietf.org/.well-known/security.txt\n";
        assert_eq!(text, expected);
    }

    #[test]
    fn site_without_contact_has_no_security_txt() {
        assert_eq!(file(&Content { security: None, ..content() }).unwrap(), None);
    }
}
