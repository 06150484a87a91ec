//! Editions, which the other parser does not know: what protoc 36.2 answered, written down.

use playground_protos::descriptor::Edition;

use super::lowered;

/// Path and span of each place of a text without findings, one to a line.
#[track_caller]
fn places(text: &str) -> String {
    let (lowered, findings) = lowered(text);
    assert_eq!(findings, &[], "{text}");
    let info = lowered.source_code_info();
    let lines = info.location.iter();
    let lines = lines.map(|place| format!("{:?} {:?}", place.path, place.span));
    lines.collect::<Vec<_>>().join("\n")
}

#[test]
fn the_edition_has_the_place_of_the_syntax() {
    let text = "edition = \"2024\";";
    let descriptor = lowered(text).0.descriptor;
    assert_eq!(descriptor.syntax.as_deref(), Some("editions"));
    assert_eq!(descriptor.edition, Some(Edition::Edition2024 as i32));
    assert_eq!(places(text), "[] [0, 0, 17]\n[12] [0, 0, 17]");
}

#[test]
fn a_visibility_has_no_place_and_is_outside_of_its_declaration() {
    let text = "edition = \"2024\";\nexport message A { local enum B { C = 0; } }";
    assert!(
        places(text).contains("[4, 0] [1, 7, 44]\n[4, 0, 1] [1, 15, 16]\n[4, 0, 4, 0] [1, 25, 42]")
    );
    let (lowered, _) = lowered(text);
    let message = &lowered.descriptor.message_type[0];
    assert_eq!(
        (message.visibility, message.enum_type[0].visibility),
        (Some(2), Some(1))
    );
    let place = lowered.span(&[4, 0, 11]).unwrap();
    assert_eq!(&text[place.start as usize..place.end as usize], "export");
}

#[test]
fn imports_of_options_are_a_list_of_their_own() {
    let text = "edition = '2024';\nimport 'a';\nimport public 'b';\nimport option 'c';";
    let descriptor = lowered(text).0.descriptor;
    assert_eq!(descriptor.dependency, ["a", "b"]);
    assert_eq!(descriptor.option_dependency, ["c"]);
    let expected = "[3, 0] [1, 0, 11]\n[3, 1] [2, 0, 18]\n[10, 0] [2, 7, 13]\n[15, 0] [3, 0, 18]";
    assert!(places(text).ends_with(expected));
}

#[test]
fn reserved_names_are_words() {
    let text = "edition = '2023';\nmessage A { reserved foo,\n  bar; }";
    assert_eq!(
        lowered(text).0.descriptor.message_type[0].reserved_name,
        ["foo", "bar"]
    );
    let expected = "[4, 0, 10] [1, 12, 2, 6]\n[4, 0, 10, 0] [1, 21, 24]\n[4, 0, 10, 1] [2, 2, 5]";
    assert!(places(text).ends_with(expected));
}

#[test]
fn features_of_a_map_are_those_of_its_keys_and_values() {
    let text = "edition = '2023';\nmessage A { map<string, string> a = 1 [deprecated = true, features.utf8_validation = NONE]; }";
    let (lowered, _) = lowered(text);
    let of = |path: &[i32]| {
        lowered
            .options
            .iter()
            .filter(|option| option.element == path)
            .count()
    };
    assert_eq!(
        (
            of(&[4, 0, 2, 0]),
            of(&[4, 0, 3, 0, 2, 0]),
            of(&[4, 0, 3, 0, 2, 1])
        ),
        (2, 1, 1)
    );
}
