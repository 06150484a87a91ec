//! Projects around the stubs: clients, servers, tests and what a package manager reads, rendered from templates.
//!
//! A target lists its templates as [`File`]s. What they are rendered with is the [`plan`], which is the same for every
//! language but for how names are spelled, and that is the target's [`Names`].

mod filters;
mod naming;
mod options;
mod plan;
mod required;
mod sampled;

use std::collections::BTreeMap;

use minijinja::{Environment, UndefinedBehavior, Value, context};

pub(crate) use naming::{Names, PlainNames, TypeNames, camel, cases, name_in_package};
pub(crate) use options::{Options, Parts, common};
pub(crate) use plan::{Mark, Plan, module, plan, project_name};

use crate::ResponseFile;

/// In a client's project.
pub(crate) const CLIENT: u8 = 1;
/// In a server's project.
pub(crate) const SERVER: u8 = 2;
/// In both.
pub(crate) const BOTH: u8 = CLIENT | SERVER;

/// A template and where what it gives goes.
#[derive(Debug, Clone, Copy)]
pub(crate) struct File<'t> {
    /// Path in the project, a template too; nothing is written if it comes out empty.
    path: &'t str,
    /// In which projects it is: [`CLIENT`], [`SERVER`] or [`BOTH`].
    parts: u8,
    /// Rendered for each service, rather than once.
    per_service: bool,
    text: &'t str,
}

impl<'t> File<'t> {
    /// A file that a project has once.
    pub(crate) const fn once(path: &'t str, parts: u8, text: &'t str) -> Self {
        Self {
            path,
            parts,
            per_service: false,
            text,
        }
    }

    /// A file for each service.
    pub(crate) const fn per_service(path: &'t str, parts: u8, text: &'t str) -> Self {
        Self {
            path,
            parts,
            per_service: true,
            text,
        }
    }
}

/// Renders those of the files that the plan's parts ask for.
///
/// # Errors
/// What is wrong with a template or with names that fall together, in a sentence without a stop.
pub(crate) fn render(plan: &Plan, files: &[File<'_>]) -> Result<Vec<ResponseFile>, String> {
    let environment = environment();
    let base = Value::from_serialize(plan);
    let mut out = BTreeMap::new();
    for file in files.iter().filter(|file| plan.parts & file.parts != 0) {
        if !file.per_service {
            put(&environment, file, &base, &mut out)?;
            continue;
        }
        for service in &plan.services {
            let service = Value::from_serialize(service);
            let context = context! { service, ..base.clone() };
            put(&environment, file, &context, &mut out)?;
        }
    }
    let file = |(name, content)| ResponseFile {
        name: Some(name),
        insertion_point: None,
        content: Some(content),
    };
    Ok(out.into_iter().map(file).collect())
}

fn put(
    environment: &Environment<'_>,
    file: &File<'_>,
    context: &Value,
    out: &mut BTreeMap<String, String>,
) -> Result<(), String> {
    let render = |text: &str| {
        let rendered = environment.render_named_str(file.path, text, context);
        rendered.map_err(|error| format!("the template of `{}` failed: {error:#}", file.path))
    };
    let path = render(file.path)?;
    if path.is_empty() {
        return Ok(());
    }
    let text = render(file.text)?;
    match out.insert(path.clone(), text) {
        None => Ok(()),
        Some(_) => Err(format!("two files of the project are named `{path}`")),
    }
}

fn environment() -> Environment<'static> {
    let mut environment = Environment::new();
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_trim_blocks(true);
    environment.set_lstrip_blocks(true);
    environment.set_keep_trailing_newline(true);
    environment.set_auto_escape_callback(|_| minijinja::AutoEscape::None);
    filters::add(&mut environment);
    environment
}
