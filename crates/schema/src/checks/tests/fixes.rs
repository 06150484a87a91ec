//! Fixes end the finding they belong to; what it hid may come out, nothing else.

use super::pipeline::{Compiled, compile};
use super::table::tables;

#[test]
fn end_their_finding() {
    let mut titles = std::collections::BTreeSet::new();
    for (table, cases) in tables() {
        for case in cases {
            let before = compile(&case.files);
            for finding in &before.findings {
                let Some(fix) = &finding.fix else {
                    continue;
                };
                let mut files = case.files.clone();
                let (_, text) = files.last_mut().unwrap();
                for edit in fix.edits.iter().rev() {
                    let range = edit.span.start as usize..edit.span.end as usize;
                    text.replace_range(range, &edit.text);
                }
                let after = compile(&files);
                let words = format!("{table}: {}: {}\n{}", case.name, fix.title, after.text);
                let count = |compiled: &Compiled| {
                    let all = compiled.findings.iter();
                    all.filter(|other| other.message == finding.message).count()
                };
                assert!(
                    count(&after) < count(&before),
                    "{words}\n{:?}",
                    after.findings
                );
                assert!(
                    after.elsewhere.len() <= before.elsewhere.len(),
                    "{words}\n{:?}",
                    after.elsewhere
                );
                titles.insert(fix.title.split('`').next().unwrap().to_owned());
            }
        }
    }
    assert!(titles.len() >= 10, "{titles:?}");
}
