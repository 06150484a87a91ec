//! Who stops reading hears no complaint.

use std::{io, path::Path, process::Command};

use super::users;

/// Runs the binary with nobody reading its stdout, nor its stderr if so wanted; gives the exit code and stderr.
fn unread(folder: &Path, args: &[&str], stderr_too: bool) -> (i32, String) {
    let closed = || {
        let (reader, writer) = io::pipe().unwrap();
        drop(reader);
        writer
    };
    let mut command = Command::new(env!("CARGO_BIN_EXE_protoplay"));
    command.args(args).current_dir(folder).stdout(closed());
    if stderr_too {
        command.stderr(closed());
    }
    let output = command.output().unwrap();
    let stderr = String::from_utf8(output.stderr).unwrap();
    (output.status.code().unwrap(), stderr)
}

#[test]
fn a_closed_pipe_ends_it_quietly() {
    let users = users();
    for args in [
        &["targets"][..],
        &["build", "-o", "-"],
        &["generate", "--target", "rust-tonic"],
        &["generate", "--target", "rust-tonic", "--json"],
    ] {
        let found = unread(users.path(), args, false);
        assert_eq!(found, (1, String::new()), "{args:?}");
    }
}

#[test]
fn messages_that_nobody_reads_change_nothing() {
    let users = users();
    let check = |args: &[&str], expect: i32| {
        assert_eq!(unread(users.path(), args, true).0, expect, "{args:?}");
    };
    check(&["build", "users/v1"], 100);
    check(&["build", "missing"], 1);
    check(&["call", "http://127.0.0.1:1", "a.B/C"], 1);
}
