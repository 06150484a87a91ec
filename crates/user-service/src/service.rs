//! The service itself: what all calls share, and the ten methods of `users.v1.UserService`.

use std::sync::{
    Arc, Mutex, MutexGuard, PoisonError,
    atomic::{AtomicU64, Ordering},
};

use futures_util::{Stream, stream::BoxStream};
use tonic::{Request, Response, Status, Streaming};

use crate::{
    Clock, Options,
    closing::Closing,
    proto::{
        ChatMessage, CreateUserRequest, CreateUserResponse, CreateUsersResponse, DeleteUserRequest,
        EditOperation, GetUserRequest, GetUserResponse, ListUsersRequest, UpdateUserRequest,
        UpdateUserResponse, UploadDataChunk, UploadDataResponse, User, UserEvent,
        WatchUserChangesRequest, user_service_server,
    },
    room::Room,
    rpc::chat::Post,
    samples,
    store::MemoryStore,
};

/// A response stream.
type Responses<T> = BoxStream<'static, Result<T, Status>>;

/// The UserService; clones share users and rooms.
#[derive(Debug)]
pub struct UserService<C> {
    pub(crate) shared: Arc<Shared<C>>,
}

/// What all clones and all calls share.
#[derive(Debug)]
pub(crate) struct Shared<C> {
    pub(crate) clock: C,
    pub(crate) options: Options,
    /// A change is made and published under one lock: whoever watches sees neither a gap nor a repetition.
    store: Mutex<MemoryStore>,
    pub(crate) changes: Room<UserEvent>,
    pub(crate) chat: Room<Post>,
    pub(crate) edits: Room<EditOperation>,
    closing: Closing,
    last_participant: AtomicU64,
}

impl<C> Clone for UserService<C> {
    fn clone(&self) -> Self {
        let shared = self.shared.clone();
        Self { shared }
    }
}

/// The service as a tower `Service` with three sample users, ready to be the transport of a client in the same process.
pub fn in_page<C: Clock>(clock: C) -> user_service_server::UserServiceServer<UserService<C>> {
    in_page_with(clock, Options::default())
}

/// As [`in_page`], set up as `options` say.
pub fn in_page_with<C: Clock>(
    clock: C,
    options: Options,
) -> user_service_server::UserServiceServer<UserService<C>> {
    user_service_server::UserServiceServer::new(UserService::new(clock, options))
}

impl<C: Clock> UserService<C> {
    /// A service with the users that `options` ask for, created now.
    pub fn new(clock: C, options: Options) -> Self {
        let mut store = MemoryStore::default();
        let now = clock.now();
        for user in samples::users(options.users) {
            // Samples have distinct emails.
            let _ = store.insert(user, now);
        }
        let shared = Shared {
            clock,
            options,
            store: Mutex::new(store),
            changes: Room::new(),
            chat: Room::new(),
            edits: Room::new(),
            closing: Closing::default(),
            last_participant: AtomicU64::new(0),
        };
        Self {
            shared: Arc::new(shared),
        }
    }

    /// Ends every open stream with UNAVAILABLE, and every stream opened later.
    pub fn close(&self) {
        self.shared.closing.close();
    }

    /// How many are in the chat room now.
    pub fn chat_participants(&self) -> usize {
        self.shared.chat.members()
    }

    /// How many `CollaborativeEdit` streams are open now.
    pub fn editors(&self) -> usize {
        self.shared.edits.members()
    }

    /// How many `WatchUserChanges` streams are open now.
    pub fn watchers(&self) -> usize {
        self.shared.changes.members()
    }

    /// Guards a response stream: it ends when the service closes.
    fn respond<T: Send + 'static>(
        &self,
        stream: impl Stream<Item = Result<T, Status>> + Send + 'static,
    ) -> Response<Responses<T>> {
        Response::new(Box::pin(self.shared.closing.guard(stream)))
    }

    /// Guards a request stream: it ends when the service closes.
    fn inbound<T: Send + 'static>(&self, request: Request<Streaming<T>>) -> Responses<T> {
        Box::pin(self.shared.closing.guard(request.into_inner()))
    }
}

impl<C> Shared<C> {
    /// The users, for as long as the guard lives; never held across an await.
    pub(crate) fn store(&self) -> MutexGuard<'_, MemoryStore> {
        self.store.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A number that no other participant has.
    pub(crate) fn next_participant(&self) -> u64 {
        self.last_participant.fetch_add(1, Ordering::Relaxed)
    }
}

#[tonic::async_trait]
impl<C: Clock> user_service_server::UserService for UserService<C> {
    type ListUsersStream = Responses<User>;
    type WatchUserChangesStream = Responses<UserEvent>;
    type ChatStream = Responses<ChatMessage>;
    type CollaborativeEditStream = Responses<EditOperation>;

    async fn get_user(
        &self,
        request: Request<GetUserRequest>,
    ) -> Result<Response<GetUserResponse>, Status> {
        self.shared
            .get_user(request.into_inner())
            .map(Response::new)
    }

    async fn create_user(
        &self,
        request: Request<CreateUserRequest>,
    ) -> Result<Response<CreateUserResponse>, Status> {
        self.shared
            .create_user(request.into_inner())
            .map(Response::new)
    }

    async fn update_user(
        &self,
        request: Request<UpdateUserRequest>,
    ) -> Result<Response<UpdateUserResponse>, Status> {
        self.shared
            .update_user(request.into_inner())
            .map(Response::new)
    }

    async fn delete_user(
        &self,
        request: Request<DeleteUserRequest>,
    ) -> Result<Response<()>, Status> {
        self.shared
            .delete_user(request.into_inner())
            .map(Response::new)
    }

    async fn list_users(
        &self,
        request: Request<ListUsersRequest>,
    ) -> Result<Response<Self::ListUsersStream>, Status> {
        let users = self.shared.clone().list_users(request.into_inner())?;
        Ok(self.respond(users))
    }

    async fn watch_user_changes(
        &self,
        request: Request<WatchUserChangesRequest>,
    ) -> Result<Response<Self::WatchUserChangesStream>, Status> {
        Ok(self.respond(self.shared.clone().watch(request.into_inner())))
    }

    async fn create_users(
        &self,
        request: Request<Streaming<CreateUserRequest>>,
    ) -> Result<Response<CreateUsersResponse>, Status> {
        let inbound = self.inbound(request);
        self.shared.create_users(inbound).await.map(Response::new)
    }

    async fn upload_user_data(
        &self,
        request: Request<Streaming<UploadDataChunk>>,
    ) -> Result<Response<UploadDataResponse>, Status> {
        let inbound = self.inbound(request);
        self.shared.upload(inbound).await.map(Response::new)
    }

    async fn chat(
        &self,
        request: Request<Streaming<ChatMessage>>,
    ) -> Result<Response<Self::ChatStream>, Status> {
        Ok(self.respond(self.shared.clone().chat(request.into_inner())))
    }

    async fn collaborative_edit(
        &self,
        request: Request<Streaming<EditOperation>>,
    ) -> Result<Response<Self::CollaborativeEditStream>, Status> {
        Ok(self.respond(self.shared.clone().edit(request.into_inner())))
    }
}
