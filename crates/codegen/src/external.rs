//! Generators that are not compiled in: who asks for code runs them, out of the engine's own memory.

use serde::{Deserialize, Serialize};

/// A generator that takes an encoded request and gives an encoded response.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Plugin {
    /// A JavaScript module that comes with the page and with the command line, by its file name. It exports
    /// `run(request: Uint8Array): Uint8Array`.
    Module(&'static str),
    /// A program of a known version: compiled for WASI beside the page, installed where a terminal is.
    Program(Program),
    /// What a person brought.
    Own(OwnPlugin),
}

/// A `protoc-gen-*` written in Go; its request comes on stdin, as that of a plugin of a person's own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Program {
    /// Its name, such as `protoc-gen-go`.
    pub name: &'static str,
    /// The path of its package, as `go install` takes it.
    pub package: &'static str,
    /// The version whose code is meant, such as `v1.36.11`.
    pub version: &'static str,
}

/// A `protoc-gen-*` that a person brought: the request comes on its stdin, the response goes to its stdout, and what it
/// says goes to its stderr. In a browser it is compiled to WebAssembly for WASI preview 1, in a terminal it is a program.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnPlugin {
    /// The name of its file, such as `protoc-gen-doc.wasm`; in a terminal what a shell finds it by.
    pub name: String,
    /// Its WebAssembly; empty in a terminal.
    #[serde(with = "serde_bytes")]
    pub wasm: Vec<u8>,
    /// Its options, as it wants them.
    pub parameter: String,
}

impl OwnPlugin {
    pub(crate) fn made_by(&self) -> String {
        format!("{}, your own plugin", self.name)
    }

    pub(crate) fn local_command(&self) -> String {
        let Self {
            name, parameter, ..
        } = self;
        let program = name.strip_suffix(".wasm").unwrap_or(name);
        let parameter = match parameter.as_str() {
            "" => String::new(),
            given => format!(" --parameter '{}'", given.replace('\'', r"'\''")),
        };
        format!("protoplay generate --plugin {program}{parameter} --out gen")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(name: &str, parameter: &str, expect: &str) {
        let own = OwnPlugin {
            name: name.to_owned(),
            wasm: Vec::new(),
            parameter: parameter.to_owned(),
        };
        assert_eq!(own.local_command(), expect);
    }

    #[test]
    fn the_command_can_be_pasted() {
        check(
            "protoc-gen-doc.wasm",
            "",
            "protoplay generate --plugin protoc-gen-doc --out gen",
        );
        check(
            "./protoc-gen-doc",
            "markdown,it's.md",
            r"protoplay generate --plugin ./protoc-gen-doc --parameter 'markdown,it'\''s.md' --out gen",
        );
    }
}
