//! `typescript-connect`: messages and services by protoc-gen-es, as Connect's clients and servers take them.
//!
//! The files are those that `protoc-gen-es` writes for the wanted files and everything they import, except what the
//! package `@bufbuild/protobuf` holds.

mod files;
mod names;

use std::collections::BTreeMap;

use crate::{
    CodeGeneratorRequest, OptionInfo, Plugin, parameter,
    plugin::{Generator, Stubs},
    project::{File, Names},
    scope::Scope,
};

/// See the module.
pub(super) struct TypescriptConnect;

/// The values of the options below that projects are written for.
const OF_PROJECTS: [&str; 3] = ["ts", "js", "false"];

const LANGUAGE: &str = "language";

impl Generator for TypescriptConnect {
    fn id(&self) -> &'static str {
        "typescript-connect"
    }

    fn title(&self) -> &'static str {
        "TypeScript (Connect)"
    }

    fn made_by(&self) -> String {
        concat!("protoc-gen-es ", env!("PROTOC_GEN_ES_VERSION")).to_owned()
    }

    fn options(&self) -> Vec<OptionInfo> {
        let option = |name: &str, values: &[&str], doc: &str| OptionInfo {
            name: name.to_owned(),
            values: values.iter().map(|value| (*value).to_owned()).collect(),
            doc: doc.to_owned(),
        };
        vec![
            option(
                LANGUAGE,
                &["ts", "js+dts"],
                "Write the stubs in TypeScript, or in JavaScript with their declarations.",
            ),
            option(
                "import_extension",
                &["js", "none", "ts"],
                "What names of imported files end with.",
            ),
            option(
                "json_types",
                &["false", "true"],
                "Write types for the JSON form of messages.",
            ),
        ]
    }

    fn folder(&self) -> &'static str {
        "src/gen/"
    }

    fn stubs(&self, scope: &Scope<'_>) -> Result<Stubs, String> {
        let chosen = scope.own.iter().map(|(_, value)| value.as_str());
        if !scope.options.parts.only_stubs() && !chosen.eq(OF_PROJECTS) {
            return Err(
                "a project has stubs in TypeScript that import `.js`; choose `parts` `stubs` for others"
                    .to_owned(),
            );
        }
        let pairs = scope.own.iter().map(|(name, value)| match name.as_str() {
            // What protoc-gen-es calls so is something else to whoever chooses a target here.
            LANGUAGE => ("target".to_owned(), value.clone()),
            _ => (name.clone(), value.clone()),
        });
        let files = scope.files_with_extra();
        let request = CodeGeneratorRequest {
            file_to_generate: files.iter().map(|file| file.name().to_owned()).collect(),
            parameter: parameter::join(&pairs.collect::<Vec<_>>())?,
            proto_file: scope.encoded()?,
        };
        let plugin = Plugin::Module("protoc-gen-es.js");
        Ok(Stubs::Plugins(vec![(plugin, request)]))
    }

    fn names<'s>(&self, _: &'s Scope<'_>) -> Box<dyn Names + 's> {
        Box::new(names::EsNames)
    }

    fn files(&self) -> &'static [File<'static>] {
        files::FILES
    }

    fn extra(&self) -> &'static [&'static str] {
        files::EXTRA
    }

    fn versions(&self) -> BTreeMap<&'static str, String> {
        BTreeMap::from([("protobuf_es", env!("PROTOC_GEN_ES_VERSION").to_owned())])
    }
}
