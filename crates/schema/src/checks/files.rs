//! Rules of the file as a whole: package, imports, runtime, services.

use std::collections::HashMap;

use playground_protos::descriptor::FileOptions;
use playground_protos::descriptor::file_options::OptimizeMode;

use super::context::{Checks, index};
use super::edits::{remove, remove_whole};
use super::extendee::is_lite;
use crate::finding::Finding;
use crate::link::PACKAGE_PARTS;

/// Bytes of a package.
const MAX_PACKAGE: usize = 511;

impl<'a> Checks<'a> {
    /// Package, imports and options of the file.
    pub(super) fn file_rules(&mut self, options: &FileOptions) {
        self.package();
        self.imports();
        if options.optimize_for() != OptimizeMode::LiteRuntime {
            self.lite_import();
        }
        self.file_features(options);
        if options.java_string_check_utf8() && self.has_editions() {
            let span = self.option("java_string_check_utf8");
            let finding = Finding::error(span, "editions have no option `java_string_check_utf8`");
            let finding = finding.help("use the feature `(pb.java).utf8_validation` instead");
            self.push(finding.fix_if("remove it", remove(self.view.text, span)));
        }
        self.generic_services(options);
        self.package_style();
    }

    fn package(&mut self) {
        let package = self.view.file.package();
        let message = if package.len() > MAX_PACKAGE {
            format!("package name is longer than {MAX_PACKAGE} bytes")
        } else if package.split('.').count() > PACKAGE_PARTS {
            format!("package name has more than {PACKAGE_PARTS} parts")
        } else {
            return;
        };
        self.push(Finding::error(self.at(&[2]), message));
    }

    /// Each file once, however it is imported.
    fn imports(&mut self) {
        let file = self.view.file;
        let plain = file.dependency.iter().enumerate();
        let plain = plain.map(|(at, name)| (name, [3, index(at)]));
        let options = file.option_dependency.iter().enumerate();
        let all = plain.chain(options.map(|(at, name)| (name, [15, index(at)])));
        let mut seen: HashMap<&str, [i32; 2]> = HashMap::new();
        for (name, path) in all {
            let Some(first) = seen.get(name.as_str()) else {
                seen.insert(name, path);
                continue;
            };
            let span = self.at(&path);
            let finding = Finding::error(span, format!("`{name}` is imported twice"));
            let finding = finding.related(self.at(first), "first imported here");
            let whole = self
                .place(&path)
                .filter(|span| self.text(*span).starts_with("import"));
            self.push(finding.fix_if(
                "remove it",
                whole.and_then(|span| remove_whole(self.view.text, span)),
            ));
        }
    }

    /// Code for the full runtime cannot use lite code; told once.
    fn lite_import(&mut self) {
        let mut imports = self.view.file.dependency.iter().enumerate();
        let lite = imports.find(|(_, name)| {
            let file = self.view.types.file(name);
            file.is_some_and(|file| is_lite(file.options.as_deref()))
        });
        if let Some((at, name)) = lite {
            let message = format!("`{name}` uses the lite runtime, but this file does not");
            let finding = Finding::error(self.at(&[3, index(at)]), message);
            self.push(
                finding.help("set `option optimize_for = LITE_RUNTIME;` here too, or not there"),
            );
        }
    }

    fn generic_services(&mut self, options: &FileOptions) {
        let set = [
            ("cc_generic_services", options.cc_generic_services()),
            ("java_generic_services", options.java_generic_services()),
            ("py_generic_services", options.py_generic_services()),
        ];
        for (name, _) in set.into_iter().filter(|(_, on)| *on) {
            let span = self.option(name);
            let message = format!("`{name}` is deprecated with generic services as such");
            let finding = Finding::warning(span, message);
            let finding = finding.help("plugins for an RPC system replace them");
            self.push(finding.fix_if("remove it", remove(self.view.text, span)));
        }
    }

    /// A service in a file for the lite runtime.
    pub(super) fn lite_service(&mut self, options: &FileOptions) {
        let generic = options.cc_generic_services() || options.java_generic_services();
        if options.optimize_for() == OptimizeMode::LiteRuntime && generic {
            let finding = Finding::error(self.name(), "a lite file cannot have generic services");
            self.push(finding.help("remove `cc_generic_services` and `java_generic_services`"));
        }
    }
}
