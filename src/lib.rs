//! Orderpaper: council committee papers from data. No wrong figure leaves the building.
//!
//! There is one way through, and nothing flows back:
//!
//! ```text
//! inputs ──▶ figures ──▶ compose ──▶ paper ──▶ render
//!  read      calculate   Markdown    parse     Markdown, PDF, Typst
//!   └───────────┴── check reads, and writes nothing
//! ```
//!
//! - [`inputs`] reads a folder of YAML and Markdown into typed records, each with its place;
//! - [`figures`] computes: numbers with a unit, a measure, a name and a derivation;
//! - [`compose`] fills a template of the [`style`] with figures and the officer's prose, and has
//!   [`chart`] draw charts;
//! - [`paper`] is the document model, and the way from Markdown into it;
//! - [`render`] makes each output from the model;
//! - [`schema`] says to editors what files may hold, as the readers read them;
//! - [`check`] compares what was stated with what is computed;
//! - [`series`] keeps what a paper reported, for those that come after it;
//! - [`explain`] tells how a figure came about, and where in the paper it stands;
//! - [`diff`] tells what changed from one paper to another;
//! - [`refresh`] brings a draft up to date that somebody edited, by the [`marks`] in it;
//! - [`roll`] makes the inputs of the next period from those of the last;
//! - [`pipeline`] is all of this on one screen, and [`cli`] the commands.
//!
//! Beneath lie [`diagnostic`] (what went wrong, where, what to do), [`yaml`], [`amount`], [`exact`], [`measure`],
//! [`expression`], [`period`], [`calendar`], [`law`], [`language`], [`text`], [`digest`], [`files`] and
//! [`patience`]. Nothing in this crate knows a council, a style or a paper by
//! name.

#![forbid(unsafe_code)]
#![warn(missing_docs)]

pub mod amount;
pub mod calendar;
pub mod chart;
pub mod check;
pub mod cli;
pub mod compose;
pub mod diagnostic;
pub mod diff;
pub mod digest;
pub mod exact;
pub mod explain;
pub mod expression;
pub mod figures;
pub mod files;
pub mod inputs;
pub mod language;
pub mod law;
pub mod marks;
pub mod measure;
pub mod paper;
pub mod patience;
pub mod period;
pub mod pipeline;
pub mod refresh;
pub mod render;
pub mod roll;
pub mod schema;
pub mod series;
pub mod style;
pub mod text;
pub mod yaml;
