//! Every rule against examples it accepts and refuses, each judged by protoc too.

mod fixes;
mod large;
mod pipeline;
mod table;

use std::fmt::Write;

use crate::line_index::LineIndex;
use pipeline::compile;
use table::{Case, tables};

/// What the checks say to a case, in the form of its expectation.
fn told(case: &Case) -> Vec<String> {
    let compiled = compile(&case.files);
    let index = LineIndex::new(&compiled.text);
    let found = compiled.findings.iter().map(|finding| {
        let kind = format!("{:?}", finding.severity).to_lowercase();
        let line = index.line_column(finding.span.start).line;
        format!("{kind} {line} {}", finding.message)
    });
    let elsewhere = (!compiled.elsewhere.is_empty()).then(|| "elsewhere".to_owned());
    found.chain(elsewhere).collect()
}

#[test]
fn says_what_is_expected_once() {
    let mut wrong = String::new();
    for (table, cases) in tables() {
        for case in cases {
            let told = told(&case);
            let same = told.len() == case.expect.len()
                && told
                    .iter()
                    .zip(&case.expect)
                    .all(|(told, expect)| told.starts_with(expect));
            if !same {
                let _ = writeln!(wrong, "=== {table}: {}\n{}", case.name, told.join("\n"));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn agrees_with_protoc() {
    let mut wrong = String::new();
    for (table, cases) in tables() {
        for case in cases {
            let compiled = compile(&case.files);
            let refused = compiled.is_refused();
            let (theirs, words) = table::protoc(&case.files);
            if refused != theirs {
                let ours: Vec<_> = compiled
                    .findings
                    .iter()
                    .map(|finding| &finding.message)
                    .collect();
                let ours = format!("{ours:?} {:?}", compiled.elsewhere);
                let _ = writeln!(
                    wrong,
                    "=== {table}: {}\nours {ours}\nprotoc {words}",
                    case.name
                );
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}
