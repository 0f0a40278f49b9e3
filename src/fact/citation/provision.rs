//! The place within an act: articles, sections, paragraphs, chapters, in lists and ranges.
//!
//! In: a reading at "Articles 22, 23 and 25", "§ 12", "paragraph 2 of Article 5", "Chapter 19 (Articles 179-188)". Out: the
//! articles as printed, a range as one string, and the chapter. Whether an act follows is not asked here.

use nom::Parser;
use nom::branch::alt;
use nom::combinator::{not, opt};
use nom::sequence::{delimited, preceded, terminated};

use super::number::article;
use super::published::series;
use super::reading::{Read, Reading, fail, of, sign, such, word};
use super::role::flag;
use crate::text::Shape;

/// How large the unit is that was named first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Level {
    /// A paragraph, a point: it stands only with its act.
    Part,
    /// An article, a section.
    Article,
    /// A chapter, a title, an annex.
    Chapter,
}

/// A place within an act.
#[derive(Debug, Clone)]
pub(super) struct Provision {
    pub articles: Vec<String>,
    pub chapter: Option<String>,
    pub level: Level,
}

/// Reads a provision, in a list of several too: "Article 5 and Article 6".
pub(super) fn provision(r: Reading<'_>) -> Read<'_, Provision> {
    whole(r, Listing { repeats: true, ..Listing::default() })
}

/// Reads a provision that is named by one word: "in Article 4, and Article 5 of the Aliens Act" has two.
pub(super) fn one(r: Reading<'_>) -> Read<'_, Provision> {
    whole(r, Listing::default())
}

fn whole(r: Reading<'_>, listing: Listing) -> Read<'_, Provision> {
    let (r, mut found) = alt((|r| signed(r, listing), |r| worded(r, listing))).parse(r)?;
    let r = if found.level == Level::Article { parts(r) } else { r };
    // "paragraph 2 of Article 5", "Article 199.4 of Chapter 23"
    // … but not "Section 5 of Chapter 34 of the Revised Statutes", where the chapter is the act.
    let outer = |r| if series(r).is_ok() { fail() } else { provision(r) };
    if let Ok((after, outer)) = preceded((of, opt(word(flag::THE))), outer).parse(r) {
        match (found.level, outer.level) {
            (Level::Part, _) => found = outer,
            (Level::Article, Level::Chapter) => found.chapter = outer.chapter,
            (Level::Article, _) => return Ok((r, found)),
            (Level::Chapter, _) => {}
        }
        return Ok((after, found));
    }
    if found.level == Level::Chapter {
        // "Chapter 5, Section 15"
        if let Ok((after, inner)) = preceded(sign(","), |r| worded(r, listing)).parse(r)
            && inner.level == Level::Article
        {
            found.articles = inner.articles;
            found.level = Level::Article;
            return Ok((parts(after), found));
        }
        if let Ok((after, inner)) = delimited(sign("("), provision, sign(")")).parse(r) {
            found.articles = inner.articles;
            return Ok((after, found));
        }
    }
    Ok((r, found))
}

/// "§ 12", "§§ 5-7".
fn signed(r: Reading<'_>, listing: Listing) -> Read<'_, Provision> {
    let (r, _) = sign("§").parse(r)?;
    let (r, more) = opt(sign("§")).parse(r)?;
    let (r, articles) = listed(r, Listing { plural: more.is_some(), signed: true, ..listing })?;
    Ok((r, Provision { articles, chapter: None, level: Level::Article }))
}

fn worded(r: Reading<'_>, listing: Listing) -> Read<'_, Provision> {
    let (r, token) = word(flag::ARTICLE | flag::PART | flag::CHAPTER).parse(r)?;
    // "R. 123-4" is an article of a French code, "r. 12" a rule; "S.I." is no section.
    let doc = r.doc;
    let single = doc.end(token) - doc.start(token) == 1 && doc.capital(token);
    let spelled = doc.gap(token + 1) == "." && doc.shape(token + 1) != Shape::Number;
    if single && (spelled || doc.role(token).has(flag::LETTER)) {
        return fail();
    }
    let (r, _) = opt(sign(".")).parse(r)?;
    let role = r.doc.role(token);
    let lower = r.doc.words.lower(token);
    let (r, articles) = if role.has(flag::CHAPTER) {
        article(r).map(|(r, one)| (r, vec![one]))?
    } else {
        listed(r, Listing { plural: lower.len() > 1 && lower.ends_with('s'), ..listing })?
    };
    if role.has(flag::CHAPTER) {
        let number = articles.join(", ");
        let chapter = if lower.starts_with("chap") { number } else { format!("{lower} {number}") };
        return Ok((r, Provision { articles: Vec::new(), chapter: Some(chapter), level: Level::Chapter }));
    }
    let level = if role.has(flag::ARTICLE) { Level::Article } else { Level::Part };
    Ok((r, Provision { articles, chapter: None, level }))
}

/// "22, 23 and 25", "5 to 9", "13 and 14". After a word in the singular a second number counts only where an act follows,
/// since "Article 5 and 12 victims" names one article.
pub(super) fn list(r: Reading<'_>, plural: bool) -> Read<'_, Vec<String>> {
    listed(r, Listing { plural, repeats: true, ..Listing::default() })
}

/// How a list of articles is written.
#[derive(Debug, Clone, Copy, Default)]
struct Listing {
    /// Its word is a plural: "Articles".
    plural: bool,
    /// It begins with "§".
    signed: bool,
    /// The word may come again: "and Article 6".
    repeats: bool,
}

fn listed(r: Reading<'_>, listing: Listing) -> Read<'_, Vec<String>> {
    let plural = listing.plural;
    let (first, one) = range(r, plural)?;
    let mut items = vec![one];
    let mut r = first;
    let mut closed = false;
    while let Ok((after, (with_and, item))) = further(r, listing) {
        if closed && !act_follows(after) {
            break;
        }
        items.push(item);
        r = after;
        closed = with_and;
    }
    if !plural && items.len() > 1 && !act_follows(parts(r)) {
        items.truncate(1);
        r = first;
    }
    // "and following", but not "and ss. 5 and 6"
    let follows = terminated(word(flag::FOLLOWS), (opt(sign(".")), not(article)));
    let (r, _) = opt(preceded(opt(word(flag::AND)), terminated(follows, opt(sign("."))))).parse(r)?;
    Ok((r, items))
}

/// ", 23", "and 25", ", and Article 7".
fn further(r: Reading<'_>, listing: Listing) -> Read<'_, (bool, String)> {
    let (r, comma) = opt(sign(",;")).parse(r)?;
    let (r, and) = opt(word(flag::AND)).parse(r)?;
    if comma.is_none() && and.is_none() {
        return fail();
    }
    let (r, _) = if listing.repeats { opt((word(flag::ARTICLE), opt(sign(".")))).parse(r)? } else { (r, None) };
    let (r, _) = if listing.signed { opt(sign("§")).parse(r)? } else { (r, None) };
    let (r, item) = range(r, listing.plural)?;
    Ok((r, (and.is_some(), item)))
}

/// "95 à 102", "5 to 9", "140 – 152", or one number.
fn range(r: Reading<'_>, plural: bool) -> Read<'_, String> {
    let (r, from) = article(r)?;
    let mut worded = (word(flag::TO), opt(word(flag::THE)), opt((word(flag::ARTICLE), opt(sign(".")))), article);
    if let Ok((after, (to, .., until))) = worded.parse(r) {
        return Ok((after, format!("{from} {} {until}", r.doc.words.lower(to))));
    }
    if plural && let Ok((after, until)) = preceded(sign("-–—"), article).parse(r) {
        return Ok((after, format!("{from}-{until}")));
    }
    Ok((r, from))
}

/// Passes over the paragraphs, points and letters behind an article: ", paragraph 2,", "§ 1", ", first paragraph,".
fn parts(r: Reading<'_>) -> Reading<'_> {
    let mut at = r;
    loop {
        let (after, _) = opt(sign(",")).parse(at).unwrap_or((at, None));
        let (after, ordinal) = opt(word(flag::ORDINAL)).parse(after).unwrap_or((after, None));
        // "article 7, 3°, du décret"
        if let Ok((after, _)) = (such(|d, t| d.shape(t) == Shape::Number), sign("°")).parse(after) {
            at = after;
            continue;
        }
        // "Article 5, Regulation 12/2003": another act.
        let small = such(|d, t| d.role(t).has(flag::PART | flag::MARK) && !d.role(t).names_act());
        let unit = alt((small, sign("§"))).parse(after);
        let Ok((after, _)) = unit else { break };
        let (after, _) = opt(sign(".")).parse(after).unwrap_or((after, None));
        let number = alt((|r| list(r, true).map(|(r, _)| (r, ())), letter)).parse(after);
        match number {
            Ok((after, ())) => at = after,
            Err(_) if ordinal.is_some() => at = after,
            Err(_) => break,
        }
    }
    // "Section 2(1)(a) and (c)", "paragraphs (1) to (3)"
    while let Ok((after, _)) = (alt((sign(",-–"), word(flag::AND | flag::TO))), bracketed_letter).parse(at) {
        at = after;
    }
    // The comma that closes them belongs to them only where the act follows: "Article 61-2, alinéa 2, du Code".
    match sign(",").parse(at) {
        Ok((after, _)) if act_follows(after) => after,
        _ => at,
    }
}

/// "(a)", "(3)", "(iv)".
fn bracketed_letter(r: Reading<'_>) -> Read<'_, ()> {
    let short = such(|d, t| d.end(t) - d.start(t) <= 3);
    delimited(sign("("), short, sign(")")).map(|_| ()).parse(r)
}

/// "(a)", "a)", "a".
fn letter(r: Reading<'_>) -> Read<'_, ()> {
    let (r, _) = opt(sign("(\"“«")).parse(r)?;
    let (r, _) = such(|d, t| d.end(t) - d.start(t) <= 2).parse(r)?;
    let (r, _) = opt(sign(")\"”»")).parse(r)?;
    Ok((r, ()))
}

/// Whether an act, or a word that leads to one, comes next.
pub(super) fn act_follows(r: Reading<'_>) -> bool {
    if r.elided('d') {
        return true;
    }
    r.peek_word().is_some_and(|token| {
        let role = r.doc.role(token);
        role.names_act() || role.has(flag::OF | flag::INSTEAD | flag::BACK) || r.doc.shape(token) == Shape::Upper
    })
}
