//! The projects: a row each.

use super::transcript::Steps;

/// One target and how its project is tried.
pub struct Row {
    /// The target.
    pub id: &'static str,
    /// The option that says what is in the project.
    pub parts: &'static str,
    /// Programs that must be there; where one is not, the project is skipped by name.
    pub needs: &'static [&'static str],
    /// Files of tests/live/ and where in the project they go.
    pub places: &'static [(&'static str, &'static str)],
    /// Folders that installing makes, kept from run to run.
    pub keeps: &'static [&'static str],
    /// Commands that install, check and test, in order.
    pub steps: &'static [&'static [&'static str]],
    /// Programs that print a transcript.
    pub runs: &'static [Run],
}

/// One program that prints a transcript.
pub struct Run {
    /// Its command.
    pub command: &'static [&'static str],
    /// What of the transcript it does.
    pub steps: Steps,
}

const BOTH: &str = "parts=both";

/// Every project.
pub const ROWS: &[Row] = &[
    Row {
        id: "python-grpcio",
        parts: BOTH,
        needs: &["python3"],
        places: &[("python-grpcio/transcript.py", "transcript.py")],
        keeps: &[".venv"],
        steps: &[
            &["python3", "-m", "venv", ".venv"],
            &[
                ".venv/bin/python",
                "-m",
                "pip",
                "install",
                "--quiet",
                "-e",
                ".[dev]",
            ],
            &[".venv/bin/mypy"],
            &[".venv/bin/pytest", "-q"],
        ],
        runs: &[Run {
            command: &[".venv/bin/python", "transcript.py"],
            steps: Steps::All,
        }],
    },
    Row {
        id: "typescript-connect",
        parts: BOTH,
        needs: &["node", "npm"],
        places: &[
            ("typescript-connect/transcript.ts", "src/transcript.ts"),
            (
                "typescript-connect/transcript-web.ts",
                "src/transcript-web.ts",
            ),
            ("typescript-connect/steps.ts", "src/steps.ts"),
        ],
        keeps: &["node_modules"],
        steps: &[
            &[
                "npm",
                "install",
                "--no-audit",
                "--no-fund",
                "--loglevel=error",
            ],
            &["npm", "run", "--silent", "typecheck"],
            &["npm", "test", "--silent"],
        ],
        runs: &[
            Run {
                command: &["node", "dist/src/transcript.js"],
                steps: Steps::All,
            },
            Run {
                command: &["node", "dist/src/transcript-web.js"],
                steps: Steps::OfBrowsers,
            },
        ],
    },
    Row {
        id: "node-grpc",
        parts: BOTH,
        needs: &["node", "npm"],
        places: &[("node-grpc/transcript.js", "transcript.js")],
        keeps: &["node_modules"],
        steps: &[
            &[
                "npm",
                "install",
                "--no-audit",
                "--no-fund",
                "--loglevel=error",
            ],
            &["npm", "test", "--silent"],
        ],
        runs: &[Run {
            command: &["node", "transcript.js"],
            steps: Steps::All,
        }],
    },
    Row {
        id: "go-grpc",
        parts: BOTH,
        needs: &["go", "protoc-gen-go", "protoc-gen-go-grpc"],
        places: &[("go-grpc/transcript.go", "cmd/transcript/main.go")],
        keeps: &[],
        steps: &[
            &["go", "mod", "tidy"],
            &["go", "vet", "./..."],
            &["go", "test", "./..."],
        ],
        runs: &[Run {
            command: &["go", "run", "./cmd/transcript"],
            steps: Steps::All,
        }],
    },
    Row {
        id: "rust-tonic",
        parts: BOTH,
        needs: &["cargo"],
        places: &[
            ("rust-tonic/transcript.rs", "examples/transcript/main.rs"),
            (
                "rust-tonic/steps/mod.rs",
                "examples/transcript/steps/mod.rs",
            ),
        ],
        keeps: &["Cargo.lock"],
        steps: &[&["cargo", "test", "--quiet"]],
        runs: &[Run {
            command: &["cargo", "run", "--quiet", "--example", "transcript"],
            steps: Steps::All,
        }],
    },
    Row {
        id: "rust-web",
        parts: "parts=client",
        needs: &["cargo"],
        places: &[
            ("rust-web/transcript.rs", "tests/transcript.rs"),
            ("rust-tonic/steps/mod.rs", "tests/steps/mod.rs"),
        ],
        keeps: &["Cargo.lock"],
        steps: &[&["cargo", "test", "--test", "client"]],
        runs: &[Run {
            command: &["cargo", "test", "--test", "transcript", "--", "--nocapture"],
            steps: Steps::All,
        }],
    },
];
