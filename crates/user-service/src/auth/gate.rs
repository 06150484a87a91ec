//! The gate before all services: it lets a call in or answers in their place.

use std::sync::Arc;

use http::{HeaderMap, Request, Response, header::AUTHORIZATION};
use tonic::{Status, body::Body};
use tower_http::validate_request::ValidateRequest;

use super::{Access, Identity, Tokens, refusal::Refusal, scopes};
use crate::methods;

/// Lets in what [`Access`] allows, and notes [`Identity`] in the extensions of the request.
#[derive(Debug, Clone)]
pub(crate) struct Gate(Arc<Access>);

impl Gate {
    pub(crate) fn new(access: Access) -> Self {
        Self(Arc::new(access))
    }
}

impl<B> ValidateRequest<B> for Gate {
    type ResponseBody = Body;

    fn validate(&mut self, request: &mut Request<B>) -> Result<(), Response<Body>> {
        let Access::Tokens(tokens) = self.0.as_ref() else {
            return Ok(());
        };
        match tokens.admit(request.uri().path(), request.headers()) {
            Ok(identity) => {
                identity.map(|identity| request.extensions_mut().insert(identity));
                Ok(())
            }
            Err(refusal) => Err(Status::from(refusal).into_http()),
        }
    }
}

impl Tokens {
    /// Who calls; nobody in particular, if the method is public.
    fn admit(&self, path: &str, headers: &HeaderMap) -> Result<Option<Identity>, Refusal> {
        if self.is_public(path) {
            return Ok(None);
        }
        let identity = self.verifier.verify(bearer(headers)?)?;
        match scopes::needed(path) {
            Some(scope) if !identity.may(scope) => Err(Refusal::Scope(scope)),
            _ => Ok(Some(identity)),
        }
    }

    fn is_public(&self, path: &str) -> bool {
        methods::is_infrastructure(path) || self.public.iter().any(|method| method.path == path)
    }
}

/// The token in the header `authorization`. There must be one header: of two, others may read the other one.
fn bearer(headers: &HeaderMap) -> Result<&str, Refusal> {
    let mut values = headers.get_all(AUTHORIZATION).iter();
    let value = values.next().ok_or(Refusal::Missing)?;
    if values.next().is_some() {
        return Err(Refusal::Invalid);
    }
    let text = value.to_str().map_err(|_| Refusal::Invalid)?;
    match text.split_once(' ') {
        Some((scheme, token)) if scheme.eq_ignore_ascii_case("bearer") => Ok(token.trim()),
        _ => Err(Refusal::Missing),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::auth::{Issue, Issuer, Verifier};

    const SECRET: &[u8] = b"secret";

    fn asked(path: &str, scope: Option<&str>) -> Request<()> {
        let issue = Issue {
            sub: "ann".into(),
            exp: u64::from(u32::MAX),
            scope: scope.map(str::to_owned),
            ..Issue::default()
        };
        let token = Issuer::hs256(SECRET).unwrap().sign(&issue).unwrap();
        let request = Request::post(path).header(AUTHORIZATION, format!("Bearer {token}"));
        request.body(()).unwrap()
    }

    fn let_in(mut request: Request<()>) -> Option<Identity> {
        let verifier = Verifier::hs256(SECRET).unwrap();
        let public = vec!["Chat".parse().unwrap()];
        let mut gate = Gate::new(Access::tokens(verifier, public));
        gate.validate(&mut request).unwrap();
        request.extensions_mut().remove()
    }

    #[test]
    fn methods_are_told_who_calls() {
        let subject = "ann".to_owned();
        for (scope, scopes) in [
            (None, None),
            (
                Some("a users.read"),
                Some(vec!["a".to_owned(), "users.read".to_owned()]),
            ),
        ] {
            let request = asked("/users.v1.UserService/GetUser", scope);
            let expected = Identity {
                subject: subject.clone(),
                scopes,
            };
            assert_eq!(let_in(request), Some(expected));
        }
    }

    #[test]
    fn where_no_token_is_needed_nobody_looks_at_it() {
        for path in ["/users.v1.UserService/Chat", "/grpc.health.v1.Health/Check"] {
            assert_eq!(let_in(asked(path, None)), None);
        }
    }
}
