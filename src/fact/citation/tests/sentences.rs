//! Single sentences.
