//! What a node of the paper is called in a PDF (ISO 32000-1, 14.8.4), and what is said of it besides
//! (14.8.5).

use lopdf::{Dictionary, Object, dictionary};

use crate::render::pdf::document::text_string;
use crate::render::pdf::structure::{Numbering, Role, Scope};

/// The beginnings of an element: its kind and its attributes. `area` is where its picture is.
pub(super) fn dictionary(role: &Role, area: Option<[f32; 4]>) -> Dictionary {
    let mut element = dictionary! { "Type" => "StructElem", "S" => kind(role) };
    if let Some(attributes) = attributes(role, area) {
        element.set("A", attributes);
    }
    if let Some(name) = name(role) {
        element.set("ID", Object::string_literal(name));
    }
    match role {
        Role::Figure { alternative } => element.set("Alt", text_string(alternative)),
        Role::Language(tag) => element.set("Lang", text_string(tag)),
        Role::Spoken(words) => element.set("Alt", text_string(words)),
        _ => {}
    }
    element
}

/// The name of an element that others refer to: PDF/UA-1 asks for one in each footnote (7.9). They are
/// as long as one another, so that they sort as they count.
pub(super) fn name(role: &Role) -> Option<String> {
    match role {
        Role::Footnote(number) => Some(format!("footnote-{number:06}")),
        _ => None,
    }
}

fn kind(role: &Role) -> &'static str {
    match role {
        Role::Document => "Document",
        Role::Heading(1) => "H1",
        Role::Heading(2) => "H2",
        Role::Heading(3) => "H3",
        Role::Heading(4) => "H4",
        Role::Heading(5) => "H5",
        Role::Heading(_) => "H6",
        Role::Paragraph => "P",
        Role::Contents => "TOC",
        Role::ContentsEntry => "TOCI",
        Role::List(_) => "L",
        Role::ListItem => "LI",
        Role::Label => "Lbl",
        Role::ListBody => "LBody",
        Role::Table => "Table",
        Role::Caption => "Caption",
        // Not a figure itself: of that, only the alternative text is read.
        Role::Chart => "Div",
        Role::Row => "TR",
        Role::HeaderCell { .. } => "TH",
        Role::DataCell => "TD",
        Role::Quote => "BlockQuote",
        Role::Code => "Code",
        Role::Figure { .. } => "Figure",
        Role::Link => "Link",
        Role::Reference => "Reference",
        Role::Footnote(_) => "Note",
        Role::Language(_) | Role::Spoken(_) => "Span",
    }
}

fn attributes(role: &Role, area: Option<[f32; 4]>) -> Option<Dictionary> {
    match role {
        Role::List(numbering) => {
            Some(dictionary! { "O" => "List", "ListNumbering" => list_numbering(*numbering) })
        }
        Role::HeaderCell { scope, columns } => {
            let scope = match scope {
                Scope::Column => "Column",
                Scope::Row => "Row",
            };
            let mut attributes = dictionary! { "O" => "Table", "Scope" => scope };
            if *columns > 1 {
                attributes.set("ColSpan", *columns as i64);
            }
            Some(attributes)
        }
        Role::Figure { .. } => {
            let corners = area?.map(Object::Real).to_vec();
            Some(dictionary! { "O" => "Layout", "BBox" => corners })
        }
        _ => None,
    }
}

fn list_numbering(numbering: Numbering) -> &'static str {
    match numbering {
        Numbering::Bullets => "Disc",
        Numbering::Decimal => "Decimal",
        Numbering::Letters => "LowerAlpha",
        Numbering::CapitalLetters => "UpperAlpha",
        Numbering::Roman => "LowerRoman",
        Numbering::CapitalRoman => "UpperRoman",
    }
}
