//! Schemas made up whole: few names, so that they clash and shadow, and rules kept more often than broken.

use crate::case::Case;
use crate::pools::{OPTIONS, SETTINGS};
use crate::rng::Rng;

/// Scalar types, each with a default that fits.
const SCALARS: &[(&str, &str)] = &[
    ("int32", "-1"),
    ("string", "\"x\""),
    ("bytes", "\"\\xff\""),
    ("bool", "true"),
    ("double", "-inf"),
    ("uint64", "7"),
    ("sint64", "0x10"),
    ("fixed32", "8"),
    ("float", "1.5"),
];
const TYPES: &[&str] = &[
    "A", "B", "E", "p.A", "q.C", ".A", ".p.B", "A.B", "B.E", "p", "x",
];
const PACKAGES: &[&str] = &["", "p", "p.q", "q", "p.q.r", "a"];
const KEYS: &[&str] = &[
    "int32", "string", "bool", "sint64", "fixed32", "int32", "string", "E", "bytes",
];
const LINES: &[&str] = &[
    "syntax = \"proto2\";",
    "syntax = \"proto3\";",
    "edition = \"2023\";",
    "edition = \"2024\";",
    "edition = \"2026\";",
    "",
];
const OPTION_MESSAGES: &[&str] = &[
    "google.protobuf.FieldOptions",
    "google.protobuf.MessageOptions",
    "google.protobuf.FileOptions",
    "google.protobuf.FieldOptions",
];

/// One schema being written.
struct Inventor {
    rng: Rng,
    out: String,
    /// Of the file being written, as an index into [`LINES`].
    version: usize,
    /// `descriptor.proto` is imported.
    descriptor: bool,
    /// Numbers of fields, values and unclashing names.
    next: usize,
    /// Package and messages around.
    scope: Vec<String>,
    /// Full names of what was declared so far.
    messages: Vec<String>,
    enums: Vec<String>,
    extensions: Vec<String>,
    /// Messages with a number for an extension.
    open: Vec<(String, usize)>,
}

/// The schema of a number: one to three files, each importing most of those before it.
pub fn case(seed: u64, number: usize) -> Case {
    let mut inventor = Inventor {
        rng: Rng::new(seed.wrapping_add((number as u64) << 20)),
        out: String::new(),
        version: 0,
        descriptor: false,
        next: 100,
        scope: Vec::new(),
        messages: Vec::new(),
        enums: Vec::new(),
        extensions: Vec::new(),
        open: Vec::new(),
    };
    let mut files: Vec<(String, String)> = Vec::new();
    for file in 0..1 + inventor.rng.below(3) {
        inventor.file(file);
        files.push((format!("f{file}.proto"), std::mem::take(&mut inventor.out)));
    }
    Case {
        id: format!("invented#{number}"),
        files,
    }
}

impl Inventor {
    fn one_in(&mut self, count: usize) -> bool {
        self.rng.below(count) == 0
    }

    fn pick(&mut self, items: &[&'static str]) -> &'static str {
        self.rng.pick(items).copied().unwrap_or_default()
    }

    fn add(&mut self, text: &str) {
        self.out.push_str(text);
    }

    fn editions(&self) -> bool {
        (2..=4).contains(&self.version)
    }

    fn file(&mut self, before: usize) {
        self.version = self.rng.below(LINES.len());
        self.add(LINES[self.version]);
        self.add("\n");
        let package = self.pick(PACKAGES);
        self.scope = package
            .split('.')
            .filter(|part| !part.is_empty())
            .map(str::to_owned)
            .collect();
        if !package.is_empty() {
            self.add(&format!("package {package};\n"));
        }
        for file in 0..before {
            let kind = if self.one_in(4) { "public " } else { "" };
            let kind = if self.one_in(16) {
                self.pick(&["option ", "weak "])
            } else {
                kind
            };
            if !self.one_in(12) {
                self.add(&format!("import {kind}\"f{file}.proto\";\n"));
            }
        }
        self.descriptor = self.one_in(2);
        if self.descriptor {
            self.add("import \"google/protobuf/descriptor.proto\";\n");
        }
        if self.one_in(10) {
            let option = self.pick(OPTIONS);
            self.add(&format!("option {option};\n"));
        }
        for _ in 0..1 + self.rng.below(4) {
            match self.rng.below(8) {
                0..=3 => self.message(0),
                4 | 5 => self.enumeration(),
                6 => self.service(),
                _ => self.extend(),
            }
        }
    }

    /// One of a few names, or one that nothing else has.
    fn name(&mut self, few: &[&'static str], fresh: &str) -> String {
        self.next += 1;
        if !self.one_in(3) {
            format!("{fresh}{}", self.next)
        } else {
            self.pick(few).to_owned()
        }
    }

    fn full(&self, name: &str) -> String {
        self.scope
            .iter()
            .map(String::as_str)
            .chain([name])
            .collect::<Vec<_>>()
            .join(".")
    }

    fn visibility(&mut self) {
        if (3..=4).contains(&self.version) && self.one_in(3) {
            let word = self.pick(&["export ", "local "]);
            self.add(word);
        }
    }

    fn message(&mut self, depth: usize) {
        self.visibility();
        let name = self.name(&["A", "B", "C"], "M");
        self.add(&format!("message {name} {{\n"));
        let full = self.full(&name);
        self.messages.push(full.clone());
        self.scope.push(name);
        if self.one_in(16) {
            let option = self.pick(OPTIONS);
            self.add(&format!("option {option};\n"));
        }
        for _ in 0..self.rng.below(5) {
            match self.rng.below(16) {
                0 | 1 if depth < 3 => self.message(depth + 1),
                2 => self.enumeration(),
                3 => self.oneof(),
                4 => self.map(),
                5 if self.version != 1 => {
                    let start = self.range("extensions");
                    self.open.push((full.clone(), start));
                }
                6 => drop(self.range("reserved")),
                7 => self.extend(),
                8 => self.reserved_name(),
                9 if self.version == 0 => self.group(),
                _ => self.field(true),
            }
        }
        self.scope.pop();
        self.add("}\n");
    }

    fn field(&mut self, labelled: bool) {
        let label = match self.version {
            _ if !labelled => "",
            0 | 5 => self.pick(&["optional ", "optional ", "repeated ", "required "]),
            1 => self.pick(&["", "", "repeated ", "optional "]),
            _ => self.pick(&["", "", "repeated "]),
        };
        let (kind, default) = self.kind();
        let name = self.name(&["a", "b", "a_b", "c"], "f");
        let number = self.number();
        self.add(&format!("{label}{kind} {name} = {number}"));
        if label != "repeated " {
            self.settings(&default);
        }
        self.add(";\n");
    }

    /// A type, and a default that may fit.
    fn kind(&mut self) -> (String, String) {
        if self.one_in(2) || self.messages.is_empty() {
            let (kind, default) = self.rng.pick(SCALARS).copied().unwrap_or_default();
            return (kind.to_owned(), default.to_owned());
        }
        let pool = if self.one_in(3) && !self.enums.is_empty() {
            self.enums.clone()
        } else {
            self.messages.clone()
        };
        (self.named(&pool), "X".to_owned())
    }

    /// One of them, by its full name or the end of it; seldom any other.
    fn named(&mut self, pool: &[String]) -> String {
        let usual = !self.one_in(16);
        let Some(full) = self.rng.pick(pool).filter(|_| usual) else {
            return self.pick(TYPES).to_owned();
        };
        let parts: Vec<&str> = full.split('.').collect();
        match self.rng.below(4) {
            0 => parts[self.rng.below(parts.len())..].join("."),
            1 => full.clone(),
            _ => format!(".{full}"),
        }
    }

    fn number(&mut self) -> usize {
        self.next += 1;
        if self.one_in(16) {
            self.rng.below(30)
        } else {
            self.next
        }
    }

    fn settings(&mut self, default: &str) {
        let setting = match self.rng.below(24) {
            0 => self.pick(SETTINGS).to_owned(),
            1 | 2 if self.version != 1 => format!("default = {default}"),
            3 | 4 if !self.extensions.is_empty() => {
                let extensions = self.extensions.clone();
                let (name, value) = (self.named(&extensions), self.rng.below(9));
                format!("({name}) = {value}")
            }
            _ => return,
        };
        self.add(&format!(" [{setting}]"));
    }

    fn oneof(&mut self) {
        let name = self.name(&["o", "a", "_a"], "o");
        self.add(&format!("oneof {name} {{\n"));
        for _ in 0..1 + self.rng.below(3) {
            self.field(false);
        }
        self.add("}\n");
    }

    fn map(&mut self) {
        let (key, (value, _)) = (self.pick(KEYS), self.kind());
        let name = self.name(&["a", "a_b", "b"], "m");
        let number = self.number();
        self.add(&format!("map<{key}, {value}> {name} = {number};\n"));
    }

    fn group(&mut self) {
        let number = self.number();
        let name = self.name(&["A", "G"], "G");
        self.add(&format!("optional group {name} = {number} {{\n"));
        self.field(true);
        self.add("}\n");
    }

    fn range(&mut self, word: &str) -> usize {
        let (start, length) = (1 + self.rng.below(60), self.rng.below(12));
        let end = if self.one_in(16) {
            "max".to_owned()
        } else {
            (start + length).to_string()
        };
        self.add(&format!("{word} {start} to {end};\n"));
        start
    }

    fn reserved_name(&mut self) {
        let name = self.pick(&["a", "b", "zz", "yy"]);
        let quote = if self.editions() { "" } else { "\"" };
        self.add(&format!("reserved {quote}{name}{quote};\n"));
    }

    fn extend(&mut self) {
        let open = self.open.clone();
        let (extendee, number) = match self.rng.pick(&open) {
            _ if self.descriptor && self.one_in(2) => {
                (self.pick(OPTION_MESSAGES).to_owned(), 50000 + self.next)
            }
            Some((name, start)) => (format!(".{name}"), start + self.rng.below(3)),
            None => return,
        };
        self.add(&format!("extend {extendee} {{\n"));
        let label = if matches!(self.version, 0 | 5) {
            "optional "
        } else {
            ""
        };
        let (kind, default) = self.kind();
        let name = self.name(&["x", "y", "a"], "x");
        self.add(&format!("{label}{kind} {name} = {number}"));
        let full = self.full(&name);
        self.extensions.push(full);
        self.settings(&default);
        self.add(";\n}\n");
    }

    fn enumeration(&mut self) {
        self.visibility();
        let name = self.name(&["E", "F"], "E");
        let full = self.full(&name);
        self.enums.push(full);
        self.add(&format!("enum {name} {{\n"));
        let first = usize::from(self.one_in(8));
        self.next += 1;
        self.add(&format!(
            "{}_Z{} = {first};\n",
            name.to_uppercase(),
            self.next
        ));
        for at in 1..1 + self.rng.below(4) {
            let value = self.name(&["X", "Y", "E_Y"], "V");
            let number = if self.one_in(16) {
                self.rng.below(3)
            } else {
                first + at
            };
            self.add(&format!("{value} = {number};\n"));
        }
        if self.one_in(8) {
            self.range("reserved");
        }
        self.add("}\n");
    }

    fn service(&mut self) {
        let name = self.name(&["S", "A"], "S");
        self.add(&format!("service {name} {{\n"));
        for _ in 0..self.rng.below(3).min(self.messages.len()) {
            let name = self.name(&["M", "A", "E"], "R");
            let messages = self.messages.clone();
            let (input, output) = (self.named(&messages), self.named(&messages));
            let stream = if self.one_in(3) { "stream " } else { "" };
            self.add(&format!(
                "rpc {name}({stream}{input}) returns ({output});\n"
            ));
        }
        self.add("}\n");
    }
}
