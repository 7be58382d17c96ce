//! Makes `ORDERPAPER_SOURCES`: a digest of all that the program is made of.
//!
//! A paper need not be made again while neither its inputs nor the program have changed. What the program
//! is can't be told from its version, which stays the same while somebody works on it, and reading the
//! whole executable at every run would take longer than making a paper.

use std::env;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

/// What the program is made of: `docs` is in its schemas.
const SOURCES: [&str; 6] = ["src", "assets", "docs", "build.rs", "Cargo.toml", "Cargo.lock"];

fn main() -> io::Result<()> {
    let mut digest = Sha256::new();
    for source in SOURCES {
        println!("cargo:rerun-if-changed={source}");
        for file in files(Path::new(source))? {
            let bytes = fs::read(&file)?;
            digest.update(file.to_string_lossy().as_bytes());
            digest.update((bytes.len() as u64).to_le_bytes());
            digest.update(bytes);
        }
    }
    for variable in ["TARGET", "PROFILE", "OPT_LEVEL"] {
        digest.update(env::var(variable).unwrap_or_default());
    }
    let digest: String = digest.finalize().iter().map(|byte| format!("{byte:02x}")).collect();
    println!("cargo:rustc-env=ORDERPAPER_SOURCES={digest}");
    Ok(())
}

/// The files of a folder and of those in it, in an order that is the same on every system; a file alone.
fn files(path: &Path) -> io::Result<Vec<PathBuf>> {
    if !path.is_dir() {
        return Ok(if path.exists() { vec![path.to_owned()] } else { Vec::new() });
    }
    let mut inside =
        fs::read_dir(path)?.map(|entry| Ok(entry?.path())).collect::<io::Result<Vec<_>>>()?;
    inside.sort();
    let mut found = Vec::new();
    for path in inside {
        found.extend(files(&path)?);
    }
    Ok(found)
}
