//! What a person chooses of a project: the same few options for every target.

use super::{BOTH, CLIENT, SERVER};
use crate::OptionInfo;

/// What the options say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Options {
    pub(crate) parts: Parts,
    /// Tokens: sent by the client, checked by the server.
    pub(crate) auth: bool,
    /// The client tries idempotent methods again.
    pub(crate) retry: bool,
    /// The client uses TLS unless told otherwise.
    pub(crate) tls: bool,
    /// The deadline of a call that names none, in seconds.
    pub(crate) deadline_seconds: u32,
    /// The project's name; none if it is to be taken from the schema.
    pub(crate) name: Option<String>,
    /// The values of the target's own options, in their order.
    pub(crate) own: Vec<String>,
}

/// What is in the project.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Parts(pub(crate) u8);

impl Parts {
    /// No project.
    pub(crate) const STUBS: Self = Self(0);

    /// Whether this part is in it.
    pub(crate) fn has(self, part: u8) -> bool {
        self.0 & part != 0
    }

    /// The stubs alone.
    pub(crate) fn only_stubs(self) -> bool {
        self.0 == 0
    }
}

/// The options that every target with a project has.
pub(crate) fn common() -> Vec<OptionInfo> {
    let option = |name: &str, values: &[&str], doc: &str| OptionInfo {
        name: name.to_owned(),
        values: values.iter().map(|value| (*value).to_owned()).collect(),
        doc: doc.to_owned(),
    };
    vec![
        option(
            "parts",
            &["client", "server", "both", "stubs"],
            "What to write: a client, a server, both, or the stubs alone.",
        ),
        option(
            "auth",
            &["bearer", "none"],
            "Send a bearer token with every call, and check it in the server.",
        ),
        option(
            "retry",
            &["true", "false"],
            "Try methods that are marked idempotent again when the server is unavailable.",
        ),
        option(
            "tls",
            &["true", "false"],
            "Use TLS unless the program says otherwise.",
        ),
        option(
            "deadline",
            &["10s", "1s", "5s", "30s", "60s"],
            "How long a call may take that names no deadline.",
        ),
        option(
            "name",
            &[],
            "The project's name; taken from the package if empty.",
        ),
    ]
}

impl Options {
    /// Reads the values of [`common`] and then of the target's own options, as `parameter::parse` gives them.
    ///
    /// # Errors
    /// If the name is none.
    pub(crate) fn read(values: Vec<String>) -> Result<Self, String> {
        let mut values = values.into_iter();
        let mut next = || values.next().unwrap_or_default();
        let parts = match next().as_str() {
            "client" => CLIENT,
            "server" => SERVER,
            "both" => BOTH,
            _ => 0,
        };
        let (auth, retry, tls) = (next() == "bearer", next() == "true", next() == "true");
        let deadline = next();
        let seconds = deadline.strip_suffix('s').unwrap_or_default().parse();
        let name = next();
        if !name.chars().all(is_plain) {
            return Err(format!(
                "option `name` cannot be `{name}`; it takes letters, digits, `-` and `_`"
            ));
        }
        Ok(Self {
            parts: Parts(parts),
            auth,
            retry,
            tls,
            deadline_seconds: seconds.unwrap_or(10),
            name: Some(name).filter(|name| name.contains(|c: char| c.is_ascii_alphabetic())),
            own: values.collect(),
        })
    }
}

fn is_plain(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '-' | '_')
}
