//! What our rules find in sources.

use std::collections::BTreeMap;

use playground_check::Finding;
use playground_check::config::LintConfig;
use playground_check::positions::Lines;
use playground_schema::{Compiler, Severity, SourceFile};

use crate::batch::Told;

/// The findings in files that our compiler links.
pub fn found(files: &[(String, String)], config: &LintConfig) -> Vec<Finding> {
    let sources = files.iter();
    let sources = sources.map(|(path, text)| SourceFile {
        path: path.clone(),
        text: text.clone(),
    });
    let sources: Vec<_> = sources.collect();
    let compilation = Compiler::default().compile(&sources);
    let errors = compilation.diagnostics.iter();
    let errors: Vec<_> = errors
        .filter(|found| found.severity == Severity::Error)
        .collect();
    assert!(errors.is_empty(), "{errors:#?}");
    let files = playground_check::Files::new(&compilation.schema.unwrap(), &sources);
    playground_check::lint(&files, config)
}

/// Findings in the form in which they are compared.
pub fn told(files: &BTreeMap<String, String>, found: Vec<Finding>) -> Vec<Told> {
    let told = found.into_iter().map(|finding| {
        let path = finding.path.unwrap();
        let at = Lines::new(Some(&files[&path])).printed(finding.span);
        let place = [at.start_line, at.start_column, at.end_line, at.end_column];
        let [a, b, c, d] = place.map(u64::from);
        (path, a, b, c, d, finding.rule)
    });
    told.collect()
}
