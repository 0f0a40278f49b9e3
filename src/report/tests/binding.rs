//! Which item an ask is: numbers, words and order speak together, and none of them alone decides.

use super::super::*;
use crate::text::{Plain, Source, Words};

/// The items of each answer to a reply about harbours.
fn items(text: &str) -> Vec<String> {
    outline(text).answers.iter().map(|a| a.items.join("+")).collect()
}

fn outline(text: &str) -> Outline {
    let items = super::snapshots::harbours();
    let specs = super::measure::specs(&items);
    let source = Source::from_bytes("t", text.as_bytes().to_vec()).unwrap();
    let plain = Plain::of(&source);
    read(&source, &plain, &Words::of(plain.text()), Some(&specs), &LayoutWords::built_in())
}

#[test]
fn words_outweigh_a_wrong_limb() {
    let found = items(
        "Recommendation 2(a): instruct pilots in the use of new charts\n\nResponse: Done.\n\n\
         Recommendation 2(a): light the heads of the moles\n\nResponse: Done.\n\n\
         Recommendation 2(c): free fishing boats from the pilotage fee\n\nResponse: Done.\n",
    );
    assert_eq!(found, ["2.a", "2.b", "2.c"]);
}

#[test]
fn asks_out_of_order_keep_their_items() {
    let found = items(
        "Recommendation - light the heads of the moles;\n\nResponse - Done.\n\n\
         Recommendation - publish the charts of every harbour;\n\nResponse - Done.\n\n\
         Recommendation - keep a list of accidents;\n\nResponse - Done.\n\n\
         Recommendation - instruct the pilots in the new charts;\n\nResponse - Done.\n",
    );
    assert_eq!(found, ["2.b", "1", "2.d", "2.a"]);
}

#[test]
fn an_ask_that_is_no_item_shifts_nothing() {
    let found = items(
        "Recommendation - instruct pilots in the new charts;\n\nResponse - Done.\n\n\
         Recommendation - plant trees along every motorway;\n\nResponse - Done.\n\n\
         Recommendation - light the heads of the moles;\n\nResponse - Done.\n",
    );
    assert_eq!(found, ["2.a", "", "2.b"]);
}

#[test]
fn two_items_in_one_sentence_share_its_answer() {
    let found = items(
        "Recommendation - instruct the pilots in working with the new charts; put lights on the heads of the moles.\n\n\
         Response - Done.\n\nRecommendation - keep a list of accidents\n\nResponse - Done.\n",
    );
    assert_eq!(found, ["2.a+2.b", "2.d"]);
}

#[test]
fn a_number_without_limb_stands_for_all_its_items() {
    let found = items(
        "Recommendation 1: charts\n\nResponse: Done.\n\nRecommendation 2: safety of harbours\n\nResponse: Done.\n",
    );
    assert_eq!(found, ["1", "2.a+2.b+2.c+2.d"]);
}

#[test]
fn numbers_of_the_replys_own_are_no_items() {
    let asks = [
        "make the charts of every harbour public",
        "instruct the pilots in the new charts",
        "put lights on the moles",
        "free fishing boats from the fee for pilotage",
        "keep a list of accidents",
        "carry out the remaining proposals",
    ];
    let text: String = (1..).zip(asks).map(|(n, ask)| format!("{n}. {ask}\n\nResponse: Done.\n\n")).collect();
    assert_eq!(items(&text), ["1", "2.a", "2.b", "2.c", "2.d", "B"]);
}

#[test]
fn a_reply_a_hundred_times_over_is_bound_a_hundred_times() {
    let one = "Recommendation 1: publish the charts of every harbour\n\nResponse: Done.\n\n\
               Recommendation 2(b): light the moles\n\nResponse: Done.\n\n";
    let found = outline(&one.repeat(100));
    assert_eq!(found.answers.len(), 200);
    assert!(found.answers.iter().enumerate().all(|(i, a)| a.items == [["1", "2.b"][i % 2]]));
    assert!(found.answers.iter().enumerate().skip(2).all(|(i, a)| a.repeats == Some(i % 2)));
}
