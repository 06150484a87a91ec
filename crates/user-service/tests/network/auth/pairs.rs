//! Tokens signed by private keys: RS256 and ES256, the keys in files.

use std::{fs, path::PathBuf};

use base64::{Engine, prelude::BASE64_STANDARD};
use rcgen::{KeyPair, PKCS_ECDSA_P256_SHA256, PKCS_ECDSA_P384_SHA384, SignatureAlgorithm};
use ring::hmac;
use serde_json::json;
use tempfile::TempDir;
use user_service::{
    auth::{Issuer, KeyError, Verifier},
    proto::GetUserRequest,
};

use super::{
    Authorization, SECRET, check_refusal, client,
    forged::{forge, hmac},
    issue,
    kinds::refusals,
    now, start_taking, token,
};

/// Both halves of a pair, in files.
pub struct Pair {
    pub private: PathBuf,
    pub public: PathBuf,
    algorithm: &'static str,
    /// Kept as long as its files are needed.
    _folder: Option<TempDir>,
}

impl Pair {
    fn issuer(&self) -> Issuer {
        Issuer::key_file(&self.private).unwrap()
    }

    fn verifier(&self) -> Verifier {
        Verifier::key_file(&self.public).unwrap()
    }
}

/// A pair that was made for these tests alone.
pub fn rsa() -> Pair {
    let keys = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/network/keys");
    Pair {
        private: keys.join("rsa-private.pem"),
        public: keys.join("rsa-public.pem"),
        algorithm: "RS256",
        _folder: None,
    }
}

/// A new pair.
pub fn p256() -> Pair {
    new_pair(&PKCS_ECDSA_P256_SHA256)
}

fn new_pair(kind: &'static SignatureAlgorithm) -> Pair {
    let folder = TempDir::new().unwrap();
    let pair = KeyPair::generate_for(kind).unwrap();
    let (private, public) = (
        folder.path().join("private.pem"),
        folder.path().join("public.pem"),
    );
    fs::write(&private, pair.serialize_pem()).unwrap();
    fs::write(&public, pair.public_key_pem()).unwrap();
    Pair {
        private,
        public,
        algorithm: "ES256",
        _folder: Some(folder),
    }
}

#[tokio::test]
async fn the_private_key_opens() {
    for pair in [rsa(), p256()] {
        let running = start_taking(pair.verifier(), &[]).await;
        let token = pair.issuer().sign(&issue()).unwrap();
        let mut client = client(&running, Authorization::bearer(&token)).await;
        let request = GetUserRequest { id: "1".into() };
        client.get_user(request).await.unwrap();
    }
}

#[tokio::test]
async fn another_key_does_not() {
    let other = p256();
    for (pair, wrong) in [
        (rsa(), vec![other.issuer()]),
        (p256(), vec![other.issuer(), rsa().issuer()]),
    ] {
        let running = start_taking(pair.verifier(), &[]).await;
        let mut tokens = vec![token(&issue())];
        tokens.extend(wrong.iter().map(|issuer| issuer.sign(&issue()).unwrap()));
        let header = json!({"typ": "JWT", "alg": pair.algorithm});
        let claims = json!({"sub": "ben", "exp": now() + 3600});
        tokens.push(forge(&header, &claims, |_| vec![0; 256]));
        let good = pair.issuer().sign(&issue()).unwrap();
        let (_, signature) = good.rsplit_once('.').unwrap();
        let other_claims = forge(&header, &claims, |_| Vec::new());
        tokens.push(format!("{other_claims}{signature}"));
        for wrong in tokens {
            for status in refusals(&running, &Authorization::bearer(&wrong)).await {
                check_refusal(&status, "TOKEN_INVALID", pair.algorithm);
            }
        }
    }
}

/// The public key is no secret, so nothing that is signed with it as one may count.
#[tokio::test]
async fn the_public_key_is_no_secret() {
    for pair in [rsa(), p256()] {
        let running = start_taking(pair.verifier(), &[]).await;
        let text = fs::read(&pair.public).unwrap();
        let lines = std::str::from_utf8(&text).unwrap().lines();
        let base64: String = lines.filter(|line| !line.starts_with('-')).collect();
        let der = BASE64_STANDARD.decode(base64).unwrap();
        let trimmed = text.trim_ascii_end().to_vec();
        let claims = json!({"sub": "ann", "exp": now() + 3600});
        for key in [&text, &trimmed, &der] {
            for alg in ["HS256", pair.algorithm] {
                let header = json!({"typ": "JWT", "alg": alg});
                let forged = forge(&header, &claims, hmac(hmac::HMAC_SHA256, key));
                for status in refusals(&running, &Authorization::bearer(&forged)).await {
                    check_refusal(&status, "TOKEN_INVALID", pair.algorithm);
                }
            }
        }
    }
}

#[test]
fn files_that_hold_no_such_key_are_refused() {
    let folder = TempDir::new().unwrap();
    let missing = folder.path().join("missing.pem");
    let text = folder.path().join("text.pem");
    fs::write(&text, SECRET).unwrap();
    for pair in [rsa(), p256()] {
        let half = Verifier::key_file(&pair.private).unwrap_err();
        assert!(matches!(half, KeyError::Half { .. }), "{half}");
        let half = Issuer::key_file(&pair.public).unwrap_err();
        assert!(matches!(half, KeyError::Half { .. }), "{half}");
    }
    for (path, is_missing) in [(&missing, true), (&text, false)] {
        for error in [
            Verifier::key_file(path).unwrap_err(),
            Issuer::key_file(path).unwrap_err(),
        ] {
            assert_eq!(
                matches!(error, KeyError::Read { .. }),
                is_missing,
                "{error}"
            );
            assert!(error.to_string().contains(&path.display().to_string()));
        }
    }
    assert!(matches!(Verifier::hs256(b""), Err(KeyError::Empty)));
}

#[test]
fn keys_of_another_curve_are_refused() {
    let pair = new_pair(&PKCS_ECDSA_P384_SHA384);
    let unknown = Verifier::key_file(&pair.public).unwrap_err();
    assert!(matches!(unknown, KeyError::Unknown { .. }), "{unknown}");
    let unfit = pair.issuer().sign(&issue()).unwrap_err();
    assert!(matches!(unfit, KeyError::Unfit), "{unfit}");
}
