//! Arguments in, exit code out.

use std::process::ExitCode;

/// A paper is made of very many small things, so that the time it takes is in good part that of finding
/// room for each: this finds it a quarter faster than the system does (`docs/benchmarks.md`).
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    orderpaper::cli::run()
}
