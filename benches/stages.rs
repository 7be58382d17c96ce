//! How long each step from inputs to files takes, for the longest of the worked papers:
//!
//! ```sh
//! cargo bench --bench stages
//! ```
//!
//! A clock is noisy: whether a change made a step slower, `benches/instructions.py` tells surely.

use std::hint::black_box;
use std::path::Path;

use criterion::{Criterion, criterion_group, criterion_main};
use orderpaper::check;
use orderpaper::diagnostic::{Faults, Source};
use orderpaper::figures;
use orderpaper::inputs;
use orderpaper::paper::{self, Details, Markdown, ParseOptions};
use orderpaper::pipeline::{self, Wanted};
use orderpaper::render;
use orderpaper::style;

const HOME: &str = env!("CARGO_MANIFEST_DIR");
const PAPER: &str = "inputs/leeds-reassessment-team";

fn stages(bencher: &mut Criterion) {
    let folder = Path::new(HOME).join(PAPER);
    let templates = Path::new(HOME).join("templates");
    let drafted = pipeline::draft(&folder, &templates, Wanted::default())
        .expect("the worked papers can be built: a test does");
    let name = drafted.inputs.paper.style.value.as_str();
    let look = &drafted.style.look;
    let markdown = render::markdown(&drafted.paper);
    let markdown = Markdown::plain(&Source::new("paper.md", markdown));
    let options = ParseOptions::new(&folder);

    let mut group = bencher.benchmark_group("stages");
    group.bench_function("read the inputs", |it| {
        it.iter(|| inputs::read(black_box(&folder), &mut Faults::new()));
    });
    group.bench_function("read the style", |it| {
        it.iter(|| style::read(black_box(&templates), name, None));
    });
    group.bench_function("calculate", |it| {
        let calculate = || {
            figures::calculate(black_box(&drafted.inputs), &drafted.style.rules, &mut Faults::new())
        };
        it.iter(calculate);
    });
    group.bench_function("draft: all up to the paper", |it| {
        it.iter(|| pipeline::draft(black_box(&folder), &templates, Wanted::default()));
    });
    group.bench_function("read the Markdown", |it| {
        it.iter(|| paper::parse_any(black_box(&markdown), Details::default(), &options));
    });
    group.bench_function("check", |it| it.iter(|| check::check(black_box(&drafted))));
    group.bench_function("write Markdown", |it| {
        it.iter(|| render::markdown(black_box(&drafted.paper)));
    });
    group.bench_function("write Typst", |it| {
        it.iter(|| render::typst(black_box(&drafted.paper), look));
    });
    group.bench_function("write PDF", |it| {
        it.iter(|| render::pdf(black_box(&drafted.paper), look));
    });
    group.finish();
}

criterion_group!(benches, stages);
criterion_main!(benches);
