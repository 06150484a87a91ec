//! Wrong usage ends with 2 and says so on stderr.

use std::path::Path;

use super::run_in;

#[test]
fn wrong_usage() {
    let url = "http://127.0.0.1:1";
    let wrong: &[&[&str]] = &[
        &[],
        &["chek"],
        &["lint", "--format", "nonsense"],
        &["breaking"],
        &["build", "--frobnicate"],
        &["generate"],
        &["generate", "--target", "rust-tonic", "--option", "novalue"],
        &["call", url],
        &["call", url, "NoSlash"],
        &["call", url, "a.B/C", "-H", "no colon"],
        &["call", url, "a.B/C", "--timeout", "soon"],
        &["call", url, "a.B/C", "--protocol", "soap"],
        &["call", url, "a.B/C", "--schema", ".", "--reflect"],
    ];
    for args in wrong {
        let run = run_in(Path::new("."), args);
        assert_eq!(run.result(), (2, ""), "{args:?}");
        assert!(!run.stderr.is_empty(), "{args:?}");
    }
}

#[test]
fn help_is_a_result() {
    let run = run_in(Path::new("."), &["--help"]);
    assert_eq!((run.code, run.stderr.as_str()), (0, ""));
    for verb in [
        "build", "check", "lint", "breaking", "rules", "generate", "targets", "call",
    ] {
        assert!(
            run.stdout
                .lines()
                .any(|line| line.trim_start().starts_with(verb)),
            "{verb}"
        );
    }
}
