//! The cryptography under `jsonwebtoken`, by ring: the three algorithms that a key can be for, and no others.

use jsonwebtoken::{
    Algorithm, AlgorithmFamily, DecodingKey, EncodingKey,
    crypto::{CryptoProvider, JwtSigner, JwtVerifier, KeyUtils},
    errors::{Error, ErrorKind},
    signature::{Error as SignatureError, Signer, Verifier},
};
use ring::{
    hmac,
    rand::SystemRandom,
    signature::{
        ECDSA_P256_SHA256_FIXED, ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair,
        RSA_PKCS1_2048_8192_SHA256, RSA_PKCS1_SHA256, RsaKeyPair, UnparsedPublicKey,
    },
};

static PROVIDER: CryptoProvider = CryptoProvider {
    signer_factory: signer,
    verifier_factory: verifier,
    // JSON Web Keys are not used.
    key_utils: KeyUtils::new_unimplemented(),
};

/// Must have been called before a token is signed or verified.
pub(super) fn install() {
    // Fails if it was installed before, which is as good.
    let _ = PROVIDER.install_default();
}

/// A key that signs.
enum Private {
    Hs256(hmac::Key),
    Rs256(Box<RsaKeyPair>),
    Es256(Box<EcdsaKeyPair>),
}

/// A key that verifies.
enum Public {
    Hs256(hmac::Key),
    Rs256(UnparsedPublicKey<Vec<u8>>),
    Es256(UnparsedPublicKey<Vec<u8>>),
}

fn signer(algorithm: &Algorithm, key: &EncodingKey) -> Result<Box<dyn JwtSigner>, Error> {
    let bytes = key.as_bytes();
    let private = match (algorithm, key.family()) {
        (Algorithm::HS256, AlgorithmFamily::Hmac) => {
            Private::Hs256(hmac::Key::new(hmac::HMAC_SHA256, bytes))
        }
        (Algorithm::RS256, AlgorithmFamily::Rsa) => {
            let pair = RsaKeyPair::from_der(bytes).map_err(|_| ErrorKind::InvalidKeyFormat)?;
            Private::Rs256(Box::new(pair))
        }
        (Algorithm::ES256, AlgorithmFamily::Ec) => {
            let curve = &ECDSA_P256_SHA256_FIXED_SIGNING;
            let pair = EcdsaKeyPair::from_pkcs8(curve, bytes, &SystemRandom::new())
                .map_err(|_| ErrorKind::InvalidEcdsaKey)?;
            Private::Es256(Box::new(pair))
        }
        _ => return Err(ErrorKind::InvalidAlgorithm.into()),
    };
    Ok(Box::new(private))
}

fn verifier(algorithm: &Algorithm, key: &DecodingKey) -> Result<Box<dyn JwtVerifier>, Error> {
    let bytes = key.try_get_as_bytes()?;
    let public = match (algorithm, key.family()) {
        (Algorithm::HS256, AlgorithmFamily::Hmac) => {
            Public::Hs256(hmac::Key::new(hmac::HMAC_SHA256, bytes))
        }
        (Algorithm::RS256, AlgorithmFamily::Rsa) => Public::Rs256(UnparsedPublicKey::new(
            &RSA_PKCS1_2048_8192_SHA256,
            bytes.to_vec(),
        )),
        (Algorithm::ES256, AlgorithmFamily::Ec) => Public::Es256(UnparsedPublicKey::new(
            &ECDSA_P256_SHA256_FIXED,
            bytes.to_vec(),
        )),
        _ => return Err(ErrorKind::InvalidAlgorithm.into()),
    };
    Ok(Box::new(public))
}

impl Signer<Vec<u8>> for Private {
    fn try_sign(&self, message: &[u8]) -> Result<Vec<u8>, SignatureError> {
        let random = SystemRandom::new();
        match self {
            Self::Hs256(key) => Ok(hmac::sign(key, message).as_ref().to_vec()),
            Self::Rs256(pair) => {
                let mut signature = vec![0; pair.public().modulus_len()];
                pair.sign(&RSA_PKCS1_SHA256, &random, message, &mut signature)
                    .map_err(|_| SignatureError::new())?;
                Ok(signature)
            }
            Self::Es256(pair) => {
                let signature = pair.sign(&random, message);
                let signature = signature.map_err(|_| SignatureError::new())?;
                Ok(signature.as_ref().to_vec())
            }
        }
    }
}

impl JwtSigner for Private {
    fn algorithm(&self) -> Algorithm {
        match self {
            Self::Hs256(_) => Algorithm::HS256,
            Self::Rs256(_) => Algorithm::RS256,
            Self::Es256(_) => Algorithm::ES256,
        }
    }
}

impl Verifier<Vec<u8>> for Public {
    fn verify(&self, message: &[u8], signature: &Vec<u8>) -> Result<(), SignatureError> {
        match self {
            // In constant time.
            Self::Hs256(key) => hmac::verify(key, message, signature),
            Self::Rs256(key) | Self::Es256(key) => key.verify(message, signature),
        }
        .map_err(|_| SignatureError::new())
    }
}

impl JwtVerifier for Public {
    fn algorithm(&self) -> Algorithm {
        match self {
            Self::Hs256(_) => Algorithm::HS256,
            Self::Rs256(_) => Algorithm::RS256,
            Self::Es256(_) => Algorithm::ES256,
        }
    }
}
