//! The way from one folder to another, as it is written in files.

use std::path::{Component, Path, PathBuf, absolute};

/// The way from one folder to another, with `/` between its steps on every system. None leads from one drive
/// of Windows to another, and none can be written through a name that isn't Unicode.
pub fn between(from: &Path, to: &Path) -> Option<String> {
    let way = relative(&absolute(from).ok()?, &absolute(to).ok()?)?;
    let steps: Option<Vec<&str>> = way.iter().map(|step| step.to_str()).collect();
    Some(steps?.join("/"))
}

fn relative(from: &Path, to: &Path) -> Option<PathBuf> {
    let (from, to) = (steps(from), steps(to));
    let shared = from.iter().zip(&to).take_while(|(one, other)| one == other).count();
    if shared == 0 {
        return None;
    }
    let up = from[shared..].iter().map(|_| Component::ParentDir);
    Some(up.chain(to[shared..].iter().copied()).collect())
}

/// The steps of an absolute path, without those that lead back.
fn steps(path: &Path) -> Vec<Component<'_>> {
    let mut steps = Vec::new();
    for step in path.components() {
        match step {
            Component::CurDir => {}
            Component::ParentDir => {
                steps.pop();
            }
            _ => steps.push(step),
        }
    }
    steps
}
