//! Lint rules and breaking rules over compiled files: [`Files`] and a configuration in, [`Finding`]s out.
//!
//! Pure: no files, clock or threads. The ids, categories, options and places of the rules are those of buf 1.75.

pub mod accept;
pub mod breaking;
pub mod changes;
pub mod config;
pub mod explain;
mod files;
mod finding;
pub mod fix;
pub mod image;
pub mod lint;
mod names;
pub mod positions;
mod remedy;
mod rule;
mod sources;
pub mod summary;
mod text;
pub mod version;

pub use files::{Files, breaking, changes, explain, lint};
pub use finding::{Finding, Span, sort};
pub use fix::{FileEdit, Fix, Fixer, Move, fix_all};
pub use image::Image;
pub use remedy::Remedy;
pub use rule::{Categories, Help, Rule, Version, categories, help};
