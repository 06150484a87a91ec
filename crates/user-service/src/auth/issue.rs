//! Tokens for people who try the service out.

use std::path::Path;

use jsonwebtoken::{Algorithm, EncodingKey, Header, encode};
use serde::Serialize;

use super::{
    keys::{self, KeyError},
    ring,
};

/// Signs tokens with one key.
#[derive(Debug)]
pub struct Issuer {
    algorithm: Algorithm,
    key: EncodingKey,
}

/// What a token says: the claims of RFC 7519 and `scope` of RFC 8693. Times are seconds since 1970.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Issue {
    /// Who has the token.
    pub sub: String,
    /// When it was issued.
    pub iat: u64,
    /// When it stops being good.
    pub exp: u64,
    /// When it begins to be good; at once, if this is not said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub nbf: Option<u64>,
    /// Names of scopes with spaces between them; everything, if this is not said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scope: Option<String>,
    /// Whom it is for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub aud: Option<String>,
}

impl Issuer {
    /// Signs by HS256 with this secret.
    ///
    /// # Errors
    /// [`KeyError::Empty`].
    pub fn hs256(secret: &[u8]) -> Result<Self, KeyError> {
        let key = EncodingKey::from_secret(secret).map_err(|_| KeyError::Empty)?;
        Ok(Self::new(Algorithm::HS256, key))
    }

    /// Signs by HS256 with the secret in a file; a line break at its end does not count.
    ///
    /// # Errors
    /// [`KeyError::Read`] or [`KeyError::Empty`].
    pub fn hs256_file(path: &Path) -> Result<Self, KeyError> {
        Self::hs256(&keys::secret(path)?)
    }

    /// Signs with the private key in a PEM file: by RS256 or ES256, by the kind of key.
    ///
    /// # Errors
    /// [`KeyError`], if the file cannot be read or holds something else.
    pub fn key_file(path: &Path) -> Result<Self, KeyError> {
        let (algorithm, key) = keys::private(path)?;
        Ok(Self::new(algorithm, key))
    }

    fn new(algorithm: Algorithm, key: EncodingKey) -> Self {
        ring::install();
        Self { algorithm, key }
    }

    /// A token that says this.
    ///
    /// # Errors
    /// [`KeyError::Unfit`].
    pub fn sign(&self, issue: &Issue) -> Result<String, KeyError> {
        let header = Header::new(self.algorithm);
        encode(&header, issue, &self.key).map_err(|_| KeyError::Unfit)
    }
}
