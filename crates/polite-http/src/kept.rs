//! Answers that are kept for the next time, in a folder for each host. Each is two files, the answer as it came, and what is needed
//! to ask whether it still holds.

use std::path::{Path, PathBuf};
use std::{fs, io};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use url::Url;

/// Maximum length of the name of a file. Longer addresses are cut, and end with a checksum.
const MAX_NAME_LENGTH: usize = 120;

/// Kept answers of one host.
pub(crate) struct KeptAnswers {
    folder: PathBuf,
}

/// An answer, and what the source said about its version.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) struct Answer {
    pub(crate) body: Vec<u8>,
    /// `ETag` header.
    pub(crate) etag: Option<String>,
    /// `Last-Modified` header.
    pub(crate) last_modified: Option<String>,
}

/// What is stored beside an answer.
#[derive(Deserialize, Serialize)]
struct Validators {
    url: String,
    etag: Option<String>,
    last_modified: Option<String>,
    /// SHA-256 of the answer, so that a damaged file is not mistaken for it.
    sha256: String,
}

impl KeptAnswers {
    /// The answers in a folder.
    pub(crate) fn of_folder(folder: &Path) -> Self {
        Self { folder: folder.to_owned() }
    }

    /// The answers of a host below `folder`.
    pub(crate) fn of_host(folder: &Path, url: &Url) -> Self {
        let host = url.host_str().unwrap_or_default().replace(['[', ']', ':'], "_");
        let port = url.port().map(|port| format!("-{port}")).unwrap_or_default();
        Self { folder: folder.join(format!("{host}{port}")) }
    }

    /// Returns the file of an answer, by the path and query of its address.
    pub(crate) fn file(&self, path: &str) -> PathBuf {
        let is_plain = |character: char| character.is_ascii_alphanumeric() || "=,-.".contains(character);
        let name: String =
            path.trim_matches('/').chars().map(|character| if is_plain(character) { character } else { '_' }).collect();
        if name.len() <= MAX_NAME_LENGTH {
            return self.folder.join(name);
        }
        self.folder.join(format!("{}-{}", &name[..MAX_NAME_LENGTH], &checksum(path.as_bytes())[..12]))
    }

    /// Returns a kept answer. One that is damaged does not count.
    pub(crate) fn get(&self, path: &str) -> Option<Answer> {
        let file = self.file(path);
        let validators: Validators = serde_json::from_slice(&fs::read(validators_of(&file)).ok()?).ok()?;
        let body = fs::read(file).ok().filter(|body| checksum(body) == validators.sha256)?;
        Some(Answer { body, etag: validators.etag, last_modified: validators.last_modified })
    }

    /// Keeps an answer.
    pub(crate) fn put(&self, path: &str, url: &str, answer: &Answer) -> io::Result<()> {
        let file = self.file(path);
        let (etag, last_modified) = (answer.etag.clone(), answer.last_modified.clone());
        let validators = Validators { url: url.to_owned(), etag, last_modified, sha256: checksum(&answer.body) };
        fs::create_dir_all(&self.folder)?;
        fs::write(&file, &answer.body)?;
        fs::write(validators_of(&file), serde_json::to_vec_pretty(&validators)?)
    }
}

/// Returns the file beside an answer.
fn validators_of(file: &Path) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(".validators.json");
    name.into()
}

/// Returns the SHA-256 of some bytes in hexadecimal digits.
fn checksum(bytes: &[u8]) -> String {
    format!("{:x}", Sha256::digest(bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn damaged_answers_do_not_count() {
        let folder = tempfile::tempdir().unwrap();
        let kept = KeptAnswers::of_host(folder.path(), &Url::parse("http://127.0.0.1:8000/").unwrap());
        let answer = Answer { body: b"[1]".to_vec(), etag: Some("\"1\"".into()), last_modified: None };
        assert_eq!(kept.get("/a/"), None);
        kept.put("/a/", "http://127.0.0.1:8000/a/", &answer).unwrap();
        assert_eq!(kept.get("/a/"), Some(answer.clone()));
        assert_eq!(kept.file("/a/"), folder.path().join("127.0.0.1-8000/a"));

        fs::write(kept.file("/a/"), "[2]").unwrap();
        assert_eq!(kept.get("/a/"), None);
        kept.put("/a/", "http://127.0.0.1:8000/a/", &answer).unwrap();
        fs::write(validators_of(&kept.file("/a/")), "{").unwrap();
        assert_eq!(kept.get("/a/"), None);
    }

    #[test]
    fn long_addresses_have_short_names_of_their_own() {
        let kept = KeptAnswers::of_folder(Path::new("kept"));
        let name = |path: &str| kept.file(path).file_name().unwrap().to_str().unwrap().to_owned();
        assert_eq!(name("/api/v1/meeting/meeting/?type=ietf&limit=250"), "api_v1_meeting_meeting__type=ietf_limit=250");
        assert_eq!(name("/../../etc/passwd"), ".._.._etc_passwd");
        let ids = |last: u32| format!("/api/v1/person/person/?id__in={},{last}", "1234567,".repeat(100));
        assert_eq!(name(&ids(1)).len(), MAX_NAME_LENGTH + 13);
        assert_ne!(name(&ids(1)), name(&ids(2)));
    }
}
