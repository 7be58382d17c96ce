//! What a user can see: commands, messages, figures and the worked papers.
//!
//! All of it is one test binary, because each binary links the whole crate. Whoever changes what is
//! printed on purpose renews the snapshots with one command, and reads the difference:
//!
//! ```text
//! INSTA_UPDATE=always cargo test --test suite
//! ```
//!
//! - [`bad_input`]: what is said of every kind of input that can't be used;
//! - [`charts`]: what charts draw and say, and what they can't;
//! - [`commands`]: what each command does, prints and returns;
//! - [`composing`]: what stands in tables and under them;
//! - [`consistency`]: one name for one thing, years, acronyms, paragraphs that stand twice;
//! - [`costs`]: costs beside the money for them;
//! - [`diff`]: what changed from one paper to another, or from one revision to another;
//! - [`exempt`]: sections that are not for publication, in neither words nor figures;
//! - [`explain`]: where figures come from, and where they stand;
//! - [`extending`]: styles that extend others, and templates that do;
//! - [`figures`]: amounts, sums and periods, and what follows when one digit changes;
//! - [`golden`]: the worked papers of `inputs/` against `output/`, byte for byte;
//! - [`hints`]: how a stated number may have come to differ;
//! - [`landscape`]: wide tables on pages turned round;
//! - [`messages`]: slips of the keyboard, each told once, with what to type instead;
//! - [`money`]: the unit in which money is printed, and amounts that it prints as nought;
//! - [`outside_slips`]: slips of papers made elsewhere that readers made and missed;
//! - [`prose`]: labels, lists with labels of their own, words that are placed by name;
//! - [`records`]: posts by year, targets moved between years, scores, weeks between dates;
//! - [`references`]: what words refer to, what a paper must have, and what some readers can't follow;
//! - [`refresh`]: drafts that somebody edited, brought up to date with their figures;
//! - [`robust`]: inputs at their worst, and runs that are cut short;
//! - [`schedules`]: schedules and formulas, numbered paragraphs and references;
//! - [`sentences`]: what sentences of papers made elsewhere say of their own numbers;
//! - [`series`]: papers that come again, each beside those before it;
//! - [`typed_numbers`]: numbers that were typed into words, beside the figures of the paper;
//! - [`unchanged`]: papers that need not be built again, and papers that are built again at every save;
//! - [`words`]: columns of words in schedules, and what is counted by them.

#[expect(dead_code, reason = "only reading aloud is asked for here")]
#[path = "../common/aloud.rs"]
mod aloud;
mod bad_input;
mod charts;
mod commands;
mod composing;
mod consistency;
mod costs;
mod diff;
mod exempt;
mod explain;
mod extending;
mod figures;
mod findings;
mod golden;
mod hints;
mod landscape;
mod measures;
mod messages;
mod money;
mod outside;
mod outside_slips;
mod prose;
mod records;
mod references;
mod refresh;
mod robust;
mod roll;
mod schedules;
#[path = "../common/schema.rs"]
mod schema;
#[path = "../common/seen.rs"]
mod seen;
mod sentences;
mod series;
mod support;
mod typed_numbers;
mod unchanged;
mod words;
