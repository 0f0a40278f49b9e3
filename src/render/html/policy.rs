//! The style sheet of a page and the policy that allows it.
//!
//! In: rules that only this page needs. Out: the whole style sheet, and a Content-Security-Policy that forbids everything but
//! this sheet, which it names by its hash.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

/// The rules of every page.
const STYLE: &str = include_str!("style.css");

/// The style sheet of a page.
pub(super) fn style(own: &str) -> String {
    format!("\n{STYLE}{own}")
}

/// What a browser may load or run for the page: its style sheet alone.
pub(super) fn policy(style: &str) -> String {
    let hash = STANDARD.encode(Sha256::digest(style.as_bytes()));
    format!("default-src 'none'; style-src 'sha256-{hash}'; base-uri 'none'; form-action 'none'")
}
