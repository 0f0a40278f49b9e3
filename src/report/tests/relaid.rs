//! The same reply laid out in many ways, known and unknown: each must give the same asks and answers.

use std::fmt::Write;
use std::path::Path;

use super::super::*;
use crate::text::{Plain, Source, Words};

/// One ask with its number, limb and words.
struct Asked {
    number: String,
    limb: Option<u8>,
    words: String,
    /// Its place among all asks.
    place: usize,
}

struct Told {
    items: Vec<String>,
    asks: Vec<Asked>,
    answer: Option<Vec<String>>,
}

/// The content of a reply, taken from a text whose outline is known to be right.
fn content(file: &str, specs: &[ItemSpec]) -> Option<Vec<Told>> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
    let (source, outline) = super::measure::outline(&path, Some(specs))?;
    let text = Plain::of(&source).text().to_owned();
    let flat = |s: &str| s.split_whitespace().collect::<Vec<_>>().join(" ").replace("- ", "-");
    let told = outline.answers.iter().map(|a| {
        let asks = a.asks.iter().zip(&a.items).map(|(span, item)| {
            let words = span.of(&text);
            let words = words.split_once('"').map_or(words, |(_, w)| w).trim_end_matches(['"', '*', '.', ';']);
            let words = words.trim_start_matches(|c: char| !c.is_alphabetic());
            let words =
                ["Recommandation", "Recommendation"].iter().find_map(|p| words.strip_prefix(p)).unwrap_or(words);
            let words = words.strip_prefix("Rec.").and_then(|w| w.split_once(" -")).map_or(words, |(_, w)| w);
            let (number, limb) =
                item.split_once('.').map_or((item.as_str(), None), |(n, l)| (n, Some(l.as_bytes()[0])));
            Asked {
                number: number.to_owned(), limb, words: flat(words.trim_start_matches([' ', '–', '-'])), place: 0
            }
        });
        let asks = asks.collect();
        let answer = a.answer.map(|_| a.body.iter().map(|p| flat(p.span.of(&text))).collect());
        Told { items: a.items.clone(), asks, answer }
    });
    let mut told: Vec<Told> = told.collect();
    for (place, ask) in (1..).zip(told.iter_mut().flat_map(|t| &mut t.asks)) {
        ask.place = place;
    }
    Some(told)
}

struct Style {
    name: &'static str,
    ask: fn(&Asked) -> String,
    label: &'static str,
    blank: &'static str,
    groups: bool,
    wrap: bool,
}

fn letter(a: &Asked) -> String {
    a.limb.map_or(String::new(), |l| char::from(l).to_string())
}

fn limbed(a: &Asked, open: &str, close: &str) -> String {
    a.limb.map_or(String::new(), |l| format!("{open}{}{close}", char::from(l)))
}

fn ordinal(a: &Asked) -> String {
    const WORDS: [&str; 7] = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh"];
    a.limb.map_or(String::new(), |l| format!(", {} indent", WORDS[usize::from(l - b'a')]))
}

const STYLES: &[Style] = &[
    Style {
        name: "rec-colon",
        ask: |a| format!("Recommendation {}{}: {};", a.number, limbed(a, "(", ")"), a.words),
        label: "Response: ",
        blank: "Response:",
        groups: true,
        wrap: false,
    },
    Style {
        name: "rec-dot-dash",
        ask: |a| format!("Rec. {}{} – {};", a.number, limbed(a, ".", ""), a.words),
        label: "Reply – ",
        blank: "Reply –",
        groups: true,
        wrap: true,
    },
    Style {
        name: "heading",
        ask: |a| format!("### Recommendation {}{}\n\n{}", a.number, limbed(a, "(", ")"), a.words),
        label: "#### Reply of the authorities\n\n",
        blank: "#### Reply of the authorities\n\n–",
        groups: false,
        wrap: false,
    },
    Style {
        name: "limbs",
        ask: |a| {
            if a.limb.is_some() { format!("{}) {};", letter(a), a.words) } else { format!("{}. {}", a.number, a.words) }
        },
        label: "Response:\n",
        blank: "Response: N/A",
        groups: true,
        wrap: false,
    },
    Style {
        name: "brackets",
        ask: |a| {
            if a.limb.is_some() {
                format!("({}) {};", letter(a), a.words)
            } else {
                format!("{}. {}", a.number, a.words)
            }
        },
        label: "Answer: ",
        blank: "Answer: none.",
        groups: true,
        wrap: true,
    },
    Style {
        name: "dotted",
        ask: |a| format!("{}.{} {};", a.number, limbed(a, "", "."), a.words),
        label: "Measures taken: ",
        blank: "Measures taken: –",
        groups: true,
        wrap: false,
    },
    Style {
        name: "glued",
        ask: |a| format!("{}{}. {}", a.number, letter(a), a.words),
        label: "Information provided by the Government: ",
        blank: "Information provided by the Government:",
        groups: false,
        wrap: true,
    },
    Style {
        name: "bold",
        ask: |a| format!("**{}**", a.words),
        label: "Authorities' reply: ",
        blank: "Authorities' reply: Not applicable.",
        groups: false,
        wrap: false,
    },
    Style {
        name: "blockquote",
        ask: |a| format!("> {}", a.words),
        label: "Comments of the Veldanian authorities:\n\n",
        blank: "Comments of the Veldanian authorities:\n\nTo be completed.",
        groups: false,
        wrap: false,
    },
    Style {
        name: "quotes",
        ask: |a| format!("“{}”", a.words),
        label: "Reply: ",
        blank: "Reply: Pending",
        groups: false,
        wrap: true,
    },
    Style {
        name: "bullets",
        ask: |a| format!("- {};", a.words),
        label: "State of implementation: ",
        blank: "State of implementation: -",
        groups: true,
        wrap: false,
    },
    Style {
        name: "ordinals",
        ask: |a| format!("Recommendation {}{}:\n\"{}\"", a.number, ordinal(a), a.words),
        label: "The Government's response:\n",
        blank: "The Government's response: nil",
        groups: true,
        wrap: true,
    },
    Style {
        name: "point",
        ask: |a| format!("Point {}{} – {}", a.number, limbed(a, "(", ")"), a.words),
        label: "Action taken – ",
        blank: "Action taken –",
        groups: false,
        wrap: true,
    },
    Style {
        name: "unknown-word",
        ask: |a| format!("Demand {}{}: {}", a.number, limbed(a, ".", ""), a.words),
        label: "Response: ",
        blank: "Response: tbc",
        groups: false,
        wrap: false,
    },
    Style {
        name: "unknown-label",
        ask: |a| format!("Recommendation {}{} – {}", a.number, limbed(a, "(", ")"), a.words),
        label: "What Veldania did: ",
        blank: "What Veldania did:",
        groups: true,
        wrap: false,
    },
    Style {
        name: "no-label",
        ask: |a| format!("Recommendation {}{} – {}", a.number, limbed(a, "(", ")"), a.words),
        label: "",
        blank: "",
        groups: true,
        wrap: false,
    },
    Style {
        name: "no-label-wrap",
        ask: |a| format!("**Rec. {}{}:** {}", a.number, limbed(a, "(", ")"), a.words),
        label: "",
        blank: "",
        groups: true,
        wrap: true,
    },
    Style {
        name: "square",
        ask: |a| format!("[Recommendation {}{}] {}", a.number, limbed(a, "(", ")"), a.words),
        label: "[Response] ",
        blank: "[Response]",
        groups: false,
        wrap: false,
    },
    Style {
        name: "re",
        ask: |a| format!("Re: Recommendation {}{}\n\n{}", a.number, limbed(a, " (", ")"), a.words),
        label: "Response\n\n",
        blank: "Response",
        groups: false,
        wrap: true,
    },
    Style {
        name: "plain-before-label",
        ask: |a| format!("{}{}.", a.words[..1].to_uppercase(), &a.words[1..]),
        label: "Response: ",
        blank: "Response: -",
        groups: false,
        wrap: false,
    },
    Style {
        name: "paragraph",
        ask: |a| format!("Paragraph {}{}: {}", a.number, limbed(a, " (", ")"), a.words),
        label: "Information provided by the State party\n\n",
        blank: "Information provided by the State party\n\nNo information provided.",
        groups: false,
        wrap: true,
    },
    Style {
        name: "numbered-by-dots",
        ask: |a| format!("{}.{} {}", a.number, a.limb.map_or(String::new(), |l| (l - b'a' + 1).to_string()), a.words),
        label: "Response: ",
        blank: "Response:",
        groups: true,
        wrap: false,
    },
    Style {
        name: "reply-to",
        ask: |a| format!("Recommendation {}{}\n\n{}", a.number, limbed(a, "", ""), a.words),
        label: "Government response to the recommendation\n\n",
        blank: "Government response to the recommendation\n\n",
        groups: false,
        wrap: true,
    },
    Style {
        name: "running",
        ask: |a| format!("{}. {}", a.place, a.words),
        label: "Response: ",
        blank: "Response:",
        groups: false,
        wrap: false,
    },
    Style {
        name: "roman",
        ask: |a| {
            const ROMAN: [&str; 9] = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII"];
            let number = a.number.parse::<usize>().map_or(a.number.as_str(), |n| ROMAN[n]);
            format!("Recommendation {number}{}: {}", limbed(a, "(", ")"), a.words)
        },
        label: "Response. ",
        blank: "Response. None.",
        groups: false,
        wrap: true,
    },
    Style {
        name: "number-above",
        ask: |a| format!("**{}{}**\n\n{}", a.number, limbed(a, "(", ")"), a.words),
        label: "**Response**\n\n",
        blank: "**Response**\n\n—",
        groups: false,
        wrap: false,
    },
    Style {
        name: "spaced-limb",
        ask: |a| format!("Recommendation {}{} – {}", a.number, limbed(a, " ", ""), a.words),
        label: "Follow-up given: ",
        blank: "Follow-up given: -",
        groups: true,
        wrap: true,
    },
    Style { name: "table", ask: |_| String::new(), label: "", blank: "| |", groups: true, wrap: false },
];

fn ordinal_fr(a: &Asked) -> String {
    const WORDS: [&str; 7] = ["premier", "deuxième", "troisième", "quatrième", "cinquième", "sixième", "septième"];
    a.limb.map_or(String::new(), |l| format!(", {} tiret", WORDS[usize::from(l - b'a')]))
}

const FRENCH: &[Style] = &[
    Style {
        name: "fr-colon",
        ask: |a| format!("Recommandation {}{} : {} ;", a.number, limbed(a, "(", ")"), a.words),
        label: "Réponse : ",
        blank: "Réponse :",
        groups: true,
        wrap: true,
    },
    Style {
        name: "fr-ordinals",
        ask: |a| format!("Recommandation {}{} :\n« {} »", a.number, ordinal_fr(a), a.words),
        label: "Réponse des autorités de la Tarvanie :\n\n",
        blank: "Réponse des autorités de la Tarvanie : sans objet.",
        groups: true,
        wrap: true,
    },
    Style {
        name: "fr-limbs",
        ask: |a| {
            if a.limb.is_some() {
                format!("{}) {} ;", letter(a), a.words)
            } else {
                format!("{}. {}", a.number, a.words)
            }
        },
        label: "Mesures prises : ",
        blank: "Mesures prises : néant",
        groups: true,
        wrap: false,
    },
    Style {
        name: "fr-heading",
        ask: |a| format!("## Recommandation n° {}{}\n\n{}", a.number, limbed(a, " ", ")"), a.words),
        label: "### Suite donnée\n\n",
        blank: "### Suite donnée\n\n—",
        groups: false,
        wrap: false,
    },
    Style {
        name: "fr-quotes",
        ask: |a| format!("« {} »", a.words),
        label: "Commentaires du Gouvernement – ",
        blank: "Commentaires du Gouvernement – à compléter",
        groups: false,
        wrap: true,
    },
];

fn wrapped(text: &str, page: &mut usize) -> String {
    let mut out = String::new();
    for line in text.split('\n') {
        let mut width = 0;
        for word in line.split(' ') {
            if width + word.len() + 1 > 78 {
                *page += 1;
                out.push('\n');
                if page.is_multiple_of(41) {
                    let _ = write!(
                        out,
                        "\n\n                                   - {} -\n\nCP(2025)91          Veldania - Reply\n\n",
                        *page / 41
                    );
                }
                width = 0;
            } else if width > 0 {
                out.push(' ');
            }
            out.push_str(word);
            width += word.len() + 1;
        }
        out.push('\n');
    }
    out
}

fn lay_out(content: &[Told], style: &Style) -> String {
    let mut out = String::from("CP(2025)91\n\nReport by the authorities of Veldania\n\nReceived on 18 June 2025\n\n");
    let mut page = 0;
    let mut group = String::new();
    if style.name == "table" {
        out.push_str("| No. | Recommendation | Measures taken | Status |\n| --- | --- | --- | --- |\n");
        for told in content {
            let asks: Vec<String> = told.asks.iter().map(|a| a.words.replace('|', "/")).collect();
            let number = told
                .items
                .iter()
                .map(|i| i.replacen('.', "(", 1) + if i.contains('.') { ")" } else { "" })
                .collect::<Vec<_>>()
                .join(" and ");
            let answer = told.answer.as_ref().map_or(String::new(), |a| a.join("<br>").replace('|', "/"));
            let _ = writeln!(out, "| {number} | {} | {answer} | |", asks.join("<br>"));
        }
        return out;
    }
    for told in content {
        let mut piece = String::new();
        let number = &told.asks[0].number;
        if *number != group {
            group.clone_from(number);
            if style.groups && told.asks[0].limb.is_some() {
                let _ = write!(piece, "{number}. Take measures on this point which include in particular:\n\n");
            }
        }
        for ask in &told.asks {
            let _ = write!(piece, "{}\n\n", (style.ask)(ask));
        }
        match &told.answer {
            Some(paragraphs) => {
                let _ = write!(piece, "{}{}\n\n", style.label, paragraphs.join("\n\n"));
            }
            None => {
                let _ = write!(piece, "{}\n\n", style.blank);
            }
        }
        out.push_str(&if style.wrap { wrapped(&piece, &mut page) } else { piece });
    }
    out
}

#[test]
fn a_reply_is_outlined_alike_in_whatever_layout() {
    let items = super::measure::items();
    let specs = super::measure::specs(&items);
    let mut poor = Vec::new();
    for (file, styles) in [
        ("tests/replies/letter-l15.txt", STYLES),
        ("../shared/examples/e1.md", STYLES),
        ("../shared/examples/e2.txt", STYLES),
        ("tests/replies/reponse-l1-fr.md", FRENCH),
        ("../shared/examples/e3.md", FRENCH),
    ] {
        let Some(content) = content(file, &specs).filter(|_| !items.is_empty()) else {
            println!("skipped: {file} is not at hand");
            continue;
        };
        for style in styles {
            let text = lay_out(&content, style);
            let source = Source::from_bytes("t", text.into_bytes()).unwrap();
            let plain = Plain::of(&source);
            let words = Words::of(plain.text());
            let outline = read(&source, &plain, &words, Some(&specs), &LayoutWords::built_in());
            let mut used = vec![false; outline.answers.len()];
            let mut hits = 0;
            let mut missed = Vec::new();
            // Where answers have no labels, asks that share one cannot be told from unanswered ones.
            for told in content.iter().filter(|t| !style.blank.is_empty() || t.asks.len() == 1) {
                let found = outline.answers.iter().enumerate().position(|(i, a)| {
                    let said: String = a.body.iter().map(|p| p.span.of(plain.text())).collect::<Vec<_>>().join(" ");
                    let said: String = said.chars().filter(|c| c.is_alphanumeric()).collect();
                    let wanted: Option<String> =
                        told.answer.as_ref().map(|t| t.join(" ").chars().filter(|c| c.is_alphanumeric()).collect());
                    let alike = match (&wanted, a.answer) {
                        (None, None) => true,
                        (Some(w), Some(_)) => {
                            said.len().abs_diff(w.len()) * 10 <= w.len()
                                && said[..said.floor_char_boundary(40)] == w[..w.floor_char_boundary(40)]
                        }
                        _ => false,
                    };
                    !used[i] && a.items == told.items && alike
                });
                match found {
                    Some(i) => {
                        used[i] = true;
                        hits += 1;
                    }
                    None => missed.push(told.items.join("+")),
                }
            }
            let shared =
                if style.blank.is_empty() { content.iter().filter(|t| t.asks.len() > 1).collect() } else { Vec::new() };
            let apart: usize = shared.iter().map(|t: &&Told| t.asks.len()).sum();
            let all = content.len() - shared.len() + outline.answers.len() - apart;
            let figure = f64::from(2 * hits) / f64::from(u32::try_from(all).unwrap());
            println!(
                "{figure:.3} {file} {}: {:?} missed {missed:?} of {} found {}",
                style.name,
                outline.layout.family,
                content.len(),
                outline.answers.len()
            );
            // Without numbers, an ask in wholly other words cannot be told.
            let unnumbered = ["bold", "blockquote", "quotes", "bullets", "unknown-word", "fr-quotes", "running"]
                .contains(&style.name);
            let least = if style.name == "plain-before-label" {
                0.88
            } else if unnumbered {
                0.96
            } else {
                0.98
            };
            if figure < least {
                poor.push((file, style.name, figure));
            }
        }
    }
    assert!(poor.is_empty(), "{poor:?}");
}
