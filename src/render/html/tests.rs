//! What holds for any page: links lead somewhere, ids are used once, nothing of a reply acts, the policy fits the style sheet.

use std::collections::{BTreeSet, HashSet};

use proptest::prelude::*;

use super::anchors::Anchors;
use super::*;
use crate::assessment::compare::compare;
use crate::assessment::{Audience, EventSaid, Evidence, Role};
use crate::render::labels::Lang;
use crate::render::sample;
use crate::text::Span;
use crate::trace::scene;

fn event(source: &Source, words: &str, date: Option<&str>) -> EventSaid {
    EventSaid {
        place: sample::place(source, words),
        text: words.into(),
        date: date.map(Into::into),
        kind: "training".into(),
        institution: None,
    }
}

/// The sample with dated events and a repeated answer, so that it has every section.
fn whole() -> (Source, Assessment) {
    let (source, mut assessment) = sample::assessment();
    assessment.events = vec![
        event(&source, "three seminars were held in 2023 for 64 inspectors", Some("2023/2024")),
        event(&source, "a lawyer has been on call day and night", Some("2024-02-01/")),
        event(&source, "Labour inspectors were also trained", None),
    ];
    assessment.blocks[4].repeats = Some("b3".into());
    (source, assessment)
}

fn page(source: &Source, assessment: &Assessment, lang: Lang) -> String {
    render(assessment, source, Some(&scene::graph()), Labels::of(lang)).unwrap()
}

/// All pages that the tests look at.
fn pages() -> Vec<String> {
    let (source, assessment) = whole();
    let (bad, hostile) = sample::hostile();
    let mut pages = vec![page(&source, &assessment, Lang::En), page(&source, &assessment, Lang::Fr)];
    pages.push(page(&source, &assessment.clone().meant_for(Audience::Evaluator), Lang::En));
    pages.push(page(&source, &assessment.meant_for(Audience::Drafter), Lang::En));
    pages.push(page(&bad, &hostile, Lang::En));
    let (old, new) = sample::rounds();
    for (old, new) in [(&old, &new), (&new, &hostile), (&hostile, &new)] {
        pages.extend(Lang::ALL.map(|lang| comparison(&compare(old, new), Labels::of(lang)).unwrap()));
    }
    pages.extend(Lang::ALL.map(|lang| overview(&sample::overview(), Labels::of(lang)).unwrap()));
    pages
}

/// The tags of a page, without their brackets.
fn tags(page: &str) -> impl Iterator<Item = &str> {
    page.split('<').skip(1).map(|rest| rest.split('>').next().unwrap())
}

fn values<'p>(page: &'p str, name: &str) -> Vec<&'p str> {
    let lead = format!(" {name}=\"");
    tags(page).filter_map(|tag| tag.split(&lead).nth(1)?.split('"').next()).collect()
}

fn style(page: &str) -> &str {
    page.split("<style>").nth(1).unwrap().split("</style>").next().unwrap()
}

#[test]
fn as_committees_read_it() {
    let (source, assessment) = whole();
    let page = render(&assessment, &source, None, Labels::of(Lang::En)).unwrap();
    let shown = page.replace(style(&page), "…");
    let hash = shown.split("sha256-").nth(1).unwrap().split('\'').next().unwrap().to_owned();
    insta::assert_snapshot!("page", shown.replace(&hash, "…"));
}

#[test]
fn two_rounds_as_committees_read_them() {
    let (old, new) = sample::rounds();
    let page = comparison(&compare(&old, &new), Labels::of(Lang::Fr)).unwrap();
    let body = page.split("<body>").nth(1).unwrap();
    insta::assert_snapshot!("comparison_french", body);
}

#[test]
fn many_replies_as_committees_read_them() {
    let page = overview(&sample::overview(), Labels::of(Lang::En)).unwrap();
    let body = page.split("<body>").nth(1).unwrap();
    assert!(body.contains("href=\"marovia%20%C3%A9.lacuna.html\""), "{body}");
    insta::assert_snapshot!("overview", body);
}

#[test]
fn every_link_leads_somewhere_and_every_id_is_used_once() {
    for page in pages() {
        let ids = values(&page, "id");
        let once: HashSet<&str> = ids.iter().copied().collect();
        assert_eq!(ids.len(), once.len(), "an id is used twice");
        let links = values(&page, "href");
        assert!(links.len() > 2);
        // An overview leads to the reports beside it.
        for link in links.into_iter().filter(|l| *l != "marovia%20%C3%A9.lacuna.html") {
            let id = link.strip_prefix('#').unwrap_or_else(|| panic!("{link} leaves the page"));
            assert!(once.contains(id), "{link} leads nowhere");
        }
        for name in ["aria-labelledby", "for"] {
            assert!(values(&page, name).iter().all(|id| once.contains(id)));
        }
    }
}

#[test]
fn each_quotation_leads_to_its_words() {
    let (source, assessment) = whole();
    let page = page(&source, &assessment, Lang::En);
    let mut seen = 0;
    for evidence in assessment.verdicts.iter().flat_map(|v| &v.evidence) {
        let id = format!("w{}", evidence.place.start);
        let at = page.find(&format!("<mark id=\"{id}\">")).unwrap_or_else(|| panic!("{id}"));
        let words = page[at..].split('>').nth(1).unwrap().split('<').next().unwrap().replace("&#x27;", "'");
        assert!(evidence.quote.starts_with(&words), "{words:?} begins {:?}", evidence.quote);
        assert!(page.contains(&format!("href=\"#{id}\"")));
        seen += 1;
    }
    assert!(seen > 5);
}

#[test]
fn nothing_of_a_reply_acts() {
    let known: BTreeSet<&str> =
        "!doctype html head meta title style body header main nav section article div p span a b i \
        h1 h2 h3 h4 ul ol li dl dt dd table thead tbody tr th td form fieldset legend label input select option button \
        figure figcaption blockquote mark code svg g path rect circle text desc"
            .split_whitespace()
            .collect();
    for page in pages() {
        assert!(!page.contains(|c: char| c != '\n' && is_hidden(c)), "a hidden character");
        for tag in tags(&page) {
            let name = tag.trim_start_matches('/').split([' ', '/', '\n']).next().unwrap();
            assert!(known.contains(name), "<{tag}>");
            let attributes = tag.split(' ').skip(1).filter_map(|a| a.split_once('=')).map(|(name, _)| name);
            for attribute in attributes {
                assert!(!attribute.starts_with("on") && attribute != "style" && attribute != "src", "<{tag}>");
            }
        }
    }
    let (bad, hostile) = sample::hostile();
    let page = page(&bad, &hostile, Lang::En);
    for words in ["&lt;script&gt;alert(2)", "&lt;b&gt;Maro", "&lt;img src=x onerror=alert(1)&gt;", "&lt;i&gt;that"] {
        assert!(page.contains(words), "{words} is shown as it stands");
    }
}

#[test]
fn the_policy_allows_the_style_sheet_and_nothing_else() {
    for page in pages() {
        let policy = page.split("Content-Security-Policy\" content=\"").nth(1).unwrap().split('"').next().unwrap();
        assert_eq!(policy, policy::policy(style(&page)));
        assert!(policy.starts_with("default-src 'none'; style-src 'sha256-") && !policy.contains("unsafe"));
        assert_eq!(page.matches("<style>").count(), 1);
        assert!(!page.contains("<script") && !page.contains("<link") && !page.contains("<base"));
        let before = page.split("<style>").next().unwrap();
        assert!(before.contains("Content-Security-Policy"), "it stands before what it speaks of");
    }
}

#[test]
fn a_page_is_the_same_each_time() {
    assert_eq!(pages(), pages());
}

#[test]
fn filters_know_every_status_kind_and_item() {
    let (source, assessment) = whole();
    let page = page(&source, &assessment, Lang::En);
    let boxes: HashSet<&str> = values(&page, "id").into_iter().filter(|id| id.starts_with("f-")).collect();
    let rules = style(&page);
    for verdict in &assessment.verdicts {
        let status = format!("f-{}", verdict.status.name());
        assert!(boxes.contains(status.as_str()) && rules.contains(&format!("#{status}:not(:checked)")));
    }
    for (number, item) in ["1.a", "1.b", "1.c", "1.d", "2.a"].into_iter().enumerate() {
        assert!(page.contains(&format!("<option value=\"{number}\">{item}</option>")));
        assert!(rules.contains(&format!("[value=\"{number}\"]:checked) .ob:not(.i{number})")));
    }
}

#[test]
fn what_is_in_doubt_is_for_drafters() {
    let (source, assessment) = whole();
    let firm = page(&source, &assessment.clone().meant_for(Audience::Evaluator), Lang::En);
    assert!(!firm.contains("id=\"o-1.a.2\"") && firm.contains("id=\"o-1.b.1\""));
    assert!(page(&source, &assessment.meant_for(Audience::Drafter), Lang::En).contains("id=\"o-1.a.2\""));
}

#[test]
fn labels_are_french_and_reasons_marked_as_english() {
    let (source, assessment) = whole();
    let page = page(&source, &assessment, Lang::Fr);
    assert!(page.contains("<html lang=\"fr\">") && page.contains("<p class=\"because\" lang=\"en\">"));
    for english in ["Obligation by obligation", "Looked for", "Show all", "Baseline"] {
        assert!(!page.contains(english), "{english}");
    }
}

proptest! {
    #[test]
    fn no_word_of_the_reply_is_left_out(
        text in "(\\PC|[ \n\t]){1,200}",
        cuts in prop::collection::vec((0usize..200, 1usize..60), 0..8),
    ) {
        prop_assume!(!text.trim().is_empty());
        let source = Source::from_bytes("r.md", text.into_bytes()).unwrap();
        let mut assessment = sample::assessment().1;
        assessment.blocks.clear();
        assessment.verdicts.truncate(1);
        let floor = |at: usize| (0..=at.min(source.text().len())).rev().find(|a| source.text().is_char_boundary(*a)).unwrap();
        assessment.verdicts[0].evidence = cuts
            .into_iter()
            .map(|(start, long)| Evidence {
                place: source.place(Span::new(floor(start), floor(start + long))),
                quote: String::new(),
                role: Role::Decisive,
                item: None,
                reading: String::new(),
                read_as: None,
            })
            .collect();
        let anchors = Anchors::of(&assessment, &source, Labels::of(Lang::En));
        let lines = reply::lines(&assessment, &source, &anchors);
        let shown: Vec<String> = lines.iter().map(reply::Line::text).collect();
        let expected: Vec<&str> = source.text().split('\n').filter(|l| !l.trim().is_empty()).collect();
        prop_assert_eq!(shown, expected);
        let ids: Vec<String> = lines.iter().flat_map(reply::Line::ids).collect();
        let wanted: Vec<String> = anchors.words().keys().map(|start| format!("w{start}")).collect();
        prop_assert_eq!(ids, wanted);
    }
}
