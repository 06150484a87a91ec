//! What is told of broken schemas, drawn under the code.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod caret;

use caret::check;
