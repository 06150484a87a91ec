//! Lint rules and breaking rules over compiled files: [`Files`] and a configuration in, [`Finding`]s out.
//!
//! Pure: no files, clock or threads. The ids, categories, options and places of the rules are those of buf 1.75.

pub mod breaking;
pub mod config;
mod files;
mod finding;
pub mod image;
pub mod lint;
pub mod positions;
mod rule;
pub mod version;

pub use files::{Files, breaking, lint};
pub use finding::{Finding, Span, sort};
pub use image::Image;
pub use rule::{Categories, Help, Rule, Version};
