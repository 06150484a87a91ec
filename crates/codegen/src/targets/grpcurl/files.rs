//! The files of the project.

use crate::project::File;

pub(super) const FILES: &[File] = &[];
