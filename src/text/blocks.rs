//! Looks at many bytes together, which compilers make few instructions of: nearly all that is written out has no byte
//! with a meaning of its own.

/// How many bytes are looked at together.
const BLOCK: usize = 16;

/// How many bytes, in whole blocks from the first on, are none that `is_other` says yes to.
pub(crate) fn plain_blocks(bytes: &[u8], is_other: impl Fn(u8) -> bool) -> usize {
    let is_plain = |block: &&[u8]| !block.iter().fold(false, |any, byte| any | is_other(*byte));
    bytes.chunks_exact(BLOCK).take_while(is_plain).count() * BLOCK
}
