//! The categories of lint rules per version, as rows of the registry name them.

use crate::rule::Categories;

type Names = Option<&'static [&'static str]>;

const fn per_version(v1beta1: Names, v1: Names, v2: Names) -> Categories {
    Categories { v1beta1, v1, v2 }
}

const IN_MINIMAL: Names = Some(&["MINIMAL", "BASIC", "DEFAULT", "STANDARD"]);
const IN_BASIC: Names = Some(&["BASIC", "DEFAULT", "STANDARD"]);
const IN_STANDARD: Names = Some(&["DEFAULT", "STANDARD"]);
const IN_COMMENTS: Names = Some(&["COMMENTS"]);
const IN_UNARY_RPC: Names = Some(&["UNARY_RPC"]);
/// Rules of ours; no rule of buf is in it.
const IN_PRACTICE: Names = Some(&["PRACTICE"]);
/// Rules of the AIPs (google.aip.dev).
const IN_AIP: Names = Some(&["AIP"]);
const IN_NONE: Names = Some(&[]);

pub(super) const AIP: Categories = per_version(IN_AIP, IN_AIP, IN_AIP);
pub(super) const COMMENTS: Categories = per_version(IN_COMMENTS, IN_COMMENTS, IN_COMMENTS);
pub(super) const LAYOUT: Categories = per_version(
    Some(&["MINIMAL", "BASIC", "DEFAULT", "STANDARD", "FILE_LAYOUT"]),
    IN_MINIMAL,
    IN_MINIMAL,
);
pub(super) const OTHER: Categories = per_version(Some(&["OTHER"]), IN_BASIC, IN_BASIC);
pub(super) const SENSIBLE_BASIC: Categories = per_version(
    Some(&["MINIMAL", "BASIC", "DEFAULT", "STANDARD", "SENSIBLE"]),
    IN_BASIC,
    IN_BASIC,
);
pub(super) const STYLE_BASIC: Categories = per_version(
    Some(&[
        "BASIC",
        "DEFAULT",
        "STANDARD",
        "STYLE_BASIC",
        "STYLE_DEFAULT",
        "STYLE_STANDARD",
    ]),
    IN_BASIC,
    IN_BASIC,
);
pub(super) const STYLE_STANDARD: Categories = per_version(
    Some(&["DEFAULT", "STANDARD", "STYLE_DEFAULT", "STYLE_STANDARD"]),
    IN_STANDARD,
    IN_STANDARD,
);
pub(super) const BASIC_V2: Categories = per_version(None, None, IN_BASIC);
pub(super) const V1BETA1: Categories = per_version(
    Some(&["MINIMAL", "BASIC", "DEFAULT", "STANDARD", "SENSIBLE"]),
    None,
    None,
);
pub(super) const NOWHERE: Categories = per_version(IN_NONE, IN_NONE, IN_NONE);
pub(super) const BASIC_V1: Categories = per_version(None, IN_BASIC, IN_BASIC);
pub(super) const SENSIBLE_MINIMAL: Categories = per_version(
    Some(&["MINIMAL", "BASIC", "DEFAULT", "STANDARD", "SENSIBLE"]),
    IN_MINIMAL,
    IN_MINIMAL,
);
pub(super) const CYCLE: Categories = per_version(None, IN_NONE, IN_MINIMAL);
pub(super) const AFFINITY: Categories = per_version(
    Some(&[
        "MINIMAL",
        "BASIC",
        "DEFAULT",
        "STANDARD",
        "PACKAGE_AFFINITY",
    ]),
    IN_BASIC,
    IN_BASIC,
);
pub(super) const UNARY_RPC: Categories = per_version(IN_UNARY_RPC, IN_UNARY_RPC, IN_UNARY_RPC);
pub(super) const NOWHERE_V2: Categories = per_version(None, None, IN_NONE);
pub(super) const PRACTICE: Categories = per_version(IN_PRACTICE, IN_PRACTICE, IN_PRACTICE);
pub(super) const STANDARD_V1: Categories = per_version(None, IN_STANDARD, IN_STANDARD);
