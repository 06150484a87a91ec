//! `protoplay generate`: client code to a directory, as JSON, or to stdout.

use std::{
    fs,
    io::{self, Write},
    path::Path,
};

use anyhow::Context;
use playground_engine::{
    Engine,
    protocol::{Generated, GeneratedFile, OwnPlugin},
};

use super::{Compiled, compile};
use crate::{args::GenerateArgs, exit::Exit, stderr};

/// Runs the command.
///
/// # Errors
/// If an input cannot be read, the generator says no, or a file cannot be written.
pub(super) fn run(args: GenerateArgs) -> anyhow::Result<Exit> {
    if let Some(target) = &args.target
        && let Err(wrong) = Engine::check_usage(target, &args.options)
    {
        stderr::line(&format!("error: {wrong}"));
        return Ok(Exit::Usage);
    }
    let Some(compiled) = compile(&args.input)? else {
        return Ok(Exit::Findings);
    };
    let runtime = tokio::runtime::Builder::new_current_thread().build()?;
    let generated = runtime.block_on(generated(compiled, &args));
    print(&generated.map_err(anyhow::Error::msg)?, &args)
}

async fn generated(compiled: Compiled, args: &GenerateArgs) -> Result<Generated, String> {
    let Compiled {
        engine,
        schema,
        wanted,
        sources,
    } = compiled;
    let Some(name) = args.plugin.clone() else {
        let target = args.target.clone().unwrap_or_default();
        let options = args.options.clone();
        return engine
            .generate(&schema, wanted, target, options, sources)
            .await;
    };
    let plugin = OwnPlugin {
        name,
        wasm: Vec::new(),
        parameter: args.parameter.clone().unwrap_or_default(),
    };
    engine.generate_with(&schema, wanted, plugin).await
}

/// Writes the files where they are wanted and says so.
fn print(generated: &Generated, args: &GenerateArgs) -> anyhow::Result<Exit> {
    let mut stdout = io::stdout().lock();
    if let Some(folder) = &args.out {
        for file in &generated.files {
            write(folder, file)?;
        }
    }
    if args.json {
        serde_json::to_writer(&mut stdout, generated)?;
        writeln!(stdout)?;
    } else if let Some(folder) = &args.out {
        for file in &generated.files {
            writeln!(stdout, "{}", folder.join(&file.path).display())?;
        }
    } else {
        print_texts(generated, &mut stdout)?;
    }
    Ok(Exit::Clean)
}

fn write(folder: &Path, file: &GeneratedFile) -> anyhow::Result<()> {
    let path = folder.join(&file.path);
    let place = || format!("cannot write `{}`", path.display());
    if let Some(parent) = path.parent() {
        fs::create_dir_all(parent).with_context(place)?;
    }
    // A file that is the same keeps its time, so that builds after it do not run again.
    if fs::read(&path).is_ok_and(|known| known == file.text.as_bytes()) {
        return Ok(());
    }
    fs::write(&path, &file.text).with_context(place)
}

/// One file as it is; several with a line that names each.
fn print_texts(generated: &Generated, out: &mut impl Write) -> io::Result<()> {
    for file in &generated.files {
        if generated.files.len() > 1 {
            writeln!(out, "==> {} <==", file.path)?;
        }
        out.write_all(file.text.as_bytes())?;
    }
    Ok(())
}
