//! A plain way from a file to its paragraphs, for tests of facts: the outline of a reply is no matter here.

#![allow(dead_code, missing_docs, clippy::unwrap_used)]

use lacuna::fact::Para;
use lacuna::text::{Bullet, LineKind, Plain, Source, Span, sentence};

/// A text with its paragraphs.
pub struct Reply {
    pub source: Source,
    pub plain: Plain,
    spans: Vec<(Span, Option<usize>)>,
    sentences: Vec<Vec<Span>>,
}

impl Reply {
    pub fn of(text: &str) -> Reply {
        let source = Source::from_bytes("reply", text.as_bytes().to_vec()).unwrap();
        let plain = Plain::of(&source);
        let mut spans: Vec<(Span, Option<usize>)> = Vec::new();
        let (mut open, mut lead, mut broken) = (false, None, false);
        for line in plain.lines() {
            let body = line.body.of(plain.text()).trim();
            let goes_on = body.starts_with(char::is_lowercase);
            match line.kind {
                LineKind::Text | LineKind::Row if body.is_empty() => {}
                LineKind::Text | LineKind::Row => {
                    let unfinished = spans
                        .last()
                        .is_some_and(|(s, _)| !s.of(plain.text()).trim_end().ends_with(['.', ':', ';', '?', '!']));
                    let same = open && line.bullet.is_none() && line.kind == LineKind::Text;
                    let over_page = broken && line.bullet.is_none() && unfinished && goes_on;
                    if let (true, Some((last, _))) = (same || over_page, spans.last_mut()) {
                        *last = last.join(line.body);
                    } else {
                        let listed = matches!(line.bullet, Some(Bullet::Tick | Bullet::Dash | Bullet::Dot));
                        if !listed {
                            lead = None;
                        }
                        spans.push((line.body.trim(plain.text()), lead.filter(|_| listed)));
                    }
                    open = line.kind == LineKind::Text;
                    broken = false;
                    let whole = spans.last().map(|(s, _)| s.of(plain.text()).trim_end().ends_with(':'));
                    if whole == Some(true) {
                        lead = Some(spans.len() - 1);
                    }
                }
                LineKind::Furniture => broken = true,
                LineKind::Blank | LineKind::Rule => {
                    open = false;
                    broken = true;
                }
            }
        }
        let sentences = spans
            .iter()
            .map(|(span, _)| {
                let mut out = Vec::new();
                sentence::sentences(plain.text(), *span, &mut out);
                out
            })
            .collect();
        Reply { source, plain, spans, sentences }
    }

    pub fn paragraphs(&self) -> Vec<Para<'_>> {
        let pairs = self.spans.iter().zip(&self.sentences);
        pairs.map(|(&(span, lead), sentences)| Para { span, sentences, lead }).collect()
    }
}
