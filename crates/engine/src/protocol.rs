//! The one typed protocol between the page and the worker: numbered requests in, events out, as plain structs.
//!
//! Every event carries the number of the request it answers; the page drops what it no longer waits for.
//! On the wire both are postcard bytes.

use serde::{Deserialize, Serialize, de::DeserializeOwned};

use crate::as_json;

pub use playground_call::{
    CallEvent, CallRequest, Detail, FailureKind, Metadata, RequestError, Status, Target,
};
pub use playground_check::{
    FileEdit, Fix as FileFix,
    breaking::Breaks,
    changes::{Change, ChangeLog, Entry, Group, PackageChanges},
    explain::{Example, Explanation, Moved, Outcome, Promise, Writer},
};
pub use playground_codegen::{Generated, GeneratedFile, OptionInfo, OwnPlugin, TargetInfo};
pub use playground_schema::{
    Diagnostic, Edit, Fix, LineColumn, LineIndex, MethodInfo, Node, NodeKind, Related, Severity,
    SourceFile, Span,
};

/// An encoded `google.protobuf.FileDescriptorSet` with all imports, as [`Description::schema`] gives it.
pub type SchemaBytes = Vec<u8>;

/// What the page asks, with the number its events will carry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Numbered<T> {
    /// The request's number.
    pub id: u64,
    /// The request or the event.
    pub body: T,
}

/// Bytes that are not a message of this protocol, or of another version of it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ProtocolError {
    /// They do not decode.
    #[error("not a message of this protocol: {0}")]
    Malformed(String),
    /// Bytes follow the message.
    #[error("{0} bytes follow the message")]
    Trailing(usize),
}

impl<T: Serialize> Numbered<T> {
    /// The postcard bytes.
    pub fn to_bytes(&self) -> Vec<u8> {
        // Postcard fails on sequences of unknown length and on full buffers; there are none.
        let size = postcard::experimental::serialized_size(self).unwrap_or_default();
        let mut bytes = vec![0; size];
        let written = postcard::to_slice(self, &mut bytes).map_or(0, |written| written.len());
        bytes.truncate(written);
        bytes
    }
}

impl<T: DeserializeOwned> Numbered<T> {
    /// Reads what [`Numbered::to_bytes`] wrote.
    ///
    /// # Errors
    /// If the bytes are anything else.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, ProtocolError> {
        let decoded = postcard::take_from_bytes(bytes);
        let (message, rest) =
            decoded.map_err(|error| ProtocolError::Malformed(error.to_string()))?;
        if rest.is_empty() {
            Ok(message)
        } else {
            Err(ProtocolError::Trailing(rest.len()))
        }
    }
}

/// What the page asks of the engine.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Request {
    /// Compile the whole workspace; answered by [`Event::Analyzed`].
    Analyze {
        /// Every file of the workspace.
        files: Vec<SourceFile>,
    },
    /// What the text that was analyzed last declares; answered by [`Event::Described`]. A request of its own, because
    /// findings are to be seen at once and this is larger.
    Describe,
    /// What the rules find in the text that was analyzed last; answered by [`Event::Checked`].
    Check(CheckRequest),
    /// The text that was analyzed last with all that fixes of lint rules would change; answered by [`Event::FixedAll`].
    FixAll(CheckRequest),
    /// What changed between an earlier state and the text that was analyzed last; answered by [`Event::Changes`].
    Changes(CheckRequest),
    /// Makes an earlier state of files a person has; answered by [`Event::BaselineOpened`].
    OpenBaseline {
        /// Names and contents: sources by their import paths, one encoded
        /// `google.protobuf.FileDescriptorSet`, or one zip archive of sources.
        files: Vec<(String, Vec<u8>)>,
    },
    /// What a rule is about; answered by [`Event::RuleHelp`].
    RuleHelp {
        /// Its id.
        rule: String,
    },
    /// The text of a file that can be imported without being in the workspace; answered by [`Event::LibraryText`].
    LibraryText {
        /// Its import path, one of [`crate::CORE_PATHS`] or [`crate::LIBRARY_PATHS`].
        path: String,
    },
    /// Generate client code; answered by [`Event::Generated`].
    Generate {
        /// From [`Description::schema`].
        schema: SchemaBytes,
        /// The files of the workspace, without their imports.
        files: Vec<String>,
        /// A generator's id, such as `rust-tonic`.
        target: String,
        /// Its options.
        options: Vec<(String, String)>,
        /// The texts of the workspace, for a target that takes them ([`TargetInfo::takes_sources`]).
        sources: Vec<SourceFile>,
    },
    /// Generate code with a plugin a person has; answered by [`Event::Generated`].
    GenerateWith {
        /// From [`Description::schema`].
        schema: SchemaBytes,
        /// The files of the workspace, without their imports.
        files: Vec<String>,
        /// The plugin and its options.
        plugin: OwnPlugin,
    },
    /// Put generated files into one archive; answered by [`Event::Packed`].
    Pack(Generated),
    /// List the generators; answered by [`Event::Targets`].
    Targets,
    /// A JSON request filled from the schema; answered by [`Event::Template`].
    Template {
        /// From [`Description::schema`].
        schema: SchemaBytes,
        /// `package.Service/Method`.
        method: String,
    },
    /// Say whether a JSON text is a request message of a method; answered by [`Event::Validated`].
    Validate {
        /// From [`Description::schema`].
        schema: SchemaBytes,
        /// `package.Service/Method`.
        method: String,
        /// Protobuf JSON.
        json: String,
    },
    /// Start a call; answered by [`Event::Call`] until a batch ends with a status or a failure.
    Call {
        /// From [`Description::schema`].
        schema: SchemaBytes,
        /// The call.
        call: CallRequest,
    },
    /// Send one more message on the open call of this number.
    Send {
        /// Protobuf JSON.
        json: String,
    },
    /// No more messages on the open call of this number.
    HalfClose,
    /// Cancel the call of this number.
    Cancel,
}

/// What the engine answers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Event {
    /// The worker is up. Sent once with the number 0; the page compares the build with its own.
    Ready {
        /// Identifies the sources the worker was built from.
        build: String,
    },
    /// The answer to [`Request::Analyze`].
    Analyzed(Analysis),
    /// The answer to [`Request::Describe`]; none if nothing was analyzed since the worker started.
    Described(Option<Description>),
    /// The answer to [`Request::Check`]; none if nothing was analyzed since the worker started.
    Checked(Option<Checks>),
    /// The answer to [`Request::FixAll`]; none where the text does not compile.
    FixedAll(Option<FixedAll>),
    /// The answer to [`Request::Changes`]; none where one of the two states does not compile.
    Changes(#[serde(with = "as_json")] Option<ChangeLog>),
    /// The answer to [`Request::OpenBaseline`].
    BaselineOpened(Result<Baseline, String>),
    /// The answer to [`Request::RuleHelp`]: Markdown; none if there is no such rule.
    RuleHelp(Option<String>),
    /// The answer to [`Request::LibraryText`], once the library is here if the file is one of it.
    LibraryText(Result<String, String>),
    /// The answer to [`Request::Generate`].
    Generated(Result<Generated, String>),
    /// The answer to [`Request::Pack`]: a zip archive.
    Packed(Result<Archive, String>),
    /// The answer to [`Request::Targets`], sorted by id.
    Targets(Vec<TargetInfo>),
    /// The answer to [`Request::Template`].
    Template(Result<String, String>),
    /// The answer to [`Request::Validate`]: what does not fit first, if anything.
    Validated(Option<RequestError>),
    /// Some events of a call, in order.
    Call(Vec<CallEvent>),
    /// A [`Request::Send`] that did not fit or came too late, and why; the call of this number goes on.
    SendRefused(String),
}

/// The bytes of a zip archive.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Archive(#[serde(with = "serde_bytes")] pub Vec<u8>);

/// What is wrong with the workspace's text.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Analysis {
    /// Every finding, by file and position.
    pub diagnostics: Vec<Diagnostic>,
    /// Imported paths that no file was found for.
    pub missing: Vec<String>,
    /// Whether the library was here for whoever imports of it.
    pub library: LibraryState,
    /// How long the engine took, in microseconds; 0 where no clock was given.
    pub elapsed_us: u64,
}

/// What the workspace's text declares.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Description {
    /// The names of every file, whether it compiles or not, in file order.
    pub outline: Vec<Node>,
    /// The encoded descriptor set of the files that compile; none if no file does.
    pub schema: Option<SchemaBytes>,
    /// Files of the workspace that are in `schema`.
    pub compiled: Vec<String>,
    /// Whether any file has an error.
    pub broken: bool,
}

/// How to check.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct CheckRequest {
    /// The text of the workspace's `buf.yaml`; without one the usual rules and those for newcomers hold.
    pub config: Option<String>,
    /// An earlier state to compare with.
    pub baseline: Option<Baseline>,
    /// What is promised to those who use the schema: breaks of it are errors. Without one it is what the configuration
    /// guards.
    pub promise: Option<Promise>,
}

/// An earlier state of the files.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Baseline {
    /// Sources, relative to the import root.
    Sources(Vec<SourceFile>),
    /// An encoded `google.protobuf.FileDescriptorSet` with all imports.
    Set(SchemaBytes),
}

/// What the rules found.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Checks {
    /// Findings of lint rules by file and position, after what is wrong with the configuration.
    pub lint: Vec<Found>,
    /// What the change since the baseline breaks, by file and position; none without a baseline, and where one of the
    /// two states does not compile.
    pub breaking: Option<Vec<Break>>,
    /// What the configuration guards.
    pub promise: Promise,
    /// What is wrong with the baseline.
    pub unusable: Option<String>,
    /// How long it took, in microseconds; 0 where no clock was given.
    pub elapsed_us: u64,
}

/// One breach of a lint rule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Found {
    /// What is wrong and where.
    pub finding: Diagnostic,
    /// What would end it, the best first; only the first findings of many have any.
    #[serde(with = "as_json")]
    pub fixes: Vec<FileFix>,
    /// What would accept it where it is; as with fixes.
    #[serde(with = "as_json")]
    pub silence: Option<FileFix>,
}

/// All files after many fixes.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct FixedAll {
    /// The files by the paths they had, those that stay as they are too.
    pub files: Vec<(String, SourceFile)>,
    /// What was done, in that order.
    pub done: Vec<String>,
    /// What breaks by it, or has to be looked at.
    pub warnings: Vec<String>,
}

/// One breach of a breaking rule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Break {
    /// What breaks and where; the path is empty if the file is gone.
    pub finding: Diagnostic,
    /// The file of the baseline it is about.
    pub was_path: String,
    /// Where in that.
    pub was_span: Span,
    /// What would end it, the best first; only the first findings of many have any.
    #[serde(with = "as_json")]
    pub fixes: Vec<FileFix>,
    /// Who breaks, and what it means for whom, with examples.
    #[serde(with = "as_json")]
    pub explanation: Explanation,
}

/// Whether an analysis had the library.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum LibraryState {
    /// It was here, or nothing of it is imported.
    #[default]
    Fine,
    /// It is imported and on its way: whoever asks for a text of it hears when it is here.
    Coming,
    /// It is imported and could not be had; why, in a sentence without a stop. The next analysis tries again.
    Failed(String),
}

impl LibraryState {
    /// What to say at an import of a file that is not here.
    pub(crate) fn help(&self) -> Option<String> {
        match self {
            Self::Fine => None,
            Self::Coming => Some("it is in the library, which is being loaded".to_owned()),
            Self::Failed(why) => Some(format!(
                "it is in the library, which could not be loaded: {why}; the next change tries again"
            )),
        }
    }
}
