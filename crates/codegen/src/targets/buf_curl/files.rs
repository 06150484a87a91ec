//! The scripts of the target `buf-curl`.

use crate::project::{BOTH, File};

/// A script for each service.
pub(super) const FILES: &[File] = &[File::per_service(
    "{{ service.slug }}.sh",
    BOTH,
    include_str!("project/service.sh.j2"),
)];
