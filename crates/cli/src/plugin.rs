//! Runs generators that are not compiled in: modules in a small JavaScript engine, and programs.

use std::{
    io::{self, Write},
    process::{Command, Stdio},
    thread,
};

use playground_engine::{Plugin, Program};
use rquickjs::{
    CatchResultExt, CaughtError, Context, Ctx, Function, Module, Runtime, TypedArray, Value,
};

/// What modules use of a browser or of Node.js, as far as those that come with this program do.
const SURROUNDINGS: &str = "
    globalThis.TextEncoder = class { encode(text) { return encodeText(text ?? ''); } };
    globalThis.TextDecoder = class { decode(bytes) { return bytes ? decodeText(Array.from(bytes)) : ''; } };
    globalThis.process = { env: {}, argv: [] };
    globalThis.listed = (bytes) => Array.from(bytes);
";

/// What a generator answers to an encoded request, or why it does not.
pub(crate) fn run(plugin: Plugin, request: Vec<u8>) -> Result<Vec<u8>, String> {
    match plugin {
        Plugin::Module(file) => {
            let module = playground_plugins::find(file)?;
            run_module(module.file, module.source, request)
        }
        Plugin::Program(program) => {
            ensure_version(&program)?;
            run_program(program.name, request)
        }
        Plugin::Own(own) => run_program(&own.name, request),
    }
}

/// Says what to do unless the program on `PATH` is of the version that is meant.
fn ensure_version(program: &Program) -> Result<(), String> {
    let Program {
        name,
        package,
        version,
    } = program;
    let command = format!("`go install {package}@{version}`");
    let asked = Command::new(name)
        .arg("--version")
        .stdin(Stdio::null())
        .output();
    let said = match asked {
        Ok(output) => String::from_utf8_lossy(&output.stdout).into_owned(),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            return Err(format!("{name} is not installed; {command} does that"));
        }
        Err(error) => return Err(format!("{name} could not be run: {error}")),
    };
    let installed = said.split_whitespace().nth(1).unwrap_or("of no version");
    if bare(installed) == bare(version) {
        return Ok(());
    }
    Err(format!(
        "the {name} that is installed is {installed}, the code is made by {version}; {command} installs that"
    ))
}

/// protoc-gen-go prints its version with a `v`, protoc-gen-go-grpc without.
fn bare(version: &str) -> &str {
    version.strip_prefix('v').unwrap_or(version)
}

fn run_program(name: &str, request: Vec<u8>) -> Result<Vec<u8>, String> {
    let failed = |error: io::Error| format!("{name} could not be run: {error}");
    let mut command = Command::new(name);
    command.stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut child = command.spawn().map_err(failed)?;
    // On a thread of its own, for a program that answers before it has read all. One that wants no more has its reasons,
    // which the exit code tells.
    let stdin = child.stdin.take();
    let writing = thread::spawn(move || stdin.map(|mut stdin| stdin.write_all(&request)));
    let output = child.wait_with_output().map_err(failed)?;
    drop(writing.join());
    match output.status.success() {
        true => Ok(output.stdout),
        false => Err(format!("{name} ended with {}", output.status)),
    }
}

fn run_module(name: &str, source: &str, request: Vec<u8>) -> Result<Vec<u8>, String> {
    let runtime = Runtime::new().map_err(|error| error.to_string())?;
    let context = Context::full(&runtime).map_err(|error| error.to_string())?;
    context.with(|cx| {
        let answer = call(&cx, name, source, request).catch(&cx);
        answer.map_err(|error| format!("{name} failed: {}", said(error)))
    })
}

fn call(cx: &Ctx<'_>, name: &str, source: &str, request: Vec<u8>) -> rquickjs::Result<Vec<u8>> {
    let globals = cx.globals();
    globals.set("encodeText", Function::new(cx.clone(), encode)?)?;
    globals.set("decodeText", Function::new(cx.clone(), decode)?)?;
    cx.eval::<(), _>(SURROUNDINGS)?;
    let (module, loaded) = Module::declare(cx.clone(), name, source)?.eval()?;
    loaded.finish::<()>()?;
    let run: Function = module.get("run")?;
    let answer: Value = run.call((TypedArray::new(cx.clone(), request)?,))?;
    let listed: Function = globals.get("listed")?;
    listed.call((answer,))
}

fn encode<'js>(cx: Ctx<'js>, text: String) -> rquickjs::Result<TypedArray<'js, u8>> {
    TypedArray::new(cx, text.into_bytes())
}

fn decode(bytes: Vec<u8>) -> String {
    String::from_utf8_lossy(&bytes).into_owned()
}

fn said(error: CaughtError<'_>) -> String {
    match error {
        CaughtError::Exception(exception) => exception.message().unwrap_or_default(),
        other => other.to_string(),
    }
}
