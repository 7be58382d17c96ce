//! Digests, by which bytes are known again: SHA-256, as `sha256sum` writes them.

use std::io::{self, Read};

use sha2::{Digest as _, Sha256};

/// The digest of some bytes.
pub fn of(bytes: &[u8]) -> String {
    hexadecimal(&Sha256::digest(bytes))
}

/// The digest of all that a reader gives, be it more than there is room for.
///
/// # Errors
///
/// Those of the reader.
pub fn of_all(mut reader: impl Read) -> io::Result<String> {
    let mut digest = Sha256::new();
    let mut buffer = vec![0; 64 * 1024];
    loop {
        match reader.read(&mut buffer)? {
            0 => return Ok(hexadecimal(&digest.finalize())),
            length => digest.update(&buffer[..length]),
        }
    }
}

/// Bytes as pairs of hexadecimal digits.
pub fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
