//! Our papers, judged by others: validators, readers and compilers that the field trusts.
//!
//! They have to be fetched, and need Java, Node, Python and poppler. So these tests are left out of a
//! plain `cargo test`. `.ci/run` fetches all and runs them:
//!
//! ```text
//! ORDERPAPER_TOOLS="$(.ci/fetch-validators)" cargo test --test validators -- --ignored
//! ```

mod outline;
mod readers;
mod tools;

use std::path::PathBuf;
use std::process::Command;
use std::sync::LazyLock;

use tools::{PAPERS, examples, run, tools};

/// PDF/UA-1 and PDF/A-2a, which every file claims: veraPDF tries what a file claims.
#[test]
#[ignore = "needs veraPDF"]
fn verapdf_finds_nothing_wrong() {
    let papers = PAPERS.iter().map(|paper| paper.file("paper.pdf"));
    let papers: Vec<_> = papers.chain(examples("pdf")).collect();
    let said = run(Command::new("java")
        .arg("-Djava.awt.headless=true")
        .arg("-cp")
        .arg(tools().join("verapdf.jar"))
        .arg("org.verapdf.apps.GreenfieldCliWrapper")
        .args(["--format", "text", "-v"])
        .args(&papers));
    let passed = said.lines().filter(|line| line.starts_with("PASS")).count();
    let failed: Vec<_> = said.lines().filter(|line| !line.starts_with("PASS")).collect();
    assert_eq!(passed, papers.len() * 2, "{}", failed.join("\n"));
    println!("veraPDF: {} files pass PDF/UA-1 and PDF/A-2a", papers.len());
}

/// What a reader gets by its tags is the paper: each heading, paragraph, label and cell, in order.
#[test]
#[ignore = "needs poppler"]
fn poppler_hears_the_paper() {
    for paper in PAPERS.iter() {
        let heard = readers::poppler(&paper.file("paper.pdf"));
        outline::compare(&paper.name, &outline::of(&paper.paper), &heard);
    }
}

/// The same in a browser. It hears each page apart, with a space wherever a line ends: it is the letters
/// that are compared, and papers without rows that are taller than a page.
#[test]
#[ignore = "needs pdf.js"]
fn pdfjs_hears_the_paper() {
    for paper in &PAPERS.real {
        let said: Vec<_> =
            outline::of(&paper.paper).into_iter().map(outline::Piece::letters).collect();
        let heard = readers::pdfjs(&paper.file("paper.pdf"), &said);
        outline::compare(&paper.name, &said, &heard);
    }
}

/// Text that is copied or searched is the paper's: no word broken that fits a line, none lost.
#[test]
#[ignore = "needs poppler"]
fn copied_text_is_the_papers() {
    for paper in PAPERS.iter() {
        let said = outline::of(&paper.paper);
        let copied = readers::words(&readers::copied(&paper.file("paper.pdf")));
        let lost = readers::lost(&said, &copied);
        assert!(lost.is_empty(), "{}: not in the text of the PDF: {lost:?}", paper.name);
    }
}

/// The same of Typst's PDF. Soft hyphens stay in the text of that.
#[test]
#[ignore = "needs Typst and poppler"]
fn text_copied_from_typst_is_the_papers() {
    LazyLock::force(&COMPILED);
    for paper in PAPERS.iter().filter(|paper| paper.name != "soft-hyphens") {
        let said = outline::of(&paper.paper);
        let copied = readers::words(&readers::copied(&paper.file("paper.typst.pdf")));
        let lost = readers::lost(&said, &copied);
        assert!(lost.is_empty(), "{}: not in the text of Typst's PDF: {lost:?}", paper.name);
    }
}

/// Every paper compiles as it is, to Typst's own PDF/UA-1. Done once for all tests.
static COMPILED: LazyLock<()> = LazyLock::new(|| {
    compile("ua-1", PAPERS.iter().map(|paper| paper.file("paper.typ")));
    // Some examples leave out levels of headings, which Typst's PDF/UA-1 refuses.
    compile("none", examples("typ"));
});

fn compile(standard: &str, sources: impl IntoIterator<Item = PathBuf>) {
    run(Command::new("python3")
        .env("PYTHONPATH", tools().join("python"))
        .args(["tests/validators/compile.py", standard, "assets/fonts"])
        .args(sources));
}

#[test]
#[ignore = "needs Typst"]
fn typst_compiles_every_paper() {
    LazyLock::force(&COMPILED);
}

/// What Typst shows is what our PDF shows, letter by letter.
#[test]
#[ignore = "needs Typst and poppler"]
fn typst_says_the_same() {
    LazyLock::force(&COMPILED);
    // Accents typed apart from their letters, and soft hyphens, are ActualText in Typst's PDFs, which
    // poppler's tree passes over.
    let is_passed_over = |name: &str| matches!(name, "accents" | "soft-hyphens");
    let papers = PAPERS.iter().filter(|paper| !is_passed_over(&paper.name));
    let papers = papers.map(|paper| (paper.file("paper.pdf"), paper.file("paper.typst.pdf")));
    let examples =
        examples("pdf").into_iter().map(|pdf| (pdf.clone(), pdf.with_extension("typst.pdf")));
    let differences: Vec<String> = papers
        .chain(examples)
        .filter_map(|(ours, theirs)| readers::first_difference(&ours, &theirs))
        .collect();
    assert!(differences.is_empty(), "{}", differences.join("\n"));
}
