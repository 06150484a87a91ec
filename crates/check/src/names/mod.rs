//! Names in sources: what is declared, what each name that is written stands for, and how to change one everywhere.

mod clash;
mod paths;
mod rename;
mod scope;
mod symbols;
mod uses;
mod values;
mod warnings;

pub(crate) use clash::{enum_at, json_name};
pub(crate) use rename::{Renamed, rename};
pub(crate) use scope::{Seen, Wanted};
pub(crate) use symbols::{Kind, Symbols, Visible, visible};
pub(crate) use uses::{Uses, uses};
pub(crate) use warnings::{json_names, warnings};
