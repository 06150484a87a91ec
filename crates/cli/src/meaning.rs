//! What findings of breaking rules mean to somebody: the arguments that ask for it.

use clap::builder::{PossibleValuesParser, TypedValueParser};
use playground_check::explain::Promise;

/// What findings of breaking rules mean to somebody.
#[derive(Debug, Clone, Copy, Default, clap::Args)]
pub(crate) struct MeaningArgs {
    /// Say who breaks, with an example of the bytes or JSON before and after
    #[arg(long)]
    pub(crate) explain: bool,
    /// What users were promised; what breaks nothing of that is no error
    #[arg(long, value_name = "PROMISE", value_parser = promise())]
    pub(crate) promise: Option<Promise>,
}

fn promise() -> impl TypedValueParser<Value = Promise> {
    let names = PossibleValuesParser::new(Promise::ALL.map(Promise::name));
    names.map(|name| Promise::named(&name).unwrap_or_default())
}
