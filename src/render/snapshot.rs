//! The snapshot of a reply: its verdicts as plain lines, to be committed beside it; and how two snapshots differ.
//!
//! In: an assessment, or two snapshots. Out: text of one line per obligation with its status and decisive place, then totals
//! and laws. No day, path or version of the program stands in it, so that it moves only when what is said of the reply moves.

use similar::{ChangeTag, TextDiff};

use super::look::{Look, Tone};
use super::untrusted::{clipped, one_line};
use crate::assessment::{Assessment, Firmness, Role, Verdict};

/// The most letters of the decisive words that are kept.
const WORDS: usize = 60;
/// Lines that are shown around a change.
const AROUND: usize = 1;

/// The snapshot of an assessment.
pub fn render(assessment: &Assessment) -> String {
    let (report, pack) = (&assessment.report, &assessment.pack);
    let mut out =
        String::from("# Written by `lacuna check REPLY --snapshot=update`; `--snapshot` fails when it moves.\n");
    let reference = report.reference.as_deref().unwrap_or("without reference");
    let by =
        if pack.derived { "its own asks".to_owned() } else { format!("pack {} version {}", pack.id, pack.version) };
    put!(out, "reply {}, judged by {}\n\n", one_line(reference), one_line(&by));
    for verdict in &assessment.verdicts {
        put!(out, "{}\n", line(verdict).trim_end());
    }
    out.push('\n');
    for (name, count) in &assessment.totals {
        put!(out, "total {name} {count}\n");
    }
    out.push('\n');
    let mut laws: Vec<(&str, u32, usize)> = Vec::new();
    for citation in &assessment.citations {
        let Some(name) = &citation.instrument else { continue };
        match laws.iter_mut().find(|l| l.0 == name) {
            Some(law) => law.2 += 1,
            None => laws.push((name, citation.place.line, 1)),
        }
    }
    for (name, first, mentions) in laws {
        put!(out, "law {} at {first}, {mentions} in all\n", one_line(name));
    }
    out
}

/// "2.c.1 v1 declined at 49: the decisive words".
fn line(verdict: &Verdict) -> String {
    let doubt = if verdict.firmness == Firmness::Weak { " in doubt" } else { "" };
    let waived = if verdict.waiver.is_some() { " waived" } else { "" };
    let words = verdict
        .evidence
        .iter()
        .find(|e| e.role == Role::Decisive)
        .map_or(String::new(), |e| format!(" at {}: {}", e.place.line, clipped(&e.quote, WORDS, true)));
    format!("{} v{} {}{doubt}{waived}{words}", one_line(&verdict.obligation), verdict.version, verdict.status.name())
}

/// How a snapshot has moved, line by line; nothing where it has not. Line ends of other systems are no change.
pub fn moved(kept: &str, now: &str, look: Look) -> Option<String> {
    let (kept, now) = (kept.replace("\r\n", "\n"), now.replace("\r\n", "\n"));
    if kept == now {
        return None;
    }
    let mut out = String::new();
    let diff = TextDiff::from_lines(&kept, &now);
    for (nth, group) in diff.grouped_ops(AROUND).iter().enumerate() {
        if nth > 0 {
            out.push_str("  ...\n");
        }
        for change in group.iter().flat_map(|op| diff.iter_changes(op)) {
            let (sign, said, tone) = match change.tag() {
                ChangeTag::Delete => ("-", "Was", Tone::Bad),
                ChangeTag::Insert => ("+", "Is now", Tone::Good),
                ChangeTag::Equal => (" ", "Still", Tone::Dim),
            };
            let text = one_line(change.value());
            if look.is_narrated() {
                put!(out, "{said}: {text}\n");
            } else {
                put!(out, "{}\n", look.paint(tone, format!("{sign} {text}").trim_end()));
            }
        }
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::excerpt::is_hidden;
    use crate::render::sample;
    use crate::rule::Status;

    #[test]
    fn as_it_is_committed() {
        insta::assert_snapshot!("snapshot", render(&sample::assessment().1));
        let hostile = render(&sample::hostile().1);
        assert!(!hostile.contains(|c| c != '\n' && is_hidden(c)));
        assert_eq!(hostile.lines().filter(|l| l.starts_with("1.")).count(), 2, "one line per obligation");
    }

    #[test]
    fn it_moves_with_what_is_said_and_with_nothing_else() {
        let (_, mut assessment) = sample::assessment();
        let kept = render(&assessment);
        assessment.judged_on = "2030-01-01".into();
        assessment.report.path = "elsewhere.md".into();
        assessment.tool.version = "9".into();
        assert_eq!(moved(&kept, &render(&assessment), Look::plain(80)), None);
        assert_eq!(moved(&kept.replace('\n', "\r\n"), &kept, Look::plain(80)), None);
        assessment.verdicts[2].status = Status::InProgress;
        insta::assert_snapshot!("moved", moved(&kept, &render(&assessment), Look::plain(80)).unwrap());
    }
}
