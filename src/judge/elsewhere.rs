//! Answers that only send the reader to another answer, which then serves in their place.
//!
//! In: a reply with its references. Out: for each answer with a sentence that does nothing but send, the answers that it
//! lends from, on through those that send on, each once however they circle. What it sends to must be an answer: words that
//! send to nothing lend nothing.

use super::reply::Reply;
use super::trial::Answer;

impl Reply {
    /// Which answers lend from which: numbers of the outline, in reading order.
    pub fn lent(&self) -> Vec<(usize, usize)> {
        let answers = &self.outline.answers;
        let targets = |from: usize| -> Vec<usize> {
            let sent = self.references.iter().filter(|r| r.answer == from && r.alone);
            let items: Vec<&String> = sent.flat_map(|r| &r.items).collect();
            let is_meant = |a: &crate::report::Answer| a.items.iter().any(|i| items.contains(&i));
            (0..answers.len())
                .filter(|&to| to != from && is_meant(&answers[to]) && answers[to].answer.is_some())
                .collect()
        };
        let mut senders: Vec<usize> = self.references.iter().filter(|r| r.alone).map(|r| r.answer).collect();
        senders.dedup();
        let mut out = Vec::new();
        for from in senders {
            let mut met: Vec<usize> = targets(from);
            let mut next = 0;
            while let Some(&via) = met.get(next) {
                next += 1;
                met.extend(targets(via).into_iter().filter(|t| *t != from && !met.contains(t)).collect::<Vec<_>>());
            }
            met.sort_unstable();
            out.extend(met.into_iter().map(|to| (from, to)));
        }
        out
    }
}

/// The answers that others lend, under the items of those that lend them. Each is an answer of its own to the court, so that
/// what it says for its own items stays as it was.
pub(super) fn borrowed(reply: &Reply, answers: &[Answer]) -> Vec<Answer> {
    let lent = reply.lent().into_iter();
    lent.filter(|(_, to)| !answers[*to].placeholder)
        .map(|(from, to)| Answer { items: answers[from].items.clone(), ..answers[to].clone() })
        .collect()
}
