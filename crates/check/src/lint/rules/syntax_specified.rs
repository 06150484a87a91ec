//! Files say their syntax or edition.
//!
//! ## Why
//! Without the line a file is proto2, which few who leave it out mean.
//!
//! ## Bad
//! ```proto
//! package acme.users.v1;
//! ```
//!
//! ## Good
//! ```proto
//! syntax = "proto3";
//! package acme.users.v1;
//! ```

use crate::Remedy;
use crate::image::{File, tag};
use crate::lint::{Cx, LintCheck};

/// See the help above.
pub struct SyntaxSpecified;

impl LintCheck for SyntaxSpecified {
    fn file(&self, cx: &mut Cx<'_>, file: &File<'_>) {
        let says = file.proto.syntax.is_some() || file.locations.get(&[tag::FILE_SYNTAX]).is_some();
        if !says {
            let message = "file should say its syntax; without the line it is proto2";
            cx.mend(file, &[], message.to_owned(), Remedy::Proto2);
        }
    }
}
