//! Runs one generator over a schema and checks what comes back.

use std::collections::BTreeMap;

use playground_schema::{Schema, SourceFile};
use prost::Message;

use crate::{
    CodeGeneratorRequest, CodeGeneratorResponse, Generated, GeneratedFile, OptionInfo, OwnPlugin,
    Plugin, ResponseFile, parameter,
    plugin::{Generator, Stubs},
    project::{self, Mark, Options, Parts, common, plan},
    scope::{self, Scope, encoded_files},
    targets::GENERATORS,
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

/// What to generate.
#[derive(Debug, Clone, Copy)]
pub struct Task<'t> {
    /// The files and all they import.
    pub schema: &'t Schema,
    /// Those to generate for; what they import is generated too where the target's output needs it.
    pub files: &'t [String],
    /// A target's id.
    pub target: &'t str,
    /// Its options; what is not said has its default.
    pub options: &'t [(String, String)],
}

/// Generates one target. `text` gives the source of a file, of the schema or of the library; `run_plugin` answers an
/// encoded request for a plugin; both say in a sentence without a stop why they cannot.
///
/// # Errors
/// If the target or a file is not known, an option is wrong, or the generator cannot do it.
pub async fn generate(
    task: Task<'_>,
    text: impl AsyncFn(String) -> Result<String, String>,
    run_plugin: impl AsyncFn(Plugin, Vec<u8>) -> Result<Vec<u8>, String>,
) -> Result<Generated, GenerateError> {
    let refused = GenerateError::Refused;
    let generator = find(task.target)?;
    let (mut options, own) = chosen(generator, task.options)?;
    check_files(task.schema, task.files)?;
    if declares_nothing(task) {
        options.parts = Parts::STUBS;
    }
    let extra = match options.parts.only_stubs() {
        true => &[][..],
        false => generator.extra(),
    };
    let extended = extended(task.schema, extra, &text).await.map_err(refused)?;
    let scope = Scope {
        schema: extended.as_ref().unwrap_or(task.schema),
        wanted: task.files,
        extra,
        options,
        own,
    };
    let stubs = generator.stubs(&scope).map_err(refused)?;
    let folder = match scope.options.parts.only_stubs() {
        true => "",
        false => generator.folder(),
    };
    let mut files = Files::new(task.target);
    match stubs {
        Stubs::Files(stubs) => files.add(folder, stubs)?,
        Stubs::Plugins(jobs) => {
            for (plugin, request) in jobs {
                let response = run_plugin(plugin, request.encode_to_vec()).await;
                files.add_response(folder, &response.map_err(refused)?)?;
            }
        }
    }
    if generator.takes_sources() && !scope.options.parts.only_stubs() {
        files.add("proto/", sources(&scope, &text).await.map_err(refused)?)?;
    }
    let command = own_command(generator, task.options);
    files.add("", project(generator, &scope, &command).map_err(refused)?)?;
    Ok(Generated {
        files: files.sorted(),
        generator: generator.made_by(),
        command,
    })
}

/// There is no project around nothing.
fn declares_nothing(task: Task<'_>) -> bool {
    let files = task.files.iter();
    let mut files = files.filter_map(|path| task.schema.pool().get_file_by_name(path));
    files.all(|file| {
        let declared = file.messages().len() + file.enums().len() + file.services().len();
        declared == 0
    })
}

/// The options of every project, then the target's own with their names.
fn chosen(
    generator: &dyn Generator,
    options: &[(String, String)],
) -> Result<(Options, Vec<(String, String)>), GenerateError> {
    let refused = GenerateError::Refused;
    let known = all_options(generator);
    let parameter = parameter::join(options).map_err(refused)?;
    let values = parameter::parse(&parameter.unwrap_or_default(), &known).map_err(refused)?;
    let own = known.iter().map(|info| info.name.clone());
    let own = own.zip(values.iter().cloned()).skip(common().len());
    let own = own.collect();
    Ok((Options::read(values).map_err(refused)?, own))
}

/// The options of every project, then the target's own.
pub(crate) fn all_options(generator: &dyn Generator) -> Vec<OptionInfo> {
    let mut all = common();
    all.extend(generator.options());
    all
}

/// The schema with what the project needs of the library; none if that is all there.
async fn extended(
    schema: &Schema,
    extra: &[&str],
    text: impl AsyncFn(String) -> Result<String, String>,
) -> Result<Option<Schema>, String> {
    let mut missing = Vec::new();
    for path in extra {
        if schema.pool().get_file_by_name(path).is_none() {
            missing.push(SourceFile {
                path: (*path).into(),
                text: text((*path).to_owned()).await?,
            });
        }
    }
    match missing.as_slice() {
        [] => Ok(None),
        sources => scope::extended(schema, sources).map(Some),
    }
}

/// The sources of the wanted files and of what they import.
async fn sources(
    scope: &Scope<'_>,
    text: impl AsyncFn(String) -> Result<String, String>,
) -> Result<Vec<ResponseFile>, String> {
    let mut sources = Vec::new();
    for file in scope.files_with_extra() {
        let content = text(file.name().to_owned()).await?;
        sources.push(ResponseFile {
            name: Some(file.name().to_owned()),
            insertion_point: None,
            content: Some(content),
        });
    }
    Ok(sources)
}

/// What is around the stubs.
fn project(
    generator: &dyn Generator,
    scope: &Scope<'_>,
    command: &str,
) -> Result<Vec<ResponseFile>, String> {
    if scope.options.parts.only_stubs() {
        return Ok(Vec::new());
    }
    let names = generator.names(scope);
    let mark = Mark {
        target: generator.id(),
        command: command.to_owned(),
        stubs_by: generator.made_by(),
        versions: generator.versions(),
    };
    let plan = plan(scope, mark, &*names);
    project::render(&plan, generator.files())
}

/// Generates with a plugin a person has, for these files of the schema alone; otherwise as [`generate`].
///
/// # Errors
/// If a file is not known or the plugin cannot do it.
pub async fn generate_with(
    schema: &Schema,
    files: &[String],
    own: OwnPlugin,
    run_plugin: impl AsyncFn(Plugin, Vec<u8>) -> Result<Vec<u8>, String>,
) -> Result<Generated, GenerateError> {
    let parameter = Some(own.parameter.clone()).filter(|parameter| !parameter.is_empty());
    check_files(schema, files)?;
    let request = CodeGeneratorRequest {
        file_to_generate: files.to_vec(),
        parameter,
        proto_file: encoded_files(schema).map_err(GenerateError::Refused)?,
    };
    let (generator, command) = (own.made_by(), own.local_command());
    let name = own.name.clone();
    let response = run_plugin(Plugin::Own(own), request.encode_to_vec()).await;
    let response = response.map_err(GenerateError::Refused)?;
    let mut files = Files::new(&name);
    files.add_response("", &response)?;
    Ok(Generated {
        files: files.sorted(),
        generator,
        command,
    })
}

/// Says whether there is such a target and it takes these options, before there is a schema.
///
/// # Errors
/// If not.
pub fn check_usage(target: &str, options: &[(String, String)]) -> Result<(), GenerateError> {
    chosen(find(target)?, options).map(drop)
}

fn find(target: &str) -> Result<&'static dyn Generator, GenerateError> {
    let mut all = GENERATORS.iter().copied();
    all.find(|generator| generator.id() == target)
        .ok_or_else(|| GenerateError::UnknownTarget {
            target: target.to_owned(),
        })
}

fn check_files(schema: &Schema, files: &[String]) -> Result<(), GenerateError> {
    if files.is_empty() {
        return Err(GenerateError::NoFiles);
    }
    let unknown = |path: &&String| schema.pool().get_file_by_name(path).is_none();
    match files.iter().find(unknown) {
        Some(path) => Err(GenerateError::UnknownFile { path: path.clone() }),
        None => Ok(()),
    }
}

/// What was written so far, each path once.
struct Files<'t> {
    target: &'t str,
    texts: BTreeMap<String, String>,
}

impl<'t> Files<'t> {
    fn new(target: &'t str) -> Self {
        let texts = BTreeMap::new();
        Self { target, texts }
    }

    /// Adds what an encoded response holds.
    fn add_response(&mut self, folder: &str, bytes: &[u8]) -> Result<(), GenerateError> {
        let response = CodeGeneratorResponse::decode(bytes);
        let response = response.map_err(|error| self.broken(error.to_string()))?;
        match response.error {
            Some(error) => Err(GenerateError::Refused(error)),
            None => self.add(folder, response.file),
        }
    }

    /// Adds files to a folder, with chunks put together.
    fn add(&mut self, folder: &str, files: Vec<ResponseFile>) -> Result<(), GenerateError> {
        let mut current: Option<String> = None;
        for file in files {
            if file.insertion_point.is_some() {
                return Err(self.broken("it uses an insertion point".to_owned()));
            }
            if let Some(name) = file.name.filter(|name| !name.is_empty()) {
                check_path(&name).map_err(|reason| self.broken(reason))?;
                let path = format!("{folder}{name}");
                if self.texts.insert(path.clone(), String::new()).is_some() {
                    return Err(self.broken(format!("it writes `{path}` twice")));
                }
                current = Some(path);
            }
            let text = current.as_ref().and_then(|path| self.texts.get_mut(path));
            match text {
                Some(text) => text.push_str(file.content.as_deref().unwrap_or_default()),
                None => return Err(self.broken("its first file has no name".to_owned())),
            }
        }
        Ok(())
    }

    fn sorted(self) -> Vec<GeneratedFile> {
        let file = |(path, text)| GeneratedFile { path, text };
        self.texts.into_iter().map(file).collect()
    }

    fn broken(&self, reason: String) -> GenerateError {
        GenerateError::Contract {
            target: self.target.to_owned(),
            reason,
        }
    }
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
fn own_command(generator: &dyn Generator, options: &[(String, String)]) -> String {
    let known = all_options(generator);
    let mut options: Vec<_> = options.iter().collect();
    options.sort_by_key(|(key, _)| known.iter().position(|info| info.name == *key));
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
        let mut all = Files::new("t");
        let found = all.add_response("", &response.encode_to_vec());
        let found = found.map(|()| {
            all.sorted()
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
            Files::new("t").add_response("", &[0xff; 3]),
            Err(GenerateError::Contract { .. })
        ));
    }
}
