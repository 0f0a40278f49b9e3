//! The command line of Lacuna.
fn main() {}
