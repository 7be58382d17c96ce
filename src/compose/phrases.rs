//! Phrases: short words of the inputs with figures in them, such as the label of a row.
//!
//! How a figure is asked for, in prose as in phrases, is read here: `{{name}}`, `{{name | format}}`.

use std::ops::Range;

use crate::amount::MoneyScale;
use crate::compose::calculation;
use crate::compose::fields::{Answer, FieldValue};
use crate::compose::format::{self, Form, PrintAs, Sign};
use crate::diagnostic::{Diagnostic, Faults, Place, did_you_mean};
use crate::figures::{Ledger, Words};
use crate::paper::{Inline, Origin, Placed, Reference, ReferenceForm, Text};
use crate::style::Style;
use crate::yaml::{At, Fillable, Scalar};

/// The word before the name of a field.
const FIELD: &str = "field";

/// What phrases are made with.
#[derive(Clone, Copy)]
pub struct Phrases<'a> {
    /// The figures.
    pub ledger: &'a Ledger,
    /// The style.
    pub style: &'a Style,
    /// What the paper says of itself; nothing while that is being read.
    pub fields: &'a [FieldValue],
}

impl Phrases<'_> {
    /// The words of a record, with the figures that they ask for, if they do.
    pub fn words(&self, words: &Words, faults: &mut Faults) -> Vec<Inline> {
        match words {
            Words::Typed(words) => self.inlines(words, faults),
            Words::Fixed(words) => vec![Inline::words(words.clone())],
            Words::Date(day) => {
                vec![Inline::words(day.format(&self.style.formats.date).to_string())]
            }
        }
    }

    /// The words of a cell or label, with the figures that they ask for.
    pub fn inlines(&self, words: &At<Fillable>, faults: &mut Faults) -> Vec<Inline> {
        let mut inlines = Vec::new();
        let text = words.value.0.trim();
        let mut rest = text;
        while let Some((before, after)) = rest.split_once("{{") {
            push_text(&mut inlines, before, &words.place);
            let Some((inside, after)) = after.split_once("}}") else {
                faults.push(
                    Diagnostic::error("two braces are opened and not closed")
                        .at(&words.place)
                        .remedy("close them with `}}`"),
                );
                return inlines;
            };
            let end = text.len() - after.len();
            let place = part(&words.place, text, end - inside.len() - 4..end);
            let (word, labels) = inside.trim().split_once(' ').unwrap_or((inside, ""));
            if matches!(word, "ref" | "Ref") {
                let reference = faults.keep(reference(word, labels, &place));
                inlines.extend(reference.map(Inline::Reference));
                rest = after;
                continue;
            }
            match self.named(inside.trim(), &place) {
                Ok(placed) => inlines.extend(placed),
                Err(more) => faults.extend(more),
            }
            rest = after;
        }
        push_text(&mut inlines, rest, &words.place);
        inlines
    }

    /// Whether a figure, or the words of a cell, have this name.
    pub fn is_known(&self, name: &str) -> bool {
        self.ledger.figure(name).is_some() || self.ledger.words(name).is_some()
    }

    /// What is asked for between braces by its name: a figure, the words of a cell, or a field.
    pub fn named(&self, inside: &str, place: &Place) -> Result<Vec<Inline>, Faults> {
        // A figure may be called `field`, and have a format.
        if let Some((FIELD, name)) = inside.split_once(char::is_whitespace)
            && !name.trim_start().starts_with('|')
        {
            return self.field(name.trim(), place);
        }
        let (name, format) = match inside.split_once('|') {
            Some((name, format)) => (name.trim(), Some(format)),
            None => (inside, None),
        };
        match (self.ledger.words(name), format) {
            // They might ask for themselves.
            (Some(Words::Typed(words)), None) if words.value.0.contains("{{") => {
                let message = format!("the words of `{name}` have figures placed in them");
                let fault = Diagnostic::error(message).at(place).related(&words.place, "these");
                Err(fault.remedy("place those figures here by their own names").into())
            }
            (Some(words), None) => Ok(self.words(words, &mut Faults::new())),
            (Some(_), Some(_)) => {
                let fault =
                    Diagnostic::error(format!("`{name}` holds words, which have no format"));
                Err(fault.at(place).remedy("leave the format out").into())
            }
            (None, _) => Ok(vec![Inline::Figure(self.figure(inside, place)?)]),
        }
    }

    fn field(&self, name: &str, place: &Place) -> Result<Vec<Inline>, Faults> {
        let known = || self.fields.iter().map(|field| field.id.as_str());
        let fault = |what: &str| Diagnostic::error(format!("the field `{name}` {what}")).at(place);
        let Some(field) = self.fields.iter().find(|field| field.id == name) else {
            let known_fields = || match known().collect::<Vec<_>>().join(", ") {
                none if none.is_empty() => "a field can't be placed in another".to_owned(),
                known => format!("the fields are: {known}"),
            };
            let remedy = did_you_mean(name, known()).unwrap_or_else(known_fields);
            return Err(fault("is not there").remedy(remedy).presumes("paper.yaml").into());
        };
        match &field.answer {
            Some(Answer::Text(words)) => Ok(words.iter().map(on_one_line).collect()),
            Some(Answer::YesNo(_) | Answer::Choices(_)) => {
                Err(fault("is printed as tick boxes, and can't stand in a sentence")
                    .remedy("say it in words; dates and texts can be placed")
                    .into())
            }
            None => Err(fault("has no value in this paper")
                .remedy(format!("add `{name}: …` under `fields` in paper.yaml"))
                .presumes("paper.yaml")
                .into()),
        }
    }

    /// The figure that is asked for between braces. Where there is none, the faults: none of them where
    /// it is missing only because of a fault that was reported.
    fn figure(&self, inside: &str, place: &Place) -> Result<Placed, Faults> {
        let (name, words) = match inside.split_once('|') {
            Some((name, words)) => (name.trim(), words.trim()),
            None => (inside, ""),
        };
        let Some(figure) = self.ledger.figure(name) else {
            if let Some(fault) = calculation::refuse(name, |name| self.is_known(name)) {
                return Err(fault.at(place).into());
            }
            let fault = self.ledger.no_figure(name).map(|fault| fault.at(place));
            return Err(fault.map(Faults::from).unwrap_or_default());
        };
        let print_as = print_as(words).ok_or_else(|| {
            let fault = Diagnostic::error(format!("there is no format `{words}`"));
            fault.at(place).remedy(unknown_format(words))
        })?;
        match format::print(figure, print_as, &self.style.formats) {
            Ok(text) => {
                Ok(Placed { figure: figure.clone(), text, origin: Origin(Some(place.clone())) })
            }
            Err(error) => {
                let (reason, remedy) = error.explain();
                let message = format!("`{name}` can't be printed like this: {reason}");
                Err(Diagnostic::error(message).at(place).remedy(remedy).into())
            }
        }
    }
}

/// Words on one line: in a sentence, a blank line of theirs would end the paragraph.
fn on_one_line(inline: &Inline) -> Inline {
    match inline {
        Inline::Text(words) => {
            let lines: Vec<&str> = words.split('\n').filter(|line| !line.is_empty()).collect();
            Inline::Text(Text { words: lines.join(" "), origin: words.origin.clone() })
        }
        other => other.clone(),
    }
}

fn push_text(inlines: &mut Vec<Inline>, words: &str, place: &Place) {
    if !words.is_empty() {
        inlines.push(Inline::typed(words, place));
    }
}

/// A reference by labels: `{{ref a}}`, `{{ref a b | number}}`, `{{Ref a}}` at the beginning of a
/// sentence.
pub fn reference(word: &str, labels: &str, place: &Place) -> Result<Reference, Faults> {
    let (labels, form) = match labels.split_once('|') {
        Some((labels, form)) => (labels, Some(form.trim())),
        None => (labels, None),
    };
    let form = match (word, form) {
        (_, Some("number")) => ReferenceForm::Number,
        ("Ref", None) => ReferenceForm::Sentence,
        (_, None) => ReferenceForm::Words,
        (_, Some(other)) => {
            let fault = Diagnostic::error(format!("a reference has no form `{other}`")).at(place);
            return Err(fault.remedy("write `| number` for the number alone, or nothing").into());
        }
    };
    let labels: Vec<String> =
        labels.split([' ', ',']).filter(|label| !label.is_empty()).map(str::to_owned).collect();
    if labels.is_empty() {
        let fault = Diagnostic::error("it is not said to what this refers").at(place);
        return Err(fault
            .remedy("write the label of a paragraph, or the id of a table, behind the word")
            .into());
    }
    Ok(Reference { labels, form, words: String::new(), place: place.clone() })
}

/// The place of a part of a text that YAML may have folded, or of all of it where the part is written in
/// another way there. Of several that are alike, it is the one that comes as often before.
pub fn part(place: &Place, text: &str, span: Range<usize>) -> Place {
    let some = &text[span.clone()];
    let before = text[..span.start].matches(some).count();
    match place.text().match_indices(some).nth(before) {
        Some((found, _)) => {
            let start = place.span().start + found;
            Place::new(place.source(), start..start + some.len())
        }
        None => place.clone(),
    }
}

/// The formats that may be asked for, by their words: a form, a sign, or both.
fn print_as(words: &str) -> Option<PrintAs> {
    let (form, sign) = match words.rsplit_once(' ').unwrap_or(("", words)) {
        (form, "signed") => (form, Sign::Plus),
        (form, "absolute") => (form, Sign::Absent),
        _ => (words, Sign::Usual),
    };
    let form = match form.trim() {
        "" => Form::Usual,
        "words" => Form::Words { capital: false },
        "Words" => Form::Words { capital: true },
        form => match form.strip_prefix("places ") {
            Some(places) => Form::Places(places.trim().parse().ok().filter(|places| *places <= 6)?),
            // Without its unit, a number in a sentence says nothing.
            None => Form::Money(MoneyScale::read(form).ok().filter(|scale| !scale.alone)?),
        },
    };
    Some(PrintAs { form, sign })
}

fn unknown_format(words: &str) -> String {
    const KNOWN: [&str; 9] = [
        "pence",
        "pounds",
        "thousands",
        "millions",
        "places",
        "words",
        "Words",
        "signed",
        "absolute",
    ];
    const COUNTED: [&str; 4] = ["pounds ", "thousands ", "millions ", "places "];
    if COUNTED.iter().any(|form| words.starts_with(form)) {
        return "write the decimal places, from 0 to 6: `millions 3`".to_owned();
    }
    did_you_mean(words, KNOWN).unwrap_or_else(|| {
        "the formats are `pence`, `pounds`, `thousands`, `millions`, `millions 1`, `places 1`, `words` and `Words`; and `signed` or `absolute` after them"
            .to_owned()
    })
}
