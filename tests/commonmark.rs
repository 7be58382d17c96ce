//! Any Markdown can be rendered: every example of the CommonMark specification is a paper.

mod common;

use std::path::Path;
use std::{env, fs};

use common::aloud::{read_aloud, untagged};
use common::plain;
use orderpaper::diagnostic::{Diagnostic, Faults, Source};
use orderpaper::paper::{Details, Markdown, Paper, ParseOptions, parse_any};
use orderpaper::render::{markdown, pdf, typst, undrawable};
use orderpaper::style::Look;

/// How an example begins and ends in `spec.txt`.
const FENCE: &str = "````````````````````````````````";

/// Examples with letters of other scripts and signs that our fonts lack. A paper is refused rather than
/// printed with holes in it, and the message names each of them.
const UNDRAWABLE: [usize; 3] = [25, 26, 27];

/// What is made of each example stands in the folder `ORDERPAPER_COMMONMARK_OUTPUT`, if that is
/// named: `001.pdf` and `001.typ` and so on, for validators and for the Typst compiler.
#[test]
#[ignore = "needs the CommonMark specification: see .ci/run"]
fn every_example_of_the_specification_is_a_paper() {
    let file = env::var("ORDERPAPER_COMMONMARK")
        .expect("ORDERPAPER_COMMONMARK is the path of the specification's spec.txt");
    let output = env::var("ORDERPAPER_COMMONMARK_OUTPUT").ok();
    let specification = fs::read_to_string(file).expect("the specification can be read");
    let examples = examples(&specification);
    assert!(examples.len() > 600, "the specification has its examples");
    let mut remarks = Vec::new();
    for (index, example) in examples.iter().enumerate() {
        let number = index + 1;
        match make(number, example) {
            Ok(made) => {
                if let Some(folder) = &output {
                    made.write(Path::new(folder), number);
                }
                remarks.extend(made.remarks.iter().map(|remark| format!("{number}: {remark}")));
            }
            Err(faults) => {
                let is_known = |fault: &Diagnostic| {
                    UNDRAWABLE.contains(&number)
                        && fault.message.starts_with("the font has no character")
                        && fault.place.is_some()
                };
                let others = faults.iter().filter(|fault| !is_known(fault));
                remarks.extend(others.map(|fault| format!("{number}: {}", fault.render(false))));
            }
        }
    }
    assert!(remarks.is_empty(), "{}", remarks.join("\n"));
}

/// The Markdown of each example.
fn examples(specification: &str) -> Vec<String> {
    let mut examples = Vec::new();
    let mut lines = specification.lines();
    while let Some(line) = lines.next() {
        if line.strip_prefix(FENCE).is_some_and(|kind| kind.trim() == "example") {
            let input = lines.by_ref().take_while(|line| *line != ".");
            let text: String = input.flat_map(|line| [line, "\n"]).collect();
            // The specification shows tabs, which can't be seen, as arrows.
            examples.push(text.replace('→', "\t"));
        }
    }
    examples
}

/// What became of an example.
struct Made {
    pdf: Vec<u8>,
    typst: String,
    /// What is wrong with it.
    remarks: Vec<String>,
}

impl Made {
    fn write(&self, folder: &Path, number: usize) {
        fs::create_dir_all(folder).expect("the folder can be made");
        for (ending, bytes) in [("pdf", self.pdf.as_slice()), ("typ", self.typst.as_bytes())] {
            let file = folder.join(format!("{number:03}.{ending}"));
            fs::write(file, bytes).expect("the file can be written");
        }
    }
}

fn make(number: usize, example: &str) -> Result<Made, Faults> {
    let paper = paper(number, example)?;
    let written = markdown(&paper);
    let look = Look::default();
    let bytes = pdf(&paper, &look)?;
    let mut remarks = untagged(&bytes);
    // It is read to its end, or the test is.
    read_aloud(&bytes);
    match self::paper(number, &written) {
        Ok(again) if plain(&again) == plain(&paper) => {}
        Ok(_) => remarks.push(format!("reads back as another paper:\n{example}\n{written}")),
        Err(_) => remarks.push(format!("doesn't read back:\n{example}\n{written}")),
    }
    Ok(Made { pdf: bytes, typst: typst(&paper, &look), remarks })
}

fn paper(number: usize, text: &str) -> Result<Paper, Faults> {
    let source = Source::new(format!("{number:03}.md"), text);
    let title = format!("Example {number}");
    let details = Details { title, language: "en-GB".to_owned(), ..Details::default() };
    let options = ParseOptions { undrawable, ..ParseOptions::new("tests/markdown") };
    let (paper, _) = parse_any(&Markdown::plain(&source), details, &options)?;
    Ok(paper)
}
