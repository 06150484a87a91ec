//! Serving: the options of the server.

use std::{
    hash::{BuildHasher, RandomState},
    io::{self, Write},
    path::PathBuf,
    time::Duration,
};

use clap::Args;
use user_service::{
    Method, Options,
    auth::{Access, KeyError, Verifier},
    faults::{Fault, Faults},
    server::{self, ServeError, Setup},
};

use super::{Failure, stop::interrupted};

/// How to serve.
#[derive(Debug, Args)]
pub struct Serve {
    /// Where to listen; port 0 takes a free one.
    #[arg(long, value_name = "HOST:PORT", default_value = "127.0.0.1:50051")]
    listen: String,

    /// How many users there are at the start: Alice, Bob, Charlie, then made-up ones.
    #[arg(long, value_name = "N", default_value_t = Options::default().users)]
    users: usize,

    /// Milliseconds that ListUsers waits between two users; 0 means not at all.
    #[arg(long, value_name = "N", default_value_t = 100)]
    list_delay_ms: u64,

    #[command(flatten)]
    auth: Auth,

    /// Only tokens for this audience (claim aud); without it, tokens that name an audience are refused.
    #[arg(
        long,
        value_name = "NAME",
        requires = "auth",
        conflicts_with = "auth_none"
    )]
    auth_audience: Option<String>,

    /// A method that needs no token, besides those of health and reflection; may be repeated.
    #[arg(
        long,
        value_name = "METHOD",
        requires = "auth",
        conflicts_with = "auth_none"
    )]
    public: Vec<Method>,

    /// A fault, for testing clients; may be repeated. METHOD is a method's name or * for all but health and
    /// reflection. KIND is fail:CODE:N (the first N calls), error:CODE:PERCENT (of all calls), latency:DURATION,
    /// drop:N (the connections of the first N calls are cut) or split-trailers (of gRPC-Web, in two chunks).
    #[arg(long = "fault", value_name = "METHOD=KIND")]
    faults: Vec<Fault>,

    /// Decides which calls meet error:CODE:PERCENT; the same seed, the same calls.
    #[arg(long, value_name = "N")]
    fault_seed: Option<u64>,
}

/// Who may call.
#[derive(Debug, Args)]
#[group(id = "auth", multiple = false)]
struct Auth {
    /// Calls need a JSON Web Token signed by HS256 with this secret.
    #[arg(long, value_name = "SECRET")]
    auth_hs256: Option<String>,

    /// As --auth-hs256, with the secret in a file.
    #[arg(long, value_name = "PATH")]
    auth_hs256_file: Option<PathBuf>,

    /// Calls need a JSON Web Token signed by RS256 or ES256; the file has the public key as PEM.
    #[arg(long, value_name = "PUBLIC.pem")]
    auth_key_file: Option<PathBuf>,

    /// Anyone may call, from other machines too.
    #[arg(long)]
    auth_none: bool,
}

impl Auth {
    /// What tells good tokens from bad ones, if calls need any.
    fn verifier(&self) -> Result<Option<Verifier>, KeyError> {
        if let Some(secret) = &self.auth_hs256 {
            return Verifier::hs256(secret.as_bytes()).map(Some);
        }
        if let Some(path) = &self.auth_hs256_file {
            return Verifier::hs256_file(path).map(Some);
        }
        let path = self.auth_key_file.as_ref();
        path.map(|path| Verifier::key_file(path)).transpose()
    }
}

impl Serve {
    /// Serves until a signal ends it.
    pub(super) async fn run(self) -> Result<(), Failure> {
        let address = self.listen.clone();
        let setup = self.setup()?;
        let (listener, address) = server::listen(&address).await?;
        setup.access.check(address).map_err(ServeError::from)?;
        let stop = interrupted();
        // Whoever started the server may have closed its output; that is no reason to stop.
        let _ = writeln!(io::stdout(), "UserService listening on http://{address}");
        Ok(server::serve_with(listener, setup, stop).await?)
    }

    fn setup(self) -> Result<Setup, KeyError> {
        let options = Options {
            users: self.users,
            list_delay: Duration::from_millis(self.list_delay_ms),
        };
        let access = match self.auth.verifier()? {
            None if self.auth.auth_none => Access::Anyone,
            None => Access::Local,
            Some(verifier) => {
                if verifier.is_guessable() {
                    warn("the secret has fewer than 32 bytes, which is good enough only for tests");
                }
                let verifier = match &self.auth_audience {
                    Some(audience) => verifier.for_audience(audience),
                    None => verifier,
                };
                Access::tokens(verifier, self.public)
            }
        };
        let faults = faults(self.faults, self.fault_seed);
        Ok(Setup {
            options,
            access,
            faults,
        })
    }
}

/// The faults with their seed, or one that is told, so that the run can be repeated.
fn faults(faults: Vec<Fault>, seed: Option<u64>) -> Faults {
    let seed = seed.unwrap_or_else(|| {
        let seed = RandomState::new().hash_one(0);
        if faults.iter().any(Fault::is_random) {
            warn(&format!("the same again: --fault-seed {seed}"));
        }
        seed
    });
    Faults::new(faults, seed)
}

fn warn(text: &str) {
    let _ = writeln!(io::stderr(), "user-service: {text}");
}
