//! Compressed copies of files, for hosts that would otherwise compress each answer anew, and less well: `.br` (Brotli, RFC
//! 7932) and `.gz` (gzip, RFC 1952) beside what they are copies of. The same file always gives the same copies.

use std::fs;
use std::io::{Cursor, Write};
use std::path::Path;

use anyhow::{Context, Result};
use brotli::enc::BrotliEncoderParams;
use dist::folder;
use flate2::{Compression, GzBuilder};
use rayon::prelude::*;

/// Ends of the names of files that become much smaller.
const TYPES: [&str; 12] =
    ["atom", "css", "html", "ics", "js", "json", "rss", "svg", "txt", "wasm", "webmanifest", "xml"];

/// In bytes: what is smaller fits the first packet of an answer as it is.
const LEAST: usize = 1000;

/// How hard Brotli tries: its best for the files that are kept for a year. The others, of which there are a thousand in each
/// build, are a tenth larger than at 10, in 40 % of the time; only there does it begin to search for the shortest form.
const BEST: i32 = 11;
const QUICK: i32 = 9;

/// Writes the copies of the files in `staging`. `never_changes` tells of a path whether it has a hash in it.
///
/// # Errors
/// The system refuses to read or to write.
pub(crate) fn write(staging: &Path, never_changes: impl Fn(&str) -> bool + Sync) -> Result<()> {
    folder::files(staging)?.par_iter().filter(|path| is_compressible(path)).try_for_each(|path| {
        let file = staging.join(path);
        let bytes = fs::read(&file).with_context(|| file.display().to_string())?;
        if bytes.len() < LEAST {
            return Ok(());
        }
        let copies = [("br", brotli(&bytes, if never_changes(path) { BEST } else { QUICK })?), ("gz", gzip(&bytes)?)];
        for (end, copy) in copies.iter().filter(|(_, copy)| copy.len() < bytes.len()) {
            let place = staging.join(format!("{path}.{end}"));
            fs::write(&place, copy).with_context(|| place.display().to_string())?;
        }
        Ok(())
    })
}

fn is_compressible(path: &str) -> bool {
    path.rsplit_once('.').is_some_and(|(_, end)| TYPES.contains(&end))
}

fn brotli(bytes: &[u8], quality: i32) -> Result<Vec<u8>> {
    let parameters = BrotliEncoderParams { quality, size_hint: bytes.len(), ..BrotliEncoderParams::default() };
    let mut copy = Vec::new();
    brotli::BrotliCompress(&mut Cursor::new(bytes), &mut copy, &parameters)?;
    Ok(copy)
}

/// Without a name and a time in the copy, which it may have.
fn gzip(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = GzBuilder::new().write(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?)
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use flate2::read::GzDecoder;

    use super::*;

    #[test]
    fn copies_hold_what_they_are_copies_of() {
        let folder = tempfile::tempdir().unwrap();
        let text = "All of it is text. ".repeat(100);
        for name in ["a.html", "b.wasm", "c.png"] {
            fs::write(folder.path().join(name), &text).unwrap();
        }
        fs::write(folder.path().join("d.css"), "short").unwrap();
        write(folder.path(), |path| path == "b.wasm").unwrap();
        let expected = ["a.html", "a.html.br", "a.html.gz", "b.wasm", "b.wasm.br", "b.wasm.gz", "c.png", "d.css"];
        assert_eq!(folder::files(folder.path()).unwrap(), expected);

        let read = |name: &str| fs::read(folder.path().join(name)).unwrap();
        let mut unpacked = String::new();
        GzDecoder::new(Cursor::new(read("a.html.gz"))).read_to_string(&mut unpacked).unwrap();
        assert_eq!(unpacked, text);
        let mut unpacked = Vec::new();
        brotli::BrotliDecompress(&mut Cursor::new(read("b.wasm.br")), &mut unpacked).unwrap();
        assert_eq!(unpacked, text.as_bytes());
        assert!(read("a.html.br").len() < 100);
    }

    #[test]
    fn r10_a_copy_names_no_time() {
        let copy = gzip(&[b'x'; 2000]).unwrap();
        // MTIME of RFC 1952, section 2.3.1.
        assert_eq!(copy[4..8], [0; 4]);
    }

    #[test]
    fn a_copy_that_would_be_larger_is_left_out() {
        let folder = tempfile::tempdir().unwrap();
        // Bytes without a pattern: the sums of themselves.
        let mut seed = 1_u32;
        let noise = std::iter::repeat_with(|| {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            seed.to_be_bytes()[0]
        });
        fs::write(folder.path().join("a.txt"), noise.take(2000).collect::<Vec<_>>()).unwrap();
        write(folder.path(), |_| false).unwrap();
        assert_eq!(folder::files(folder.path()).unwrap(), ["a.txt"]);
    }
}
