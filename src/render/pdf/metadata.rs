//! What the document says of itself: title, language and date, the standards that it keeps to, and
//! what its colours mean.

use chrono::NaiveDate;
use lopdf::{Document, Object, Stream, dictionary};

use super::document::text_string;
use crate::paper::Details;

/// The name of the program.
const PRODUCER: &str = "Orderpaper";

/// The colours of screens and of nearly all printers, which PDF/A wants to see explained in every file.
const COLOURS: &[u8] = include_bytes!("../../../assets/colour/sRGB-v4.icc");

/// Adds it to the document.
pub(super) fn add(document: &mut Document, details: &Details) -> Result<(), lopdf::Error> {
    let mut information = dictionary! {
        "Title" => text_string(&details.title),
        "Creator" => text_string(PRODUCER),
        "Producer" => text_string(PRODUCER),
    };
    if let Some(author) = author(details) {
        information.set("Author", text_string(author));
    }
    if let Some(date) = details.date {
        let moment = date.format("D:%Y%m%d000000Z").to_string();
        information.set("CreationDate", Object::string_literal(moment.clone()));
        information.set("ModDate", Object::string_literal(moment));
    }
    let old = document.trailer.get(b"Info")?.as_reference()?;
    document.set_object(old, information);

    // Not packed: archives look for it without reading the rest.
    let kind = dictionary! { "Type" => "Metadata", "Subtype" => "XML" };
    let packet = Stream::new(kind, packet(details).into_bytes()).with_compression(false);
    let packet = document.add_object(packet);
    let colours = document.add_object(Stream::new(dictionary! { "N" => 3 }, COLOURS.to_vec()));
    let intent = dictionary! {
        "Type" => "OutputIntent",
        "S" => "GTS_PDFA1",
        "OutputConditionIdentifier" => Object::string_literal("sRGB"),
        "Info" => Object::string_literal("sRGB IEC61966-2.1"),
        "DestOutputProfile" => colours,
    };
    let catalog = document.catalog_mut()?;
    catalog.set("Lang", text_string(&details.language));
    catalog.set("ViewerPreferences", dictionary! { "DisplayDocTitle" => true });
    catalog.set("Metadata", packet);
    catalog.set("OutputIntents", vec![Object::Dictionary(intent)]);
    Ok(())
}

fn author(details: &Details) -> Option<&String> {
    details.author.as_ref().or(details.organisation.as_ref())
}

/// The same again in XMP, where PDF/A-2 and PDF/UA-1 want a file to claim them. PDF/A doesn't know
/// the claim of the other by itself, so that it is described.
fn packet(details: &Details) -> String {
    let title = escaped(&details.title);
    let language = escaped(&details.language);
    let creator = author(details).map_or(String::new(), |author| {
        let author = escaped(author);
        format!("<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>\n")
    });
    let dates = details.date.map_or(String::new(), dates);
    format!(
        r#"<?xpacket begin="{begin}" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
  xmlns:dc="http://purl.org/dc/elements/1.1/"
  xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
  xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
  xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#"
  xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
  xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
  xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
  xmlns:xmp="http://ns.adobe.com/xap/1.0/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
{creator}{dates}<xmp:CreatorTool>{PRODUCER}</xmp:CreatorTool>
<pdf:Producer>{PRODUCER}</pdf:Producer>
<pdfaid:part>2</pdfaid:part>
<pdfaid:conformance>A</pdfaid:conformance>
<pdfuaid:part>1</pdfuaid:part>
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>The part of ISO 14289 that the file keeps to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>
"#,
        begin = '\u{FEFF}',
    )
}

fn dates(date: NaiveDate) -> String {
    let moment = date.format("%Y-%m-%dT00:00:00Z");
    format!(
        "<xmp:CreateDate>{moment}</xmp:CreateDate>\n<xmp:ModifyDate>{moment}</xmp:ModifyDate>\n"
    )
}

/// A text as XML holds it.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
