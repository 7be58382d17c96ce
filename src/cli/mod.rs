//! The command line: arguments in, words and an exit code out. One module for each command.
//!
//! Results go to standard output, faults and progress to standard error. Exit 0: done. 1: findings,
//! or input that can't be used. 2: the command line is wrong.

mod build;
mod check;
mod leftovers;
mod new;
mod papers;
mod render;
mod report;
mod source_date;
mod styles;
mod write;

use std::panic::resume_unwind;
use std::path::PathBuf;
use std::process::ExitCode;
use std::thread;

use clap::{Args, Parser, Subcommand};

use crate::diagnostic::Diagnostic;
use crate::files::reason;

/// The stack on which all work is done. The main thread's is 8 MB on one system and 1 MB on another;
/// how deep a drawing or a text may be nested must not depend on that.
pub(crate) const STACK: usize = 32 * 1024 * 1024;

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
        #[command(flatten)]
        folders: Folders,
    },
    /// Check papers: every finding with its place; exit 1 if any is an error
    Check {
        /// Folders of inputs, or their names; all of inputs/ where none is named
        papers: Vec<String>,
        /// A style other than the one that the paper names
        #[arg(long, value_name = "STYLE")]
        style: Option<String>,
        /// The folder of papers
        #[arg(long, value_name = "DIR", default_value = INPUTS)]
        inputs: PathBuf,
        /// The folder of styles
        #[arg(long, value_name = "DIR", default_value = TEMPLATES)]
        templates: PathBuf,
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
    /// List the styles there are
    Styles {
        /// The folder of styles
        #[arg(long, value_name = "DIR", default_value = TEMPLATES)]
        templates: PathBuf,
    },
}

/// Where things are, for the command that uses all of them.
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
    match done {
        Outcome::Done => ExitCode::SUCCESS,
        Outcome::Findings => ExitCode::from(1),
    }
}

fn run_command(arguments: Arguments) -> Outcome {
    match arguments.command {
        Command::Build { papers, style, folders } => {
            build::run(&papers, style.as_deref(), &folders)
        }
        Command::Check { papers, style, inputs, templates } => {
            check::run(&papers, style.as_deref(), &inputs, &templates)
        }
        Command::New { folder, style, templates } => new::run(&folder, &style, &templates),
        Command::Render { file, style, templates, output } => {
            render::run(&file, &style, &templates, &output)
        }
        Command::Styles { templates } => styles::run(&templates),
    }
}

/// How a command ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Outcome {
    /// All was done.
    Done,
    /// There were findings, or input that can't be used.
    Findings,
}
