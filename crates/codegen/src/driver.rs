//! Runs one generator over a schema and checks what comes back.

use std::collections::BTreeMap;

use playground_schema::Schema;
use prost::Message;

use crate::{
    CodeGeneratorRequest, CodeGeneratorResponse, GENERATORS, Generated, GeneratedFile, Generator,
    OwnPlugin, Plugin, Run, parameter,
};

/// Why nothing was generated.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum GenerateError {
    /// No generator has this id.
    #[error("there is no target `{target}`; there are {}", known_targets())]
    UnknownTarget {
        /// What was asked for.
        target: String,
    },
    /// There is nothing to generate code for.
    #[error("no file to generate code for: none compiles")]
    NoFiles,
    /// A file is not part of the schema.
    #[error("`{path}` is not in the schema: it does not compile or does not exist")]
    UnknownFile {
        /// The file.
        path: String,
    },
    /// The options cannot be given to a plugin, or the generator said no; its words.
    #[error("{0}")]
    Refused(String),
    /// The generator broke the plugin contract.
    #[error("the generator `{target}` answered nonsense: {reason}")]
    Contract {
        /// The generator's id.
        target: String,
        /// How.
        reason: String,
    },
}

/// An encoded `FileDescriptorSet` whose files stay encoded.
#[derive(Clone, PartialEq, Eq, prost::Message)]
pub(crate) struct RawFileSet {
    #[prost(bytes = "vec", repeated, tag = "1")]
    pub(crate) file: Vec<Vec<u8>>,
}

/// Generates client code of one target for these files of the schema; what they import is generated
/// too where the target's output needs it. `run_plugin` answers an encoded request for a plugin, or says in a sentence
/// without a stop why it cannot.
///
/// # Errors
/// If the target or a file is not known, an option is wrong, or the generator cannot do it.
pub async fn generate(
    schema: &Schema,
    files: &[String],
    target: &str,
    options: &[(String, String)],
    run_plugin: impl AsyncFnOnce(Plugin, Vec<u8>) -> Result<Vec<u8>, String>,
) -> Result<Generated, GenerateError> {
    let generator = find(target)?;
    let parameter = parameter::join(options).map_err(GenerateError::Refused)?;
    let request = request(schema, files, parameter)?;
    let response = match generator.run(request.encode_to_vec()) {
        Run::Done(response) => response,
        Run::Plugin(plugin, request) => run_plugin(plugin, request)
            .await
            .map_err(GenerateError::Refused)?,
    };
    Ok(Generated {
        files: read_response(target, &response)?,
        generator: generator.made_by(),
        command: generator.local_command(options),
    })
}

/// Generates with a plugin a person has, for these files of the schema alone; otherwise as [`generate`].
///
/// # Errors
/// If a file is not known or the plugin cannot do it.
pub async fn generate_with(
    schema: &Schema,
    files: &[String],
    own: OwnPlugin,
    run_plugin: impl AsyncFnOnce(Plugin, Vec<u8>) -> Result<Vec<u8>, String>,
) -> Result<Generated, GenerateError> {
    let parameter = Some(own.parameter.clone()).filter(|parameter| !parameter.is_empty());
    let request = request(schema, files, parameter)?;
    let (generator, command) = (own.made_by(), own.local_command());
    let name = own.name.clone();
    let response = run_plugin(Plugin::Own(own), request.encode_to_vec()).await;
    let response = response.map_err(GenerateError::Refused)?;
    Ok(Generated {
        files: read_response(&name, &response)?,
        generator,
        command,
    })
}

/// Says whether there is such a target and it takes these options, before there is a schema.
///
/// # Errors
/// If not.
pub fn check_usage(target: &str, options: &[(String, String)]) -> Result<(), GenerateError> {
    let known = find(target)?.options();
    let parameter = parameter::join(options).map_err(GenerateError::Refused)?;
    let parsed = parameter::parse(&parameter.unwrap_or_default(), &known);
    parsed.map(drop).map_err(GenerateError::Refused)
}

fn find(target: &str) -> Result<&'static dyn Generator, GenerateError> {
    let mut all = GENERATORS.iter().copied();
    all.find(|generator| generator.id() == target)
        .ok_or_else(|| GenerateError::UnknownTarget {
            target: target.to_owned(),
        })
}

fn request(
    schema: &Schema,
    files: &[String],
    parameter: Option<String>,
) -> Result<CodeGeneratorRequest, GenerateError> {
    if files.is_empty() {
        return Err(GenerateError::NoFiles);
    }
    if let Some(path) = files
        .iter()
        .find(|path| schema.pool().get_file_by_name(path).is_none())
    {
        return Err(GenerateError::UnknownFile { path: path.clone() });
    }
    let set = RawFileSet::decode(schema.encode().as_slice())
        .map_err(|error| GenerateError::Refused(error.to_string()))?;
    Ok(CodeGeneratorRequest {
        file_to_generate: files.to_vec(),
        parameter,
        proto_file: set.file,
    })
}

/// The files of a response, sorted by path, with chunks put together.
fn read_response(target: &str, bytes: &[u8]) -> Result<Vec<GeneratedFile>, GenerateError> {
    let contract = |reason: String| GenerateError::Contract {
        target: target.to_owned(),
        reason,
    };
    let response =
        CodeGeneratorResponse::decode(bytes).map_err(|error| contract(error.to_string()))?;
    if let Some(error) = response.error {
        return Err(GenerateError::Refused(error));
    }
    let mut files: BTreeMap<String, String> = BTreeMap::new();
    let mut current: Option<String> = None;
    for file in response.file {
        if file.insertion_point.is_some() {
            return Err(contract("it uses an insertion point".to_owned()));
        }
        if let Some(name) = file.name.filter(|name| !name.is_empty()) {
            check_path(&name).map_err(contract)?;
            if files.insert(name.clone(), String::new()).is_some() {
                return Err(contract(format!("it writes `{name}` twice")));
            }
            current = Some(name);
        }
        let text = current.as_ref().and_then(|name| files.get_mut(name));
        let text = text.ok_or_else(|| contract("its first file has no name".to_owned()))?;
        text.push_str(file.content.as_deref().unwrap_or_default());
    }
    Ok(files
        .into_iter()
        .map(|(path, text)| GeneratedFile { path, text })
        .collect())
}

/// A generated path must stay inside the output folder (`plugin.proto`, `File.name`).
fn check_path(path: &str) -> Result<(), String> {
    let outside = path.contains(['\\', '\0', ':'])
        || path.split('/').any(|part| matches!(part, "" | "." | ".."));
    if outside {
        Err(format!("it writes outside of the output folder: `{path}`"))
    } else {
        Ok(())
    }
}

fn known_targets() -> String {
    let ids: Vec<_> = GENERATORS
        .iter()
        .map(|generator| format!("`{}`", generator.id()))
        .collect();
    ids.join(", ")
}

/// The command of the project's own command line that writes the same bytes.
pub(crate) fn own_command(generator: &dyn Generator, options: &[(String, String)]) -> String {
    let options: String = options
        .iter()
        .map(|(key, value)| format!(" --option {key}={value}"))
        .collect();
    format!(
        "protoplay generate --target {}{options} --out gen",
        generator.id()
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ResponseFile;

    fn check(files: &[(Option<&str>, &str)], expect: Result<&[(&str, &str)], &str>) {
        let file = files.iter().map(|(name, content)| ResponseFile {
            name: name.map(str::to_owned),
            insertion_point: None,
            content: Some((*content).to_owned()),
        });
        let response = CodeGeneratorResponse {
            file: file.collect(),
            ..Default::default()
        };
        let found = read_response("t", &response.encode_to_vec());
        let found = found.map(|files| {
            files
                .into_iter()
                .map(|file| (file.path, file.text))
                .collect::<Vec<_>>()
        });
        let expect = expect.map(|files| {
            files
                .iter()
                .map(|(path, text)| ((*path).to_owned(), (*text).to_owned()))
                .collect()
        });
        assert_eq!(
            found.map_err(|error| error.to_string()),
            expect.map_err(|reason| format!("the generator `t` answered nonsense: {reason}"))
        );
    }

    #[test]
    fn sorts_and_joins_files() {
        check(&[], Ok(&[]));
        check(
            &[(Some("b"), "1"), (None, "2"), (Some("a/c"), "3")],
            Ok(&[("a/c", "3"), ("b", "12")]),
        );
    }

    #[test]
    fn refuses_broken_responses() {
        check(&[(None, "x")], Err("its first file has no name"));
        check(
            &[(Some("a"), "x"), (Some("a"), "y")],
            Err("it writes `a` twice"),
        );
        check(
            &[(Some("../a"), "x")],
            Err("it writes outside of the output folder: `../a`"),
        );
        check(
            &[(Some("/a"), "x")],
            Err("it writes outside of the output folder: `/a`"),
        );
        check(
            &[(Some("C:\\a"), "x")],
            Err("it writes outside of the output folder: `C:\\a`"),
        );
        assert!(matches!(
            read_response("t", &[0xff; 3]),
            Err(GenerateError::Contract { .. })
        ));
    }
}
