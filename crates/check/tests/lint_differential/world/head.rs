//! What stands before the elements of a file: package, imports, options; and a file that declares custom options.

use super::Maker;

impl Maker {
    pub(super) fn head(&mut self, path: &str) {
        match self.syntax {
            "" => {}
            "2023" | "2024" => self.line(&format!("edition = \"{}\";", self.syntax)),
            syntax => self.line(&format!("syntax = \"{syntax}\";")),
        }
        if self.syntax == "2024" {
            self.out
                .push_str("\noption features.enforce_naming_style = STYLE_LEGACY;\n");
            self.out
                .push_str("\noption features.default_symbol_visibility = EXPORT_ALL;\n");
        }
        if !self.package.is_empty() {
            self.line(&format!("package {};", self.package));
        }
        self.imports(path);
        self.file_options();
    }

    pub(super) fn imports(&mut self, own: &str) {
        self.imports.clear();
        self.local.clear();
        let mut paths: Vec<String> = self.known.iter().map(|(path, _)| path.clone()).collect();
        paths.dedup();
        paths.extend(
            [
                "google/protobuf/empty.proto",
                "google/protobuf/timestamp.proto",
            ]
            .map(str::to_owned),
        );
        paths.extend(self.options.clone());
        for path in paths {
            if self.rng.one_in(2) || self.imports.contains(&path) {
                continue;
            }
            let kind = self.rng.pick(&[
                "",
                "",
                "",
                "public ",
                if self.syntax == "2024" { "" } else { "weak " },
            ]);
            self.line(&format!("import {kind}\"{path}\";"));
            if path.ends_with("empty.proto") {
                self.local.push("google.protobuf.Empty".to_owned());
            }
            if kind == "public " {
                self.publics.push((own.to_owned(), path.clone()));
            }
            let mut files = vec![path.clone()];
            let through = self.publics.iter().filter(|(by, _)| *by == path);
            files.extend(through.map(|(_, path)| path.clone()));
            let visible = self.known.iter().filter(|(file, _)| files.contains(file));
            self.local.extend(visible.map(|(_, name)| name.clone()));
            self.imports.push(path);
        }
    }

    pub(super) fn file_options(&mut self) {
        for (option, values) in [
            ("csharp_namespace", ["\"A\"", "\"A.B\"", "\"\""]),
            ("go_package", ["\"a/b\"", "\"a/b;c\"", "\"\""]),
            ("java_package", ["\"com.a\"", "\"com.b\"", "\"\""]),
            ("java_multiple_files", ["true", "false", "true"]),
            ("php_namespace", ["\"A\"", "\"B\"", "\"\""]),
            ("ruby_package", ["\"A\"", "\"B\"", "\"\""]),
            ("swift_prefix", ["\"A\"", "\"B\"", "\"\""]),
        ] {
            let gone = option == "java_multiple_files" && self.syntax == "2024";
            if self.rng.one_in(5) && !gone {
                let value = self.rng.pick(&values);
                self.line(&format!("option {option} = {value};"));
            }
        }
        if let Some(path) = self.options.clone()
            && self.imports.contains(&path)
            && self.rng.one_in(3)
        {
            self.line(&format!("option (w{}.opts.on_file) = 1;", self.world));
        }
        if self.syntax == "2023" && self.rng.one_in(3) {
            let value = self.rng.pick(&["LEGACY_REQUIRED", "IMPLICIT", "EXPLICIT"]);
            let value = if value == "LEGACY_REQUIRED" {
                "EXPLICIT"
            } else {
                value
            };
            self.line(&format!("option features.field_presence = {value};"));
        }
    }

    /// A file of custom options, one with a message that another extension fits into.
    pub(super) fn options_file(&mut self) -> (String, String) {
        let world = self.world;
        let path = format!("w{world}/opts/opts.proto");
        let number = 50_000 + (world % 1000) * 10;
        let text = format!(
            "syntax = \"proto2\";\npackage w{world}.opts;\nimport \"google/protobuf/descriptor.proto\";\n\
             message Opt {{ optional int32 n = 1; extensions 2 to 9; }}\n\
             extend Opt {{ optional int32 more = 2; }}\n\
             extend google.protobuf.FileOptions {{ optional int32 on_file = {number}; }}\n\
             extend google.protobuf.MessageOptions {{ optional Opt on_message = {number}; }}\n\
             extend google.protobuf.FieldOptions {{ optional Opt on_field = {number}; }}\n"
        );
        self.options = Some(path.clone());
        (path, text)
    }
}
