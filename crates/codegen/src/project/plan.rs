//! The plan of a project: what its templates are rendered with.

use std::collections::{BTreeMap, HashMap};

use minijinja::Value;
use playground_schema::sample;
use prost_reflect::{FileDescriptor, MessageDescriptor, MethodDescriptor, ServiceDescriptor};
use prost_types::{FileDescriptorProto, method_options::IdempotencyLevel};
use serde::Serialize;

use super::{
    CLIENT, Names, SERVER, TypeNames,
    naming::{Cases, cases},
    required::{self, Required},
    sampled::{self, Sample},
};
use crate::scope::Scope;

/// What templates are rendered with.
#[derive(Debug, Serialize)]
pub(crate) struct Plan {
    target: &'static str,
    made_by: String,
    command: String,
    stubs_by: String,
    versions: BTreeMap<&'static str, String>,
    #[serde(skip)]
    pub(crate) parts: u8,
    client: bool,
    server: bool,
    auth: bool,
    retry: bool,
    tls: bool,
    deadline_seconds: u32,
    pub(crate) project: Project,
    files: Vec<SchemaFile>,
    pub(crate) services: Vec<Service>,
    #[serde(flatten)]
    language: BTreeMap<&'static str, Value>,
}

/// The project's name in its cases.
#[derive(Debug, Serialize)]
pub(crate) struct Project {
    name: String,
    #[serde(flatten)]
    pub(crate) cases: Cases,
    /// The path of a Go module.
    module: String,
}

#[derive(Debug, Serialize)]
struct SchemaFile {
    path: String,
    package: String,
    stem: String,
}

/// One service.
#[derive(Debug, Serialize)]
pub(crate) struct Service {
    name: String,
    full_name: String,
    package: String,
    file: String,
    doc: Vec<String>,
    /// Unique in the project.
    slug: String,
    #[serde(flatten)]
    cases: Cases,
    methods: Vec<Method>,
    #[serde(flatten)]
    language: BTreeMap<&'static str, Value>,
}

#[derive(Debug, Serialize)]
struct Method {
    name: String,
    full_name: String,
    path: String,
    doc: Vec<String>,
    deprecated: bool,
    kind: &'static str,
    client_streaming: bool,
    server_streaming: bool,
    idempotent: bool,
    ident: String,
    #[serde(flatten)]
    cases: Cases,
    input: Type,
    output: Type,
    sample: Vec<Sample>,
    sample_json: String,
    required: Vec<Required>,
}

#[derive(Debug, Serialize)]
struct Type {
    full_name: String,
    is_empty: bool,
    #[serde(flatten)]
    names: TypeNames,
}

/// The name of a project for these files: the last part of the first service's package that is no version.
fn name_of(files: &[FileDescriptor]) -> String {
    let with_service = files.iter().find(|file| file.services().len() > 0);
    let package = with_service
        .or(files.first())
        .map(FileDescriptor::package_name);
    let is_version = |part: &&str| {
        let digits = part.strip_prefix('v').unwrap_or_default();
        digits.starts_with(|c: char| c.is_ascii_digit())
    };
    let mut parts = package.unwrap_or_default().split('.').rev();
    let part = parts.find(|part| !part.is_empty() && !is_version(part));
    part.unwrap_or("playground").to_owned()
}

/// What made a project, as its files say it.
pub(crate) struct Mark {
    pub(crate) target: &'static str,
    pub(crate) command: String,
    pub(crate) stubs_by: String,
    pub(crate) versions: BTreeMap<&'static str, String>,
}

/// The name of the project.
pub(crate) fn project_name(scope: &Scope<'_>) -> String {
    let named = scope.options.name.clone();
    named.unwrap_or_else(|| name_of(&wanted(scope)))
}

/// The wanted files, imported ones first.
fn wanted(scope: &Scope<'_>) -> Vec<FileDescriptor> {
    let mut files = scope.files();
    files.retain(|file| scope.wanted.iter().any(|name| name == file.name()));
    files
}

/// The plan for what is wanted.
pub(crate) fn plan(scope: &Scope<'_>, mark: Mark, names: &dyn Names) -> Plan {
    let options = &scope.options;
    let name = project_name(scope);
    let name_cases = cases(&name);
    let parts = options.parts.0;
    Plan {
        target: mark.target,
        made_by: concat!("protoplay ", env!("CARGO_PKG_VERSION")).to_owned(),
        command: mark.command,
        stubs_by: mark.stubs_by,
        versions: mark.versions,
        parts,
        client: parts & CLIENT != 0,
        server: parts & SERVER != 0,
        auth: options.auth,
        retry: options.retry,
        tls: options.tls,
        deadline_seconds: options.deadline_seconds,
        project: Project {
            module: module(&name_cases),
            name,
            cases: name_cases,
        },
        files: scope.files().iter().map(schema_file).collect(),
        services: services(&wanted(scope), names),
        language: names.project(),
    }
}

/// The path of a project's Go module.
pub(crate) fn module(name: &Cases) -> String {
    format!("example.com/{}", name.kebab)
}

fn schema_file(file: &FileDescriptor) -> SchemaFile {
    let path = file.name().to_owned();
    SchemaFile {
        stem: path.strip_suffix(".proto").unwrap_or(&path).to_owned(),
        package: file.package_name().to_owned(),
        path,
    }
}

fn services(files: &[FileDescriptor], names: &dyn Names) -> Vec<Service> {
    let mut all: Vec<_> = files.iter().flat_map(FileDescriptor::services).collect();
    all.sort_by(|a, b| a.full_name().cmp(b.full_name()));
    let mut counts: HashMap<String, usize> = HashMap::new();
    for service in &all {
        let count = counts.entry(cases(service.name()).snake).or_default();
        *count = count.saturating_add(1);
    }
    let mut taken: HashMap<String, usize> = HashMap::new();
    let mut service = |service: &ServiceDescriptor| {
        let alone = counts.get(&cases(service.name()).snake) == Some(&1);
        let name = if alone {
            service.name()
        } else {
            service.full_name()
        };
        let mut unique = cases(name);
        let count = taken.entry(unique.snake.clone()).or_default();
        *count = count.saturating_add(1);
        if *count > 1 {
            unique = cases(&format!("{name}_{count}"));
        }
        self::service(service, unique, names)
    };
    all.iter().map(&mut service).collect()
}

fn service(service: &ServiceDescriptor, cases: Cases, names: &dyn Names) -> Service {
    let file = service.parent_file();
    let comments = Comments::of(file.file_descriptor_proto());
    let methods = service.methods().map(|it| method(&it, &comments, names));
    Service {
        name: service.name().to_owned(),
        full_name: service.full_name().to_owned(),
        package: service.package_name().to_owned(),
        file: file.name().to_owned(),
        doc: comments.at(service.path()),
        slug: cases.snake.clone(),
        cases,
        methods: methods.collect(),
        language: names.service(service),
    }
}

fn method(method: &MethodDescriptor, comments: &Comments<'_>, names: &dyn Names) -> Method {
    let (client_streaming, server_streaming) =
        (method.is_client_streaming(), method.is_server_streaming());
    let proto = method.method_descriptor_proto();
    let options = proto.options.clone().unwrap_or_default();
    let service = method.parent_service().full_name().to_owned();
    Method {
        name: method.name().to_owned(),
        full_name: method.full_name().to_owned(),
        path: format!("/{service}/{}", method.name()),
        doc: comments.at(method.path()),
        deprecated: options.deprecated(),
        kind: match (client_streaming, server_streaming) {
            (false, false) => "unary",
            (false, true) => "server_streaming",
            (true, false) => "client_streaming",
            (true, true) => "bidi_streaming",
        },
        client_streaming,
        server_streaming,
        idempotent: options.idempotency_level() != IdempotencyLevel::IdempotencyUnknown,
        ident: names.method(method),
        cases: cases(method.name()),
        input: type_of(&method.input(), names),
        output: type_of(&method.output(), names),
        sample: sampled::of(&method.input(), names),
        sample_json: sample::line(&method.input()),
        required: required::of(method, names),
    }
}

fn type_of(message: &MessageDescriptor, names: &dyn Names) -> Type {
    Type {
        full_name: message.full_name().to_owned(),
        is_empty: message.full_name() == "google.protobuf.Empty",
        names: names.message(message),
    }
}

/// The comments of a file, by path.
struct Comments<'f>(HashMap<&'f [i32], &'f str>);

impl<'f> Comments<'f> {
    fn of(file: &'f FileDescriptorProto) -> Self {
        let places = file.source_code_info.iter().flat_map(|info| &info.location);
        let told = places.filter_map(|place| {
            let text = place.leading_comments.as_deref();
            Some((
                place.path.as_slice(),
                text.or(place.trailing_comments.as_deref())?,
            ))
        });
        Self(told.collect())
    }

    /// The lines, without the blank that follows a comment's sign and without empty ones around.
    fn at(&self, path: &[i32]) -> Vec<String> {
        let text = self.0.get(path).copied().unwrap_or_default();
        let line = |line: &str| {
            let line = line.strip_prefix(' ').unwrap_or(line).trim_end();
            line.to_owned()
        };
        text.trim_matches('\n').lines().map(line).collect()
    }
}
