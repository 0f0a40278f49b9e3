//! From a name, as a person types it, to a node.
//!
//! In: an id ("obligation:2.c.1"), a bare one ("2.c.1", "penal-code"), a name ("Penal Code") or words of it ("article 164
//! penal code"). Out: one node, or a [`LookupFault`] with what comes near. Where several fit, none is taken: the fault lists
//! them.

use petgraph::stable_graph::NodeIndex;
use serde::Serialize;

use crate::rule::nearest;
use crate::trace::kind::NodeKind;
use crate::trace::model::{Graph, slug};

/// No single node has that name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, thiserror::Error)]
#[error("{}", self.say())]
pub struct LookupFault {
    /// The name that was asked for.
    pub asked: String,
    /// Ids that come near, or that all fit.
    pub near: Vec<String>,
    /// Whether all of `near` fit.
    pub ambiguous: bool,
}

impl LookupFault {
    fn say(&self) -> String {
        match (self.ambiguous, self.near.is_empty()) {
            (true, _) => format!("`{}` fits several: {}", self.asked, self.near.join(", ")),
            (false, true) => format!("the graph has no `{}`", self.asked),
            (false, false) => format!("the graph has no `{}`; did you mean {}?", self.asked, self.near.join(" or ")),
        }
    }
}

/// Kinds of nodes that have a name of their own.
const NAMED: [NodeKind; 5] = [
    NodeKind::Instrument,
    NodeKind::Provision,
    NodeKind::Institution,
    NodeKind::TreatyArticle,
    NodeKind::Recommendation,
];
/// How many candidates a fault lists.
const MOST: usize = 6;

impl Graph {
    /// The node that a name means, among nodes of some kinds (all, where none is given).
    ///
    /// # Errors
    /// A [`LookupFault`] where no node or no single one fits.
    pub fn find(&self, name: &str, kinds: &[NodeKind]) -> Result<NodeIndex, LookupFault> {
        let name = name.trim();
        let any = kinds.is_empty();
        let kinds = if any { &NodeKind::ALL[..] } else { kinds };
        if let Some(at) = self.index(name).filter(|&at| kinds.contains(&self.inner[at].kind)) {
            return Ok(at);
        }
        let slugged = slug(name);
        // A bare id: obligations before the items and answers that bear the same number.
        let order = [NodeKind::Obligation, NodeKind::Item, NodeKind::Instrument].into_iter().chain(NodeKind::ALL);
        for kind in order.filter(|k| kinds.contains(k)) {
            for bare in [name, slugged.as_str()] {
                if let Some(at) = self.index(&format!("{}:{bare}", kind.prefix())) {
                    return Ok(at);
                }
            }
        }
        let among: Vec<NodeIndex> =
            self.inner.node_indices().filter(|&n| kinds.contains(&self.inner[n].kind)).collect();
        // Asks and passages speak of laws in whole sentences, so that their words are no name.
        let has_name = |n: &NodeIndex| !any || NAMED.contains(&self.inner[*n].kind);
        let named: Vec<NodeIndex> =
            among.iter().copied().filter(has_name).filter(|&n| slug(&self.inner[n].label) == slugged).collect();
        if let [one] = named[..] {
            return Ok(one);
        }
        // Small words say nothing of a law: "Article 164 of the Penal Code".
        let words: Vec<&str> =
            slugged.split('-').filter(|w| w.len() > 3 || w.starts_with(|c: char| c.is_ascii_digit())).collect();
        let holds = |n: &NodeIndex| {
            let label = slug(&self.inner[*n].label);
            words.iter().all(|w| label.split('-').any(|l| l == *w))
        };
        // Numbers alone are an id, not words of a name.
        let telling = words.iter().any(|w| w.starts_with(char::is_alphabetic));
        let holding: Vec<NodeIndex> =
            if telling { among.iter().copied().filter(has_name).filter(holds).collect() } else { Vec::new() };
        let ids = |nodes: &[NodeIndex]| nodes.iter().take(MOST).map(|&n| self.inner[n].id.clone()).collect::<Vec<_>>();
        match holding[..] {
            [one] => Ok(one),
            [] => {
                let typed = name.to_lowercase();
                let bare = typed.split_once(':').map_or(typed.as_str(), |(_, bare)| bare);
                let near = nearest(bare, among.iter().map(|&n| self.inner[n].name()));
                let near = near.and_then(|near| among.iter().find(|&&n| self.inner[n].name() == near));
                Err(LookupFault {
                    asked: name.to_owned(),
                    near: near.map_or_else(Vec::new, |&n| ids(&[n])),
                    ambiguous: false,
                })
            }
            _ => {
                // A law whose articles all fit is meant itself.
                let laws: Vec<NodeIndex> =
                    holding.iter().copied().filter(|&n| self.inner[n].kind == NodeKind::Instrument).collect();
                if let [law] = laws[..] {
                    return Ok(law);
                }
                Err(LookupFault {
                    asked: name.to_owned(),
                    near: ids(if laws.is_empty() { &holding } else { &laws }),
                    ambiguous: true,
                })
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::trace::kind::NodeKind;
    use crate::trace::scene;

    #[test]
    fn names_are_found_as_people_type_them() {
        let graph = scene::graph();
        let id = |name: &str, kinds: &[NodeKind]| graph.find(name, kinds).map(|n| graph.inner()[n].id.clone());
        assert_eq!(id("2.c.1", &[]).unwrap(), "obligation:2.c.1");
        assert_eq!(id("item:2.c", &[]).unwrap(), "item:2.c");
        assert_eq!(id("court fees code", &[]).unwrap(), "law:court-fees-code");
        assert_eq!(id("Fees", &[NodeKind::Instrument]).unwrap(), "law:court-fees-code");
        assert_eq!(id("Article 31 of the Court Fees Code", &[]).unwrap(), "provision:court-fees-code/31");
        let fault = id("obligation:2.c.9", &[]).unwrap_err();
        assert!(!fault.ambiguous && fault.near[0].starts_with("obligation:2.c"), "{fault}");
        let fault = id("9.c.31", &[NodeKind::Obligation]).unwrap_err();
        assert!(!fault.ambiguous, "{fault}");
        let fault = id("Act", &[NodeKind::Instrument, NodeKind::Provision]).unwrap_err();
        assert!(fault.to_string().contains("the graph has no"), "{fault}");
        let fault = id("police", &[NodeKind::Institution]).unwrap_err();
        assert!(fault.ambiguous && fault.near.len() == 2, "{fault}");
    }
}
