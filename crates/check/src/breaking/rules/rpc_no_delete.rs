//! Methods stay in their service.
//!
//! ## Why
//! Generated clients no longer compile, and the calls of those already out there get no answer.
//!
//! ## Before
//! ```proto
//! syntax = "proto3";
//! package acme.v1;
//! message Ask {}
//! message Answer {}
//! message Other {}
//! service Users {
//!   rpc Get(Ask) returns (Answer);
//! }
//! ```
//!
//! ## Bad
//! ```proto
//! syntax = "proto3";
//! package acme.v1;
//! message Ask {}
//! message Answer {}
//! message Other {}
//! service Users {
//! }
//! ```
//!
//! ## Good
//! ```proto
//! syntax = "proto3";
//! package acme.v1;
//! message Ask {}
//! message Answer {}
//! message Other {}
//! service Users {
//!   rpc Get(Ask) returns (Answer) {
//!     option deprecated = true;
//!   }
//! }
//! ```

use crate::breaking::breaks::Breaks;
use crate::breaking::check::{BreakingCheck, Cx, Pair, Spot};
use crate::breaking::undo::Undo;
use crate::image::Service;
use std::collections::BTreeSet;

/// See the help above.
pub struct RpcNoDelete;

impl BreakingCheck for RpcNoDelete {
    fn breaks(&self) -> Breaks {
        Breaks::ALL
    }

    fn undo(&self) -> Undo {
        Undo::RestoreMethod
    }

    fn service(&self, cx: &mut Cx<'_>, services: &Pair<'_, Service<'_>>) {
        let kept: BTreeSet<_> = services
            .after
            .methods
            .iter()
            .map(|method| method.proto.name())
            .collect();
        for method in services
            .before
            .methods
            .iter()
            .filter(|method| !kept.contains(method.proto.name()))
        {
            let message = format!("method `{}` was deleted", method.proto.name());
            let before = Spot::new(services.before_file, &method.path);
            cx.report(
                before,
                Some(Spot::new(services.after_file, &services.after.path)),
                message,
            );
        }
    }
}
