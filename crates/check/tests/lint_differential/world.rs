//! Small schemas of a few files, valid by construction, full of what rules look for.

mod head;

use crate::comments::{before, behind};
use crate::names::Names;
use crate::rng::Rng;
use playground_check::lint::case::upper_snake;

/// Files by path, relative to the import root.
pub type Files = Vec<(String, String)>;

/// A message that other files may use: path of its file, full name.
type Known = (String, String);

/// The files of one world. All paths and packages begin with `w` and its number.
pub fn world(number: usize, seed: u64) -> Files {
    let mut maker = Maker {
        rng: Rng::new(seed),
        names: Names::new(number),
        world: number,
        out: String::new(),
        syntax: "proto3",
        package: String::new(),
        known: Vec::new(),
        imports: Vec::new(),
        local: Vec::new(),
        options: None,
        publics: Vec::new(),
    };
    let count = 1 + maker.rng.below(5);
    let mut files = Files::new();
    if maker.rng.one_in(3) {
        let file = maker.options_file();
        files.push(file);
    }
    for index in 0..count {
        let file = maker.file(index);
        files.push(file);
    }
    files
}

struct Maker {
    rng: Rng,
    names: Names,
    world: usize,
    out: String,
    syntax: &'static str,
    package: String,
    /// Messages of earlier files.
    known: Vec<Known>,
    /// Paths this file imports.
    imports: Vec<String>,
    /// Full names usable here: own messages, and those of imports.
    local: Vec<String>,
    /// Path of the file with custom options.
    options: Option<String>,
    /// Which file imports which publicly.
    publics: Vec<(String, String)>,
}

const SYNTAXES: &[&str] = &["proto3", "proto3", "proto2", "", "2023", "2024"];

impl Maker {
    fn file(&mut self, index: usize) -> (String, String) {
        let world = self.world;
        self.syntax = self.rng.pick(SYNTAXES);
        let tail = self.rng.pick(&[
            ".v1",
            ".a.v1",
            ".a.v1",
            ".a.v1",
            ".b.v1beta1",
            ".a",
            ".Bad.v1",
            ".fooBar.v1",
            ".v1test",
            ".v1p1alpha2",
            ".v0",
            ".v01",
            "",
            ".a_b_.v2",
            ".v1p0beta1",
            ".v2p3alpha",
            ".v1alphax",
            ".v1betatest2",
            ".vtest",
            ".v1test.alpha",
            ".v1p1",
            ".V1",
        ]);
        self.package = match self.rng.below(8) {
            0 => String::new(),
            _ => format!("w{world}{tail}"),
        };
        let folder = match self.rng.below(3) {
            0 => format!("w{world}{}", self.rng.pick(&["", "/a", "/a/v1"])),
            _ if self.package.is_empty() => format!("w{world}"),
            _ => self.package.replace('.', "/"),
        };
        let stem = self.rng.pick(&[
            "file_a", "file_b", "fileC", "File-d", "e.f", "g_", "h__i", "j1K",
        ]);
        let path = format!("{folder}/{stem}{index}.proto");
        self.out.clear();
        self.head(&path);
        self.body();
        let text = self.tidied(&path);
        (path, text)
    }

    fn tidied(&mut self, path: &str) -> String {
        let own = self
            .local
            .iter()
            .filter(|name| !self.known.iter().any(|(_, known)| known == *name));
        let own = own.filter(|name| !name.starts_with("google."));
        let own: Vec<Known> = own.map(|name| (path.to_owned(), name.clone())).collect();
        self.known.extend(own);
        let mut text = std::mem::take(&mut self.out);
        if self.rng.one_in(12) {
            text = text.replace('\n', "\r\n");
        }
        if self.rng.one_in(20) {
            text.insert(0, '\u{feff}');
        }
        text
    }

    fn line(&mut self, text: &str) {
        let (before, behind) = (before(&mut self.rng), behind(&mut self.rng));
        self.out.push_str(&before);
        self.out.push_str(text);
        self.out.push_str(&behind);
    }

    fn body(&mut self) {
        for _ in 0..1 + self.rng.below(5) {
            match self.rng.below(8) {
                0..=3 => self.message(0),
                4 | 5 => self.enumeration(),
                6 => self.service(),
                _ => self.extension(),
            }
        }
        self.out.push('\n');
    }

    fn full_name(&self, name: &str) -> String {
        if self.package.is_empty() {
            name.to_owned()
        } else {
            format!("{}.{name}", self.package)
        }
    }

    fn message(&mut self, depth: usize) {
        let name = self.names.of_type(&mut self.rng);
        self.line(&format!("message {name} {{"));
        let mut numbers = 1..;
        for _ in 0..self.rng.below(6) {
            match self.rng.below(10) {
                0 if depth < 3 => self.message(depth + 1),
                1 => self.enumeration(),
                2 => self.oneof(&mut numbers),
                3 if depth < 3 && matches!(self.syntax, "" | "proto2") => self.group(&mut numbers),
                4 => self.map(&mut numbers),
                _ => self.field(&mut numbers, true),
            }
        }
        if self.rng.one_in(6) {
            self.option("on_message");
        }
        self.out.push_str(" }");
        if depth == 0 {
            let name = self.full_name(&name);
            self.local.push(name);
        }
    }

    fn option(&mut self, option: &str) {
        if let Some(path) = self.options.clone()
            && self.imports.contains(&path)
        {
            let world = self.world;
            self.line(&format!(
                "option (w{world}.opts.{option}) = {{ n: 1 [w{world}.opts.more]: 2 }};"
            ));
        }
    }

    fn type_name(&mut self) -> String {
        let scalars = ["string", "int32", "bytes", "bool", "double", "sint64"];
        if self.local.is_empty() || self.rng.one_in(2) {
            return self.rng.pick(&scalars).to_owned();
        }
        let at = self.rng.below(self.local.len());
        format!(".{}", self.local[at])
    }

    fn field(&mut self, numbers: &mut impl Iterator<Item = usize>, labelled: bool) {
        let number = numbers.next().unwrap();
        let mut name = self.names.of_field(&mut self.rng);
        if labelled && number == 1 && self.rng.one_in(6) {
            name = self
                .rng
                .pick(&[
                    "descriptor",
                    "_descriptor_",
                    "DESCRIPTOR",
                    "Descriptor",
                    "descriptor_x",
                ])
                .to_owned();
        }
        let type_name = self.type_name();
        let (mut label, mut options) = ("", Vec::new());
        if labelled {
            label = match self.syntax {
                "" | "proto2" => self.rng.pick(&["optional ", "required ", "repeated "]),
                "proto3" => self.rng.pick(&["", "", "optional ", "repeated "]),
                _ => self.rng.pick(&["", "", "repeated "]),
            };
        }
        let edition = self.syntax.starts_with("20");
        if edition && labelled && label.is_empty() && self.rng.one_in(3) {
            options.push("features.field_presence = LEGACY_REQUIRED".to_owned());
        }
        if edition && type_name.starts_with('.') && self.rng.one_in(3) {
            options.push("features.message_encoding = DELIMITED".to_owned());
        }
        if self
            .options
            .as_ref()
            .is_some_and(|path| self.imports.contains(path))
            && self.rng.one_in(8)
        {
            options.push(format!("(w{}.opts.on_field).n = 3", self.world));
        }
        let options = match options.as_slice() {
            [] => String::new(),
            options => format!(" [{}]", options.join(", ")),
        };
        let gap = self.rng.pick(&[" ", " ", " ", "\t", "\n ", " /* 漢 */ "]);
        self.line(&format!(
            "{label}{type_name}{gap}{name} = {number}{options};"
        ));
    }

    fn map(&mut self, numbers: &mut impl Iterator<Item = usize>) {
        let name = self.names.of_field(&mut self.rng);
        let number = numbers.next().unwrap();
        let value = self.type_name();
        self.line(&format!("map<string, {value}> {name} = {number};"));
    }

    fn group(&mut self, numbers: &mut impl Iterator<Item = usize>) {
        let token = self.names.token();
        let name = self
            .rng
            .pick(&["G{t}", "Gx_{t}", "G_{t}_", "GX1{t}"])
            .replace("{t}", &token);
        let number = numbers.next().unwrap();
        let labels = ["optional", "repeated", "required"];
        let label = self.rng.pick(&labels[..if number < 100 { 3 } else { 2 }]);
        self.line(&format!("{label} group {name} = {number} {{"));
        self.field(&mut (1..), true);
        self.out.push_str(" }");
    }

    fn oneof(&mut self, numbers: &mut impl Iterator<Item = usize>) {
        let name = self.names.of_field(&mut self.rng);
        self.line(&format!("oneof {name} {{"));
        for _ in 0..1 + self.rng.below(2) {
            if matches!(self.syntax, "" | "proto2") && self.rng.one_in(6) {
                let (name, number) = (self.names.token(), numbers.next().unwrap());
                self.line(&format!("group G_{name}_ = {number} {{ }}"));
            } else {
                self.field(numbers, false);
            }
        }
        self.out.push_str(" }");
    }

    fn enumeration(&mut self) {
        let name = self.names.of_type(&mut self.rng);
        self.line(&format!("enum {name} {{"));
        let alias = self.rng.one_in(5);
        if alias {
            self.line("option allow_alias = true;");
        } else if self.rng.one_in(12) {
            self.line("option deprecated = true;");
        }
        let mut first = 0;
        if matches!(self.syntax, "" | "proto2") && self.rng.one_in(2) {
            first = self.rng.pick(&[1, -3, 5]);
        }
        for index in 0..1 + self.rng.below(3) as i32 {
            let value = self.names.of_value(&mut self.rng);
            let prefix = if self.rng.one_in(4) {
                String::new()
            } else {
                upper_snake(&name) + "_"
            };
            let value = format!("{prefix}{value}").replace("__", "_");
            let number = if index == 0 { first } else { index + 10 };
            let number = if index == 2 && first != 0 { 0 } else { number };
            self.line(&format!("{value} = {number};"));
        }
        if alias {
            let value = self.names.of_value(&mut self.rng);
            self.line(&format!("{value} = {first};"));
        }
        self.out.push_str(" }");
    }

    fn extension(&mut self) {
        let name = self.names.of_type(&mut self.rng);
        if self.syntax == "proto3" {
            return self.message(0);
        }
        self.line(&format!("message {name} {{ extensions 100 to 200; }}"));
        let label = if self.syntax.starts_with("20") {
            ""
        } else {
            "optional "
        };
        for start in [100, 110].into_iter().take(1 + self.rng.below(2)) {
            self.line(&format!("extend {name} {{"));
            for number in start..=start + self.rng.below(2) {
                if !label.is_empty() && self.rng.one_in(4) {
                    self.group(&mut (number..));
                    continue;
                }
                let field = self.names.of_field(&mut self.rng);
                self.line(&format!("{label}string {field} = {number};"));
            }
            self.out.push_str(" }");
        }
    }

    fn service(&mut self) {
        let name = self.names.of_type(&mut self.rng) + self.rng.pick(&["Service", "", "API", "_x"]);
        let mut methods = String::new();
        std::mem::swap(&mut methods, &mut self.out);
        let mut standard = Vec::new();
        for _ in 0..self.rng.below(4) {
            let method = self.names.of_type(&mut self.rng);
            let request = self.request(&name, &method, "Request", &mut standard);
            let response = self.request(&name, &method, "Response", &mut standard);
            let stream = |rng: &mut Rng| if rng.one_in(5) { "stream " } else { "" };
            let (up, down) = (stream(&mut self.rng), stream(&mut self.rng));
            let end = self
                .rng
                .pick(&[";", " {}", " { option deprecated = true; }"]);
            self.line(&format!(
                "rpc {method}({up}{request})\n returns ({down}{response}){end}"
            ));
        }
        std::mem::swap(&mut methods, &mut self.out);
        for message in standard {
            self.out.push_str(&format!("\nmessage {message} {{}}"));
            let message = self.full_name(&message);
            self.local.push(message);
        }
        self.line(&format!("service {name} {{"));
        self.out.push_str(&methods);
        self.out.push_str(" }");
    }

    fn request(
        &mut self,
        service: &str,
        method: &str,
        end: &str,
        made: &mut Vec<String>,
    ) -> String {
        let pascal = playground_check::lint::case::pascal;
        let made_up = match self.rng.below(6) {
            0 | 1 => format!("{}{end}", pascal(method)),
            2 => format!("{}{}{end}", pascal(service), pascal(method)),
            3 => format!("{service}{method}{end}"),
            _ if self.local.is_empty() => format!("{method}{end}"),
            _ => {
                let empty = "google.protobuf.Empty".to_owned();
                if self.local.contains(&empty) && self.rng.one_in(2) {
                    return format!(".{empty}");
                }
                return format!(".{}", self.local[self.rng.below(self.local.len())]);
            }
        };
        if !made.contains(&made_up) {
            made.push(made_up.clone());
        }
        format!(".{}", self.full_name(&made_up))
    }
}
