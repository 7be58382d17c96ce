//! A paper by the way its pages are turned.

use super::model::Block;

/// Blocks in a row whose pages are turned the same way.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stretch<'a> {
    /// Whether their pages are turned round.
    pub landscape: bool,
    /// The blocks.
    pub blocks: &'a [Block],
}

/// The stretches of a paper, in order. A heading right above a table stands on its page.
pub fn stretches(blocks: &[Block]) -> Vec<Stretch<'_>> {
    let mut ways = vec![false; blocks.len()];
    let mut below = false;
    for (way, block) in ways.iter_mut().zip(blocks).rev() {
        below = match block {
            Block::Table(table) => table.landscape,
            Block::Heading(_) => below,
            _ => false,
        };
        *way = below;
    }
    let mut start = 0;
    let stretch = |ways: &[bool]| {
        let blocks = &blocks[start..start + ways.len()];
        start += ways.len();
        Stretch { landscape: ways.contains(&true), blocks }
    };
    ways.chunk_by(|a, b| a == b).map(stretch).collect()
}
