//! Pictures: fetched, checked by their bytes, and named after them.

use std::collections::BTreeMap;

use imagesize::ImageType;
use sha2::{Digest, Sha256};
use url::Url;

/// Largest picture that is taken, in bytes. The compiler accepts less than 5 MB, and warns from 0.3 MB on.
const MAX_BYTES: usize = 4_900_000;

/// Largest width and height, in pixels.
const MAX_PIXELS: usize = 8000;

/// Folder of imported pictures, from the root of the site.
const FOLDER: &str = "/images/imported/";

/// Maximum length of the part of a name that says what the picture shows.
const MAX_NAME_LENGTH: usize = 60;

/// Takes pictures over.
pub(crate) trait TakePicture {
    /// Fetches and checks a picture. Returns its address on this site.
    ///
    /// # Errors
    /// Says why the picture cannot be taken.
    fn take(&mut self, url: &Url) -> Result<String, String>;
}

/// Pictures that are fetched once, and kept until they are written.
pub(crate) struct Pictures<F> {
    fetch: F,
    /// The results by address at the source.
    taken: BTreeMap<String, Result<String, String>>,
    /// Contents by address on this site.
    pub(crate) files: BTreeMap<String, Vec<u8>>,
}

impl<F: FnMut(&Url) -> Result<Vec<u8>, String>> Pictures<F> {
    /// Creates an empty collection. `fetch` gets the bytes of a picture.
    pub(crate) fn new(fetch: F) -> Self {
        Self { fetch, taken: BTreeMap::new(), files: BTreeMap::new() }
    }
}

impl<F: FnMut(&Url) -> Result<Vec<u8>, String>> TakePicture for Pictures<F> {
    fn take(&mut self, url: &Url) -> Result<String, String> {
        if let Some(known) = self.taken.get(url.as_str()) {
            return known.clone();
        }
        let result = (self.fetch)(url).and_then(|bytes| {
            let extension = check(&bytes)?;
            let address = format!("{FOLDER}{}.{extension}", name(url, &bytes));
            self.files.insert(address.clone(), bytes);
            Ok(address)
        });
        self.taken.insert(url.to_string(), result.clone());
        result
    }
}

/// Checks a picture. Returns the extension of its format.
fn check(bytes: &[u8]) -> Result<&'static str, String> {
    if bytes.len() > MAX_BYTES {
        return Err(format!("it has more than {} MB", MAX_BYTES / 1_000_000));
    }
    let (extension, is_complete) = match imagesize::image_type(bytes) {
        Ok(ImageType::Png) => ("png", bytes.ends_with(b"IEND\xae\x42\x60\x82")),
        Ok(ImageType::Jpeg) => ("jpg", trimmed(bytes).ends_with(&[0xff, 0xd9])),
        Ok(ImageType::Gif) => ("gif", trimmed(bytes).ends_with(b";")),
        Ok(ImageType::Webp) => ("webp", riff_length(bytes) == Some(bytes.len())),
        _ if looks_like_svg(bytes) => {
            return Err(
                "SVG can be active; convert it, or add it to public/images/ after you have looked at it".to_owned()
            );
        }
        _ => return Err("its bytes are no PNG, JPEG, GIF or WebP".to_owned()),
    };
    if !is_complete {
        return Err("its end is missing, or something follows it".to_owned());
    }
    let size = imagesize::blob_size(bytes).map_err(|_| "its size cannot be read".to_owned())?;
    if size.width == 0 || size.height == 0 || size.width > MAX_PIXELS || size.height > MAX_PIXELS {
        return Err(format!("it is {}×{} pixels; at most {MAX_PIXELS} each are taken", size.width, size.height));
    }
    Ok(extension)
}

/// Returns bytes without the zeros that some programs add at the end.
fn trimmed(bytes: &[u8]) -> &[u8] {
    let end = bytes.iter().rposition(|byte| *byte != 0).map_or(0, |last| last + 1);
    &bytes[..end]
}

/// Returns the length that the head of a WebP says.
fn riff_length(bytes: &[u8]) -> Option<usize> {
    let length = u32::from_le_bytes(bytes.get(4..8)?.try_into().ok()?);
    usize::try_from(length).ok()?.checked_add(8)
}

fn looks_like_svg(bytes: &[u8]) -> bool {
    let start = String::from_utf8_lossy(&bytes[..bytes.len().min(1000)]).to_ascii_lowercase();
    start.contains("<svg")
}

/// Returns a name for a picture: what the source calls it, and the start of its SHA-256, so that two pictures never share a name.
fn name(url: &Url, bytes: &[u8]) -> String {
    let last = url.path().rsplit('/').next().unwrap_or_default();
    let stem = last.split('.').next().unwrap_or_default().to_ascii_lowercase();
    let letters: String =
        stem.chars().map(|letter| if letter.is_ascii_alphanumeric() { letter } else { '-' }).collect();
    let words = letters.split('-').filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-");
    let words: String = words.chars().take(MAX_NAME_LENGTH).collect();
    let digest = format!("{:x}", Sha256::digest(bytes));
    format!("{}-{}", if words.is_empty() { "picture" } else { words.trim_end_matches('-') }, &digest[..8])
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A GIF of 3×2 pixels, as far as its size is concerned.
    const GIF: &[u8] = b"GIF89a\x03\x00\x02\x00\x00\x00\x00;";

    #[test]
    fn pictures_are_fetched_once_and_named_after_their_bytes() {
        let mut fetched = 0;
        let mut pictures = Pictures::new(|_: &Url| {
            fetched += 1;
            Ok(GIF.to_vec())
        });
        let url = Url::parse("https://www.ietf.org/media/images/A_(b)..%2e.original.png").unwrap();
        let address = pictures.take(&url).unwrap();
        assert!(address.starts_with("/images/imported/a-b-") && address.ends_with("gif"), "{address}");
        assert_eq!(pictures.take(&url), Ok(address));
        assert_eq!(pictures.files.len(), 1);
        drop(pictures);
        assert_eq!(fetched, 1);
    }

    #[test]
    fn other_bytes_are_rejected() {
        for bytes in [
            b"".as_slice(),
            b"<html><script>alert(1)</script>",
            b"<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg'><script/></svg>",
            b"GIF89a\x03\x00\x02\x00\x00\x00\x00",
            b"GIF89a\x00\x00\x02\x00\x00\x00\x00;",
            b"GIF89a\xff\xff\x02\x00\x00\x00\x00;",
            b"GIF89a\x03\x00\x02\x00\x00\x00\x00;<script>",
            b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR",
        ] {
            assert!(check(bytes).is_err(), "{}", String::from_utf8_lossy(bytes));
        }
        assert!(check(&[GIF, &vec![0; MAX_BYTES]].concat()).is_err());
        assert_eq!(check(GIF), Ok("gif"));
    }
}
