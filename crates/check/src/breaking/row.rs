//! Rows of the registry of breaking rules, and the categories they name per version.

use super::check::{BreakingCheck, BreakingRule};
use super::retired::Retired;
use crate::rule::Categories;

pub(super) type In = Option<&'static [&'static str]>;

// Each letter is a category: CSR, FILE, PACKAGE, WIRE, WIRE_JSON.
pub(super) const CF: In = Some(&["CSR", "FILE"]);
pub(super) const CFP: In = Some(&["CSR", "FILE", "PACKAGE"]);
pub(super) const CFPJ: In = Some(&["CSR", "FILE", "PACKAGE", "WIRE_JSON"]);
pub(super) const CFPWJ: In = Some(&["CSR", "FILE", "PACKAGE", "WIRE", "WIRE_JSON"]);
pub(super) const CJ: In = Some(&["CSR", "WIRE_JSON"]);
pub(super) const CWJ: In = Some(&["CSR", "WIRE", "WIRE_JSON"]);
pub(super) const F: In = Some(&["FILE"]);
pub(super) const FP: In = Some(&["FILE", "PACKAGE"]);
pub(super) const FPJ: In = Some(&["FILE", "PACKAGE", "WIRE_JSON"]);
pub(super) const FPWJ: In = Some(&["FILE", "PACKAGE", "WIRE", "WIRE_JSON"]);
pub(super) const J: In = Some(&["WIRE_JSON"]);
pub(super) const NONE: In = Some(&[]);
pub(super) const P: In = Some(&["PACKAGE"]);
pub(super) const W: In = Some(&["WIRE"]);
pub(super) const WJ: In = Some(&["WIRE", "WIRE_JSON"]);

/// A rule that is in use.
pub(super) const fn row(
    id: &'static str,
    [v1beta1, v1, v2]: [In; 3],
    source: &'static str,
    check: &'static dyn BreakingCheck,
) -> BreakingRule {
    BreakingRule {
        id,
        categories: Categories { v1beta1, v1, v2 },
        deprecated: false,
        replacements: &[],
        source,
        check,
    }
}

/// A rule that is kept for old configurations, and what took its place.
pub(super) const fn retired(
    id: &'static str,
    categories: [In; 3],
    source: &'static str,
    replacements: &'static [&'static str],
) -> BreakingRule {
    BreakingRule {
        deprecated: true,
        replacements,
        ..row(id, categories, source, &Retired)
    }
}
