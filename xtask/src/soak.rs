//! `cargo xtask soak`: what takes too long, or needs too much, for every run of the tests.

use crate::{args::Args, paths, process};
use anyhow::{Context, Result, bail};
use std::{fs, path::PathBuf, process::Command};

/// The public conformance suite, a Go module.
const SUITE: &str = "connectrpc.com/conformance";

/// Its version.
const VERSION: &str = "v1.0.7";

/// How many inputs each property is tried with.
const CASES: &str = "20000";

/// How many mutated schemas are put to protoc and to our compiler.
const MUTATIONS: &str = "50000";

/// How many damaged inputs are compiled without a look at what is told of them.
const DAMAGED: &str = "10000000";

/// Runs everything.
pub fn run(words: &[String]) -> Result<()> {
    Args::parse(words, &[], &[])?;
    println!("soak: properties with {CASES} inputs each");
    process::run(
        process::cargo("test")
            .args(["--release", "--lib"])
            .args([
                "--package",
                "playground-call",
                "--package",
                "playground-json",
            ])
            .env("PROPTEST_CASES", CASES),
    )?;
    println!("soak: {MUTATIONS} mutated schemas against protoc");
    process::run(
        process::cargo("test")
            .args([
                "--release",
                "--package",
                "playground-schema",
                "--test",
                "verdict",
                "mutations",
            ])
            .env("PLAYGROUND_MUTATIONS", MUTATIONS),
    )?;
    println!("soak: {DAMAGED} damaged inputs");
    process::run(
        process::cargo("run")
            .args(["--release", "--package", "playground-schema"])
            .args(["--example", "fuzz", "--", DAMAGED]),
    )?;
    conformance()
}

/// Lets the runner drive our gRPC-Web against its reference server.
fn conformance() -> Result<()> {
    if process::find("go").is_none() {
        bail!("the conformance suite needs Go, which is not on PATH");
    }
    let runner = runner()?;
    println!("soak: {SUITE} {VERSION}, gRPC-Web client");
    let client = paths::target()?.join("release/examples/conformance");
    process::run(
        process::cargo("build")
            .args(["--release", "--package", "playground-call"])
            .args(["--features", "native", "--example", "conformance"]),
    )?;
    process::run(
        Command::new(runner)
            .args(["--mode", "client", "--conf"])
            .arg(paths::root().join("tests/conformance.yaml"))
            .arg("--")
            .arg(client)
            .env("CONFORMANCE_PROTO", protos()?),
    )
}

/// The suite's runner, built once into the cache.
fn runner() -> Result<PathBuf> {
    let folder = paths::tools()?.join(format!("connectconformance-{VERSION}"));
    let runner = folder.join("connectconformance");
    if !runner.exists() {
        println!("soak: installing the runner; this takes some minutes, once");
        fs::create_dir_all(&folder).with_context(|| folder.display().to_string())?;
        let package = format!("{SUITE}/cmd/connectconformance@{VERSION}");
        process::run(
            Command::new("go")
                .args(["install", &package])
                .env("GOBIN", &folder),
        )?;
    }
    Ok(runner)
}

/// The folder of the suite's `.proto` files.
fn protos() -> Result<PathBuf> {
    let module = format!("{SUITE}@{VERSION}");
    let told = process::captured(Command::new("go").args(["mod", "download", "-json", &module]))?;
    let told: serde_json::Value = serde_json::from_str(&told)?;
    let folder = told.get("Dir").and_then(serde_json::Value::as_str);
    let folder = folder.context("go does not say where the suite is")?;
    Ok(PathBuf::from(folder).join("proto"))
}
