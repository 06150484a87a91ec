//! The library: files that are not part of the compiler but of every other workspace, such as `google/api`.
//!
//! They are packed into one piece of data, which [`PACKED`] embeds for the terminal and which the page fetches when a
//! file of it is first asked for. What it has is known without it: [`PATHS`].

mod paths;

use std::io::Read;

use flate2::read::GzDecoder;

pub use paths::PATHS;

/// The packed files: what [`unpack`] reads.
#[cfg(feature = "library")]
pub const PACKED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/library.bin"));

/// The licences of the packages that the files come from; each file begins with its own notice.
#[cfg(feature = "library")]
pub const LICENSES: &str = include_str!(concat!(env!("OUT_DIR"), "/library-licenses.txt"));

/// More than this many bytes are not unpacked.
const LONGEST: u64 = 16 << 20;

/// Why data is not a packed library.
#[derive(Debug, thiserror::Error)]
pub enum LibraryError {
    /// It does not unzip.
    #[error("the library does not unzip: {0}")]
    Unzip(#[from] std::io::Error),
    /// It ends within a file, or names or texts are not UTF-8.
    #[error("the library is damaged")]
    Damaged,
}

/// Whether the library has a file of this import path.
pub fn covers(path: &str) -> bool {
    PATHS.binary_search(&path).is_ok()
}

/// The files of a packed library, `(path, text)`, sorted by path.
///
/// # Errors
/// If the data is anything else.
pub fn unpack(packed: &[u8]) -> Result<Vec<(String, String)>, LibraryError> {
    let mut bytes = Vec::new();
    GzDecoder::new(packed)
        .take(LONGEST)
        .read_to_end(&mut bytes)?;
    let mut rest = bytes.as_slice();
    let mut files = Vec::new();
    while !rest.is_empty() {
        files.push((string(&mut rest)?, string(&mut rest)?));
    }
    Ok(files)
}

/// Reads a length of four bytes, the lowest first, and as many bytes of text.
fn string(rest: &mut &[u8]) -> Result<String, LibraryError> {
    let (length, after) = rest.split_first_chunk().ok_or(LibraryError::Damaged)?;
    let length = u32::from_le_bytes(*length) as usize;
    let (text, after) = after
        .split_at_checked(length)
        .ok_or(LibraryError::Damaged)?;
    *rest = after;
    String::from_utf8(text.to_vec()).map_err(|_| LibraryError::Damaged)
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use flate2::{Compression, write::GzEncoder};

    use super::*;

    fn zipped(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
        encoder.write_all(bytes).unwrap();
        encoder.finish().unwrap()
    }

    #[test]
    fn paths_are_sorted_and_tell_what_is_there() {
        assert!(PATHS.is_sorted());
        assert!(covers("google/type/date.proto"));
        assert!(!covers("google/type/none.proto"));
        assert!(!covers("google/protobuf/any.proto"), "that is of the core");
    }

    #[test]
    fn damaged_data_is_an_error() {
        let check = |bytes: &[u8], expect: Result<usize, &str>| {
            let found = unpack(bytes).map(|files| files.len());
            assert_eq!(
                found.map_err(|error| error.to_string()),
                expect.map_err(str::to_owned)
            );
        };
        check(&zipped(b""), Ok(0));
        check(&zipped(b"\x01\0\0\0a\x02\0\0\0bc"), Ok(1));
        for bad in [
            &b"\x01\0\0\0a"[..],
            b"\x01\0\0\0a\x02\0\0\0b",
            b"\x01\0\0\0\xff\0\0\0\0",
            b"\xff\xff\xff\xff",
        ] {
            check(&zipped(bad), Err("the library is damaged"));
        }
        assert!(unpack(b"not zipped").is_err());
        let whole = zipped(b"\x01\0\0\0a\x02\0\0\0bc");
        assert!(unpack(&whole[..whole.len() - 9]).is_err());
    }

    #[cfg(feature = "library")]
    #[test]
    fn the_packed_files_are_those_of_the_list() {
        let files = unpack(PACKED).unwrap();
        let paths: Vec<_> = files.iter().map(|(path, _)| path.as_str()).collect();
        assert_eq!(paths, PATHS);
        assert!(files.iter().all(|(_, text)| text.contains("package ")));
        assert!(LICENSES.contains("Apache License"));
    }
}
