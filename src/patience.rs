//! Work that may take for ever, given up after a while.
//!
//! A drawing is a program of sorts: patterns within patterns, and rules that match in thousands of ways,
//! can keep whoever reads them busy for years, and no look at the file tells which ones do.

use std::sync::mpsc;
use std::thread;
use std::time::Duration;

/// How long is waited: a hundred times what the drawings of papers take on a slow machine.
///
/// It is a limit of time, since the work is that of libraries, which count no steps of theirs. So a file at its worst
/// may be refused on one machine and not on another; what a paper of this world says depends on no clock.
pub const PATIENCE: Duration = Duration::from_secs(30);

/// The stack on which all work is done. The main thread's is 8 MB on one system and 1 MB on another;
/// how deep a drawing or a text may be nested must not depend on that.
pub(crate) const STACK: usize = 32 * 1024 * 1024;

/// What the work comes to, or `None` if it has not come to its end in time, or broke down. Work that
/// was given up goes on in vain until the program ends.
pub fn within<T: Send + 'static>(
    most: Duration,
    work: impl FnOnce() -> T + Send + 'static,
) -> Option<T> {
    let (done, outcome) = mpsc::channel();
    // Nobody may be there any more to be told.
    let work = move || drop(done.send(work()));
    thread::Builder::new().stack_size(STACK).spawn(work).ok()?;
    outcome.recv_timeout(most).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn work_without_an_end_is_given_up() {
        assert_eq!(within(PATIENCE, || 2 + 2), Some(4));
        let endless = || loop {
            thread::park();
        };
        assert_eq!(within::<()>(Duration::from_millis(1), endless), None);
    }
}
