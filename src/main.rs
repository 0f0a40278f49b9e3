//! The command line of Lacuna.

fn main() -> std::process::ExitCode {
    lacuna::cli::main()
}
