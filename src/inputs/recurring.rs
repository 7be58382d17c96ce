//! `series`: a paper that comes again each month, quarter or year, and what joins it to those before it.

use rust_decimal::Decimal;

use crate::diagnostic::Faults;
use crate::period::ReportingPeriod;
use crate::yaml::{At, Decode, Id, Keys, Node};

/// The place of a paper in a series.
#[derive(Clone, Debug)]
pub struct Series {
    /// The name that all papers of the series have in common.
    pub name: At<Id>,
    /// The period on which this one reports.
    pub period: At<ReportingPeriod>,
    /// The folder of the paper before it, from its own folder: `../initiatives-q1`.
    pub earlier: Option<At<String>>,
    /// The figures with which the paper before closes, and this one opens.
    pub opens: Vec<Opening>,
    /// Figures that are targets, besides those that are counted as such.
    pub targets: Vec<At<String>>,
    /// Targets that were moved, as somebody agreed.
    pub change_requests: Vec<ChangeRequest>,
    /// Figures of earlier papers that were found to be wrong.
    pub restatements: Vec<Restatement>,
}

/// A figure that opens with what another came to a period ago.
#[derive(Clone, Debug)]
pub struct Opening {
    /// The figure of this paper.
    pub figure: At<String>,
    /// The figure of the paper before.
    pub from: At<String>,
}

/// A target that was moved.
#[derive(Clone, Debug)]
pub struct ChangeRequest {
    /// The figure.
    pub figure: At<String>,
    /// What it was.
    pub old: At<Decimal>,
    /// What it is.
    pub new: At<Decimal>,
    /// Who agreed to it, and when.
    pub agreed: String,
    /// Why.
    pub reason: String,
}

/// A figure of an earlier paper that was found to be wrong.
#[derive(Clone, Debug)]
pub struct Restatement {
    /// The figure.
    pub figure: At<String>,
    /// The period of the paper that reported it.
    pub period: At<ReportingPeriod>,
    /// What was reported.
    pub old: At<Decimal>,
    /// What it should have been.
    pub new: At<Decimal>,
    /// Why.
    pub reason: At<String>,
}

impl Decode for Series {
    fn decode(node: &Node, faults: &mut Faults) -> Option<Self> {
        let mut keys = Keys::open(node, "the series of a paper", faults)?;
        let name = keys.required("name", faults);
        let period = keys.required("period", faults);
        let earlier = keys.optional("earlier", faults);
        let opens = keys.list("opens", faults);
        let targets = keys.list("targets", faults);
        let change_requests = keys.list("change_requests", faults);
        let restatements = keys.list("restatements", faults);
        keys.close(faults);
        Some(Self {
            name: name?,
            period: period?,
            earlier: earlier?,
            opens: opens?,
            targets: targets?,
            change_requests: change_requests?,
            restatements: restatements?,
        })
    }
}

impl Decode for Opening {
    fn decode(node: &Node, faults: &mut Faults) -> Option<Self> {
        let mut keys = Keys::open(node, "an opening figure", faults)?;
        let figure = keys.required("figure", faults);
        let from = keys.required("from", faults);
        keys.close(faults);
        Some(Self { figure: figure?, from: from? })
    }
}

impl Decode for ChangeRequest {
    fn decode(node: &Node, faults: &mut Faults) -> Option<Self> {
        let mut keys = Keys::open(node, "a change request", faults)?;
        let figure = keys.required("figure", faults);
        let old = keys.required("old", faults);
        let new = keys.required("new", faults);
        let agreed = keys.required("agreed", faults);
        let reason = keys.required("reason", faults);
        keys.close(faults);
        Some(Self { figure: figure?, old: old?, new: new?, agreed: agreed?, reason: reason? })
    }
}

impl Decode for Restatement {
    fn decode(node: &Node, faults: &mut Faults) -> Option<Self> {
        let mut keys = Keys::open(node, "a restatement", faults)?;
        let figure = keys.required("figure", faults);
        let period = keys.required("period", faults);
        let old = keys.required("old", faults);
        let new = keys.required("new", faults);
        let reason = keys.required("reason", faults);
        keys.close(faults);
        Some(Self { figure: figure?, period: period?, old: old?, new: new?, reason: reason? })
    }
}
