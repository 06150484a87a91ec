//! Schemas made up whole: few names, so that they clash and shadow, and rules kept more often than broken.

use crate::case::Case;
use crate::pools::{OPTIONS, SETTINGS};
use crate::rng::Rng;

const SCALARS: &[&str] = &[
    "int32", "string", "bytes", "bool", "double", "uint64", "sint64", "fixed32",
];
const TYPES: &[&str] = &[
    "A", "B", "C", "E", "F", "p.A", "p.q.B", "q.C", ".A", ".p.B", "A.B", "B.E", ".p.q.A.B", "q.A.C",
];
const PACKAGES: &[&str] = &["", "p", "p.q", "q", "p.q.r", "A"];
const LINES: &[&str] = &[
    "syntax = \"proto2\";",
    "syntax = \"proto3\";",
    "edition = \"2023\";",
    "edition = \"2024\";",
    "edition = \"2026\";",
    "",
];
const KEYS: &[&str] = &["int32", "string", "bool", "sint64", "fixed32", "E", "bytes"];
const DEFAULTS: &[&str] = &["1", "-1", "\"x\"", "true", "inf", "1.5", "E_X", "X"];

/// One schema being written.
struct Inventor {
    rng: Rng,
    out: String,
    /// Of the file being written, as an index into [`LINES`].
    version: usize,
    /// Numbers of fields, values and unclashing names.
    next: usize,
}

/// The schema of a number: one to three files, each importing some of those before it.
pub fn case(seed: u64, number: usize) -> Case {
    let rng = Rng::new(seed.wrapping_add((number as u64) << 20));
    let mut inventor = Inventor {
        rng,
        out: String::new(),
        version: 0,
        next: 0,
    };
    let mut files: Vec<(String, String)> = Vec::new();
    for file in 0..1 + inventor.rng.below(3) {
        let text = inventor.file(file);
        files.push((format!("f{file}.proto"), text));
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

    fn file(&mut self, before: usize) -> String {
        self.out.clear();
        self.version = self.rng.below(LINES.len());
        self.add(LINES[self.version]);
        self.add("\n");
        let package = self.pick(PACKAGES);
        if !package.is_empty() {
            self.add(&format!("package {package};\n"));
        }
        for file in 0..before {
            let kind = if self.one_in(4) {
                self.pick(&["public ", "public ", "option ", "weak "])
            } else {
                ""
            };
            if !self.one_in(4) {
                self.add(&format!("import {kind}\"f{file}.proto\";\n"));
            }
        }
        if self.one_in(3) {
            self.add("import \"google/protobuf/descriptor.proto\";\n");
        }
        if self.one_in(6) {
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
        self.out.clone()
    }

    /// One of a few names, or one that nothing else has.
    fn name(&mut self, few: &[&'static str], fresh: &str) -> String {
        self.next += 1;
        if self.one_in(3) {
            format!("{fresh}{}", self.next)
        } else {
            self.pick(few).to_owned()
        }
    }

    fn visibility(&mut self) {
        if self.version >= 3 && self.one_in(3) {
            let word = self.pick(&["export ", "local "]);
            self.add(word);
        }
    }

    fn message(&mut self, depth: usize) {
        self.visibility();
        let name = self.name(&["A", "B", "C"], "M");
        self.add(&format!("message {name} {{\n"));
        if self.one_in(12) {
            let option = self.pick(OPTIONS);
            self.add(&format!("option {option};\n"));
        }
        for _ in 0..self.rng.below(5) {
            match self.rng.below(16) {
                0 if depth < 3 => self.message(depth + 1),
                1 => self.enumeration(),
                2 => self.oneof(),
                3 => self.map(),
                4 => self.range("extensions"),
                5 => self.range("reserved"),
                6 => self.extend(),
                7 => self.reserved_name(),
                8 if self.version == 0 => self.group(),
                _ => self.field(true),
            }
        }
        self.add("}\n");
    }

    fn field(&mut self, labelled: bool) {
        let label = match self.version {
            _ if !labelled => "",
            0 | 5 => self.pick(&["optional ", "optional ", "repeated ", "required "]),
            1 => self.pick(&["", "", "repeated ", "optional "]),
            _ => self.pick(&["", "", "repeated "]),
        };
        let kind = self.kind();
        let name = self.name(&["a", "b", "a_b", "aB", "A", "E"], "f");
        let number = self.number();
        self.add(&format!("{label}{kind} {name} = {number}"));
        self.settings();
        self.add(";\n");
    }

    fn kind(&mut self) -> &'static str {
        if self.one_in(2) {
            self.pick(SCALARS)
        } else {
            self.pick(TYPES)
        }
    }

    fn number(&mut self) -> usize {
        self.next += 1;
        if self.one_in(3) {
            self.rng.below(30)
        } else {
            self.next + 30
        }
    }

    fn settings(&mut self) {
        match self.rng.below(10) {
            0 => {
                let setting = self.pick(SETTINGS);
                self.add(&format!(" [{setting}]"));
            }
            1 => {
                let value = self.pick(DEFAULTS);
                self.add(&format!(" [default = {value}]"));
            }
            2 => {
                let (option, value) = (
                    self.pick(&["x", "p.x", ".q.x", "A.x", "x.y"]),
                    self.rng.below(9),
                );
                self.add(&format!(" [({option}) = {value}]"));
            }
            _ => {}
        }
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
        let (key, value) = (self.pick(KEYS), self.kind());
        let name = self.name(&["a", "a_b", "b"], "m");
        let number = self.number();
        self.add(&format!("map<{key}, {value}> {name} = {number}"));
        self.settings();
        self.add(";\n");
    }

    fn group(&mut self) {
        let number = self.number();
        let name = self.name(&["A", "G"], "G");
        self.add(&format!("optional group {name} = {number} {{\n"));
        self.field(true);
        self.add("}\n");
    }

    fn range(&mut self, word: &str) {
        let (start, length) = (self.rng.below(40), self.rng.below(12));
        let end = if self.one_in(5) {
            "max".to_owned()
        } else {
            (start + length).to_string()
        };
        self.add(&format!("{word} {start} to {end};\n"));
    }

    fn reserved_name(&mut self) {
        let name = self.pick(&["a", "b", "zz"]);
        let quote = if self.version == 2 || self.version == 3 || self.version == 4 {
            ""
        } else {
            "\""
        };
        self.add(&format!("reserved {quote}{name}{quote};\n"));
    }

    fn extend(&mut self) {
        let options = [
            "google.protobuf.FieldOptions",
            "google.protobuf.MessageOptions",
        ];
        let extendee = if self.one_in(2) {
            self.pick(&options)
        } else {
            self.pick(TYPES)
        };
        self.add(&format!("extend {extendee} {{\n"));
        let label = if self.version == 0 || self.version == 5 {
            "optional "
        } else {
            ""
        };
        let kind = self.kind();
        let name = self.name(&["x", "y", "a"], "x");
        let number = if options.contains(&extendee) {
            50000 + self.rng.below(3)
        } else {
            self.rng.below(40)
        };
        self.add(&format!("{label}{kind} {name} = {number}"));
        self.settings();
        self.add(";\n}\n");
    }

    fn enumeration(&mut self) {
        self.visibility();
        let name = self.name(&["E", "F"], "E");
        self.add(&format!("enum {name} {{\n"));
        let first = if self.one_in(6) { self.rng.below(3) } else { 0 };
        self.next += 1;
        let mut value = format!("{}_X", name.to_uppercase());
        self.add(&format!("{value} = {first};\n"));
        for at in 1..1 + self.rng.below(4) {
            value = self.name(&["X", "Y", "Z", "E_Y", "F_Y"], "V");
            let number = if self.one_in(5) {
                self.rng.below(3)
            } else {
                first + at
            };
            self.add(&format!("{value} = {number};\n"));
        }
        if self.one_in(5) {
            self.range("reserved");
        }
        self.add("}\n");
    }

    fn service(&mut self) {
        let name = self.name(&["S", "A"], "S");
        self.add(&format!("service {name} {{\n"));
        for _ in 0..self.rng.below(3) {
            let name = self.name(&["M", "A", "E"], "R");
            let (input, output) = (self.pick(TYPES), self.pick(TYPES));
            let stream = if self.one_in(3) { "stream " } else { "" };
            self.add(&format!(
                "rpc {name}({stream}{input}) returns ({output});\n"
            ));
        }
        self.add("}\n");
    }
}
