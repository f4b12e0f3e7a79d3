import { type Completed, type CompletedCommand, quoted } from "./completion.js";

/** Completion for zsh: the file _clickaudit in a folder of $fpath, or sourced. */
export function zsh(commands: readonly CompletedCommand[]): string {
  const others = commands.filter(({ name }) => name !== "audit");
  return `#compdef clickaudit
# clickaudit for zsh: source <(clickaudit --print-completion zsh)
_clickaudit_words() {
  local -a commands
  commands=(${others.map(({ name, text }) => quoted(`${name}:${text}`)).join(" ")})
  (( CURRENT == 2 )) && _describe command commands
  _files
}
_clickaudit() {
  local command=audit word
  local -a options
  for word in \${words[2,CURRENT-1]}; do
    case $word in ${others.map(({ name }) => name).join("|")}) command=$word; break ;; esac
  done
  case $command in
${commands.map(caseOf).join("\n")}
  esac
  _arguments -S $options
}
if [[ $funcstack[1] == _clickaudit ]]; then _clickaudit "$@"; else compdef _clickaudit clickaudit; fi
`;
}

function caseOf({ name, options, words }: CompletedCommand): string {
  const rest = words.length > 0 ? `*:signal:(${words.join(" ")})` : "*: :_clickaudit_words";
  const lines = [...options.flatMap(specs), rest].map((spec) => `      ${quoted(spec)}`);
  return `  ${name})\n    options=(\n${lines.join("\n")}\n    ) ;;`;
}

/** `*--format[text]:value:(table json)`, one for each name. */
function specs({ names, text, value }: Completed): string[] {
  const shown = text.replace(/[[\]:\\]/g, "\\$&");
  const what =
    value === null
      ? ""
      : value === "file"
        ? ":file:_files"
        : value === "text"
          ? ":value: "
          : `:value:(${value.join(" ")})`;
  return names.map((name) => `*${name}[${shown}]${what}`);
}
