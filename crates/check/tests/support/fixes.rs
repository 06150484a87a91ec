//! Applies every fix that is offered and looks at what came of it.

use std::collections::BTreeMap;

use playground_check::config::LintConfig;
use playground_check::fix::apply;
use playground_check::{Files, Fix, Fixer, lint};
use playground_protos::library;
use playground_schema::{Compiler, Severity, SourceFile};

/// Findings by rule: how many had fixes, and how many had none.
pub type Tally = BTreeMap<String, [usize; 2]>;

/// Files of paths and texts.
pub fn sources(files: &[(String, String)]) -> Vec<SourceFile> {
    let files = files.iter().cloned();
    files
        .map(|(path, text)| SourceFile { path, text })
        .collect()
}

/// Files that compile; what is wrong, if they do not.
pub fn compiled(sources: &[SourceFile]) -> Result<Files, String> {
    let mut compiler = Compiler::default();
    let paths = ["\"google/api/", "\"buf/"];
    if sources
        .iter()
        .any(|file| paths.iter().any(|path| file.text.contains(path)))
    {
        compiler.set_library(library::unpack(library::PACKED).unwrap());
    }
    let compilation = compiler.compile(sources);
    let errors = compilation.diagnostics.iter();
    let errors = errors.filter(|found| found.severity == Severity::Error);
    let errors: Vec<String> = errors.map(|found| format!("{found:?}")).collect();
    match compilation.schema {
        Some(schema) if errors.is_empty() => Ok(Files::new(&schema, sources)),
        _ => Err(errors.join("\n")),
    }
}

/// The comments of files, sorted.
pub fn comments(sources: &[SourceFile]) -> Vec<String> {
    let mut found = Vec::new();
    for file in sources {
        let tree = playground_syntax::parse(&file.text);
        let comments = tree.tokens().filter(|token| token.kind().is_comment());
        found.extend(comments.map(|token| token.text().to_owned()));
    }
    found.sort();
    found
}

/// How many findings of each rule.
fn by_rule<'r>(rules: impl Iterator<Item = &'r str>) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    for rule in rules {
        *counts.entry(rule.to_owned()).or_default() += 1;
    }
    counts
}

/// What is wrong with a fix: `find` gives the rules of what is found in files.
pub fn wrong(
    sources: &[SourceFile],
    fix: &Fix,
    rule: &str,
    find: &dyn Fn(&Files) -> Vec<String>,
) -> Option<String> {
    let before = by_rule(find(&compiled(sources).unwrap()).iter().map(String::as_str));
    let after = match apply(sources, fix) {
        Ok(after) => after,
        Err(refused) => return Some(refused.to_string()),
    };
    let kept = comments(&after);
    if comments(sources)
        .iter()
        .any(|comment| !kept.contains(comment))
    {
        return Some("a comment is gone".to_owned());
    }
    let files = match compiled(&after) {
        Ok(files) => files,
        Err(errors) => return Some(errors),
    };
    let now = by_rule(find(&files).iter().map(String::as_str));
    if now.get(rule) >= before.get(rule) {
        return Some("the finding is still there".to_owned());
    }
    // Nobody but a person can say what a value that is new is for.
    let comment = |added: &str| rule == "ENUM_FIRST_VALUE_ZERO" && added == "COMMENT_ENUM_VALUE";
    // What has another package, or an entry of a map another name, is compared with nothing.
    let package = |_: &str| ["FILE_SAME_PACKAGE", "FIELD_SAME_NAME"].contains(&rule);
    let more = now.iter().filter(|(rule, count)| {
        Some(*count) > before.get(*rule) && !comment(rule) && !package(rule)
    });
    let more: Vec<_> = more.map(|(rule, _)| rule.as_str()).collect();
    (!more.is_empty()).then(|| format!("now there is {}", more.join(", ")))
}

/// Shows a fix that is wrong with the files before and after.
pub fn show(sources: &[SourceFile], fix: &Fix, rule: &str, why: &str) -> String {
    let after = apply(sources, fix).unwrap_or_default();
    let print = |files: &[SourceFile]| -> String {
        let touched = |file: &&SourceFile| {
            fix.edits.iter().any(|edit| edit.path == file.path) || fix.edits.is_empty()
        };
        let files = files.iter().filter(touched);
        files
            .map(|file| format!("==== {}\n{}\n", file.path, file.text))
            .collect()
    };
    format!(
        "{rule}: {fix:#?}\n{why}\nbefore:\n{}\nafter:\n{}",
        print(sources),
        print(&after)
    )
}

/// Tries all fixes of what lint finds.
#[allow(dead_code, reason = "the breaking rules have their own")]
pub fn try_lint(files: &[(String, String)], config: &LintConfig, tally: &mut Tally) -> Vec<String> {
    let sources = sources(files);
    let Ok(compiled) = compiled(&sources) else {
        return Vec::new();
    };
    let fixer = Fixer::new(&compiled);
    let find = |files: &Files| {
        lint(files, config)
            .into_iter()
            .map(|found| found.rule)
            .collect()
    };
    let mut bad = Vec::new();
    for finding in lint(&compiled, config) {
        let fixes = fixer.lint(&finding);
        let counts = tally.entry(finding.rule.clone()).or_default();
        counts[usize::from(fixes.is_empty())] += 1;
        let silence = fixer.silence(&finding).filter(|_| config.comment_ignores);
        for fix in fixes.into_iter().chain(silence) {
            if let Some(why) = wrong(&sources, &fix, &finding.rule, &find) {
                bad.push(show(&sources, &fix, &finding.rule, &why));
            }
        }
    }
    bad
}
