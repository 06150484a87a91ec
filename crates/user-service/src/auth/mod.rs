//! Who may call what: JSON Web Tokens (RFC 7519) as bearer tokens (RFC 6750), with scopes (RFC 8693).

mod gate;
mod issue;
mod keys;
mod refusal;
mod ring;
mod scopes;
mod verify;

use std::net::SocketAddr;

pub use issue::{Issue, Issuer};
pub use keys::KeyError;
pub use verify::{Identity, Verifier};

pub(crate) use gate::Gate;

use crate::Method;

/// Whom the server lets in.
#[derive(Debug, Default)]
pub enum Access {
    /// Anyone who reaches the server, which may be only this machine.
    #[default]
    Local,
    /// Anyone who reaches the server, from wherever.
    Anyone,
    /// Whoever has a token.
    Tokens(Box<Tokens>),
}

/// What a token is needed for, and which ones are good.
#[derive(Debug)]
pub struct Tokens {
    verifier: Verifier,
    /// Methods that need none, besides health and reflection.
    public: Vec<Method>,
}

/// The server can be reached from other machines, and nobody said who may call.
#[derive(Debug, thiserror::Error)]
#[error(
    "{0} can be reached from other machines: give --auth-hs256 or --auth-key-file, so that calls need a token, or --auth-none to let anyone call"
)]
pub struct Exposed(SocketAddr);

impl Access {
    /// Whoever has a token that `verifier` takes; health, reflection and the methods in `public` need none.
    pub fn tokens(verifier: Verifier, public: Vec<Method>) -> Self {
        Self::Tokens(Box::new(Tokens { verifier, public }))
    }

    /// Whether a server with this access may listen on `address`.
    ///
    /// # Errors
    /// [`Exposed`] if others would reach it and nobody said that they may.
    pub fn check(&self, address: SocketAddr) -> Result<(), Exposed> {
        match self {
            Self::Local if !address.ip().to_canonical().is_loopback() => Err(Exposed(address)),
            Self::Local | Self::Anyone | Self::Tokens(_) => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_this_machine_unless_said_otherwise() {
        let refused = |access: Access, address: &str| access.check(address.parse().unwrap());
        for address in [
            "127.0.0.1:1",
            "127.1.2.3:1",
            "[::1]:1",
            "[::ffff:127.0.0.1]:1",
        ] {
            assert!(refused(Access::Local, address).is_ok(), "{address}");
        }
        for address in ["0.0.0.0:1", "192.0.2.1:1", "[::]:1", "[::ffff:192.0.2.1]:1"] {
            assert!(refused(Access::Local, address).is_err(), "{address}");
            assert!(refused(Access::Anyone, address).is_ok(), "{address}");
        }
    }
}
