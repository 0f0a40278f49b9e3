//! What a graph is built from: the rules' obligations, the reply's answers, what was found in them and what was judged.
//!
//! Plain data with spans, so that this layer depends on no judge's types; who runs the pipeline fills it in. Spans are into
//! the source and its clean view alike; lists of spans are in reading order and do not overlap.

use crate::fact::partial_date::PartialDate;
use crate::rule::{Pack, Status};
use crate::text::{Source, Span};

use super::kind::Role;

/// All that a graph is built from.
#[derive(Debug, Clone)]
pub struct Given<'a> {
    /// The reply.
    pub source: &'a Source,
    /// Its clean view, of the same length.
    pub plain: &'a str,
    /// The paragraphs of the answers.
    pub paragraphs: &'a [Span],
    /// Their sentences. Where there are none, a whole paragraph is a passage.
    pub sentences: &'a [Span],
    /// The numbered recommendations, in order.
    pub recommendations: Vec<GivenRecommendation<'a>>,
    /// The items, in order.
    pub items: Vec<GivenItem<'a>>,
    /// The obligations, in order.
    pub obligations: Vec<GivenObligation<'a>>,
    /// The answers, in reading order.
    pub answers: Vec<GivenAnswer<'a>>,
    /// The instruments that citations and names point to by number.
    pub instruments: Vec<GivenInstrument<'a>>,
    /// The citations.
    pub citations: Vec<GivenCitation<'a>>,
    /// What laws are said to amend.
    pub amendments: Vec<GivenAmendment<'a>>,
    /// The institutions that mentions point to by number.
    pub institutions: Vec<&'a str>,
    /// Where institutions are said to act: number and place.
    pub mentions: Vec<(usize, Span)>,
    /// Where the reply sends its reader to another item: place and item.
    pub references: Vec<(Span, &'a str)>,
}

impl<'a> Given<'a> {
    /// A reply of which nothing is known yet but its text.
    pub fn of(source: &'a Source, plain: &'a str) -> Given<'a> {
        Given {
            source,
            plain,
            paragraphs: &[],
            sentences: &[],
            recommendations: Vec::new(),
            items: Vec::new(),
            obligations: Vec::new(),
            answers: Vec::new(),
            instruments: Vec::new(),
            citations: Vec::new(),
            amendments: Vec::new(),
            institutions: Vec::new(),
            mentions: Vec::new(),
            references: Vec::new(),
        }
    }

    /// The same with a pack's recommendations, items and obligations; verdicts and the laws that asks name are still to be
    /// filled in.
    #[must_use]
    pub fn with_pack(mut self, pack: &'a Pack) -> Given<'a> {
        self.recommendations = pack
            .recommendations
            .iter()
            .map(|r| GivenRecommendation {
                number: &r.number,
                title: &r.title,
                articles: r.articles.iter().map(String::as_str).collect(),
            })
            .collect();
        self.items = pack.items.iter().map(|i| GivenItem { id: &i.id, ask: &i.ask, asked_at: None }).collect();
        self.obligations = pack
            .obligations
            .iter()
            .map(|o| GivenObligation {
                id: &o.id,
                item: &o.item,
                asks: &o.asks,
                status: None,
                names: Vec::new(),
                parts: o.parts.iter().map(|p| p.name.as_str()).collect(),
                evidence: Vec::new(),
            })
            .collect();
        self
    }
}

/// A numbered recommendation.
#[derive(Debug, Clone)]
pub struct GivenRecommendation<'a> {
    /// Its number.
    pub number: &'a str,
    /// What it is about.
    pub title: &'a str,
    /// The treaty articles that it rests on.
    pub articles: Vec<&'a str>,
}

/// An item.
#[derive(Debug, Clone)]
pub struct GivenItem<'a> {
    /// Its id ("2.c").
    pub id: &'a str,
    /// What it asks.
    pub ask: &'a str,
    /// Where the reply quotes it; `None` where it does not.
    pub asked_at: Option<Span>,
}

/// An obligation with its verdict.
#[derive(Debug, Clone)]
pub struct GivenObligation<'a> {
    /// Its id ("2.c.1").
    pub id: &'a str,
    /// Its item.
    pub item: &'a str,
    /// What is asked.
    pub asks: &'a str,
    /// How far the reply deals with it.
    pub status: Option<Status>,
    /// Laws that the ask names.
    pub names: Vec<GivenLaw<'a>>,
    /// Parts that a full answer must show.
    pub parts: Vec<&'a str>,
    /// Passages that bear on it.
    pub evidence: Vec<GivenEvidence>,
}

/// A law, or articles of one.
#[derive(Debug, Clone)]
pub struct GivenLaw<'a> {
    /// Number of the instrument.
    pub instrument: usize,
    /// Its articles; none where the law as a whole is meant.
    pub articles: Vec<&'a str>,
}

/// Words that bear on an obligation.
#[derive(Debug, Clone, Copy)]
pub struct GivenEvidence {
    /// Where they stand.
    pub span: Span,
    /// What they do for it.
    pub role: Role,
    /// What they alone would make of it: a measure, an intention, existing law, a refusal.
    pub status: Option<Status>,
    /// The part that they show, by its number; `None` for the obligation as a whole.
    pub part: Option<usize>,
    /// When it was, what they report.
    pub date: Option<PartialDate>,
}

/// An answer.
#[derive(Debug, Clone)]
pub struct GivenAnswer<'a> {
    /// The items that it answers; none where no ask stands before it.
    pub items: Vec<&'a str>,
    /// Where it stands.
    pub span: Span,
    /// The number of an earlier answer that it repeats, where the outline has seen it.
    pub repeats: Option<usize>,
}

/// A law, code, decree or the like.
#[derive(Debug, Clone)]
pub struct GivenInstrument<'a> {
    /// Its canonical name.
    pub name: &'a str,
    /// Its date.
    pub date: Option<PartialDate>,
}

/// A citation.
#[derive(Debug, Clone)]
pub struct GivenCitation<'a> {
    /// Where it stands.
    pub span: Span,
    /// Number of the instrument; `None` where it cannot be told.
    pub instrument: Option<usize>,
    /// The articles, as printed.
    pub articles: Vec<&'a str>,
}

/// What a law is said to amend.
#[derive(Debug, Clone)]
pub struct GivenAmendment<'a> {
    /// Number of the amending instrument.
    pub by: usize,
    /// What it amends.
    pub of: GivenLaw<'a>,
    /// The words that say so.
    pub span: Span,
}
