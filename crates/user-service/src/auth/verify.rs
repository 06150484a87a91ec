//! From a token to who calls: the signature first, by the algorithm of the key alone, then the claims.

use std::path::Path;

use jsonwebtoken::{
    Algorithm, AlgorithmFamily, DecodingKey, Validation, decode, errors::ErrorKind,
};
use serde::{Deserialize, Deserializer};

use super::{
    keys::{self, KeyError},
    refusal::Refusal,
    ring,
};

/// How many seconds the clock of whoever issued a token may be off.
const LEEWAY: u64 = 5;

/// Who calls, as a good token says; an extension of requests that came with one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Identity {
    /// The claim `sub`.
    pub subject: String,
    /// The names in the claim `scope`; none if the token has no such claim.
    pub scopes: Option<Vec<String>>,
}

/// Tells good tokens from bad ones, by one key.
#[derive(Debug)]
pub struct Verifier {
    key: DecodingKey,
    validation: Validation,
}

/// The claims that count, besides those that `jsonwebtoken` looks at: exp, nbf and aud.
#[derive(Deserialize)]
struct Claims {
    sub: String,
    #[serde(default, deserialize_with = "stated")]
    scope: Option<String>,
}

/// A `scope` that is there must be a string: a token with `null` is not one that may do all.
fn stated<'de, D: Deserializer<'de>>(claim: D) -> Result<Option<String>, D::Error> {
    String::deserialize(claim).map(Some)
}

impl Verifier {
    /// Takes tokens signed by HS256 with this secret.
    ///
    /// # Errors
    /// [`KeyError::Empty`].
    pub fn hs256(secret: &[u8]) -> Result<Self, KeyError> {
        let key = DecodingKey::from_secret(secret).map_err(|_| KeyError::Empty)?;
        Ok(Self::new(Algorithm::HS256, key))
    }

    /// Takes tokens signed by HS256 with the secret in a file; a line break at its end does not count.
    ///
    /// # Errors
    /// [`KeyError::Read`] or [`KeyError::Empty`].
    pub fn hs256_file(path: &Path) -> Result<Self, KeyError> {
        Self::hs256(&keys::secret(path)?)
    }

    /// Takes tokens signed by the other half of the public key in a PEM file: RS256 or ES256, by the kind of key.
    ///
    /// # Errors
    /// [`KeyError`], if the file cannot be read or holds something else.
    pub fn key_file(path: &Path) -> Result<Self, KeyError> {
        let (algorithm, key) = keys::public(path)?;
        Ok(Self::new(algorithm, key))
    }

    fn new(algorithm: Algorithm, key: DecodingKey) -> Self {
        ring::install();
        let mut validation = Validation::new(algorithm);
        validation.leeway = LEEWAY;
        validation.validate_nbf = true;
        validation.set_required_spec_claims(&["exp", "sub"]);
        Self { key, validation }
    }

    /// Takes only tokens for this audience. Without one, tokens that name an audience are refused (RFC 7519, 4.1.3).
    #[must_use]
    pub fn for_audience(mut self, audience: &str) -> Self {
        self.validation.set_audience(&[audience]);
        let required = &mut self.validation.required_spec_claims;
        required.insert("aud".to_owned());
        self
    }

    /// Whether the key is a secret that is shorter than RFC 7518, section 3.2, demands.
    pub fn is_guessable(&self) -> bool {
        let is_short = |bytes: &[u8]| bytes.len() < 32;
        self.key.family() == AlgorithmFamily::Hmac
            && self.key.try_get_as_bytes().is_ok_and(is_short)
    }

    /// Who has this token.
    pub(super) fn verify(&self, token: &str) -> Result<Identity, Refusal> {
        let refused = |error: jsonwebtoken::errors::Error| match error.kind() {
            ErrorKind::ExpiredSignature => Refusal::Expired,
            _ => Refusal::Invalid,
        };
        let claims: Claims = decode(token, &self.key, &self.validation)
            .map_err(refused)?
            .claims;
        let names = |scope: String| scope.split_whitespace().map(str::to_owned).collect();
        Ok(Identity {
            subject: claims.sub,
            scopes: claims.scope.map(names),
        })
    }
}

impl Identity {
    /// Whether the token is good for something that needs `scope`.
    pub fn may(&self, scope: &str) -> bool {
        let named = |scopes: &Vec<String>| scopes.iter().any(|one| one == scope);
        self.scopes.as_ref().is_none_or(named)
    }
}
