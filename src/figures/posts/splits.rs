//! Totals of posts for each change (established, disestablished, …), and for each source of funding.
//!
//! Either every post says its change, or there are no totals by change; likewise for funding. Totals
//! over some of the posts would look like totals over all.

use std::collections::BTreeMap;

use crate::diagnostic::Diagnostic;
use crate::figures::arithmetic::{self, Mixing};
use crate::figures::entries::Entries;
use crate::figures::records::{Label, Record};
use crate::figures::totals;
use crate::figures::words::Words;
use crate::inputs::posts::{Post, PostsFile};

/// The posts that have one thing in common: its id, its words, and their records.
struct Share<'a> {
    id: String,
    words: String,
    records: Vec<&'a Record>,
}

/// Enters the totals of `keys` by change and by funding.
pub(super) fn enter(file: &PostsFile, records: &[Record], keys: &[&str], entries: &mut Entries) {
    let by_change = shares(file, records, |post| {
        post.change.map(|change| (change.key().to_owned(), change.words().to_owned()))
    });
    match by_change {
        Some(shares) => enter_shares("posts.by_change", shares, file, keys, entries),
        None => entries.way_to("posts.by_change", "give every post a `change`"),
    }
    let by_funding = shares(file, records, |post| {
        post.funding.as_ref().map(|words| (id_of(words), words.clone()))
    });
    match by_funding {
        Some(shares) => {
            if refuse_like_ids(file, entries) {
                enter_shares("posts.by_funding", shares, file, keys, entries);
            } else {
                entries.lost("posts.by_funding");
            }
        }
        None => entries.way_to("posts.by_funding", "give every post a `funding`"),
    }
}

/// The posts by what `of` says of them, in the order in which each is first said. `None` where one of
/// them says nothing.
fn shares<'a>(
    file: &PostsFile,
    records: &'a [Record],
    of: impl Fn(&Post) -> Option<(String, String)>,
) -> Option<Vec<Share<'a>>> {
    let mut shares: Vec<Share> = Vec::new();
    for (post, record) in file.posts.iter().zip(records) {
        let (id, words) = of(post)?;
        match shares.iter_mut().find(|share| share.id == id) {
            Some(share) => share.records.push(record),
            None => shares.push(Share { id, words, records: vec![record] }),
        }
    }
    Some(shares)
}

fn enter_shares(
    set: &str,
    shares: Vec<Share>,
    file: &PostsFile,
    keys: &[&str],
    entries: &mut Entries,
) {
    let Some(place) = file.posts.first().map(|post| &post.id.place) else { return };
    let mut records = Vec::new();
    for share in shares {
        let mut figures = BTreeMap::new();
        for key in keys {
            let parts: Vec<_> =
                share.records.iter().filter_map(|r| r.figures.get(*key).cloned()).collect();
            let name = format!("{set}.{}.{key}", share.id);
            for record in &share.records {
                entries.lost_with(&name, &format!("posts.{}.{key}", record.id));
            }
            if parts.len() < share.records.len() {
                continue;
            }
            let sum = arithmetic::sum(&name, &share.words, &parts, Mixing::Refused);
            if let Some(figure) = entries.computed(&name, sum, place) {
                figures.insert((*key).to_owned(), figure);
            }
        }
        records.push(Record {
            id: share.id,
            label: Label::Words(Words::Fixed(share.words)),
            counted: None,
            texts: BTreeMap::new(),
            figures,
        });
    }
    let set = totals::of_keys(keys, set, "All posts", records, place, entries);
    entries.ledger.add_set(set);
}

/// Words as an id: small letters, digits, and `_` for what is between them. `Better Care Fund (BCF)`
/// is `better_care_fund_bcf`.
fn id_of(words: &str) -> String {
    let small = words.to_ascii_lowercase();
    let parts = small.split(|c: char| !c.is_ascii_lowercase() && !c.is_ascii_digit());
    parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join("_")
}

/// Funding whose words make one id would be added as if it were one; `total` is the sum of all.
fn refuse_like_ids(file: &PostsFile, entries: &mut Entries) -> bool {
    let mut seen: BTreeMap<String, &str> = BTreeMap::new();
    let mut sound = true;
    for post in &file.posts {
        let Some(words) = &post.funding else { continue };
        let id = id_of(words);
        let fault = match seen.get(&id) {
            Some(other) if *other != words => {
                format!("`{other}` and `{words}` would both be `posts.by_funding.{id}`")
            }
            Some(_) => continue,
            None if id.is_empty() || id == "total" => {
                format!("`{words}` makes no id for `posts.by_funding`")
            }
            None => {
                seen.insert(id, words);
                continue;
            }
        };
        sound = false;
        entries.faults.push(
            Diagnostic::error(fault)
                .at(&post.id.place)
                .remedy("write one source of funding in the same words each time, and others in words that differ in letters or digits"),
        );
    }
    sound
}
