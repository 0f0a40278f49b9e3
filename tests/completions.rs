//! What a shell completes with the script that `lacuna completions` prints.
#![allow(clippy::unwrap_used)]

use std::process::Command;

mod tools;

fn script(shell: &str) -> String {
    tools::output(Command::new(env!("CARGO_BIN_EXE_lacuna")).args(["completions", shell]))
}

/// What bash offers for the last word of a line.
fn offered(words: &[&str]) -> Option<String> {
    if !tools::runs(Command::new("bash").arg("--version")) {
        eprintln!("skipped: there is no bash");
        return None;
    }
    let path = tools::folder("completions").join(format!("{}.bash", words.join("-")));
    std::fs::write(&path, script("bash")).unwrap();
    let ask = r#"source "$1"; shift; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1))
_lacuna lacuna "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD-1]}"; echo "${COMPREPLY[*]}""#;
    Some(tools::output(Command::new("bash").args(["-c", ask, "bash"]).arg(path).args(words)))
}

#[test]
fn bash_completes_commands_and_options() {
    let cases: [(&[&str], &str); 4] = [
        (&["lacuna", "com"], "compare completions\n"),
        (&["lacuna", "rules", "sch"], "schema\n"),
        (&["lacuna", "check", "--recomm"], "--recommendation\n"),
        (&["lacuna", "rules", "schema", "lex"], "lexicon\n"),
    ];
    for (words, expected) in cases {
        let Some(told) = offered(words) else { return };
        assert_eq!(told, expected, "{words:?}");
    }
}

#[test]
fn each_shell_has_its_script() {
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let script = script(shell);
        assert!(script.contains("snapshot") && script.contains("recommendation"), "{shell}: {script}");
    }
}
