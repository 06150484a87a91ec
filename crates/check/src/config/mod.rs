//! What to check: rules by id and category, what they leave out, and their options.

mod selection;

pub use selection::{Chosen, Row, Selection};

/// How to lint.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LintConfig {
    /// The rules, and the files they leave out.
    pub rules: Selection,
    /// Options of rules.
    pub options: LintOptions,
    /// Whether comments may silence findings.
    pub comment_ignores: bool,
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
