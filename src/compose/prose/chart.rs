//! `{{chart ID}}`: the chart, the table of its figures, and what is said under them.

use std::path::PathBuf;
use std::sync::Arc;

use super::{PaperChart, Passage, Prose};
use crate::diagnostic::{Diagnostic, Place, did_you_mean, nearest};
use crate::paper::{Image, ImageContent, ImageFormat, Placement};

/// Where the wording of a style has the name of a table.
const TABLE: &str = "{table}";

impl<'a> Prose<'a> {
    pub(super) fn place_chart(&mut self, id: &str, place: &Place, alone: bool, indent: &str) {
        let Some(PaperChart { spec, built }) = self.find_chart(id, place) else { return };
        if !alone {
            self.refuse_within_a_line("chart", place, indent);
        }
        let id = spec.id.value.as_str().to_owned();
        let Some(built) = built else {
            // It was reported where it is described: something stands in its stead, for what refers to it.
            let chart = Placement::Chart { id, image: stand_in_image(place) };
            self.builder.push_placement(chart, Some(place));
            self.add(&Passage::of_table(&spec.caption), indent);
            return;
        };
        let image = built.image.clone();
        self.builder.push_placement(Placement::Chart { id: id.clone(), image }, Some(place));
        self.add(&Passage::of_table(&spec.caption), indent);
        if let Some(table) = built.table.clone() {
            // No id that can be typed has a space in it; a chart that is placed twice is one fault, not two.
            let id = format!("figures of {id} at {}:{}", place.source().path(), place.span().start);
            self.builder.push_text(&format!("\n{indent}\n{indent}"));
            self.builder.push_placement(Placement::Table { id, table }, Some(place));
        }
        if let Some(table) = &spec.data {
            self.begin_note(place, indent);
            let words = self.phrases.style.wording.chart_table.clone();
            let (before, after) = words.split_once(TABLE).unwrap_or((&words, ""));
            self.builder.push_from(before, place);
            let reference = Placement::TableReference(table.value.clone());
            self.builder.push_placement(reference, Some(&table.place));
            self.builder.push_from(after, place);
        }
        for note in &built.notes {
            self.begin_note(place, indent);
            self.builder.push_from(note, place);
        }
        for note in &spec.notes {
            self.begin_note(place, indent);
            self.add(&Passage::of_table(note), indent);
        }
        if !alone {
            self.builder.push_text(&format!("\n{indent}\n{indent}"));
        }
    }

    fn find_chart(&mut self, id: &str, place: &Place) -> Option<&'a PaperChart<'a>> {
        let charts = self.charts;
        let by_id = |id: &str| charts.iter().find(|chart| chart.spec.id.value.as_str() == id);
        if let Some(found) = by_id(id) {
            return Some(found);
        }
        let known = || charts.iter().map(|chart| chart.spec.id.value.as_str());
        if id.is_empty() {
            let remedy = "write its id behind the word, as it stands under `charts` in paper.yaml";
            let fault = Diagnostic::error("it is not said which chart").at(place);
            self.faults.push(fault.remedy(remedy));
            return None;
        }
        let remedy = did_you_mean(id, known())
            .unwrap_or_else(|| "describe it under `charts` in paper.yaml".to_owned());
        let fault = Diagnostic::error(format!("there is no chart `{id}`")).at(place).remedy(remedy);
        self.faults.push(self.unless_unread(id, fault));
        // What refers to the chart that was meant finds it where it was to stand.
        nearest(id, known()).and_then(by_id)
    }
}

/// Nothing, in the stead of a chart that can't be drawn.
fn stand_in_image(place: &Place) -> Image {
    let (format, bytes) = (ImageFormat::Svg, Arc::new(Vec::new()));
    let content = ImageContent { format, bytes, width: 0, height: 0 };
    Image { alternative: String::new(), path: PathBuf::new(), content, place: place.clone() }
}
