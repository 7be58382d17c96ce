//! Formulas and conditions: read, and computed in a small paper.

#![no_main]

use std::path::Path;
use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use orderpaper::diagnostic::{Faults, Place, Source};
use orderpaper::expression::{Formula, Test};
use orderpaper::figures;
use orderpaper::inputs::figures::{FiguresFile, NamedContent};
use orderpaper::inputs::schedules::SchedulesFile;
use orderpaper::inputs::{self, Inputs};
use orderpaper::yaml::{self, Decode, Node, Value};
use orderpaper_fuzz::{draw, on_wide_stack};

const PAPER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/fixtures/parks/inputs/parks");

/// The last figure takes its formula from the input.
const FIGURES: &str = "
figures:
  - {id: people, title: People, value: 12000, unit: count}
  - {id: share, title: Share, value: 12.5, unit: percent}
  - {id: rate, title: Rate, value: 0, unit: money}
  - {id: asked, title: What is asked, formula: people}
";

/// Blank cells, words, totals and computed columns, for formulas to meet.
const SCHEDULES: &str = "
schedules:
  - id: budget
    title: Budget
    label: Service
    columns:
      - {id: net, heading: Net}
      - {id: forecast, heading: Forecast}
      - {id: variance, heading: Variance, formula: forecast - net}
      - id: status
        heading: Status
        words: [{when: variance > £500, say: ADV}, {say: FAV}]
    rows:
      - {id: parks, label: Parks, net: 1000, forecast: 2000.55}
      - {id: roads, label: Roads, net: 1000, forecast: ''}
      - {id: both, label: Both, role: total}
";

static INPUTS: LazyLock<Inputs> = LazyLock::new(|| {
    let mut faults = Faults::new();
    let inputs = inputs::read(Path::new(PAPER), &mut faults);
    let node = yaml::parse(&Source::new("figures.yaml", FIGURES)).expect("it is YAML");
    let figures = FiguresFile::decode(&node, &mut faults);
    let node = yaml::parse(&Source::new("schedules.yaml", SCHEDULES)).expect("it is YAML");
    let schedules = SchedulesFile::decode(&node, &mut faults);
    let mut inputs = inputs.expect("it is read");
    inputs.figures = figures.expect("it is read");
    inputs.schedules = schedules.expect("it is read");
    let _ = figures::calculate(&inputs, &[], &mut faults);
    assert!(faults.is_empty(), "the paper is sound: {faults:?}");
    inputs
});

fuzz_target!(|text: &str| on_wide_stack(|| compute(text)));

fn compute(text: &str) {
    let source = Source::new("figures.yaml", text);
    let place = Place::new(&source, 0..text.len());
    let node = Node { value: Value::Scalar(text.to_owned()), place };
    let mut faults = Faults::new();
    let _ = Test::decode(&node, &mut faults);
    if let Some(formula) = Formula::decode(&node, &mut faults) {
        let mut inputs = INPUTS.clone();
        let asked = inputs.figures.figures.last_mut().expect("it has figures");
        asked.content = NamedContent::Formula(formula);
        let _ = figures::calculate(&inputs, &[], &mut faults);
    }
    draw(&faults);
}
