//! What is in doubt, for the reader who was named: a drafter reads what would make each verdict firm, an evaluator how many
//! gaps were left out because they are not.
//!
//! In: an assessment. Out: a list or a sentence; nothing where no reader was named.

use std::borrow::Cow;

use super::columns::hanging;
use super::labels::{Labels, Lang};
use super::look::{Look, Tone};
use super::untrusted::one_line;
use super::{gap, wording};
use crate::assessment::{Assessment, Audience, Firmness, Verdict};

/// The verdicts that another reading is near to, with what would change them and what would make them firm.
pub(super) fn weak<'a>(
    assessment: &'a Assessment,
    labels: &'a Labels,
) -> impl Iterator<Item = (&'a Verdict, Cow<'a, str>, Cow<'a, str>)> {
    let weak = assessment.verdicts.iter().filter(|v| v.firmness == Firmness::Weak && v.waiver.is_none());
    weak.filter_map(|v| Some((v, labels.unless(v)?, labels.firmer(v)?)))
}

/// How many gaps are left out for the named reader, since they are in doubt.
pub(super) fn left_out(assessment: &Assessment) -> usize {
    let hidden = assessment.verdicts.iter().filter(|v| gap::code(v.status).is_some() && v.waiver.is_none());
    hidden.filter(|v| !assessment.shows(v)).count()
}

/// The part of the terminal's output that is for the named reader alone.
pub(super) fn render(out: &mut String, assessment: &Assessment, look: Look) {
    match assessment.audience {
        None => {}
        Some(Audience::Evaluator) => {
            let count = left_out(assessment);
            if count > 0 {
                let (gaps, is) = (wording::counted(count, "gap"), if count == 1 { "is" } else { "are" });
                let told = format!("{gaps} in doubt {is} not shown with words: see the table, or `--for drafter`.");
                out.push_str(&hanging("", "", &told, look.columns()));
                out.push('\n');
            }
        }
        Some(Audience::Drafter) => firmer(out, assessment, look),
    }
}

fn firmer(out: &mut String, assessment: &Assessment, look: Look) {
    let (blocks, labels) = (gap::blocks(assessment), Labels::of(Lang::En));
    let count = weak(assessment, labels).count();
    if count == 0 {
        return;
    }
    put!(out, "{}\n", look.paint(Tone::Strong, &format!("What would make it firmer ({count})")));
    for (verdict, unless, firmer) in weak(assessment, labels) {
        let place = wording::verdict_place(verdict, blocks.get(verdict.item.as_str()).copied());
        let place = place.map_or_else(String::new, |p| format!(", {}", wording::place(p)));
        let status = verdict.status.name();
        let told = one_line(&format!("{} {status}{place}: {firmer}. In doubt: {unless}.", verdict.obligation));
        let columns = if look.is_narrated() { usize::MAX } else { look.columns() };
        out.push_str(&hanging(
            if look.is_narrated() { "  " } else { look.pick("  → ", "  > ") },
            "    ",
            &told,
            columns,
        ));
    }
    out.push('\n');
}
