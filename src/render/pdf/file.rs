//! The document as a file (ISO 32000-1, 7.5).
//!
//! lopdf writes files too, but it keeps every object in memory until then, copies each, and packs one
//! stream after the other. A paper's tree has an object for each cell of its tables: here they become
//! text as soon as they are made ([`Written`]), and all cores pack. See `docs/benchmarks.md` for what
//! that bought.

use std::io::Write as _;

use flate2::Compression;
use flate2::write::ZlibEncoder;
use lopdf::content::{Content, Operation};
use lopdf::{Document, Object, ObjectId, Stream, dictionary};
use rayon::prelude::*;
use sha2::{Digest, Sha256};

/// How many objects are packed into one stream: a reader that wants one unpacks them all.
const TOGETHER: usize = 200;

/// Objects that are text already, one after the other.
#[derive(Default)]
pub(super) struct Written {
    text: Vec<u8>,
    /// The number of each, and where its text begins.
    begins: Vec<(u32, usize)>,
}

impl Written {
    /// Adds an object that is no stream.
    ///
    /// # Errors
    ///
    /// None that lopdf is known to give for objects.
    pub(super) fn add(
        &mut self,
        (number, _): ObjectId,
        object: impl Into<Object>,
    ) -> Result<(), lopdf::Error> {
        self.begins.push((number, self.text.len()));
        self.text.extend(text(object.into())?);
        Ok(())
    }

    /// Streams of objects (7.5.7), each with the numbers of what it holds.
    fn packs(&self) -> Vec<(Vec<u32>, Stream)> {
        let mut packs = Vec::new();
        for (index, part) in self.begins.chunks(TOGETHER).enumerate() {
            let first = part.first().map_or(0, |(_, begin)| *begin);
            let next = self.begins.get((index + 1) * TOGETHER);
            let end = next.map_or(self.text.len(), |(_, begin)| *begin);
            let numbers = part.iter().map(|(number, _)| *number).collect();
            let places: Vec<String> =
                part.iter().map(|(number, begin)| format!("{number} {} ", begin - first)).collect();
            let mut content = places.concat().into_bytes();
            let dictionary = dictionary! {
                "Type" => "ObjStm",
                "N" => part.len() as i64,
                "First" => content.len() as i64,
            };
            content.extend(&self.text[first..end]);
            packs.push((numbers, Stream::new(dictionary, content)));
        }
        packs
    }
}

/// Where an object is found.
#[derive(Clone, Copy)]
enum Place {
    /// So many bytes from the beginning of the file.
    At(usize),
    /// In the stream of objects with this number, as this one of them.
    In { pack: u32, index: usize },
}

/// Writes the file: what the document holds, and objects that were written before.
///
/// # Errors
///
/// None that lopdf is known to give for objects.
pub(super) fn write(document: Document, mut written: Written) -> Result<Vec<u8>, lopdf::Error> {
    let mut streams = Vec::new();
    let mut last = document.max_id;
    for ((number, _), object) in document.objects {
        match object {
            Object::Stream(stream) => streams.push((number, Vec::new(), stream)),
            object => written.add((number, 0), object)?,
        }
    }
    for (holds, pack) in written.packs() {
        last += 1;
        streams.push((last, holds, pack));
    }
    drop(written);
    let mut file = format!("%PDF-{}\n%", document.version).into_bytes();
    // Four bytes that say that this is no text (7.5.2).
    file.extend([0xE2, 0xE3, 0xCF, 0xD3, b'\n']);
    let mut places = vec![None; last as usize + 2];
    let streams: Vec<(u32, Vec<u32>, Vec<u8>)> = streams
        .into_par_iter()
        .map(|(number, holds, stream)| Ok((number, holds, packed(number, stream)?)))
        .collect::<Result<_, lopdf::Error>>()?;
    for (number, holds, bytes) in streams {
        places[number as usize] = Some(Place::At(file.len()));
        for (index, object) in holds.into_iter().enumerate() {
            places[object as usize] = Some(Place::In { pack: number, index });
        }
        file.extend(bytes);
    }
    let number = last + 1;
    let start = file.len();
    places[number as usize] = Some(Place::At(start));
    let mut dictionary = document.trailer;
    // The same for the same contents, and different as soon as anything differs.
    let identifier = Sha256::digest(&file)[..16].to_vec();
    let identifier = Object::String(identifier, lopdf::StringFormat::Hexadecimal);
    dictionary.set("ID", vec![identifier.clone(), identifier]);
    dictionary.set("Type", "XRef");
    dictionary.set("Size", i64::from(number) + 1);
    dictionary.set("W", vec![1.into(), 4.into(), Object::Integer(2)]);
    let table = Stream::new(dictionary, table(&places));
    file.extend(packed(number, table)?);
    file.extend(format!("startxref\n{start}\n%%EOF\n").into_bytes());
    Ok(file)
}

/// Makes a stream smaller, if it may be and isn't yet.
///
/// lopdf would do it as well as it can be done: this takes half the time, and a fortieth more room.
pub(super) fn compress(stream: &mut Stream) {
    let is_packed = stream.dict.has(b"Filter");
    if !stream.allows_compression || is_packed {
        return;
    }
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::new(5));
    // Writing to memory can't fail.
    let packed = encoder.write_all(&stream.content).and_then(|()| encoder.finish());
    if let Ok(packed) = packed
        && packed.len() < stream.content.len()
    {
        stream.dict.set("Filter", "FlateDecode");
        stream.set_content(packed);
    }
}

/// A stream as it stands in the file.
fn packed(number: u32, mut stream: Stream) -> Result<Vec<u8>, lopdf::Error> {
    compress(&mut stream);
    let mut bytes = format!("{number} 0 obj\n").into_bytes();
    bytes.extend(text(Object::Stream(stream))?);
    bytes.extend(b"\nendobj\n");
    Ok(bytes)
}

/// An object as text. lopdf writes objects for those only who ask for the contents of a page, in which each
/// stands before an operator: here before none.
fn text(object: Object) -> Result<Vec<u8>, lopdf::Error> {
    let operation = Operation::new("", vec![object]);
    Content { operations: [operation] }.encode()
}

/// Where every object is found, by number (7.5.8.3): a byte for the kind of place, four for the place or the
/// pack, two for the index. Numbers that were never used are free.
fn table(places: &[Option<Place>]) -> Vec<u8> {
    let mut table = Vec::new();
    for place in places {
        let (kind, place, index) = match *place {
            None => (0, 0, u16::MAX),
            // A paper's file is far below four gigabytes, and a pack holds few objects.
            Some(Place::At(place)) => (1, place as u32, 0),
            Some(Place::In { pack, index }) => (2, pack, index as u16),
        };
        table.push(kind);
        table.extend(place.to_be_bytes());
        table.extend(index.to_be_bytes());
    }
    table
}
