//! The command line: arguments in, words and an exit code out. One module for each command.
//!
//! Results go to standard output, faults and progress to standard error. Exit 0: done. 1: findings,
//! or input that can't be used. 2: the command line is wrong.

mod build;
mod check;
mod diff;
mod explain;
mod figures;
mod leftovers;
mod making;
mod new;
mod papers;
mod refresh;
mod render;
mod report;
mod revision;
mod roll;
mod schema;
mod source_date;
mod stamp;
mod styles;
mod watch;
mod way;
mod whole_folder;
mod write;

use std::panic::resume_unwind;
use std::path::PathBuf;
use std::process::ExitCode;
use std::thread;

use making::Order;

use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::compose::exempt::Version;
use crate::diagnostic::{Diagnostic, Faults};
use crate::explain::Extent;
use crate::files::reason;
use crate::patience::STACK;
use crate::pipeline::{self, Drafted, Wanted};
use crate::refresh::Edits;
use crate::schema::FOLDER;

// Where things are, unless the command line says otherwise.
const INPUTS: &str = "inputs";
const TEMPLATES: &str = "templates";
const OUTPUT: &str = "output";

/// Committee papers from data: every figure computed, checked and placed.
#[derive(Debug, Parser)]
#[command(name = "orderpaper", version, about, disable_help_subcommand = true)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Build papers: output/PAPER/paper.md, paper.pdf and paper.typ
    Build {
        /// Folders of inputs, or their names; all of inputs/ where none is named
        papers: Vec<String>,
        /// A style other than the one that the paper names
        #[arg(long, value_name = "STYLE")]
        style: Option<String>,
        /// Build drafts, which say so on every page: papers with findings that are errors too
        #[arg(long)]
        draft: bool,
        /// Build the versions that have what is exempt, not for publication: output/PAPER-exempt/
        #[arg(long)]
        exempt: bool,
        /// Add an appendix that says how every figure was worked out
        #[arg(long)]
        workings: bool,
        /// Build papers again that have not changed since they were built
        #[arg(long)]
        force: bool,
        #[command(flatten)]
        folders: Folders,
    },
    /// Build papers again at every save, until you press Ctrl-C
    Watch {
        /// Folders of inputs, or their names; all of inputs/ where none is named
        papers: Vec<String>,
        /// A style other than the one that the paper names
        #[arg(long, value_name = "STYLE")]
        style: Option<String>,
        /// Build drafts, which say so on every page: papers with findings that are errors too
        #[arg(long)]
        draft: bool,
        /// Add an appendix that says how every figure was worked out
        #[arg(long)]
        workings: bool,
        #[command(flatten)]
        folders: Folders,
    },
    /// Check papers: every finding with its place; exit 1 if any is an error
    Check {
        /// Folders of inputs, or their names; or papers made elsewhere, as .md or .txt; all of inputs/ where none is named
        papers: Vec<String>,
        /// How findings are told
        #[arg(long, value_name = "FORMAT", default_value = "text")]
        format: Tell,
        #[command(flatten)]
        reads: Reads,
    },
    /// Tell what changed from one paper to another, or from one Git revision of a paper to another
    Diff {
        /// The paper as it was: a folder of inputs, or its name; or a Git revision: HEAD~1, or HEAD~2..HEAD
        old: String,
        /// The paper as it is; after a revision, the paper whose revision that is, or another revision
        new: String,
        /// The paper, after two revisions
        paper: Option<String>,
        /// In which form
        #[arg(long, value_enum, default_value = "text")]
        format: diff::Format,
        /// Compare what is exempt too: the outcome is not for publication
        #[arg(long)]
        exempt: bool,
        #[command(flatten)]
        reads: Reads,
    },
    /// Explain a figure: each step down to file and line, and where the paper prints it
    Explain {
        /// The folder of inputs, or its name
        paper: String,
        /// The name of a figure, or a number as it is printed: "£713,584"
        #[arg(allow_hyphen_values = true)]
        figure: String,
        /// Tell all parts of large sums
        #[arg(long)]
        all: bool,
        #[command(flatten)]
        reads: Reads,
    },
    /// List every figure of a paper
    Figures {
        /// The folder of inputs, or its name
        paper: String,
        /// In which form
        #[arg(long, value_enum, default_value = "table")]
        format: figures::Format,
        #[command(flatten)]
        reads: Reads,
    },
    /// Make a new paper's inputs, commented, that already build
    New {
        /// The folder to make: inputs/my-paper
        folder: PathBuf,
        /// The style of the paper
        #[arg(long, value_name = "STYLE")]
        style: String,
        /// The folder of styles
        #[arg(long, value_name = "DIR", default_value = TEMPLATES)]
        templates: PathBuf,
        /// The folder of schemas, at which the inputs point
        #[arg(long, value_name = "DIR", default_value = FOLDER)]
        schemas: PathBuf,
    },
    /// Bring the generated parts of an edited draft up to date; every other byte of it stays
    Refresh {
        /// The draft: a paper.md that was taken away and edited
        draft: PathBuf,
        /// The folder of inputs, or its name, where it isn't the paper that the draft names
        #[arg(long)]
        paper: Option<String>,
        /// Replace generated parts that were edited, too
        #[arg(long)]
        overwrite: bool,
        /// Write nothing, and show what would change
        #[arg(long)]
        dry_run: bool,
        #[command(flatten)]
        reads: Reads,
    },
    /// Render any Markdown file in a house style
    Render {
        /// The file
        file: PathBuf,
        /// The style
        #[arg(long, value_name = "STYLE", default_value = "plain")]
        style: String,
        /// The folder of styles
        #[arg(long, value_name = "DIR", default_value = TEMPLATES)]
        templates: PathBuf,
        /// The folder to write to
        #[arg(long, value_name = "DIR", default_value = OUTPUT)]
        output: PathBuf,
    },
    /// Make the inputs of a paper's next period from those of its last
    Roll {
        /// The folder of inputs, or its name
        paper: String,
        /// The next period: "Q3 2018/19"; the one after the paper's own where none is given
        #[arg(long, value_name = "PERIOD")]
        to: Option<String>,
        /// The folder to make; one beside the paper's, called by the period, where none is given
        #[arg(long, value_name = "DIR")]
        into: Option<PathBuf>,
        /// Go on from a paper in which `check` finds errors
        #[arg(long)]
        force: bool,
        #[command(flatten)]
        reads: Reads,
    },
    /// Write schemas by which an editor completes and checks the files of inputs and styles
    Schema {
        /// The folder to write to
        #[arg(value_name = "DIR", default_value = FOLDER)]
        folder: PathBuf,
    },
    /// List the styles there are
    Styles {
        /// The folder of styles
        #[arg(long, value_name = "DIR", default_value = TEMPLATES)]
        templates: PathBuf,
    },
}

/// What is read of one paper or of several, and in which style.
#[derive(Debug, Args)]
struct Reads {
    /// A style other than the one that the paper names
    #[arg(long, value_name = "STYLE")]
    style: Option<String>,
    /// The folder of papers
    #[arg(long, value_name = "DIR", default_value = INPUTS)]
    inputs: PathBuf,
    /// The folder of styles
    #[arg(long, value_name = "DIR", default_value = TEMPLATES)]
    templates: PathBuf,
}

impl Reads {
    /// What is wanted of the paper: all that the public may read, in the style that was asked for.
    fn wanted(&self) -> Wanted<'_> {
        Wanted { style: self.style.as_deref(), ..Wanted::default() }
    }

    /// The folder of the paper that was named, and the paper.
    fn draft(&self, named: &str) -> Result<(PathBuf, Drafted), Faults> {
        let folder = papers::find_one(named, &self.inputs)?;
        let drafted = pipeline::draft(&folder, &self.templates, self.wanted())?;
        Ok((folder, drafted))
    }
}

/// Where things are, for the commands that write papers.
#[derive(Debug, Args)]
struct Folders {
    /// The folder of papers
    #[arg(long, value_name = "DIR", default_value = INPUTS)]
    inputs: PathBuf,
    /// The folder of styles
    #[arg(long, value_name = "DIR", default_value = TEMPLATES)]
    templates: PathBuf,
    /// The folder to write to
    #[arg(long, value_name = "DIR", default_value = OUTPUT)]
    output: PathBuf,
}

/// Runs the program with the arguments of the process.
pub fn run() -> ExitCode {
    // clap prints what is wrong with a command line and exits with 2.
    let arguments = Arguments::parse();
    let done = match thread::Builder::new().stack_size(STACK).spawn(|| run_command(arguments)) {
        Ok(work) => work.join().unwrap_or_else(|panic| resume_unwind(panic)),
        Err(error) => report::fault(
            Diagnostic::error(format!("cannot start to work ({})", reason(&error)))
                .remedy("close other programs and try again"),
        ),
    };
    let done = report::lost().map_or(done, report::fault);
    match done {
        Outcome::Done => ExitCode::SUCCESS,
        Outcome::Findings => ExitCode::from(1),
    }
}

fn run_command(arguments: Arguments) -> Outcome {
    match arguments.command {
        Command::Build { papers, style, draft, exempt, workings, force, folders } => {
            let workings = if workings { Workings::Added } else { Workings::Absent };
            let version = if exempt { Version::Whole } else { Version::Public };
            let wanted = Wanted { style: style.as_deref(), draft, version };
            build::run(&papers, Order { wanted, workings, force, folders: &folders })
        }
        Command::Watch { papers, style, draft, workings, folders } => {
            let workings = if workings { Workings::Added } else { Workings::Absent };
            let wanted = Wanted { style: style.as_deref(), draft, ..Wanted::default() };
            watch::run(&papers, Order { wanted, workings, force: false, folders: &folders })
        }
        Command::Check { papers, format, reads } => check::run(&papers, format, &reads),
        Command::Diff { old, new, paper, format, exempt, reads } => {
            let (old, new, paper) = (old.as_str(), new.as_str(), paper.as_deref());
            diff::run(&diff::Question { old, new, paper, format, exempt }, &reads)
        }
        Command::Explain { paper, figure, all, reads } => {
            let extent = if all { Extent::All } else { Extent::First };
            let question = explain::Question { paper: &paper, figure: &figure, extent };
            explain::run(&question, &reads)
        }
        Command::Figures { paper, format, reads } => figures::run(&paper, format, &reads),
        Command::New { folder, style, templates, schemas } => {
            new::run(&folder, &style, &templates, &schemas)
        }
        Command::Refresh { draft, paper, overwrite, dry_run, reads } => {
            let edits = if overwrite { Edits::Overwritten } else { Edits::Kept };
            let (draft, paper) = (draft.as_path(), paper.as_deref());
            refresh::run(&refresh::Task { draft, paper, edits, dry_run }, &reads)
        }
        Command::Render { file, style, templates, output } => {
            render::run(&file, &style, &templates, &output)
        }
        Command::Roll { paper, to, into, force, reads } => {
            let (to, into) = (to.as_deref(), into.as_deref());
            roll::run(&roll::Task { paper: &paper, to, into, force }, &reads)
        }
        Command::Schema { folder } => schema::run(&folder),
        Command::Styles { templates } => styles::run(&templates),
    }
}

/// How findings are told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Tell {
    /// In words, with the lines that they are about
    Text,
    /// As JSON
    Json,
    /// As SARIF 2.1.0, for editors and for CI
    Sarif,
}

/// Whether papers say how their figures were worked out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Workings {
    /// In an appendix.
    Added,
    /// Not at all.
    Absent,
}

/// How a command ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Outcome {
    /// All was done.
    Done,
    /// There were findings, or input that can't be used.
    Findings,
}
