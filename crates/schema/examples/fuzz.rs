//! Compiles random damage of the inputs in `tests/verdicts`: `fuzz COUNT [SEED]`. No input may panic, take longer than the
//! bound, or be told of at a place that is not in it. `cargo xtask soak` runs it.

use std::path::Path;
use std::process::ExitCode;
use std::time::Duration;

use cpu_time::ThreadTime;
use playground_schema::{Compiler, SourceFile};

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Time of the processor that any input of a few kilobytes must be compiled in.
const BOUND: Duration = Duration::from_secs(1);
/// Longer inputs are cut.
const LONGEST: usize = 4_000;
const WORDS: &[&str] = &[
    "message",
    "enum",
    "oneof",
    "extend",
    "service",
    "rpc",
    "returns",
    "stream",
    "map<",
    "group",
    "reserved",
    "extensions",
    "option",
    "import",
    "public",
    "weak",
    "package",
    "syntax",
    "edition",
    "\"proto3\"",
    "\"2023\"",
    "optional",
    "repeated",
    "required",
    "export",
    "local",
    "{",
    "}",
    "[",
    "]",
    "(",
    ")",
    "<",
    ">",
    ";",
    ",",
    ".",
    "=",
    "-",
    "\"",
    "'",
    "\\",
    "/*",
    "*/",
    "//",
    "0",
    "536870911",
    "19000",
    "-1",
    "0x",
    "1e999",
    "inf",
    "nan",
    "to max",
    "é",
    "\u{feff}",
    "\0",
    "\n",
    "features.field_presence = IMPLICIT",
    "default = ",
    "json_name = ",
    "string",
    "int32",
    "M",
    "E",
];

/// xorshift64*, good enough to pick places.
struct Random(u64);

impl Random {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        let value = self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33;
        value as usize % bound.max(1)
    }

    fn place(&mut self, text: &str) -> usize {
        let mut at = self.below(text.len() + 1);
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        at
    }

    fn damaged(&mut self, inputs: &[String]) -> String {
        let first = self.below(inputs.len());
        let mut text = inputs.get(first).cloned().unwrap_or_default();
        for _ in 0..=self.below(4) {
            let (one, other) = (self.place(&text), self.place(&text));
            let (start, end) = (one.min(other), one.max(other).min(one.min(other) + 200));
            let end = (start..=end)
                .rev()
                .find(|at| text.is_char_boundary(*at))
                .unwrap_or(start);
            match self.below(5) {
                0 => text.replace_range(start..end, ""),
                1 => {
                    let piece = text
                        .get(start..end)
                        .unwrap_or_default()
                        .repeat(1 + self.below(3));
                    let at = self.place(&text);
                    text.insert_str(at, &piece);
                }
                2 => {
                    let other = self.below(inputs.len());
                    let other = inputs.get(other).map(String::as_str).unwrap_or_default();
                    let (from, to) = (self.place(other), self.place(other));
                    let piece = other.get(from.min(to)..from.max(to)).unwrap_or_default();
                    text.insert_str(start, piece);
                }
                _ => {
                    let word = WORDS
                        .get(self.below(WORDS.len()))
                        .copied()
                        .unwrap_or_default();
                    let end = if self.below(2) == 0 { start } else { end };
                    text.replace_range(start..end, &format!(" {word} "));
                }
            }
        }
        let cut = (0..=LONGEST.min(text.len()))
            .rev()
            .find(|at| text.is_char_boundary(*at));
        text.truncate(cut.unwrap_or_default());
        text
    }
}

fn main() -> ExitCode {
    let mut words = std::env::args().skip(1);
    let mut number = |other: u64| {
        words
            .next()
            .and_then(|word| word.parse().ok())
            .unwrap_or(other)
    };
    let (count, seed) = (number(100_000), number(1));
    let inputs = inputs();
    let threads = std::thread::available_parallelism().map_or(1, usize::from) as u64;
    let failed = std::thread::scope(|scope| {
        let runs: Vec<_> = (0..threads)
            .map(|thread| {
                let inputs = &inputs;
                scope.spawn(move || run(inputs, count / threads, seed * 1_000_003 + thread + 1))
            })
            .collect();
        let ended = runs.into_iter().map(|run| run.join());
        ended.filter(|ended| !matches!(ended, Ok(true))).count() > 0
    });
    println!(
        "{count} inputs, seed {seed}: {}",
        if failed { "FAILED" } else { "none failed" }
    );
    ExitCode::from(u8::from(failed))
}

/// Whether no input failed; prints the first one that does.
fn run(inputs: &[String], count: u64, seed: u64) -> bool {
    let mut random = Random(seed);
    for _ in 0..count {
        let text = random.damaged(inputs);
        let start = ThreadTime::now();
        let found = std::panic::catch_unwind(|| check(&text));
        let slow = start.elapsed() > BOUND;
        if found.is_err() || slow {
            let why = if slow { "too slow" } else { "panicked" };
            println!("--- {why}\n{text}\n---");
            return false;
        }
    }
    true
}

fn check(text: &str) {
    let file = SourceFile {
        path: "fuzz.proto".to_owned(),
        text: text.to_owned(),
    };
    for finding in Compiler::default().compile(&[file]).diagnostics {
        let edits = finding
            .fix
            .iter()
            .flat_map(|fix| fix.edits.iter().map(|edit| edit.span));
        for span in edits.chain([finding.span]) {
            let range = span.start as usize..span.end as usize;
            assert!(text.get(range).is_some(), "{finding:#?} is not in the text");
        }
    }
}

/// The files of every case; see `tests/verdict`.
fn inputs() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/verdicts");
    let files = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let mut paths: Vec<_> = files.map(|file| file.path()).collect();
    paths.sort();
    let texts = paths
        .iter()
        .filter_map(|path| std::fs::read_to_string(path).ok());
    let mut inputs = Vec::new();
    for text in texts {
        let mut current = String::new();
        for line in text.lines() {
            if line.starts_with("--- ") || line.starts_with("file: ") {
                inputs.push(std::mem::take(&mut current));
            } else {
                current.push_str(line);
                current.push('\n');
            }
        }
        inputs.push(current);
    }
    inputs.retain(|input| !input.trim().is_empty());
    inputs
}
