//! A drawing of lines and curves into the document that shows it.
//!
//! The drawing comes as a PDF of one page. Its page becomes a form: something that is drawn on a
//! square of one by one, like a picture of pixels.

use lopdf::{Dictionary, Document, Object, ObjectId, Stream, dictionary};

/// Takes over the page of `drawing` as a form, with everything that it refers to.
pub(super) fn import(
    mut drawing: Document,
    document: &mut Document,
) -> Result<ObjectId, lopdf::Error> {
    drawing.renumber_objects_with(document.max_id + 1);
    let pages = drawing.get_pages();
    let page = pages.into_values().next().ok_or(lopdf::Error::PageNumberNotFound(1))?;
    let content = drawing.get_page_content(page);
    let page = drawing.get_dictionary(page)?;
    let size = page.get(b"MediaBox")?.clone();
    let corners: Vec<f32> =
        size.as_array()?.iter().filter_map(|number| number.as_float().ok()).collect();
    let &[_, _, width, height] = corners.as_slice() else {
        return Err(lopdf::Error::PageNumberNotFound(1));
    };
    let mut form = dictionary! {
        "Type" => "XObject",
        "Subtype" => "Form",
        "BBox" => size,
        "Matrix" => vec![
            Object::Real(1.0 / width),
            Object::Integer(0),
            Object::Integer(0),
            Object::Real(1.0 / height),
            Object::Integer(0),
            Object::Integer(0),
        ],
        "Resources" => page.get(b"Resources")?.clone(),
    };
    if let Ok(group) = page.get(b"Group") {
        form.set("Group", group.clone());
    }
    let form = drawing.add_object(Stream::new(form, content));
    // What held the page in its own document means nothing in ours, nor does the stream whose content
    // the form has: only what the form refers to is taken.
    drawing.trailer = dictionary! { "Root" => form };
    drawing.prune_objects();
    document.max_id = drawing.max_id;
    for (id, mut object) in drawing.objects {
        sort_names(&mut object);
        document.objects.insert(id, object);
    }
    Ok(form)
}

/// Puts the names of every dictionary in order: the converter writes them as a hash map has them,
/// which differs from run to run.
fn sort_names(object: &mut Object) {
    match object {
        Object::Dictionary(dictionary) => sort_dictionary(dictionary),
        Object::Stream(stream) => sort_dictionary(&mut stream.dict),
        Object::Array(objects) => objects.iter_mut().for_each(sort_names),
        _ => {}
    }
}

fn sort_dictionary(dictionary: &mut Dictionary) {
    dictionary.as_hashmap_mut().sort_keys();
    for (_, value) in dictionary.iter_mut() {
        sort_names(value);
    }
}
