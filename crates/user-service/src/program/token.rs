//! `user-service token`: a token for trying out a server that needs one.

use std::{
    io::{self, Write},
    path::PathBuf,
    time::{SystemTime, UNIX_EPOCH},
};

use clap::Args;
use user_service::auth::{Issue, Issuer, KeyError};

/// What the token says, and who signs it.
#[derive(Debug, Args)]
pub struct Token {
    #[command(flatten)]
    key: Key,

    /// Who has the token (claim sub).
    #[arg(long, value_name = "NAME")]
    subject: String,

    /// What it is good for: names with spaces between them, of users.read, users.write, chat and edit. Without this
    /// it is good for everything.
    #[arg(long, value_name = "NAMES")]
    scope: Option<String>,

    /// For how long it is good; with a minus, since when it is not any more.
    #[arg(long, value_name = "DURATION", default_value = "1h", value_parser = seconds, allow_hyphen_values = true)]
    expires: i64,

    /// Whom it is for (claim aud).
    #[arg(long, value_name = "NAME")]
    audience: Option<String>,
}

/// What signs it.
#[derive(Debug, Args)]
#[group(required = true, multiple = false)]
struct Key {
    /// Signs by HS256 with this secret.
    #[arg(long, value_name = "SECRET")]
    hs256: Option<String>,

    /// As --hs256, with the secret in a file.
    #[arg(long, value_name = "PATH")]
    hs256_file: Option<PathBuf>,

    /// Signs by RS256 or ES256; the file has the private key as PEM.
    #[arg(long, value_name = "PRIVATE.pem")]
    key_file: Option<PathBuf>,
}

impl Key {
    fn issuer(&self) -> Result<Issuer, KeyError> {
        match (&self.hs256, &self.hs256_file, &self.key_file) {
            (_, _, Some(path)) => Issuer::key_file(path),
            (_, Some(path), _) => Issuer::hs256_file(path),
            (secret, ..) => Issuer::hs256(secret.as_deref().unwrap_or_default().as_bytes()),
        }
    }
}

impl Token {
    /// Prints the token and a line break.
    pub(super) fn print(self) -> Result<(), KeyError> {
        let since_epoch = SystemTime::now().duration_since(UNIX_EPOCH);
        let now = since_epoch.unwrap_or_default().as_secs();
        let token = self.key.issuer()?.sign(&Issue {
            sub: self.subject,
            iat: now,
            exp: now.saturating_add_signed(self.expires),
            nbf: None,
            scope: self.scope,
            aud: self.audience,
        })?;
        // Whoever asked may have gone.
        let _ = writeln!(io::stdout(), "{token}");
        Ok(())
    }
}

fn seconds(text: &str) -> Result<i64, String> {
    let (sign, length) = match text.strip_prefix('-') {
        Some(length) => (-1, length),
        None => (1, text),
    };
    let duration = humantime::parse_duration(length)
        .map_err(|error| format!("it must look like 30s, 15m or 1h: {error}"))?;
    let seconds = i64::try_from(duration.as_secs()).map_err(|error| error.to_string())?;
    Ok(sign * seconds)
}
