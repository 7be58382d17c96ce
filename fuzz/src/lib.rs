//! What the targets share.

use std::thread;

use orderpaper::diagnostic::{Diagnostic, Faults, Severity};

/// The stack on which the program itself works; a sanitizer makes each frame larger.
const STACK: usize = 3 * 32 * 1024 * 1024;

/// Works on a stack as wide as that of the program. A panic there ends the whole process, as
/// libFuzzer has it.
pub fn on_wide_stack(work: impl FnOnce() + Send) {
    thread::scope(|scope| {
        let spawned = thread::Builder::new().stack_size(STACK).spawn_scoped(scope, work);
        spawned.expect("a thread can be started").join().expect("a panic ends the process");
    });
}

/// Every fault can be drawn, and says what to do.
pub fn draw(faults: &Faults) {
    faults.iter().for_each(drawn);
}

/// One can be drawn, and says what to do. A note tells something that may be of use, and asks for nothing.
pub fn drawn(fault: &Diagnostic) {
    let drawn = fault.render(false);
    assert!(fault.remedy.is_some() || fault.severity == Severity::Note, "it says what to do: {drawn}");
}
