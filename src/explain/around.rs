//! What stands around a piece of a paper: by it a reader says where the piece stands.

use crate::paper::{Heading, Inline, Labels, List, plain_text};

/// What stands around a piece of a paper.
#[derive(Clone, Debug, Default)]
pub(crate) struct Around {
    /// The last heading.
    heading: Option<String>,
    /// How many paragraphs there were since, that have no numbers.
    paragraphs: usize,
    /// The number of the paragraph.
    number: Option<String>,
    /// The label of the item of a list.
    item: Option<String>,
    /// What this part is called whatever stands in it: `footnote 2`.
    fixed: Option<String>,
}

impl Around {
    /// What is around the words of the footnote at `index` (from nought).
    pub(crate) fn in_footnote(index: usize) -> Self {
        Self { fixed: Some(format!("footnote {}", index + 1)), ..Self::default() }
    }

    /// Goes on under a heading, and says how it is called itself.
    pub(crate) fn meet_heading(&mut self, heading: &Heading) -> String {
        let words = plain_text(&heading.content);
        let level = if heading.level == 1 { "the title" } else { "the heading" };
        let said = format!("{level} “{words}”");
        self.heading = Some(match &heading.number {
            Some(number) => format!("{number} {words}"),
            None => words,
        });
        self.paragraphs = 0;
        said
    }

    /// Goes on to the next paragraph.
    pub(crate) fn meet_paragraph(&mut self) {
        if self.number.is_none() && self.item.is_none() {
            self.paragraphs += 1;
        }
    }

    /// What is around the blocks of a numbered paragraph.
    pub(crate) fn in_numbered(&self, number: &str) -> Self {
        Self { number: Some(number.to_owned()), ..self.clone() }
    }

    /// What is around the blocks of the item at `index` (from nought) of a list.
    pub(crate) fn in_item(&self, list: &List, index: usize) -> Self {
        let label = match list.labels {
            Labels::Bullet => "•".to_owned(),
            labels => labels.of(index),
        };
        let label = match &self.item {
            Some(outer) if outer != "•" => format!("{outer} {label}"),
            _ => label,
        };
        Self { item: Some(label), ..self.clone() }
    }

    /// What is around the words of the table with this name.
    pub(crate) fn in_table(&self, name: &str) -> Self {
        Self { heading: Some(name.to_owned()), ..self.clone() }
    }

    /// How a recommendation is called that stands here: by the label that it has in the list.
    pub(crate) fn recommendation(&self) -> String {
        match (&self.item, &self.number) {
            (Some(item), _) if item != "•" => {
                format!("recommendation {}", item.trim_end_matches('.'))
            }
            (_, Some(number)) => format!("recommendation {number}"),
            _ => format!("“{}”", self.section()),
        }
    }

    /// The section, or the table, in which it stands.
    pub(crate) fn section(&self) -> String {
        self.heading.clone().unwrap_or_else(|| "the beginning of the paper".to_owned())
    }

    /// Where words stand: `paragraph 12`, `paragraph 2 under “Summary”, item a)`.
    pub(crate) fn words(&self) -> String {
        if let Some(fixed) = &self.fixed {
            return fixed.clone();
        }
        let item = self.item.as_ref().map(|item| match item.as_str() {
            "•" => ", in a list".to_owned(),
            item => format!(", item {item}"),
        });
        let item = item.unwrap_or_default();
        match &self.number {
            Some(number) => format!("paragraph {number}{item}"),
            // A list belongs to the paragraph before it, as a reader sees it.
            None if self.paragraphs == 0 => format!("“{}”{item}", self.section()),
            None => format!("paragraph {} under “{}”{item}", self.paragraphs, self.section()),
        }
    }
}

/// How a table or chart is called: `Table 2`. One without a caption has no number.
pub(crate) fn name_of(caption: Option<&Vec<Inline>>, around: &Around) -> String {
    match caption.map(|caption| plain_text(caption)) {
        Some(caption) => caption.split(": ").next().unwrap_or(&caption).to_owned(),
        None => format!("the table under “{}”", around.section()),
    }
}
