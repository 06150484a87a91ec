//! Keys from secrets and from files, each with the one algorithm it is for (RFC 7518): HS256, RS256 or ES256.

use std::{fs, io, path::Path};

use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey};

/// A P-256 point, uncompressed: a byte that says so and two coordinates of 32 bytes.
const P256_POINT: usize = 65;
/// An RSA modulus of 2048 bits; RFC 7518, section 3.3, allows none that is shorter.
const RSA_MODULUS: usize = 256;

/// Why a key cannot be used; none of these tells anything about the key itself.
#[derive(Debug, thiserror::Error)]
pub enum KeyError {
    /// The file cannot be read.
    #[error("cannot read {path}: {source}")]
    Read {
        /// The file as named.
        path: String,
        /// What the system says.
        source: io::Error,
    },
    /// There are no bytes in it.
    #[error("the secret is empty")]
    Empty,
    /// It is half of a pair, but the wrong one.
    #[error("{path} holds a {is} key; {wanted}")]
    Half {
        /// The file as named.
        path: String,
        /// What it holds.
        is: &'static str,
        /// What was asked for.
        wanted: &'static str,
    },
    /// It is no key, or one of a kind that is not taken.
    #[error("{path} holds no key that can be used: it must be {wanted}")]
    Unknown {
        /// The file as named.
        path: String,
        /// What was asked for.
        wanted: &'static str,
    },
    /// Signing failed: the key is damaged, too short or of another curve.
    #[error("the key cannot sign: it must be an RSA key of at least 2048 bits or a P-256 key")]
    Unfit,
}

/// The bytes of a file; of a secret, a line break at the end does not count.
pub(super) fn read(path: &Path) -> Result<Vec<u8>, KeyError> {
    let named = |source| KeyError::Read {
        path: path.display().to_string(),
        source,
    };
    fs::read(path).map_err(named)
}

/// A secret from a file, without the line break at its end.
pub(super) fn secret(path: &Path) -> Result<Vec<u8>, KeyError> {
    let mut secret = read(path)?;
    for end in *b"\n\r" {
        secret.pop_if(|last| *last == end);
    }
    Ok(secret)
}

/// The public key in a PEM file.
pub(super) fn public(path: &Path) -> Result<(Algorithm, DecodingKey), KeyError> {
    let wanted =
        "a PEM with the public key of an RSA pair of at least 2048 bits or of a P-256 pair";
    let pem = read(path)?;
    if holds(&pem, "PRIVATE KEY-----") {
        return Err(KeyError::Half {
            path: path.display().to_string(),
            is: "private",
            wanted: "the server needs only the public one, so keep the other",
        });
    }
    let longer = |key: &DecodingKey, least: usize| {
        key.try_get_as_bytes().is_ok_and(|der| der.len() >= least)
    };
    // A certificate would be taken for a key and then fit no signature.
    if holds(&pem, "PUBLIC KEY-----") {
        match (
            DecodingKey::from_rsa_pem(&pem),
            DecodingKey::from_ec_pem(&pem),
        ) {
            (Ok(key), _) if longer(&key, RSA_MODULUS) => return Ok((Algorithm::RS256, key)),
            (_, Ok(key)) if longer(&key, P256_POINT) && !longer(&key, P256_POINT + 1) => {
                return Ok((Algorithm::ES256, key));
            }
            _ => {}
        }
    }
    let path = path.display().to_string();
    Err(KeyError::Unknown { path, wanted })
}

/// The private key in a PEM file.
pub(super) fn private(path: &Path) -> Result<(Algorithm, EncodingKey), KeyError> {
    let pem = read(path)?;
    if holds(&pem, "PUBLIC KEY-----") {
        return Err(KeyError::Half {
            path: path.display().to_string(),
            is: "public",
            wanted: "only the private one can sign",
        });
    }
    if let Ok(key) = EncodingKey::from_ec_pem(&pem) {
        return Ok((Algorithm::ES256, key));
    }
    let unknown = |_| KeyError::Unknown {
        path: path.display().to_string(),
        wanted: "a PEM with an RSA key, or with a P-256 key as PKCS #8 (openssl pkcs8 -topk8 -nocrypt)",
    };
    let key = EncodingKey::from_rsa_pem(&pem).map_err(unknown)?;
    Ok((Algorithm::RS256, key))
}

fn holds(pem: &[u8], label: &str) -> bool {
    String::from_utf8_lossy(pem).contains(label)
}
