//! Compressed copies of files, `.br` (Brotli, RFC 7932) and `.gz` (gzip, RFC 1952), for hosts that would otherwise compress each
//! response again, and less well. The same file always gives the same copies.

use std::fs;
use std::io::{Cursor, Write};
use std::path::Path;

use anyhow::{Context, Result};
use brotli::enc::BrotliEncoderParams;
use dist::folder;
use flate2::{Compression, GzBuilder};
use rayon::prelude::*;

/// File name extensions of formats that compress well.
const EXTENSIONS: [&str; 12] =
    ["atom", "css", "html", "ics", "js", "json", "rss", "svg", "txt", "wasm", "webmanifest", "xml"];

/// Minimum size of a file to compress, in bytes. Smaller ones fit into one packet anyway.
const MIN_SIZE: usize = 1000;

/// Brotli quality of files that are cached for a year.
const BEST_QUALITY: i32 = 11;
/// Brotli quality of the other files, a thousand in each build. They are a tenth larger than with quality 10, which takes 2.5
/// times as long.
const FAST_QUALITY: i32 = 9;

/// Writes the copies of the files in `staging`. `is_immutable` tells whether the content of a path never changes.
///
/// # Errors
/// Fails if a file cannot be read or written.
pub(crate) fn write(staging: &Path, is_immutable: impl Fn(&str) -> bool + Sync) -> Result<()> {
    folder::files(staging)?.par_iter().filter(|path| is_compressible(path)).try_for_each(|path| {
        let file = staging.join(path);
        let bytes = fs::read(&file).with_context(|| file.display().to_string())?;
        if bytes.len() < MIN_SIZE {
            return Ok(());
        }
        let quality = if is_immutable(path) { BEST_QUALITY } else { FAST_QUALITY };
        let copies = [("br", brotli(&bytes, quality)?), ("gz", gzip(&bytes)?)];
        for (extension, copy) in copies.iter().filter(|(_, copy)| copy.len() < bytes.len()) {
            let file = staging.join(format!("{path}.{extension}"));
            fs::write(&file, copy).with_context(|| file.display().to_string())?;
        }
        Ok(())
    })
}

fn is_compressible(path: &str) -> bool {
    path.rsplit_once('.').is_some_and(|(_, extension)| EXTENSIONS.contains(&extension))
}

fn brotli(bytes: &[u8], quality: i32) -> Result<Vec<u8>> {
    let parameters = BrotliEncoderParams { quality, size_hint: bytes.len(), ..BrotliEncoderParams::default() };
    let mut copy = Vec::new();
    brotli::BrotliCompress(&mut Cursor::new(bytes), &mut copy, &parameters)?;
    Ok(copy)
}

/// Compresses without the optional file name and time, so that builds are reproducible.
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
    fn copies_decompress_to_the_original() {
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
    fn r10_gzip_copy_has_no_timestamp() {
        let copy = gzip(&[b'x'; 2000]).unwrap();
        // MTIME of RFC 1952, section 2.3.1.
        assert_eq!(copy[4..8], [0; 4]);
    }

    #[test]
    fn larger_copy_is_not_written() {
        let folder = tempfile::tempdir().unwrap();
        // Pseudorandom bytes from a linear congruential generator.
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
