//! One file per verb.

mod accept;
mod build;
mod call;
mod changes;
mod check;
mod fix;
mod generate;
mod rules;
mod run;
mod targets;

use std::path::PathBuf;

pub(crate) use call::as_failure;
use playground_engine::{Engine, protocol::Analysis};
use playground_protos::library;
use playground_schema::{Schema, SourceFile};

use crate::{
    args::Command,
    exit::Exit,
    findings,
    host::Terminal,
    input::{self, Input},
    roots, stderr,
};

/// Runs a command.
///
/// # Errors
/// If the work could not be done.
pub(crate) fn run(command: Command) -> anyhow::Result<Exit> {
    match command {
        Command::Build(args) => build::run(&args),
        Command::Check(args) => check::check(&args),
        Command::Lint(args) => check::lint(&args),
        Command::Breaking(args) => check::breaking(&args),
        Command::Accept(args) => accept::run(&args),
        Command::Changes(args) => changes::run(&args),
        Command::Rules(args) => rules::run(&args),
        Command::Generate(args) => generate::run(args),
        Command::Targets => targets::run(),
        Command::Call(args) => call::run(&args),
    }
}

/// Inputs that compiled.
struct Compiled {
    engine: Engine,
    /// An encoded `google.protobuf.FileDescriptorSet` with all imports.
    schema: Vec<u8>,
    /// The files that were asked for.
    wanted: Vec<String>,
    /// The texts; none of a descriptor set.
    sources: Vec<SourceFile>,
}

/// Compiles inputs and prints what is found; none if there are errors.
///
/// # Errors
/// If an input cannot be read.
fn compile(inputs: &[PathBuf]) -> anyhow::Result<Option<Compiled>> {
    let engine = Engine::new(Terminal);
    match input::read(inputs)? {
        Input::DescriptorSet(bytes) => {
            let wanted = Schema::decode(&bytes)?.roots().to_vec();
            Ok(Some(Compiled {
                engine,
                schema: bytes,
                wanted,
                sources: Vec::new(),
            }))
        }
        Input::Sources(sources) => {
            let files = &sources.files;
            let mut analysis = analyze(&engine, files)?;
            roots::advise(&mut analysis.diagnostics, files, &sources.missing);
            stderr::say(&findings::text(&analysis.diagnostics, files));
            if findings::any_errors(&analysis.diagnostics) {
                return Ok(None);
            }
            Ok(engine.encoded().map(|schema| Compiled {
                engine,
                schema,
                wanted: sources.wanted,
                sources: sources.files,
            }))
        }
    }
}

/// Compiles sources, with the library if they import of it.
pub(crate) fn analyze(engine: &Engine, files: &[SourceFile]) -> anyhow::Result<Analysis> {
    let analysis = engine.analyze(files);
    if !engine.lacks_library(&analysis) {
        return Ok(analysis);
    }
    engine.add_library(library::unpack(library::PACKED)?);
    Ok(engine.analyze(files))
}
