//! Checks of what was analyzed last: rules, configurations, an earlier state.

use playground_engine::{
    Engine, apply_fix, changes_markdown,
    protocol::{
        Baseline, Break, CheckRequest, Checks, Diagnostic, Event, Promise, Request, Severity,
        SourceFile,
    },
};

use super::{analyze, engine, one};

fn file(text: &str) -> Vec<SourceFile> {
    vec![SourceFile {
        path: "a/v1/a.proto".into(),
        text: text.into(),
    }]
}

async fn check(engine: &Engine, text: &str, how: CheckRequest) -> Checks {
    analyze(engine, file(text)).await;
    match one(engine, Request::Check(how)).await {
        Event::Checked(Some(checks)) => checks,
        other => panic!("{other:?}"),
    }
}

fn config(text: &str) -> CheckRequest {
    CheckRequest {
        config: Some(text.into()),
        ..CheckRequest::default()
    }
}

/// Each finding as `RULE text`.
fn told<'t>(text: &'t str, finding: &'t Diagnostic) -> String {
    let (start, end) = (finding.span.start as usize, finding.span.end as usize);
    format!("{} {}", finding.code, &text[start..end])
}

const TEXT: &str =
    "syntax = \"proto3\";\npackage a.v1;\n// ü\nmessage foo {\n  string Bar = 1;\n}\n";

#[tokio::test]
async fn lint_findings_have_their_places() {
    let engine = engine(3);
    assert_eq!(
        one(&engine, Request::Check(CheckRequest::default())).await,
        Event::Checked(None)
    );
    let checks = check(&engine, TEXT, config("version: v2\n")).await;
    let lint: Vec<_> = checks
        .lint
        .iter()
        .map(|found| told(TEXT, &found.finding))
        .collect();
    assert_eq!(
        lint,
        ["MESSAGE_PASCAL_CASE foo", "FIELD_LOWER_SNAKE_CASE Bar"]
    );
    assert!(
        checks
            .lint
            .iter()
            .all(|found| found.finding.severity == Severity::Warning)
    );
    let usual = check(&engine, TEXT, CheckRequest::default()).await;
    let practice = usual
        .lint
        .iter()
        .find(|found| found.finding.code == "GO_PACKAGE_DEFINED");
    assert_eq!(practice.unwrap().finding.severity, Severity::Info);
}

#[tokio::test]
async fn a_configuration_that_cannot_be_honoured_is_told_at_its_place() {
    let engine = engine(3);
    let text = "version: v2\nlint:\n  use: [NOPE]\n";
    let checks = check(&engine, TEXT, config(text)).await;
    let [error] = checks.lint.as_slice() else {
        panic!("{checks:?}")
    };
    let error = &error.finding;
    assert_eq!(error.path, "buf.yaml");
    assert_eq!(told(text, error), "CONFIG NOPE]");
    let text = "version: v2\nmodules:\n  - path: proto\n";
    let checks = check(&engine, TEXT, config(text)).await;
    assert!(checks.lint[0].finding.message.contains("one import root"));
}

#[tokio::test]
async fn changes_are_compared_with_the_earlier_state() {
    let engine = engine(3);
    let was = "syntax = \"proto3\";\npackage a.v1;\nmessage Foo {\n  int64 bar = 1;\n}\n";
    let how = |text: &str| CheckRequest {
        config: Some("version: v2\n".into()),
        baseline: Some(Baseline::Sources(file(text))),
        promise: Some(Promise::File),
    };
    let now = was.replace("int64", "string");
    let checks = check(&engine, &now, how(was)).await;
    let [
        Break {
            finding,
            was_span,
            was_path,
            fixes,
            explanation,
        },
    ] = checks.breaking.as_deref().unwrap_or_default()
    else {
        panic!("{checks:?}")
    };
    assert_eq!(told(&now, finding), "FIELD_SAME_TYPE string");
    let old = &was[was_span.start as usize..was_span.end as usize];
    assert_eq!(
        (old, was_path.as_str(), explanation.breaks.wire),
        ("int64", "a/v1/a.proto", true)
    );
    assert!(explanation.wire.as_ref().unwrap().outcome.breaks());
    assert_eq!(apply_fix(&file(&now), &fixes[0]), Ok(file(was)));
    let changes = one(&engine, Request::Changes(how(was))).await;
    let Event::Changes(Some(log)) = changes else {
        panic!("{changes:?}")
    };
    assert_eq!(log.packages[0].groups[0].name, "Foo");
    assert!(changes_markdown(&log).contains("FIELD_SAME_TYPE"));
    let same = check(&engine, was, how(was)).await;
    assert_eq!((same.breaking, same.unusable), (Some(vec![]), None));
    let half = check(&engine, "message {", how(was)).await;
    assert_eq!((half.breaking, half.unusable), (None, None));
    let unusable = check(&engine, was, how("message {")).await.unusable;
    assert!(unusable.unwrap().contains("does not compile"));
}

#[tokio::test]
async fn a_promise_holds_more_or_less_than_what_is_guarded() {
    let engine = engine(3);
    let was = "syntax = \"proto3\";\npackage a.v1;\nmessage Foo {\n  optional int32 bar = 1;\n}\n";
    let how = |uses: &str, promise| CheckRequest {
        config: Some(format!("version: v2\nbreaking: {{use: [{uses}]}}\n")),
        baseline: Some(Baseline::Sources(file(was))),
        promise,
    };
    // Whether there are errors, and what is guarded.
    let told = async |uses: &str, promise| {
        let now = was.replace("bar", "baz");
        let checks = check(&engine, &now, how(uses, promise)).await;
        let found = checks.breaking.unwrap();
        let mut severities = found.iter().map(|found| found.finding.severity);
        (severities.any(|it| it == Severity::Error), checks.promise)
    };
    assert_eq!(told("", None).await, (true, Promise::File));
    assert_eq!(told("", Some(Promise::Wire)).await, (false, Promise::File));
    assert_eq!(told("WIRE", None).await, (false, Promise::Wire));
    let more = Some(Promise::WireJson);
    assert_eq!(told("WIRE", more).await, (true, Promise::Wire));
    assert_eq!(
        told("CSR, PACKAGE, WIRE", None).await,
        (true, Promise::Package)
    );
}

#[tokio::test]
async fn rules_tell_what_they_are_about() {
    let engine = engine(3);
    let help = |rule: &str| Request::RuleHelp { rule: rule.into() };
    for rule in ["FIELD_LOWER_SNAKE_CASE", "FIELD_SAME_TYPE"] {
        let Event::RuleHelp(Some(text)) = one(&engine, help(rule)).await else {
            panic!("{rule}")
        };
        assert!(text.contains("```"), "{text}");
    }
    assert_eq!(one(&engine, help("NOPE")).await, Event::RuleHelp(None));
}

#[tokio::test]
async fn an_earlier_state_is_made_of_sources_or_a_descriptor_set() {
    let engine = engine(3);
    let open = |files: &[(&str, &[u8])]| {
        let files = files.iter();
        let files = files.map(|(name, bytes)| ((*name).to_owned(), bytes.to_vec()));
        Request::OpenBaseline {
            files: files.collect(),
        }
    };
    let opened = one(
        &engine,
        open(&[("a/v1/a.proto", TEXT.as_bytes()), ("README", b"x")]),
    )
    .await;
    let sources = Baseline::Sources(file(TEXT));
    assert_eq!(opened, Event::BaselineOpened(Ok(sources)));
    analyze(&engine, file(TEXT)).await;
    let set = engine.encoded().unwrap();
    let opened = one(&engine, open(&[("set.binpb", &set)])).await;
    assert_eq!(opened, Event::BaselineOpened(Ok(Baseline::Set(set))));
    for bad in [("x.png", &b"\xff\xff"[..]), ("a.zip", b"PK\x03\x04")] {
        let opened = one(&engine, open(&[bad])).await;
        assert!(
            matches!(opened, Event::BaselineOpened(Err(_))),
            "{opened:?}"
        );
    }
}

#[tokio::test]
async fn fixes_are_offered_one_by_one_and_all_at_once() {
    let engine = engine(3);
    let checks = check(&engine, TEXT, config("version: v2\n")).await;
    let fix = &checks.lint[1].fixes[0];
    let after = apply_fix(&file(TEXT), fix).unwrap();
    assert!(after[0].text.contains("string bar = 1"), "{after:?}");
    let all = one(&engine, Request::FixAll(config("version: v2\n"))).await;
    let Event::FixedAll(Some(fixed)) = all else {
        panic!("{all:?}")
    };
    let expect = TEXT
        .replace("foo", "Foo")
        .replace("Bar = 1", "bar = 1 [json_name = \"Bar\"]");
    assert_eq!(
        fixed.files,
        [("a/v1/a.proto".to_owned(), file(&expect)[0].clone())]
    );
    assert_eq!(fixed.done.len(), 2);
    analyze(&engine, file("message {")).await;
    let all = one(&engine, Request::FixAll(config("version: v2\n"))).await;
    assert_eq!(all, Event::FixedAll(None));
}
