//! What is offered to mend a name, and what files say when others are missing or unreadable.

use playground_syntax::Fix;

use super::harness::{Files, run};

/// The text after the only fix.
fn mended(files: &[(&str, &str)]) -> String {
    let (path, text) = files[files.len() - 1];
    let files: Files = files
        .iter()
        .map(|(path, text)| ((*path).to_owned(), (*text).to_owned()))
        .collect();
    let run = run(&files);
    let unit = run.paths.iter().position(|other| other == path).unwrap();
    let found: Vec<_> = run.pool.findings(unit).collect();
    let [finding] = found.as_slice() else {
        panic!("{found:#?}");
    };
    let fix = finding
        .fix
        .clone()
        .unwrap_or_else(|| panic!("{finding:#?}"));
    apply(text, &fix)
}

fn apply(text: &str, fix: &Fix) -> String {
    let mut out = text.to_owned();
    for edit in fix.edits.iter().rev() {
        out.replace_range(edit.span.start as usize..edit.span.end as usize, &edit.text);
    }
    out
}

fn check(before: &str, after: &str) {
    assert_eq!(mended(&[("a.proto", before)]), after);
}

#[test]
fn scalars_are_spelt_right() {
    check(
        "syntax = \"proto3\";\nmessage A { strin a = 1; }\n",
        "syntax = \"proto3\";\nmessage A { string a = 1; }\n",
    );
    check(
        "syntax = \"proto3\";\nmessage A { repeated integer a = 1; }\n",
        "syntax = \"proto3\";\nmessage A { repeated int32 a = 1; }\n",
    );
}

#[test]
fn near_names_are_meant() {
    check(
        "syntax = \"proto3\";\npackage p;\nmessage Customer {}\nmessage A { Custmer a = 1; }\n",
        "syntax = \"proto3\";\npackage p;\nmessage Customer {}\nmessage A { Customer a = 1; }\n",
    );
    check(
        "syntax = \"proto3\";\nmessage A { int32 a = 1 [depricated = true]; }\n",
        "syntax = \"proto3\";\nmessage A { int32 a = 1 [deprecated = true]; }\n",
    );
    check(
        "syntax = \"proto3\";\noption optimize_for = CODE_SIZES;\n",
        "syntax = \"proto3\";\noption optimize_for = CODE_SIZE;\n",
    );
}

#[test]
fn a_leading_dot_leads_to_the_top() {
    check(
        "syntax = \"proto3\";\npackage p.q;\nmessage M {\n  p.q.M a = 1;\n  message p {}\n}\n",
        "syntax = \"proto3\";\npackage p.q;\nmessage M {\n  .p.q.M a = 1;\n  message p {}\n}\n",
    );
}

#[test]
fn files_are_imported_where_imports_belong() {
    let c = (
        "c.proto",
        "syntax = \"proto3\";\npackage c;\nmessage C {}\n",
    );
    let b = (
        "b.proto",
        "syntax = \"proto3\";\nimport \"c.proto\";\nmessage B { c.C c = 1; }\n",
    );
    let a = "syntax = \"proto3\";\npackage a;\nimport \"b.proto\";\nmessage A { c.C c = 1; B b = 2; }\n";
    assert_eq!(
        mended(&[c, b, ("a.proto", a)]),
        a.replace("\"b.proto\";", "\"b.proto\";\nimport \"c.proto\";")
    );
    let a = "syntax = \"proto3\";\npackage a;\nmessage A { C c = 1; }\n";
    assert_eq!(
        mended(&[c, ("a.proto", a)]),
        "syntax = \"proto3\";\npackage a;\n\nimport \"c.proto\";\nmessage A { c.C c = 1; }\n"
    );
}

fn quiet(text: &str) {
    let run = run(&Files::from([("a.proto".to_owned(), text.to_owned())]));
    let found: Vec<_> = run.pool.findings(0).collect();
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn names_of_missing_and_unreadable_files_are_not_missed() {
    quiet(
        "syntax = \"proto3\";\nimport \"gone.proto\";\nmessage A { Foo f = 1; gone.Bar b = 2 [(gone.x) = 1]; }\n",
    );
    quiet("syntax = \"proto3\";\nimport \"a.proto\";\nmessage A { A f = 1; }\n");
}
