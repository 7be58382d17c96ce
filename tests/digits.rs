//! One digit, anywhere: how many slips of the finger `check` catches.
//!
//! Hundreds of times a single digit of an example paper is changed into another, and the paper is made and
//! checked again:
//!
//! - in an amount of its inputs. The change is caught if the paper can't be made, or if something is found
//!   that wasn't before. The rest can't be caught by anybody who has only these inputs: an amount that
//!   nothing else in the paper speaks of.
//! - in a figure that stands in its prose. The papers place their figures; so each is first typed, as the
//!   paper prints it, as if nobody had ever placed any. The change is caught if something is found that
//!   wasn't before, other than that a figure is typed and not placed: that is so with the right digit too.
//!
//! The shares stand in docs/checks.md. The test fails where one is another than the page says.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::thread;

use orderpaper::check;
use orderpaper::diagnostic::Severity;
use orderpaper::paper::walk;
use orderpaper::pipeline::{self, Wanted};
use tempfile::TempDir;

/// How many changes are made to the inputs of each paper, at most.
const IN_INPUTS: usize = 150;
/// How many are made to the figures in its prose.
const IN_PROSE: usize = 100;

/// The rule that finds a typed figure, whether it is right or not.
const TYPED: &str = "prose/typed";

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// A paper in a folder of its own, which may be changed.
struct Paper {
    /// Holds the folder for as long as the test runs.
    _desk: TempDir,
    inputs: PathBuf,
}

impl Paper {
    fn copy(name: &str) -> Self {
        let desk = TempDir::new().unwrap();
        let inputs = desk.path().join(name);
        copy(&Path::new(ROOT).join("inputs").join(name), &inputs);
        Self { _desk: desk, inputs }
    }

    /// Its files of YAML.
    fn yaml(&self) -> Vec<PathBuf> {
        let entries = fs::read_dir(&self.inputs).unwrap();
        let mut files: Vec<PathBuf> = entries
            .map(|entry| entry.unwrap().path())
            .filter(|path| path.extension().is_some_and(|extension| extension == "yaml"))
            .collect();
        files.sort();
        files
    }

    /// What is found: every error and warning, but those of a rule that is `ignored`. `None` if the paper can't be
    /// made.
    fn findings(&self, ignored: Option<&str>) -> Option<BTreeSet<String>> {
        let templates = Path::new(ROOT).join("templates");
        let drafted = pipeline::draft(&self.inputs, &templates, Wanted::default()).ok()?;
        let found = check::check(&drafted).into_iter().map(|finding| finding.diagnostic);
        let told = found.filter(|found| {
            found.severity != Severity::Note && (found.rule.is_none() || found.rule != ignored)
        });
        Some(told.map(|found| format!("{:?} {}", found.rule, found.message)).collect())
    }

    /// Types every figure that is placed in the prose, as the paper prints it, and gives the digits of all.
    fn type_figures(&self) -> Vec<(PathBuf, usize)> {
        let templates = Path::new(ROOT).join("templates");
        let drafted = pipeline::draft(&self.inputs, &templates, Wanted::default()).unwrap();
        let mut placed: BTreeMap<PathBuf, BTreeMap<usize, (usize, String)>> = BTreeMap::new();
        walk::figures(&drafted.paper, &mut |figure, _| {
            let Some(place) = &figure.origin.0 else { return };
            let file = self.inputs.join("sections").join(place.source().name());
            if place.text().starts_with("{{") && file.is_file() {
                let (start, end) = (place.span().start, place.span().end);
                placed.entry(file).or_default().insert(start, (end, figure.text.clone()));
            }
        });
        let mut digits = Vec::new();
        for (file, placed) in placed {
            let before = fs::read_to_string(&file).unwrap();
            let (mut text, mut at, mut typed) = (String::new(), 0, Vec::new());
            for (start, (end, words)) in placed {
                text += &before[at..start];
                typed.push(text.len()..text.len() + words.len());
                text += &words;
                at = end;
            }
            text += &before[at..];
            digits.extend(typed.into_iter().flat_map(|part| digits_of(&file, &text, part)));
            fs::write(&file, text).unwrap();
        }
        digits
    }

    /// Whether this change of one digit is caught.
    fn catches(&self, digit: &Digit, usual: &BTreeSet<String>, ignored: Option<&str>) -> bool {
        let sound = fs::read_to_string(&digit.file).unwrap();
        let mut changed = sound.clone();
        changed.replace_range(digit.at..=digit.at, &digit.becomes.to_string());
        fs::write(&digit.file, changed).unwrap();
        let found = self.findings(ignored);
        fs::write(&digit.file, sound).unwrap();
        found.is_none_or(|found| !found.is_subset(usual))
    }
}

/// A digit, and another that takes its place.
struct Digit {
    file: PathBuf,
    at: usize,
    becomes: u8,
}

/// Numbers that come in the same order on every machine (SplitMix64).
struct Chance(u64);

impl Chance {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        usize::try_from((mixed ^ (mixed >> 31)) % end as u64).unwrap()
    }
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let target = to.join(path.file_name().unwrap());
        if path.is_dir() {
            copy(&path, &target);
        } else {
            fs::copy(&path, &target).unwrap();
        }
    }
}

/// The numbers of a text that are no part of a word, a date, a year or a name.
fn numbers(text: &str) -> Vec<Range<usize>> {
    let is_part = |c: char| c.is_alphanumeric() || matches!(c, '.' | ',' | '/' | '-' | '_' | ':');
    let mut found = Vec::new();
    let mut at = 0;
    for word in text.split_inclusive(|c: char| !is_part(c)) {
        let start = at;
        at += word.len();
        let number =
            word.trim_end_matches(|c: char| !c.is_ascii_digit() && !matches!(c, 'm' | 'k' | '%'));
        let number = number.trim_start_matches('-').trim_end_matches(['m', 'k', '%']);
        let start = start + word.find(number).unwrap_or(0);
        let digits = number.chars().filter(char::is_ascii_digit).count();
        let is_number =
            digits > 0 && number.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ','));
        let is_year = digits == 4 && !number.contains(['.', ',']) && number.starts_with("20");
        if is_number && !is_year {
            found.push(start..start + number.len());
        }
    }
    found
}

/// The amounts of a file of inputs: numbers that are all of a value.
fn amounts(text: &str) -> Vec<Range<usize>> {
    let mut start = 0;
    let mut found = Vec::new();
    for line in text.split_inclusive('\n') {
        let value =
            line.split_once(": ").map(|(_, value)| value).or(line.trim_start().strip_prefix("- "));
        if let Some(value) = value.filter(|_| !line.trim_start().starts_with('#')) {
            let offset = start + (value.as_ptr() as usize - line.as_ptr() as usize);
            let bare = value.trim();
            let is_list = bare.starts_with(['[', '{']);
            let is_amount = |text: &str| text.parse::<f64>().is_ok();
            for number in numbers(value) {
                let is_whole = is_amount(bare) || is_list;
                if is_whole {
                    found.push(offset + number.start..offset + number.end);
                }
            }
        }
        start += line.len();
    }
    found
}

/// The digits of the numbers that are amounts of these files.
fn of_amounts(files: &[PathBuf]) -> Vec<(PathBuf, usize)> {
    let mut digits = Vec::new();
    for file in files {
        let text = fs::read_to_string(file).unwrap();
        for number in amounts(&text) {
            digits.extend(digits_of(file, &text, number));
        }
    }
    digits
}

fn digits_of(file: &Path, text: &str, part: Range<usize>) -> Vec<(PathBuf, usize)> {
    let within = text[part.clone()].char_indices();
    let digits = within.filter(|(_, c)| c.is_ascii_digit());
    digits.map(|(offset, _)| (file.to_owned(), part.start + offset)).collect()
}

/// Changes to some of these digits.
fn changes(mut digits: Vec<(PathBuf, usize)>, most: usize) -> Vec<Digit> {
    let mut chance = Chance(1972);
    let mut chosen = Vec::new();
    while chosen.len() < most && !digits.is_empty() {
        let (file, at) = digits.swap_remove(chance.below(digits.len()));
        let digit = usize::from(fs::read(&file).unwrap()[at] - b'0');
        let becomes = u8::try_from((digit + 1 + chance.below(9)) % 10).unwrap();
        chosen.push(Digit { file, at, becomes });
    }
    chosen
}

/// How many changes were made, and how many of them were caught.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Share {
    caught: usize,
    made: usize,
}

fn share(paper: &Paper, changes: &[Digit], ignored: Option<&str>) -> Share {
    let usual = paper.findings(ignored).unwrap();
    let caught = changes.iter().filter(|digit| paper.catches(digit, &usual, ignored)).count();
    Share { caught, made: changes.len() }
}

/// Both shares of a paper.
fn shares(name: &str) -> [Share; 2] {
    let paper = Paper::copy(name);
    let of_inputs = share(&paper, &changes(of_amounts(&paper.yaml()), IN_INPUTS), None);
    let of_prose = share(&paper, &changes(paper.type_figures(), IN_PROSE), Some(TYPED));
    [of_inputs, of_prose]
}

/// The shares as docs/checks.md tells them: `| paper | 12 of 150 | 3 of 4 |`.
fn documented(paper: &str) -> Option<[Share; 2]> {
    let page = fs::read_to_string(Path::new(ROOT).join("docs/checks.md")).unwrap();
    let row = page.lines().find(|line| line.starts_with(&format!("| `{paper}` |")))?;
    let cells: Vec<&str> = row.split('|').map(str::trim).collect();
    let read = |cell: &str| {
        let (caught, made) = cell.split_once(" of ")?;
        Some(Share { caught: caught.parse().ok()?, made: made.parse().ok()? })
    };
    Some([read(cells.get(2)?)?, read(cells.get(3)?)?])
}

#[test]
fn the_share_of_changed_digits_that_is_caught_does_not_fall() {
    let mut names: Vec<String> = fs::read_dir(Path::new(ROOT).join("inputs"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    // The papers have nothing to do with one another.
    let shares: Vec<[Share; 2]> = thread::scope(|scope| {
        let papers: Vec<_> = names.iter().map(|name| scope.spawn(|| shares(name))).collect();
        papers.into_iter().map(|paper| paper.join().unwrap()).collect()
    });
    let mut wrong = Vec::new();
    for (name, shares) in names.iter().zip(shares) {
        if documented(name) != Some(shares) {
            let [of_inputs, of_prose] =
                shares.map(|share| format!("{} of {}", share.caught, share.made));
            wrong.push(format!("| `{name}` | {of_inputs} | {of_prose} |"));
        }
    }
    assert!(
        wrong.is_empty(),
        "docs/checks.md says otherwise; if these are more, write:\n{}",
        wrong.join("\n")
    );
}
