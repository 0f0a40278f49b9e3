//! The graph: what hangs on what in a reply.
//!
//! In: what the rules ask, what the reply answers, what was found in it and what was judged ([`Given`]). Out: a petgraph
//! [`Graph`] from laws over passages and obligations to treaty articles, the [`query`] answers that it holds, the findings
//! that only a graph shows, and its form for other tools ([`export`]). It judges nothing: a verdict comes with its evidence.

mod build;
pub mod export;
mod finding;
mod flow;
mod given;
mod kind;
mod label;
mod model;
pub mod query;
mod repeat;
#[cfg(test)]
pub(crate) mod scene;
mod text;

pub use build::build;
pub use finding::{Finding, findings};
pub use given::{
    Given, GivenAmendment, GivenAnswer, GivenCitation, GivenEvidence, GivenInstrument, GivenItem, GivenLaw,
    GivenObligation, GivenRecommendation,
};
pub use kind::{EdgeKind, NodeKind, Role};
pub use model::{Edge, Graph, Inner, Node, Spot, anchor, slug};
pub use query::{LookupFault, Query, QueryAnswer};
