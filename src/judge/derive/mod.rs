//! Derived obligations: what a reply is held against where no pack is for its recommendation.
//!
//! In: the asks, as the reply quotes them or as their own document has them, and the reply. Out: [`Derived`], a pack with
//! one obligation for each single thing that the asks ask, and the reply read for it. Items are named as the text numbers
//! them ("10.a"), obligations with a counter behind ("10.a.1"). Kinds come from the verbs, topics from the content words
//! and the lexicon; the judging is the same as for any pack.

mod baseline;
mod limb;
mod topic;
mod words;

use std::collections::BTreeMap;
use std::ops::Range;

use rustc_hash::FxHashMap;

use super::reply::{Reply, WordLists};
use super::{Bearing, Judgement, Witness, Worth};
use crate::lexicon::{Builder, ConceptEntry, ConceptId, Languages, Lexicon, Reading, entries};
use crate::report::{self, Outline};
use crate::rule::{Fault, Item, Obligation, Pack, Period, RuleFile, Rules};
use crate::text::{Plain, Source, Span, Words};
use limb::Piece;
use topic::{Element, Frequency, Matter};
use words::AskFile;

/// A reply with the rules that were drawn from its asks.
pub struct Derived {
    /// The reply, read for them.
    pub reply: Reply,
    /// The rules.
    pub rules: Rules,
}

/// One ask, whole.
struct Ask {
    item: String,
    text: String,
}

/// One obligation to be.
struct Draft {
    id: String,
    item: usize,
    piece: Piece,
}

/// Draws obligations from the asks of a reply, or from those of the document `recommendation`.
///
/// # Errors
/// Every fault of the lexicons.
pub fn derive(
    source: &Source,
    recommendation: Option<&Source>,
    lexicons: &[RuleFile],
    languages: &Languages,
    lists: &WordLists,
) -> Result<Derived, Vec<Fault>> {
    let file = AskFile::built_in().with_small_words(languages);
    let (plain, words, outline) = read(source, lists);
    let apart = recommendation.map(|r| read(r, lists));
    let (asked_plain, asked_outline) = apart.as_ref().map_or((&plain, &outline), |(p, _, o)| (p, o));
    let language = asked_outline.header.language.clone();
    let mut items: Vec<Item> = Vec::new();
    let mut drafts: Vec<Draft> = Vec::new();
    for ask in asks(asked_plain, asked_outline) {
        add(&ask, &file, &language, &mut items, &mut drafts);
    }
    let tongues = [language.as_str(), outline.header.language.as_str()];
    let text: Asked = Asked::of(&drafts);
    let (lexicon, of_word) = lexicon(&text, &file, tongues, lexicons, languages)?;
    let mut pack = pack(asked_outline, recommendation.unwrap_or(source), items);
    let reply = if recommendation.is_some() {
        Reply::read(source, Some(&pack), &lexicon, languages, lists)
    } else {
        let mut outline = outline;
        lend(&mut outline);
        let known = (!pack.adopted.is_empty()).then_some(&pack);
        Reply::with_outline(plain, words, outline, known, &lexicon, languages, lists)
    };
    if pack.adopted.is_empty() {
        pack.period = baseline::period(&reply).map(|(from, to)| Period { from, to });
    }
    let asked = Reading::of(&text.text, &text.words, &lexicon, languages, &text.spans);
    let elements: Vec<Vec<Element>> =
        (0..drafts.len()).map(|n| topic::elements(&asked, n, &lexicon, &text.words, |w| of_word.get(w).copied())).collect();
    pack.obligations = obligations(&mut drafts, &elements, &pack.items, &reply, &file, &language);
    Ok(Derived { reply, rules: Rules { pack, lexicon, proofs: Vec::new() } })
}

fn read(source: &Source, lists: &WordLists) -> (Plain, Words, Outline) {
    let plain = Plain::of(source);
    let words = Words::of(plain.text());
    let mut outline = report::read(source, &plain, &words, None, &lists.layout);
    nest(&mut outline, &plain);
    (plain, words, outline)
}

/// The asks of an outline, each under one item.
fn asks(plain: &Plain, outline: &Outline) -> Vec<Ask> {
    let mut out: Vec<Ask> = Vec::new();
    for answer in outline.answers.iter().filter(|a| a.repeats.is_none()) {
        for (nth, item) in answer.items.iter().enumerate() {
            let own = if answer.items.len() == answer.asks.len() { answer.asks.get(nth..=nth) } else { Some(&answer.asks[..]) };
            let text = own.unwrap_or_default().iter().map(|s| s.of(plain.text())).collect::<Vec<_>>().join("\n");
            if !out.iter().any(|a| a.item == *item) {
                out.push(Ask { item: item.clone(), text });
            }
        }
    }
    out
}

/// Adds an ask's item and its obligations.
fn add(ask: &Ask, file: &AskFile, language: &str, items: &mut Vec<Item>, drafts: &mut Vec<Draft>) {
    let Some(words) = file.of(language) else { return };
    let text = without_marker(&ask.text);
    let pieces = limb::cut(text, words);
    if pieces.is_empty() {
        return;
    }
    let (stem, letter) = split_item(&ask.item);
    let item = |id: String, letter: Option<String>| Item {
        paragraph: stem.parse().ok(),
        ask: text.split_whitespace().collect::<Vec<_>>().join(" "),
        ask_fr: None,
        letter,
        order: None,
        id,
    };
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    pieces.iter().for_each(|p| *counts.entry(p.limb.clone()).or_default() += 1);
    let place = items.len();
    items.push(item(ask.item.clone(), letter));
    let mut numbers: BTreeMap<String, usize> = BTreeMap::new();
    for piece in pieces {
        let number = numbers.entry(piece.limb.clone()).or_default();
        *number += 1;
        let limb = if piece.limb.is_empty() { ask.item.clone() } else { format!("{}.{}", ask.item, piece.limb) };
        let several = counts.get(&piece.limb).is_some_and(|n| *n > 1);
        let id = if several { format!("{limb}.{number}") } else { limb };
        drafts.push(Draft { id, item: place, piece });
    }
}

/// The paragraph and the limb of an item's name: "10" and "a(i)" of "10.a(i)"; "140.11" has no limb.
fn split_item(item: &str) -> (&str, Option<String>) {
    match item.rsplit_once('.') {
        Some((stem, limb)) if limb.starts_with(char::is_alphabetic) => (stem, Some(limb.to_owned())),
        _ => (item, None),
    }
}

/// An ask's words after "(a)", "Paragraph 10:" and the like.
fn without_marker(text: &str) -> &str {
    let mut rest = text.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '*' | '>' | '#' | '-' | '–' | '•' | '“' | '"' | '«'));
    if rest.starts_with('(')
        && let Some(close) = rest.find(')').filter(|c| *c <= 6)
    {
        rest = rest[close + 1..].trim_start();
    }
    rest
}

/// Where only the limbs of a paragraph have answers, what it asks as a whole is answered by them together.
fn lend(outline: &mut Outline) {
    let lonely: Vec<String> = outline
        .answers
        .iter()
        .filter(|a| a.answer.is_none() && !a.placeholder && a.items.len() == 1)
        .map(|a| a.items[0].clone())
        .collect();
    for item in lonely {
        let prefix = format!("{item}.");
        for answer in &mut outline.answers {
            if answer.items.iter().any(|i| i.strip_prefix(&prefix).is_some_and(|l| l.starts_with(char::is_alphabetic))) {
                answer.items.push(item.clone());
            }
        }
    }
}

/// The texts of all obligations as one text with their spans.
struct Asked {
    text: String,
    words: Words,
    spans: Vec<Span>,
}

impl Asked {
    fn of(drafts: &[Draft]) -> Asked {
        let mut text = String::new();
        let mut spans = Vec::with_capacity(drafts.len());
        for draft in drafts {
            let start = text.len();
            text.push_str(&draft.piece.text);
            spans.push(Span::new(start, text.len()));
            text.push_str("\n\n");
        }
        let words = Words::of(&text);
        Asked { text, words, spans }
    }
}

/// The lexicon with the content words of the asks, each a concept of its own; and which concept a word is.
fn lexicon(
    asked: &Asked,
    file: &AskFile,
    tongues: [&str; 2],
    lexicons: &[RuleFile],
    languages: &Languages,
) -> Result<(Lexicon, FxHashMap<String, ConceptId>), Vec<Fault>> {
    let mut faults = Vec::new();
    let mut builder = Builder::new(languages);
    let fault = |file: &RuleFile, span, message| Fault {
        code: crate::code::RULE_PHRASE,
        file: file.name.clone(),
        span,
        message,
        help: "see docs/rules.md on how a phrase is written".into(),
    };
    for lexicon in lexicons {
        let (concepts, toml) = entries::<ConceptEntry>(&lexicon.text, "concept");
        faults.extend(toml.into_iter().map(|f| fault(lexicon, f.span, f.message)));
        for (concept, span) in concepts {
            if let Err(all) = builder.concept(&concept) {
                faults.extend(all.into_iter().map(|m| fault(lexicon, Some(span.clone()), m)));
            }
        }
    }
    let mut of_word = FxHashMap::default();
    if let Some(words) = file.of(tongues[0]) {
        let stems = languages.id(tongues[0]).or(languages.id("en")).map(|id| languages.stems(id));
        let mut first: FxHashMap<String, ConceptId> = FxHashMap::default();
        let mut codes: Vec<&str> = tongues.iter().copied().filter(|t| languages.id(t).is_some()).collect();
        codes.dedup();
        for (_, word) in asked.words.vocabulary().iter().filter(|(_, w)| topic::is_content(w, words)) {
            let mut stem = String::new();
            match &stems {
                Some(stems) => stems.of(word, &mut stem),
                None => word.clone_into(&mut stem),
            }
            let phrases = codes.iter().map(|c| ((*c).to_owned(), vec![word.to_owned()])).collect();
            let entry = ConceptEntry { id: format!("“{word}”"), gloss: String::new(), includes: Vec::new(), phrases };
            let known = first.get(&stem).copied();
            if let Some(concept) = known.or_else(|| builder.concept(&entry).ok()) {
                first.insert(stem, concept);
                of_word.insert(word.to_owned(), concept);
            }
        }
    }
    match builder.build() {
        Ok(lexicon) if faults.is_empty() => Ok((lexicon, of_word)),
        Ok(_) => Err(faults),
        Err(all) => {
            let name = RuleFile { name: "rules/lexicon".into(), text: String::new() };
            faults.extend(all.into_iter().map(|m| fault(&name, None, m)));
            Err(faults)
        }
    }
}

/// The pack without its obligations.
fn pack(outline: &Outline, source: &Source, items: Vec<Item>) -> Pack {
    let header = &outline.header;
    let value = |field: &Option<report::Field>| field.as_ref().map_or_else(String::new, |f| f.value.clone());
    let recommendation = value(&header.recommendation);
    let title = if recommendation.is_empty() { "the asks of this reply".to_owned() } else { format!("the asks of {recommendation}") };
    Pack {
        id: "derived".into(),
        title,
        version: 1,
        recommendation,
        body: String::new(),
        addressee: value(&header.state),
        adopted: baseline::adopted(header, source.text()).map_or_else(String::new, |d| d.to_string()),
        period: None,
        convention: None,
        scale: None,
        recommendations: Vec::new(),
        items,
        obligations: Vec::new(),
    }
}

fn obligations(drafts: &mut [Draft], elements: &[Vec<Element>], items: &[Item], reply: &Reply, file: &AskFile, language: &str) -> Vec<Obligation> {
    let frequency = Frequency::of(&reply.reading);
    let Some(words) = file.of(language) else { return Vec::new() };
    // Those that share an answer with another must be told apart from it.
    let shared = |a: &Draft, b: &Draft| {
        let (own, theirs) = (&items[a.item].id, &items[b.item].id);
        own == theirs || reply.outline.answers.iter().any(|a| a.items.contains(own) && a.items.contains(theirs))
    };
    let matters: Vec<Matter> = (0..drafts.len())
        .map(|n| {
            let others = drafts.iter().enumerate().filter(|(o, d)| *o != n && shared(d, &drafts[n]));
            let siblings: Vec<&[Element]> = others.map(|(o, _)| &elements[o][..]).collect();
            Matter::of(&elements[n], &siblings, &frequency)
        })
        .collect();
    let mut sentences: Vec<Vec<u32>> = vec![Vec::new(); drafts.len()];
    for (answer, paragraphs) in reply.outline.answers.iter().zip(&reply.answer_paragraphs) {
        let asked: Vec<usize> = (0..drafts.len()).filter(|&n| answer.items.contains(&items[drafts[n].item].id)).collect();
        for (limb, paragraphs, asked) in lettered(reply, paragraphs, &asked, drafts, items, &matters) {
            let own: Vec<&Matter> = asked.iter().map(|&n| &matters[n]).collect();
            let mut nearest: Vec<Vec<u32>> = vec![Vec::new(); asked.len()];
            topic::assign(&own, &reply.reading, paragraphs, &mut nearest);
            let several = asked.len() > 1;
            for (nth, (n, list)) in asked.into_iter().zip(nearest).enumerate() {
                sentences[n].extend(list);
                if let Some(limb) = limb {
                    let item = &items[drafts[n].item].id;
                    drafts[n].id = if several { format!("{item}.{limb}.{}", nth + 1) } else { format!("{item}.{limb}") };
                }
            }
        }
    }
    let mut out = Vec::with_capacity(drafts.len());
    for (number, draft) in drafts.iter().enumerate() {
        let cut = Words::of(&draft.piece.text);
        let lower: Vec<&str> = (0..cut.tokens().len()).map(|i| cut.lower(i)).collect();
        let kind = words.kind(&lower);
        let said = file.kind(kind);
        let mut own = std::mem::take(&mut sentences[number]);
        own.sort_unstable();
        own.dedup();
        out.push(Obligation {
            id: draft.id.clone(),
            version: 1,
            item: items[draft.item].id.clone(),
            paragraph: items[draft.item].paragraph,
            names: Vec::new(),
            asks: draft.piece.text.clone(),
            kind,
            topic: matters[number].topic(own),
            beside: None,
            elsewhere: topic::plain(&elements[number]),
            declines: None,
            parts: topic::whole(&elements[number], kind).into_iter().collect(),
            why: said.why,
            question: said.question,
            examples: Vec::new(),
        });
    }
    out
}

/// Stretches of an answer with the asks that they may answer. Where an answer letters its paragraphs though the ask has no
/// letters, as summaries of replies do, the asks go with them in order and bear their letters.
fn lettered(
    reply: &Reply,
    paragraphs: &Range<usize>,
    asked: &[usize],
    drafts: &[Draft],
    items: &[Item],
    matters: &[Matter],
) -> Vec<(Option<char>, Range<usize>, Vec<usize>)> {
    let whole = || vec![(None, paragraphs.clone(), asked.to_vec())];
    let plainly = |n: &usize| drafts[*n].piece.limb.is_empty() && items[drafts[*n].item].letter.is_none();
    let all = reply.reading.paragraphs();
    let mut starts: Vec<(char, usize)> = Vec::new();
    for number in paragraphs.clone() {
        let mut head = all[number].span.of(reply.plain.text()).trim_start().chars();
        let next = char::from(b'a' + u8::try_from(starts.len()).unwrap_or(0).min(25));
        if head.next() == Some('(') && head.next() == Some(next) && head.next() == Some(')') {
            starts.push((next, number));
        }
    }
    if starts.len() < 2 || starts[0].1 != paragraphs.start || !asked.iter().all(plainly) {
        return whole();
    }
    let ends = starts[1..].iter().map(|s| s.1).chain([paragraphs.end]);
    let stretches: Vec<Range<usize>> = starts.iter().zip(ends).map(|(s, end)| s.1..end).collect();
    let within = |r: &Range<usize>| all[r.start].sentences.start..all[r.end - 1].sentences.end;
    let own: Vec<&Matter> = asked.iter().map(|&n| &matters[n]).collect();
    let parts = topic::align(&own, &reply.reading, &stretches.iter().map(within).collect::<Vec<_>>());
    if parts.is_empty() {
        return whole();
    }
    let of = |part: usize| asked.iter().zip(&parts).filter(|(_, p)| **p == part).map(|(n, _)| *n).collect();
    stretches.into_iter().enumerate().map(|(part, stretch)| (Some(starts[part].0), stretch, of(part))).collect()
}

/// Judges a reply by derived rules. Their topics are loose, so some worths are taken back: an admission counts only where its
/// clause names what is asked, and not where the ask itself wants something not done; a promise that waits for others is
/// none; "no information was provided" says nothing.
pub fn judge_derived(reply: &Reply, rules: &Rules) -> Judgement {
    let file = AskFile::built_in();
    let words = file.of(&reply.outline.header.language);
    let mut judgement = super::judge(reply, rules);
    for (trial, obligation) in judgement.trials.iter_mut().zip(&rules.pack.obligations) {
        let asked = Words::of(&obligation.asks);
        let against = words.is_some_and(|w| w.is_against(&lower(&asked, 0..asked.tokens().len())));
        for passage in &mut trial.passages {
            let witness = &judgement.witnesses[passage.witness];
            let sentence = &reply.reading.sentences()[witness.sentence];
            let said = lower(&reply.words, sentence.tokens.clone());
            let (silent, supposes) = words.map_or((false, false), |w| (w.is_silent(&said), w.supposes(&said)));
            passage.worth = match passage.worth {
                Worth::Absence | Worth::Refusal if silent => Worth::Nothing,
                Worth::Absence | Worth::Refusal | Worth::Promise if supposes => Worth::Standing,
                Worth::Absence if against || !names(reply, witness, obligation) => Worth::Standing,
                Worth::Promise if witness.conditional => Worth::Standing,
                worth => worth,
            };
            // What an ask is nearest to under its own item is plainly on point, once it tells of an act or a refusal.
            let tells = matches!(passage.worth, Worth::Measure | Worth::Absence | Worth::Refusal);
            if tells && passage.bearing == Bearing::Direct {
                passage.bearing = Bearing::Strong;
            }
        }
    }
    judgement.rulings = judgement.trials.iter().map(super::status::rule).collect();
    judgement
}

/// Some words of a text in lower case.
fn lower(words: &Words, tokens: Range<usize>) -> Vec<&str> {
    tokens.map(|t| words.lower(t)).collect()
}

/// Whether a clause names enough of what an ask asks: two of its elements, and a fifth of them.
fn names(reply: &Reply, witness: &Witness, obligation: &Obligation) -> bool {
    let inside = |start: u32, end: u32| witness.tokens.start <= start as usize && end as usize <= witness.tokens.end;
    let hits = reply.reading.hits(witness.sentence).iter().filter(|h| inside(h.start, h.end));
    let places: Vec<(u32, ConceptId)> = hits.map(|h| (h.start, h.concept)).collect();
    obligation.parts.first().is_some_and(|part| {
        let (met, all) = topic::met(part, &places);
        met >= 2.min(all) && met * 5 >= all
    })
}

/// Limbs within limbs: under "(a) … on:" a line "(i)" is the limb "a(i)".
fn nest(outline: &mut Outline, plain: &Plain) {
    let mut over: Option<(String, char)> = None;
    let mut end = 0;
    for answer in &mut outline.answers {
        for nth in 0..answer.items.len() {
            let (stem, limb) = split_item(&answer.items[nth]);
            let Some(limb) = limb else { continue };
            let stem = stem.to_owned();
            let at = answer.asks.get(nth).or(answer.asks.first()).map_or(answer.ask, |s| *s);
            let roman = limb.chars().all(|c| matches!(c, 'i' | 'v' | 'x')) && (limb.len() > 1 || limb == "i" || over.is_some());
            if limb == "i" {
                let before = plain.text().get(end..at.start as usize).unwrap_or_default();
                over = introducing(before).map(|letter| (stem.clone(), letter));
            }
            match &over {
                Some((of, letter)) if roman && *of == stem => answer.items[nth] = format!("{stem}.{letter}({limb})"),
                _ => over = None,
            }
            end = end.max(at.end as usize);
        }
    }
}

/// The letter of the last "(a) … :" of a text, where nothing but its list follows.
fn introducing(before: &str) -> Option<char> {
    let line = before.trim_end().strip_suffix(':')?.lines().last()?;
    let at = line.rfind(") ").filter(|&at| line[..at].ends_with(|c: char| c.is_ascii_lowercase()))?;
    let letter = line[..at].chars().last()?;
    line[..at - 1].ends_with('(').then_some(letter)
}
