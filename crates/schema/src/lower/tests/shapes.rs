//! Small files of proto2 and proto3: descriptor, option statements and source information.

use super::lowered;
use super::oracle::differences;

/// Lowers without findings and as the other parser does.
#[track_caller]
fn same(text: &str) {
    let tree = playground_syntax::parse(text);
    assert_eq!(tree.errors(), &[], "{text}");
    let (ours, findings) = lowered(text);
    assert_eq!(findings, &[], "{text}");
    let differences = differences("f.proto", text, &ours);
    assert!(differences.is_empty(), "{text}\n{}", differences.join("\n"));
}

#[test]
fn a_small_file() {
    same("syntax = \"proto3\";\npackage a.b;\nmessage A { int32 a = 1; }\n");
}
