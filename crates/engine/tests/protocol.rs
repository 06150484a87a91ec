//! The protocol survives its own bytes, and no bytes make it panic.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use std::fmt::Debug;

use playground_engine::protocol::{
    Analysis, Baseline, Break, Breaks, CallEvent, CallRequest, ChangeLog, CheckRequest, Checks,
    Description, Detail, Diagnostic, Edit, Event, Example, Explanation, FailureKind, FileFix, Fix,
    FixedAll, Found, Generated, GeneratedFile, LibraryState, Numbered, OptionInfo, Outcome,
    Promise, ProtocolError, Related, Request, RequestError, Severity, SourceFile, Span, Status,
    Target, TargetInfo, Writer,
};
use proptest::prelude::*;
use serde::{Serialize, de::DeserializeOwned};

fn check<T: Serialize + DeserializeOwned + PartialEq + Debug>(id: u64, body: T) {
    let message = Numbered { id, body };
    let bytes = message.to_bytes();
    assert_eq!(Numbered::<T>::from_bytes(&bytes), Ok(message));
    let mut longer = bytes.clone();
    longer.push(0);
    assert_eq!(
        Numbered::<T>::from_bytes(&longer),
        Err(ProtocolError::Trailing(1))
    );
    for end in 0..bytes.len() {
        assert!(
            Numbered::<T>::from_bytes(&bytes[..end]).is_err(),
            "cut at {end} of {}",
            bytes.len()
        );
    }
}

fn call() -> CallRequest {
    CallRequest {
        target: Target::GrpcWeb {
            url: "http://x:1".into(),
        },
        method: "p.S/M".into(),
        messages: vec!["{}".into(), "{\"a\":\"9007199254740993\"}".into()],
        metadata: vec![("k".into(), "v".into()), ("k".into(), "w".into())],
        deadline_ms: Some(u32::MAX),
        open: true,
    }
}

#[test]
fn requests() {
    let file = SourceFile {
        path: "a.proto".into(),
        text: "message 🦀 {}".into(),
    };
    check(
        0,
        Request::Analyze {
            files: vec![file.clone(), file],
        },
    );
    let options = vec![("transport".into(), "false".into())];
    check(
        1,
        Request::Generate {
            schema: vec![0, 255],
            files: vec!["a.proto".into()],
            target: "rust-tonic".into(),
            options,
            sources: Vec::new(),
        },
    );
    check(u64::MAX, Request::Targets);
    check(1, Request::Describe);
    let how = CheckRequest {
        config: Some("version: v2".into()),
        baseline: Some(Baseline::Set(vec![1])),
        promise: Some(Promise::WireJson),
    };
    check(1, Request::Check(how.clone()));
    check(1, Request::FixAll(how.clone()));
    check(1, Request::Changes(how));
    let files = vec![("a.proto".into(), vec![0, 255])];
    check(1, Request::OpenBaseline { files });
    check(1, Request::RuleHelp { rule: "R".into() });
    check(5, Request::LibraryText { path: "b".into() });
    check(
        2,
        Request::Template {
            schema: Vec::new(),
            method: "p.S/M".into(),
        },
    );
    check(
        2,
        Request::Validate {
            schema: vec![7],
            method: "p.S/M".into(),
            json: "{}".into(),
        },
    );
    check(
        3,
        Request::Call {
            schema: vec![1; 300],
            call: call(),
        },
    );
    check(3, Request::Send { json: "{}".into() });
    check(3, Request::HalfClose);
    check(3, Request::Cancel);
}

#[test]
fn answers() {
    let related = Related {
        path: "b".into(),
        span: Span {
            start: 1,
            end: u32::MAX,
        },
        message: "m".into(),
    };
    let diagnostic = Diagnostic {
        path: "a".into(),
        span: Span::default(),
        severity: Severity::Warning,
        code: "COMPILE".into(),
        message: "m".into(),
        help: Some("h".into()),
        related: vec![related],
        fix: Some(Fix {
            title: "add `;`".to_owned(),
            edits: vec![Edit {
                span: Span { start: 7, end: 7 },
                text: ";".to_owned(),
            }],
        }),
    };
    check(0, Event::Ready { build: "b".into() });
    checks(&diagnostic);
    check(
        1,
        Event::Analyzed(Analysis {
            diagnostics: vec![diagnostic],
            elapsed_us: u64::MAX,
            missing: vec!["b.proto".into()],
            library: LibraryState::Failed("x".into()),
        }),
    );
    check(1, Event::Described(None));
    check(
        1,
        Event::Described(Some(Description {
            schema: Some(vec![1]),
            compiled: vec!["a".into()],
            broken: true,
            outline: Vec::new(),
        })),
    );
    let files = vec![GeneratedFile {
        path: "p.rs".into(),
        text: "x".into(),
    }];
    check(
        2,
        Event::Generated(Ok(Generated {
            files,
            generator: "g 1".into(),
            command: "c".into(),
        })),
    );
    check(2, Event::Generated(Err("no".into())));
    let option = OptionInfo {
        name: "n".into(),
        values: vec!["v".into()],
        doc: "d".into(),
    };
    check(
        3,
        Event::Targets(vec![TargetInfo {
            id: "i".into(),
            title: "t".into(),
            generator: "g".into(),
            options: vec![option],
            takes_sources: true,
        }]),
    );
    check(4, Event::Template(Ok("{}".into())));
    check(4, Event::Validated(None));
    let misfit = RequestError {
        line: 1,
        column: 2,
        span: Span { start: 3, end: 4 },
        message: "m".into(),
    };
    check(4, Event::Validated(Some(misfit)));
    check(5, Event::SendRefused("closed".into()));
    let metadata = vec![("k".into(), "v".into())];
    let status = Status {
        code: 5,
        name: "NOT_FOUND".into(),
        message: "m".into(),
        details: vec![Detail {
            type_url: "t".into(),
            json: "{}".into(),
        }],
    };
    check(
        6,
        Event::Call(vec![
            CallEvent::Sent { at_us: 0, bytes: 1 },
            CallEvent::Headers {
                at_us: 1,
                metadata: metadata.clone(),
            },
            CallEvent::Message {
                at_us: 2,
                bytes: 2,
                json: "{}".into(),
            },
            CallEvent::Trailers { at_us: 3, metadata },
            CallEvent::Status { at_us: 4, status },
            CallEvent::Failure {
                at_us: 5,
                kind: FailureKind::Cors,
                message: "m".into(),
                help: None,
            },
        ]),
    );
}

proptest! {
    #[test]
    fn no_bytes_panic(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        let _ = Numbered::<Request>::from_bytes(&bytes);
        let _ = Numbered::<Event>::from_bytes(&bytes);
    }

    #[test]
    fn any_text_survives(id: u64, path: String, text: String) {
        let message = Numbered { id, body: Request::Analyze { files: vec![SourceFile { path, text }] } };
        prop_assert_eq!(Numbered::from_bytes(&message.to_bytes()), Ok(message));
    }
}

/// What leaves fields out, which postcard by itself cannot.
fn checks(finding: &Diagnostic) {
    let fix = FileFix {
        title: "t".into(),
        edits: Vec::new(),
        moves: Vec::new(),
        warnings: Vec::new(),
    };
    let explanation = Explanation {
        breaks: Breaks::JSON,
        source: None,
        json: Some(Example {
            of: "M".into(),
            by: Writer::Before,
            written: "{}".into(),
            means: None,
            reader: None,
            outcome: Outcome::Refused,
            read: "no".into(),
        }),
        wire: None,
        edge: None,
        advice: "a".into(),
        moved_to: None,
        same_shape: Some(true),
    };
    let breach = Break {
        finding: finding.clone(),
        was_path: "a".into(),
        was_span: Span::default(),
        fixes: vec![fix.clone()],
        explanation,
    };
    check(
        1,
        Event::Checked(Some(Checks {
            lint: vec![Found {
                finding: finding.clone(),
                fixes: vec![fix.clone()],
                silence: Some(fix.clone()),
            }],
            breaking: Some(vec![breach]),
            promise: Promise::Wire,
            unusable: Some("w".into()),
            elapsed_us: 1,
        })),
    );
    check(1, Event::Changes(None));
    check(1, Event::Changes(Some(ChangeLog::default())));
    check(1, Event::FixedAll(Some(FixedAll::default())));
    check(1, Event::BaselineOpened(Ok(Baseline::Sources(Vec::new()))));
    check(1, Event::RuleHelp(Some("h".into())));
}
