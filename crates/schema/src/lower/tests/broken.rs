//! Texts that cannot be read whole.

use proptest::prelude::*;

use super::lowered;

const WHOLE: &str = include_str!("whole.proto");

#[test]
fn the_whole_example_is_one() {
    assert_eq!(playground_syntax::parse(WHOLE).errors(), &[]);
    assert_eq!(lowered(WHOLE).1, &[]);
}

#[test]
fn a_field_without_a_number_stays_and_is_broken() {
    let (lowered, findings) =
        lowered("syntax = 'proto3'; message A { int32 a; int32 b = 2; string = 3; }");
    let fields = &lowered.descriptor.message_type[0].field;
    assert_eq!(fields.len(), 3);
    assert_eq!((fields[0].name(), fields[0].number), ("a", None));
    assert!(
        lowered.broken.contains(&vec![4, 0, 2, 0]) && !lowered.broken.contains(&vec![4, 0, 2, 1])
    );
    assert_eq!(findings, &[]);
}

#[test]
fn names_in_unreadable_text_are_kept() {
    let (lowered, _) = lowered("syntax = 'proto3'; massage Foo; message B { int32 a = 1; }");
    assert!(lowered.lost.contains("Foo") || lowered.descriptor.message_type[0].name() == "Foo");
    assert_eq!(lowered.descriptor.message_type.last().unwrap().name(), "B");
}

#[test]
fn depth_is_no_danger() {
    for text in [
        "message A { ".repeat(20_000),
        format!("option a = {}", "{ a: ".repeat(20_000)),
        format!("option a = {}", "[ ".repeat(20_000)),
        "message A { oneof a { group B = 1 { ".repeat(5_000),
    ] {
        lowered(&text);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever is cut out or put in: an answer, whose places lie in the text and belong together.
    #[test]
    fn any_text_is_lowered(
        changes in prop::collection::vec((any::<prop::sample::Index>(), 0..40_usize, "[a-z0-9{}()\\[\\]<>;=,.\"'/*\\n -]{0,6}"), 1..5)
    ) {
        let mut text = WHOLE.to_owned();
        for (at, length, put) in changes {
            let at = at.index(text.len() + 1);
            let end = (at + length).min(text.len());
            if text.is_char_boundary(at) && text.is_char_boundary(end) {
                text.replace_range(at..end, &put);
            }
        }
        let (lowered, findings) = lowered(&text);
        let info = lowered.source_code_info();
        let spans = lowered.places.spans();
        prop_assert_eq!(info.location.len(), spans.len());
        let spans = spans.iter().chain(findings.iter().map(|finding| &finding.span));
        for span in spans {
            prop_assert!(text.get(span.start as usize..span.end as usize).is_some());
        }
        for location in &info.location {
            prop_assert!(matches!(location.span.len(), 3 | 4));
        }
    }
}
