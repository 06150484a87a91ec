//! Writes a case as text, with blanks and comments where they may stand.

use std::collections::{BTreeSet, HashMap};
use std::fmt::Write;

use crate::rng::Rng;
use crate::schema::{
    Case, Enum, Extend, Field, File, Label, Message, Options, Scope, Service, Syntax, Type, TypeId,
};
use crate::types::{Known, types};

/// The files of a case, path and text; `number` names the folder.
pub fn print(case: &Case, number: usize, rng: &mut Rng) -> Vec<(String, String)> {
    let known = types(case);
    let paths: Vec<String> = case
        .files
        .iter()
        .map(|file| format!("c{number}/{}.proto", file.stem))
        .collect();
    let mut made = Vec::new();
    for (file, path) in case.files.iter().zip(&paths) {
        let mut printer = Printer {
            text: String::new(),
            quoted: file.syntax.edition().is_none(),
            known: &known,
            uses: BTreeSet::new(),
            rng: &mut *rng,
        };
        printer.file(file);
        let (body, uses) = (printer.text, printer.uses);
        made.push((
            path.clone(),
            head(
                file,
                &body,
                uses.iter()
                    .map(|&index| &paths[index])
                    .filter(|used| *used != path),
            ) + &body,
        ));
    }
    made
}

fn head<'a>(file: &File, body: &str, imports: impl Iterator<Item = &'a String>) -> String {
    let mut head = match file.syntax {
        Syntax::Unsaid => String::new(),
        Syntax::Proto2 => "syntax = \"proto2\";\n".to_owned(),
        Syntax::Proto3 => "syntax = \"proto3\";\n".to_owned(),
        Syntax::Edition(year) => format!("// An edition.\nedition = \"{year}\";\n"),
    };
    if let Some(package) = &file.package {
        let _ = writeln!(head, "package {package};");
    }
    for import in imports {
        let _ = writeln!(head, "import \"{import}\";");
    }
    for (mark, import) in [("pb.java", "java"), ("pb.cpp", "cpp")] {
        if body.contains(mark) {
            let _ = writeln!(head, "import \"google/protobuf/{import}_features.proto\";");
        }
    }
    if matches!(file.syntax, Syntax::Edition(2024..)) {
        head += "option features.enforce_naming_style = STYLE_LEGACY;\n";
        head += "option features.default_symbol_visibility = EXPORT_ALL;\n";
    }
    head
}

struct Printer<'a> {
    text: String,
    /// Whether reserved names stand in quotes.
    quoted: bool,
    known: &'a HashMap<TypeId, Known>,
    uses: BTreeSet<usize>,
    rng: &'a mut Rng,
}

impl Printer<'_> {
    /// Words with blanks between them.
    fn put(&mut self, words: &str) {
        for word in words.split_inclusive(' ') {
            self.text += word;
            if word.ends_with(' ') && self.rng.one_in(40) {
                self.text += self.rng.pick(&[" ", "\n", "/* c */ ", "\n\n  "]);
            }
        }
    }

    fn end(&mut self) {
        self.text += self.rng.pick(&["\n", "\n", "\n  ", " ", "\n    "]);
    }

    fn file(&mut self, file: &File) {
        for (name, value) in &file.options {
            self.put(&format!("option {name} = {value};"));
            self.end();
        }
        self.scope(&file.body);
        for service in &file.services {
            self.service(service);
        }
    }

    fn scope(&mut self, scope: &Scope) {
        for one in &scope.enums {
            self.enumeration(one);
        }
        for message in &scope.messages {
            self.put(&format!("message {} {{ ", message.name));
            self.message(message);
        }
        for extend in &scope.extends {
            self.extend(extend);
        }
    }

    fn statements(&mut self, options: &Options) {
        for (name, value) in options {
            self.put(&format!("option {name} = {value};"));
            self.end();
        }
    }

    fn reserved(&mut self, ranges: &[(i32, i32)], names: &[String]) {
        if !ranges.is_empty() {
            let list: Vec<String> = ranges.iter().map(|range| range_text(*range)).collect();
            self.put(&format!("reserved {};", list.join(", ")));
            self.end();
        }
        for name in names {
            let name = if self.quoted {
                format!("\"{name}\"")
            } else {
                name.clone()
            };
            self.put(&format!("reserved {name};"));
            self.end();
        }
    }

    fn message(&mut self, message: &Message) {
        self.end();
        self.statements(&message.options);
        for field in &message.fields {
            self.field(field);
        }
        for (name, fields) in &message.oneofs {
            self.put(&format!("oneof {name} {{ "));
            for field in fields {
                self.field(field);
            }
            self.text += "}";
            self.end();
        }
        self.scope(&message.body);
        self.reserved(&message.reserved, &message.reserved_names);
        for &range in &message.extensions {
            self.put(&format!("extensions {};", range_text(range)));
            self.end();
        }
        self.text += "}";
        self.end();
    }

    fn extend(&mut self, extend: &Extend) {
        let name = self.name(extend.extendee);
        self.put(&format!("extend {name} {{ "));
        self.field(&extend.field);
        self.text += "}";
        self.end();
    }

    fn name(&mut self, id: TypeId) -> String {
        let Some(known) = self.known.get(&id) else {
            return "int32".to_owned();
        };
        self.uses.insert(known.file);
        format!(".{}", known.name)
    }

    fn kind(&mut self, kind: &Type) -> String {
        match kind {
            Type::Scalar(name) => (*name).to_owned(),
            Type::Named(id) => self.name(*id),
            Type::Map(key, value) => format!("map<{key}, {}>", self.kind(value)),
            Type::Group(_) => "group".to_owned(),
        }
    }

    fn field(&mut self, field: &Field) {
        let label = match field.label {
            Label::None => "",
            Label::Optional => "optional ",
            Label::Required => "required ",
            Label::Repeated => "repeated ",
        };
        let kind = self.kind(&field.kind);
        let name = match &field.kind {
            Type::Group(group) => &group.name,
            _ => &field.name,
        };
        self.put(&format!("{label}{kind} {name} = {}", field.number));
        self.field_options(field);
        match &field.kind {
            Type::Group(group) => {
                self.text += " { ";
                self.message(group);
            }
            _ => {
                self.text += ";";
                self.end();
            }
        }
    }

    fn field_options(&mut self, field: &Field) {
        let mut list = Vec::new();
        for (name, value) in &field.options {
            let value = if name == "default" {
                self.default(field, value)
            } else {
                value.clone()
            };
            list.push(format!("{name} = {value}"));
        }
        if !list.is_empty() {
            self.put(&format!(" [{}]", list.join(", ")));
        }
    }

    fn default(&self, field: &Field, said: &str) -> String {
        let which: usize = said.trim_start_matches('?').parse().unwrap();
        match &field.kind {
            Type::Scalar(name) => scalar(name, which).to_owned(),
            Type::Named(id) => {
                let values = self.known[id].values.as_ref().unwrap();
                values[which % values.len()].clone()
            }
            _ => unreachable!("has no default"),
        }
    }

    fn enumeration(&mut self, one: &Enum) {
        self.put(&format!("enum {} {{ ", one.name));
        self.end();
        let mut numbers: Vec<i32> = one.values.iter().map(|value| value.1).collect();
        numbers.sort_unstable();
        numbers.dedup();
        if numbers.len() < one.values.len() {
            self.put("option allow_alias = true;");
            self.end();
        }
        self.statements(&one.options);
        for (name, number) in &one.values {
            self.put(&format!("{name} = {number};"));
            self.end();
        }
        self.reserved(&one.reserved, &one.reserved_names);
        self.text += "}";
        self.end();
    }

    fn service(&mut self, service: &Service) {
        self.put(&format!("service {} {{ ", service.name));
        self.end();
        for method in &service.methods {
            let stream = |on: bool| if on { "stream " } else { "" };
            let (input, output) = (self.name(method.input), self.name(method.output));
            let (client, server) = (stream(method.streams.0), stream(method.streams.1));
            self.put(&format!(
                "rpc {}({client}{input}) returns ({server}{output}) {{ ",
                method.name
            ));
            self.statements(&method.options);
            self.text += "}";
            self.end();
        }
        self.text += "}";
        self.end();
    }
}

fn range_text((start, end): (i32, i32)) -> String {
    match end {
        i32::MAX => format!("{start} to max"),
        _ if start == end => start.to_string(),
        _ => format!("{start} to {end}"),
    }
}

fn scalar(name: &str, which: usize) -> &'static str {
    let pool: [&str; 4] = match name {
        "string" => ["\"\"", "\"a\"", "'b'", "\"a\\n\" \"c\""],
        "bytes" => ["\"\"", "\"a\"", "\"\\001\"", "'\\xff'"],
        "bool" => ["true", "false", "true", "false"],
        "double" | "float" => ["0", "0.1", "nan", "-inf"],
        "uint32" | "uint64" | "fixed32" | "fixed64" => ["0", "1", "0x10", "7"],
        _ => ["0", "1", "-1", "7"],
    };
    pool[which]
}
