//! Compiles workspaces, and gets the library when a file of it is first asked for.

use std::{
    cell::{Cell, RefCell},
    collections::HashMap,
    rc::Rc,
    time::Duration,
};

use futures_util::{
    FutureExt,
    future::{self, Either, LocalBoxFuture, Shared},
};
use playground_protos::library;
use playground_schema::{Compilation, Compiler, Severity, SourceFile};

use crate::{
    Host,
    cache::SchemaCache,
    protocol::{Analysis, Description, LibraryState, SchemaBytes},
};

/// How long an analysis waits for the library: who types is told the rest meanwhile.
const WAIT: Duration = Duration::from_secs(2);

/// Files by import path, sorted.
type Files = Vec<(String, String)>;

/// The library's way here, for everyone who waits for it.
type Coming = Shared<LocalBoxFuture<'static, Result<(), String>>>;

#[derive(Default)]
enum Library {
    /// Nobody asked for it, or it could not be had.
    #[default]
    Absent,
    Coming(Coming),
    Here(Rc<Files>),
}

struct Compiled {
    compilation: Compilation,
    broken: bool,
}

/// What compiles; single-threaded.
pub(crate) struct Analyzer {
    host: Rc<dyn Host>,
    compiler: RefCell<Compiler>,
    /// What was compiled last; its findings are in the answer.
    last: RefCell<Option<Compiled>>,
    schemas: Rc<RefCell<SchemaCache>>,
    library: RefCell<Library>,
    /// An analysis has waited for the library in vain: until it is here no other does.
    late: Cell<bool>,
}

impl Analyzer {
    pub(crate) fn new(host: Rc<dyn Host>, schemas: Rc<RefCell<SchemaCache>>) -> Self {
        Self {
            host,
            compiler: RefCell::default(),
            last: RefCell::default(),
            schemas,
            library: RefCell::default(),
            late: Cell::default(),
        }
    }

    /// Compiles the whole workspace with what is here.
    pub(crate) fn analyze(&self, files: &[SourceFile]) -> Analysis {
        let clock = self.host.clock();
        let start = clock.now_us();
        let mut compilation = self.compiler.borrow_mut().compile(files);
        let diagnostics = std::mem::take(&mut compilation.diagnostics);
        let broken = diagnostics.iter().any(|d| d.severity == Severity::Error);
        let missing = compilation.missing.clone();
        *self.last.borrow_mut() = Some(Compiled {
            compilation,
            broken,
        });
        Analysis {
            diagnostics,
            missing,
            library: LibraryState::Fine,
            elapsed_us: clock.now_us().saturating_sub(start),
        }
    }

    /// What was analyzed last declares.
    pub(crate) fn describe(&self) -> Option<Description> {
        let last = self.last.borrow();
        let Compiled {
            compilation,
            broken,
        } = last.as_ref()?;
        let schema = compilation.schema.as_ref();
        Some(Description {
            outline: compilation.outline(),
            schema: self.encoded(),
            compiled: schema.map_or_else(Vec::new, |schema| schema.roots().to_vec()),
            broken: *broken,
        })
    }

    /// The descriptor set of what was analyzed last; none if no file compiles.
    pub(crate) fn encoded(&self) -> Option<SchemaBytes> {
        let last = self.last.borrow();
        let schema = last.as_ref()?.compilation.schema.as_ref()?;
        self.schemas.borrow_mut().put(Rc::new(schema.clone()));
        Some(schema.encode())
    }

    /// Looks at what was compiled last, and whether any file has an error.
    pub(crate) fn with_last<T>(&self, look: impl FnOnce(&Compilation, bool) -> T) -> Option<T> {
        self.last
            .borrow()
            .as_ref()
            .map(|last| look(&last.compilation, last.broken))
    }

    /// Compiles other files than the workspace's, with the library if it is here.
    pub(crate) fn aside(&self, files: &[SourceFile]) -> Compilation {
        let mut compiler = Compiler::default();
        if let Library::Here(library) = &*self.library.borrow() {
            compiler.set_library(library.to_vec());
        }
        compiler.compile(files)
    }

    /// Whether the library would help: it is not here, and has a file that is missing.
    pub(crate) fn lacks_library(&self, analysis: &Analysis) -> bool {
        let here = matches!(*self.library.borrow(), Library::Here(_));
        !here && analysis.missing.iter().any(|path| library::covers(path))
    }

    /// Compiles again once the library is here; if it is not here soon, gives what was found without it.
    pub(crate) async fn with_library(
        self: Rc<Self>,
        without: Analysis,
        files: Vec<SourceFile>,
    ) -> Analysis {
        let wait = if self.late.get() {
            Duration::ZERO
        } else {
            WAIT
        };
        let sleep = self.host.clock().sleep(wait);
        let state = match future::select(self.load(), sleep).await {
            Either::Left((Ok(()), _)) => return self.analyze(&files),
            Either::Left((Err(why), _)) => LibraryState::Failed(why),
            Either::Right(_) => {
                self.late.set(true);
                LibraryState::Coming
            }
        };
        advised(without, &files, state)
    }

    /// The text of a file of the compiler or of the library.
    ///
    /// # Errors
    /// What is wrong, in a sentence without a stop.
    pub(crate) async fn text(self: Rc<Self>, path: String) -> Result<String, String> {
        if let Some(text) = playground_protos::core(&path) {
            return Ok(text.to_owned());
        }
        let none = || format!("the library has no file {path}");
        if !library::covers(&path) {
            return Err(none());
        }
        self.load().await?;
        let Library::Here(files) = &*self.library.borrow() else {
            return Err(none());
        };
        let found = files.iter().find(|(known, _)| *known == path);
        found.map(|(_, text)| text.clone()).ok_or_else(none)
    }

    /// Lets the compiler import these files too.
    pub(crate) fn add_library(&self, files: Files) {
        self.compiler.borrow_mut().set_library(files.clone());
        *self.library.borrow_mut() = Library::Here(Rc::new(files));
    }

    /// The library's way here: joined if it is coming, begun if not.
    fn load(self: &Rc<Self>) -> Coming {
        let mut library = self.library.borrow_mut();
        match &*library {
            Library::Coming(coming) => return coming.clone(),
            Library::Here(_) => return future::ready(Ok(())).boxed_local().shared(),
            Library::Absent => {}
        }
        let this = Rc::downgrade(self);
        let packed = self.host.library();
        let arrive = async move {
            let packed = packed.await;
            let files = packed
                .and_then(|packed| library::unpack(&packed).map_err(|damage| damage.to_string()));
            let Some(this) = this.upgrade() else {
                return Err("the engine is gone".to_owned());
            };
            this.late.set(false);
            match files {
                Ok(files) => this.add_library(files),
                Err(why) => {
                    *this.library.borrow_mut() = Library::Absent;
                    return Err(why);
                }
            }
            Ok(())
        };
        let coming = arrive.boxed_local().shared();
        *library = Library::Coming(coming.clone());
        coming
    }
}

/// Says at each import of a file of the library why it is not here.
fn advised(mut analysis: Analysis, files: &[SourceFile], state: LibraryState) -> Analysis {
    let texts = files.iter().map(|file| (&*file.path, &*file.text));
    let texts: HashMap<&str, &str> = texts.collect();
    for finding in &mut analysis.diagnostics {
        let (start, end) = (finding.span.start as usize, finding.span.end as usize);
        let text = texts.get(&*finding.path);
        let quoted = text.and_then(|text| text.get(start..end));
        let path = quoted.map(|quoted| quoted.trim_matches(['"', '\'']));
        if path.is_some_and(library::covers) {
            finding.help = state.help();
            // What was offered in its place is not what was meant.
            finding.fix = None;
        }
    }
    analysis.library = state;
    analysis
}
