//! The command line.

use std::{path::PathBuf, time::Duration};

use clap::{Parser, Subcommand, ValueEnum};

use crate::meaning::MeaningArgs;

/// Compile .proto files, generate clients and call gRPC services.
#[derive(Debug, Parser)]
#[command(name = "protoplay", version, after_help = EXIT_CODES)]
pub(crate) struct Args {
    /// What to do.
    #[command(subcommand)]
    pub(crate) command: Command,
}

const EXIT_CODES: &str = "\
INPUT is a directory (an import root), a .proto file, or a descriptor set; the default is the current directory.
A buf.yaml in the directory says which rules hold, and where the import roots are; a protoplay.yaml beside it how bad
their findings are, and which fail.
Exit codes: 0 clean; 100 findings that fail; 1 could not do the work; 2 wrong usage; `call` 64 + the gRPC status code.";

/// One verb each.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Compile; write a FileDescriptorSet if asked to
    Build(BuildArgs),
    /// Compile, lint, and with --against look for breaking changes
    Check(CheckArgs),
    /// What the lint rules find
    Lint(LintArgs),
    /// What changed so that users break
    Breaking(BreakingArgs),
    /// Accept findings of a rule at a line, with the reason, in protoplay-accepted.yaml
    Accept(AcceptArgs),
    /// Everything that changed, as a log for people
    Changes(ChangesArgs),
    /// List the rules, or show the help of one
    Rules(RulesArgs),
    /// Generate client code
    Generate(GenerateArgs),
    /// List the targets of `generate` and their options
    Targets,
    /// Call a method; each answer is printed as one JSON value
    Call(CallArgs),
}

/// `protoplay build`.
#[derive(Debug, clap::Args)]
pub(crate) struct BuildArgs {
    /// Directories, .proto files, or one descriptor set
    pub(crate) input: Vec<PathBuf>,
    /// Where the encoded FileDescriptorSet goes, with all imports; `-` is stdout
    #[arg(short = 'o', long = "output", value_name = "FILE.binpb")]
    pub(crate) output: Option<PathBuf>,
}

/// `protoplay lint`.
#[derive(Debug, clap::Args)]
pub(crate) struct LintArgs {
    /// A directory with or without a buf.yaml, .proto files, or one descriptor set
    pub(crate) input: Vec<PathBuf>,
    /// The configuration; the default is the buf.yaml of the directory
    #[arg(long, value_name = "buf.yaml")]
    pub(crate) config: Option<PathBuf>,
    /// How to print
    #[arg(long, value_enum, default_value = "text")]
    pub(crate) format: Format,
    /// Fix what can be fixed, in place; what is left is printed
    #[arg(long)]
    pub(crate) fix: bool,
    /// Fix even what breaks something by it: names in JSON and in generated code, paths of calls
    #[arg(long, requires = "fix")]
    pub(crate) unsafe_fixes: bool,
    /// Print what --fix would change, as a diff, and change nothing
    #[arg(long, requires = "fix", visible_alias = "diff")]
    pub(crate) dry_run: bool,
}

/// `protoplay breaking`.
#[derive(Debug, clap::Args)]
pub(crate) struct BreakingArgs {
    #[command(flatten)]
    pub(crate) lint: LintArgs,
    /// What to compare with: a directory, a .proto file, a descriptor set, a .zip of sources, or `git:REF`
    #[arg(long, value_name = "INPUT")]
    pub(crate) against: PathBuf,
    /// Leave out files that are only imported
    #[arg(long)]
    pub(crate) exclude_imports: bool,
    #[command(flatten)]
    pub(crate) meaning: MeaningArgs,
}

/// `protoplay changes`.
#[derive(Debug, clap::Args)]
pub(crate) struct ChangesArgs {
    /// A directory with or without a buf.yaml, .proto files, or one descriptor set
    pub(crate) input: Vec<PathBuf>,
    /// The configuration; the default is the buf.yaml of the directory
    #[arg(long, value_name = "buf.yaml")]
    pub(crate) config: Option<PathBuf>,
    /// What to compare with: a directory, a .proto file, a descriptor set, a .zip of sources, or `git:REF`
    #[arg(long, value_name = "INPUT")]
    pub(crate) against: PathBuf,
    /// How to print
    #[arg(long, value_enum, default_value = "markdown")]
    pub(crate) format: ChangesFormat,
}

/// How a log of changes is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ChangesFormat {
    /// Text with headings, for a CHANGELOG or a pull request
    Markdown,
    /// One JSON object
    Json,
}

/// `protoplay check`.
#[derive(Debug, clap::Args)]
pub(crate) struct CheckArgs {
    #[command(flatten)]
    pub(crate) lint: LintArgs,
    /// What to compare with: a directory, a .proto file, a descriptor set, a .zip of sources, or `git:REF`
    #[arg(long, value_name = "INPUT")]
    pub(crate) against: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) meaning: MeaningArgs,
}

/// `protoplay accept`.
#[derive(Debug, clap::Args)]
pub(crate) struct AcceptArgs {
    /// The id of the rule
    pub(crate) rule: String,
    /// Where its finding is, as `lint` and `breaking` print it
    #[arg(value_name = "PATH:LINE", value_parser = place)]
    pub(crate) place: (String, u32),
    /// Why that is right as it is
    #[arg(long, value_name = "TEXT", value_parser = reason)]
    pub(crate) reason: String,
    /// A directory with or without a buf.yaml, .proto files, or one descriptor set
    pub(crate) input: Vec<PathBuf>,
    /// The configuration; the default is the buf.yaml of the directory
    #[arg(long, value_name = "buf.yaml")]
    pub(crate) config: Option<PathBuf>,
    /// What to compare with, to accept what `breaking` finds
    #[arg(long, value_name = "INPUT")]
    pub(crate) against: Option<PathBuf>,
}

/// `protoplay rules`.
#[derive(Debug, clap::Args)]
pub(crate) struct RulesArgs {
    /// The id of a rule, such as FIELD_LOWER_SNAKE_CASE
    pub(crate) id: Option<String>,
}

/// How findings are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// One line each: path:line:column: message (RULE)
    Text,
    /// One JSON object a line, with the keys of buf
    Json,
    /// SARIF 2.1.0, for code scanning
    Sarif,
    /// JUnit XML
    Junit,
    /// Annotations of GitHub Actions
    GithubActions,
    /// A report of GitLab's code quality
    GitlabCodeQuality,
    /// As Visual Studio prints errors
    Msvs,
    /// The part of a buf.yaml that silences what lint found
    ConfigIgnoreYaml,
    /// One JSON object: valid, summary, issues, and what the files have
    Report,
}

/// `protoplay generate`.
#[derive(Debug, clap::Args)]
pub(crate) struct GenerateArgs {
    /// Directories, .proto files, or one descriptor set
    pub(crate) input: Vec<PathBuf>,
    /// What to generate; see `protoplay targets`
    #[arg(long, value_name = "ID", required_unless_present = "plugin")]
    pub(crate) target: Option<String>,
    /// An option of the target; may be repeated
    #[arg(long = "option", value_name = "K=V", value_parser = key_value, conflicts_with = "plugin")]
    pub(crate) options: Vec<(String, String)>,
    /// A generator of your own instead of a target, such as protoc-gen-doc: a program on PATH, or its path
    #[arg(long, value_name = "PROGRAM", conflicts_with = "target")]
    pub(crate) plugin: Option<String>,
    /// The options of the plugin, as it wants them
    #[arg(long, value_name = "TEXT", requires = "plugin")]
    pub(crate) parameter: Option<String>,
    /// Write the files into this directory and list them
    #[arg(long, value_name = "DIR")]
    pub(crate) out: Option<PathBuf>,
    /// Print the files as one JSON object
    #[arg(long)]
    pub(crate) json: bool,
}

/// `protoplay call`.
#[derive(Debug, clap::Args)]
pub(crate) struct CallArgs {
    /// `http://host:port`
    pub(crate) url: String,
    /// `package.Service/Method`
    #[arg(value_parser = method)]
    pub(crate) method: String,
    /// Request messages as JSON, one after another; `@FILE` reads a file, `-` reads stdin
    #[arg(short = 'd', long = "data", value_name = "JSON|@FILE|-")]
    pub(crate) data: Option<String>,
    /// Request metadata; may be repeated; the value of a `-bin` key is base64
    #[arg(short = 'H', long = "header", value_name = "K: V", value_parser = header)]
    pub(crate) headers: Vec<(String, String)>,
    /// What the server speaks
    #[arg(long, value_enum, default_value = "grpc-web")]
    pub(crate) protocol: Protocol,
    /// Where the schema comes from: a directory, a .proto file, or a descriptor set
    #[arg(long, value_name = "INPUT", conflicts_with = "reflect")]
    pub(crate) schema: Option<PathBuf>,
    /// Ask the server for the schema; the default
    #[arg(long)]
    pub(crate) reflect: bool,
    /// Deadline, such as 500ms, 5s or 2m
    #[arg(long, value_name = "TIME", value_parser = duration)]
    pub(crate) timeout: Option<Duration>,
    /// Print headers, messages, trailers and the status, one JSON object a line
    #[arg(long)]
    pub(crate) events: bool,
}

/// The protocols of `call`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Protocol {
    /// gRPC-Web over HTTP/1.1
    GrpcWeb,
    /// gRPC over HTTP/2
    Grpc,
}

fn key_value(text: &str) -> Result<(String, String), String> {
    let pair = text.split_once('=').filter(|(key, _)| !key.is_empty());
    pair.map(|(key, value)| (key.to_owned(), value.to_owned()))
        .ok_or_else(|| "it must look like `key=value`".to_owned())
}

fn place(text: &str) -> Result<(String, u32), String> {
    let pair = text.rsplit_once(':');
    let pair = pair.and_then(|(path, line)| Some((path.to_owned(), line.parse().ok()?)));
    pair.ok_or_else(|| "it must look like `path/to/file.proto:12`".to_owned())
}

fn reason(text: &str) -> Result<String, String> {
    match text.trim() {
        "" => Err("it must say why".to_owned()),
        text => Ok(text.to_owned()),
    }
}

fn header(text: &str) -> Result<(String, String), String> {
    let pair = text
        .split_once(':')
        .filter(|(key, _)| !key.trim().is_empty());
    let pair = pair.map(|(key, value)| (key.trim().to_ascii_lowercase(), value.trim().to_owned()));
    pair.ok_or_else(|| "it must look like `key: value`".to_owned())
}

fn method(text: &str) -> Result<String, String> {
    let path = text.trim_start_matches('/');
    match path.split_once('/') {
        Some((service, method)) if !service.is_empty() && !method.is_empty() => Ok(path.to_owned()),
        _ => Err("it must look like `package.Service/Method`".to_owned()),
    }
}

fn duration(text: &str) -> Result<Duration, String> {
    let digits = text.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let unit = text.strip_prefix(digits).unwrap_or_default();
    let seconds = match unit {
        "ms" => 0.001,
        "s" => 1.0,
        "m" => 60.0,
        "h" => 3600.0,
        _ => return Err("it must look like `500ms`, `5s`, `2m` or `1h`".to_owned()),
    };
    let amount: f64 = digits
        .parse()
        .map_err(|_| format!("`{digits}` is no number"))?;
    let duration =
        Duration::try_from_secs_f64(amount * seconds).map_err(|error| error.to_string())?;
    let millis = duration.as_millis();
    if millis == 0 || u32::try_from(millis).is_err() {
        return Err("it must be at least 1ms and at most 49 days".to_owned());
    }
    Ok(duration)
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn the_command_line_is_consistent() {
        Args::command().debug_assert();
    }

    #[test]
    fn durations() {
        let millis = |text| duration(text).map(|duration| duration.as_millis());
        assert_eq!(
            [millis("5s"), millis("500ms"), millis("1.5m"), millis("1h")],
            [Ok(5000), Ok(500), Ok(90_000), Ok(3_600_000)]
        );
        for wrong in [
            "", "5", "s", "-1s", "0s", "0.1ms", "nans", "infs", "99999h", "5 s", "5d",
        ] {
            assert!(duration(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn headers_and_methods() {
        assert_eq!(
            header("Authorization:  Bearer a:b "),
            Ok(("authorization".into(), "Bearer a:b".into()))
        );
        assert!(header("no colon").is_err() && header(": v").is_err());
        assert_eq!(method("/p.S/M"), Ok("p.S/M".into()));
        assert!(method("p.S.M").is_err() && method("p.S/").is_err());
        assert_eq!(key_value("a=b=c"), Ok(("a".into(), "b=c".into())));
        assert!(key_value("a").is_err() && key_value("=b").is_err());
    }
}
