//! Calls a live UserService with the generated client for tonic and prints one line of JSON per step.

mod steps;

use std::env;

#[tokio::main]
async fn main() -> steps::Outcome<()> {
    let token = env::var("TOKEN").ok();
    steps::run(&env::var("TARGET")?, token.as_deref()).await
}

fn say(line: &str) {
    println!("{line}");
}
