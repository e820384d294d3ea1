/** What may follow the command of a path. */
export interface CompletionEntry {
  readonly path: readonly string[];
  readonly commands: readonly string[];
  readonly flags: readonly string[];
}

/** A script for bash. What the server knows, such as ids, is not completed: each tab would be a request. */
export function bashCompletion(entries: readonly CompletionEntry[]): string {
  return `# Completion of statehouse for bash: source <(statehouse completion bash)
_statehouse() {
  local at='' word commands='' flags='' current="\${COMP_WORDS[COMP_CWORD]}"
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
${descent(entries)}
  done
${choices(entries)}
  if [[ $current == -* || -z $commands ]]; then commands=$flags; fi
  COMPREPLY=($(compgen -W "$commands" -- "$current"))
}
complete -o default -F _statehouse statehouse
`;
}

export function zshCompletion(entries: readonly CompletionEntry[]): string {
  return `#compdef statehouse
# Completion of statehouse for zsh: source <(statehouse completion zsh), behind compinit.
_statehouse() {
  local at='' word commands='' flags='' current="\${words[CURRENT]}"
  for word in "\${(@)words[2,CURRENT-1]}"; do
${descent(entries)}
  done
${choices(entries)}
  if [[ $current == -* || -z $commands ]]; then commands=$flags; fi
  compadd -- \${=commands} || _files
}
compdef _statehouse statehouse
`;
}

/** Finds the command that the words so far name; arguments and options change nothing. */
function descent(entries: readonly CompletionEntry[]): string {
  const paths = entries.filter(({ path }) => path.length > 0).map(({ path }) => `'/${path.join('/')}'`);
  return `    case "$at/$word" in
      ${paths.join(' | ')}) at="$at/$word" ;;
    esac`;
}

function choices(entries: readonly CompletionEntry[]): string {
  const lines = entries.map(
    ({ path, commands, flags }) =>
      `    '${path.map((name) => `/${name}`).join('')}') commands='${commands.join(' ')}' flags='${flags.join(' ')}' ;;`,
  );
  return `  case "$at" in\n${lines.join('\n')}\n  esac`;
}
