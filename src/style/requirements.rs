//! What a paper of this kind must say of itself beyond having its fields: which of them mean what.
//!
//! The law is the same for all councils, and their fields are not. So a style says which field is the day
//! of the meeting, and the rules of `check` know what follows from it.

use crate::diagnostic::{Diagnostic, Faults, did_you_mean};
use crate::law::Law;
use crate::yaml::{At, Decode, Keys, Like, Node, Number, Refusal, Scalar, Shape};

/// Which fields and sections mean what.
#[derive(Clone, Debug, Default)]
pub struct Requirements {
    /// Under whose law its papers are published.
    pub law: Law,
    /// The field with the day of the meeting.
    pub meeting: Option<At<String>>,
    /// How many clear working days before it papers are published, where that is more than the law asks for.
    pub clear_days: Option<u32>,
    /// Whether it is a key decision, and why.
    pub key_decision: Option<Reasoned>,
    /// Whether it is open for call-in, and why not.
    pub call_in: Option<Reasoned>,
    /// Whether it has exempt information, under which paragraphs, and why that is in the public
    /// interest.
    pub exempt: Option<Exempt>,
    /// The field with the wards affected.
    pub wards: Option<At<String>>,
    /// The section with the other options.
    pub options: Option<At<String>>,
    /// The sections that an officer signs.
    pub signed: Vec<Signed>,
}

/// A question of yes or no, with the field for the reason of the answer.
#[derive(Clone, Debug)]
pub struct Reasoned {
    /// The field of yes or no.
    pub field: At<String>,
    /// The field with the reason.
    pub reason: At<String>,
}

/// Whether a paper has exempt information.
#[derive(Clone, Debug)]
pub struct Exempt {
    /// The field of yes or no.
    pub field: At<String>,
    /// The field with the numbers of the paragraphs of the law.
    pub paragraphs: At<String>,
    /// The field with the reason why secrecy outweighs the public interest in publishing.
    pub reason: At<String>,
}

/// A section with what an officer says of the paper.
#[derive(Clone, Debug)]
pub struct Signed {
    /// The section.
    pub section: At<String>,
    /// The field with the officer's role.
    pub by: At<String>,
    /// The field with the day.
    pub on: At<String>,
}

impl Requirements {
    /// Refuses names of fields and sections that the style doesn't have.
    pub(super) fn refuse_unknown(&self, fields: &[&str], sections: &[&str], faults: &mut Faults) {
        let reasoned = self.key_decision.iter().chain(&self.call_in);
        let named = (self.meeting.iter().chain(&self.wards))
            .chain(reasoned.flat_map(|it| [&it.field, &it.reason]))
            .chain(self.exempt.iter().flat_map(|it| [&it.field, &it.paragraphs, &it.reason]))
            .chain(self.signed.iter().flat_map(|it| [&it.by, &it.on]));
        named.for_each(|name| refuse_unknown("field", name, fields, faults));
        let named = self.options.iter().chain(self.signed.iter().map(|it| &it.section));
        named.for_each(|name| refuse_unknown("section", name, sections, faults));
    }
}

fn refuse_unknown(what: &str, name: &At<String>, known: &[&str], faults: &mut Faults) {
    if known.contains(&name.value.as_str()) {
        return;
    }
    let remedy = did_you_mean(&name.value, known.iter().copied())
        .unwrap_or_else(|| format!("declare it under `{what}s` first"));
    let fault = Diagnostic::error(format!("the style has no {what} `{}`", name.value));
    faults.push(fault.at(&name.place).remedy(remedy));
}

impl Decode for Requirements {
    fn decode(node: &Node, faults: &mut Faults) -> Option<Self> {
        let mut keys = Keys::open(node, "what a style requires", faults)?;
        let law = keys.optional::<Law>("law", faults);
        let meeting = keys.optional("meeting", faults);
        let clear_days = keys.optional::<At<ClearDays>>("clear_days", faults);
        let key_decision = keys.optional("key_decision", faults);
        let call_in = keys.optional("call_in", faults);
        let exempt = keys.optional("exempt", faults);
        let wards = keys.optional("wards", faults);
        let options = keys.optional("options", faults);
        let signed = keys.list("signed", faults);
        keys.close(faults);
        let (law, clear_days) = (law?.unwrap_or_default(), clear_days?);
        if let Some(days) = clear_days.as_ref().filter(|days| days.value.0 < law.clear_days()) {
            faults.push(too_few(days, law));
        }
        Some(Self {
            law,
            meeting: meeting?,
            clear_days: clear_days.map(|days| days.value.0),
            key_decision: key_decision?,
            call_in: call_in?,
            exempt: exempt?,
            wards: wards?,
            options: options?,
            signed: signed?,
        })
    }
}

impl Decode for Reasoned {
    fn decode(node: &Node, faults: &mut Faults) -> Option<Self> {
        let mut keys = Keys::open(node, "a question with its reason", faults)?;
        let field = keys.required("field", faults);
        let reason = keys.required("reason", faults);
        keys.close(faults);
        Some(Self { field: field?, reason: reason? })
    }
}

impl Decode for Exempt {
    fn decode(node: &Node, faults: &mut Faults) -> Option<Self> {
        let mut keys = Keys::open(node, "the fields of exempt information", faults)?;
        let field = keys.required("field", faults);
        let paragraphs = keys.required("paragraphs", faults);
        let reason = keys.required("reason", faults);
        keys.close(faults);
        Some(Self { field: field?, paragraphs: paragraphs?, reason: reason? })
    }
}

impl Decode for Signed {
    fn decode(node: &Node, faults: &mut Faults) -> Option<Self> {
        let mut keys = Keys::open(node, "a section that is signed", faults)?;
        let section = keys.required("section", faults);
        let by = keys.required("by", faults);
        let on = keys.required("on", faults);
        keys.close(faults);
        Some(Self { section: section?, by: by?, on: on? })
    }
}

fn too_few(days: &At<ClearDays>, law: Law) -> Diagnostic {
    let (nation, least) = (law.nation(), law.clear_days());
    Diagnostic::error(format!("the law of {nation} asks for {least} clear days"))
        .at(&days.place)
        .remedy("say whose law it is with `law: england`, `wales` or `scotland`; `clear_days` is for more days than that asks for")
}

/// How many clear days: no council has more than some weeks.
struct ClearDays(u32);

impl Scalar for ClearDays {
    const EXPECTED: &'static str = "a number of days";

    fn read(text: &str) -> Result<Self, Refusal> {
        match text.parse() {
            Ok(days @ 1..=60) => Ok(Self(days)),
            _ => Err(Refusal {
                reason: "it is not a whole number from 1 to 60".to_owned(),
                remedy: "write it in digits, or leave it out: the law has a number of its own"
                    .to_owned(),
            }),
        }
    }

    fn looks() -> Shape {
        let number = Number { least: Some(1), most: Some(60), ..Number::WHOLE };
        Shape::Like(Like::number(number, "^0*([1-9]|[1-5][0-9]|60)$").such_as(&["5"]))
    }
}
