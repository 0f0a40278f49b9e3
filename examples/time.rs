fn main() {
    let t = std::time::Instant::now();
    let lib = lacuna::rule::Library::builtin().unwrap();
    let a = t.elapsed();
    let shelf = lib.for_recommendation("CP/Rec(2023)03").unwrap();
    let rules = lib.load(shelf).unwrap();
    let b = t.elapsed();
    let bytes = postcard::to_stdvec(&rules).unwrap();
    let c = t.elapsed();
    let mut r: lacuna::rule::Rules = postcard::from_bytes(&bytes).unwrap();
    r.lexicon.finish();
    let d = t.elapsed();
    println!("lib {a:?} load {:?} ser {:?} {} bytes de {:?}; {} concepts", b - a, c - b, bytes.len(), d - c, r.lexicon.concepts().len());
    let src = lacuna::text::Source::read(std::path::Path::new("/work/shared/corpus/cp-2025-01-azerbaijan.md")).unwrap();
    let t = std::time::Instant::now();
    let plain = lacuna::text::Plain::of(&src);
    let a = t.elapsed();
    let words = lacuna::text::Words::of(plain.text());
    let b = t.elapsed();
    let spans: Vec<_> = plain.lines().iter().map(|l| l.body).collect();
    let reading = lacuna::lexicon::Reading::of(plain.text(), &words, &r.lexicon, lib.languages(), &spans);
    let c = t.elapsed();
    println!("plain {a:?} words {:?} ({} tokens {} distinct) reading {:?} sentences {} hits {}", b - a, words.tokens().len(), words.vocabulary().len(), c - b, reading.sentences().len(), (0..reading.sentences().len()).map(|s| reading.hits(s).len()).sum::<usize>());
}
