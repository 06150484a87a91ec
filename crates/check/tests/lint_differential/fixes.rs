//! Every fix of every finding in random schemas and in the recorded ones.

use playground_check::config::{Config, LintConfig, LintOptions};

use crate::support_fixes::{Tally, try_lint};
use crate::world::world;
use crate::{config, recorded, rng::Rng};

/// Worlds in a usual run of the tests.
const FEW: usize = 25;

#[test]
fn fixes_of_recorded_schemas_are_right() {
    let mut tally = Tally::new();
    let mut bad = Vec::new();
    for (config, files) in recorded::schemas() {
        let config = Config::parse(&config).unwrap_or_else(|errors| panic!("{errors:?}"));
        bad.extend(try_lint(&files, &usual(&config), &mut tally));
    }
    told(&bad, &tally);
}

/// The configuration, without suffixes that break the rules about the case of names, and without folders that are left
/// out: in a file that moves out of one, findings show that nobody looked for.
fn usual(config: &Config) -> LintConfig {
    let mut lint = config.modules[0].lint.clone();
    lint.options = LintOptions {
        enum_zero_value_suffix: LintOptions::default().enum_zero_value_suffix,
        service_suffix: LintOptions::default().service_suffix,
        ..lint.options
    };
    lint.rules.ignore.clear();
    lint.rules.ignore_only.clear();
    lint
}

#[test]
fn fixes_of_random_schemas_are_right() {
    let number = |name: &str| std::env::var(name).ok().and_then(|text| text.parse().ok());
    let count = number("PLAYGROUND_WORLDS").unwrap_or(FEW);
    let seed = number("PLAYGROUND_SEED").unwrap_or(1) as u64;
    let mut tally = Tally::new();
    let mut bad = Vec::new();
    for index in 0..count {
        let at = seed * 1_000_003 + index as u64;
        let lint = config::lint(&mut Rng::new(at), "v2", "", &[index]);
        let yaml = format!("version: v2\nlint: {lint}\n");
        let config = Config::parse(&yaml).unwrap_or_else(|errors| panic!("{errors:?}\n{yaml}"));
        let files = world(index, at);
        bad.extend(try_lint(&files, &usual(&config), &mut tally));
    }
    told(&bad, &tally);
}

fn told(bad: &[String], tally: &Tally) {
    for (rule, [some, none]) in tally {
        println!("{rule}: {some} with fixes, {none} without");
    }
    for text in bad.iter().take(400) {
        println!("{text}");
    }
    let fixed: usize = tally.values().map(|[some, _]| some).sum();
    assert!(fixed > 100, "{fixed} fixes");
    assert!(bad.is_empty(), "{} of {fixed} are wrong", bad.len());
}
