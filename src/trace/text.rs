//! Query answers in words, for a terminal.
