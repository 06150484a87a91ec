//! The engine: pure answers at once, calls as streams of batches.

use std::{cell::RefCell, rc::Rc};

use futures_util::{
    FutureExt, StreamExt,
    stream::{self, LocalBoxStream},
};
use playground_call::{CallRequest, Failure, FailureKind};
use playground_codegen::{Generated, OwnPlugin, TargetInfo, Task};
use playground_schema::{Schema, SourceFile};

use crate::{
    CallBatches, Host,
    analyzer::Analyzer,
    archive,
    cache::SchemaCache,
    calls::{Calls, failed},
    checker::{self, Checker},
    protocol::{
        Analysis, ChangeLog, CheckRequest, Checks, Description, Event, FixedAll, Numbered, Request,
        RequestError, SchemaBytes,
    },
};

/// The events that answer one request; empty for requests that steer a running call.
pub type EventStream = LocalBoxStream<'static, Numbered<Event>>;

/// Compiles, generates and calls for one person; single-threaded.
pub struct Engine {
    host: Rc<dyn Host>,
    analyzer: Rc<Analyzer>,
    schemas: Rc<RefCell<SchemaCache>>,
    checker: Checker,
    calls: Calls,
}

impl Engine {
    /// An engine that reaches the world through this host.
    pub fn new(host: impl Host + 'static) -> Self {
        let host: Rc<dyn Host> = Rc::new(host);
        let schemas = Rc::default();
        Self {
            analyzer: Rc::new(Analyzer::new(Rc::clone(&host), Rc::clone(&schemas))),
            host,
            schemas,
            checker: Checker::default(),
            calls: Calls::default(),
        }
    }

    /// Answers a request: when this returns the work is done, but for calls, for code, and for what waits for the library.
    pub fn handle(&self, request: Numbered<Request>) -> EventStream {
        let Numbered { id, body } = request;
        let event = match body {
            Request::Analyze { files } => {
                let analysis = self.analyze(&files);
                if self.analyzer.lacks_library(&analysis) {
                    let later = Rc::clone(&self.analyzer).with_library(analysis, files);
                    return answer(id, later.map(Event::Analyzed));
                }
                Event::Analyzed(analysis)
            }
            Request::Describe => Event::Described(self.describe()),
            Request::Check(how) => Event::Checked(self.check(how)),
            Request::FixAll(how) => Event::FixedAll(self.fix_all(&how)),
            Request::Changes(how) => Event::Changes(self.changes(how)),
            Request::OpenBaseline { files } => Event::BaselineOpened(checker::opened(files)),
            Request::RuleHelp { rule } => Event::RuleHelp(checker::help(&rule)),
            Request::LibraryText { path } => {
                let text = Rc::clone(&self.analyzer).text(path);
                return answer(id, text.map(Event::LibraryText));
            }
            Request::Generate {
                schema,
                files,
                target,
                options,
                sources,
            } => {
                let code = self.generate(&schema, files, target, options, sources);
                return answer(id, code.map(Event::Generated));
            }
            Request::GenerateWith {
                schema,
                files,
                plugin,
            } => {
                let code = self.generate_with(&schema, files, plugin);
                return answer(id, code.map(Event::Generated));
            }
            Request::Pack(generated) => Event::Packed(archive::packed(&generated)),
            Request::Targets => Event::Targets(self.targets()),
            Request::Template { schema, method } => {
                Event::Template(self.template(&schema, &method))
            }
            Request::Validate {
                schema,
                method,
                json,
            } => Event::Validated(self.validate(&schema, &method, &json)),
            Request::Call { schema, call } => {
                let batches = self.call(id, &schema, call);
                return batches
                    .map(move |batch| Numbered {
                        id,
                        body: Event::Call(batch),
                    })
                    .boxed_local();
            }
            Request::Send { json } => match self.calls.send(id, &json) {
                Ok(()) => return stream::empty().boxed_local(),
                Err(error) => Event::SendRefused(error.to_string()),
            },
            Request::HalfClose => {
                self.calls.half_close(id);
                return stream::empty().boxed_local();
            }
            Request::Cancel => {
                self.calls.cancel(id);
                return stream::empty().boxed_local();
            }
        };
        stream::iter([Numbered { id, body: event }]).boxed_local()
    }

    /// Compiles the whole workspace, with the library if it was added.
    pub fn analyze(&self, files: &[SourceFile]) -> Analysis {
        self.analyzer.analyze(files)
    }

    /// What was analyzed last declares; none if nothing was.
    pub fn describe(&self) -> Option<Description> {
        self.analyzer.describe()
    }

    /// What the rules find in what was analyzed last; none if nothing was.
    pub fn check(&self, how: CheckRequest) -> Option<Checks> {
        let clock = self.host.clock();
        let start = clock.now_us();
        let checks = self
            .analyzer
            .with_last(|last, broken| self.checker.check(&self.analyzer, last, broken, how))?;
        Some(Checks {
            elapsed_us: clock.now_us().saturating_sub(start),
            ..checks
        })
    }

    /// What changed since an earlier state; none if one of the two does not compile.
    pub fn changes(&self, how: CheckRequest) -> Option<ChangeLog> {
        let changes = self
            .analyzer
            .with_last(|last, broken| self.checker.changes(&self.analyzer, last, broken, how));
        changes.flatten()
    }

    /// What was analyzed last after every fix of a lint rule; none if it does not compile.
    pub fn fix_all(&self, how: &CheckRequest) -> Option<FixedAll> {
        let fixed = self.analyzer.with_last(|last, broken| {
            let sources = last.sources();
            (!broken).then(|| checker::fix_all(&self.analyzer, sources, how))
        });
        fixed.flatten().flatten()
    }

    /// The [`Description::schema`] alone.
    pub fn encoded(&self) -> Option<SchemaBytes> {
        self.analyzer.encoded()
    }

    /// Lets the workspace import these files too, `(path, text)`, sorted by path.
    pub fn add_library(&self, files: Vec<(String, String)>) {
        self.analyzer.add_library(files);
    }

    /// Whether the library, were it added, would have a file that is missing.
    pub fn lacks_library(&self, analysis: &Analysis) -> bool {
        self.analyzer.lacks_library(analysis)
    }

    /// Generates one target for these files of an encoded schema; `sources` are the texts of the workspace, for a target
    /// that takes them. The error says what is wrong, in a sentence without a stop.
    pub fn generate(
        &self,
        schema: &[u8],
        files: Vec<String>,
        target: String,
        options: Vec<(String, String)>,
        sources: Vec<SourceFile>,
    ) -> impl Future<Output = Result<Generated, String>> + use<> {
        let (schema, host) = (self.schema(schema), Rc::clone(&self.host));
        let analyzer = Rc::clone(&self.analyzer);
        async move {
            let run = async |plugin, request| host.plugin(plugin, request).await;
            let text = async |path: String| {
                let mut sources = sources.iter();
                match sources.find(|source| *source.path == *path) {
                    Some(source) => Ok(source.text.to_string()),
                    None => Rc::clone(&analyzer).text(path).await,
                }
            };
            let task = Task {
                schema: &*schema?,
                files: &files,
                target: &target,
                options: &options,
            };
            let code = playground_codegen::generate(task, text, run).await;
            code.map_err(|error| error.to_string())
        }
    }

    /// Generates code with a plugin a person has; otherwise as [`Engine::generate`].
    pub fn generate_with(
        &self,
        schema: &[u8],
        files: Vec<String>,
        plugin: OwnPlugin,
    ) -> impl Future<Output = Result<Generated, String>> + use<> {
        let (schema, host) = (self.schema(schema), Rc::clone(&self.host));
        async move {
            let run = async |plugin, request| host.plugin(plugin, request).await;
            let schema = schema?;
            let code = playground_codegen::generate_with(&schema, &files, plugin, run);
            code.await.map_err(|error| error.to_string())
        }
    }

    /// Every generator, sorted by id.
    pub fn targets(&self) -> Vec<TargetInfo> {
        playground_codegen::targets()
    }

    /// Says whether there is such a target and it takes these options.
    ///
    /// # Errors
    /// What is wrong, in a sentence without a stop.
    pub fn check_usage(target: &str, options: &[(String, String)]) -> Result<(), String> {
        playground_codegen::check_usage(target, options).map_err(|error| error.to_string())
    }

    /// A JSON request for a method of an encoded schema.
    ///
    /// # Errors
    /// What is wrong, in a sentence without a stop.
    pub fn template(&self, schema: &[u8], method: &str) -> Result<String, String> {
        let schema = self.schema(schema)?;
        playground_call::template(&schema, method).map_err(|error| error.to_string())
    }

    /// What of a JSON text does not fit the request of a method of an encoded schema; nothing if the schema is no schema.
    pub fn validate(&self, schema: &[u8], method: &str, json: &str) -> Option<RequestError> {
        let schema = self.schema(schema).ok()?;
        playground_call::validate(&schema, method, json).err()
    }

    /// Starts a call under a number that no running call has; the first poll of its events sends it.
    pub fn call(&self, id: u64, schema: &[u8], call: CallRequest) -> CallBatches {
        let schema = match self.schema(schema) {
            Ok(schema) => schema,
            Err(message) => return failed(Failure::new(FailureKind::Request, message)),
        };
        let transport = match self.host.transport(&call.target) {
            Ok(transport) => transport,
            Err(failure) => return failed(failure),
        };
        let clock = self.host.clock();
        let (handle, events) = playground_call::start(&schema, call, transport, Rc::clone(&clock));
        self.calls.run(id, handle, events, clock)
    }

    /// How many calls run.
    pub fn running_calls(&self) -> usize {
        self.calls.len()
    }

    fn schema(&self, bytes: &[u8]) -> Result<Rc<Schema>, String> {
        self.schemas
            .borrow_mut()
            .get(bytes)
            .map_err(|error| error.to_string())
    }
}

/// The one event of an answer that takes time.
fn answer(id: u64, event: impl Future<Output = Event> + 'static) -> EventStream {
    let event = event.map(move |body| Numbered { id, body });
    stream::once(event).boxed_local()
}
