import type { CompletedCommand } from "./completion.js";

/** Completion for bash 3.2 and newer (macOS), without bash-completion. */
export function bash(commands: readonly CompletedCommand[]): string {
  const names = commands.map(({ name }) => name).filter((name) => name !== "audit");
  return `# clickaudit for bash: source <(clickaudit --print-completion bash)
_clickaudit() {
  local current=\${COMP_WORDS[COMP_CWORD]} previous=\${COMP_WORDS[COMP_CWORD-1]} command=audit word
  # "=" breaks words in bash.
  if [[ $previous == "=" ]]; then COMPREPLY=($(compgen -f -- "$current")); return; fi
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    case $word in ${names.join("|")}) command=$word; break ;; esac
  done
  case $command in
${commands.map((one) => caseOf(one, one.name === "audit" ? names : [])).join("\n")}
  esac
}
complete -o filenames -o bashdefault -F _clickaudit clickaudit
`;
}

function caseOf({ name, options, words }: CompletedCommand, commands: readonly string[]): string {
  const lists = options.flatMap(({ names, value }) => {
    if (!Array.isArray(value)) return [];
    const nospace = value.some((word) => word.endsWith("=")) ? "compopt -o nospace 2>/dev/null; " : "";
    return `      ${names.join("|")}) ${nospace}${reply(value)}; return ;;`;
  });
  const files = options.filter(({ value }) => value === "file").flatMap(({ names }) => names);
  const texts = options.filter(({ value }) => value === "text").flatMap(({ names }) => names);
  const all = options.flatMap(({ names }) => names);
  const first = commands.length > 0 ? ` -W "${commands.join(" ")}"` : "";
  return [
    `  ${name})`,
    "    case $previous in",
    ...lists,
    `      ${files.join("|") || "--"}) COMPREPLY=($(compgen -f -- "$current")); return ;;`,
    `      ${texts.join("|") || "--"}) return ;;`,
    "    esac",
    `    if [[ $current == -* ]]; then ${reply(all)}`,
    words.length > 0
      ? `    else ${reply(words)}; fi ;;`
      : `    else COMPREPLY=($(compgen -f${first} -- "$current")); fi ;;`,
  ].join("\n");
}

const reply = (words: readonly string[]): string =>
  `COMPREPLY=($(compgen -W "${words.join(" ")}" -- "$current"))`;
