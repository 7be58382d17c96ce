//! What something costs beside the money for it: without funding, or funded twice.
//!
//! Only plain words are taken for such a pair, and only where nothing says that the two may differ: a gap, a
//! balance, a part that is still to be found.

use std::sync::LazyLock;

use regex::Regex;
use rust_decimal::Decimal;

use crate::amount;
use crate::check::hints::{Addend, Written, hint};
use crate::check::passages::Passage;
use crate::check::rule::Rule;
use crate::check::{Finding, Subject};
use crate::diagnostic::{Diagnostic, Place};
use crate::inputs::checks::Level;
use crate::measure::Unit;
use crate::paper::{Cell, Placed, RowRole, Table, plain_text};

pub(in crate::check) const COSTS: Rule = Rule {
    name: "wholes/cost-and-funding",
    level: Level::Warning,
    finds: "a total of funding that isn't the total of costs in the same table",
};

/// The total of costs, or of funding, by its name. `of` is what it is a total of, where it isn't one of all.
static COST: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^total (?P<of>(?:[a-z]+ ){0,2})(?:costs?|expenditure|spend|spending)(?: of (?:the )?(?:project|scheme|programme))?$")
        .expect("the pattern is valid: every test runs it")
});
static FUNDING: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^total (?P<of>(?:[a-z]+ ){0,2})(?:funding|financing|sources of (?:funding|finance)|funding sources)(?: of (?:the )?(?:project|scheme|programme))?$")
        .expect("the pattern is valid: every test runs it")
});

/// The heading of a group of costs, or of sources, of which a row `Total` is the total.
static OF_COSTS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?:(?:project|scheme|capital) )?(?:costs?|expenditure)$")
        .expect("the pattern is valid: every test runs it")
});
static OF_FUNDING: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"^(?:funded by|financed by|funding|financing|sources of (?:funding|finance)|funding sources)$",
    )
    .expect("the pattern is valid: every test runs it")
});

/// Words before `costs` and `funding` that leave both what they are.
const WHOLE: [&str; 5] = ["project", "scheme", "programme", "estimated", "overall"];
/// Costs of one kind, for which all of the funding may be.
const KINDS: [&str; 2] = ["capital", "revenue"];

/// A row or column by which costs and funding may differ.
static MAY_DIFFER: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?x)\b(?: gap | shortfall | surplus | deficit | balance | net | unfunded | unallocated | remaining | difference
        | headroom | (?:over|under)[\ -]?(?:spend|programm)\w* | to\ be\ \w+ | tb[cd] | not\ (?:yet\ )?\w+ | less | carr(?:y|ied)
        | brought | slippage | to\ reserves? )\b")
        .expect("the pattern is valid: every test runs it")
});

/// Words of a paper that say so.
static SAID_TO_DIFFER: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?ix)\bunfunded\b | \bfund\w*\b.{0,80}\b(?:gap|shortfall|surplus|deficit)\b | \b(?:gap|shortfall|surplus|deficit)\b.{0,80}\bfund
        | \bnot\ (?:yet\ |fully\ |all\ )*(?:been\ )?(?:funded|secured|identified) | \bover-?programm
        | \bremain\w*\b.{0,80}\b(?:met|funded|financed|paid|found)\b")
        .expect("the pattern is valid: every test runs it")
});

/// Columns in which nothing is a cost.
static NO_COST: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)\b(?:variance|change|difference|increase|decrease|per cent|percentage)\b|%")
        .expect("the pattern is valid: every test runs it")
});

/// A table, or one turned on its side: lines that may be totals, and what crosses them.
pub(in crate::check) struct Lines<'a> {
    /// What the lines are called, and whether they are headings of those that follow.
    pub(in crate::check) names: Vec<(String, bool)>,
    /// What crosses them.
    pub(in crate::check) across: Vec<String>,
    /// Whether what crosses them has each its own money, as schemes have, and periods haven't.
    pub(in crate::check) stands_alone: bool,
    /// The number of a line at what crosses it.
    pub(in crate::check) number: &'a dyn Fn(usize, usize) -> Option<Written>,
}

/// A cost, and funding that isn't that.
pub(in crate::check) struct Unequal {
    /// The line of each, and what crosses both.
    pub(in crate::check) cost: usize,
    pub(in crate::check) funding: usize,
    pub(in crate::check) at: usize,
}

/// What was found, unless the words of the paper say that funding may be another amount than what it is for.
pub(in crate::check) fn unless_said(found: Vec<Finding>, passages: &[Passage]) -> Vec<Finding> {
    let is_said = |passage: &Passage| SAID_TO_DIFFER.is_match(&passage.text);
    if !found.is_empty() && passages.iter().any(is_said) { Vec::new() } else { found }
}

impl Lines<'_> {
    /// Where the funding isn't the cost. Of several periods the total is looked at, since the money for one may
    /// come in another; of others, those that differ where another doesn't.
    pub(in crate::check) fn unequal(&self) -> Vec<Unequal> {
        let pairs = self.pairs();
        let mut names = self.names.iter().map(|(name, _)| name).chain(&self.across);
        if !pairs.is_empty() && names.any(|name| MAY_DIFFER.is_match(&name.to_lowercase())) {
            return Vec::new();
        }
        pairs.into_iter().flat_map(|(cost, funding)| self.of_pair(cost, funding)).collect()
    }

    fn of_pair(&self, cost: usize, funding: usize) -> Vec<Unequal> {
        let both = |at: &usize| Some(((self.number)(cost, *at)?, (self.number)(funding, *at)?));
        let is_cost = |at: &usize| !NO_COST.is_match(&self.across[*at]);
        let is_total = |at: &usize| self.across[*at].to_lowercase().starts_with("total");
        let filled: Vec<usize> =
            (0..self.across.len()).filter(is_cost).filter(|at| both(at).is_some()).collect();
        let (equal, unequal): (Vec<usize>, Vec<usize>) = filled
            .iter()
            .partition(|at| both(at).is_some_and(|(cost, funding)| are_equal(cost, funding)));
        let of_all: Vec<usize> = filled.iter().copied().filter(is_total).collect();
        let is_nought = |at: &usize| both(at).is_none_or(|(cost, _)| cost.value.is_zero());
        let is_one_equal = |at: &usize| !is_nought(at) && !is_total(at);
        let told: Vec<usize> = match (of_all.as_slice(), filled.len()) {
            (_, 2..) if self.stands_alone && equal.iter().any(is_one_equal) => {
                unequal.into_iter().filter(|at| !is_total(at)).collect()
            }
            ([total], _) => unequal.into_iter().filter(|at| at == total).collect(),
            ([], 1) => unequal,
            _ if equal.iter().any(|at| !is_nought(at)) => unequal,
            _ => Vec::new(),
        };
        let told = told.into_iter().filter(|at| !self.is_accounted_for(cost, funding, *at));
        told.map(|at| Unequal { cost, funding, at }).collect()
    }

    /// Whether a line behind both has what they are apart: `Transfer from reserves`.
    fn is_accounted_for(&self, cost: usize, funding: usize, at: usize) -> bool {
        let number = |line: usize| (self.number)(line, at).map(|number| number.value.abs());
        let Some((costs, funded)) = number(cost).zip(number(funding)) else { return false };
        let off = costs.checked_sub(funded).map(|off| off.abs());
        (funding.max(cost) + 1..self.names.len()).any(|line| off.is_some() && number(line) == off)
    }

    /// The lines of costs with that of the funding for them. Where two follow one another before the other
    /// comes, nobody can tell which belong together.
    fn pairs(&self) -> Vec<(usize, usize)> {
        let mut pairs = Vec::new();
        let (mut cost, mut funding) = (None, None);
        let mut group = String::new();
        for (line, (name, is_heading)) in self.names.iter().enumerate() {
            let name = bare(name);
            if *is_heading {
                group = name;
                continue;
            }
            let is_total = name == "total";
            let of_costs =
                of(&COST, &name).or((is_total && OF_COSTS.is_match(&group)).then(Vec::new));
            let of_funding =
                of(&FUNDING, &name).or((is_total && OF_FUNDING.is_match(&group)).then(Vec::new));
            let side = match (of_costs, of_funding) {
                (Some(kind), _) => cost.replace((line, kind)),
                (_, Some(kind)) => funding.replace((line, kind)),
                _ => continue,
            };
            if side.is_some() {
                return Vec::new();
            }
            if let (Some((of_cost, costs)), Some((of_funding, funded))) = (&cost, &funding) {
                let is_of_all = costs.iter().all(|word| KINDS.contains(&word.as_str()));
                if (funded.is_empty() && is_of_all) || funded == costs {
                    pairs.push((*of_cost, *of_funding));
                }
                (cost, funding) = (None, None);
            }
        }
        pairs
    }

    /// What is found of a pair, and what to do about it.
    pub(in crate::check) fn found(&self, unequal: &Unequal) -> Option<(String, String)> {
        let Unequal { cost, funding, at } = unequal;
        let (costs, funded) = ((self.number)(*cost, *at)?, (self.number)(*funding, *at)?);
        let off = funded.value.abs().checked_sub(costs.value.abs())?;
        let written = |value: Decimal| amount::for_message(value, amount::PLACES);
        let name = |line: usize| self.names[line].0.trim();
        let message = format!(
            "`{}` is {}, and `{}` is {}: {}",
            name(*funding),
            written(funded.value.abs()),
            name(*cost),
            written(costs.value.abs()),
            match off < Decimal::ZERO {
                true => format!("{} is without funding", written(-off)),
                false => format!(
                    "{} more than the cost, as if something were funded twice",
                    written(off)
                ),
            },
        );
        let sources = self.sources(*funding, *at);
        let funded = Written { value: funded.value.abs(), ..funded };
        let remedy = "correct one of the two, or say in a row how they differ: a gap, a balance";
        let remedy = match hint(funded, costs.value.abs(), &sources) {
            Some(hint) => format!("perhaps {hint}: {remedy}"),
            None => remedy.to_owned(),
        };
        Some((message, remedy))
    }

    /// The lines right above a total of funding, up to the total or heading before them.
    fn sources(&self, funding: usize, at: usize) -> Vec<Addend> {
        let above = self.names[..funding].iter().enumerate().rev();
        let own = above
            .take_while(|(_, (name, is_heading))| !is_heading && !bare(name).starts_with("total"));
        let addend = |(line, (name, _)): (usize, &(String, bool))| {
            let number = (self.number)(line, at)?;
            let number = Written { value: number.value.abs(), ..number };
            Some(Addend { label: name.trim().to_owned(), number })
        };
        own.filter_map(addend).collect()
    }
}

/// Numbers that are printed in whole pounds or more may each be off by one for rounding.
fn are_equal(one: Written, other: Written) -> bool {
    let step = one.step.max(other.step);
    let room = if step < Decimal::ONE { Decimal::ZERO } else { step };
    let off = one.value.abs().checked_sub(other.value.abs());
    off.is_none_or(|off| off.abs() <= room)
}

/// The words before `costs` or `funding` that say of which.
fn of(pattern: &Regex, name: &str) -> Option<Vec<String>> {
    // Nearly all rows are of something else.
    let words = name.starts_with("total ").then(|| pattern.captures(name))??;
    let words = words["of"].split_whitespace().filter(|word| !WHOLE.contains(word));
    Some(words.map(str::to_owned).collect())
}

/// A name in small letters, without a unit in brackets or a colon behind it.
fn bare(name: &str) -> String {
    let name = name.to_lowercase();
    let name = name.split('(').next().unwrap_or_default();
    name.trim_matches(|c: char| c.is_whitespace() || matches!(c, ':' | '£' | '*')).to_owned()
}

/// Finds tables of figures in which the funding isn't the cost.
pub(super) fn check(subject: &Subject) -> Vec<Finding> {
    let found = subject.paper.tables().into_iter().flat_map(of_table).collect();
    unless_said(found, subject.passages)
}

fn of_table(table: &Table) -> Vec<Finding> {
    let placed = |row: usize, column: usize| match table.rows.get(row)?.cells.get(column)? {
        Cell::Figure(placed) if placed.figure.unit == Unit::Money => Some(placed),
        _ => None,
    };
    let rows = || {
        table.rows.iter().map(|row| {
            let label = match row.cells.first() {
                Some(Cell::Words(words)) => plain_text(words),
                _ => String::new(),
            };
            (label, row.role == RowRole::Group)
        })
    };
    let headings = || table.columns.iter().map(|column| plain_text(&column.heading));
    let down = Lines {
        names: rows().collect(),
        across: headings().collect(),
        stands_alone: false,
        number: &|row, column| placed(row, column).map(written),
    };
    let across = Lines {
        names: headings().map(|heading| (heading, false)).collect(),
        across: rows().map(|(label, _)| label).collect(),
        stands_alone: true,
        number: &|column, row| placed(row, column).map(written),
    };
    let of_rows = down
        .unequal()
        .into_iter()
        .filter_map(|unequal| finding(&down, &unequal, placed(unequal.funding, unequal.at)?));
    let of_columns = across
        .unequal()
        .into_iter()
        .filter_map(|unequal| finding(&across, &unequal, placed(unequal.at, unequal.funding)?));
    of_rows.chain(of_columns).collect()
}

/// What less than a penny is left over from a division is no difference.
fn written(placed: &Placed) -> Written {
    Written { value: amount::round(placed.figure.value, 2), step: Decimal::new(1, 2) }
}

fn finding(lines: &Lines, unequal: &Unequal, funding: &Placed) -> Option<Finding> {
    let (message, remedy) = lines.found(unequal)?;
    let about = message.replace('`', "");
    let finding = Diagnostic::warning(message).remedy(remedy);
    let place: Option<&Place> = funding.figure.given_at().or(funding.origin.0.as_ref());
    let finding = match place {
        Some(place) => finding.at(place),
        None => finding,
    };
    Some(Finding::new(&COSTS, about, finding))
}
