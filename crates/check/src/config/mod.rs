//! What to check: rules by id and category, what they leave out, and their options; read from a `buf.yaml`.

mod parse;
mod paths;
pub(crate) mod reader;
mod rules;
mod selection;
mod settings;
#[cfg(test)]
mod tests;
mod work;
pub(crate) mod yaml;

use serde::{Deserialize, Serialize};

use self::paths::is_within;
use crate::rule::Version;

pub use selection::{Chosen, Row, Selection};
pub use settings::Settings;
pub use work::work;

/// A `buf.yaml`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Config {
    /// Its version.
    pub version: Version,
    /// The modules; one for the folder itself if none are named.
    pub modules: Vec<Module>,
    /// Modules of a registry that are imported.
    pub deps: Vec<String>,
}

/// Files that are checked together.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Module {
    /// The import roots, relative to the `buf.yaml`; more than one in `v1beta1` only.
    pub roots: Vec<String>,
    /// Its name in a registry.
    pub name: Option<String>,
    /// Folders it consists of, relative to the `buf.yaml`; none means all.
    pub includes: Vec<String>,
    /// Folders it leaves out, relative to the `buf.yaml`.
    pub excludes: Vec<String>,
    /// How to lint it.
    pub lint: LintConfig,
    /// How to look for breaking changes of it.
    pub breaking: BreakingConfig,
}

impl Module {
    /// Whether a file by its path relative to the `buf.yaml` is one of the module's, if it lies in a root of it.
    pub fn holds(&self, path: &str) -> bool {
        let within = |folders: &[String]| folders.iter().any(|folder| is_within(path, folder));
        (self.includes.is_empty() || within(&self.includes)) && !within(&self.excludes)
    }
}

/// What is wrong with a configuration.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConfigError {
    /// Line, from 1.
    pub line: usize,
    /// Column, from 1.
    pub column: usize,
    /// What is wrong, lower-case, no final stop.
    pub message: String,
}

/// How to lint.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LintConfig {
    /// The rules, and the files they leave out.
    pub rules: Selection,
    /// Options of rules.
    pub options: LintOptions,
    /// Whether comments may silence findings.
    pub comment_ignores: bool,
}

impl Default for LintConfig {
    fn default() -> Self {
        Self {
            rules: Selection::default(),
            options: LintOptions::default(),
            comment_ignores: true,
        }
    }
}

/// Options of lint rules, named as in `buf.yaml`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LintOptions {
    /// Ending of the zero value of an enum.
    pub enum_zero_value_suffix: String,
    /// Ending of the name of a service.
    pub service_suffix: String,
    /// One type may be request and response of the same method.
    pub rpc_allow_same_request_response: bool,
    /// Any number of methods may take `google.protobuf.Empty`.
    pub rpc_allow_google_protobuf_empty_requests: bool,
    /// Any number of methods may give `google.protobuf.Empty`.
    pub rpc_allow_google_protobuf_empty_responses: bool,
}

impl Default for LintOptions {
    fn default() -> Self {
        Self {
            enum_zero_value_suffix: "_UNSPECIFIED".to_owned(),
            service_suffix: "Service".to_owned(),
            rpc_allow_same_request_response: false,
            rpc_allow_google_protobuf_empty_requests: false,
            rpc_allow_google_protobuf_empty_responses: false,
        }
    }
}

/// How to look for breaking changes.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct BreakingConfig {
    /// The rules, and the files they leave out.
    pub rules: Selection,
    /// Whether packages with an alpha, beta or test version may change.
    pub ignore_unstable_packages: bool,
}
