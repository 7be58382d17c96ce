//! A tagged PDF as somebody hears it: the tree of its structure with the text of each element.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use lopdf::content::Content;
use lopdf::{Dictionary, Document, Object, ObjectId};

/// The text of each stretch of marked content, by its page and its number there.
type Texts = BTreeMap<(ObjectId, i64), String>;

/// The tree, one element a line, each further in than what it is part of. Text stands where it is heard:
/// behind its element, or on a line of its own after what else is in that.
pub fn read_aloud(bytes: &[u8]) -> String {
    let document = Document::load_mem(bytes).unwrap();
    let root = document.catalog().unwrap().get(b"StructTreeRoot").unwrap();
    let root = document.get_dictionary(root.as_reference().unwrap()).unwrap();
    let texts = texts(&document);
    let mut said = String::new();
    for kid in root.get(b"K").unwrap().as_array().unwrap() {
        element(&document, kid, &texts, 0, &mut said);
        said.push('\n');
    }
    said
}

fn element(document: &Document, id: &Object, texts: &Texts, depth: usize, said: &mut String) {
    let element = document.get_dictionary(id.as_reference().unwrap()).unwrap();
    write!(said, "{}{}", "  ".repeat(depth), name(element, b"S")).unwrap();
    if let Ok(attributes) = element.get(b"A").and_then(Object::as_dict) {
        for key in [b"ListNumbering".as_slice(), b"Scope", b"ColSpan"] {
            match attributes.get(key) {
                Ok(Object::Name(_)) => write!(said, " {}", name(attributes, key)).unwrap(),
                Ok(Object::Integer(number)) => write!(said, " over {number}").unwrap(),
                _ => {}
            }
        }
    }
    if let Ok(language) = element.get(b"Lang") {
        write!(said, " in {}", lopdf::decode_text_string(language).unwrap()).unwrap();
    }
    if let Ok(alternative) = element.get(b"Alt") {
        let words = lopdf::decode_text_string(alternative).unwrap();
        write!(said, " read as \"{words}\"").unwrap();
    }
    let page = element.get(b"Pg").and_then(Object::as_reference).ok();
    let empty = Vec::new();
    let kids = element.get(b"K").and_then(Object::as_array).unwrap_or(&empty);
    // What follows an element that stands within this one has a line of its own.
    let mut ends_line = false;
    for kid in kids {
        if ends_line && !matches!(kid, Object::Reference(_)) {
            write!(said, "\n{}", "  ".repeat(depth + 1)).unwrap();
            ends_line = false;
        }
        match kid {
            Object::Integer(number) => quote(texts, page.unwrap(), *number, said),
            Object::Dictionary(kid) if kid.has_type(b"MCR") => {
                let page = kid.get(b"Pg").unwrap().as_reference().unwrap();
                quote(texts, page, kid.get(b"MCID").unwrap().as_i64().unwrap(), said);
            }
            Object::Dictionary(kid) => {
                let link = kid.get(b"Obj").unwrap().as_reference().unwrap();
                let link = document.get_dictionary(link).unwrap();
                let words = lopdf::decode_text_string(link.get(b"Contents").unwrap()).unwrap();
                let space = if said.ends_with(' ') { "" } else { " " };
                write!(said, "{space}-> \"{words}\"").unwrap();
            }
            kid => {
                said.push('\n');
                self::element(document, kid, texts, depth + 1, said);
                ends_line = true;
            }
        }
    }
}

fn quote(texts: &Texts, page: ObjectId, number: i64, said: &mut String) {
    let text = texts.get(&(page, number)).map_or("", String::as_str);
    if !text.is_empty() {
        let space = if said.ends_with(' ') { "" } else { " " };
        write!(said, "{space}\"{text}\"").unwrap();
    }
}

fn name<'a>(dictionary: &'a Dictionary, key: &[u8]) -> &'a str {
    std::str::from_utf8(dictionary.get(key).unwrap().as_name().unwrap()).unwrap()
}

fn texts(document: &Document) -> Texts {
    let mut texts = Texts::new();
    for page in document.get_pages().into_values() {
        let fonts = document.get_page_fonts(page).unwrap();
        let mut font = Vec::new();
        let mut number = None;
        for operation in Content::decode(&document.get_page_content(page)).unwrap().operations {
            match (operation.operator.as_str(), operation.operands.as_slice()) {
                ("BDC", [_, Object::Dictionary(properties)]) => {
                    number = properties.get(b"MCID").and_then(Object::as_i64).ok();
                    texts.extend(number.map(|number| ((page, number), String::new())));
                }
                ("EMC", _) => number = None,
                ("Tf", [name, _]) => font = name.as_name().unwrap().to_vec(),
                ("TJ", [shown]) => {
                    let Some(text) = number.and_then(|number| texts.get_mut(&(page, number)))
                    else {
                        continue;
                    };
                    let encoding = fonts[&font].get_font_encoding(document).unwrap();
                    for part in shown.as_array().unwrap() {
                        let Ok(part) = part.as_str() else { continue };
                        text.push_str(&Document::decode_text(&encoding, part).unwrap());
                    }
                }
                _ => {}
            }
        }
    }
    texts
}

/// What on the pages is neither part of the tree, once, nor there for the eye only, and what of the tree
/// can't be found from the pages: nothing, in a sound file.
pub fn untagged(bytes: &[u8]) -> Vec<String> {
    const PAINTS: [&str; 9] = ["TJ", "Tj", "f", "f*", "S", "s", "B", "Do", "sh"];
    let document = Document::load_mem(bytes).unwrap();
    let mut remarks = Vec::new();
    let mut in_tree = numbers_in_tree(&document);
    for (page, id) in document.get_pages() {
        let mut open = 0;
        let mut in_text = false;
        for operation in Content::decode(&document.get_page_content(id)).unwrap().operations {
            if let ("BDC", [_, Object::Dictionary(properties)]) =
                (operation.operator.as_str(), operation.operands.as_slice())
                && let Ok(number) = properties.get(b"MCID").and_then(Object::as_i64)
            {
                match in_tree.remove(&(id, number)).unwrap_or_default() {
                    1 => {}
                    times => remarks.push(format!("page {page}: {number} is read {times} times")),
                }
            }
            match operation.operator.as_str() {
                "BDC" | "BMC" if in_text => remarks.push(format!("page {page}: begun in a text")),
                "BDC" | "BMC" => open += 1,
                "EMC" if in_text => remarks.push(format!("page {page}: ended in a text")),
                "EMC" => open -= 1,
                "BT" => in_text = true,
                "ET" => in_text = false,
                operator if open != 1 && PAINTS.contains(&operator) => {
                    remarks.push(format!("page {page}: {operator} in {open} tags"));
                }
                _ => {}
            }
        }
        let page_dictionary = document.get_dictionary(id).unwrap();
        if !page_dictionary.has(b"StructParents") {
            remarks.push(format!("page {page}: leads to no elements"));
        }
        let links = page_dictionary.get(b"Annots").and_then(Object::as_array).cloned();
        for link in links.unwrap_or_default() {
            let link = document.get_dictionary(link.as_reference().unwrap()).unwrap();
            if !link.has(b"StructParent") {
                remarks.push(format!("page {page}: a link leads to no element"));
            }
        }
    }
    remarks.extend(in_tree.keys().map(|(_, number)| format!("{number} is on no page")));
    remarks
}

/// How often each stretch of marked content, by its page and its number there, is in the tree.
fn numbers_in_tree(document: &Document) -> BTreeMap<(ObjectId, i64), usize> {
    let mut numbers = BTreeMap::new();
    let root = document.catalog().unwrap().get(b"StructTreeRoot").unwrap();
    let mut open = vec![root];
    while let Some(id) = open.pop() {
        let element = document.get_dictionary(id.as_reference().unwrap()).unwrap();
        let page = || element.get(b"Pg").unwrap().as_reference().unwrap();
        for kid in element.get(b"K").and_then(Object::as_array).into_iter().flatten() {
            let number = match kid {
                Object::Integer(number) => (page(), *number),
                Object::Dictionary(kid) if kid.has_type(b"MCR") => {
                    let page = kid.get(b"Pg").unwrap().as_reference().unwrap();
                    (page, kid.get(b"MCID").unwrap().as_i64().unwrap())
                }
                Object::Dictionary(_) => continue,
                element => {
                    open.push(element);
                    continue;
                }
            };
            *numbers.entry(number).or_default() += 1;
        }
    }
    numbers
}
