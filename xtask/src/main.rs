//! `cargo xtask <verb>`: sets up what is missing, serves, tests, measures and packs the playground.
mod args;
mod bench;
mod csp;
mod dist;
mod editor;
mod fence;
mod files;
mod library;
mod live;
mod net;
mod page;
mod paths;
mod process;
mod serve;
mod site;
mod soak;
mod stage;
mod test;
mod tools;

use std::process::ExitCode;

const USAGE: &str = "\
cargo xtask <verb>

  setup                       install what serving and testing need
  serve [--release] [--port N] [--service-port N]
                              build, then run the UserService and the page
  test [--only STEP,..] [--list]
                              run every test there is
  live [--only TARGET,..]     generate each target's project, test it, let its client call the UserService
  dist [--public-url /FOLDER/]
                              build the page for hosting into dist/
  bench [--row ROW,..] [--json] [--list]
                              measure against the peers
  soak                        what takes too long for every run: properties, the conformance suite
  editor                      what Trunk runs before each build";

fn main() -> ExitCode {
    if let Err(error) = process::stop_children_on_signal() {
        eprintln!("xtask: {error:#}");
        return ExitCode::FAILURE;
    }
    let words: Vec<String> = std::env::args().skip(1).collect();
    let outcome = run(&words);
    process::wait_if_stopping();
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) if error.is::<args::Usage>() => {
            eprintln!("xtask: {error}\n\n{USAGE}");
            ExitCode::from(2)
        }
        Err(error) => {
            eprintln!("xtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(words: &[String]) -> anyhow::Result<()> {
    let Some((verb, rest)) = words.split_first() else {
        return Err(args::Usage::error("a verb is missing"));
    };
    match verb.as_str() {
        "setup" => setup(rest),
        "serve" => serve::run(rest),
        "test" => test::run(rest),
        "dist" => dist::run(rest),
        "bench" => bench::run(rest),
        "live" => live::verb(rest),
        "soak" => soak::run(rest),
        "editor" => editor::hook(rest),
        "help" | "--help" | "-h" => {
            println!("{USAGE}");
            Ok(())
        }
        other => Err(args::Usage::error(format!("unknown verb `{other}`"))),
    }
}

fn setup(words: &[String]) -> anyhow::Result<()> {
    args::Args::parse(words, &[], &[])?;
    tools::set_up(tools::ALL).map(drop)
}
