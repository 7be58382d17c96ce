//! `orderpaper schema`: schemas of the files of inputs and styles, for editors.

use std::path::Path;

use super::write::{Files, write};
use super::{Outcome, report, way};
use crate::diagnostic::Faults;
use crate::files::shown;
use crate::render::Output;
use crate::schema::{self, POINTER};

/// Writes them.
pub fn run(folder: &Path) -> Outcome {
    match write_to(folder) {
        Ok(names) => {
            report::say(&format!("{}: {}", shown(folder), names.join(", ")));
            report::say("The files that `orderpaper new` makes tell an editor that they are here.");
            Outcome::Done
        }
        Err(faults) => report::faults(&faults),
    }
}

/// Writes all schemas, and gives the names of their files.
fn write_to(folder: &Path) -> Result<Vec<String>, Faults> {
    let schemas = schema::all();
    let names = schemas.iter().map(|schema| schema.name.clone()).collect();
    let outputs = schemas
        .into_iter()
        .map(|schema| Output { name: schema.name, bytes: schema.text.into_bytes() });
    write(&Files { folder: folder.to_owned(), outputs: outputs.collect() })?;
    Ok(names)
}

/// Writes the schemas where those of the inputs aren't there, and says whether it did.
pub(super) fn provide(folder: &Path) -> Result<bool, Faults> {
    let is_there = |file: &str| folder.join(schema::name(file)).exists();
    if crate::inputs::FILES.into_iter().all(is_there) {
        return Ok(false);
    }
    write_to(folder).map(|_| true)
}

/// The line by which an editor finds the schema of a file of inputs in the folder `paper`. `None` if the
/// path from there can't be written in it.
pub(super) fn pointer(paper: &Path, schemas: &Path, file: &str) -> Option<String> {
    let way = format!("{}/{}", way::between(paper, schemas)?, schema::name(file));
    // An editor takes the path to end where a space is.
    (!way.contains(char::is_whitespace)).then(|| format!("{POINTER}{way}"))
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::pointer;

    #[test]
    fn a_file_of_inputs_points_to_its_schema() {
        let pointer = |paper: &str, schemas: &str| {
            pointer(Path::new(paper), Path::new(schemas), "posts.yaml")
                .and_then(|line| Some(line.split_once("$schema=")?.1.to_owned()))
        };
        let at = |way: &str| Some(format!("{way}/posts.schema.json"));
        assert_eq!(pointer("inputs/parks", "schemas"), at("../../schemas"));
        assert_eq!(pointer("./inputs/parks/", "./schemas"), at("../../schemas"));
        assert_eq!(pointer("inputs/../parks", "schemas"), at("../schemas"));
        assert_eq!(pointer("inputs/2024/my parks", "schemas"), at("../../../schemas"));
        assert_eq!(pointer("parks", "parks/schemas"), at("schemas"));
        assert_eq!(pointer("inputs/parks", "my schemas"), None);
    }
}
