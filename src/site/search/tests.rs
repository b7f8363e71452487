//! Words, shards and bounds of the search index, on small dossiers made for it.
