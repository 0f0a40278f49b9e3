//! Kinds: what a node stands for, what an edge says, what a passage does.
//!
//! Their names are those that output and queries use; they do not change between versions.

use serde::{Deserialize, Serialize};

/// What a node stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum NodeKind {
    /// An article of the treaty behind the recommendation.
    TreatyArticle,
    /// A numbered recommendation.
    Recommendation,
    /// An item (indent) of a recommendation: the ask.
    Item,
    /// One atomic thing that an item asks for.
    Obligation,
    /// A part that a full answer must show.
    Part,
    /// An answer of the reply.
    Answer,
    /// A sentence or paragraph of an answer.
    Passage,
    /// A law, code, decree or the like.
    Instrument,
    /// An article of an instrument.
    Provision,
    /// A body that is said to act.
    Institution,
}

impl NodeKind {
    /// All kinds, in the order of their layers.
    pub const ALL: [NodeKind; 10] = [
        NodeKind::TreatyArticle,
        NodeKind::Recommendation,
        NodeKind::Item,
        NodeKind::Obligation,
        NodeKind::Part,
        NodeKind::Answer,
        NodeKind::Passage,
        NodeKind::Instrument,
        NodeKind::Provision,
        NodeKind::Institution,
    ];

    /// The name that output uses.
    pub fn name(self) -> &'static str {
        match self {
            NodeKind::TreatyArticle => "treaty-article",
            NodeKind::Recommendation => "recommendation",
            NodeKind::Item => "item",
            NodeKind::Obligation => "obligation",
            NodeKind::Part => "part",
            NodeKind::Answer => "answer",
            NodeKind::Passage => "passage",
            NodeKind::Instrument => "instrument",
            NodeKind::Provision => "provision",
            NodeKind::Institution => "institution",
        }
    }

    /// The word before the colon of an id.
    pub fn prefix(self) -> &'static str {
        match self {
            NodeKind::TreatyArticle => "treaty",
            NodeKind::Instrument => "law",
            other => other.name(),
        }
    }
}

/// What an edge says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum EdgeKind {
    /// An item asks for an obligation.
    Asks,
    /// An obligation's ask names a law.
    Names,
    /// A passage cites a law or its article.
    Cites,
    /// A law amends a law or its article.
    Amends,
    /// A passage bears on an obligation or on one of its parts.
    Evidences,
    /// An answer repeats the words of an earlier one.
    Repeats,
    /// An answer stands under an item.
    Answers,
    /// A passage sends the reader to another item.
    Refers,
    /// A recommendation rests on a treaty article.
    Rests,
    /// The smaller lies in the larger: article in law, part in obligation, passage in answer, item in recommendation.
    Belongs,
    /// A passage says that a body acts.
    Involves,
}

impl EdgeKind {
    /// The name that output uses.
    pub fn name(self) -> &'static str {
        match self {
            EdgeKind::Asks => "asks",
            EdgeKind::Names => "names",
            EdgeKind::Cites => "cites",
            EdgeKind::Amends => "amends",
            EdgeKind::Evidences => "evidences",
            EdgeKind::Repeats => "repeats",
            EdgeKind::Answers => "answers",
            EdgeKind::Refers => "refers",
            EdgeKind::Rests => "rests",
            EdgeKind::Belongs => "belongs",
            EdgeKind::Involves => "involves",
        }
    }
}

/// What a passage does for an obligation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// The verdict rests on it.
    Decisive,
    /// It bears the verdict out.
    Supporting,
    /// It speaks against it, or limits it.
    Contrary,
}

impl Role {
    /// The name that output uses.
    pub fn name(self) -> &'static str {
        match self {
            Role::Decisive => "decisive",
            Role::Supporting => "supporting",
            Role::Contrary => "contrary",
        }
    }
}
