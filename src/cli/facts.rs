//! `lacuna facts`: the laws, dates, figures, events and stances found in a reply.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::output::{self, Screen};
use super::{Failure, RuleArgs, USAGE, load};
use crate::assessment::{self, one_line};
use crate::judge::Reply;
use crate::render::{self, facts::FactRow};
use crate::text::{Source, Span};

#[derive(Debug, Args)]
pub struct FactsArgs {
    /// The reply
    #[arg(value_name = "REPLY")]
    reply: PathBuf,
    #[command(flatten)]
    rules: RuleArgs,
    /// Form of the output
    #[arg(long, value_enum, default_value_t = Format::Terminal)]
    format: Format,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// One table per kind
    Terminal,
    /// JSON with the facts' fields of lacuna.assessment/1
    Json,
}

pub fn run(args: &FactsArgs, screen: &Screen) -> Result<u8, Failure> {
    let opened = load::open(load::source(&args.reply, &args.rules.reading, screen)?, &args.rules, screen)?;
    let text = match args.format {
        Format::Terminal => render::facts::render(&rows(&opened.source, &opened.reply), screen.look()),
        Format::Json => {
            let case = opened.case(load::today(&args.rules)?);
            render::json::render(&crate::assessment::compose(&case).0)
                .map_err(|e| Failure::new(USAGE, format!("cannot write JSON: {e}")))?
        }
    };
    output::print(&text)?;
    Ok(0)
}

fn rows(source: &Source, reply: &Reply) -> Vec<FactRow> {
    let text = reply.plain.text();
    let row = |kind: &'static str, span: Span, reading: String| FactRow {
        kind,
        place: source.place(span),
        item: reply.item_at(span),
        text: one_line(span.of(text)),
        reading,
    };
    let mut out = Vec::new();
    for c in &reply.citations.citations {
        let name = reply.citations.of(c).map_or_else(|| "unresolved".to_owned(), |i| i.name.clone());
        let mut reading = name;
        if !c.articles.is_empty() {
            reading.push_str(&format!(", {}", c.articles.join(", ")));
        }
        if let Some(date) = c.date {
            reading.push_str(&format!("; {date}"));
        }
        out.push(row("citations", c.span, reading));
    }
    for d in &reply.dates {
        out.push(row("dates", d.span, format!("{}, {}", assessment::period(d.from, d.to), d.kind.name())));
    }
    for f in &reply.figures {
        let years: Vec<String> = f.years.iter().map(ToString::to_string).collect();
        let of = f.of.map(|s| format!(" {}", one_line(s.of(text)))).unwrap_or_default();
        let unit = assessment::unit(f.unit, text);
        out.push(row("figures", f.span, format!("{} {unit}{of} [{}]", f.value, years.join(", "))));
    }
    for e in &reply.events {
        let date = e.date.map(|(from, to)| assessment::period(from, to)).unwrap_or_default();
        out.push(row("events", e.span, format!("{} {date}", e.kind.name())));
    }
    for mention in &reply.institutions.mentions {
        let name = reply.institutions.of(mention).map_or_else(|| "unresolved".to_owned(), |i| i.name.clone());
        out.push(row("institutions", mention.span, name));
    }
    for clause in reply.stances.all() {
        out.push(row("stances", clause.span, clause.stance.name().to_owned()));
    }
    out
}
